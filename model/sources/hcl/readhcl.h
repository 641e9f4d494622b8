// Schema files in Atlas's language, as SQL that a development database runs.
#pragma once

#include "model/devdb/script.h"
#include "model/diff/renamerequest.h"
#include "model/sources/hcl/hclscope.h"

namespace schemawright::sources {

struct HclSchema {
    devdb::Script script; ///< its origins name the blocks, so that errors of the server do
    QStringList warnings; ///< what is not understood and left out, with file and line
    QList<diff::RenameRequest> renames; ///< of renamed_from
};

/// All files are one schema: they may reference each other. Errors: Io; Input, with all problems of all files (the first one as
/// the error, the others as its detail).
[[nodiscard]] Result<HclSchema> readHcl(const QStringList &files, const HclInput &input);

/// The same of files that were read already.
[[nodiscard]] Result<HclSchema> readHclDocuments(std::vector<hcl::Document> documents, const HclInput &input);

} // namespace schemawright::sources
