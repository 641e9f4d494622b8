#include "model/lint/droprules.h"

#include "model/lint/reportat.h"

#include <algorithm>
#include <array>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

void checkDropDatabase(RuleContext &context)
{
    if (context.isOpaque(u"DropdbStmt"))
        context.report(reportAt(context.firstLine(), Hazard::DataLoss, {},
            u"DROP DATABASE deletes everything in it; no migration should do that"_s));
}

void checkDropOwned(RuleContext &context)
{
    if (context.isOpaque(u"DropOwnedStmt"))
        context.report(reportAt(context.firstLine(), Hazard::DataLoss, {},
            u"DROP OWNED deletes whatever the role owns, without naming it, and takes its privileges away"_s));
}

QString referencingTables(const TableKnowledge &table)
{
    if (!table.facts)
        return u"which tables reference it was not looked up"_s;
    QStringList names;
    for (const QualifiedName &name : table.facts->referencedBy)
        names.append(name.toText());
    return names.isEmpty() ? u"no table references it"_s : u"referenced by "_s + names.join(u", "_s);
}

void checkTruncateCascade(RuleContext &context)
{
    const auto *truncate = context.as<sql::Truncate>();
    if (!truncate || !truncate->cascade)
        return;
    for (const sql::RelationRef &relation : truncate->tables) {
        const TableKnowledge table = context.table(relation.name);
        if (table.state && table.state->created)
            continue;
        Report report = reportAt(relation.range, Hazard::DataLoss, table.text,
            u"TRUNCATE … CASCADE also empties every table that references "_s + table.text + u", and what references those"_s);
        report.evidence = referencingTables(table);
        if (table.facts && table.facts->referencedBy.isEmpty())
            report.severity = Severity::Info;
        context.report(report);
    }
}

bool isMadeHere(const RuleContext &context, sql::ObjectClass kind, const QualifiedName &name)
{
    if (kind == sql::ObjectClass::Table) {
        const TableKnowledge table = context.table(name);
        return table.state && table.state->created;
    }
    return context.state().isObjectCreatedHere(name) || context.state().isIndexCreatedHere(name);
}

void reportCascade(RuleContext &context, const SourceRange &range, const QString &object, const QString &evidence)
{
    Report report = reportAt(range, Hazard::DataLoss, object,
        u"CASCADE also drops whatever depends on "_s + object + u" – views, columns, constraints – without naming it"_s);
    report.evidence = evidence;
    context.report(report);
}

void checkDropCascade(RuleContext &context)
{
    context.forEachAction<sql::DropColumn>(
        [&](const sql::DropColumn &drop, const SourceRange &range, const TableKnowledge &table) {
            if (drop.cascade && !table.isNew())
                reportCascade(context, range, table.text + u'.' + drop.column.name, {});
        });
    context.forEachAction<sql::DropConstraint>(
        [&](const sql::DropConstraint &drop, const SourceRange &range, const TableKnowledge &table) {
            if (drop.cascade && !table.isNew())
                reportCascade(context, range, drop.constraint.name, {});
        });
    const auto *drop = context.as<sql::DropObjects>();
    using enum sql::ObjectClass;
    // Schemas and types have rules of their own.
    if (!drop || !drop->cascade || drop->kind == Schema || drop->kind == Type || drop->kind == Domain)
        return;
    for (const sql::DropObjects::Target &target : drop->targets) {
        if (isMadeHere(context, drop->kind, target.name))
            continue;
        const bool isTable = drop->kind == Table && context.table(target.name).facts;
        reportCascade(context, target.range, target.name.toText(),
            isTable ? referencingTables(context.table(target.name)) : QString());
    }
}

/// Calls `visit(target)` for dropped objects of these kinds that were there before.
template <typename Visit>
void forEachOld(RuleContext &context, std::initializer_list<sql::ObjectClass> kinds, const Visit &visit)
{
    const auto *drop = context.as<sql::DropObjects>();
    if (!drop || std::find(kinds.begin(), kinds.end(), drop->kind) == kinds.end())
        return;
    for (const sql::DropObjects::Target &target : drop->targets) {
        if (!isMadeHere(context, drop->kind, target.name))
            visit(*drop, target);
    }
}

