// What is said of foreign tables in words of their own; everything else ALTER TABLE says of them, too.
#pragma once

#include "model/render/statement.h"

namespace schemawright::render {

/// "SERVER s OPTIONS (a 'b')"; empty for other tables.
[[nodiscard]] QString foreignClause(const schema::Table &table);
/// "OPTIONS (ADD a 'b', SET c 'd', DROP e)"; empty when nothing differs.
[[nodiscard]] QString optionChanges(const QMap<QString, QString> &before, const QMap<QString, QString> &after);

[[nodiscard]] QList<Statement> renderForeignOptions(
    const schema::Table &before, const schema::Table &after, const RenderContext &context);
[[nodiscard]] QList<Statement> renderForeignColumnOptions(const QualifiedName &table, const schema::Column &before,
    const schema::Column &after, const RenderContext &context);

} // namespace schemawright::render
