// Names inside texts that the server wrote: after a rename the server prints the new name, so the texts of the schema
// before are brought to it. Only whole identifiers are touched, never parts of words or string literals.
#pragma once

#include "model/base/qualifiedname.h"

namespace schemawright::diff {

/// Every `before` that stands alone or after a dot becomes `after`, but for types behind "::" and functions; both are raw
/// names.
[[nodiscard]] QString renameIdentifier(const QString &text, const QString &before, const QString &after);
/// Every schema-qualified `before` becomes `after`.
[[nodiscard]] QString renameQualified(const QString &text, const QualifiedName &before, const QualifiedName &after);

/// A relation in a query as pg_get_viewdef writes it: its qualified name, and where it has no alias also the name before
/// the dot of its columns.
[[nodiscard]] QString renameRelation(const QString &text, const QualifiedName &before, const QualifiedName &after);

} // namespace schemawright::diff
