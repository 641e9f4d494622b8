// Which files a branch has added or changed, as git says it.
#pragma once

#include "model/base/result.h"

#include <QSet>
#include <QString>

#include <stop_token>

namespace schemawright::workflow {

/// The path as changedSince() writes it: links among its folders are followed, the file itself is not.
[[nodiscard]] QString pathForGit(const QString &path);

/// Paths (as of pathForGit) of the files below `folder` that are new or differ from where HEAD and `reference` (a branch, tag or
/// commit) parted; what is not committed yet counts too. Errors: Io (git cannot be run), Input (no repository, no such
/// reference, nothing in common), Cancelled.
[[nodiscard]] Result<QSet<QString>> changedSince(
    const QString &folder, const QString &reference, const std::stop_token &stop = {});

} // namespace schemawright::workflow
