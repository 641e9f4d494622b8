// Names that a statement leaves to the server, and that the server derives of the table and its columns. When one of these is
// renamed the database keeps them, so that the files must say them.
#pragma once

#include "model/schema/database.h"
#include "model/sql/parser.h"

#include <QList>

namespace schemawright::sources {

struct KeptName {
    qsizetype position = 0; ///< in the script, where `text` goes in
    QString text;
};

/// Of CREATE TABLE and ALTER TABLE … ADD about `table`, and of CREATE INDEX without a name. `column`: only what is named by it;

[[nodiscard]] QList<KeptName> keptNames(
    const sql::ParsedStatement &statement, const schema::Table &table, const QString &column);

/// What gives the sequences of serial columns their names back; empty: there is none. `tableAfter`, `columnAfter`: the new names.
[[nodiscard]] QString keptSequences(const sql::CreateTable &statement, const schema::Database &before, const QualifiedName &table,
    const QString &column, const QualifiedName &tableAfter, const QString &columnAfter);

/// The definition of this constraint without a name: where CONSTRAINT would stand; -1: none.
[[nodiscard]] qsizetype placeOfUnnamed(
    const sql::ParsedStatement &statement, const schema::Table &table, const QString &constraint);

} // namespace schemawright::sources
