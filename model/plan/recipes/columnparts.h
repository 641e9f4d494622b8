// What of a table hangs on a column.
#pragma once

#include "model/schema/database.h"

namespace schemawright::plan {

struct ColumnParts {
    QList<schema::Constraint> constraints;
    QList<schema::Index> indexes;
    QList<schema::Trigger> triggers;
    QList<schema::Policy> policies;
    QList<schema::Rule> rules;
    QStringList generated; ///< columns that are computed from it
    bool inPartitionKey = false;
};

/// Parts that name one of the columns. A text that only has a word like it counts as well.
[[nodiscard]] ColumnParts partsNaming(const schema::Table &table, const QStringList &columns);

/// The table as it is when the column is called otherwise.
[[nodiscard]] schema::Table withRenamedColumn(const schema::Table &table, const QString &before, const QString &after);

void removeParts(schema::Table &table, const ColumnParts &parts);
/// Replaces parts of the same name; the lists stay sorted.
void putParts(schema::Table &table, const ColumnParts &parts);

} // namespace schemawright::plan
