#include "model/diff/textdiff.h"

#include "model/diff/textdifflines.h"
#include "model/diff/textdiffslide.h"
#include "model/diff/textdiffwords.h"

namespace schemawright::diff {

namespace {

std::vector<QStringView> linesOf(QStringView text)
{
    std::vector<QStringView> lines;
    for (const SourceRange &range : lineRanges(text))
        lines.push_back(text.mid(range.start, range.length));
    return lines;
}

class RowBuilder
{
public:
    RowBuilder(const std::vector<QStringView> &left, const std::vector<QStringView> &right, const TextDiffLimits &limits)
        : m_left(left)
        , m_right(right)
        , m_words(limits)
    {
    }

    [[nodiscard]] TextDiff build(const LineMatching &matching)
    {
        const int leftCount = static_cast<int>(m_left.size());
        const int rightCount = static_cast<int>(m_right.size());
        int right = 0;
        int runStart = 0;
        for (int left = 0; left < leftCount; ++left) {
            const int partner = matching.rightOfLeft[static_cast<size_t>(left)];
            if (partner < 0)
                continue;
            addRun(runStart, left, right, partner);
            m_diff.rows.append({ .leftLine = left, .rightLine = partner });
            runStart = left + 1;
            right = partner + 1;
        }
        addRun(runStart, leftCount, right, rightCount);
        m_diff.coarse = matching.coarse;
        m_diff.wordMarksSkipped = m_words.wasLimited();
        return std::move(m_diff);
    }

private:
    void addRun(int left, int leftEnd, int right, int rightEnd)
    {
        const auto firstRow = static_cast<int>(m_diff.rows.size());
        const auto leftRun = std::span(m_left).subspan(static_cast<size_t>(left), static_cast<size_t>(leftEnd - left));
        const auto rightRun
            = std::span(m_right).subspan(static_cast<size_t>(right), static_cast<size_t>(rightEnd - right));
        const int leftStart = left;
        const int rightStart = right;
        for (const auto &[leftIndex, rightIndex] : m_words.pairedLines(leftRun, rightRun)) {
            addUnpaired(left, leftStart + leftIndex, right, rightStart + rightIndex);
            left = leftStart + leftIndex;
            right = rightStart + rightIndex;
            addPair(left++, right++);
        }
        addUnpaired(left, leftEnd, right, rightEnd);
        const auto rowCount = static_cast<int>(m_diff.rows.size()) - firstRow;
        if (rowCount > 0)
            m_diff.hunks.append({ .firstRow = firstRow, .rowCount = rowCount });
    }

    void addUnpaired(int left, int leftEnd, int right, int rightEnd)
    {
        for (; left < leftEnd; ++left)
            m_diff.rows.append({ .kind = TextRowKind::Removed, .leftLine = left });
        for (; right < rightEnd; ++right)
            m_diff.rows.append({ .kind = TextRowKind::Added, .rightLine = right });
    }

    void addPair(int left, int right)
    {
        TextDiffRow row { .kind = TextRowKind::Changed, .leftLine = left, .rightLine = right };
        m_words.markWords(m_left[static_cast<size_t>(left)], m_right[static_cast<size_t>(right)], row);
        m_diff.rows.append(row);
    }

    const std::vector<QStringView> &m_left;
    const std::vector<QStringView> &m_right;
    WordComparer m_words;
    TextDiff m_diff;
};

bool usesCarriageReturns(const QString &text)
{
    return text.contains(QLatin1String("\r\n"));
}

} // namespace

QList<SourceRange> lineRanges(QStringView text)
{
    QList<SourceRange> ranges;
    qsizetype start = 0;
    while (start < text.size()) {
        const qsizetype newline = text.indexOf(u'\n', start);
        const qsizetype end = newline < 0 ? text.size() : newline;
        const bool carriageReturn = newline > start && text[newline - 1] == u'\r';
        ranges.append({ .start = start, .length = end - start - (carriageReturn ? 1 : 0) });
        start = end + 1;
    }
    return ranges;
}

TextDiff diffTexts(const QString &left, const QString &right, const TextDiffLimits &limits)
{
    const std::vector<QStringView> leftLines = linesOf(left);
    const std::vector<QStringView> rightLines = linesOf(right);
    LineMatching matching = matchLines(leftLines, rightLines, limits.lineSteps);
    slideRuns(matching, leftLines, rightLines);
    TextDiff result = RowBuilder(leftLines, rightLines, limits).build(matching);
    result.lineEndingsDiffer
        = left.contains(u'\n') && right.contains(u'\n') && usesCarriageReturns(left) != usesCarriageReturns(right);
    result.finalNewlineDiffers
        = !left.isEmpty() && !right.isEmpty() && left.endsWith(u'\n') != right.endsWith(u'\n');
    return result;
}

} // namespace schemawright::diff
