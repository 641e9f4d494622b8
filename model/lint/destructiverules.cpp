#include "model/lint/destructiverules.h"

#include "model/lint/rulecontext.h"
#include "model/sql/withwrites.h"

#include <array>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

QStringList textsOf(const QList<QualifiedName> &names)
{
    QStringList texts;
    for (const QualifiedName &name : names)
        texts.append(name.toText());
    return texts;
}

// An empty table loses nothing, but whoever still reads it fails.
void reportLoss(RuleContext &context, Report report, const TableKnowledge &table)
{
    report.evidence = table.evidence();
    if (table.rows == Rows::Empty)
        report.severity = Severity::Info;
    context.report(report);
}

QString referencingText(const TableKnowledge &table)
{
    if (!table.facts || table.facts->referencedBy.isEmpty())
        return {};
    return u"; foreign keys of "_s + textsOf(table.facts->referencedBy).join(u", "_s) + u" point to it"_s;
}

void reportWholeTable(RuleContext &context, const sql::RelationRef &relation, const QString &verb)
{
    Report report;
    report.hazard = Hazard::Slow;
    report.range = relation.range;
    report.object = relation.name.toText();
    report.message = verb + u" every row of "_s + relation.name.toText()
        + u" in one transaction keeps all of them locked until it commits and leaves as many dead rows behind"_s;
    context.reportWork(report, context.table(relation.name));
}

void checkDropTable(RuleContext &context)
{
    const auto *drop = context.as<sql::DropObjects>();
    if (!drop || drop->kind != sql::ObjectClass::Table)
        return;
    for (const sql::DropObjects::Target &target : drop->targets) {
        TableKnowledge table = context.table(target.name);
        if (table.state && table.state->created)
            continue;
        table.more = referencingText(table);
        Report report;
        report.hazard = Hazard::DataLoss;
        report.range = target.range;
        report.object = table.text;
        report.message = u"dropping table "_s + table.text + u" deletes its rows and breaks whatever still uses it"_s;
        reportLoss(context, report, table);
    }
}

void checkDropColumn(RuleContext &context)
{
    context.forEachAction<sql::DropColumn>([&](const sql::DropColumn &drop, const SourceRange &, TableKnowledge table) {
        if (table.isNew() || table.hasNewColumn(drop.column.name))
            return;
        Report report;
        report.hazard = Hazard::DataLoss;
        report.range = drop.column.range;
        report.object = table.text + u'.' + drop.column.name;
        report.message = u"dropping column "_s + drop.column.name + u" deletes its values in every row of "_s
            + table.text + u" and breaks code that still names it"_s;
        const catalog::ColumnFacts *column = table.column(drop.column.name);
        if (column && column->nullFraction >= 1) {
            table.more = u"; "_s + drop.column.name + u" was NULL in every row that ANALYZE read"_s;
            report.severity = Severity::Warning;
        }
        reportLoss(context, report, table);
    });
}

void checkDropSchema(RuleContext &context)
{
    const auto *drop = context.as<sql::DropObjects>();
    if (!drop || drop->kind != sql::ObjectClass::Schema)
        return;
    for (const sql::DropObjects::Target &target : drop->targets) {
        const QString schema = target.name.name;
        if (context.state().isSchemaCreatedHere(schema))
            continue;
        Report report;
        report.hazard = Hazard::DataLoss;
        report.range = target.range;
        report.object = schema;
        report.message = drop->cascade
            ? u"dropping schema "_s + schema + u" CASCADE deletes every table in it with its rows"_s
            : u"dropping schema "_s + schema
                + u" breaks whatever still names it; it fails when the schema is not empty"_s;
        if (!drop->cascade)
            report.severity = Severity::Warning;
        context.report(report);
    }
}

void checkTruncate(RuleContext &context)
{
    const auto *truncate = context.as<sql::Truncate>();
    if (!truncate)
        return;
    for (const sql::RelationRef &relation : truncate->tables) {
        const TableKnowledge table = context.table(relation.name);
        if (table.state && table.state->created)
            continue;
        Report report;
        report.hazard = Hazard::DataLoss;
        report.range = relation.range;
        report.object = table.text;
        report.message = u"TRUNCATE deletes all rows of "_s + table.text
            + u" under an ACCESS EXCLUSIVE lock"_s;
        reportLoss(context, report, table);
    }
}

void checkUpdateWithoutWhere(RuleContext &context)
{
    if (const auto *update = context.as<sql::Update>(); update && !update->hasCondition)
        reportWholeTable(context, update->table, u"updating"_s);
    for (const sql::WithWrite &write : sql::withWritesOf(context.parsed().statement)) {
        if (!write.deletes && !write.hasCondition)
            reportWholeTable(context, write.table, u"updating"_s);
    }
}

void reportAllDeleted(RuleContext &context, const sql::RelationRef &relation)
{
    const TableKnowledge table = context.table(relation.name);
    if (table.state && table.state->created)
        return;
    Report report;
    report.hazard = Hazard::DataLoss;
    report.range = relation.range;
    report.object = table.text;
    report.message = u"DELETE without WHERE deletes every row of "_s + table.text;
    reportLoss(context, report, table);
}

void checkDeleteWithoutWhere(RuleContext &context)
{
    if (const auto *remove = context.as<sql::Delete>(); remove && !remove->hasCondition)
        reportAllDeleted(context, remove->table);
    for (const sql::WithWrite &write : sql::withWritesOf(context.parsed().statement)) {
        if (write.deletes && !write.hasCondition)
            reportAllDeleted(context, write.table);
    }
}

} // namespace

std::span<const RuleInfo> destructiveRules()
{
    using enum Severity;
    static const auto rules = std::to_array<RuleInfo>({
        { u"drop-table"_s, { u"DS102"_s, u"ban-drop-table"_s }, Family::Destructive, Error, Needs::Statistics,
            u"DROP TABLE deletes the table's rows."_s, checkDropTable },
        { u"drop-column"_s, { u"DS103"_s, u"ban-drop-column"_s }, Family::Destructive, Error, Needs::Statistics,
            u"DROP COLUMN deletes the column's values."_s, checkDropColumn },
        { u"drop-schema"_s, { u"DS101"_s, u"ban-drop-schema"_s }, Family::Destructive, Error, Needs::Statement,
            u"DROP SCHEMA deletes what is in it."_s, checkDropSchema },
        { u"truncate"_s, { u"ban-truncate"_s }, Family::Destructive,
            Error, Needs::Statistics, u"TRUNCATE deletes all rows."_s, checkTruncate },
        { u"delete-without-where"_s, { u"ban-delete-without-where"_s }, Family::Destructive, Error, Needs::Statistics,
            u"DELETE without WHERE deletes all rows."_s, checkDeleteWithoutWhere },
        { u"update-without-where"_s, { u"ban-update-without-where"_s, u"update-in-migration"_s }, Family::Destructive,
            Warning, Needs::Statistics, u"UPDATE without WHERE writes every row in one transaction."_s,
            checkUpdateWithoutWhere },
    });
    return rules;
}

} // namespace schemawright::lint
