// Migration files run on a development database that was brought to the schema they start from, and what each of their
// statements really locked and rewrote there.
#pragma once

#include "model/migrations/migrationfile.h"
#include "model/sources/source.h"
#include "model/trace/tracereport.h"

namespace schemawright::workflow {

struct MigrationTrace {
    QString serverText; ///< "PostgreSQL 15.18 (private)"
    QStringList warnings;
    QList<trace::TracedFile> files; ///< up to the one that failed
    [[nodiscard]] bool hasFailed() const;
};

/// The scripts that make `source` on a development database; of a live database those of its schema, without rows.
/// `options`' development server becomes one like the live database's, unless it names one. Errors: as readSource and loadSource.
[[nodiscard]] Result<QList<devdb::Script>> scriptsOf(
    const sources::Source &source, sources::SourceOptions &options, const ProgressFn &progress = {}, const std::stop_token &stop = {});

/// `before` runs first. What fails in `files` is in the trace, not an error. Errors: of `before`, as developScripts;
/// Connection; Cancelled.
[[nodiscard]] Result<MigrationTrace> traceMigrations(const QList<devdb::Script> &before, const QList<migrations::MigrationFile> &files,
    const sources::SourceOptions &options, const ProgressFn &progress = {}, const std::stop_token &stop = {});

} // namespace schemawright::workflow
