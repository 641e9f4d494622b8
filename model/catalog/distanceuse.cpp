#include "model/catalog/distanceuse.h"

#include <algorithm>

namespace schemawright::catalog {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype shownStatements = 5;
constexpr int incrementalSortVersion = 170000; // behind an index that orders by distance

bool isMeant(const QualifiedName &written, const QualifiedName &name, bool isHidden)
{
    return written.name == name.name && (written.schema.isEmpty() ? !isHidden : written.schema == name.schema);
}

const ColumnFacts *findColumn(const TableFacts &table, const QString &name)
{
    const auto found = std::ranges::find(table.columns, name, &ColumnFacts::name);
    return found == table.columns.end() ? nullptr : &*found;
}

/// Whether a table that is known, and is not this one, has the column.
bool isOfAnother(const QualifiedName &written, const QString &column, const Facts &facts)
{
    return std::any_of(facts.tables.begin(), facts.tables.end(), [&](const TableFacts &table) {
        return isMeant(written, table.name, false) && findColumn(table, column);
    });
}

bool isOrdered(const OrderedTable &table, const sql::DistanceOrder &order, const Facts &facts)
{
    qsizetype own = 0;
    for (const QualifiedName &relation : order.relations) {
        if (isMeant(relation, table.name, table.isHidden) || (!table.parent.isEmpty() && isMeant(relation, table.parent, table.isHidden)))
            ++own;
        else if (isOfAnother(relation, order.key.column, facts))
            return false;
    }
    return own == 1;
}

/// Of what type the distances are measured; empty when that is a function's.
QString measuredType(const sql::DistanceKey &key, const ColumnFacts &column)
{
    if (!key.type.isEmpty() || key.text != key.column)
        return key.type;
    const auto cast = sql::distanceKeyOf(u"c::"_s + column.type);
    return cast ? cast->type : QString();
}

void addUse(QList<DistanceUse> &uses, const QString &key, const QString &distance, const RanStatement &statement)
{
    const auto isIt = [&](const DistanceUse &use) { return use.key == key && use.distance == distance; };
    auto use = std::find_if(uses.begin(), uses.end(), isIt);
    if (use == uses.end())
        use = uses.insert(uses.end(), DistanceUse { key, distance, 0, {} });
    use->calls += statement.calls;
    if (use->statements.size() < shownStatements)
        use->statements.append(statement.text);
}

} // namespace

void addDistances(const QList<sql::DistanceOrder> &orders, const RanStatement &statement, const QList<OrderedTable> &tables, Facts &facts)
{
    for (const OrderedTable &table : tables) {
        const auto known = facts.tables.constFind(table.name);
        if (known == facts.tables.constEnd())
            continue;
        QList<std::pair<QString, QString>> found; // a statement may order several times by the same
        for (const sql::DistanceOrder &order : orders) {
            const ColumnFacts *column = findColumn(*known, order.key.column);
            const bool isServed = order.isOnlyKey || facts.serverVersion >= incrementalSortVersion;
            if (!column || !isServed || !isOrdered(table, order, facts))
                continue;
            const sql::DistanceKey key = sql::withoutNeedlessCast(order.key, column->type);
            // Another type of the other side casts this one too, and then no index over it is used.
            const bool isSameType = order.otherType.isEmpty() || order.otherType == measuredType(key, *column);
            if (isSameType && !found.contains({ key.text, order.distance }))
                found.append({ key.text, order.distance });
        }
        for (const auto &[key, distance] : std::as_const(found))
            addUse(facts.tables[table.name].distances, key, distance, statement);
    }
}

} // namespace schemawright::catalog
