// atlas.hcl: what an env of Atlas's project file says, as far as we use it. What is not understood is named with its line; the
// rest still counts. Programs that the file names run only when that is allowed.
#pragma once

#include "model/base/result.h"
#include "model/project/lintsettings.h"

#include <QMap>
#include <QStringList>

#include <optional>
#include <stop_token>

namespace schemawright::project {

struct AtlasEnvironment {
    QString name;
    QString instance; ///< of an env with for_each: the key of this one; else empty
    QString url; ///< of the database; empty: not said
    QString developmentUrl; ///< dev
    QString sourceUrl; ///< src: one URL, also of several sources
    QString migrationsUrl; ///< migration.dir
    QString migrationsFormat;
    QString baseline;
    QString executionOrder; ///< "linear", "linear-skip", "non-linear"
    QString lockTimeout;
    QString revisionsSchema;
    QStringList schemas;
    QStringList exclude;
    LintSettings lint; ///< of the env over those of the file
    QStringList missingVariables; ///< that getenv() found nothing of while `url` was read
    QStringList warnings; ///< what is left out, with file and line
};

/// The names of its envs, in the file's order. Errors: Io; Input, with file, line and column.
[[nodiscard]] Result<QStringList> atlasEnvironmentNames(const QString &file);

struct AtlasOptions {
    QMap<QString, QString> variables; ///< --var
    bool allowsPrograms = false; ///< data.external may run: the person trusts the folder
};

/// One for each element of its for_each, in their order; else one. Relative paths are relative to the folder of the file.
/// `stop` ends a program or a query that runs for it. Errors: Io; Input, with file, line and column (no such env: the ones
/// there are); Untrusted (a program would have to run); Cancelled; as dataValue.
[[nodiscard]] Result<QList<AtlasEnvironment>> loadAtlasEnvironments(
    const QString &file, const QString &name, const AtlasOptions &options, const std::stop_token &stop = {});

/// The only one. Errors: as above; Input (there are several, or none).
[[nodiscard]] Result<AtlasEnvironment> loadAtlasEnvironment(
    const QString &file, const QString &name, const AtlasOptions &options, const std::stop_token &stop = {});

/// The value behind env://url, env://dev, env://src, env://schema.src, env://migration.dir. Errors: Input.
[[nodiscard]] Result<QString> environmentValue(const AtlasEnvironment &environment, const QString &url);

} // namespace schemawright::project
