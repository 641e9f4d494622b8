// A migration text that fixes changed, cut into the files that it needs.
#pragma once

#include "model/workflow/difference.h"
#include "model/workflow/session.h"

namespace schemawright::app {

/// Runs of statements that share a transaction become one text, a statement that refuses transactions one of its own.
/// Comments go with the statement below them.
[[nodiscard]] QList<workflow::MigrationDraftText> cutMigration(
    const QString &sql, const QList<workflow::StatementText> &statements);

} // namespace schemawright::app
