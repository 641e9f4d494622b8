#include "model/workflow/lintedtext.h"

#include "model/catalog/dataanswers.h"
#include "model/catalog/loadfacts.h"
#include "model/catalog/tablefacts.h"
#include "model/lint/changedobject.h"
#include "model/lint/duration.h"
#include "model/lint/filestate.h"
#include "model/lint/linter.h"
#include "model/lint/rowassumption.h"
#include "model/lint/statementlocks.h"
#include "model/lint/vectorclass.h"
#include "model/migrations/migrationstatements.h"
#include "model/sql/newersyntax.h"
#include "model/sql/statementlist.h"
#include "model/workflow/applicationusers.h"
#include "model/workflow/calibration.h"
#include "model/workflow/locknote.h"
#include "model/workflow/namedrelations.h"

namespace schemawright::workflow {

namespace {

void fillNotes(QList<StatementText> &statements, const sql::StatementList &parsed, const lint::LintOutcome &outcome,
    const catalog::Facts &facts)
{
    for (qsizetype i = 0; i < statements.size(); ++i) {
        const lint::StatementLock &strongest = outcome.strongestLocks.at(i);
        if (statements.at(i).lockNote.isEmpty() && strongest.mode != schema::LockMode::None) {
            statements[i].lockNote = lockNote(
                strongest.table, strongest.mode, strongest.work, facts, lint::isMeasured(parsed.at(i).statement));
        }
    }
}

/// Cut as apply cuts it. What stands between two delimiters of the file's own is sent as one, and may be several statements.
sql::StatementList parsedStatements(const migrations::MigrationFile &file)
{
    if (file.delimiter.isEmpty())
        return sql::StatementList::ofScript(file.text);
    QList<sql::ParsedStatement> statements;
    const auto pieces = migrations::splitMigration(file);
    for (const migrations::MigrationStatement &piece : pieces.value_or(QList<migrations::MigrationStatement>()))
        statements += sql::parseScript(file.text, piece.range);
    return statements;
}

lint::LintInput inputFor(const migrations::MigrationFile &file)
{
    lint::LintInput input;
    input.text = file.text;
    input.file = file.fileName;
    input.statements = parsedStatements(file);
    input.inTransaction = file.txMode != migrations::TxMode::None;
    return input;
}

QList<StatementText> statementsOf(const lint::LintInput &input)
{
    QList<StatementText> statements;
    for (const SourceRange &range : input.statements.ranges()) {
        const int transaction = input.inTransaction ? 0 : static_cast<int>(statements.size());
        statements.append({ range, transaction, input.inTransaction, {} });
    }
    return statements;
}

QList<sql::ParsedStatement> allStatements(const QList<lint::LintInput> &inputs)
{
    QList<sql::ParsedStatement> all;
    for (const lint::LintInput &input : inputs) {
        const QList<sql::ParsedStatement> statements = input.statements.parsed();
        all = all.isEmpty() ? statements : all + statements; // shared where there is one file
    }
    return all;
}

lint::LintInput inputOf(const QList<sql::ParsedStatement> &statements, const catalog::Facts &facts)
{
    lint::LintInput input;
    input.statements = statements;
    input.facts = facts;
    return input;
}

/// Whether foreign keys of its tables are dropped or made anew, which locks the tables at their other ends too.
QSet<QualifiedName> tablesWithChangedKeys(const QList<sql::ParsedStatement> &statements)
{
    QSet<QualifiedName> tables;
    for (const sql::ParsedStatement &parsed : statements) {
        const auto *drop = std::get_if<sql::DropObjects>(&parsed.statement);
        for (const sql::DropObjects::Target &target : drop ? drop->targets : QList<sql::DropObjects::Target>()) {
            if (drop->kind == sql::ObjectClass::Table)
                tables.insert(target.name);
        }
        const auto *alter = std::get_if<sql::AlterTable>(&parsed.statement);
        for (const sql::AlterTableAction &part : alter ? alter->actions : QList<sql::AlterTableAction>()) {
            if (std::holds_alternative<sql::DropColumn>(part.action) || std::holds_alternative<sql::DropConstraint>(part.action)
                || std::holds_alternative<sql::AlterColumnType>(part.action))
                tables.insert(alter->relation.name);
        }
    }
    return tables;
}

/// Tables that no statement names, but whose rows have a say: default partitions, in which rows of a new partition may
/// be, what a foreign key that is still to be validated points to, users of a domain that a statement changes, and the
/// other ends of foreign keys that are dropped.
void addNeighbours(const QList<sql::ParsedStatement> &statements, postgres::Connection &connection, catalog::Facts &facts,
    const std::stop_token &stop)
{
    QSet<QualifiedName> missing;
    const auto add = [&](const QualifiedName &name) {
        if (!name.isEmpty() && !facts.tables.contains(name))
            missing.insert(name);
    };
    for (const QualifiedName &domain : changedDomains(statements)) {
        for (auto known = facts.domains.cbegin(); known != facts.domains.cend(); ++known) {
            if (known.key().name != domain.name || (!domain.schema.isEmpty() && known.key().schema != domain.schema))
                continue;
            for (const QualifiedName &table : known->tables)
                add(table);
        }
    }
    const QSet<QualifiedName> changed = tablesWithChangedKeys(statements);
    for (const catalog::TableFacts &table : std::as_const(facts.tables)) {
        const bool isChanged = changed.contains(table.name) || changed.contains({ {}, table.name.name });
        add(table.defaultPartition);
        for (const catalog::ConstraintFacts &constraint : table.constraints)
            add(constraint.valid && !isChanged ? QualifiedName() : constraint.referenced);
        for (const QualifiedName &other : isChanged ? table.referencedBy : QList<QualifiedName>())
            add(other);
    }
    if (missing.isEmpty())
        return;
    if (const auto more = catalog::readFacts(connection, missing.values(), stop)) {
        for (const catalog::TableFacts &table : more->tables)
            facts.tables.insert(table.name, table);
    }
}

void findUsers(const QList<sql::ParsedStatement> &statements, postgres::Connection *connection, catalog::Facts &facts,
    const std::stop_token &stop, const FactsOptions &options)
{
    const bool asksDatabase = facts.live && options.findUsers;
    if (!asksDatabase && options.application.isEmpty())
        return;
    const lint::LintInput input = inputOf(statements, facts);
    const QList<catalog::UsedObject> objects = lint::changedObjects(input);
    if (asksDatabase) {
        if (const auto read = catalog::readUsers(*connection, { objects, lint::vectorTables(input) }, facts, stop); !read)
            facts.userNotes.append(read.error().text);
    }
    if (!options.application.isEmpty())
        addApplicationUsers(options.application, objects, facts);
}

void askRows(const QList<sql::ParsedStatement> &statements, postgres::Connection &connection, catalog::Facts &facts,
    const std::stop_token &stop, const FactsOptions &options)
{
    catalog::AskOptions ask;
    ask.showKeys = options.showKeys;
    // A lost connection leaves questions without answers; rules then say less.
    (void)catalog::askRows(connection, lint::questionsOf({ inputOf(statements, facts) }), facts, ask, stop);
}

QList<lint::LintInput> inputsFor(const QList<migrations::MigrationFile> &files, postgres::Connection *connection,
    const std::stop_token &stop, const lint::LintOptions &options, const FactsOptions &looked)
{
    QList<lint::LintInput> inputs;
    for (const migrations::MigrationFile &file : files) {
        inputs.append(inputFor(file));
        inputs.last().directory = looked.directory.value(file.fileName);
        addWayBack(inputs.last().directory, file);
    }
    const bool isAsked = connection != nullptr || !looked.application.isEmpty();
    const catalog::Facts facts = isAsked ? factsFor(allStatements(inputs), connection, stop, looked) : catalog::Facts();
    for (lint::LintInput &input : inputs) {
        input.facts = facts;
        input.options = options;
    }
    return inputs;
}

} // namespace

catalog::Facts factsFor(const QList<sql::ParsedStatement> &parsed, postgres::Connection *connection,
    const std::stop_token &stop, const FactsOptions &options)
{
    catalog::Facts facts;
    const int serverVersion = connection != nullptr ? connection->serverVersion() : 0; // a lost connection knows none
    const QList<sql::ParsedStatement> statements = connection != nullptr ? sql::withNewerSyntax(parsed, serverVersion) : parsed;
    if (connection != nullptr && connection->isAlive()) {
        if (auto read = catalog::readFacts(*connection, namedRelations(statements), stop, namedCode(statements)))
            facts = std::move(*read);
        else
            facts.serverVersion = serverVersion;
    }
    if (facts.live)
        addNeighbours(statements, *connection, facts, stop);
    // Unknown load is never an error.
    if (facts.live && options.measureLoad)
        (void)catalog::readLoad(*connection, facts, stop);
    if (facts.live && options.askRows)
        askRows(statements, *connection, facts, stop, options);
    if (facts.live && options.calibratedBy)
        facts.calibration = calibrationOf(*options.calibratedBy, stop);
    findUsers(statements, connection, facts, stop, options);
    return facts;
}

LintedText lintStatements(const QString &sql, const QList<sql::ParsedStatement> &parsed,
    QList<StatementText> statements, const catalog::Facts &facts, const lint::LintOptions &options)
{
    lint::LintInput input;
    input.options = options;
    input.text = sql;
    input.statements = parsed;
    input.facts = facts;
    for (const StatementText &statement : std::as_const(statements))
        input.transactions.append(statement.transactional ? statement.transaction : -1);
    const lint::LintOutcome outcome = lint::lintSequence({ input }).first();
    fillNotes(statements, parsed, outcome, facts);
    return { std::move(statements), outcome.findings, outcome.accepted };
}

QList<LintedText> lintFiles(const QList<migrations::MigrationFile> &files, postgres::Connection *connection,
    const std::stop_token &stop, const lint::LintOptions &options, const FactsOptions &looked)
{
    QList<lint::LintInput> inputs = inputsFor(files, connection, stop, options, looked);
    QList<lint::LintOutcome> outcomes = lint::lintSequence(inputs, stop);
    QList<LintedText> results;
    for (qsizetype file = 0; file < inputs.size(); ++file) {
        QList<StatementText> statements = looked.writeNotes ? statementsOf(inputs.at(file)) : QList<StatementText>();
        fillNotes(statements, inputs.at(file).statements, outcomes.at(file), inputs.at(file).facts);
        inputs[file].statements = {}; // of a large file it is most of the memory
        results.append({ std::move(statements), std::move(outcomes[file].findings), std::move(outcomes[file].accepted) });
    }
    return results;
}

void lintFilesEach(const QList<migrations::MigrationFile> &files, postgres::Connection *connection, const std::stop_token &stop,
    const lint::LintOptions &options, const FactsOptions &looked, const lint::FindingHandler &found)
{
    lint::lintEach(inputsFor(files, connection, stop, options, looked), found, stop);
}

} // namespace schemawright::workflow
