// What the tree shows of a document: schemas, groups with counts, objects, parts, and what was dropped.
#pragma once

#include "views/document/schemadocument.h"
#include "views/schematree/treenode.h"

namespace schemawright::schematree {

/// The schemas with their groups and objects; tables without their parts.
[[nodiscard]] std::vector<NodeSpec> schemaSpecs(const document::SchemaDocument &document);

/// The groups of parts of one table; empty groups are left out, but for the columns.
[[nodiscard]] std::vector<NodeSpec> partSpecs(const document::SchemaDocument &document, const schema::Table &table);

} // namespace schemawright::schematree
