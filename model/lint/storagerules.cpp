#include "model/lint/storagerules.h"

#include "model/lint/actioneffect.h"
#include "model/lint/rulecontext.h"

#include <algorithm>
#include <array>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

/// Calls `visit(action, range, table)` for actions of these kinds.
template <typename Visit> void forEachKind(RuleContext &context, const QStringList &kinds, const Visit &visit)
{
    context.forEachAction<sql::OtherTableAction>(
        [&](const sql::OtherTableAction &action, const SourceRange &range, const TableKnowledge &table) {
            if (kinds.contains(action.kind))
                visit(action, range, table);
        });
}

Report reportOn(const TableKnowledge &table, const SourceRange &range, const QString &message)
{
    Report report;
    report.hazard = Hazard::BlocksReadsAndWrites;
    report.range = range;
    report.object = table.text;
    report.message = message;
    return report;
}

void reportRewrite(RuleContext &context, const QStringList &kinds, const QString &what)
{
    forEachKind(context, kinds,
        [&](const sql::OtherTableAction &action, const SourceRange &range, const TableKnowledge &table) {
            if (actionEffect(action, table.name, context.state()).work == Work::Rewrite)
                context.reportWork(
                reportOn(table, range,
                    what + u" writes "_s + table.text + u" anew under an ACCESS EXCLUSIVE lock: reads and writes wait"_s),
                table);
        });
}

void checkSetLoggedUnlogged(RuleContext &context)
{
    reportRewrite(context, { u"SetLogged"_s, u"SetUnLogged"_s }, u"SET LOGGED or UNLOGGED"_s);
}

void checkSetTablespace(RuleContext &context)
{
    reportRewrite(context, { u"SetTableSpace"_s }, u"SET TABLESPACE"_s);
    if (!context.isOpaque(u"AlterTableMoveAllStmt"))
        return;
    Report report;
    report.hazard = Hazard::BlocksReadsAndWrites;
    report.range = context.firstLine();
    report.message = u"moving everything of a tablespace copies each object under an ACCESS EXCLUSIVE lock"_s;
    context.report(report);
}

void checkSetAccessMethod(RuleContext &context)
{
    reportRewrite(context, { u"SetAccessMethod"_s }, u"SET ACCESS METHOD"_s);
}

void checkSetExpression(RuleContext &context)
{
    reportRewrite(context, { u"SetExpression"_s }, u"SET EXPRESSION of a stored generated column"_s);
}

void checkVacuumFull(RuleContext &context)
{
    const auto *vacuum = context.as<sql::Vacuum>();
    const bool clusters = context.isOpaque(u"ClusterStmt");
    if (!clusters && (!vacuum || !vacuum->full))
        return;
    const QString verb = clusters ? u"CLUSTER"_s : u"VACUUM FULL"_s;
    const QList<sql::RelationRef> tables = clusters ? context.as<sql::Opaque>()->relations : vacuum->tables;
    for (const sql::RelationRef &relation : tables) {
        const TableKnowledge table = context.table(relation.name);
        context.reportWork(reportOn(table, relation.range,
                               verb + u" writes "_s + table.text
                                   + u" and its indexes anew under an ACCESS EXCLUSIVE lock, and needs twice their space"_s),
            table);
    }
    if (!tables.isEmpty())
        return;
    Report report;
    report.hazard = Hazard::BlocksReadsAndWrites;
    report.range = context.firstLine();
    report.message = verb + u" without a table writes every table anew, each under an ACCESS EXCLUSIVE lock"_s;
    context.report(report);
}

void checkStorageOptions(RuleContext &context)
{
    forEachKind(context, { u"SetStorage"_s, u"SetCompression"_s },
        [&](const sql::OtherTableAction &action, const SourceRange &range, const TableKnowledge &table) {
            const QString what = action.kind == u"SetStorage" ? u"SET STORAGE"_s : u"SET COMPRESSION"_s;
            context.reportInstant(reportOn(table, range,
                                      what + u" takes an ACCESS EXCLUSIVE lock on "_s + table.text
                                          + u" for a moment and changes only rows that are written later"_s),
                table);
        });
}

bool isLightIndexOption(const QString &option)
{
    // Measured on 15 and 18: these take SHARE UPDATE EXCLUSIVE.
    return option == u"fillfactor" || option == u"deduplicate_items";
}

void checkAlterIndexBlocking(RuleContext &context)
{
    const auto *alter = context.as<sql::AlterTable>();
    if (!alter || alter->kind != sql::ObjectClass::Index || context.state().isIndexCreatedHere(alter->relation.name))
        return;
    for (const sql::AlterTableAction &part : alter->actions) {
        const auto *action = std::get_if<sql::OtherTableAction>(&part.action);
        if (!action)
            continue;
        const bool moves = action->kind == u"SetTableSpace";
        const bool sets = action->kind == u"SetRelOptions" || action->kind == u"ResetRelOptions";
        const bool heavy = sets && !std::all_of(action->options.keyBegin(), action->options.keyEnd(), isLightIndexOption);
        if (!moves && !heavy)
            continue;
        const QString index = alter->relation.name.toText();
        const QualifiedName indexed = context.state().tableOfIndex(alter->relation.name);
        Report report;
        report.hazard = Hazard::BlocksReadsAndWrites;
        report.range = part.range;
        report.object = index;
        report.message = u"this takes an ACCESS EXCLUSIVE lock on "_s + index
            + (moves ? u" while it is copied"_s : QString())
            + u": every query on its table waits, because planning opens all indexes"_s;
        if (indexed.isEmpty() && moves)
            context.report(report);
        else if (indexed.isEmpty())
            context.reportInstant(report);
        else if (moves)
            context.reportWork(report, context.table(indexed));
        else
            context.reportInstant(report, context.table(indexed));
    }
}

