#include "model/lint/keyrules.h"

#include "model/lint/fixbuilder.h"
#include "model/lint/notnullrecipe.h"

#include <algorithm>
#include <array>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

Report reportOn(const TableKnowledge &table, const SourceRange &range, Hazard hazard, const QString &message)
{
    Report report;
    report.hazard = hazard;
    report.range = range;
    report.object = table.text;
    report.message = message;
    return report;
}

void checkAddExclusion(RuleContext &context)
{
    context.forEachAction<sql::AddConstraint>(
        [&](const sql::AddConstraint &add, const SourceRange &, const TableKnowledge &table) {
            if (add.constraint.type != sql::ConstraintType::Exclusion)
                return;
            Report report = reportOn(table, add.constraint.range, Hazard::BlocksReadsAndWrites,
                u"an exclusion constraint builds its index and reads "_s + table.text
                    + u" twice under an ACCESS EXCLUSIVE lock; it can neither be NOT VALID nor take over an index"_s);
            context.reportWork(report, table);
        });
}

QStringList indexColumns(const TableKnowledge &table, const QString &name)
{
    if (table.state) {
        for (const IndexState &index : table.state->indexes) {
            if (index.name == name)
                return index.columns;
        }
    }
    if (table.facts) {
        for (const catalog::IndexFacts &index : table.facts->indexes) {
            if (index.name.name == name)
                return index.columns;
        }
    }
    return {};
}

/// Before the statement that makes the key.
QList<Fix> fixByNotNull(const RuleContext &context, const QStringList &nullable)
{
    const auto *alter = context.as<sql::AlterTable>();
    const QStringList recipe = notNullRecipe(context, alter->relation.name, nullable);
    if (recipe.isEmpty() || alter->ifExists)
        return {};
    return FixBuilder(context, u"Make the columns NOT NULL first"_s)
        .insert(context.parsed().source.range.start, recipe.join(u";\n"_s) + u";\n"_s)
        .leaveTransaction()
        .build();
}

void checkPrimaryKeyNullable(RuleContext &context)
{
    context.forEachAction<sql::AddConstraint>(
        [&](const sql::AddConstraint &add, const SourceRange &, const TableKnowledge &table) {
            if (add.constraint.type != sql::ConstraintType::PrimaryKey || add.constraint.usingIndex.isEmpty())
                return;
            QStringList nullable = indexColumns(table, add.constraint.usingIndex);
            nullable.removeIf([&table](const QString &column) { return !isKnownNullable(table, column); });
            if (nullable.isEmpty())
                return;
            Report report = reportOn(table, add.constraint.range, Hazard::BlocksReadsAndWrites,
                nullable.first() + u" may be NULL: the primary key reads all of "_s + table.text
                    + u" under an ACCESS EXCLUSIVE lock to make it NOT NULL"_s);
            report.fixes = fixByNotNull(context, nullable);
            context.reportWork(report, table);
        });
}

bool isPrimaryKey(const TableKnowledge &table, const QString &constraint)
{
    if (table.facts) {
        for (const catalog::ConstraintFacts &fact : table.facts->constraints) {
            if (fact.name == constraint)
                return fact.type == 'p';
        }
    }
    if (table.state && table.state->constraints.contains(constraint))
        return table.state->constraints.value(constraint) == sql::ConstraintType::PrimaryKey;
    return constraint == table.name.name + u"_pkey";
}

void checkChangePrimaryKey(RuleContext &context)
{
    bool dropsHere = false;
    context.forEachAction<sql::DropConstraint>(
        [&](const sql::DropConstraint &drop, const SourceRange &, const TableKnowledge &table) {
            dropsHere = dropsHere || isPrimaryKey(table, drop.constraint.name);
        });
    context.forEachAction<sql::AddConstraint>(
        [&](const sql::AddConstraint &add, const SourceRange &range, const TableKnowledge &table) {
            const bool dropped
                = dropsHere || (table.state && isPrimaryKey(table, table.state->droppedConstraint));
            if (add.constraint.type != sql::ConstraintType::PrimaryKey || !add.constraint.usingIndex.isEmpty() || !dropped)
                return;
            Report report = reportOn(table, range, Hazard::BlocksReadsAndWrites,
                u"the new primary key of "_s + table.text
                    + u" builds its index under an ACCESS EXCLUSIVE lock; until it is there, nothing keeps the keys unique"_s);
            context.reportWork(report, table);
        });
}

