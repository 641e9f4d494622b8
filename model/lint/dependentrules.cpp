// docs: ddl-depend. What stands between an object and its DROP without CASCADE.
#include "model/lint/dependentrules.h"

#include "model/lint/knownobjects.h"
#include "model/lint/reportat.h"

#include <algorithm>
#include <array>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

void reportRefused(RuleContext &context, const SourceRange &range, const QString &object, const QString &what, const QStringList &dependents)
{
    constexpr qsizetype named = 5;
    if (dependents.isEmpty())
        return;
    const qsizetype others = std::max<qsizetype>(dependents.size() - named, 0);
    const QString more = others > 0 ? u" and %1 more"_s.arg(others) : QString();
    Report report = reportAt(range, Hazard::Fails, object,
        u"the server refuses to drop "_s + what + u" (2BP01): "_s + dependents.mid(0, named).join(u", ") + more
            + (dependents.size() == 1 ? u" depends on it"_s : u" depend on it"_s));
    report.evidence = seenText(context);
    context.report(report);
}

QStringList viewsLeft(const RuleContext &context, const QList<QualifiedName> &views)
{
    QStringList left;
    for (const QualifiedName &view : views) {
        const QString text = u"view "_s + view.toText();
        if (!context.state().isViewDropped(view) && !left.contains(text))
            left.append(text);
    }
    return left;
}

/// Foreign keys of other tables that are still there.
QStringList keysLeft(const RuleContext &context, const TableKnowledge &table, const sql::DropObjects &drop)
{
    QStringList left;
    for (const QualifiedName &other : table.facts->referencedBy) {
        const bool goesToo = other == table.name || context.state().isTableDropped(other)
            || std::any_of(drop.targets.begin(), drop.targets.end(),
                [&](const sql::DropObjects::Target &target) { return context.state().resolve(target.name) == other; });
        // Which of its constraints it was is not followed.
        const TableState *state = context.state().table(other);
        if (!goesToo && !(state && !state->droppedConstraint.isEmpty()))
            left.append(u"a foreign key of "_s + other.toText());
    }
    return left;
}

void checkTables(RuleContext &context, const sql::DropObjects &drop)
{
    for (const sql::DropObjects::Target &target : drop.targets) {
        const TableKnowledge table = context.table(target.name);
        if (!table.facts || table.isNew())
            continue;
        QList<QualifiedName> views = table.facts->materializedViews;
        for (const catalog::ColumnFacts &column : table.facts->columns)
            views += column.views;
        reportRefused(context, target.range, table.text, u"table "_s + table.text,
            keysLeft(context, table, drop) + viewsLeft(context, views));
    }
}

void checkIndexes(RuleContext &context, const sql::DropObjects &drop)
{
    for (const sql::DropObjects::Target &target : drop.targets) {
        const QualifiedName owner = context.state().tableOfIndex(target.name);
        const catalog::TableFacts *facts = owner.isEmpty() ? nullptr : context.state().facts(owner);
        const TableState *state = context.state().table(owner);
        for (const catalog::ConstraintFacts &constraint : facts ? facts->constraints : QList<catalog::ConstraintFacts>()) {
            const bool isItsOwn = constraint.name == target.name.name
                && (constraint.type == 'p' || constraint.type == 'u' || constraint.type == 'x');
            if (isItsOwn && !(state && state->droppedConstraint == constraint.name))
                reportRefused(context, target.range, target.name.toText(), u"index "_s + target.name.toText(),
                    { u"constraint "_s + constraint.name + u" of "_s + owner.toText() });
        }
    }
}

/// Neither CASCADE nor IF EXISTS helps there.
void checkPartitionKey(RuleContext &context, const sql::DropColumn &drop, const TableKnowledge &table)
{
    if (!isInPartitionKey(context, table, drop.column.name))
        return;
    const QString text = table.text + u'.' + drop.column.name;
    Report report = reportAt(drop.column.range, Hazard::Fails, text,
        u"the server refuses to drop column "_s + text + u" (42P16): "_s + table.text + u" is partitioned by it"_s);
    report.evidence = seenText(context);
    context.report(report);
}

void checkDropWithDependents(RuleContext &context)
{
    context.forEachAction<sql::DropColumn>(
        [&](const sql::DropColumn &drop, const SourceRange &, const TableKnowledge &table) {
            checkPartitionKey(context, drop, table);
            const catalog::ColumnFacts *column = table.column(drop.column.name);
            if (!column || drop.cascade || table.isNew())
                return;
            const QString text = table.text + u'.' + drop.column.name;
            reportRefused(context, drop.column.range, text, u"column "_s + text, viewsLeft(context, column->views));
        });
    const auto *drop = context.as<sql::DropObjects>();
    if (drop && drop->kind == sql::ObjectClass::Table && !drop->cascade)
        checkTables(context, *drop);
    else if (drop && drop->kind == sql::ObjectClass::Index) // CASCADE does not help there
        checkIndexes(context, *drop);
}

} // namespace

std::span<const RuleInfo> dependentRules()
{
    static const auto rules = std::to_array<RuleInfo>({
        { u"drop-with-dependents"_s, {}, Family::DataDependent, Severity::Error, Needs::Catalog,
            u"A drop that the server refuses: something depends on the object."_s, checkDropWithDependents },
    });
    return rules;
}

} // namespace schemawright::lint
