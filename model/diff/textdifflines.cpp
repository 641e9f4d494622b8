#include "model/diff/textdifflines.h"

#include <QHash>

#include <algorithm>
#include <optional>

namespace schemawright::diff {

namespace {

constexpr int maxEditDepth = 1024; // Beyond this many edits a region is cut at the furthest point reached.
constexpr int maxAnchorDepth = 48; // Regions nest by unique lines; adversarial input would nest once per line.
constexpr int unreachable = -1'000'000'000;

struct Region {
    int leftStart = 0;
    int leftEnd = 0;
    int rightStart = 0;
    int rightEnd = 0;
    int depth = 0;

    [[nodiscard]] int leftSize() const { return leftEnd - leftStart; }
    [[nodiscard]] int rightSize() const { return rightEnd - rightStart; }
};

/// A diagonal of equal lines, relative to a region; empty when only the split point is known.
struct Snake {
    int leftStart = 0;
    int rightStart = 0;
    int length = 0;
};

/// One side as numbers, without the lines that the other side has nowhere: they cannot take part.
struct Sequence {
    std::vector<int> ids;
    std::vector<int> lines;
};

/// Furthest x per diagonal k, for k from -limit-1 to limit+1.
class Frontier
{
public:
    void reset(int limit)
    {
        m_origin = limit + 1;
        m_furthest.assign(static_cast<size_t>(2 * limit + 3), unreachable);
    }
    int &operator[](int k) { return m_furthest[static_cast<size_t>(k + m_origin)]; }

private:
    std::vector<int> m_furthest;
    int m_origin = 0;
};

class Matcher
{
public:
    Matcher(const Sequence &left, const Sequence &right, int idCount, qint64 stepLimit)
        : m_left(left.ids)
        , m_right(right.ids)
        , m_partner(left.ids.size(), -1)
        , m_stepsLeft(stepLimit)
        , m_leftSeen(static_cast<size_t>(idCount))
        , m_rightSeen(static_cast<size_t>(idCount))
    {
    }

    void run()
    {
        m_regions.push_back(
            { .leftEnd = static_cast<int>(m_left.size()), .rightEnd = static_cast<int>(m_right.size()) });
        while (!m_regions.empty()) {
            const Region region = trimmed(m_regions.back());
            m_regions.pop_back();
            if (region.leftSize() == 0 || region.rightSize() == 0)
                continue;
            if (region.depth < maxAnchorDepth && splitAtUniqueLines(region))
                continue;
            splitAtMiddle(region);
        }
    }

    [[nodiscard]] const std::vector<int> &partners() const { return m_partner; }
    [[nodiscard]] bool isCoarse() const { return m_coarse; }

private:
    struct Seen {
        int count = 0;
        int position = 0;
    };

    [[nodiscard]] int leftId(int i) const { return m_left[static_cast<size_t>(i)]; }
    [[nodiscard]] int rightId(int i) const { return m_right[static_cast<size_t>(i)]; }
    void match(int left, int right) { m_partner[static_cast<size_t>(left)] = right; }

    Region trimmed(Region region)
    {
        while (region.leftSize() > 0 && region.rightSize() > 0
            && leftId(region.leftStart) == rightId(region.rightStart))
            match(region.leftStart++, region.rightStart++);
        while (region.leftSize() > 0 && region.rightSize() > 0
            && leftId(region.leftEnd - 1) == rightId(region.rightEnd - 1))
            match(--region.leftEnd, --region.rightEnd);
        return region;
    }

    void countLines(const Region &region)
    {
        for (int i = region.leftStart; i < region.leftEnd; ++i)
            m_leftSeen[static_cast<size_t>(leftId(i))] = {};
        for (int i = region.rightStart; i < region.rightEnd; ++i) {
            m_leftSeen[static_cast<size_t>(rightId(i))] = {};
            m_rightSeen[static_cast<size_t>(rightId(i))] = {};
        }
        for (int i = region.leftStart; i < region.leftEnd; ++i)
            m_rightSeen[static_cast<size_t>(leftId(i))] = {};
        for (int i = region.leftStart; i < region.leftEnd; ++i)
            note(m_leftSeen[static_cast<size_t>(leftId(i))], i);
        for (int i = region.rightStart; i < region.rightEnd; ++i)
            note(m_rightSeen[static_cast<size_t>(rightId(i))], i);
    }