void checkDropConstraint(RuleContext &context)
{
    context.forEachAction<sql::DropConstraint>(
        [&](const sql::DropConstraint &drop, const SourceRange &range, const TableKnowledge &table) {
            const QString &name = drop.constraint.name;
            // The helper of a recipe, or a foreign key, which has a rule of its own.
            const bool isHelper = table.state && table.state->constraints.contains(name);
            const bool soundsForeign = name.endsWith(u"_fkey") || name.endsWith(u"_fk") || name.startsWith(u"fk_");
            bool isForeignKey = !table.facts && soundsForeign;
            if (table.facts) {
                isForeignKey = std::any_of(table.facts->constraints.begin(), table.facts->constraints.end(),
                    [&name](const catalog::ConstraintFacts &fact) { return fact.name == name && fact.type == 'f'; });
            }
            if (isHelper || isForeignKey || table.isNew())
                return;
            Report report = reportOn(table, range, Hazard::BreaksClients,
                u"without constraint "_s + name + u" rows can come that programs do not expect"_s);
            report.evidence = table.evidence();
            context.report(report);
        });
}

void checkAlterConstraint(RuleContext &context)
{
    context.forEachAction<sql::OtherTableAction>(
        [&](const sql::OtherTableAction &action, const SourceRange &range, const TableKnowledge &table) {
            if (action.kind != u"AlterConstraint" || action.options.value(u"enforced"_s) == u"true")
                return;
            context.reportInstant(reportOn(table, range, Hazard::BlocksReadsAndWrites,
                                      u"ALTER CONSTRAINT takes an ACCESS EXCLUSIVE lock on "_s + table.text
                                          + u" for a moment"_s),
                table);
        });
}

void checkEnforceConstraint(RuleContext &context)
{
    context.forEachAction<sql::OtherTableAction>(
        [&](const sql::OtherTableAction &action, const SourceRange &range, const TableKnowledge &table) {
            if (action.kind != u"AlterConstraint" || action.options.value(u"enforced"_s) != u"true")
                return;
            context.reportWork(reportOn(table, range, Hazard::BlocksReadsAndWrites,
                                   u"enforcing "_s + action.name + u" checks every row of "_s + table.text
                                       + u" under an ACCESS EXCLUSIVE lock: reads and writes wait"_s),
                table);
        });
}

void checkUnvalidatedLeft(RuleContext &context)
{
    context.forEachAction<sql::AddConstraint>(
        [&](const sql::AddConstraint &add, const SourceRange &, const TableKnowledge &table) {
            const QString &name = add.constraint.name.name;
            const QSet<QString> &validated = context.outline().validatedConstraints;
            // The server's own names begin with the table's.
            const QString prefix = table.name.name + u'_';
            const bool isValidated = name.isEmpty() ? std::any_of(validated.begin(), validated.end(),
                                         [&prefix](const QString &other) { return other.startsWith(prefix); })
                                                    : validated.contains(name);
            if (!add.constraint.notValid || isValidated)
                return;
            Report report = reportOn(table, add.constraint.range, Hazard::Style,
                u"nothing validates this constraint: rows of before may still break it, and the planner does not use it"_s);
            report.evidence = u"looked for in this file and those that are linted with it"_s;
            context.report(report);
        });
}

} // namespace

std::span<const RuleInfo> keyRules()
{
    using enum Severity;
    static const auto rules = std::to_array<RuleInfo>({
        { u"add-exclusion-constraint"_s,
            { u"PG109"_s, u"E8"_s, u"add-constraint-exclude"_s, u"avoid-adding-exclusion-constraint"_s },
            Family::Locking, Error, Needs::Statistics,
            u"An exclusion constraint builds its index while the table is locked."_s, checkAddExclusion },
        { u"add-primary-key-using-index-nullable"_s, { u"PG304"_s, u"W14"_s, u"add-pk-using-index"_s },
            Family::Locking, Warning, Needs::Catalog, u"A primary key over a column that may be NULL reads the table."_s,
            checkPrimaryKeyNullable },
        { u"change-primary-key"_s, { u"PG312"_s }, Family::BackwardIncompatible, Error, Needs::Statistics,
            u"Another primary key is built while the table is locked."_s, checkChangePrimaryKey },
        { u"drop-constraint"_s, { u"CD102"_s, u"CD103"_s }, Family::BackwardIncompatible, Info, Needs::Catalog,
            u"A dropped constraint lets rows in that programs do not expect."_s, checkDropConstraint },
        { u"alter-constraint-deferrable"_s, {}, Family::Locking, Info, Needs::Statement,
            u"ALTER CONSTRAINT locks the table for a moment."_s, checkAlterConstraint },
        { u"alter-constraint-enforced"_s, {}, Family::Locking, Warning, Needs::Statistics,
            u"ALTER CONSTRAINT … ENFORCED checks all rows while the table is locked."_s, checkEnforceConstraint },
        { u"unvalidated-constraint-left"_s, {}, Family::DataDependent, Info, Needs::File,
            u"A NOT VALID constraint that nothing validates."_s, checkUnvalidatedLeft },
    });
    return rules;
}

} // namespace schemawright::lint
