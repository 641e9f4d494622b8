// Expressions over the columns of a table, as a person writes them, in a trigger function.
#pragma once

#include "model/schema/table.h"

#include <QMap>

namespace schemawright::plan {

/// `columns`: what stands for a name: "email" → "NEW.email". Names after a dot or a cast and names of functions stay.
[[nodiscard]] QString withColumnsReplaced(const QString &expression, const QMap<QString, QString> &columns);

/// Whether two values of the type can be compared for being distinct. docs: datatype-json, datatype-xml,
/// datatype-geometric: json, xml and point have no equality.
[[nodiscard]] bool hasEquality(const QString &type);

/// "a IS DISTINCT FROM b", of values that may only have a text to compare.
[[nodiscard]] QString distinctSql(const QString &left, const QString &right, const QString &type);

} // namespace schemawright::plan
