#include "model/lint/typerules.h"

#include "model/lint/knownobjects.h"
#include "model/lint/rowassumption.h"
#include "model/lint/rulecontext.h"
#include "model/lint/typechange.h"

#include <array>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

struct Subject {
    const sql::AlterColumnType &action;
    TableKnowledge table;
    TypeChange change;

    /// By its name on the database.
    [[nodiscard]] QString storedColumn() const { return table.state ? table.state->formerColumn(action.column.name) : action.column.name; }
    [[nodiscard]] QString columnText() const { return table.text + u'.' + action.column.name; }
    [[nodiscard]] QString fromTo() const
    {
        const QString from = change.from ? u" from "_s + change.from->toText() : QString();
        const QString collation = action.collation.isEmpty() ? QString() : u" COLLATE "_s + action.collation;
        return u"changing "_s + columnText() + from + u" to "_s + action.type.toText() + collation;
    }
};

template <typename Visit> void forEachTypeChange(RuleContext &context, const Visit &visit)
{
    context.forEachAction<sql::AlterColumnType>(
        [&](const sql::AlterColumnType &action, const SourceRange &, const TableKnowledge &table) {
            visit(Subject { action, table, typeChangeOf(action, table.name, context.state()) });
        });
}

Report reportOn(const Subject &subject, Hazard hazard)
{
    Report report;
    report.hazard = hazard;
    report.range
        = { subject.action.column.range.start, subject.action.type.range.end() - subject.action.column.range.start };
    report.object = subject.columnText();
    return report;
}

QString rewriteSizeText(const TableKnowledge &table)
{
    if (!table.facts || table.facts->isEmpty || table.rows == Rows::Empty)
        return {};
    return u"the new copy takes "_s + sizeText(table.facts->sizeBytes + table.facts->indexBytes)
        + u" with its indexes"_s;
}

QString assumptionText(const Subject &subject)
{
    if (subject.change.assumed) {
        if (!subject.change.freeFrom.isEmpty())
            return u"the current type is not known: look it up (\\d "_s + subject.table.text + u" in psql); from "_s
                + subject.change.freeFrom + u" it is free, from any other type it rewrites"_s;
        const bool mayBeFree = subject.action.type.name == u"text"
            || (subject.action.type.name == u"character varying" && !subject.action.type.array);
        return mayBeFree ? u"the current type is not known: from a shorter varchar or from text it would be free"_s
                         : u"the current type is not known: this assumes that it is stored differently"_s;
    }
    if (subject.change.dependsOnTimeZone)
        return u"where the session's TimeZone is UTC it would only rebuild indexes"_s;
    return rewriteSizeText(subject.table);
}

void checkTypeRewrite(RuleContext &context)
{
    forEachTypeChange(context, [&](const Subject &subject) {
        if (subject.change.effect != TypeChangeEffect::Rewrites)
            return;
        Report report = reportOn(subject, Hazard::BlocksReadsAndWrites);
        report.message
            = subject.fromTo() + u" rewrites the table under an ACCESS EXCLUSIVE lock: reads and writes wait"_s;
        report.evidence = assumptionText(subject);
        if (!subject.change.freeFrom.isEmpty()) {
            report.message = subject.fromTo() + u" rewrites the table under an ACCESS EXCLUSIVE lock unless it is stored in the same way"_s;
            report.severity = Severity::Info;
        }
        context.reportWork(report, subject.table);
    });
}

void checkTypeMetadataOnly(RuleContext &context)
{
    forEachTypeChange(context, [&](const Subject &subject) {
        if (subject.change.effect != TypeChangeEffect::Free)
            return;
        Report report = reportOn(subject, Hazard::Slow);
        report.message = subject.fromTo()
            + u" is done in the catalog; the column's statistics are lost until ANALYZE "_s + subject.table.text
            + u" ("_s + subject.action.column.name + u") runs"_s;
        context.reportWork(report, subject.table);
    });
}

/// Of the table itself, with their sizes.
QStringList rebuiltIndexes(const Subject &subject)
{
    QStringList texts;
    for (const catalog::IndexFacts &index : indexesLeft(*subject.table.facts, subject.table.state, *subject.table.file)) {
        if (isRebuilt(index, subject.storedColumn(), subject.change))
            texts.append(index.name.name + u" ("_s + sizeText(index.sizeBytes) + u")"_s);
    }
    return texts;
}

void checkTypeRebuildsIndex(RuleContext &context)
{
    forEachTypeChange(context, [&](const Subject &subject) {
        if (subject.change.effect != TypeChangeEffect::RebuildsIndexes)
            return;
        Report report = reportOn(subject, Hazard::BlocksReadsAndWrites);
        const catalog::TableFacts *facts = subject.table.facts;
        const QStringList indexes = facts ? rebuiltIndexes(subject) : QStringList();
        QString below;
        if (facts && isRebuiltBelow(*facts, subject.storedColumn(), subject.change))
            below = u"indexes of "_s + descendantsText(*facts);
        report.message = subject.fromTo() + u" keeps the table but rebuilds "_s
            + (indexes.isEmpty() && !below.isEmpty() ? below : subject.change.onlyComputed ? u"indexes"_s : u"the indexes"_s)
            + (subject.change.onlyComputed ? u" that are computed from the column"_s : u" on the column"_s)
            + u" under an ACCESS EXCLUSIVE lock"_s;
        if (!indexes.isEmpty())
            report.evidence = u"rebuilt: "_s + indexes.join(u", "_s) + (below.isEmpty() ? QString() : u"; "_s + below + u" too"_s);
        context.reportWork(report, subject.table);
    });
}

