#include "model/lint/datarules.h"

#include "model/lint/builtincasts.h"
#include "model/lint/knownobjects.h"
#include "model/lint/rowassumption.h"
#include "model/lint/rulecontext.h"
#include "model/lint/typechange.h"

#include <algorithm>
#include <array>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

Report failure(const SourceRange &range, const QString &object, const QString &message)
{
    Report report;
    report.hazard = Hazard::Fails;
    report.range = range;
    report.object = object;
    report.message = message;
    return report;
}

void reportNulls(RuleContext &context, const RowAssumption &assumption)
{
    const RowVerdict verdict = verdictOn(assumption, context.input().facts);
    const QString &name = assumption.subject;
    const catalog::ColumnFacts *column = assumption.table.column(name);
    const bool breaks = verdict.state == RowVerdict::State::Breaks;
    if (verdict.state == RowVerdict::State::Fits || (!breaks && column->nullFraction <= 0))
        return;
    const QString what = assumption.ofPrimaryKey ? u"the primary key"_s : u"SET NOT NULL"_s;
    Report report = failure(assumption.range, assumption.table.text + u'.' + name,
        breaks ? what + u" fails: rows have NULL in "_s + name + u" (23502)"_s
               : what + u" fails as long as a row has NULL in "_s + name + u" (23502)"_s);
    if (breaks) {
        report.severity = Severity::Error;
        report.evidence = verdict.evidence;
    } else {
        report.evidence = u"of the rows that ANALYZE read, "_s + QString::number(column->nullFraction * 100, 'f', 1)
            + u" % had NULL there; "_s + assumption.table.evidence();
        if (!verdict.evidence.isEmpty())
            report.evidence += u"; "_s + verdict.evidence;
    }
    context.report(report);
}

void checkNotNullRisk(RuleContext &context)
{
    for (const RowAssumption &assumption : assumptionsOf(context.parsed().statement, context.state())) {
        if (assumption.kind == RowAssumption::Kind::NotNull)
            reportNulls(context, assumption);
    }
}

void reportDuplicates(
    RuleContext &context, const TableKnowledge &table, const QStringList &columns, const SourceRange &range, const QString &more)
{
    const RowVerdict verdict
        = verdictOn(RowAssumption::Kind::Unique, range, context.parsed().statement, context.state());
    if (verdict.state == RowVerdict::State::Fits)
        return;
    if (verdict.state == RowVerdict::State::Breaks) {
        Report report = failure(range, table.text, u"this fails: rows of "_s + table.text + u" have the same key (23505)"_s + more);
        report.severity = Severity::Error;
        report.evidence = verdict.evidence;
        context.report(report);
        return;
    }
    // A column that the file adds holds NULLs, or what its default says.
    const bool isNew = std::any_of(
        columns.begin(), columns.end(), [&table](const QString &column) { return table.hasNewColumn(column); });
    if (columns.isEmpty() || columns.contains(QString()) || isNew || isUniqueAlready(table, columns))
        return;
    Report report = failure(range, table.text,
        u"this fails when two rows of "_s + table.text + u" have the same "_s + columns.join(u", "_s) + u" (23505)"_s
            + more);
    report.evidence = verdict.evidence;
    context.reportWork(report, table);
}

void checkUniqueRisk(RuleContext &context)
{
    const auto *index = context.as<sql::CreateIndex>();
    if (index && index->unique && kindOfNoTable(context, index->table.name).isEmpty()) {
        QStringList columns;
        for (const sql::IndexColumn &column : index->columns)
            columns.append(column.name);
        reportDuplicates(context, context.table(index->table.name), columns, index->table.range,
            index->concurrently ? u", and an invalid index stays behind"_s : QString());
    }
    context.forEachAction<sql::AddConstraint>(
        [&](const sql::AddConstraint &add, const SourceRange &, const TableKnowledge &table) {
            const bool isKey = add.constraint.type == sql::ConstraintType::Unique
                || add.constraint.type == sql::ConstraintType::PrimaryKey;
            if (isKey && add.constraint.usingIndex.isEmpty())
                reportDuplicates(context, table, add.constraint.columns, add.constraint.range, {});
        });
}

bool isText(const sql::TypeName &type)
{
    return type.schema.isEmpty()
        && (type.name == u"text" || type.name == u"character varying" || type.name == u"character" || type.name == u"citext");
}

/// Without USING the server needs a cast that assignments use.
bool lacksCast(const RuleContext &context, const sql::AlterColumnType &action, const TypeChange &change, const TableKnowledge &table)
{
    const bool isChanged = table.state && table.state->changedColumns.contains(action.column.name);
    return !action.usingExpression && change.from && !isChanged && !context.input().facts.hasOwnCasts
        && !context.input().directory.hasRun && context.index() < context.outline().unknownFrom
        && lacksAssignmentCast(*change.from, action.type);
}

