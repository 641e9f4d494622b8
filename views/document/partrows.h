// The parts of one table as rows: those of the edited schema, and those that were dropped where they used to be.
#pragma once

#include "views/document/schemadocument.h"

namespace schemawright::document {

struct PartRow {
    schema::ObjectKey key;
    diff::Object part; ///< of a dropped part: as it is in the database
    Mark mark = Mark::None;
    std::optional<diff::Object> before; ///< as it is in the database; nullopt when it is the same or new
    QStringList properties; ///< what differs, in words; empty until it was computed
    friend bool operator==(const PartRow &, const PartRow &) = default;
};

/// Columns in their order, other parts by name. Empty when the edited schema has no such table.
[[nodiscard]] QList<PartRow> partRows(
    const SchemaDocument &document, const QualifiedName &table, schema::ObjectKind kind);

/// Adds a dropped part again as it was, columns where they were; nullopt for kinds that are not edited.
[[nodiscard]] std::optional<schema::SchemaEdit> makeReviveEdit(
    const SchemaDocument &document, const QualifiedName &table, const PartRow &row);

} // namespace schemawright::document
