// The text of a new migration as a person sees it – a plan's, or one that fixes have changed since – and how it is cut into
// the files of a directory: every transaction is a file, every statement that refuses transactions one of its own.
#pragma once

#include "model/migrations/directorywriter.h"
#include "model/workflow/difference.h"
#include "model/workflow/lintedtext.h"

namespace schemawright::workflow {

struct MigrationText {
    QString sql;
    QList<StatementText> statements;
    QList<lint::Finding> findings; ///< ranges in `sql`
};

/// `sql` is `before` after an edit: statements that are still there keep their transaction, others join the one above them;
/// what refuses transactions stands alone, and VALIDATE CONSTRAINT starts a transaction. Linted with `facts`.
[[nodiscard]] MigrationText editMigration(
    const MigrationText &before, const QString &sql, postgres::Connection *facts, const std::stop_token &stop = {},
    const lint::LintOptions &options = {});

struct MigrationDraftText {
    QString sql;
    bool transactional = true;
    QString part {}; ///< "expand", "backfill", "contract"; empty: no recipe's
    QString down {}; ///< what takes it back; empty: unknown
    friend bool operator==(const MigrationDraftText &, const MigrationDraftText &) = default;
};

/// Comments go with the statement below them.
[[nodiscard]] QList<MigrationDraftText> cutMigration(const QString &sql, const QList<StatementText> &statements);

/// The same of a plan, with what takes each of its transactions back.
[[nodiscard]] QList<MigrationDraftText> cutMigration(const Difference &difference);

/// "email_expand": what a file of that part is called.
[[nodiscard]] QString draftName(const QString &name, const MigrationDraftText &text);

/// The files of a migration of that name, as they are written into a directory. Of several, those that build or drop one index
/// or validate one constraint are called by it too: "email_index_users_email_idx".
[[nodiscard]] QList<migrations::MigrationDraft> draftsOf(const QList<MigrationDraftText> &texts, const QString &name);

} // namespace schemawright::workflow
