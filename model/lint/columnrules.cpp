#include "model/lint/columnrules.h"

#include "model/lint/fixbuilder.h"
#include "model/lint/knownobjects.h"
#include "model/lint/newcolumn.h"
#include "model/lint/notnullrecipe.h"
#include "model/lint/rowassumption.h"
#include "model/sql/sqlwriter.h"

#include <algorithm>
#include <array>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

// NAMEDATALEN: longer names are cut by the server.
constexpr qsizetype nameLimitBytes = 63;

template <typename Visit> void forEachNewColumn(RuleContext &context, const Visit &visit)
{
    context.forEachAction<sql::AddColumn>(
        [&](const sql::AddColumn &add, const SourceRange &, const TableKnowledge &table) { visit(add.column, table); });
}

bool hasPrimaryKey(const sql::ColumnDefinition &column)
{
    return std::any_of(column.constraints.begin(), column.constraints.end(),
        [](const sql::ConstraintDefinition &constraint) { return constraint.type == sql::ConstraintType::PrimaryKey; });
}

Report reportOn(const sql::ColumnDefinition &column, const TableKnowledge &table, Hazard hazard)
{
    Report report;
    report.hazard = hazard;
    report.range = column.range;
    report.object = table.text + u'.' + column.name.name;
    return report;
}

void reportRewrite(
    RuleContext &context, const sql::ColumnDefinition &column, const TableKnowledge &table, const QString &reason)
{
    Report report = reportOn(column, table, Hazard::BlocksReadsAndWrites);
    report.message = u"adding "_s + report.object + u" "_s + reason + u" rewrites "_s + table.text
        + u" and its indexes under an ACCESS EXCLUSIVE lock: reads and writes wait"_s;
    context.reportWork(report, table);
}

QList<Fix> fixForVolatileDefault(const RuleContext &context, const sql::ColumnDefinition &column)
{
    const auto *alter = context.as<sql::AlterTable>();
    FixBuilder fix(context,
        column.notNull ? u"Add the column nullable, then set the default (old rows stay NULL: fill them in batches, then set NOT NULL)"_s
                       : u"Set the default after adding the column (old rows stay NULL: fill them in batches)"_s);
    fix.remove(column.defaultRange);
    if (column.notNull)
        fix.remove(column.notNullRange);
    fix.append({ u"ALTER TABLE "_s + sql::quoteName(alter->relation.name) + u" ALTER COLUMN "_s
        + sql::quoteIdentifier(column.name.name) + u" SET DEFAULT "_s + column.defaultValue->text });
    return fix.build();
}

/// CHECK (column IS NOT NULL) as the server writes it.
QString notNullCheck(const QString &column)
{
    return u'(' + sql::quoteIdentifier(column) + u" IS NOT NULL)"_s;
}

/// The expression of a check of the database; empty when it is not known.
QString checkOf(const TableKnowledge &table, const QString &constraint)
{
    if (!table.facts)
        return {};
    const auto found = std::find_if(table.facts->constraints.begin(), table.facts->constraints.end(),
        [&constraint](const catalog::ConstraintFacts &fact) { return fact.name == constraint; });
    return found == table.facts->constraints.end() ? QString() : found->check;
}

bool isProvenNotNull(const TableKnowledge &table, const QString &column)
{
    const QString stored = table.state ? table.state->formerColumn(column) : column;
    const catalog::ColumnFacts *facts = table.column(stored);
    if ((facts && facts->notNull) || (table.facts && table.facts->notNullChecks.contains(stored)))
        return true;
    return table.state
        && (table.state->provenNotNull.contains(column) || table.state->requiredColumns.contains(column)
            || std::any_of(table.state->validatedUnseen.begin(), table.state->validatedUnseen.end(),
                [&](const QString &name) { return checkOf(table, name) == notNullCheck(stored); }));
}

/// A constraint of an earlier file that this file validates and that may be the proof: the database says that it checks
/// that beside other things, or nobody has read it, and it does not sound like a foreign key; else empty.
QString likelyProof(const TableKnowledge &table, const QString &column)
{
    if (!table.state)
        return {};
    for (const QString &name : table.state->validatedUnseen) {
        const QString check = checkOf(table, name);
        const bool soundsForeign = name.endsWith(u"_fkey") || name.endsWith(u"_fk") || name.startsWith(u"fk_");
        const bool soundsRight = name.contains(column) && (name.contains(u"not_null") || name.endsWith(u"_null"));
        const bool nameSays = table.facts ? soundsRight : !soundsForeign;
        const bool checkSays = check.contains(notNullCheck(column)) && !check.contains(u" OR ");
        if (check.isEmpty() ? nameSays : checkSays)
            return name;
    }
    return {};
}

