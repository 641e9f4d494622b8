// ALTER TABLE … ALTER COLUMN.
#pragma once

#include "model/render/objectchange.h"

namespace schemawright::render {

[[nodiscard]] QString setNotNullSql(const QualifiedName &table, const QString &column);
[[nodiscard]] QString dropNotNullSql(const QualifiedName &table, const QString &column);
[[nodiscard]] QString setDefaultSql(const QualifiedName &table, const QString &column, const QString &expression);
[[nodiscard]] QString dropDefaultSql(const QualifiedName &table, const QString &column);

/// What makes a value of one type of the value that `column` has in another, as after USING; empty: nothing need be said.
/// `from` is a type of the database before, `to` of the one after.
[[nodiscard]] QString convertedValue(
    const QString &column, const QString &from, const QString &to, const RenderContext &context);

/// Work is Scan; the planner makes it Instant when a validated check proves it.
[[nodiscard]] Statement renderSetNotNull(
    const QualifiedName &table, const QString &column, const RenderContext &context);
[[nodiscard]] Statement renderDropNotNull(
    const QualifiedName &table, const QString &column, const RenderContext &context);

/// False: the column can only be dropped and added again (a plain column that becomes generated, a generated column
/// whose expression changes before PostgreSQL 17, stored ↔ virtual). Its values are computed or lost then.
[[nodiscard]] bool canAlterColumn(const schema::Column &before, const schema::Column &after, int serverVersion);

/// Drops and adds the column when it cannot be altered in place.
[[nodiscard]] QList<Statement> renderAlterColumn(const QualifiedName &table, const schema::Column &before,
    const schema::Column &after, const RenderContext &context);

} // namespace schemawright::render
