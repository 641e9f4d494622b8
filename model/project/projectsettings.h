// What a project is: where the desired schema, the migrations and the database are.
#pragma once

#include "model/base/result.h"
#include "model/postgres/connectionsettings.h"
#include "model/project/lintsettings.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <stop_token>

namespace schemawright::project {

struct ProjectSettings {
    QString name; ///< for the window's title
    QString folder; ///< of the project; empty when there is none
    QString desiredUrl; ///< file://…, postgres://…; empty: the connected database's own schema is edited
    QString migrationsFolder; ///< absolute path; empty: no directory yet
    std::optional<postgres::ConnectionSettings> target; ///< the database that is compared and migrated
    QString developmentUrl; ///< docker://postgres/15/dev, embedded://15, postgres://…; empty: our choice
    QStringList schemas; ///< empty: all
    QStringList exclude; ///< globs, as Atlas's --exclude
    QString environment = {}; ///< the env of the folder's atlas.hcl that the rest comes from; empty: there is none
    QStringList environments = {}; ///< the ones that can be chosen, in the file's order
    bool allowsPrograms = false; ///< the person trusts the folder: programs that atlas.hcl names may run
    LintSettings lint = {}; ///< of the env, over .squawk.toml and .schemawright.toml
    QStringList warnings = {}; ///< what atlas.hcl says and is left out, with file and line
    friend bool operator==(const ProjectSettings &, const ProjectSettings &) = default;
};

/// The project of a folder. With an atlas.hcl: what its env says (without a name: local, dev, development, else the first).
/// Else, and for what the env leaves open, a guess: SQL files in schema/ (or sql/, db/schema, schema.sql, structure.sql),
/// else schema.prisma (or prisma/schema.prisma, prisma/schema/), migrations in migrations/ (or db/migrations). Without an
/// env the connection and the development database stay empty.
/// Errors: Input (no such folder; nothing in it that we can read: says what would be found; as loadAtlasEnvironment), Untrusted.
[[nodiscard]] Result<ProjectSettings> findProject(
    const QString &folder, const QString &environment = {}, bool allowsPrograms = false, const std::stop_token &stop = {});

} // namespace schemawright::project