QList<Fix> fixForNotNull(const RuleContext &context, const sql::SetNotNull &set)
{
    const auto *alter = context.as<sql::AlterTable>();
    const QString name = alter->relation.name.name + u'_' + set.column.name + u"_not_null"_s;
    if (!context.isOnlyAction() || alter->ifExists || name.toUtf8().size() > nameLimitBytes)
        return {};
    const QString table = u"ALTER TABLE "_s + sql::quoteName(alter->relation.name) + u' ';
    const QString column = sql::quoteIdentifier(set.column.name);
    const QString constraint = sql::quoteIdentifier(name);
    return FixBuilder(context, u"Prove it by a validated check first"_s)
        .replace(context.parsed().source.range,
            table + u"ADD CONSTRAINT "_s + constraint + u" CHECK ("_s + column + u" IS NOT NULL) NOT VALID"_s)
        .append({ table + u"VALIDATE CONSTRAINT "_s + constraint,
            table + u"ALTER COLUMN "_s + column + u" SET NOT NULL"_s, table + u"DROP CONSTRAINT "_s + constraint })
        .leaveTransaction()
        .build();
}

/// A domain that is NOT NULL and has no default, and that nothing in these files changes.
bool refusesNullByDomain(const RuleContext &context, const sql::TypeName &type)
{
    const catalog::DomainFacts *domain = type.array ? nullptr : context.state().domain({ type.schema, type.name });
    return domain && domain->needsValue && isKept(context, type.name) && context.index() < context.outline().unknownFrom;
}

void checkAddRequiredColumn(RuleContext &context)
{
    forEachNewColumn(context, [&](const sql::ColumnDefinition &column, const TableKnowledge &table) {
        const bool hasValue = (column.defaultValue && !column.defaultValue->isNull)
            || column.generated != sql::GeneratedKind::No || column.type.isSerial();
        const bool refusesNull = refusesNullByDomain(context, column.type);
        const bool required = column.notNull || hasPrimaryKey(column) || refusesNull;
        const bool mayHaveRows = (!table.isNew() || (table.state && table.state->hasRows)) && !context.state().isEmptied(table.name);
        // It is there: skipped by IF NOT EXISTS, or refused for its name.
        const bool isThere = table.column(column.name.name) && isKept(context, column.name.name);
        if (!required || hasValue || !mayHaveRows || isThere)
            return;
        Report report = reportOn(column, table, Hazard::Fails);
        report.message = u"adding "_s + report.object
            + (refusesNull ? u" without a default fails as soon as the table has one row (23502): its domain is NOT NULL"_s
                           : u" NOT NULL without a default fails as soon as the table has one row (23502)"_s);
        report.evidence = table.isNew() ? table.text + u" gets rows earlier in this file"_s : table.evidence();
        if (table.rows == Rows::Empty)
            report.severity = Severity::Info;
        if (column.notNull && !refusesNull) {
            report.fixes = FixBuilder(context, u"Add it nullable (fill it in batches, then set NOT NULL)"_s)
                               .remove(column.notNullRange)
                               .build();
        }
        context.report(report);
    });
}

/// A check of the same statement says it too and reads all rows for that: one scan serves both (measured on 15 and 18).
bool isProvenBeside(const RuleContext &context, const QString &column)
{
    const auto *alter = context.as<sql::AlterTable>();
    return std::any_of(alter->actions.begin(), alter->actions.end(), [&column](const sql::AlterTableAction &part) {
        const auto *add = std::get_if<sql::AddConstraint>(&part.action);
        return add && !add->constraint.notValid && add->constraint.type == sql::ConstraintType::Check
            && notNullColumns(add->constraint).contains(column);
    });
}

void checkSetNotNull(RuleContext &context)
{
    context.forEachAction<sql::SetNotNull>(
        [&](const sql::SetNotNull &set, const SourceRange &range, const TableKnowledge &table) {
            if (isProvenNotNull(table, set.column.name) || isProvenBeside(context, set.column.name))
                return;
            Report report;
            report.hazard = Hazard::BlocksReadsAndWrites;
            report.range = range;
            report.object = table.text + u'.' + set.column.name;
            report.message = u"SET NOT NULL reads all of "_s + table.text
                + u" under an ACCESS EXCLUSIVE lock: reads and writes wait; it fails when a NULL is found"_s;
            if (const QString constraint = likelyProof(table, set.column.name); !constraint.isEmpty()) {
                report.severity = Severity::Info;
                report.evidence = u"it does not when "_s + constraint + u", validated above, checks that "_s
                    + set.column.name + u" IS NOT NULL"_s;
            } else {
                report.fixes = fixForNotNull(context, set);
                report.evidence
                    = verdictOn(RowAssumption::Kind::NotNull, range, context.parsed().statement, context.state()).evidence;
            }
            context.reportWork(report, table);
        });
}

