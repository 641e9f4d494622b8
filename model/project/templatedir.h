// data "template_dir" of atlas.hcl: a migration directory whose files are templates. What they make is kept in the user's cache,
// where every reader of directories finds it; nothing is ever added there.
#pragma once

#include "model/hcl/value.h"

#include <QString>

namespace schemawright::project {

/// The folder with what the .sql files of `path` make of `data`, and their atlas.sum. Other files, and those in folders, define
/// templates. The same templates and values give the same folder. Errors: Io; Input, as parseGoTemplate and runGoTemplate.
[[nodiscard]] Result<QString> renderTemplateDir(const QString &path, const hcl::Value &data);

} // namespace schemawright::project
