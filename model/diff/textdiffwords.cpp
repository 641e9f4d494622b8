#include "model/diff/textdiffwords.h"

#include "model/sql/splitter.h"

#include <algorithm>

namespace schemawright::diff {

namespace {

constexpr double pairingThreshold = 0.4; // Below it two lines have little but punctuation in common.
constexpr qsizetype bestPairsCells = 4096; // Up to this many candidates the best assignment is computed.
constexpr int definedNameWeight = 16; // "title varchar(200)" and "title text NOT NULL" are one column.
constexpr int nearestWindow = 8; // In larger runs a line looks this far for its partner.
constexpr qsizetype maxWordsPerLine = 1000; // A line of data, not of DDL: its words are not worth a table of a million cells.
constexpr qsizetype mergedGap = 2; // Marks closer than this become one.

/// Weights of the longest common subsequence of words[i…] and words[j…], row by row.
template <typename Words>
std::vector<int> commonWeights(const Words &left, const Words &right)
{
    const size_t width = right.size() + 1;
    std::vector<int> table((left.size() + 1) * width, 0);
    for (size_t i = left.size(); i-- > 0;) {
        for (size_t j = right.size(); j-- > 0;) {
            int best = std::max(table[(i + 1) * width + j], table[i * width + j + 1]);
            if (left[i].id == right[j].id)
                best = std::max(best, table[(i + 1) * width + j + 1] + left[i].weight);
            table[i * width + j] = best;
        }
    }
    return table;
}

void addMark(QList<SourceRange> &marks, const SourceRange &range)
{
    if (!marks.isEmpty() && range.start - marks.last().end() < mergedGap)
        marks.last().length = range.end() - marks.last().start;
    else
        marks.append(range);
}

/// The part of a pair of lines that is not a common start or end; both as marks.
void markMiddle(QStringView left, QStringView right, TextDiffRow &row)
{
    const qsizetype shorter = std::min(left.size(), right.size());
    qsizetype head = 0;
    while (head < shorter && left[head] == right[head])
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head && left[left.size() - 1 - tail] == right[right.size() - 1 - tail])
        ++tail;
    if (left.size() > head + tail)
        row.leftMarks.append({ .start = head, .length = left.size() - head - tail });
    if (right.size() > head + tail)
        row.rightMarks.append({ .start = head, .length = right.size() - head - tail });
}

} // namespace

WordComparer::WordComparer(const TextDiffLimits &limits)
    : m_linesLeft(limits.wordLines)
    , m_stepsLeft(limits.wordSteps)
{
}

const WordComparer::Words &WordComparer::wordsOf(QStringView line)
{
    if (const auto known = m_words.find(line); known != m_words.end())
        return known->second;
    if (m_linesLeft <= 0) {
        m_limited = true;
        return m_noWords;
    }
    --m_linesLeft;
    Words &words = m_words[line];
    const QString text = line.toString();
    for (const sql::Token &token : sql::scanTokens(text)) {
        const QString word = text.mid(token.range.start, token.range.length);
        const bool blank = token.kind == sql::TokenKind::Whitespace;
        int weight = blank ? 1 : static_cast<int>(token.range.length) + 2;
        // An indented line that begins with a name defines it: a column, a field, an attribute. Keywords are written
        // in capitals there.
        if (words.size() == 1 && words.front().weight == 1 && (word.front().isLower() || word.front() == u'"'))
            weight += definedNameWeight;
        words.push_back({ .id = idOf(word), .weight = weight, .range = token.range });
    }
    return words;
}

int WordComparer::idOf(const QString &word)
{
    const auto known = m_ids.constFind(word);
    return known != m_ids.constEnd() ? *known : *m_ids.insert(word, static_cast<int>(m_ids.size()));
}

double WordComparer::similarity(const Words &left, const Words &right)
{
    const auto cells = static_cast<qint64>(left.size()) * static_cast<qint64>(right.size());
    if (m_stepsLeft < cells) {
        m_limited = true;
        return 0;
    }
    if (left.size() > static_cast<size_t>(maxWordsPerLine) || right.size() > static_cast<size_t>(maxWordsPerLine))
        return 0;
    m_stepsLeft -= cells;
    int total = 0;
    for (const Words *words : { &left, &right }) {
        for (const Word &word : *words)
            total += word.weight;
    }
    return total == 0 ? 0 : 2.0 * commonWeights(left, right).front() / total;
}

