// The data sources of atlas.hcl: what data.TYPE.NAME.url and its like stand for.
#pragma once

#include "model/sources/hcl/hclscope.h"

#include <stop_token>

namespace schemawright::project {

struct DataContext {
    QString folder; ///< of the file
    bool allowsPrograms = false;
    std::stop_token stop {};
};

/// The value of a member of a data block (of the block itself when `member` is empty); nullopt: the block says it itself.
/// Blocks while a program or a query runs. Errors: Input, with a place: a data source that needs a service of others; as
/// runProgram; as Connection::open and queryAll.
[[nodiscard]] std::optional<Result<hcl::Value>> dataValue(
    sources::HclScope &scope, int node, const QString &member, const DataContext &context);

/// "file://x" with the path made absolute from `folder`; other URLs as they are.
[[nodiscard]] QString absoluteUrl(const QString &url, const QString &folder);

/// One URL for a list: files of HCL are one schema together, everything else is composed.
[[nodiscard]] QString urlOfList(const QStringList &urls);

} // namespace schemawright::project
