#include "model/lint/loadrules.h"

#include "model/lint/changedobject.h"
#include "model/lint/loadevidence.h"
#include "model/lint/reportat.h"

#include <QSet>

#include <array>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

// Of the values of a sequence: enough time to plan for, and not any more.
constexpr double noticeableShare = 0.6;
constexpr double urgentShare = 0.9;

void reportSequence(RuleContext &context, const catalog::SequenceFacts &sequence, const TableKnowledge &table, const SourceRange &range)
{
    const double share = double(sequence.lastValue) / double(sequence.limit);
    if (share < noticeableShare)
        return;
    Report report;
    report.hazard = Hazard::Fails;
    report.range = range;
    report.object = table.text + u'.' + sequence.column;
    report.message = u"sequence "_s + sequence.name.toText() + u" of "_s + report.object + u" ("_s + sequence.columnType
        + u") has used "_s + QString::number(static_cast<int>(share * 100))
        + u" % of its values: at the end every insert fails (2200H or 22003)"_s;
    report.evidence = u"it is at "_s + countText(double(sequence.lastValue)) + u" of "_s + countText(double(sequence.limit))
        + u" on "_s + context.input().facts.database;
    report.severity = share < urgentShare ? Severity::Warning : Severity::Error;
    context.report(report);
}

bool changesType(const RuleContext &context, const QString &column)
{
    const auto *alter = context.as<sql::AlterTable>();
    for (const sql::AlterTableAction &part : alter ? alter->actions : QList<sql::AlterTableAction>()) {
        const auto *change = std::get_if<sql::AlterColumnType>(&part.action);
        if (change && change->column.name == column)
            return true;
    }
    return false;
}

void checkSequenceExhaustion(RuleContext &context)
{
    const auto *alter = context.as<sql::AlterTable>();
    const auto *index = context.as<sql::CreateIndex>();
    if ((!alter && !index) || (alter && alter->kind != sql::ObjectClass::Table))
        return;
    const sql::RelationRef &relation = alter ? alter->relation : index->table;
    const TableKnowledge table = context.table(relation.name);
    // The first statement about the table says it.
    if (!table.facts || table.isNew() || table.state)
        return;
    for (const catalog::SequenceFacts &sequence : table.facts->sequences) {
        if (!changesType(context, sequence.column))
            reportSequence(context, sequence, table, relation.range);
    }
}

void checkFunctionReplace(RuleContext &context)
{
    const auto *function = context.as<sql::CreateFunction>();
    if (!function || !function->replace)
        return;
    QStringList stored;
    for (const ChangedObject &changed : changedObjectsOf(context.parsed().statement, context.state())) {
        for (const QString &user : context.input().facts.users.value(changed.object.key())) {
            if (user.startsWith(u"index ") || user.startsWith(u"generated column ") || user.startsWith(u"check "))
                stored.append(user);
        }
    }
    if (stored.isEmpty())
        return;
    Report report;
    report.hazard = Hazard::BreaksClients;
    report.range = function->name.range;
    report.object = function->name.name;
    report.message = u"what "_s + function->name.name + u"() returned is stored: "_s + stored.join(u", ")
        + (stored.size() == 1 ? u" keeps"_s : u" keep"_s) + u" the old results until rebuilt"_s;
    context.report(report);
}

void checkSettingBehindPooler(RuleContext &context)
{
    const auto *set = context.as<sql::SetVariable>();
    const catalog::Pooling pooling = context.input().facts.load.pooling;
    const bool mayShare = pooling == catalog::Pooling::Transaction || pooling == catalog::Pooling::Unknown;
    if (!set || set->local || set->name.isEmpty() || !mayShare)
        return;
    Report report;
    report.hazard = Hazard::BreaksClients;
    report.range = context.firstLine();
    report.object = set->name;
    report.message = context.state().inTransaction()
        ? u"after this transaction, SET "_s + set->name + u" stays with a connection that the pooler gives to others"_s
        : u"SET "_s + set->name + u" may be on another connection than the statements after it, and stays there for others"_s;
    report.evidence = pooling == catalog::Pooling::Transaction
        ? u"the connection goes through a pooler that gives its connections away after each transaction"_s
        : u"the connection goes through a pooler; how it shares connections could not be seen"_s;
    context.report(report);
}

QString behindIt(schema::LockMode mode, const QString &table)
{
    if (mode == schema::LockMode::AccessExclusive)
        return u"everybody who wants "_s + table + u" waits behind it"_s;
    return mode >= schema::LockMode::Share ? u"who writes "_s + table + u" waits behind it"_s
                                           : u"other changes of "_s + table + u" wait behind it"_s;
}

/// Where the work itself blocks others, the rules about that name the sessions. None is about TRUNCATE, whose new files are empty.
bool isLongBlock(const RuleContext &context, const StatementLock &lock)
{
    return lock.work > Work::Rows && lock.mode >= schema::LockMode::Share && !context.as<sql::Truncate>();
}

void checkWaitsForSession(RuleContext &context)
{
    QSet<QualifiedName> said;
    for (const StatementLock &lock : context.locks()) {
        const TableKnowledge table = context.table(lock.written);
        const QStringList holders = table.facts && !table.isNew() ? holderTexts(*table.facts, lock.mode) : QStringList();
        if (holders.isEmpty() || isLongBlock(context, lock) || said.contains(table.name))
            continue;
        said.insert(table.name);
        const Hazard hazard = lock.mode == schema::LockMode::AccessExclusive ? Hazard::BlocksReadsAndWrites
            : lock.mode >= schema::LockMode::Share                           ? Hazard::BlocksWrites
                                                                             : Hazard::Slow;
        Report report = reportAt(context.firstLine(), hazard, table.text,
            u"this waits for "_s + schema::lockModeText(lock.mode) + u" until another session ends its transaction, and "_s
                + behindIt(lock.mode, table.text));
        report.evidence = holders.join(u"; ");
        context.reportInstant(report);
    }
}

} // namespace

std::span<const RuleInfo> loadRules()
{
    using enum Severity;
    static const auto rules = std::to_array<RuleInfo>({
        { u"sequence-exhaustion"_s, {}, Family::DataDependent, Error, Needs::Statistics,
            u"A sequence that comes to its end."_s, checkSequenceExhaustion },
        { u"function-replace-in-use"_s, {}, Family::BackwardIncompatible, Info, Needs::Catalog,
            u"A function whose results are stored."_s, checkFunctionReplace },
        { u"waits-for-session"_s, {}, Family::Locking, Warning, Needs::Catalog,
            u"A lock that another session keeps the statement from."_s, checkWaitsForSession },
        { u"session-setting-behind-pooler"_s, {}, Family::Transaction, Warning, Needs::Statistics,
            u"SET on a connection that a pooler shares."_s, checkSettingBehindPooler },
    });
    return rules;
}

} // namespace schemawright::lint
