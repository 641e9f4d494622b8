#pragma once

#include "model/render/objectchange.h"

namespace schemawright::render {

[[nodiscard]] QString createRuleSql(const schema::Rule &rule);
[[nodiscard]] QString dropRuleSql(const QualifiedName &relation, const QString &rule);
[[nodiscard]] QString renameRuleSql(const QualifiedName &relation, const QString &before, const QString &after);
[[nodiscard]] QString ruleFiringSql(const QualifiedName &relation, const QString &rule, schema::FiringMode firing);

[[nodiscard]] QList<Statement> renderCreateRule(
    const QualifiedName &relation, const schema::Rule &rule, const RenderContext &context);
[[nodiscard]] Statement renderDropRule(
    const QualifiedName &relation, const schema::Rule &rule, const RenderContext &context);

[[nodiscard]] Result<QList<Statement>> renderRuleChange(
    const ObjectChange<schema::Rule> &change, const RenderContext &context);

} // namespace schemawright::render
