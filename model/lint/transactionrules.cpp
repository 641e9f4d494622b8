#include "model/lint/transactionrules.h"

#include "model/lint/fixbuilder.h"
#include "model/sql/withwrites.h"

#include <algorithm>
#include <array>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

using schema::LockMode;

bool isDdl(const TakenLock &held)
{
    return held.mode >= LockMode::ShareRowExclusive;
}

bool matters(const RuleContext &context, const StatementLock &lock)
{
    return context.table(lock.written).isInUse();
}

/// Whether the statement itself may take long: it reads or writes many rows, or nobody knows what it does.
bool mayTakeLong(const RuleContext &context)
{
    if (const auto *query = context.as<sql::Query>())
        return !query->instant;
    if (context.as<sql::Do>())
        return true;
    const auto *opaque = context.as<sql::Opaque>();
    if (opaque && (opaque->node == u"CallStmt" || opaque->node == u"CopyStmt" || opaque->node == u"MergeStmt"))
        return true;
    if (const auto *insert = context.as<sql::Insert>(); insert && !insert->fromQuery)
        return false;
    return std::any_of(context.locks().begin(), context.locks().end(),
        [&context](const StatementLock &lock) { return lock.work != Work::Instant && matters(context, lock); });
}

bool writesRowsOf(const RuleContext &context, const QualifiedName &table)
{
    return std::any_of(context.locks().begin(), context.locks().end(),
        [&table](const StatementLock &lock) { return lock.work == Work::Rows && lock.table == table; });
}

QString sinceText(const RuleContext &context, int statement)
{
    return u"since line "_s + QString::number(context.lineOf(statement));
}

/// Of many the first ones and the number of the others.
QString namesText(const QList<QualifiedName> &tables)
{
    constexpr qsizetype named = 3;
    QStringList names;
    for (const QualifiedName &table : tables.first(std::min(named, tables.size())))
        names.append(table.toText());
    const qsizetype others = tables.size() - names.size();
    return names.join(u", "_s) + (others > 0 ? u" and %1 more"_s.arg(others) : QString());
}

void checkConcurrentlyInTransaction(RuleContext &context)
{
    if (!context.state().inTransaction())
        return;
    const QString refused = refusedInTransaction(context.parsed().statement);
    if (refused.isEmpty())
        return;
    Report report;
    report.hazard = Hazard::Fails;
    report.range = context.firstLine();
    report.message = refused + u" cannot run in a transaction: the server refuses it (25001)"_s;
    report.evidence = context.state().inExplicitTransaction() ? u"the file opens a transaction with BEGIN"_s
                                                              : u"the file runs in one transaction"_s;
    report.fixes = FixBuilder(context, u"Run the file without a transaction"_s).leaveTransaction().build();
    context.report(report);
}

void checkStatementAfterAccessExclusive(RuleContext &context)
{
    if (!context.state().inTransaction() || !mayTakeLong(context))
        return;
    const HeldLock *held = context.state().heldLocks().firstAccessExclusive();
    if (!held || writesRowsOf(context, held->lock.table)) // backfill-in-ddl-transaction says that
        return;
    Report report;
    report.hazard = Hazard::BlocksReadsAndWrites;
    report.range = context.firstLine();
    report.object = held->lock.written.toText();
    report.message = u"while this runs, "_s + held->lock.written.toText()
        + u" stays locked for reads and writes: the transaction holds ACCESS EXCLUSIVE on it "_s
        + sinceText(context, held->statement);
    report.evidence = context.table(held->lock.written).evidence();
    context.report(report);
}

// Several locks of a transaction that only touches catalogs are gone in a moment, and lock_timeout, which apply sets for such
// a transaction before it tries again, ends the wait for one of them. What takes long has no lock_timeout.
void checkWideLockWindow(RuleContext &context)
{
    if (!context.state().inTransaction())
        return;
    const HeldLocks &held = context.state().heldLocks();
    const bool isSaid = held.strongNames().size() > 1 && held.hasWorkedLong();
    if (held.strongNames().isEmpty() || isSaid || !(held.hasWorkedLong() || mayTakeLong(context)))
        return;
    for (const StatementLock &lock : context.locks()) {
        const TableKnowledge table = context.table(lock.written);
        if (lock.mode < LockMode::Share || held.strongTables().contains(lock.table) || !matters(context, lock) || table.isNew())
            continue;
        Report report;
        report.hazard = Hazard::BlocksWrites;
        report.range = context.firstLine();
        report.object = lock.written.toText();
        report.message = u"this transaction locks "_s + lock.written.toText() + u" while it still holds "_s
            + namesText(held.strongNames()) + u": both stay locked until it commits, and it can deadlock with others"_s;
        report.evidence = table.evidence();
        context.report(report);
        return;
    }
}

void checkBackfillInDdlTransaction(RuleContext &context)
{
    const auto *insert = context.as<sql::Insert>();
    const bool writes = context.as<sql::Update>() || context.as<sql::Delete>() || (insert && insert->fromQuery)
        || !sql::withWritesOf(context.parsed().statement).isEmpty();
    if (!writes || !context.state().inTransaction())
        return;
    for (const StatementLock &target : context.locks()) {
        const QList<TakenLock> taken = context.state().heldLocks().on(target.table);
        const auto held = std::find_if(taken.begin(), taken.end(), isDdl);
        if (target.work != Work::Rows || held == taken.end())
            continue;
        Report report;
        report.hazard = Hazard::BlocksReadsAndWrites;
        report.range = context.firstLine();
        report.object = target.written.toText();
        report.message = u"changing rows of "_s + target.written.toText()
            + u" in the transaction that altered it keeps its "_s + schema::lockModeText(held->mode)
            + u" lock until all of them are written"_s;
        TableKnowledge table = context.table(target.written);
        if (context.state().isEmptied(table.name)) // what is written now takes as long
            table.rows = Rows::Assumed;
        context.reportWork(report, table);
        return;
    }
}

} // namespace

std::span<const RuleInfo> transactionRules()
{
    using enum Severity;
    static const auto rules = std::to_array<RuleInfo>({
        { u"concurrently-in-transaction"_s,
            { u"PG103"_s, u"TX101"_s, u"ban-concurrent-index-creation-in-transaction"_s, u"concurrent-in-transaction"_s,
                u"concurrent_index"_s },
            Family::Concurrency, Error, Needs::File,
            u"A statement that refuses to run in a transaction, in a transaction."_s, checkConcurrentlyInTransaction },
        { u"statement-after-access-exclusive"_s, { u"E4"_s, u"running-statement-while-holding-access-exclusive"_s },
            Family::Transaction, Warning, Needs::Statistics,
            u"Long work while the transaction holds an ACCESS EXCLUSIVE lock."_s, checkStatementAfterAccessExclusive },
        { u"wide-lock-window"_s, { u"avoid-wide-lock-window"_s }, Family::Transaction, Warning, Needs::Statistics,
            u"Strong locks on several tables in one transaction."_s, checkWideLockWindow },
        { u"backfill-in-ddl-transaction"_s, { u"update-in-migration"_s }, Family::Transaction, Error, Needs::Statistics,
            u"Rows changed in the transaction that altered their table."_s, checkBackfillInDdlTransaction },
    });
    return rules;
}

} // namespace schemawright::lint
