// What a project is: where the desired schema, the migrations and the database are.
#pragma once

#include "model/base/result.h"
#include "model/postgres/connectionsettings.h"

#include <QString>
#include <QStringList>

#include <optional>

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
    friend bool operator==(const ProjectSettings &, const ProjectSettings &) = default;
};

/// Guesses a project from a folder: SQL files in schema/ (or sql/, db/schema, schema.sql, structure.sql), else
/// schema.prisma (or prisma/schema.prisma, prisma/schema/), migrations in migrations/ (or db/migrations). Connection and development database stay empty.
/// Errors: Input (no such folder; nothing in it that we can read: says what would be found).
[[nodiscard]] Result<ProjectSettings> findProject(const QString &folder);

} // namespace schemawright::project