std::vector<std::pair<int, int>> WordComparer::pairedLines(
    std::span<const QStringView> left, std::span<const QStringView> right)
{
    if (left.empty() || right.empty())
        return {};
    const bool small = static_cast<qsizetype>(left.size() * right.size()) <= bestPairsCells;
    return small ? bestPairs(left, right) : nearestPairs(left, right);
}

std::vector<std::pair<int, int>> WordComparer::bestPairs(
    std::span<const QStringView> left, std::span<const QStringView> right)
{
    const size_t width = right.size() + 1;
    std::vector<double> alike(left.size() * width, 0);
    std::vector<double> total((left.size() + 1) * width, 0);
    for (size_t i = left.size(); i-- > 0;) {
        for (size_t j = right.size(); j-- > 0;) {
            double &own = alike[i * width + j];
            own = similarity(wordsOf(left[i]), wordsOf(right[j]));
            double best = std::max(total[(i + 1) * width + j], total[i * width + j + 1]);
            if (own > pairingThreshold)
                best = std::max(best, total[(i + 1) * width + j + 1] + own);
            total[i * width + j] = best;
        }
    }
    std::vector<std::pair<int, int>> pairs;
    for (size_t i = 0, j = 0; i < left.size() && j < right.size();) {
        const double own = alike[i * width + j];
        // The table holds the very sum that is compared here, so equality is exact.
        if (own > pairingThreshold && total[i * width + j] <= total[(i + 1) * width + j + 1] + own)
            pairs.emplace_back(static_cast<int>(i++), static_cast<int>(j++));
        else if (total[(i + 1) * width + j] >= total[i * width + j + 1])
            ++i;
        else
            ++j;
    }
    return pairs;
}

std::vector<std::pair<int, int>> WordComparer::nearestPairs(
    std::span<const QStringView> left, std::span<const QStringView> right)
{
    std::vector<std::pair<int, int>> pairs;
    size_t next = 0;
    for (size_t i = 0; i < left.size() && next < right.size(); ++i) {
        double best = pairingThreshold;
        size_t partner = right.size();
        for (size_t j = next; j < std::min(next + nearestWindow, right.size()); ++j) {
            const double own = similarity(wordsOf(left[i]), wordsOf(right[j]));
            if (own > best) {
                best = own;
                partner = j;
            }
        }
        if (partner == right.size())
            continue;
        pairs.emplace_back(static_cast<int>(i), static_cast<int>(partner));
        next = partner + 1;
    }
    return pairs;
}

void WordComparer::markWords(QStringView left, QStringView right, TextDiffRow &row)
{
    const Words &leftWords = wordsOf(left);
    const Words &rightWords = wordsOf(right);
    const auto cells = static_cast<qint64>(leftWords.size()) * static_cast<qint64>(rightWords.size());
    if (cells == 0 || cells > m_stepsLeft || cells > maxWordsPerLine * maxWordsPerLine) {
        markMiddle(left, right, row);
        return;
    }
    m_stepsLeft -= cells;
    const std::vector<int> table = commonWeights(leftWords, rightWords);
    const size_t width = rightWords.size() + 1;
    size_t i = 0;
    size_t j = 0;
    while (i < leftWords.size() || j < rightWords.size()) {
        const bool inBoth = i < leftWords.size() && j < rightWords.size();
        if (inBoth && leftWords[i].id == rightWords[j].id
            && table[i * width + j] == table[(i + 1) * width + j + 1] + leftWords[i].weight) {
            ++i;
            ++j;
        } else if (j == rightWords.size() || (inBoth && table[(i + 1) * width + j] >= table[i * width + j + 1])) {
            addMark(row.leftMarks, leftWords[i++].range);
        } else {
            addMark(row.rightMarks, rightWords[j++].range);
        }
    }
}

} // namespace schemawright::diff
