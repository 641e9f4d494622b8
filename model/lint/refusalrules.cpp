// What the server says no to before it looks at a row. Each refusal below was measured on 15 and 18 (tst_refusals).
#include "model/lint/refusalrules.h"

#include "model/lint/knownobjects.h"
#include "model/lint/newforeignkey.h"
#include "model/lint/reportat.h"

#include <algorithm>
#include <array>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

void reportRefusal(RuleContext &context, const SourceRange &range, const QString &object, const QString &message, const QString &evidence)
{
    Report report = reportAt(range, Hazard::Fails, object, message);
    report.evidence = evidence;
    context.report(report);
}

void checkDropConcurrently(RuleContext &context, const sql::DropObjects &drop)
{
    if (!drop.concurrently || drop.targets.isEmpty())
        return;
    const sql::DropObjects::Target &first = drop.targets.first();
    const QString object = first.name.toText();
    if (drop.targets.size() > 1)
        return reportRefusal(context, drop.targets.at(1).range, object,
            u"DROP INDEX CONCURRENTLY takes one index: the server refuses several (0A000)"_s, {});
    if (drop.cascade)
        return reportRefusal(context, first.range, object, u"the server refuses DROP INDEX CONCURRENTLY with CASCADE (0A000)"_s, {});
    const QualifiedName owner = context.state().tableOfIndex(first.name);
    if (!owner.isEmpty() && context.table(owner).isPartitioned() && isKept(context, owner.name))
        reportRefusal(context, first.range, object,
            u"the server refuses DROP INDEX CONCURRENTLY of an index of the partitioned table "_s + owner.toText() + u" (0A000)"_s,
            context.table(owner).facts ? seenText(context) : QString());
}

/// A table that is emptied with the others, as a partition is with its table.
bool isTruncated(const RuleContext &context, const sql::Truncate &truncate, const QualifiedName &table)
{
    return std::any_of(truncate.tables.begin(), truncate.tables.end(), [&](const sql::RelationRef &relation) {
        const TableKnowledge named = context.table(relation.name);
        return named.name == table || (!relation.only && named.facts && named.facts->descendants.contains(table));
    });
}

/// Tables with foreign keys that nothing has dropped. Which of its constraints or columns went is not followed.
QStringList keysInTheWay(const RuleContext &context, const sql::Truncate &truncate, const TableKnowledge &table)
{
    QStringList names;
    for (const QualifiedName &other : table.facts->referencedBy) {
        const TableState *state = context.state().table(other);
        const bool isChanged = state && (!state->droppedConstraint.isEmpty() || !state->changedColumns.isEmpty());
        if (isKept(context, other.name) && !isChanged && !isTruncated(context, truncate, other))
            names.append(other.toText());
    }
    return names;
}

// docs: sql-truncate, "cannot be used on a table that has foreign-key references from other tables": even when all are empty.
void checkTruncate(RuleContext &context)
{
    const auto *truncate = context.as<sql::Truncate>();
    if (!truncate || truncate->cascade || !areFactsGood(context))
        return;
    for (const sql::RelationRef &relation : truncate->tables) {
        const TableKnowledge table = context.table(relation.name);
        if (!table.facts || !isKept(context, table.name.name))
            continue;
        const QStringList names = keysInTheWay(context, *truncate, table);
        if (!names.isEmpty())
            reportRefusal(context, relation.range, table.text,
                u"the server refuses to truncate "_s + table.text + u" (0A000): foreign keys of "_s + names.join(u", ")
                    + u" point to it, even when no row does"_s,
                seenText(context));
    }
}

void checkIndexOfView(RuleContext &context)
{
    const auto *index = context.as<sql::CreateIndex>();
    const QString kind = index ? kindOfNoTable(context, index->table.name) : QString();
    if (kind.isEmpty())
        return;
    const QString name = index->table.name.toText();
    const bool isMadeHere = context.state().isObjectCreatedHere(index->table.name);
    reportRefusal(context, index->table.range, name, name + u" is "_s + kind + u", which can have no index: the server refuses it (42809)"_s,
        isMadeHere ? QString() : seenText(context));
}

void checkCheckOfParent(RuleContext &context)
{
    const auto *alter = context.as<sql::AlterTable>();
    context.forEachAction<sql::AddConstraint>([&](const sql::AddConstraint &add, const SourceRange &, const TableKnowledge &table) {
        if (add.constraint.type != sql::ConstraintType::Check || !isKept(context, table.name.name))
            return;
        const QString evidence = table.facts ? seenText(context) : QString();
        if (add.constraint.noInherit && table.isPartitioned())
            return reportRefusal(context, add.constraint.range, table.text,
                u"the server refuses NO INHERIT of a partitioned table's check (42P16)"_s, evidence);
        if (!alter->relation.only || add.constraint.noInherit || !table.facts || table.facts->descendants.isEmpty() || !areFactsGood(context))
            return;
        QStringList below;
        for (const QualifiedName &name : table.facts->descendants)
            below.append(name.name);
        if (areKept(context, below))
            reportRefusal(context, add.constraint.range, table.text,
                u"the server refuses a check that ONLY "_s + table.text + u" gets (42P16): "_s + below.first()
                    + u" must have it too"_s,
                evidence);
    });
}

