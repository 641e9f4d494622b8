// What a directory and a database's history tell the rules about its files: directoryrules word it.
#pragma once

#include "model/lint/directoryfacts.h"
#include "model/migrations/status.h"

#include <QHash>

namespace schemawright::workflow {

using FactsByFile = QHash<QString, lint::DirectoryFacts>; ///< by file name

/// Which files ran, and how many are to run before each.
[[nodiscard]] FactsByFile ranFacts(const migrations::MigrationStatus &status);
/// That, which files are late, and which were edited since they ran, by the status that `migrate status` shows; and what comes of it.
[[nodiscard]] FactsByFile historyFacts(const migrations::MigrationStatus &status, migrations::DirectoryFormat format);

/// The drift is told once: of the first of the files that is still to run, since that runs into it; else of the last one.
void addDrift(FactsByFile &facts, const QStringList &drift, const QList<migrations::MigrationFile> &files,
    const migrations::MigrationStatus &status);

/// How the file is taken back.
void addWayBack(lint::DirectoryFacts &facts, const migrations::MigrationFile &file);

} // namespace schemawright::workflow
