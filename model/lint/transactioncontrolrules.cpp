#include "model/lint/transactioncontrolrules.h"

#include "model/lint/fixbuilder.h"
#include "model/sql/lexer.h"

#include <algorithm>
#include <array>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

using schema::LockMode;

void checkTransactionNesting(RuleContext &context)
{
    const auto *transaction = context.as<sql::Transaction>();
    if (!transaction)
        return;
    Report report;
    report.hazard = Hazard::Fails;
    report.range = context.firstLine();
    const bool inside = context.state().inTransaction();
    const bool isBegin = transaction->command == sql::TransactionCommand::Begin;
    const bool isEnd = transaction->command == sql::TransactionCommand::Commit
        || transaction->command == sql::TransactionCommand::Rollback;
    if (isBegin && inside)
        report.message = u"BEGIN inside a transaction only warns (25001); the COMMIT that belongs to it ends the whole"_s;
    else if (isEnd && !inside)
        report.message = u"COMMIT or ROLLBACK without a transaction only warns (25P01)"_s;
    else if (isEnd && !context.state().inExplicitTransaction())
        report.message = u"this ends the transaction of whoever runs the file: what follows runs outside of it"_s;
    else
        return;
    report.evidence = context.state().inExplicitTransaction() ? u"the file opened a transaction with BEGIN"_s
        : inside                                               ? u"the file runs in one transaction"_s
                                                               : QString();
    context.report(report);
}

void checkUncommitted(RuleContext &context)
{
    if (context.outline().unclosedBegin != context.index() || context.outline().fileTransaction)
        return;
    Report report;
    report.hazard = Hazard::Fails;
    report.range = context.firstLine();
    report.message = u"no COMMIT ends this transaction: when the connection closes, everything in it is rolled back"_s;
    const QString &text = context.input().text;
    const bool isTerminated = text.trimmed().endsWith(u';');
    report.fixes = FixBuilder(context, u"Add a COMMIT at the end"_s)
                       .insert(text.size(), (isTerminated ? u"\n"_s : u";\n"_s) + u"COMMIT;\n"_s)
                       .build();
    context.report(report);
}

void checkMixedModes(RuleContext &context)
{
    const FileOutline &outline = context.outline();
    const bool isMixed = outline.refusing == context.index() && outline.ordinary >= 0;
    // In one transaction it fails, which concurrently-in-transaction says; a plan has its transactions apart.
    if (!isMixed || context.state().inTransaction() || !context.input().transactions.isEmpty())
        return;
    Report report;
    report.hazard = Hazard::Fails;
    report.range = context.firstLine();
    report.message = refusedInTransaction(context.parsed().statement)
        + u" keeps this file out of a transaction: when a statement fails, those before it stay done"_s;
    report.evidence = u"line "_s + QString::number(context.lineOf(outline.ordinary))
        + u" could run in a transaction; schemawright-cli migrate apply goes on where it stopped, other runners do not"_s;
    context.report(report);
}

void checkLockUpgrade(RuleContext &context)
{
    if (!context.state().inTransaction())
        return;
    for (const StatementLock &lock : context.locks()) {
        if (lock.mode != LockMode::AccessExclusive || !context.table(lock.written).isInUse())
            continue;
        const QList<TakenLock> &heldHere = context.state().heldLocks().on(lock.table);
        const bool isStrongAlready = std::any_of(heldHere.begin(), heldHere.end(),
            [](const TakenLock &held) { return held.mode == LockMode::AccessExclusive; });
        if (heldHere.isEmpty() || isStrongAlready)
            continue;
        const TakenLock &weaker = heldHere.first();
        Report report;
        report.hazard = Hazard::BlocksReadsAndWrites;
        report.range = context.firstLine();
        report.object = lock.written.toText();
        report.message = u"this transaction holds "_s + schema::lockModeText(weaker.mode) + u" on "_s + report.object
            + u" since line "_s + QString::number(context.lineOf(weaker.statement))
            + u" and now wants ACCESS EXCLUSIVE: with others that hold the table and wait for this one it deadlocks"_s;
        report.evidence = context.table(lock.written).evidence();
        // Reads and writes do not wait for that one: only ANALYZE or CREATE INDEX of others can be in the way.
        if (weaker.mode == LockMode::ShareUpdateExclusive)
            report.severity = Severity::Info;
        context.report(report);
        return;
    }
}

