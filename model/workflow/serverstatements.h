// Statements of migrations that reach beyond the database: roles, settings. No schema shows what they did.
#pragma once

#include "model/base/result.h"
#include "model/migrations/migrationfile.h"

#include <QList>
#include <QStringList>

namespace schemawright::workflow {

struct ServerStatements {
    QString sql; ///< as they are written, in their order
    QStringList notes;
};

/// Errors: Input (SQL that cannot be cut), Unsupported (one that refuses a transaction, or makes another database: with its place).
[[nodiscard]] Result<ServerStatements> serverStatements(const QList<migrations::MigrationFile> &files);

} // namespace schemawright::workflow