void checkTypeCast(RuleContext &context)
{
    context.forEachAction<sql::AlterColumnType>(
        [&](const sql::AlterColumnType &action, const SourceRange &range, const TableKnowledge &table) {
            const TypeChange change = typeChangeOf(action, table.name, context.state());
            if (lacksCast(context, action, change, table)) {
                Report report = failure(range, table.text + u'.' + action.column.name,
                    u"the server refuses to make "_s + action.type.toText() + u" of "_s + change.from->toText()
                        + u" without USING (42804): no cast does it by itself"_s);
                report.severity = Severity::Error;
                report.evidence = table.facts ? u"seen on "_s + context.input().facts.database : QString();
                context.report(report);
            }
            const bool fromText = !change.from || isText(*change.from);
            if (!action.usingExpression || isText(action.type) || !fromText || table.isNew())
                return;
            const RowVerdict verdict = castVerdict(context, action);
            if (verdict.state == RowVerdict::State::Fits)
                return;
            Report report = failure(range, table.text + u'.' + action.column.name,
                u"USING fails at the first value that is no "_s + action.type.toText() + u", after all rows before it were written"_s);
            report.evidence = change.from ? verdict.evidence : u"the current type is not known: this assumes a text"_s;
            if (verdict.state == RowVerdict::State::Breaks) {
                report.severity = Severity::Error;
                context.report(report);
            } else {
                context.reportWork(report, table);
            }
        });
}

void reportKey(RuleContext &context, const sql::CreateTable &create, const sql::ConstraintDefinition &constraint,
    const QStringList &columns)
{
    if (constraint.type != sql::ConstraintType::PrimaryKey && constraint.type != sql::ConstraintType::Unique)
        return;
    for (const QString &key : create.partitionKey) {
        if (columns.contains(key))
            continue;
        const QString what = key.isEmpty() ? u"an expression, which no key can hold"_s : key;
        context.report(failure(constraint.range, create.table.name.toText(),
            u"a key of a partitioned table must hold every column of its partition key, which has "_s + what
                + u" (0A000)"_s));
        return;
    }
}

/// CREATE UNIQUE INDEX and ADD CONSTRAINT on a partitioned table that the database has.
void reportKeyOfOld(RuleContext &context, const TableKnowledge &table, const SourceRange &range, const QStringList &columns)
{
    for (const QString &key : table.facts && table.facts->partitioned ? table.facts->partitionKey : QStringList()) {
        if (columns.contains(key) && !key.isEmpty())
            continue;
        const QString what = key.isEmpty() ? u"an expression, which no key can hold"_s : key;
        Report report = failure(range, table.text,
            u"a key of a partitioned table must hold every column of its partition key, which has "_s + what + u" (0A000)"_s);
        report.evidence = u"seen on "_s + context.input().facts.database;
        context.report(report);
        return;
    }
}

void checkKeyOfOld(RuleContext &context)
{
    if (const auto *index = context.as<sql::CreateIndex>(); index && index->unique) {
        QStringList columns;
        for (const sql::IndexColumn &column : index->columns)
            columns.append(column.name);
        reportKeyOfOld(context, context.table(index->table.name), index->table.range, columns);
    }
    context.forEachAction<sql::AddConstraint>([&](const sql::AddConstraint &add, const SourceRange &range, const TableKnowledge &table) {
        using enum sql::ConstraintType;
        if (add.constraint.type == PrimaryKey || add.constraint.type == Unique)
            reportKeyOfOld(context, table, range, add.constraint.columns);
    });
}

void checkPartitionKey(RuleContext &context)
{
    checkKeyOfOld(context);
    const auto *create = context.as<sql::CreateTable>();
    if (!create || create->partitionKey.isEmpty())
        return;
    for (const sql::ConstraintDefinition &constraint : create->constraints)
        reportKey(context, *create, constraint, constraint.columns);
    for (const sql::ColumnDefinition &column : create->columns) {
        for (const sql::ConstraintDefinition &constraint : column.constraints)
            reportKey(context, *create, constraint, { column.name.name });
    }
}

QString repeatedColumn(const RuleContext &context)
{
    if (const auto *update = context.as<sql::Update>())
        return update->repeatedColumn;
    if (const auto *insert = context.as<sql::Insert>())
        return insert->repeatedColumn;
    const auto *create = context.as<sql::CreateTable>();
    QSet<QString> seen;
    for (const sql::ColumnDefinition &column : create ? create->columns : QList<sql::ColumnDefinition>()) {
        if (seen.contains(column.name.name))
            return column.name.name;
        seen.insert(column.name.name);
    }
    return {};
}

void checkDuplicateAssignment(RuleContext &context)
{
    const QString column = repeatedColumn(context);
    if (!column.isEmpty())
        context.report(failure(context.firstLine(), column,
            u"column "_s + column + u" stands twice in the list: the server refuses it"_s));
}

} // namespace

std::span<const RuleInfo> dataRules()
{
    using enum Severity;
    static const auto rules = std::to_array<RuleInfo>({
        { u"not-null-violation-risk"_s, { u"MF104"_s }, Family::DataDependent, Warning, Needs::Statistics,
            u"SET NOT NULL on a column that has NULLs."_s, checkNotNullRisk },
        { u"unique-violation-risk"_s, { u"MF101"_s, u"MF102"_s }, Family::DataDependent, Warning, Needs::Statistics,
            u"A unique index over rows that may have duplicates."_s, checkUniqueRisk },
        { u"type-cast-may-fail"_s, {}, Family::DataDependent, Warning, Needs::Catalog,
            u"A text that may be no value of the new type."_s, checkTypeCast },
        { u"partition-key-not-in-unique"_s, {}, Family::DataDependent, Error, Needs::Statement,
            u"A key of a partitioned table without its partition key."_s, checkPartitionKey },
        { u"duplicate-column-assignment"_s, { u"ban-duplicate-column-assignments"_s }, Family::Style, Error,
            Needs::Statement, u"A column that stands twice in a list."_s, checkDuplicateAssignment },
    });
    return rules;
}

} // namespace schemawright::lint