void checkDropTypeCascade(RuleContext &context)
{
    forEachOld(context, { sql::ObjectClass::Type, sql::ObjectClass::Domain },
        [&](const sql::DropObjects &drop, const sql::DropObjects::Target &target) {
            const QString name = target.name.toText();
            if (drop.cascade)
                context.report(reportAt(target.range, Hazard::DataLoss, name,
                    u"dropping type "_s + name + u" CASCADE drops every column of it, with its values"_s));
        });
}

void checkDropSequence(RuleContext &context)
{
    forEachOld(context, { sql::ObjectClass::Sequence },
        [&](const sql::DropObjects &, const sql::DropObjects::Target &target) {
            const QString name = target.name.toText();
            context.report(reportAt(target.range, Hazard::BreaksClients, name,
                u"dropping sequence "_s + name + u" loses where it stands; a default that calls it stops it or goes with it"_s));
        });
}

void checkDropExtension(RuleContext &context)
{
    forEachOld(context, { sql::ObjectClass::Extension },
        [&](const sql::DropObjects &, const sql::DropObjects::Target &target) {
            const QString name = target.name.toText();
            context.report(reportAt(target.range, Hazard::BreaksClients, name,
                u"dropping extension "_s + name + u" takes its types, functions and operators away from everything that uses them"_s));
        });
}

void checkRecreateTable(RuleContext &context)
{
    forEachOld(context, { sql::ObjectClass::Table },
        [&](const sql::DropObjects &, const sql::DropObjects::Target &target) {
            const int created = context.outline().createdTables.value(target.name, -1);
            if (created < context.index())
                return;
            const TableKnowledge table = context.table(target.name);
            Report report = reportAt(target.range, Hazard::DataLoss, table.text,
                u"line "_s + QString::number(context.lineOf(created)) + u" makes "_s + table.text
                    + u" again, without the rows, privileges and foreign keys that this drops"_s);
            report.evidence = table.evidence();
            if (table.rows == Rows::Empty)
                report.severity = Severity::Warning;
            context.report(report);
        });
}

} // namespace

std::span<const RuleInfo> dropRules()
{
    using enum Severity;
    static const auto rules = std::to_array<RuleInfo>({
        { u"drop-database"_s, { u"ban-drop-database"_s }, Family::Destructive, Error, Needs::Statement,
            u"DROP DATABASE deletes everything."_s, checkDropDatabase },
        { u"drop-owned"_s, {}, Family::Destructive, Error, Needs::Statement,
            u"DROP OWNED deletes without naming what."_s, checkDropOwned },
        { u"truncate-cascade"_s, { u"ban-truncate-cascade"_s }, Family::Destructive, Error, Needs::Catalog,
            u"TRUNCATE CASCADE empties tables that it does not name."_s, checkTruncateCascade },
        { u"drop-cascade"_s, { u"destructive-general-cascade"_s }, Family::Destructive, Error, Needs::File,
            u"CASCADE drops what the statement does not name."_s, checkDropCascade },
        { u"drop-type-cascade"_s, {}, Family::Destructive, Error, Needs::File,
            u"DROP TYPE CASCADE drops columns with their values."_s, checkDropTypeCascade },
        { u"drop-sequence"_s, {}, Family::Destructive, Warning, Needs::File,
            u"Dropping a sequence loses where it stands."_s, checkDropSequence },
        { u"drop-extension"_s, {}, Family::Destructive, Warning, Needs::File,
            u"Dropping an extension breaks what uses it."_s, checkDropExtension },
        { u"recreate-table"_s, {}, Family::Destructive, Error, Needs::Statistics,
            u"A table is dropped and made again, without its rows."_s, checkRecreateTable },
    });
    return rules;
}

} // namespace schemawright::lint
