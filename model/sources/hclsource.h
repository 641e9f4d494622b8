// A source in HCL: which files it has, and what their variables are.
#pragma once

#include "model/sources/hcl/hclscope.h"
#include "model/sources/source.h"

namespace schemawright::sources {

/// Recursively, of a folder; without atlas.hcl, which says how to work with a schema and is none.
[[nodiscard]] QStringList hclPaths(const Source &source);

/// `isPart`: of a composed schema.
[[nodiscard]] HclInput hclInput(const Source &source, const SourceOptions &options, bool isPart);

} // namespace schemawright::sources
