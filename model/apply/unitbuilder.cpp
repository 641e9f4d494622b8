#include "model/apply/unitbuilder.h"

#include <algorithm>

namespace schemawright::apply {

using namespace Qt::StringLiterals;

namespace {

Error placedError(const migrations::MigrationFile &file, int line, const QString &text, const QString &hint)
{
    Error error;
    error.kind = ErrorKind::Input;
    error.text = text;
    error.hint = hint;
    error.file = file.fileName;
    error.line = line;
    return error;
}

Result<migrations::TxMode> effectiveMode(const migrations::MigrationFile &file, migrations::TxMode txMode)
{
    if (txMode == migrations::TxMode::All) {
        if (file.txMode == migrations::TxMode::None) {
            return makeError(placedError(file, 1,
                u"cannot set txmode directive to \"none\" in \"%1\" when txmode \"all\" is set globally"_s.arg(
                    file.fileName),
                u"Run without --tx-mode all."_s));
        }
        return migrations::TxMode::File;
    }
    return file.txMode.value_or(txMode);
}

/// The remaining statements of the file, described.
Result<QList<UnitStatement>> remaining(const FilePlan &plan)
{
    QList<UnitStatement> result;
    for (qsizetype i = plan.alreadyDone; i < plan.statements.size(); ++i) {
        const migrations::MigrationStatement &statement = plan.statements[i];
        const auto backfill = sql::readBackfill(statement.leadingComment);
        if (!backfill)
            return makeError(placedError(plan.file, statement.line, backfill.error().text, backfill.error().hint));
        result << UnitStatement { plan.file.fileName, int(i), int(plan.statements.size()), statement.text,
            describeStatement(statement.text), std::nullopt, *backfill, *backfill && plan.row.has_value() };
    }
    return result;
}

Result<> checkFitsTransaction(const FilePlan &plan, const UnitStatement &statement)
{
    const int line = plan.statements[statement.index].line;
    if (statement.backfill) {
        return makeError(placedError(plan.file, line, u"a backfill in batches inside a file that runs in a transaction"_s,
            u"Put it into a file of its own that starts with `-- atlas:txmode none` and an empty line."_s));
    }
    if (statement.traits.isTransactional())
        return {};
    const QString start = statement.sql.simplified().left(60);
    if (statement.traits.kind == StatementKind::TransactionControl) {
        return makeError(placedError(plan.file, line, u"\"%1\" inside a file that runs in a transaction"_s.arg(start),
            u"Remove it, or start the file with `-- atlas:txmode none` and an empty line."_s));
    }
    return makeError(placedError(plan.file, line, u"\"%1…\" cannot run inside a transaction"_s.arg(start),
        u"Put it into a file of its own that starts with `-- atlas:txmode none` and an empty line."_s));
}

} // namespace

Result<FilePlan> planFile(
    const migrations::MigrationFile &file, const std::optional<migrations::Revision> &row, migrations::TxMode txMode)
{
    FilePlan plan;
    plan.file = file;
    plan.row = row;
    TRY_ASSIGN(plan.txMode, effectiveMode(file, txMode));
    TRY_ASSIGN(plan.statements, migrations::splitMigration(file));
    plan.alreadyDone = row ? int(std::min<qint64>(row->applied, plan.statements.size())) : 0;
    TRY_ASSIGN(const QList<UnitStatement> statements, remaining(plan));
    if (statements.isEmpty())
        return plan;
    if (plan.txMode == migrations::TxMode::File) {
        for (const UnitStatement &statement : statements)
            TRY(checkFitsTransaction(plan, statement));
        plan.units << Unit { true, false, statements };
        return plan;
    }
    // Not only in what is left: a file that stopped between its BEGIN and COMMIT starts there again.
    const bool ownTransactions
        = std::ranges::any_of(plan.statements, [](const migrations::MigrationStatement &statement) {
              return describeStatement(statement.text).kind == StatementKind::TransactionControl;
          });
    // A statement that can share a transaction with its history row does: then they happen together or not at all.
    for (const UnitStatement &statement : statements)
        plan.units << Unit { !ownTransactions && statement.traits.isTransactional(), ownTransactions, { statement } };
    return plan;
}

QList<Unit> mergeUnits(const QList<FilePlan> &files)
{
    Unit all;
    for (const FilePlan &file : files) {
        for (const Unit &unit : file.units)
            all.statements << unit.statements;
    }
    return all.statements.isEmpty() ? QList<Unit>() : QList<Unit> { all };
}

} // namespace schemawright::apply