bool isUniqueOver(const catalog::IndexFacts &index, const QStringList &columns)
{
    return index.unique && !index.partial && index.computedFrom.isEmpty() && index.columns.size() == columns.size()
        && std::is_permutation(columns.begin(), columns.end(), index.columns.begin());
}

/// Nobody knows what else makes them unique by then.
bool mayGetKey(const TableKnowledge &table)
{
    const TableState *state = table.state;
    return state
        && (!state->keyColumns.isEmpty() || !state->changedColumns.isEmpty()
            || std::any_of(state->indexes.begin(), state->indexes.end(), [](const IndexState &index) { return index.unique; }));
}

/// The table is made by this file, and no key of it has all the columns.
bool isMadeWithoutKey(const TableKnowledge &table, const QStringList &columns)
{
    if (!table.state || !table.state->created || !table.state->isWhole || !table.state->changedColumns.isEmpty())
        return false;
    const bool mayBeKey = std::all_of(columns.begin(), columns.end(), [&table](const QString &column) {
        return table.state->keyColumns.contains(column) || !table.state->columnTypes.contains(column);
    });
    return !mayBeKey && std::none_of(table.state->indexes.begin(), table.state->indexes.end(), [](const IndexState &index) { return index.unique; });
}

bool haveColumns(const TableKnowledge &table, const QStringList &columns)
{
    return std::all_of(columns.begin(), columns.end(), [&table](const QString &column) { return table.column(column) != nullptr; });
}

void checkReferenced(RuleContext &context, const NewForeignKey &key)
{
    const sql::ConstraintDefinition &constraint = *key.constraint;
    const TableKnowledge referenced = context.table(constraint.referenced.name);
    if (referenced.name == context.table(key.table.name).name || !isKept(context, referenced.name.name))
        return;
    const QString refusal = u": the server refuses the foreign key "_s;
    const QString kind = kindOfNoTable(context, constraint.referenced.name);
    if (!kind.isEmpty())
        return reportRefusal(context, constraint.referenced.range, referenced.text, referenced.text + u" is "_s + kind + refusal + u"(42809)"_s,
            context.state().isObjectCreatedHere(constraint.referenced.name) ? QString() : seenText(context));
    const QStringList &columns = constraint.referencedColumns;
    if (!columns.isEmpty() && isMadeWithoutKey(referenced, columns))
        return reportRefusal(context, constraint.referenced.range, referenced.text,
            u"no primary key or unique constraint of "_s + referenced.text + u" is over "_s + columns.join(u", ") + refusal + u"(42830)"_s,
            u"this file makes it without one"_s);
    if (!referenced.facts || mayGetKey(referenced) || !areFactsGood(context))
        return;
    const QList<catalog::ConstraintFacts> &constraints = referenced.facts->constraints;
    const bool hasPrimary = std::any_of(
        constraints.begin(), constraints.end(), [](const catalog::ConstraintFacts &one) { return one.type == 'p'; });
    const QList<catalog::IndexFacts> &indexes = referenced.facts->indexes;
    const bool hasKey = std::any_of(
        indexes.begin(), indexes.end(), [&columns](const catalog::IndexFacts &index) { return isUniqueOver(index, columns); });
    if (columns.isEmpty() && !hasPrimary)
        reportRefusal(context, constraint.referenced.range, referenced.text,
            referenced.text + u" has no primary key"_s + refusal + u"(42704)"_s, seenText(context));
    else if (!columns.isEmpty() && !hasKey && haveColumns(referenced, columns))
        reportRefusal(context, constraint.referenced.range, referenced.text,
            u"no primary key or unique constraint of "_s + referenced.text + u" is over "_s + columns.join(u", ") + refusal + u"(42830)"_s,
            seenText(context));
}

void checkRefused(RuleContext &context)
{
    if (const auto *drop = context.as<sql::DropObjects>(); drop && drop->kind == sql::ObjectClass::Index)
        checkDropConcurrently(context, *drop);
    checkTruncate(context);
    checkIndexOfView(context);
    checkCheckOfParent(context);
    for (const NewForeignKey &key : foreignKeysOf(context.parsed().statement)) {
        if (!isSkipped(context, key))
            checkReferenced(context, key);
    }
}

} // namespace

std::span<const RuleInfo> refusalRules()
{
    static const auto rules = std::to_array<RuleInfo>({
        { u"refused-by-server"_s, {}, Family::DataDependent, Severity::Error, Needs::Catalog,
            u"A statement that the server refuses, whatever rows there are."_s, checkRefused },
    });
    return rules;
}

} // namespace schemawright::lint