void checkLockTable(RuleContext &context)
{
    const auto *lock = context.details<sql::LockTable>();
    const auto mode = lock ? static_cast<schema::LockMode>(lock->mode) : schema::LockMode::None;
    if (mode < schema::LockMode::Share || lock->noWait)
        return;
    for (const sql::RelationRef &relation : context.as<sql::Opaque>()->relations) {
        const TableKnowledge table = context.table(relation.name);
        Report report;
        report.hazard = mode == schema::LockMode::AccessExclusive ? Hazard::BlocksReadsAndWrites : Hazard::BlocksWrites;
        report.range = relation.range;
        report.object = table.text;
        report.message = u"LOCK TABLE keeps "_s + table.text + u" locked until the transaction commits, and waits without NOWAIT"_s;
        context.reportInstant(report, table);
    }
}

const TableState *alteredTable(const RuleContext &context, const sql::AlterTable &alter)
{
    return context.state().table(context.state().resolve(alter.relation.name));
}

bool takesLong(const RuleContext &context)
{
    return std::any_of(context.locks().begin(), context.locks().end(), [&context](const StatementLock &lock) {
        return lock.work >= Work::Scan && lock.mode == LockMode::AccessExclusive && context.table(lock.written).isInUse();
    });
}

void checkMultipleAlterTable(RuleContext &context)
{
    const auto *alter = context.as<sql::AlterTable>();
    const TableState *state = alter ? alteredTable(context, *alter) : nullptr;
    if (!alter || !context.state().inTransaction() || (state && state->created)
        || !takesLong(context))
        return;
    const QualifiedName table = context.state().resolve(alter->relation.name);
    for (const TakenLock &held : context.state().heldLocks().on(table)) {
        if (held.work < Work::Scan || held.mode != LockMode::AccessExclusive || !held.byAlterTable)
            continue;
        Report report;
        report.hazard = Hazard::Slow;
        report.range = context.firstLine();
        report.object = alter->relation.name.toText();
        report.message = report.object + u" is read or written as a whole here and in line "_s
            + QString::number(context.lineOf(held.statement)) + u": one ALTER TABLE with both actions does it once"_s;
        context.report(report);
        return;
    }
}

bool namesValue(QStringView statement, const QString &value)
{
    sql::Lexer lexer(statement);
    const QString literal = u'\'' + QString(value).replace(u'\'', u"''"_s) + u'\'';
    while (!lexer.atEnd()) {
        const sql::Lexeme lexeme = lexer.next();
        if (lexeme.kind == sql::LexemeKind::Text && statement.mid(lexeme.range.start, lexeme.range.length) == literal)
            return true;
    }
    return false;
}

/// Whether a table of the statement has a column of the type; nullopt when their columns are not known.
std::optional<bool> usesType(const RuleContext &context, const QualifiedName &type)
{
    if (const auto *create = context.as<sql::CreateTable>()) {
        for (const sql::ColumnDefinition &column : create->columns) {
            if (column.type.name == type.name)
                return true;
        }
    }
    bool known = !context.locks().isEmpty();
    for (const StatementLock &lock : context.locks()) {
        const TableKnowledge table = context.table(lock.written);
        known = known
            && (table.facts || (table.state && !table.state->columnTypes.isEmpty() && table.state->changedColumns.isEmpty()));
        if (table.facts) {
            for (const catalog::ColumnFacts &column : table.facts->columns) {
                if (column.type == type.name || column.type.endsWith(u'.' + type.name))
                    return true;
            }
        }
        if (table.state) {
            for (const sql::TypeName &column : table.state->columnTypes) {
                if (column.name == type.name)
                    return true;
            }
        }
    }
    return known ? std::optional(false) : std::nullopt;
}

