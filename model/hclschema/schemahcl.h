// A schema in Atlas's language: `schema inspect --format hcl`.
#pragma once

#include "model/schema/database.h"

#include <QHash>
#include <QString>
#include <QStringList>

namespace schemawright::hclschema {

struct SchemaHcl {
    QString text;
    QStringList leftOut; ///< what the language cannot say: "table public.t: its tablespace fast"; there is a comment for each in the text
};

/// Labels that blocks have already: a reference to such a block is written with them. "table public.users", "schema public"
/// (see blockKey) → labels.
using BlockLabels = QHash<QString, QStringList>;
[[nodiscard]] QString blockKey(const QString &type, const QualifiedName &name);

/// How the comments in the text begin, behind "# ".
inline constexpr QLatin1StringView leftOutPrefix("Not said in HCL: ");

[[nodiscard]] SchemaHcl schemaHcl(const schema::Database &database, const BlockLabels &labels = {});

} // namespace schemawright::hclschema