void checkDisableAutovacuum(RuleContext &context)
{
    const auto *alter = context.as<sql::AlterTable>();
    forEachKind(context, { u"SetRelOptions"_s },
        [&](const sql::OtherTableAction &action, const SourceRange &range, const TableKnowledge &table) {
            const QString value = action.options.value(u"autovacuum_enabled"_s);
            const bool switchesOff = value == u"false" || value == u"off" || value == u"0";
            if (!switchesOff || context.outline().autovacuumReset.contains(alter->relation.name))
                return;
            Report report = reportOn(table, range,
                u"without autovacuum "_s + table.text
                    + u" grows with dead rows, its statistics age, and the server forces a vacuum later"_s);
            report.hazard = Hazard::Slow;
            report.evidence = u"this file does not switch it on again"_s;
            context.report(report);
        });
}

void checkUnloggedReplicationLoss(RuleContext &context)
{
    forEachKind(context, { u"SetUnLogged"_s },
        [&](const sql::OtherTableAction &, const SourceRange &range, const TableKnowledge &table) {
            if (table.state && table.state->created)
                return;
            Report report = reportOn(table, range,
                u"an unlogged table is emptied after a crash, and standbys and backups do not have its rows: "_s
                    + table.text);
            report.hazard = Hazard::DataLoss;
            report.evidence = table.evidence();
            context.report(report);
        });
}

void checkPublishedTable(RuleContext &context)
{
    const auto *alter = context.as<sql::AlterTable>();
    if (!alter || alter->kind != sql::ObjectClass::Table)
        return;
    const TableKnowledge table = context.table(alter->relation.name);
    if (!table.facts || !table.facts->published)
        return;
    for (const sql::AlterTableAction &part : alter->actions) {
        const bool adds = std::holds_alternative<sql::AddColumn>(part.action);
        const bool changes = std::holds_alternative<sql::DropColumn>(part.action)
            || std::holds_alternative<sql::AlterColumnType>(part.action);
        if (!adds && !changes)
            continue;
        Report report = reportOn(table, part.range,
            table.text + u" is published, and logical replication does not carry this over: subscribers need it "_s
                + (adds ? u"before the publisher has it"_s : u"as well, after the publisher"_s));
        report.hazard = Hazard::BreaksClients;
        report.evidence = table.evidence();
        context.report(report);
    }
}

void checkReplicaIdentity(RuleContext &context)
{
    forEachKind(context, { u"ReplicaIdentity"_s },
        [&](const sql::OtherTableAction &, const SourceRange &range, const TableKnowledge &table) {
            Report report = reportOn(table, range,
                u"REPLICA IDENTITY decides by which columns subscribers find rows of "_s + table.text
                    + u"; it takes an ACCESS EXCLUSIVE lock, and FULL writes whole rows into the log"_s);
            if (table.facts && !table.facts->published)
                report.severity = Severity::Info;
            report.evidence = !table.facts ? u"whether a publication has the table is not known"_s
                : table.facts->published   ? u"a publication has the table"_s
                                           : u"no publication has the table"_s;
            context.reportInstant(report, table);
        });
}

} // namespace

std::span<const RuleInfo> storageRules()
{
    using enum Severity;
    static const auto rules = std::to_array<RuleInfo>({
        { u"set-logged-unlogged"_s, { u"PG307"_s }, Family::Rewrite, Error, Needs::Statistics,
            u"SET LOGGED and UNLOGGED rewrite the table."_s, checkSetLoggedUnlogged },
        { u"set-tablespace"_s, {}, Family::Rewrite, Error, Needs::Statistics,
            u"SET TABLESPACE copies the table under a lock."_s, checkSetTablespace },
        { u"set-access-method"_s, { u"PG311"_s }, Family::Rewrite, Error, Needs::Statistics,
            u"SET ACCESS METHOD rewrites the table."_s, checkSetAccessMethod },
        { u"set-expression"_s, {}, Family::Rewrite, Error, Needs::Statistics,
            u"A generated column's new expression rewrites the table."_s, checkSetExpression },
        { u"vacuum-full-cluster"_s, { u"prefer-repack"_s, u"vacuum-full"_s, u"ban-vacuum-full"_s }, Family::Rewrite,
            Error, Needs::Statistics, u"VACUUM FULL and CLUSTER rewrite tables under a lock."_s, checkVacuumFull },
        { u"set-storage-options"_s, {}, Family::Locking, Info, Needs::Statement,
            u"SET STORAGE and COMPRESSION lock the table for a moment."_s, checkStorageOptions },
        { u"alter-index-blocking"_s, {}, Family::Locking, Warning, Needs::Statistics,
            u"An index's storage changes lock out every query on the table."_s, checkAlterIndexBlocking },
        { u"disable-autovacuum"_s, { u"PG320"_s }, Family::Performance, Warning, Needs::File,
            u"Autovacuum is switched off and stays off."_s, checkDisableAutovacuum },
        { u"set-unlogged-replication-loss"_s, { u"PG307"_s }, Family::Replication, Error, Needs::Statement,
            u"An unlogged table's rows are on no standby and survive no crash."_s, checkUnloggedReplicationLoss },
        { u"published-table-ddl"_s, {}, Family::Replication, Warning, Needs::Catalog,
            u"Subscribers do not get a published table's new columns."_s, checkPublishedTable },
        { u"replica-identity-change"_s, { u"PG314"_s }, Family::Replication, Warning, Needs::Statistics,
            u"REPLICA IDENTITY changes what subscribers get."_s, checkReplicaIdentity },
    });
    return rules;
}

} // namespace schemawright::lint
