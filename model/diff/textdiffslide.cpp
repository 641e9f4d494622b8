#include "model/diff/textdiffslide.h"

namespace schemawright::diff {

namespace {

/// Runs of one side; `partner` maps its lines to the other side, `back` the other way round.
class Slider
{
public:
    Slider(const std::vector<QStringView> &lines, std::vector<int> &partner, std::vector<int> &back)
        : m_lines(lines)
        , m_partner(partner)
        , m_back(back)
    {
    }

    void slideAll()
    {
        const int count = static_cast<int>(m_lines.size());
        for (int start = 0; start < count; ++start) {
            if (m_partner[at(start)] >= 0)
                continue;
            int end = start;
            while (end < count && m_partner[at(end)] < 0)
                ++end;
            if (isOneSided(start, end))
                end = slide(start, end);
            start = end;
        }
    }

private:
    static size_t at(int index) { return static_cast<size_t>(index); }

    /// No line of the other side is unmatched at the same place: there the run may not move, it would change rows.
    [[nodiscard]] bool isOneSided(int start, int end) const
    {
        const int before = start > 0 ? m_partner[at(start - 1)] : -1;
        const int after = end < static_cast<int>(m_lines.size()) ? m_partner[at(end)] : static_cast<int>(m_back.size());
        return after == before + 1;
    }

    /// Answers the end of the run in its new place.
    int slide(int start, int end)
    {
        while (canMoveUp(start, end))
            moveUp(start--, end--);
        int bestStart = start;
        int bestScore = score(start, end);
        int current = start;
        int currentEnd = end;
        while (canMoveDown(current, currentEnd)) {
            moveDown(current++, currentEnd++);
            if (score(current, currentEnd) >= bestScore) {
                bestScore = score(current, currentEnd);
                bestStart = current;
            }
        }
        for (; current > bestStart; --current, --currentEnd)
            moveUp(current, currentEnd);
        return currentEnd;
    }

    [[nodiscard]] bool canMoveUp(int start, int end) const
    {
        return start > 0 && m_partner[at(start - 1)] >= 0 && m_lines[at(start - 1)] == m_lines[at(end - 1)];
    }

    [[nodiscard]] bool canMoveDown(int start, int end) const
    {
        return end < static_cast<int>(m_lines.size()) && m_partner[at(end)] >= 0
            && m_lines[at(start)] == m_lines[at(end)];
    }

    void moveUp(int start, int end) { hand(start - 1, end - 1); }
    void moveDown(int start, int end) { hand(end, start); }

    void hand(int from, int to)
    {
        m_partner[at(to)] = m_partner[at(from)];
        m_partner[at(from)] = -1;
        m_back[at(m_partner[at(to)])] = to;
    }

    [[nodiscard]] int score(int start, int end) const
    {
        const QStringView first = m_lines[at(start)];
        const bool blankFirst = first.trimmed().isEmpty();
        int points = blankFirst ? 0 : 1;
        if (start == 0 || m_lines[at(start - 1)].trimmed().isEmpty())
            points += 3;
        if (m_lines[at(end - 1)].trimmed().isEmpty())
            points += 2;
        if (!blankFirst && !first.front().isSpace() && first.front().isLetter())
            points += 1;
        return points;
    }

    const std::vector<QStringView> &m_lines;
    std::vector<int> &m_partner;
    std::vector<int> &m_back;
};

} // namespace

void slideRuns(LineMatching &matching, const std::vector<QStringView> &left, const std::vector<QStringView> &right)
{
    std::vector<int> leftOfRight(right.size(), -1);
    for (size_t i = 0; i < matching.rightOfLeft.size(); ++i) {
        if (matching.rightOfLeft[i] >= 0)
            leftOfRight[static_cast<size_t>(matching.rightOfLeft[i])] = static_cast<int>(i);
    }
    Slider(right, leftOfRight, matching.rightOfLeft).slideAll();
    Slider(left, matching.rightOfLeft, leftOfRight).slideAll();
}

} // namespace schemawright::diff
