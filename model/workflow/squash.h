// Many migrations made one: what they yield on a development database, written as its schema and the rows that they put there,
// and run to prove that it yields the same.
#pragma once

#include "model/base/progress.h"
#include "model/migrations/formats/draftwriter.h"
#include "model/sources/source.h"

#include <QDateTime>
#include <QList>
#include <QStringList>

namespace schemawright::workflow {

struct SquashRequest {
    migrations::MigrationDirectory directory;
    QString toVersion; ///< the last one that goes into it; empty: all
    QString name = QStringLiteral("squashed"); ///< of the new migration
    sources::SourceOptions sources; ///< where they are run
    QDateTime now;
};

struct Squash {
    QStringList versions; ///< that it stands for
    QString sql; ///< what it says
    migrations::PlannedMigrations planned;
    QStringList notes; ///< what a person must know
};

/// Nothing of the team's is touched: `planned` does that (migrations::writePlanned), once this has succeeded.
/// Errors: Conflict (it would yield something else: names what), Unsupported (rows that a file cannot hold, a statement that
/// refuses a transaction; says which), and those of migrationsToSquash, of running the files, and of planning.
[[nodiscard]] Result<Squash> squashMigrations(
    const SquashRequest &request, const ProgressFn &progress = {}, const std::stop_token &stop = {});

} // namespace schemawright::workflow
