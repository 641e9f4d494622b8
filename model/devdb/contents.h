// What migrations left in a development database besides its schema: rows, and how far sequences have counted.
#pragma once

#include "model/base/qualifiedname.h"
#include "model/base/result.h"
#include "model/postgres/connection.h"

#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

namespace schemawright::devdb {

/// Of one table, partition or materialized view that has rows.
struct TableContents {
    QualifiedName name;
    QStringList columns; ///< without generated ones
    QSet<QString> withDefault; ///< those that get a value when an INSERT leaves them out
    QList<QStringList> rows; ///< values as SQL literals
    bool isView = false; ///< a materialized view: its rows come from a query
    bool hasTriggers = false;
    QString extension; ///< whose table it is; its own rows come with CREATE EXTENSION
};

/// A sequence that is not where it starts.
struct SequencePosition {
    QString regclass; ///< what names it in a call of setval(): by its column where it belongs to one
    qint64 last = 0;
    bool isCalled = true;
    friend bool operator==(const SequencePosition &, const SequencePosition &) = default;
};

struct DatabaseContents {
    QList<TableContents> tables; ///< referenced ones before those that reference them
    QList<SequencePosition> sequences;
    [[nodiscard]] bool isEmpty() const { return tables.isEmpty() && sequences.isEmpty(); }
};

/// Errors: Server; Unsupported (large objects, or more rows than a migration file can hold: says where).
[[nodiscard]] Result<DatabaseContents> readContents(postgres::Connection &connection);

/// Columns, "schema.table.column", whose values differ between two runs of the same migrations: made of the time or of chance.
/// A whole table ("schema.table") when even the number of its rows does.
[[nodiscard]] QStringList changingColumns(const DatabaseContents &first, const DatabaseContents &second);

/// INSERT, setval and REFRESH that make the contents in a database that has the schema; `leftOut` ("schema.table.column") gets
/// its default. Empty when there is nothing to make.
[[nodiscard]] QString contentsSql(const DatabaseContents &contents, const QStringList &leftOut);

/// Sentences about what the second does not have as the first does, the columns of `leftOut` aside. Empty: nothing.
[[nodiscard]] QStringList compareContents(
    const DatabaseContents &first, const DatabaseContents &second, const QStringList &leftOut);

} // namespace schemawright::devdb