    static void note(Seen &seen, int position)
    {
        ++seen.count;
        seen.position = position;
    }

    /// Pairs of lines that each side has once, in left order.
    [[nodiscard]] std::vector<std::pair<int, int>> uniquePairs(const Region &region)
    {
        countLines(region);
        std::vector<std::pair<int, int>> pairs;
        for (int i = region.leftStart; i < region.leftEnd; ++i) {
            const auto id = static_cast<size_t>(leftId(i));
            if (m_leftSeen[id].count == 1 && m_rightSeen[id].count == 1)
                pairs.emplace_back(i, m_rightSeen[id].position);
        }
        return pairs;
    }

    bool splitAtUniqueLines(const Region &region)
    {
        m_stepsLeft -= region.leftSize() + region.rightSize();
        const auto anchors = longestIncreasing(uniquePairs(region));
        if (anchors.empty())
            return false;
        Region between = region;
        between.depth = region.depth + 1;
        for (const auto &[left, right] : anchors) {
            match(left, right);
            between.leftEnd = left;
            between.rightEnd = right;
            m_regions.push_back(between);
            between.leftStart = left + 1;
            between.rightStart = right + 1;
        }
        between.leftEnd = region.leftEnd;
        between.rightEnd = region.rightEnd;
        m_regions.push_back(between);
        return true;
    }

    /// Patience sorting: the longest run of pairs whose right positions ascend too.
    static std::vector<std::pair<int, int>> longestIncreasing(const std::vector<std::pair<int, int>> &pairs)
    {
        std::vector<int> tops; // per pile the index of its last pair
        std::vector<int> previous(pairs.size(), -1);
        for (size_t i = 0; i < pairs.size(); ++i) {
            const auto pile = std::ranges::lower_bound(tops, pairs[i].second, {},
                [&pairs](int index) { return pairs[static_cast<size_t>(index)].second; });
            if (pile != tops.begin())
                previous[i] = *std::prev(pile);
            if (pile == tops.end())
                tops.push_back(static_cast<int>(i));
            else
                *pile = static_cast<int>(i);
        }
        std::vector<std::pair<int, int>> run;
        for (int i = tops.empty() ? -1 : tops.back(); i >= 0; i = previous[static_cast<size_t>(i)])
            run.push_back(pairs[static_cast<size_t>(i)]);
        std::ranges::reverse(run);
        return run;
    }

    void splitAtMiddle(const Region &region)
    {
        const auto snake = middleSnake(region);
        if (!snake) {
            m_coarse = true;
            return;
        }
        for (int i = 0; i < snake->length; ++i)
            match(region.leftStart + snake->leftStart + i, region.rightStart + snake->rightStart + i);
        Region before = region;
        before.leftEnd = region.leftStart + snake->leftStart;
        before.rightEnd = region.rightStart + snake->rightStart;
        Region after = region;
        after.leftStart = before.leftEnd + snake->length;
        after.rightStart = before.rightEnd + snake->length;
        // Without unique lines in the whole there may be some in the halves, but trying that costs more than it brings.
        before.depth = after.depth = maxAnchorDepth;
        m_regions.push_back(before);
        m_regions.push_back(after);
    }

    /// One more edit on every diagonal, from the start (direction 1) or from the end (-1) of the region.
    /// Answers the snake that meets the other frontier.
    std::optional<Snake> advance(const Region &region, int edits, bool forward, Frontier &own, Frontier &other)
    {
        const int n = region.leftSize();
        const int m = region.rightSize();
        const int delta = n - m;
        const bool mayMeet = ((delta & 1) != 0) == forward;
        const int otherEdits = forward ? edits - 1 : edits;
        for (int k = -edits; k <= edits; k += 2) {
            const bool down = k == -edits || (k != edits && own[k - 1] < own[k + 1]);
            const int startX = edits == 0 ? 0 : (down ? own[k + 1] : own[k - 1] + 1);
            int x = startX;
            if (x < 0 || x > n || x - k < 0 || x - k > m) {
                own[k] = unreachable;
                continue;
            }
            while (x < n && x - k < m && isEqualAt(region, x, x - k, forward))
                ++x;
            m_stepsLeft -= 1 + x - startX;
            own[k] = x;
            const int opposite = delta - k;
            if (!mayMeet || opposite < -otherEdits || opposite > otherEdits || x + other[opposite] < n)
                continue;
            if (forward)
                return Snake { .leftStart = startX, .rightStart = startX - k, .length = x - startX };
            return Snake { .leftStart = n - x, .rightStart = m - (x - k), .length = x - startX };
        }
        return std::nullopt;
    }

