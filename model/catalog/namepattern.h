// Which objects a person wants to leave out: globs as in Atlas's --exclude.
#pragma once

#include "model/base/qualifiedname.h"

#include <QStringList>

namespace schemawright::catalog {

/// `*` any characters, `?` one, `[a-z]` and `[^a-z]` one of a set, `\` the next one literally. No separators.
[[nodiscard]] bool matchesGlob(QStringView pattern, QStringView text);

/// "schema" leaves out a schema with all that is in it, "schema.name" tables, views, routines, types and sequences.
/// Not handled: Atlas's third part (columns, indexes) and its [type=…] selectors; such patterns match nothing.
[[nodiscard]] bool isSchemaExcluded(const QStringList &patterns, const QString &schema);
[[nodiscard]] bool isObjectExcluded(const QStringList &patterns, const QualifiedName &name);

} // namespace schemawright::catalog
