#include "rowcheck.h"

#include "model/sql/sqlwriter.h"

#include <algorithm>

namespace schemawright::testing {

using namespace Qt::StringLiterals;

namespace {

Result<QStringList> read(postgres::Connection &connection, const QStringList &queries)
{
    QStringList sums;
    for (const QString &query : queries) {
        TRY_ASSIGN(const auto rows, connection.execute(query));
        sums.append(rows.text(0, 0) + u' ' + rows.text(0, 1));
    }
    return sums;
}

} // namespace

RowCheck::RowCheck(const schema::Database &before, const schema::Database &after, const QList<diff::Rename> &renames)
    : m_renames(renames)
{
    for (const Shared<schema::Table> &table : before.tables) {
        const QString name = renamed(schema::keyOf(*table));
        const schema::Table *const other = schema::findTable(after, { table->name.schema, name });
        // Rows of a table with another partition key move between its partitions.
        const schema::Table *const parent
            = table->partitionOf ? schema::findTable(before, table->partitionOf->parent) : nullptr;
        const schema::Table *const wanted = parent ? schema::findTable(after, parent->name) : nullptr;
        const bool moves = parent && wanted && parent->partitionKey != wanted->partitionKey;
        // The rows of a tree are counted when the tree is rebuilt; partitions that come and go take theirs along.
        const bool isTree = table->isPartitioned() || (other && other->isPartitioned());
        if (other && !moves && (!isTree || table->partitionKey != other->partitionKey))
            addTable(*table, *other);
    }
}

Result<QStringList> RowCheck::readBefore(postgres::Connection &connection) const
{
    return read(connection, m_queriesBefore);
}

Result<QStringList> RowCheck::readAfter(postgres::Connection &connection) const
{
    return read(connection, m_queriesAfter);
}

QString RowCheck::renamed(const schema::ObjectKey &key) const
{
    const auto rename = std::ranges::find(m_renames, key, &diff::Rename::before);
    return rename == m_renames.end() ? key.name : rename->after;
}

/// Its text is another one afterwards, as wanted.
bool RowCheck::hasRenamedValues(const schema::Column &column) const
{
    return std::ranges::any_of(m_renames, [&](const diff::Rename &rename) {
        return !rename.label.isEmpty() && column.type.startsWith(sql::quoteName(rename.before.qualifiedName()));
    });
}

void RowCheck::addTable(const schema::Table &table, const schema::Table &other)
{
    QStringList columns;
    QStringList others;
    for (const schema::Column &column : table.columns) {
        const QString name = renamed(schema::partKey(schema::ObjectKind::Column, table.name, column.name));
        const schema::Column *const match = schema::findColumn(other, name);
        const bool isKept = match && match->type == column.type && !match->generated && !column.generated;
        if (!isKept || hasRenamedValues(column))
            continue;
        columns.append(sql::quoteIdentifier(column.name));
        others.append(sql::quoteIdentifier(name));
    }
    // The rows of a partitioned table are those of its partitions, in whatever number before and after.
    const bool isTree = table.isPartitioned() || other.isPartitioned();
    const QString query = u"SELECT count(*), sum(hashtextextended(ROW(%1)::text, 0)) FROM "_s
        + (isTree ? QString() : u"ONLY "_s) + u"%2"_s;
    m_names.append(table.name.toText());
    m_queriesBefore.append(query.arg(columns.join(u", "_s), sql::quoteName(table.name)));
    m_queriesAfter.append(query.arg(others.join(u", "_s), sql::quoteName(other.name)));
}

} // namespace schemawright::testing
