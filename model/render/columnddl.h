// Columns: their text in CREATE TABLE, ADD, DROP, RENAME. Alterations in place are in columnalterddl.h.
#pragma once

#include "model/render/objectchange.h"

namespace schemawright::render {

/// "email text COLLATE pg_catalog.\"C\" DEFAULT ''::text NOT NULL": as in CREATE TABLE and ADD COLUMN. Storage,
/// compression, statistics target and options are ALTERs of their own (renderColumnDetails).
[[nodiscard]] QString columnDefinitionSql(const QualifiedName &table, const schema::Column &column);
/// "GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME public.ids INCREMENT BY 5)"; the sequence's name only when it is not
/// the one that the server chooses.
[[nodiscard]] QString identitySql(const QualifiedName &table, const schema::Column &column);
[[nodiscard]] QString addColumnSql(const QualifiedName &table, const schema::Column &column);
[[nodiscard]] QString dropColumnSql(const QualifiedName &table, const QString &column);
[[nodiscard]] QString renameColumnSql(const QualifiedName &table, const QString &before, const QString &after);

/// Storage, compression, statistics target, options and comment of a column that has just been made.
[[nodiscard]] QList<Statement> renderColumnDetails(
    const QualifiedName &table, const schema::Column &column, const RenderContext &context);
[[nodiscard]] QList<Statement> renderAddColumn(
    const QualifiedName &table, const schema::Column &column, const RenderContext &context);
[[nodiscard]] Statement renderDropColumn(
    const QualifiedName &table, const schema::Column &column, const RenderContext &context);

[[nodiscard]] Result<QList<Statement>> renderColumnChange(
    const ObjectChange<schema::Column> &change, const RenderContext &context);

} // namespace schemawright::render
