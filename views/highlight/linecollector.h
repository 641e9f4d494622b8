// The formats of a text, collected line by line. The state between lines is that of the source text, so filler rows and
// folds of a pane cannot disturb it. Only for views/highlight.
#pragma once

#include "views/highlight/highlightedtext.h"

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/State>

namespace schemawright::highlight {

/// PostgreSQL has hundreds of keywords that are good names (id, name, state, role). In SQL that writes its keywords in
/// capitals, as generated SQL does, the lower-case ones are names.
[[nodiscard]] bool writesKeywordsInCapitals(const QString &text);

class LineCollector final : public KSyntaxHighlighting::AbstractHighlighter
{
public:
    /// An unknown definition leaves everything normal.
    LineCollector(const QString &text, QStringView definitionName);

    [[nodiscard]] bool atEnd() const { return m_next >= m_source.size(); }
    void addLine();
    [[nodiscard]] const HighlightedText &text() const { return m_text; }
    [[nodiscard]] HighlightedText takeText() { return std::move(m_text); }

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override;

private:
    QString m_source;
    qsizetype m_next = 0; ///< where the next line begins
    bool m_namesInLowerCase = false;
    QStringView m_line;
    KSyntaxHighlighting::State m_state;
    HighlightedText m_text;
};

} // namespace schemawright::highlight
