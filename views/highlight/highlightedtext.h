// Highlighting as a value: made in a worker, applied by panes to the lines they show.
#pragma once

#include <QList>
#include <QMetaType>
#include <QString>

#include <span>
#include <vector>

namespace schemawright::highlight {

struct StyledRange {
    int start = 0; ///< UTF-16 offset in the line
    int length = 0;
    int style = 0; ///< KSyntaxHighlighting::Theme::TextStyle
    friend bool operator==(const StyledRange &, const StyledRange &) = default;
};

/// Ranges of all lines in one vector; what has none is normal text.
class HighlightedText
{
public:
    /// Empty for a line that the text does not have.
    [[nodiscard]] std::span<const StyledRange> line(int number) const;
    [[nodiscard]] int lineCount() const { return static_cast<int>(m_lineEnds.size()); }

    void append(const StyledRange &range) { m_ranges.push_back(range); }
    void endLine() { m_lineEnds.push_back(m_ranges.size()); }

    friend bool operator==(const HighlightedText &, const HighlightedText &) = default;

private:
    std::vector<StyledRange> m_ranges;
    std::vector<size_t> m_lineEnds; ///< per line, the end of its ranges in m_ranges
};

/// Longer lines are data, not DDL, and stay normal: regular expressions on them would stall whoever waits.
inline constexpr qsizetype maxHighlightedLine = 10'000;

inline constexpr QStringView sqlDefinition = u"SQL (PostgreSQL)";
inline constexpr QStringView prismaDefinition = u"Prisma";
inline constexpr QStringView hclDefinition = u"HCL";

/// Callable from any thread. Lines are those of diff::lineRanges. An unknown definition leaves everything normal.
/// About 11 µs per line of SQL; lines beyond 10,000 characters stay normal.
[[nodiscard]] HighlightedText highlightText(const QString &text, QStringView definitionName);

/// The definition for a file of ours by its ending; sqlDefinition when it is none that we know.
[[nodiscard]] QStringView definitionForFile(QStringView fileName);

} // namespace schemawright::highlight

Q_DECLARE_METATYPE(schemawright::highlight::HighlightedText)