/// ADD CONSTRAINT … NOT NULL, since PostgreSQL 18.
void checkNotNullConstraint(RuleContext &context)
{
    context.forEachAction<sql::AddConstraint>(
        [&](const sql::AddConstraint &add, const SourceRange &, const TableKnowledge &table) {
            const sql::ConstraintDefinition &constraint = add.constraint;
            if (constraint.type != sql::ConstraintType::NotNull || constraint.notValid || constraint.columns.isEmpty()
                || isProvenNotNull(table, constraint.columns.first()))
                return;
            Report report;
            report.hazard = Hazard::BlocksReadsAndWrites;
            report.range = constraint.range;
            report.object = table.text + u'.' + constraint.columns.first();
            report.message = u"this NOT NULL constraint reads all of "_s + table.text
                + u" under an ACCESS EXCLUSIVE lock: reads and writes wait; it fails when a NULL is found"_s;
            report.fixes = FixBuilder(context, u"Add it NOT VALID, then validate it in a transaction of its own"_s)
                               .insert(constraint.range.end(), u" NOT VALID"_s)
                               .append({ u"ALTER TABLE "_s + sql::quoteName(context.as<sql::AlterTable>()->relation.name)
                                   + u" VALIDATE CONSTRAINT "_s + sql::quoteIdentifier(constraint.name.name) })
                               .leaveTransaction()
                               .build();
            if (constraint.name.name.isEmpty())
                report.fixes.clear();
            context.reportWork(report, table);
        });
}

void checkVolatileDefault(RuleContext &context)
{
    forEachNewColumn(context, [&](const sql::ColumnDefinition &column, const TableKnowledge &table) {
        const auto volatility
            = column.defaultValue ? volatilityOf(*column.defaultValue, context.state()) : sql::Volatility::Constant;
        if (volatility < sql::Volatility::Unknown)
            return;
        const bool known = volatility == sql::Volatility::Volatile;
        Report report = reportOn(column, table, Hazard::BlocksReadsAndWrites);
        const QString function = column.defaultValue->suspect + u"()"_s;
        report.message = known ? u"the default "_s + function + u" has another value for every row: adding "_s
                + report.object + u" rewrites the table under an ACCESS EXCLUSIVE lock"_s
                               : u"if "_s + function + u" is volatile, adding "_s + report.object
                + u" rewrites the table under an ACCESS EXCLUSIVE lock"_s;
        if (!known)
            report.severity = Severity::Warning;
        if (context.isOnlyAction())
            report.fixes = fixForVolatileDefault(context, column);
        context.reportWork(report, table);
    });
}

void checkAddColumnUnique(RuleContext &context)
{
    forEachNewColumn(context, [&](const sql::ColumnDefinition &column, const TableKnowledge &table) {
        for (const sql::ConstraintDefinition &constraint : column.constraints) {
            const bool isPrimary = constraint.type == sql::ConstraintType::PrimaryKey;
            if (!isPrimary && constraint.type != sql::ConstraintType::Unique)
                continue;
            Report report = reportOn(column, table, Hazard::BlocksReadsAndWrites);
            report.range = constraint.range;
            report.message = u"adding "_s + report.object + (isPrimary ? u" as a primary key"_s : u" as unique"_s)
                + u" builds an index on "_s + table.text + u" under an ACCESS EXCLUSIVE lock: reads and writes wait"_s;
            context.reportWork(report, table);
        }
    });
}

void checkAddColumnWithCheck(RuleContext &context)
{
    forEachNewColumn(context, [&](const sql::ColumnDefinition &column, const TableKnowledge &table) {
        for (const sql::ConstraintDefinition &constraint : column.constraints) {
            if (constraint.type != sql::ConstraintType::Check)
                continue;
            Report report = reportOn(column, table, Hazard::BlocksReadsAndWrites);
            report.range = constraint.range;
            report.message = u"the check of the new column "_s + report.object + u" reads all of "_s + table.text
                + u" under an ACCESS EXCLUSIVE lock, even when every value is NULL"_s;
            context.reportWork(report, table);
        }
        if (column.generated == sql::GeneratedKind::Virtual && column.notNull) {
            Report report = reportOn(column, table, Hazard::BlocksReadsAndWrites);
            report.message = u"NOT NULL of the virtual column "_s + report.object + u" reads all of "_s + table.text
                + u" under an ACCESS EXCLUSIVE lock: its values are computed for every row"_s;
            context.reportWork(report, table);
        }
    });
}