    [[nodiscard]] bool isEqualAt(const Region &region, int x, int y, bool forward) const
    {
        if (forward)
            return leftId(region.leftStart + x) == rightId(region.rightStart + y);
        return leftId(region.leftEnd - 1 - x) == rightId(region.rightEnd - 1 - y);
    }

    std::optional<Snake> middleSnake(const Region &region)
    {
        const int limit = std::min((region.leftSize() + region.rightSize() + 1) / 2, maxEditDepth);
        m_forward.reset(limit);
        m_backward.reset(limit);
        for (int edits = 0; edits <= limit && m_stepsLeft > 0; ++edits) {
            if (const auto snake = advance(region, edits, true, m_forward, m_backward))
                return snake;
            if (const auto snake = advance(region, edits, false, m_backward, m_forward))
                return snake;
        }
        if (m_stepsLeft <= 0)
            return std::nullopt;
        return furthestPoint(limit);
    }

    Snake furthestPoint(int limit)
    {
        Snake best;
        for (int k = -limit; k <= limit; k += 2) {
            const int x = m_forward[k];
            if (x >= 0 && 2 * x - k > best.leftStart + best.rightStart)
                best = { .leftStart = x, .rightStart = x - k };
        }
        return best;
    }

    const std::vector<int> &m_left;
    const std::vector<int> &m_right;
    std::vector<int> m_partner;
    std::vector<Region> m_regions;
    Frontier m_forward;
    Frontier m_backward;
    qint64 m_stepsLeft = 0;
    bool m_coarse = false;
    std::vector<Seen> m_leftSeen;
    std::vector<Seen> m_rightSeen;
};

std::vector<int> numbered(const std::vector<QStringView> &lines, QHash<QStringView, int> &numbers)
{
    std::vector<int> ids;
    ids.reserve(lines.size());
    for (const QStringView line : lines) {
        const auto next = static_cast<int>(numbers.size());
        const auto found = numbers.constFind(line);
        ids.push_back(found == numbers.constEnd() ? *numbers.insert(line, next) : *found);
    }
    return ids;
}

Sequence shared(const std::vector<int> &own, const std::vector<int> &other, size_t idCount)
{
    std::vector<bool> known(idCount);
    for (const int id : other)
        known[static_cast<size_t>(id)] = true;
    Sequence sequence;
    for (size_t i = 0; i < own.size(); ++i) {
        if (!known[static_cast<size_t>(own[i])])
            continue;
        sequence.ids.push_back(own[i]);
        sequence.lines.push_back(static_cast<int>(i));
    }
    return sequence;
}

} // namespace

LineMatching matchLines(
    const std::vector<QStringView> &left, const std::vector<QStringView> &right, qint64 stepLimit)
{
    QHash<QStringView, int> numbers;
    const std::vector<int> leftIds = numbered(left, numbers);
    const std::vector<int> rightIds = numbered(right, numbers);
    const auto idCount = static_cast<size_t>(numbers.size());
    const Sequence leftShared = shared(leftIds, rightIds, idCount);
    const Sequence rightShared = shared(rightIds, leftIds, idCount);

    Matcher matcher(leftShared, rightShared, static_cast<int>(idCount), stepLimit);
    matcher.run();
    LineMatching result { .rightOfLeft = std::vector<int>(left.size(), -1), .coarse = matcher.isCoarse() };
    for (size_t i = 0; i < leftShared.lines.size(); ++i) {
        const int partner = matcher.partners()[i];
        if (partner >= 0) {
            result.rightOfLeft[static_cast<size_t>(leftShared.lines[i])]
                = rightShared.lines[static_cast<size_t>(partner)];
        }
    }
    return result;
}

} // namespace schemawright::diff
