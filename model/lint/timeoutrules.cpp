#include "model/lint/timeoutrules.h"

#include "model/lint/fixbuilder.h"

#include <algorithm>
#include <array>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

/// The strongest lock of the statement on a table that was there before; nullptr when none is strong.
const StatementLock *strongLock(const RuleContext &context)
{
    const StatementLock *strongest = nullptr;
    for (const StatementLock &lock : context.locks()) {
        const TableKnowledge table = context.table(lock.written);
        if (lock.mode >= schema::LockMode::Share && !table.isNew() && (!strongest || strongest->mode < lock.mode))
            strongest = &lock;
    }
    return strongest;
}

QString setCommand(const RuleContext &context, const QString &setting)
{
    return (context.state().inTransaction() ? u"SET LOCAL "_s : u"SET "_s) + setting + u";\n"_s;
}

void reportMissingTimeout(RuleContext &context, const QString &name, const QString &setting, const QString &consequence,
    const QString &evidence)
{
    const StatementLock *lock = strongLock(context);
    if (!lock || context.state().isStrongLockSeen() || context.state().settings().timeout(name))
        return;
    Report report;
    report.hazard = Hazard::BlocksReadsAndWrites;
    report.range = context.firstLine();
    report.object = lock->written.toText();
    report.message = u"no "_s + name + u" is set before the first strong lock ("_s + schema::lockModeText(lock->mode) + u" on "_s
        + report.object + u"): "_s + consequence;
    report.evidence = evidence;
    report.fixes = FixBuilder(context, u"Set it before this statement"_s)
                       .insert(context.parsed().source.range.start, setCommand(context, name + u" = "_s + setting))
                       .build();
    context.report(report);
}

void checkRequireLockTimeout(RuleContext &context)
{
    reportMissingTimeout(context, u"lock_timeout"_s, u"'2s'"_s,
        u"while it waits for a running query, every later one on the table waits behind it"_s,
        u"schemawright-cli migrate apply sets its own; other runners do not"_s);
}

void checkRequireStatementTimeout(RuleContext &context)
{
    reportMissingTimeout(
        context, u"statement_timeout"_s, u"'60s'"_s, u"nothing ends a statement that takes too long"_s, {});
}

bool isTimeout(const QString &name)
{
    return name == u"lock_timeout" || name == u"statement_timeout" || name == u"idle_in_transaction_session_timeout"
        || name == u"transaction_timeout";
}

/// What is wrong with this SET; empty when nothing is.
QString misplacement(const RuleContext &context, const sql::SetVariable &set)
{
    if (set.local && !context.state().inTransaction())
        return u"SET LOCAL outside of a transaction has no effect"_s;
    SessionSettings after = context.state().settings();
    after.apply(set, context.state().inTransaction());
    const auto lock = after.timeout(u"lock_timeout"_s);
    const auto statement = after.timeout(u"statement_timeout"_s);
    const bool bothSet = lock && statement && lock->count() > 0 && statement->count() > 0;
    if (bothSet && set.name.endsWith(u"_timeout") && *statement <= *lock)
        return u"statement_timeout is not longer than lock_timeout: a wait for a lock ends as a slow statement (57014)"_s;
    const auto value = timeoutOf(set.value);
    if (set.name == u"lock_timeout" && value && value->count() > 0 && context.state().isStrongLockSeen())
        return u"lock_timeout comes too late: a statement before it has already waited for a strong lock without one"_s;
    return {};
}

void checkTimeoutMisplaced(RuleContext &context)
{
    const auto *set = context.as<sql::SetVariable>();
    if (!set || !isTimeout(set->name))
        return;
    Report report;
    report.hazard = Hazard::BlocksReadsAndWrites;
    report.range = context.firstLine();
    report.object = set->name;
    report.message = misplacement(context, *set);
    if (!report.message.isEmpty())
        context.report(report);
}

