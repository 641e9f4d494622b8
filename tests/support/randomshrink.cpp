// A random schema is first mended (a server takes all of it) and, when a pair of them fails, cut down to what it takes.
#include "randomschema.h"

#include <algorithm>

namespace schemawright::testing {

void mend(RandomSchema &schema, const RandomSchema &fallback, const TryFn &tries)
{
    QSet<int> reverted;
    for (;;) {
        const RefusedStatement refused = tries(statementsOf(schema));
        if (refused.item == 0)
            return;
        const int id = refused.item;
        const bool isTable = schema.items.value(id).kind == ItemKind::Table;
        if (!fallback.items.contains(id) || reverted.contains(id)) {
            removeItems(schema, { id });
            continue;
        }
        reverted.insert(id);
        // The server's word about a table may be about one of its columns.
        QSet<int> added;
        for (const RandomItem &item : schema.items.values()) {
            const bool isMeant = item.id == id || (isTable && item.kind == ItemKind::Column && item.parent == id);
            if (!isMeant)
                continue;
            if (fallback.items.contains(item.id))
                schema.items[item.id] = fallback.items.value(item.id);
            else
                added.insert(item.id);
        }
        removeItems(schema, added);
        // What the old text names may be gone.
        QSet<int> broken;
        for (const RandomItem &item : std::as_const(schema.items)) {
            for (const int needed : neededBy(item)) {
                if (!schema.items.contains(needed))
                    broken.insert(item.id);
            }
        }
        removeItems(schema, broken);
    }
}

namespace {

QList<RandomPair> smallerPairs(const RandomPair &pair, int id)
{
    QList<RandomPair> smaller;
    const bool isBefore = pair.before.items.contains(id);
    const bool isAfter = pair.after.items.contains(id);
    RandomPair without = pair;
    removeItems(without.before, { id });
    removeItems(without.after, { id });
    smaller.append(without);
    if (isBefore && isAfter && pair.before.items.value(id) != pair.after.items.value(id)) {
        RandomPair unchanged = pair;
        unchanged.after.items[id] = pair.before.items.value(id);
        smaller.append(unchanged);
    }
    if (isAfter && !isBefore) {
        RandomPair notAdded = pair;
        removeItems(notAdded.after, { id });
        smaller.append(notAdded);
    }
    if (isBefore && !isAfter) {
        RandomPair notDropped = pair;
        notDropped.after.items[id] = pair.before.items.value(id);
        smaller.append(notDropped);
        RandomPair neverThere = pair;
        removeItems(neverThere.before, { id });
        smaller.append(neverThere);
    }
    return smaller;
}

// Statements after an item and its comment, one by one.
QList<RandomPair> plainerPairs(const RandomPair &pair, int id)
{
    QList<RandomPair> plainer;
    const auto plain = [&](auto change) {
        RandomPair copy = pair;
        for (RandomSchema *const schema : { &copy.before, &copy.after }) {
            if (schema->items.contains(id))
                change(schema->items[id]);
        }
        if (copy.before != pair.before || copy.after != pair.after)
            plainer.append(copy);
    };
    plain([](RandomItem &item) { item.comment.clear(); });
    plain([](RandomItem &item) { item.extras.clear(); });
    return plainer;
}

bool holdsNamesOfNothing(const RandomSchema &schema)
{
    for (const RandomItem &item : schema.items) {
        if (item.parent != 0 && !schema.items.contains(item.parent))
            return true;
        for (const int needed : neededBy(item)) {
            if (!schema.items.contains(needed))
                return true;
        }
    }
    return false;
}

} // namespace

namespace {

using FailsFn = std::function<bool(const RandomPair &)>;

bool isSmallerFailure(const RandomPair &smaller, const FailsFn &fails)
{
    return !holdsNamesOfNothing(smaller.before) && !holdsNamesOfNothing(smaller.after) && fails(smaller);
}

QList<int> idsOf(const RandomPair &pair)
{
    QMap<int, RandomItem> all = pair.before.items;
    all.insert(pair.after.items);
    return all.keys();
}

/// Half of the items, then a quarter …: most of a schema has nothing to do with the failure.
RandomPair withoutChunks(RandomPair pair, const FailsFn &fails)
{
    for (qsizetype size = idsOf(pair).size() / 2; size >= 2; size /= 2) {
        // The youngest first: others need the old ones.
        for (qsizetype end = idsOf(pair).size(); end > 0; end -= size) {
            const QList<int> ids = idsOf(pair);
            const QList<int> chunk = ids.mid(std::max<qsizetype>(0, end - size), std::min(size, end));
            RandomPair smaller = pair;
            removeItems(smaller.before, QSet<int>(chunk.begin(), chunk.end()));
            removeItems(smaller.after, QSet<int>(chunk.begin(), chunk.end()));
            if (isSmallerFailure(smaller, fails))
                pair = smaller;
        }
    }
    return pair;
}

} // namespace

RandomPair shrink(RandomPair pair, const FailsFn &fails)
{
    pair = withoutChunks(pair, fails);
    bool shrinks = true;
    while (shrinks) {
        shrinks = false;
        const QList<int> ids = idsOf(pair);
        for (auto id = ids.crbegin(); id != ids.crend(); ++id) {
            for (const RandomPair &smaller : smallerPairs(pair, *id) + plainerPairs(pair, *id)) {
                const bool isSmaller = smaller.before != pair.before || smaller.after != pair.after;
                if (isSmaller && isSmallerFailure(smaller, fails)) {
                    pair = smaller;
                    shrinks = true;
                    break;
                }
            }
        }
    }
    return pair;
}

} // namespace schemawright::testing
