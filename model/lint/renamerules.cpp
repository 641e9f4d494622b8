#include "model/lint/renamerules.h"

#include "model/lint/fixbuilder.h"
#include "model/sql/sqlwriter.h"

#include <array>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

QString kindText(sql::ObjectClass kind)
{
    switch (kind) {
    case sql::ObjectClass::View:
        return u"view"_s;
    case sql::ObjectClass::MaterializedView:
        return u"materialized view"_s;
    case sql::ObjectClass::ForeignTable:
        return u"foreign table"_s;
    case sql::ObjectClass::Sequence:
        return u"sequence"_s;
    case sql::ObjectClass::Type:
        return u"type"_s;
    case sql::ObjectClass::Domain:
        return u"domain"_s;
    case sql::ObjectClass::Function:
        return u"function"_s;
    case sql::ObjectClass::Procedure:
        return u"procedure"_s;
    default:
        return {}; // the names of other kinds do not stand in queries
    }
}

Report reportOn(const sql::Rename &rename, const QString &what, const QString &newName)
{
    Report report;
    report.hazard = Hazard::BreaksClients;
    report.range = rename.to.range;
    report.message = u"renaming "_s + what + u" to "_s + newName
        + u" breaks code that uses the old name from the moment this commits"_s;
    return report;
}

void checkRenameTable(RuleContext &context)
{
    const auto *rename = context.as<sql::Rename>();
    if (!rename || rename->kind != sql::ObjectClass::Table)
        return;
    const TableKnowledge table = context.table(rename->relation.name);
    // A view with the old name in the same file keeps old code running.
    if ((table.state && table.state->created) || context.outline().createdViews.contains(rename->relation.name))
        return;
    Report report = reportOn(*rename, u"table "_s + table.text, rename->to.name);
    report.object = table.text;
    report.evidence = table.evidence();
    const QualifiedName renamed { rename->relation.name.schema, rename->to.name };
    report.fixes = FixBuilder(context, u"Keep a view with the old name"_s)
                       .append({ u"CREATE VIEW "_s + sql::quoteName(rename->relation.name) + u" AS SELECT * FROM "_s
                           + sql::quoteName(renamed) })
                       .build();
    context.report(report);
}

void checkRenameColumn(RuleContext &context)
{
    const auto *rename = context.as<sql::Rename>();
    if (!rename || rename->kind != sql::ObjectClass::Column)
        return;
    const TableKnowledge table = context.table(rename->relation.name);
    if ((table.state && table.state->created) || table.hasNewColumn(rename->from)
        || context.state().isObjectCreatedHere(rename->relation.name))
        return;
    Report report = reportOn(*rename, u"column "_s + table.text + u'.' + rename->from, rename->to.name);
    report.object = table.text + u'.' + rename->from;
    report.evidence = table.evidence();
    context.report(report);
}

void checkRenameSchema(RuleContext &context)
{
    const auto *rename = context.as<sql::Rename>();
    if (!rename || rename->kind != sql::ObjectClass::Schema || context.state().isSchemaCreatedHere(rename->from))
        return;
    Report report = reportOn(*rename, u"schema "_s + rename->from, rename->to.name);
    report.object = rename->from;
    context.report(report);
}

void checkRenameOther(RuleContext &context)
{
    const auto *rename = context.as<sql::Rename>();
    if (!rename)
        return;
    const QString kind = kindText(rename->kind);
    if (kind.isEmpty() || context.state().isObjectCreatedHere(rename->relation.name))
        return;
    Report report = reportOn(*rename, kind + u' ' + rename->relation.name.toText(), rename->to.name);
    report.object = rename->relation.name.toText();
    context.report(report);
}

} // namespace

std::span<const RuleInfo> renameRules()
{
    using enum Severity;
    static const auto rules = std::to_array<RuleInfo>({
        { u"rename-table"_s, { u"BC101"_s, u"renaming-table"_s, u"rename"_s }, Family::BackwardIncompatible, Error, Needs::File,
            u"Running code still uses the table's old name."_s, checkRenameTable },
        { u"rename-column"_s, { u"BC102"_s, u"renaming-column"_s, u"rename"_s }, Family::BackwardIncompatible, Error, Needs::File,
            u"Running code still uses the column's old name."_s, checkRenameColumn },
        { u"rename-schema"_s, {}, Family::BackwardIncompatible, Error, Needs::File,
            u"Running code still uses the schema's old name."_s, checkRenameSchema },
        { u"rename-other"_s, { u"rename"_s }, Family::BackwardIncompatible, Warning, Needs::File,
            u"Running code still uses the old name of a view, type, sequence or function."_s, checkRenameOther },
    });
    return rules;
}

} // namespace schemawright::lint
