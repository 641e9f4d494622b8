#pragma once

#include "model/render/objectchange.h"

namespace schemawright::render {

/// True when labels are only added: PostgreSQL removes and moves none. src/backend/commands/typecmds.c, AlterEnum.
[[nodiscard]] bool canAlterEnum(const schema::EnumType &before, const schema::EnumType &after);

[[nodiscard]] QString createEnumSql(const schema::EnumType &type);
/// DROP TYPE, for enums and composite types alike.
[[nodiscard]] QString dropTypeSql(const QualifiedName &type);
[[nodiscard]] QString renameTypeSql(const QualifiedName &type, const QString &name);
/// `neighbour` is an existing label (which may be empty); nullopt: at the end.
[[nodiscard]] QString addEnumValueSql(const QualifiedName &type, const QString &label,
    const std::optional<QString> &neighbour = {}, bool before = false);
[[nodiscard]] QString renameEnumValueSql(const QualifiedName &type, const QString &before, const QString &after);

/// A Rename whose labels differ position by position renames those values. A value added to a type that exists cannot
/// be used before its transaction commits (55P04): the planner separates them. Errors: Unsupported, naming the labels,
/// when labels are removed or reordered.
[[nodiscard]] Result<QList<Statement>> renderEnumChange(
    const ObjectChange<schema::EnumType> &change, const RenderContext &context);

} // namespace schemawright::render
