// A migration run on a development database that was brought to the schema it starts from: what its statements really
// lock and rewrite, put beside what rules say of them.
#pragma once

#include "model/trace/tracereport.h"
#include "model/workflow/lintedtext.h"
#include "model/workflow/session.h"

namespace schemawright::workflow {

/// What is to be rehearsed.
struct RehearsalText {
    QString sql;
    QList<StatementText> statements; ///< of `sql`
    QString file {}; ///< of the directory: what runs before it is where it starts. Empty: a new one, behind all of them
};

struct Rehearsal {
    QString sql; ///< that was run; what was measured says nothing of another text
    QString serverText; ///< "PostgreSQL 15.18 (private)"
    QStringList warnings;
    QList<trace::TracedStatement> statements; ///< all, or up to the one that failed

    [[nodiscard]] const Error *error() const; ///< of the last one; nullptr when all went well
    [[nodiscard]] int rewrittenTables() const;
    [[nodiscard]] QString strongestLock() const; ///< "ACCESS EXCLUSIVE on users", on a relation of before; may be empty
};

/// Nothing happens to the connected database. What the server refuses is in the rehearsal, not an error. Errors: Input
/// (nothing to start from; the directory cannot be replayed), Server (what runs before is refused), Connection, Cancelled.
[[nodiscard]] Result<Rehearsal> rehearse(const SessionSnapshot &snapshot, const RehearsalText &text, const ProgressFn &progress = {},
    const std::stop_token &stop = {});

/// `linted` with the locks as measured and findings that say so; as it is when another text was rehearsed.
[[nodiscard]] LintedText withMeasurements(const LintedText &linted, const QString &sql, const Rehearsal &rehearsal);

/// The same of the findings of a file that was traced; those of statements that did not run stay as they are.
[[nodiscard]] QList<lint::Finding> withMeasurements(
    QList<lint::Finding> findings, const trace::TracedFile &traced, const QString &serverText);

} // namespace schemawright::workflow
