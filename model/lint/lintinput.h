#pragma once

#include "model/catalog/facts.h"
#include "model/lint/finding.h"
#include "model/sql/parser.h"

namespace schemawright::lint {

struct LintOptions {
    QStringList disabledRules; ///< ids, other tools' codes, or families ("destructive")
    QStringList enabledRules; ///< of those that run only when asked for, named likewise
    int assumedVersion = 150000; ///< of the server, when no database was asked
    QHash<QString, Severity> severities; ///< by id or code: instead of the rule's own
};

struct LintInput {
    QString text;
    QString file; ///< for Finding::file; may be empty
    QList<sql::ParsedStatement> statements; ///< of `text`, as apply will cut it
    catalog::Facts facts;
    bool inTransaction = true; ///< the file runs in one transaction, unless it says `-- atlas:txmode none`
    /// For text that is several files or transactions, one after the other: the number of each statement's transaction,
    /// negative for a statement outside of any. Empty: `inTransaction` holds for all.
    QList<int> transactions;
    LintOptions options;
};

} // namespace schemawright::lint
