// ALTER … OWNER TO, GRANT and REVOKE, for every kind.
#pragma once

#include "model/diff/access.h"
#include "model/render/statement.h"

namespace schemawright::render {

/// What is there once the object has been created: it belongs to the role that runs the plan, whose default privileges
/// are those of the schema before.
[[nodiscard]] schema::Access accessOnCreation(const diff::Object &object, const RenderContext &context);

/// From the owner and privileges that are there to those that `object` says. What it does not say stays.
/// A sequence that leaves one table for that of another owner is let go in between.
[[nodiscard]] QList<Statement> renderAccess(
    const diff::Object &object, const schema::Access &before, const RenderContext &context);

/// The privileges that go with a dropped column, for its way back. Empty when there are none.
[[nodiscard]] QString columnGrantsSql(const schema::Table &table, const QString &column, const RenderContext &context);

} // namespace schemawright::render
