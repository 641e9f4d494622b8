#pragma once

#include "model/catalog/facts.h"
#include "model/lint/conventions.h"
#include "model/lint/directoryfacts.h"
#include "model/lint/finding.h"
#include "model/sql/statementlist.h"

namespace schemawright::lint {

struct LintOptions {
    QStringList disabledRules; ///< ids, other tools' codes, or families ("destructive")
    QStringList enabledRules; ///< of those that run only when asked for, named likewise
    int assumedVersion = 150000; ///< of the server, when no database was asked
    /// By id, code or family: instead of the rule's own. What evidence has made less stays so.
    QHash<QString, Severity> severities;
    /// A table with fewer rows and fewer bytes is nobody's problem: a scan or a rewrite ends before the lock is noticed.
    double fewRows = 1'000;
    qint64 smallBytes = 1024 * 1024;
    bool runsBehindPending = false; ///< files run there before it that are not linted with it: the database will be another one
    QList<NamingConvention> naming; ///< of naming-convention
    QStringList requiredColumns; ///< of require-columns
    friend bool operator==(const LintOptions &, const LintOptions &) = default;
};

struct LintInput {
    QString text;
    QString file; ///< for Finding::file; may be empty
    sql::StatementList statements; ///< of `text`, as apply will cut it
    catalog::Facts facts;
    bool inTransaction = true; ///< the file runs in one transaction, unless it says `-- atlas:txmode none`
    /// For text that is several files or transactions, one after the other: the number of each statement's transaction,
    /// negative for a statement outside of any. Empty: `inTransaction` holds for all.
    QList<int> transactions;
    LintOptions options;
    DirectoryFacts directory; ///< of the file; nothing is known of a text alone
};

} // namespace schemawright::lint
