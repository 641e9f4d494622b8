// Random schemas and random edits of them for tests: seeded, the same everywhere, cut down when something fails.
// A schema is a map of items whose SQL names other items by number, so that an item can be taken out with what needs it,
// renamed, or rewritten, and both scripts of a pair come from the same items.
#pragma once

#include <QMap>
#include <QSet>
#include <QString>
#include <QStringList>

#include <functional>

namespace schemawright::testing {

/// SplitMix64: the same numbers on every machine and with every library.
class Random
{
public:
    explicit Random(quint64 seed)
        : m_state(seed)
    {
    }
    [[nodiscard]] quint64 next();
    [[nodiscard]] int below(int bound) { return static_cast<int>(next() % static_cast<quint64>(bound)); }
    [[nodiscard]] bool chance(int percent) { return below(100) < percent; }
    template <typename T> [[nodiscard]] T pick(const QList<T> &list) { return list.at(below(static_cast<int>(list.size()))); }

private:
    quint64 m_state;
};

enum class ItemKind {
    Schema,
    Enum,
    Domain,
    Composite,
    Range,
    Collation,
    Sequence,
    Routine,
    Aggregate,
    Table,
    Column,
    Constraint,
    Index,
    Trigger,
    Policy,
    Rule,
    Statistics,
    View,
};

/// In texts: «12» is the name of item 12 (qualified when it lives in a schema), «'12» the same as a literal, «*12» the
/// columns of table 12, «@» the item itself, «^» its table.
struct RandomItem {
    int id = 0;
    ItemKind kind = ItemKind::Schema;
    int parent = 0; ///< the schema of an object, the table of a part
    QString name;
    QString text; ///< the statement that makes it; of a column its definition
    QStringList extras; ///< statements after it
    QString target; ///< what COMMENT ON calls it: "TABLE «@»"
    QString comment;
    QString family; ///< of a column: which values it takes; of tables and routines: what may be done with them
    QList<int> needs; ///< items besides those that the texts name
    QStringList values; ///< of an enum and of columns of its type
    friend bool operator==(const RandomItem &, const RandomItem &) = default;
};

struct RandomSchema {
    QMap<int, RandomItem> items;
    int lastId = 0;
    friend bool operator==(const RandomSchema &, const RandomSchema &) = default;
};

struct RandomPair {
    RandomSchema before;
    RandomSchema after;
};

/// `majorVersion` decides what may be used.
[[nodiscard]] RandomSchema randomSchema(Random &random, int majorVersion);
/// A few operations: objects made, dropped, rewritten, renamed, columns of another type, partitions detached.
[[nodiscard]] RandomSchema randomEdit(Random &random, const RandomSchema &schema, int majorVersion);

struct ItemStatement {
    int item = 0;
    QString sql;
};
/// In an order that runs, each without its semicolon.
[[nodiscard]] QList<ItemStatement> statementsOf(const RandomSchema &schema);
[[nodiscard]] QString scriptOf(const RandomSchema &schema);
/// Three rows for every table that takes them; a table whose constraints refuse stays empty.
[[nodiscard]] QString rowsOf(const RandomSchema &schema);

/// The items that an item's texts name.
[[nodiscard]] QSet<int> neededBy(const RandomItem &item);
/// Takes items out together with everything that needs them or is part of them.
void removeItems(RandomSchema &schema, QSet<int> gone);
/// What would go with an item, itself included.
[[nodiscard]] QSet<int> withDependents(const RandomSchema &schema, int item);

/// The statement that a server refuses and why, or nothing: the caller's way of trying a schema.
struct RefusedStatement {
    int item = 0; ///< 0: all of them ran
    QString text;
};
using TryFn = std::function<RefusedStatement(const QList<ItemStatement> &)>;
/// Reverts what a server refuses to how it was in `fallback`, or takes it out, until everything runs.
void mend(RandomSchema &schema, const RandomSchema &fallback, const TryFn &tries);

/// Makes the pair smaller as long as `fails` says it still fails.
[[nodiscard]] RandomPair shrink(RandomPair pair, const std::function<bool(const RandomPair &)> &fails);

} // namespace schemawright::testing
