// SQL texts with what rules say of them and what their statements lock, by the facts of the database they will run on.
#pragma once

#include "model/base/sourcerange.h"
#include "model/catalog/facts.h"
#include "model/devdb/developmentdatabase.h"
#include "model/lint/finding.h"
#include "model/lint/lintinput.h"
#include "model/lint/linter.h"
#include "model/migrations/migrationfile.h"
#include "model/postgres/connection.h"
#include "model/sql/parser.h"
#include "model/workflow/directoryfacts.h"

namespace schemawright::workflow {

/// One statement of a text, for views.
struct StatementText {
    SourceRange range; ///< of the statement in the text, without the semicolon
    int transaction = 0; ///< statements with the same number share one
    bool transactional = true; ///< false: refuses a transaction
    QString lockNote; ///< "SHARE UPDATE EXCLUSIVE on conversations · 41 GB · 92,000,000 rows"; empty: locks nothing old
    friend bool operator==(const StatementText &, const StatementText &) = default;
};

struct LintedText {
    QList<StatementText> statements;
    QList<lint::Finding> findings;
    QList<lint::AcceptedFinding> accepted {}; ///< what comments in the text take as known
};

/// What else is looked up than catalogs and statistics.
struct FactsOptions {
    bool writeNotes = true; ///< what each statement locks, for views
    bool askRows = false; ///< rows are read for what statements assume about them: seconds, not milliseconds
    bool showKeys = false; ///< of rows that break it
    bool measureLoad = false; ///< other sessions, writes, replicas, poolers
    bool findUsers = false; ///< of what is dropped, renamed or changed
    /// Its speed is measured, once, so that something can be said of durations: seconds.
    std::optional<devdb::DevelopmentServer> calibratedBy {};
    QString application {}; ///< the folder of the programs' SQL files and schema.prisma; empty: not named
    FactsByFile directory {}; ///< what the database's history says of the files
};

/// What the statements name, looked up. Unknown facts are never an error: rules then say what they assume. `connection`:
/// to the database that they will run on; nullptr or a lost one: nothing is known.
[[nodiscard]] catalog::Facts factsFor(const QList<sql::ParsedStatement> &statements, postgres::Connection *connection,
    const std::stop_token &stop = {}, const FactsOptions &options = {});

/// One text that is several transactions, one after the other. `statements` come with ranges and transactions; notes that
/// are still empty are filled in.
[[nodiscard]] LintedText lintStatements(const QString &sql, const QList<sql::ParsedStatement> &parsed,
    QList<StatementText> statements, const catalog::Facts &facts, const lint::LintOptions &options = {});

/// Migration files that run one after the other, with one round of facts; one result per file.
[[nodiscard]] QList<LintedText> lintFiles(const QList<migrations::MigrationFile> &files, postgres::Connection *facts,
    const std::stop_token &stop = {}, const lint::LintOptions &options = {}, const FactsOptions &looked = {});
/// The same, finding by finding, for who prints them; without notes.
void lintFilesEach(const QList<migrations::MigrationFile> &files, postgres::Connection *facts, const std::stop_token &stop,
    const lint::LintOptions &options, const FactsOptions &looked, const lint::FindingHandler &found);

} // namespace schemawright::workflow
