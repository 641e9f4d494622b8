#include "model/lint/knownobjects.h"

#include <algorithm>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

QString kindText(char relkind)
{
    switch (relkind) {
    case 'v':
        return u"a view"_s;
    case 'S':
        return u"a sequence"_s;
    case 'f':
        return u"a foreign table"_s;
    case 'c':
        return u"a composite type"_s;
    default:
        return {};
    }
}

} // namespace

/// Names without a schema were looked up in public, where neither the session nor the file looks elsewhere first.
bool isOnPath(const RuleContext &context)
{
    return context.state().creationSchema() == u"public" && context.input().facts.searchPath.value(0, u"public"_s) == u"public";
}

bool areFactsGood(const RuleContext &context)
{
    return context.input().facts.live && isOnPath(context) && !context.input().directory.hasRun && context.index() < context.outline().unknownFrom;
}

bool isKept(const RuleContext &context, const QString &name)
{
    return !context.outline().unmade.contains(name);
}

bool areKept(const RuleContext &context, const QStringList &names)
{
    return std::all_of(names.begin(), names.end(), [&context](const QString &name) { return isKept(context, name); });
}

bool isInPartitionKey(const RuleContext &context, const TableKnowledge &table, const QString &column)
{
    const bool isChanged = table.state && table.state->changedColumns.contains(column);
    return areFactsGood(context) && table.facts && !isChanged && !context.state().isTableDropped(table.name)
        && table.facts->partitionKey.contains(column);
}

QString kindOfNoTable(const RuleContext &context, const QualifiedName &written)
{
    const TableKnowledge table = context.table(written);
    const bool isOther = table.facts || (table.state && (table.state->created || table.state->materialized));
    if (isOther || !isKept(context, written.name) || context.index() >= context.outline().unknownFrom)
        return {};
    // A table of the name would have made the view fail.
    if (context.outline().createdViews.contains(written) && context.state().isObjectCreatedHere(written))
        return u"a view"_s;
    return areFactsGood(context) ? kindText(context.input().facts.otherRelations.value(table.name)) : QString();
}

bool dropsByCascade(const sql::AlterTable &alter)
{
    return std::any_of(alter.actions.begin(), alter.actions.end(), [](const sql::AlterTableAction &part) {
        const auto *column = std::get_if<sql::DropColumn>(&part.action);
        const auto *constraint = std::get_if<sql::DropConstraint>(&part.action);
        return (column && column->cascade) || (constraint && constraint->cascade);
    });
}

QString seenText(const RuleContext &context)
{
    return u"seen on "_s + context.input().facts.database;
}

} // namespace schemawright::lint
