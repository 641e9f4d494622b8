#include "model/workflow/migrationtext.h"

#include "model/apply/statementtraits.h"
#include "model/sql/recipedirectives.h"

#include <QRegularExpression>

#include <algorithm>

namespace schemawright::workflow {

namespace {

using namespace Qt::StringLiterals;

/// Transactions of the text before, by statement; each is given out once.
class KnownTransactions
{
public:
    explicit KnownTransactions(const MigrationText &before)
    {
        for (const StatementText &statement : before.statements) {
            m_known[before.sql.mid(statement.range.start, statement.range.length)].append(statement.transaction);
            m_next = std::max(m_next, statement.transaction + 1);
        }
    }
    [[nodiscard]] std::optional<int> take(const QString &statement)
    {
        const auto found = m_known.find(statement);
        return found == m_known.end() || found->isEmpty() ? std::nullopt : std::optional(found->takeFirst());
    }
    [[nodiscard]] int fresh() { return m_next++; }

private:
    QHash<QString, QList<int>> m_known;
    int m_next = 0;
};

/// Adding a constraint NOT VALID and validating it in one transaction keeps the strong lock over the scan.
bool validates(const sql::Statement &statement)
{
    const auto *alter = std::get_if<sql::AlterTable>(&statement);
    return alter != nullptr
        && std::any_of(alter->actions.begin(), alter->actions.end(), [](const sql::AlterTableAction &action) {
               return std::holds_alternative<sql::ValidateConstraint>(action.action);
           });
}

/// Its batches are transactions of their own.
bool runsInBatches(const QString &comment)
{
    const auto backfill = sql::readBackfill(comment);
    return backfill && backfill->has_value();
}

QString partOf(const QString &sql)
{
    const QList<sql::PhaseDirective> phases = sql::readPhases(sql);
    return phases.isEmpty() ? QString() : sql::phaseText(phases.first().phase);
}

QString joined(const QString &name, const QString &part)
{
    return part.isEmpty() ? name : name.isEmpty() ? part : QString(name + u'_' + part);
}

/// For file names of every tool and system.
QString plainName(const QString &text)
{
    static const QRegularExpression other(u"[^a-z0-9]+"_s);
    static const QRegularExpression outside(u"^_|_$"_s);
    constexpr qsizetype longest = 63; // of PostgreSQL's names
    return text.toLower().replace(other, u"_"_s).left(longest).remove(outside);
}

/// "index_t_a_idx" of a file that builds one index, and of others that do one thing apart from the rest; else nothing.
QString soleChange(const MigrationDraftText &text)
{
    QString change;
    for (const sql::ParsedStatement &parsed : sql::parseScript(text.sql)) {
        if (std::holds_alternative<sql::SetVariable>(parsed.statement))
            continue;
        if (!change.isEmpty())
            return {};
        if (const auto *create = std::get_if<sql::CreateIndex>(&parsed.statement); create && !create->name.name.isEmpty())
            change = u"index_"_s + create->name.name;
        else if (const auto *drop = std::get_if<sql::DropObjects>(&parsed.statement);
                 drop && drop->kind == sql::ObjectClass::Index && drop->targets.size() == 1)
            change = u"drop_"_s + drop->targets.first().name.name;
        else if (const auto *alter = std::get_if<sql::AlterTable>(&parsed.statement); alter && alter->actions.size() == 1)
            if (const auto *validate = std::get_if<sql::ValidateConstraint>(&alter->actions.first().action))
                change = u"validate_"_s + validate->constraint.name;
        if (change.isEmpty())
            return {};
    }
    return plainName(change);
}

QList<StatementText> groupStatements(const MigrationText &before, const QList<sql::ParsedStatement> &parsed)
{
    KnownTransactions known(before);
    QList<StatementText> statements;
    for (const sql::ParsedStatement &statement : parsed) {
        StatementText text;
        text.range = statement.source.range;
        text.transactional = apply::describeStatement(statement.source.text).isTransactional()
            && !runsInBatches(statement.source.leadingComment);
        const std::optional<int> kept = known.take(statement.source.text);
        const bool joins = !statements.isEmpty() && statements.last().transactional && !validates(statement.statement);
        if (!text.transactional)
            text.transaction = known.fresh();
        else if (kept)
            text.transaction = *kept;
        else
            text.transaction = joins ? statements.last().transaction : known.fresh();
        statements.append(text);
    }
    return statements;
}

/// Where the text of a statement ends: behind its semicolon and the line break after it.
qsizetype endOfStatement(const QString &sql, const StatementText &statement)
{
    qsizetype end = statement.range.end();
    while (end < sql.size() && sql.at(end).isSpace() && sql.at(end) != u'\n')
        ++end;
    if (end < sql.size() && sql.at(end) == u';')
        ++end;
    if (end < sql.size() && sql.at(end) == u'\n')
        ++end;
    return end;
}

bool sharesFile(const StatementText &above, const StatementText &below)
{
    return above.transactional && below.transactional && above.transaction == below.transaction;
}

} // namespace

MigrationText editMigration(
    const MigrationText &before, const QString &sql, postgres::Connection *facts, const std::stop_token &stop,
    const lint::LintOptions &options)
{
    MigrationText after;
    after.sql = sql;
    const QList<sql::ParsedStatement> parsed = sql::parseScript(sql);
    LintedText linted = lintStatements(sql, parsed, groupStatements(before, parsed), factsFor(parsed, facts, stop), options);
    after.statements = std::move(linted.statements);
    after.findings = std::move(linted.findings);
    return after;
}

QList<MigrationDraftText> cutMigration(const QString &sql, const QList<StatementText> &statements)
{
    QList<MigrationDraftText> texts;
    qsizetype start = 0;
    for (qsizetype i = 0; i < statements.size(); ++i) {
        const bool isLast = i + 1 == statements.size();
        if (!isLast && sharesFile(statements.at(i), statements.at(i + 1)))
            continue;
        const qsizetype end = isLast ? sql.size() : endOfStatement(sql, statements.at(i));
        const QString text = sql.mid(start, end - start).trimmed();
        texts.append({ QString(text + u'\n'), statements.at(i).transactional, partOf(text) });
        start = end;
    }
    return texts;
}

QList<MigrationDraftText> cutMigration(const Difference &difference)
{
    const QList<StatementText> &statements = difference.statements;
    QList<MigrationDraftText> texts = cutMigration(difference.sql, statements);
    qsizetype text = 0;
    for (qsizetype i = 0; i < statements.size() && text < texts.size(); ++i) {
        if (i + 1 < statements.size() && sharesFile(statements.at(i), statements.at(i + 1)))
            continue;
        plan::Plan part;
        for (const plan::PlanStep &step : difference.plan.steps) {
            if (step.transaction == statements.at(i).transaction)
                part.steps.append(step);
        }
        texts[text++].down = plan::undoSql(part);
    }
    return texts;
}

QString draftName(const QString &name, const MigrationDraftText &text)
{
    return joined(name, text.part);
}

QList<migrations::MigrationDraft> draftsOf(const QList<MigrationDraftText> &texts, const QString &name)
{
    QList<migrations::MigrationDraft> drafts;
    for (const MigrationDraftText &text : texts) {
        const QString change = texts.size() > 1 ? soleChange(text) : QString();
        drafts.append({ joined(draftName(name, text), change), text.sql,
            text.transactional ? migrations::TxMode::File : migrations::TxMode::None, text.down });
    }
    return drafts;
}

} // namespace schemawright::workflow
