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

/// Drops and adds the column when it cannot be altered in place.
[[nodiscard]] QList<Statement> renderAlterColumn(const QualifiedName &table, const schema::Column &before,
    const schema::Column &after, const RenderContext &context);

} // namespace schemawright::render