void checkEnumValueUsed(RuleContext &context)
{
    if (context.state().addedEnumValues().isEmpty() || !context.state().inTransaction() || context.as<sql::AlterEnum>()
        || context.as<sql::Comment>())
        return;
    for (const AddedEnumValue &added : context.state().addedEnumValues()) {
        // Since PostgreSQL 17 the values of a type that the transaction made can be used at once.
        if ((added.typeIsNew && context.serverVersion() >= 170000) || !namesValue(context.parsed().source.text, added.value))
            continue;
        const std::optional<bool> used = usesType(context, added.type);
        if (used == false)
            continue;
        Report report;
        report.hazard = Hazard::Fails;
        report.range = context.firstLine();
        report.object = added.type.toText();
        report.message = u"the value '"_s + added.value + u"' of "_s + added.type.toText()
            + u" cannot be used in the transaction that adds it, in line "_s
            + QString::number(context.lineOf(added.statement)) + u" (55P04)"_s;
        if (!used) {
            report.severity = Severity::Warning;
            report.evidence = u"this assumes that the text stands for the type's value"_s;
        }
        context.report(report);
        return;
    }
}

void checkDynamicSql(RuleContext &context)
{
    if (!context.as<sql::Do>())
        return;
    Report report;
    report.hazard = Hazard::Slow;
    report.range = context.firstLine();
    report.message = u"what this block does is not looked at: no rule speaks for the statements in it"_s;
    context.report(report);
}

} // namespace

std::span<const RuleInfo> transactionControlRules()
{
    using enum Severity;
    static const auto rules = std::to_array<RuleInfo>({
        { u"transaction-nesting"_s, { u"TX201"_s }, Family::Transaction, Warning, Needs::File,
            u"BEGIN in a transaction, or COMMIT without one."_s, checkTransactionNesting },
        { u"uncommitted-transaction"_s, { u"ban-uncommitted-transaction"_s, u"unclosed-transaction"_s },
            Family::Transaction, Error, Needs::File, u"A transaction that nothing commits."_s, checkUncommitted },
        // A warning, because our own apply goes on behind the last statement that was done.
        { u"mixed-transaction-modes"_s, { u"TX101"_s }, Family::Transaction, Warning, Needs::File,
            u"Statements that refuse a transaction beside others that could have one."_s, checkMixedModes },
        { u"lock-upgrade"_s, {}, Family::Transaction, Warning, Needs::Statistics,
            u"A transaction that holds a weak lock on a table and takes the strongest."_s, checkLockUpgrade },
        { u"lock-table"_s, {}, Family::Locking, Warning, Needs::Statistics,
            u"LOCK TABLE keeps others out until the commit."_s, checkLockTable },
        { u"multiple-alter-table"_s, { u"W12"_s }, Family::Performance, Info, Needs::Statistics,
            u"A table is read or written as a whole twice in one transaction."_s, checkMultipleAlterTable },
        { u"enum-value-used-in-same-transaction"_s,
            { u"enum-value-used-in-transaction"_s, u"alter-type-add-value-txn"_s, u"alter-enum-add-value"_s,
                u"avoid-alter-enum-add-value"_s },
            Family::Transaction, Error, Needs::File, u"A new enum value is used before it is committed."_s,
            checkEnumValueUsed },
        { u"dynamic-sql-unchecked"_s, { u"unchecked-do-block"_s, u"opaque-dynamic-sql"_s }, Family::Transaction, Info,
            Needs::Statement, u"A DO block that rules cannot see into."_s, checkDynamicSql },
    });
    return rules;
}

} // namespace schemawright::lint