/// By the same ALTER TABLE, which drops before it changes types (docs: sql-altertable).
bool isDroppedBeside(const RuleContext &context, const QString &constraint)
{
    const auto *alter = context.as<sql::AlterTable>();
    return alter && std::any_of(alter->actions.begin(), alter->actions.end(), [&constraint](const sql::AlterTableAction &part) {
        const auto *drop = std::get_if<sql::DropConstraint>(&part.action);
        return drop && drop->constraint.name == constraint;
    });
}

void checkTypeRechecksConstraint(RuleContext &context)
{
    forEachTypeChange(context, [&](const Subject &subject) {
        const QString check = recheckedBy(subject.action.column.name, subject.table.facts, subject.table.state);
        if (subject.change.effect == TypeChangeEffect::Rewrites || check.isEmpty() || isDroppedBeside(context, check))
            return;
        Report report = reportOn(subject, Hazard::BlocksReadsAndWrites);
        report.message = subject.fromTo() + u" keeps the table but checks "_s + check
            + u" for all rows again under an ACCESS EXCLUSIVE lock"_s;
        context.reportWork(report, subject.table);
    });
}

void checkBlockedByView(RuleContext &context)
{
    forEachTypeChange(context, [&](const Subject &subject) {
        const catalog::ColumnFacts *column = subject.table.column(subject.action.column.name);
        const bool isChanged = subject.table.state && subject.table.state->changedColumns.contains(subject.action.column.name);
        const bool isKnown = areFactsGood(context) && !isChanged && !dropsByCascade(*context.as<sql::AlterTable>());
        QStringList views;
        for (const QualifiedName &view : column ? column->views : QList<QualifiedName>()) {
            if (isKnown && context.state().isViewUnchanged(view))
                views.append(view.toText());
        }
        if (isInPartitionKey(context, subject.table, subject.action.column.name)) {
            Report report = reportOn(subject, Hazard::Fails);
            report.message = u"the type of "_s + subject.columnText() + u" cannot be changed: "_s + subject.table.text
                + u" is partitioned by it (42P16)"_s;
            report.evidence = seenText(context);
            context.report(report);
        }
        if (views.isEmpty()) // they are in the way of the same type as well
            return;
        Report report = reportOn(subject, Hazard::Fails);
        report.message = u"the type of "_s + subject.columnText() + u" cannot be changed while "_s + views.join(u", "_s)
            + (views.size() == 1 ? u" reads it (0A000)"_s : u" read it (0A000)"_s);
        report.evidence = seenText(context);
        context.report(report);
    });
}

void checkNarrowType(RuleContext &context)
{
    forEachTypeChange(context, [&](const Subject &subject) {
        if (!subject.change.narrows || subject.table.isNew())
            return;
        Report report = reportOn(subject, Hazard::Fails);
        report.message
            = subject.fromTo() + u" fails when a value does not fit, and rounds what the type cannot hold exactly"_s;
        const RowVerdict verdict = castVerdict(context, subject.action);
        report.evidence = verdict.evidence.isEmpty() ? subject.table.evidence() : verdict.evidence;
        if (verdict.state == RowVerdict::State::Breaks) {
            report.severity = Severity::Error;
            report.message = subject.fromTo() + u" fails: values do not fit (22003, 22001)"_s;
        } else if (subject.table.rows == Rows::Empty || verdict.state == RowVerdict::State::Fits) {
            report.severity = Severity::Info;
        }
        context.report(report);
    });
}

} // namespace

std::span<const RuleInfo> typeRules()
{
    using enum Severity;
    static const auto rules = std::to_array<RuleInfo>({
        { u"narrow-column-type"_s, { u"changing-column-type"_s }, Family::DataDependent, Warning, Needs::Catalog,
            u"A type that not every value may fit."_s, checkNarrowType },
        { u"change-column-type-rewrite"_s,
            { u"PG301"_s, u"E5"_s, u"E10"_s, u"changing-column-type"_s, u"alter-column-type"_s }, Family::Rewrite,
            Error, Needs::Statistics, u"A type change that rewrites the table under a lock."_s, checkTypeRewrite },
        { u"change-column-type-rebuilds-index"_s, { u"changing-column-type"_s, u"alter-column-type"_s },
            Family::Rewrite, Error, Needs::Catalog,
            u"A type change that keeps the table but rebuilds indexes under a lock."_s, checkTypeRebuildsIndex },
        { u"change-column-type-metadata-only"_s, { u"changing-column-type"_s, u"alter-column-type"_s }, Family::Rewrite,
            Info, Needs::Catalog, u"A type change that only touches the catalog."_s, checkTypeMetadataOnly },
        { u"type-change-blocked-by-dependent"_s, {}, Family::DataDependent, Error, Needs::Catalog,
            u"A type change of a column that a view reads, or that the table is partitioned by."_s, checkBlockedByView },
        { u"change-column-type-rechecks-constraint"_s, { u"changing-column-type"_s }, Family::Locking, Warning,
            Needs::Catalog, u"A free type change that checks a constraint of the column again."_s,
            checkTypeRechecksConstraint },
    });
    return rules;
}

} // namespace schemawright::lint
