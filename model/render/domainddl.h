#pragma once

#include "model/render/objectchange.h"

namespace schemawright::render {

/// With the constraints that are valid; NOT VALID ones are added afterwards.
/// True when base type and collation stay: ALTER DOMAIN has no way for them.
[[nodiscard]] bool canAlterDomain(const schema::Domain &before, const schema::Domain &after);

[[nodiscard]] QString createDomainSql(const schema::Domain &domain);
[[nodiscard]] QString dropDomainSql(const QualifiedName &domain);
[[nodiscard]] QString renameDomainSql(const QualifiedName &domain, const QString &name);
[[nodiscard]] QString addDomainConstraintSql(
    const QualifiedName &domain, const schema::DomainConstraint &constraint, bool notValid = false);
[[nodiscard]] QString dropDomainConstraintSql(const QualifiedName &domain, const QString &constraint);
[[nodiscard]] QString validateDomainConstraintSql(const QualifiedName &domain, const QString &constraint);

/// Errors: Unsupported for another base type or collation.
[[nodiscard]] Result<QList<Statement>> renderDomainChange(
    const ObjectChange<schema::Domain> &change, const RenderContext &context);

} // namespace schemawright::render
