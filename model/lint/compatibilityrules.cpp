#include "model/lint/compatibilityrules.h"

#include "model/lint/rulecontext.h"
#include "model/lint/typechange.h"

#include <array>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

/// Reports that programs break, unless the table or the column is new.
void reportOnColumn(RuleContext &context, const TableKnowledge &table, const QString &column, const SourceRange &range,
    const QString &message)
{
    if (table.isNew() || table.hasNewColumn(column))
        return;
    Report report;
    report.hazard = Hazard::BreaksClients;
    report.range = range;
    report.object = table.text + u'.' + column;
    report.message = message;
    report.evidence = table.evidence();
    context.report(report);
}

void checkDropDefault(RuleContext &context)
{
    context.forEachAction<sql::DropDefault>(
        [&](const sql::DropDefault &drop, const SourceRange &range, const TableKnowledge &table) {
            reportOnColumn(context, table, drop.column.name, range,
                u"without its default "_s + drop.column.name + u" becomes NULL, or fails, for programs that leave it out"_s);
        });
}

void checkChangeDefault(RuleContext &context)
{
    context.forEachAction<sql::SetDefault>(
        [&](const sql::SetDefault &set, const SourceRange &range, const TableKnowledge &table) {
            reportOnColumn(context, table, set.column.name, range,
                u"programs that leave "_s + set.column.name + u" out write another value from now on"_s);
        });
}

void checkDropNotNull(RuleContext &context)
{
    context.forEachAction<sql::DropNotNull>(
        [&](const sql::DropNotNull &drop, const SourceRange &range, const TableKnowledge &table) {
            const catalog::ColumnFacts *column = table.column(drop.column.name);
            if (column && !column->notNull && !(table.state && table.state->provenNotNull.contains(drop.column.name)))
                return;
            reportOnColumn(context, table, drop.column.name, range,
                u"programs that read "_s + drop.column.name + u" may meet NULL, which they have never seen there"_s);
        });
}

void checkRenameEnumValue(RuleContext &context)
{
    const auto *alter = context.as<sql::AlterEnum>();
    if (!alter || alter->renamedValue.isEmpty() || context.state().isObjectCreatedHere(alter->type))
        return;
    Report report;
    report.hazard = Hazard::BreaksClients;
    report.range = context.firstLine();
    report.object = alter->type.toText();
    report.message = u"programs that write or compare '"_s + alter->renamedValue + u"' fail from the moment this commits"_s;
    context.report(report);
}

void checkSetSchema(RuleContext &context)
{
    const auto *move = context.details<sql::MoveToSchema>();
    if (!move || move->object.isEmpty())
        return;
    const TableKnowledge table = context.table(move->object);
    const bool isTable = move->kind == sql::ObjectClass::Table;
    if ((isTable && table.state && table.state->created) || context.state().isObjectCreatedHere(move->object))
        return;
    Report report;
    report.hazard = Hazard::BreaksClients;
    report.range = context.firstLine();
    report.object = move->object.toText();
    report.message = report.object + u" moves to schema "_s + move->schema
        + u": code that names the old schema, or whose search_path lacks the new one, does not find it"_s;
    context.report(report);
}

void checkCachedPlan(RuleContext &context)
{
    context.forEachAction<sql::AlterColumnType>(
        [&](const sql::AlterColumnType &change, const SourceRange &range, const TableKnowledge &table) {
            if (typeChangeOf(change, table.name, context.state()).effect == TypeChangeEffect::None)
                return;
            reportOnColumn(context, table, change.column.name, range,
                u"prepared statements that return "_s + change.column.name
                    + u" fail once: cached plan must not change result type (0A000)"_s);
        });
}

void checkTightened(RuleContext &context)
{
    const QString consequence = u": programs that write what it forbids fail from the moment this commits"_s;
    context.forEachAction<sql::SetNotNull>(
        [&](const sql::SetNotNull &set, const SourceRange &range, const TableKnowledge &table) {
            reportOnColumn(context, table, set.column.name, range, set.column.name + u" takes no NULL any more"_s + consequence);
        });
    context.forEachAction<sql::AddConstraint>(
        [&](const sql::AddConstraint &add, const SourceRange &range, const TableKnowledge &table) {
            reportOnColumn(context, table, add.constraint.name.name, range,
                (add.constraint.notValid ? u"a NOT VALID constraint holds for new rows at once"_s
                                         : u"the constraint holds for new rows"_s)
                    + consequence);
        });
}

void checkPublicationChange(RuleContext &context)
{
    if (!context.isOpaque(u"CreatePublicationStmt") && !context.isOpaque(u"AlterPublicationStmt"))
        return;
    Report report;
    report.hazard = Hazard::BreaksClients;
    report.range = context.firstLine();
    report.message = u"subscribers see this change only after ALTER SUBSCRIPTION … REFRESH PUBLICATION"_s;
    context.report(report);
}

void checkDefaultBefore11(RuleContext &context)
{
    if (context.serverVersion() >= 110000)
        return;
    context.forEachAction<sql::AddColumn>(
        [&](const sql::AddColumn &add, const SourceRange &, const TableKnowledge &table) {
            if (!add.column.defaultValue || add.column.defaultValue->isNull)
                return;
            Report report;
            report.hazard = Hazard::BlocksReadsAndWrites;
            report.range = add.column.range;
            report.object = table.text + u'.' + add.column.name.name;
            report.message = u"before PostgreSQL 11 every new column with a default rewrites "_s + table.text
                + u" under an ACCESS EXCLUSIVE lock"_s;
            context.reportWork(report, table);
        });
}

} // namespace

std::span<const RuleInfo> compatibilityRules()
{
    using enum Severity;
    static const auto rules = std::to_array<RuleInfo>({
        { u"drop-default"_s, {}, Family::BackwardIncompatible, Info, Needs::File,
            u"Programs that leave the column out lose its default."_s, checkDropDefault },
        { u"change-column-default"_s, {}, Family::BackwardIncompatible, Info, Needs::File,
            u"Programs that leave the column out write another value."_s, checkChangeDefault, true },
        { u"drop-not-null"_s, { u"ban-drop-not-null"_s }, Family::BackwardIncompatible, Warning, Needs::File,
            u"Readers may meet NULL where there was none."_s, checkDropNotNull },
        { u"rename-enum-value"_s, {}, Family::BackwardIncompatible, Error, Needs::File,
            u"Running code still uses the enum value's old name."_s, checkRenameEnumValue },
        { u"set-schema"_s, {}, Family::BackwardIncompatible, Warning, Needs::File,
            u"Running code still looks in the old schema."_s, checkSetSchema },
        { u"cached-plan-invalidation"_s, {}, Family::BackwardIncompatible, Warning, Needs::Catalog,
            u"Prepared statements of open connections fail once."_s, checkCachedPlan, true },
        { u"tightened-column-breaks-writers"_s, {}, Family::BackwardIncompatible, Info, Needs::File,
            u"Programs of before may write what is forbidden now."_s, checkTightened, true },
        { u"publication-change"_s, {}, Family::Replication, Info, Needs::Statement,
            u"Subscribers have to refresh."_s, checkPublicationChange },
        { u"add-column-default-pre-11"_s, { u"adding-field-with-default"_s, u"add-column-default-pre-pg11"_s },
            Family::Rewrite, Error, Needs::Statistics,
            u"Before PostgreSQL 11 a new column with a default rewrites the table."_s, checkDefaultBefore11 },
    });
    return rules;
}

} // namespace schemawright::lint