void checkConcurrentUnderLockTimeout(RuleContext &context)
{
    const auto *create = context.as<sql::CreateIndex>();
    const auto *drop = context.as<sql::DropObjects>();
    const auto *reindex = context.as<sql::Reindex>();
    const bool concurrent = (create && create->concurrently) || (drop && drop->concurrently)
        || (reindex && reindex->concurrently);
    const auto timeout = context.state().settings().timeout(u"lock_timeout"_s);
    if (!concurrent || !timeout || timeout->count() == 0)
        return;
    Report report;
    report.hazard = Hazard::Fails;
    report.range = context.firstLine();
    report.message = u"lock_timeout also ends CONCURRENTLY's waits for older transactions, anywhere in the database: it fails (55P03)"_s
        + (drop ? QString() : u" and leaves an invalid index"_s);
    report.evidence = u"lock_timeout is "_s + QString::number(timeout->count()) + u" ms here"_s;
    report.fixes = FixBuilder(context, u"Switch lock_timeout off before it"_s)
                       .insert(context.parsed().source.range.start, u"SET lock_timeout = 0;\n"_s)
                       .build();
    context.report(report);
}

void checkRequireIdleTimeout(RuleContext &context)
{
    const auto *transaction = context.as<sql::Transaction>();
    const QString name = u"idle_in_transaction_session_timeout"_s;
    if (!transaction || transaction->command != sql::TransactionCommand::Begin || context.state().settings().value(name))
        return;
    Report report;
    report.hazard = Hazard::BlocksReadsAndWrites;
    report.range = context.firstLine();
    report.message = u"without "_s + name + u" a client that hangs in this transaction keeps its locks"_s;
    report.fixes = FixBuilder(context, u"Set it before this statement"_s)
                       .insert(context.parsed().source.range.start, u"SET "_s + name + u" = '60s';\n"_s)
                       .build();
    context.report(report);
}

void checkRequireApplicationName(RuleContext &context)
{
    if (context.index() > 0 || context.outline().namesApplication)
        return;
    Report report;
    report.range = context.firstLine();
    report.message = u"this file sets no application_name: whoever it blocks cannot see who it is"_s;
    context.report(report);
}

} // namespace

std::span<const RuleInfo> timeoutRules()
{
    using enum Severity;
    static const auto rules = std::to_array<RuleInfo>({
        { u"require-lock-timeout"_s,
            { u"require-timeout-settings"_s, u"E9"_s, u"missing-lock-timeout"_s, u"require-timeout"_s,
                u"lock-timeout-warning"_s },
            Family::Locking, Warning, Needs::File, u"A strong lock is waited for without a limit."_s,
            checkRequireLockTimeout, true },
        { u"require-statement-timeout"_s, { u"require-timeout-settings"_s, u"missing-statement-timeout"_s },
            Family::Transaction, Info, Needs::File, u"A statement under a strong lock may run without a limit."_s,
            checkRequireStatementTimeout, true },
        { u"timeout-misplaced"_s, { u"lock-timeout-after-dangerous-statement"_s }, Family::Transaction, Warning,
            Needs::File, u"A timeout that has no effect, comes too late or hides another."_s, checkTimeoutMisplaced },
        { u"concurrent-build-under-lock-timeout"_s, {}, Family::Concurrency, Warning, Needs::File,
            u"lock_timeout makes CONCURRENTLY fail."_s, checkConcurrentUnderLockTimeout },
        { u"require-idle-timeout"_s, { u"missing-idle-timeout"_s, u"require-idle-in-transaction-timeout"_s },
            Family::Transaction, Info, Needs::File, u"A transaction that may stay open and idle."_s,
            checkRequireIdleTimeout, true },
        { u"require-application-name"_s, { u"missing-application-name"_s }, Family::Style, Info, Needs::File,
            u"A migration that does not say who it is."_s, checkRequireApplicationName, true },
    });
    return rules;
}

} // namespace schemawright::lint
