// The status of a directory on a database, whichever tool's it is, and what must not have run there.
#pragma once

#include "model/base/result.h"
#include "model/migrations/status.h"
#include "model/postgres/connection.h"

#include <QList>

#include <stop_token>

namespace schemawright::workflow {

/// By the history table of the directory's own tool; whoever locks it is waited for five seconds. Errors: those of the
/// connection and of reading the table.
[[nodiscard]] Result<migrations::MigrationStatus> readStatus(const migrations::MigrationDirectory &directory,
    const postgres::ConnectionSettings &target, const QString &revisionsSchema, const std::stop_token &stop = {});

/// Errors: Conflict (one of them ran there, or was started: names it), and those of readStatus.
[[nodiscard]] Result<> checkRanNowhere(const migrations::MigrationDirectory &directory, const QList<migrations::MigrationFile> &files,
    const postgres::ConnectionSettings &target, const QString &revisionsSchema, const std::stop_token &stop = {});

} // namespace schemawright::workflow
