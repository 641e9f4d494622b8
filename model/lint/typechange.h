// What ALTER COLUMN … TYPE costs, as measured on PostgreSQL 15 and 18.
#pragma once

#include "model/sql/statement.h"

namespace schemawright::lint {

class FileState;

enum class TypeChangeEffect { None, Free, RebuildsIndexes, Rewrites };

struct TypeChange {
    TypeChangeEffect effect = TypeChangeEffect::Rewrites;
    bool assumed = false; ///< the current type is not known
    QString freeFrom; ///< of assumed ones: columns of which type it costs nothing; empty: of hardly any
    bool dependsOnTimeZone = false; ///< free only where TimeZone is UTC
    bool narrows = false; ///< values may not fit any more
    std::optional<sql::TypeName> from; ///< nullopt: not known
};

[[nodiscard]] TypeChange typeChangeOf(
    const sql::AlterColumnType &change, const QualifiedName &table, const FileState &state);

/// Without USING and COLLATE.
[[nodiscard]] TypeChange compareTypes(const sql::TypeName &from, const sql::TypeName &to, bool timeZoneUtc);

} // namespace schemawright::lint
