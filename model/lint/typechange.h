// What ALTER COLUMN … TYPE costs, as measured on PostgreSQL 15 and 18.
#pragma once

#include "model/catalog/facts.h"
#include "model/sql/statement.h"

namespace schemawright::lint {

class FileState;
struct TableState;

enum class TypeChangeEffect { None, Free, RebuildsIndexes, Rewrites };

struct TypeChange {
    TypeChangeEffect effect = TypeChangeEffect::Rewrites;
    bool assumed = false; ///< the current type is not known
    /// Of assumed ones: from which types it costs nothing; empty: from hardly any. Its own where only the session's TimeZone
    /// is not known.
    QString freeFrom;
    bool dependsOnTimeZone = false; ///< free only where TimeZone is UTC
    bool onlyComputed = false; ///< only indexes with expressions or a condition are rebuilt
    bool narrows = false; ///< values may not fit any more
    std::optional<sql::TypeName> from; ///< nullopt: not known
};

/// Indexes of the table on the database, without those that these files have dropped, or their constraints.
[[nodiscard]] QList<catalog::IndexFacts> indexesLeft(const catalog::TableFacts &facts, const TableState *state, const FileState &file);
/// Whether the change builds the index again.
[[nodiscard]] bool isRebuilt(const catalog::IndexFacts &index, const QString &column, const TypeChange &change);
/// The same of indexes that only partitions of the table have, or tables that inherit from it.
[[nodiscard]] bool isRebuiltBelow(const catalog::TableFacts &facts, const QString &column, const TypeChange &change);
/// "its partitions", "tables that inherit from it"
[[nodiscard]] QString descendantsText(const catalog::TableFacts &facts);
/// A valid check of the column, for which every change that keeps the table reads all rows, even to the same type: its name, or
/// its text where the server named it, or whose it is where the table has none; empty: none. Both may be null.
[[nodiscard]] QString recheckedBy(const QString &column, const catalog::TableFacts *facts, const TableState *state);

[[nodiscard]] TypeChange typeChangeOf(
    const sql::AlterColumnType &change, const QualifiedName &table, const FileState &state);

/// Without USING and COLLATE.
[[nodiscard]] TypeChange compareTypes(const sql::TypeName &from, const sql::TypeName &to, bool timeZoneUtc);

} // namespace schemawright::lint