void checkAddColumnWithForeignKey(RuleContext &context)
{
    forEachNewColumn(context, [&](const sql::ColumnDefinition &column, const TableKnowledge &table) {
        for (const sql::ConstraintDefinition &constraint : column.constraints) {
            if (constraint.type != sql::ConstraintType::ForeignKey)
                continue;
            const bool scans = column.defaultValue && !column.defaultValue->isNull;
            Report report = reportOn(column, table, Hazard::BlocksWrites);
            report.range = constraint.range;
            const QString referenced = constraint.referenced.name.toText();
            report.message = u"the foreign key of the new column "_s + report.object + u" locks "_s + referenced
                + (scans ? u" against writes while every row of "_s + table.text + u" is checked"_s
                         : u" against writes until this commits"_s);
            if (scans)
                context.reportWork(report, table);
            else
                context.reportInstant(report, table); // every value is NULL: nothing is checked
        }
    });
}

void checkAddSerial(RuleContext &context)
{
    forEachNewColumn(context, [&](const sql::ColumnDefinition &column, const TableKnowledge &table) {
        if (column.type.isSerial())
            reportRewrite(context, column, table, u"as "_s + column.type.name);
    });
}

void checkAddIdentity(RuleContext &context)
{
    forEachNewColumn(context, [&](const sql::ColumnDefinition &column, const TableKnowledge &table) {
        if (column.generated == sql::GeneratedKind::Identity)
            reportRewrite(context, column, table, u"as an identity column"_s);
    });
}

void checkAddGeneratedStored(RuleContext &context)
{
    forEachNewColumn(context, [&](const sql::ColumnDefinition &column, const TableKnowledge &table) {
        if (column.generated == sql::GeneratedKind::Stored)
            reportRewrite(context, column, table, u"as a stored generated column"_s);
    });
}

} // namespace

std::span<const RuleInfo> columnRules()
{
    using enum Severity;
    static const auto rules = std::to_array<RuleInfo>({
        { u"add-required-column"_s, { u"MF103"_s, u"adding-required-field"_s, u"add-column-not-null-no-default"_s },
            Family::DataDependent, Error, Needs::Statistics,
            u"A NOT NULL column without a default on a table with rows."_s, checkAddRequiredColumn },
        { u"add-column-with-foreign-key"_s, { u"adding-foreign-key-constraint"_s, u"E1"_s }, Family::Locking, Warning,
            Needs::Statistics, u"A new column with a foreign key locks the referenced table."_s,
            checkAddColumnWithForeignKey },
        { u"add-column-with-check"_s, { u"E1"_s }, Family::Locking, Warning, Needs::Statistics,
            u"The check of a new column reads all rows while the table is locked."_s, checkAddColumnWithCheck },
        { u"add-column-unique"_s, { u"disallowed-unique-constraint"_s, u"adding-serial-primary-key-field"_s },
            Family::Locking, Error, Needs::Statistics,
            u"A unique new column builds its index while the table is locked."_s, checkAddColumnUnique },
        { u"set-not-null"_s,
            { u"PG303"_s, u"MF104"_s, u"E2"_s, u"adding-not-nullable-field"_s, u"adding-not-null-field"_s,
                u"alter-column-set-not-null"_s },
            Family::Locking, Error, Needs::Statistics, u"SET NOT NULL reads all rows while the table is locked."_s,
            checkSetNotNull },
        { u"add-not-null-constraint-validated"_s, {}, Family::Locking, Error, Needs::Statistics,
            u"A NOT NULL constraint reads all rows while the table is locked."_s, checkNotNullConstraint },
        { u"add-column-volatile-default"_s,
            { u"PG302"_s, u"adding-field-with-default"_s, u"add-column-non-constant-default"_s }, Family::Rewrite,
            Error, Needs::Statistics, u"A column whose default differs per row rewrites the table."_s,
            checkVolatileDefault },
        { u"add-column-serial"_s, { u"E11"_s, u"add-serial-column"_s }, Family::Rewrite, Error, Needs::Statistics,
            u"A serial column rewrites the table."_s, checkAddSerial },
        { u"add-column-identity"_s, { u"PG310"_s, u"adding-field-with-default"_s }, Family::Rewrite, Error,
            Needs::Statistics, u"An identity column rewrites the table."_s, checkAddIdentity },
        { u"add-column-generated-stored"_s,
            { u"PG309"_s, u"E11"_s, u"adding-field-with-default"_s, u"add-column-stored-generated"_s }, Family::Rewrite,
            Error, Needs::Statistics, u"A stored generated column rewrites the table."_s, checkAddGeneratedStored },
    });
    return rules;
}

} // namespace schemawright::lint
