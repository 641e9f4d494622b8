#include "views/highlight/highlightedtext.h"

#include "views/highlight/syntaxrepository.h"

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/State>
#include <KSyntaxHighlighting/Theme>

namespace schemawright::highlight {

namespace {

constexpr qsizetype maxHighlightedLine = 10'000; // Data, not DDL; regular expressions on it would stall the worker.

/// Collects formats line by line. The state between lines is that of the source text, so filler rows and folds of a
/// pane cannot disturb it.
class LineCollector final : public KSyntaxHighlighting::AbstractHighlighter
{
public:
    LineCollector(const KSyntaxHighlighting::Definition &definition, bool namesInLowerCase)
        : m_namesInLowerCase(namesInLowerCase)
    {
        setDefinition(definition);
    }

    void addLine(QStringView line)
    {
        m_line = line;
        if (line.size() <= maxHighlightedLine)
            m_state = highlightLine(line, m_state);
        m_text.endLine();
    }

    [[nodiscard]] HighlightedText takeText() { return std::move(m_text); }

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override
    {
        const auto style = format.textStyle();
        if (length == 0 || style == KSyntaxHighlighting::Theme::Normal)
            return;
        if (m_namesInLowerCase && style == KSyntaxHighlighting::Theme::Keyword && m_line[offset].isLower())
            return;
        m_text.append({ .start = offset, .length = length, .style = static_cast<int>(style) });
    }

private:
    bool m_namesInLowerCase = false;
    QStringView m_line;
    KSyntaxHighlighting::State m_state;
    HighlightedText m_text;
};

/// PostgreSQL has hundreds of keywords that are good names (id, name, state, role). In SQL that writes its keywords in
/// capitals, as generated SQL does, the lower-case ones are names.
bool writesKeywordsInCapitals(const QString &text)
{
    for (const QStringView verb : { u"CREATE ", u"ALTER ", u"SELECT ", u"DROP ", u"INSERT ", u"COMMENT ON " }) {
        if (text.contains(verb))
            return true;
    }
    return false;
}

} // namespace

std::span<const StyledRange> HighlightedText::line(int number) const
{
    if (number < 0 || number >= lineCount())
        return {};
    const size_t start = number == 0 ? 0 : m_lineEnds[static_cast<size_t>(number - 1)];
    return std::span(m_ranges).subspan(start, m_lineEnds[static_cast<size_t>(number)] - start);
}

HighlightedText highlightText(const QString &text, QStringView definitionName)
{
    const bool namesInLowerCase = definitionName == sqlDefinition && writesKeywordsInCapitals(text);
    LineCollector collector(threadRepository().definitionForName(definitionName.toString()), namesInLowerCase);
    qsizetype start = 0;
    while (start < text.size()) {
        const qsizetype newline = text.indexOf(u'\n', start);
        const qsizetype end = newline < 0 ? text.size() : newline;
        QStringView line = QStringView(text).mid(start, end - start);
        if (newline >= 0 && line.endsWith(u'\r'))
            line.chop(1);
        collector.addLine(line);
        start = end + 1;
    }
    return collector.takeText();
}

QStringView definitionForFile(QStringView fileName)
{
    if (fileName.endsWith(u".prisma", Qt::CaseInsensitive))
        return prismaDefinition;
    if (fileName.endsWith(u".hcl", Qt::CaseInsensitive))
        return hclDefinition;
    return sqlDefinition;
}

} // namespace schemawright::highlight
