// Inside a run of removed and added lines: which of them are the same line, changed, and which words differ.
#pragma once

#include "model/diff/textdiff.h"

#include <QHash>

#include <span>
#include <unordered_map>
#include <vector>

namespace schemawright::diff {

/// Cuts lines into tokens once and compares them; stops, and says so, when the limits are used up.
class WordComparer
{
public:
    explicit WordComparer(const TextDiffLimits &limits);

    /// Indices into the two runs of lines that are more alike than not, ascending on both sides.
    [[nodiscard]] std::vector<std::pair<int, int>> pairedLines(
        std::span<const QStringView> left, std::span<const QStringView> right);

    /// Fills the marks of a Changed row.
    void markWords(QStringView left, QStringView right, TextDiffRow &row);

    [[nodiscard]] bool wasLimited() const { return m_limited; }

private:
    struct Word {
        int id = 0; ///< equal for equal text
        int weight = 0; ///< what a match is worth; blanks are worth little, so that words decide
        SourceRange range;
    };
    using Words = std::vector<Word>;

    [[nodiscard]] const Words &wordsOf(QStringView line);
    [[nodiscard]] int idOf(const QString &word);
    [[nodiscard]] double similarity(const Words &left, const Words &right);
    [[nodiscard]] std::vector<std::pair<int, int>> bestPairs(
        std::span<const QStringView> left, std::span<const QStringView> right);
    [[nodiscard]] std::vector<std::pair<int, int>> nearestPairs(
        std::span<const QStringView> left, std::span<const QStringView> right);

    std::unordered_map<QStringView, Words> m_words; ///< its values stay where they are, so that two can be compared
    QHash<QString, int> m_ids;
    qint64 m_linesLeft = 0;
    qint64 m_stepsLeft = 0;
    bool m_limited = false;
    const Words m_noWords;
};

} // namespace schemawright::diff
