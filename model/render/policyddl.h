#pragma once

#include "model/render/objectchange.h"

namespace schemawright::render {

[[nodiscard]] QString createPolicySql(const QualifiedName &table, const schema::Policy &policy);
[[nodiscard]] QString alterPolicySql(
    const QualifiedName &table, const schema::Policy &before, const schema::Policy &after);
[[nodiscard]] QString dropPolicySql(const QualifiedName &table, const QString &policy);
[[nodiscard]] QString renamePolicySql(const QualifiedName &table, const QString &before, const QString &after);

[[nodiscard]] QList<Statement> renderCreatePolicy(
    const QualifiedName &table, const schema::Policy &policy, const RenderContext &context);
[[nodiscard]] Statement renderDropPolicy(
    const QualifiedName &table, const schema::Policy &policy, const RenderContext &context);

/// Roles, USING and WITH CHECK alter in place unless one of the expressions goes away; the command and PERMISSIVE never
/// do.
[[nodiscard]] bool canAlterPolicy(const schema::Policy &before, const schema::Policy &after);

[[nodiscard]] Result<QList<Statement>> renderPolicyChange(
    const ObjectChange<schema::Policy> &change, const RenderContext &context);

} // namespace schemawright::render
