// docs: ddl-depend. What stands between an object and its DROP without CASCADE.
#include "model/lint/dependentrules.h"

#include "model/lint/knownobjects.h"
#include "model/lint/reportat.h"

#include <algorithm>
#include <array>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

// Behind a CASCADE or a DO nobody knows what is left.
void reportRefused(RuleContext &context, const SourceRange &range, const QString &object, const QString &what, const QStringList &dependents)
{
    constexpr qsizetype named = 5;
    if (dependents.isEmpty() || !areFactsGood(context))
        return;
    const qsizetype others = std::max<qsizetype>(dependents.size() - named, 0);
    const QString more = others > 0 ? u" and %1 more"_s.arg(others) : QString();
    Report report = reportAt(range, Hazard::Fails, object,
        u"the server refuses to drop "_s + what + u" (2BP01): "_s + dependents.mid(0, named).join(u", ") + more
            + (dependents.size() == 1 ? u" depends on it"_s : u" depend on it"_s));
    report.evidence = seenText(context);
    context.report(report);
}

QString viewText(const QualifiedName &view)
{
    return u"view "_s + view.toText();
}

QStringList viewsLeft(const RuleContext &context, const TableKnowledge &table)
{
    QList<QualifiedName> views = table.facts->materializedViews + table.facts->viewsOfRows;
    for (const catalog::ColumnFacts &column : table.facts->columns)
        views += column.views;
    QStringList left;
    for (const QualifiedName &view : std::as_const(views)) {
        if (context.state().isReadBy(table.name, view) && !left.contains(viewText(view)))
            left.append(viewText(view));
    }
    return left;
}

/// The statement drops it too: it names it, or the table whose partition it is.
bool isDroppedWith(const RuleContext &context, const sql::DropObjects &drop, const QualifiedName &other)
{
    return std::ranges::any_of(drop.targets, [&](const sql::DropObjects::Target &target) {
        const TableKnowledge named = context.table(target.name);
        return named.name == other
            || (named.facts && (named.facts->name == other || (named.facts->partitioned && named.facts->descendants.contains(other))));
    });
}

/// That of one of these columns the files say nothing.
bool areUnchanged(const QStringList &columns, const TableState *state)
{
    return !state || std::ranges::none_of(columns, [state](const QString &column) { return state->changedColumns.contains(column); });
}

/// Of a foreign key that pointed to the table: which constraint was dropped before another is not followed.
bool isKeyLeft(const RuleContext &context, const catalog::ReferenceFacts &key)
{
    const TableState *state = context.state().table(key.table);
    return !context.state().isTableDropped(key.table) && (!state || state->droppedConstraint.isEmpty()) && areUnchanged(key.columns, state);
}

/// Foreign keys of other tables that are still there.
QStringList keysLeft(const RuleContext &context, const TableKnowledge &table, const sql::DropObjects &drop)
{
    QStringList left;
    for (const catalog::ReferenceFacts &key : table.facts->references) {
        const QString text = u"a foreign key of "_s + key.table.toText();
        if (isKeyLeft(context, key) && !isDroppedWith(context, drop, key.table) && !left.contains(text))
            left.append(text);
    }
    return left;
}

/// Tables that inherit from it; a partition goes with its table.
QStringList childrenLeft(const RuleContext &context, const TableKnowledge &table, const sql::DropObjects &drop)
{
    QStringList left;
    for (const QualifiedName &child : table.facts->partitioned ? QList<QualifiedName>() : table.facts->descendants) {
        const TableState *state = context.state().table(child);
        if (state && state->parentsMayBeGone) // and whoever inherits through it
            return {};
        if (!context.state().isTableDropped(child) && !isDroppedWith(context, drop, child))
            left.append(u"table "_s + child.toText());
    }
    return left;
}

void checkTables(RuleContext &context, const sql::DropObjects &drop)
{
    for (const sql::DropObjects::Target &target : drop.targets) {
        const TableKnowledge table = context.table(target.name);
        if (table.facts && !table.isNew())
            reportRefused(context, target.range, table.text, u"table "_s + table.text,
                keysLeft(context, table, drop) + viewsLeft(context, table) + childrenLeft(context, table, drop));
    }
}

/// That the statement drops the column as well, its expression, or the constraint: in which order is left to the server.
bool isDroppedBeside(const sql::AlterTable &alter, const QStringList &columns, const QString &constraint)
{
    return std::ranges::any_of(alter.actions, [&](const sql::AlterTableAction &part) {
        const auto *column = std::get_if<sql::DropColumn>(&part.action);
        const auto *key = std::get_if<sql::DropConstraint>(&part.action);
        const auto *other = std::get_if<sql::OtherTableAction>(&part.action);
        return (column && columns.contains(column->column.name)) || (key && key->constraint.name == constraint)
            || (other && other->kind.endsWith(u"Expression") && columns.contains(other->name));
    });
}

QStringList columnDependents(
    const RuleContext &context, const sql::AlterTable &alter, const catalog::ColumnFacts &column, const TableKnowledge &table)
{
    QStringList left;
    for (const catalog::ReferenceFacts &key : table.facts->references) {
        const QString text = u"a foreign key of "_s + key.table.toText();
        const bool isBeside = key.table == table.facts->name && isDroppedBeside(alter, key.columns, key.constraint);
        if (key.referencedColumns.contains(column.name) && isKeyLeft(context, key) && !isBeside && !left.contains(text))
            left.append(text);
    }
    for (const QualifiedName &view : column.views) {
        if (context.state().isViewUnchanged(view))
            left.append(viewText(view));
    }
    for (const catalog::ColumnFacts &other : table.facts->columns) {
        if (other.generatedFrom.contains(column.name) && areUnchanged({ other.name }, table.state) && !isDroppedBeside(alter, { other.name }, {}))
            left.append(u"column "_s + other.name);
    }
    return left;
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
            if (!column || dropsByCascade(*context.as<sql::AlterTable>()) || table.isNew() || !areUnchanged({ column->name }, table.state))
                return;
            const QString text = table.text + u'.' + drop.column.name;
            reportRefused(context, drop.column.range, text, u"column "_s + text,
                columnDependents(context, *context.as<sql::AlterTable>(), *column, table));
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
