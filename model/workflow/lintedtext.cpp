#include "model/workflow/lintedtext.h"

#include "model/catalog/tablefacts.h"
#include "model/lint/linter.h"
#include "model/workflow/locknote.h"
#include "model/workflow/namedrelations.h"

namespace schemawright::workflow {

namespace {

void fillNotes(QList<StatementText> &statements, const lint::LintOutcome &outcome, const catalog::Facts &facts)
{
    for (qsizetype i = 0; i < statements.size(); ++i) {
        const QList<lint::StatementLock> &locks = outcome.locks.at(i);
        if (statements.at(i).lockNote.isEmpty() && !locks.isEmpty()) {
            const lint::StatementLock &strongest = locks.first();
            statements[i].lockNote = lockNote(strongest.table, strongest.mode, workText(strongest.work), facts);
        }
    }
}

lint::LintInput inputFor(const migrations::MigrationFile &file)
{
    lint::LintInput input;
    input.text = file.text;
    input.file = file.fileName;
    input.statements = sql::parseScript(file.text);
    input.inTransaction = file.txMode != migrations::TxMode::None;
    return input;
}

QList<StatementText> statementsOf(const lint::LintInput &input)
{
    QList<StatementText> statements;
    for (const sql::ParsedStatement &parsed : input.statements) {
        const int transaction = input.inTransaction ? 0 : static_cast<int>(statements.size());
        statements.append({ parsed.source.range, transaction, input.inTransaction, {} });
    }
    return statements;
}

} // namespace

catalog::Facts factsFor(const QList<sql::ParsedStatement> &statements, postgres::Connection *connection)
{
    catalog::Facts facts;
    if (connection == nullptr || !connection->isAlive())
        return facts;
    if (auto read = catalog::readFacts(*connection, namedRelations(statements)))
        facts = std::move(*read);
    else
        facts.serverVersion = connection->serverVersion();
    return facts;
}

LintedText lintStatements(const QString &sql, const QList<sql::ParsedStatement> &parsed,
    QList<StatementText> statements, const catalog::Facts &facts)
{
    lint::LintInput input;
    input.text = sql;
    input.statements = parsed;
    input.facts = facts;
    for (const StatementText &statement : std::as_const(statements))
        input.transactions.append(statement.transactional ? statement.transaction : -1);
    const lint::LintOutcome outcome = lint::lintSequence({ input }).first();
    fillNotes(statements, outcome, facts);
    return { std::move(statements), outcome.findings };
}

QList<LintedText> lintFiles(const QList<migrations::MigrationFile> &files, postgres::Connection *connection)
{
    QList<lint::LintInput> inputs;
    QList<sql::ParsedStatement> all;
    for (const migrations::MigrationFile &file : files) {
        inputs.append(inputFor(file));
        all += inputs.constLast().statements;
    }
    const catalog::Facts facts = factsFor(all, connection);
    for (lint::LintInput &input : inputs)
        input.facts = facts;
    const QList<lint::LintOutcome> outcomes = lint::lintSequence(inputs);
    QList<LintedText> results;
    for (qsizetype file = 0; file < inputs.size(); ++file) {
        QList<StatementText> statements = statementsOf(inputs.at(file));
        fillNotes(statements, outcomes.at(file), facts);
        results.append({ std::move(statements), outcomes.at(file).findings });
    }
    return results;
}

} // namespace schemawright::workflow
