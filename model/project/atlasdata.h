// The data sources of atlas.hcl: what data.TYPE.NAME.url and its like stand for.
#pragma once

#include "model/sources/hcl/hclscope.h"

namespace schemawright::project {

/// The value of a member of a data block (of the block itself when `member` is empty); nullopt: the block says it itself.
/// Errors: Input, with a place: a data source that needs a program or a server of others.
[[nodiscard]] std::optional<Result<hcl::Value>> dataValue(
    sources::HclScope &scope, int node, const QString &member, const QString &folder);

/// "file://x" with the path made absolute from `folder`; other URLs as they are.
[[nodiscard]] QString absoluteUrl(const QString &url, const QString &folder);

/// One URL for a list: files of HCL are one schema together, everything else is composed.
[[nodiscard]] QString urlOfList(const QStringList &urls);

} // namespace schemawright::project
