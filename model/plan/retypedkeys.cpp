#include "model/plan/retypedkeys.h"

#include "model/render/columntype.h"

#include <QMultiHash>

#include <algorithm>

namespace schemawright::plan {

namespace {

struct Types {
    QString before;
    QString after;
};

Types typesOf(const QualifiedName &table, const QString &column, const render::RenderContext &context)
{
    const auto typeIn = [&](const schema::Database &database) {
        const schema::Table *const found = schema::findTable(database, table);
        const schema::Column *const there = found ? schema::findColumn(*found, column) : nullptr;
        return there ? there->type : QString();
    };
    return { typeIn(context.before), typeIn(context.after) };
}

bool isIncluded(const QualifiedName &table, const QString &column, const schema::Database &database)
{
    const schema::Table *const found = schema::findTable(database, table);
    const auto has = [&](const auto &part) { return includes(part, column); };
    return found && (std::ranges::any_of(found->constraints, has) || std::ranges::any_of(found->indexes, has));
}

bool takesOtherType(const Action &action)
{
    const auto *const before = action.change.before ? std::get_if<schema::Column>(&*action.change.before) : nullptr;
    const auto *const after = action.change.after ? std::get_if<schema::Column>(&*action.change.after) : nullptr;
    return before && after && (before->type != after->type || before->collation != after->collation);
}

/// Drops and creations of foreign keys, by the table that they reference.
QMultiHash<QualifiedName, int> foreignKeySteps(const QList<Action> &actions)
{
    QMultiHash<QualifiedName, int> steps;
    for (int i = 0; i < actions.size(); ++i) {
        const diff::Change &change = actions.at(i).change;
        const auto &object = change.before ? change.before : change.after;
        const auto *const constraint = object ? std::get_if<schema::Constraint>(&*object) : nullptr;
        const auto *const key = constraint ? std::get_if<schema::ForeignKey>(&constraint->detail) : nullptr;
        if (key && (change.action == diff::ChangeAction::Drop || change.action == diff::ChangeAction::Create))
            steps.insert(key->referencedTable, i);
    }
    return steps;
}

} // namespace

bool partsOnTheWay(
    const schema::Constraint &constraint, const QualifiedName &table, const render::RenderContext &context)
{
    const auto *const key = std::get_if<schema::ForeignKey>(&constraint.detail);
    if (!key)
        return false;
    for (qsizetype i = 0; i < key->columns.size(); ++i) {
        const Types own = typesOf(table, key->columns.at(i), context);
        const Types other = typesOf(key->referencedTable, key->referencedColumns.value(i), context);
        const bool bothChange = own.before != own.after && other.before != other.after;
        if (bothChange && !(render::canReference(own.after, other.before) && render::canReference(own.before, other.after)))
            return true;
    }
    return false;
}

bool includes(const diff::Object &object, const QString &column)
{
    if (const auto *const index = std::get_if<schema::Index>(&object))
        return index->include.contains(column);
    const auto *const constraint = std::get_if<schema::Constraint>(&object);
    if (!constraint)
        return false;
    if (const auto *const key = std::get_if<schema::PrimaryKey>(&constraint->detail))
        return key->include.contains(column);
    const auto *const unique = std::get_if<schema::UniqueConstraint>(&constraint->detail);
    return unique && unique->include.contains(column);
}

QList<Edge> retypedKeyEdges(const QList<Action> &actions, const render::RenderContext &context)
{
    QList<Edge> edges;
    const QMultiHash<QualifiedName, int> steps = foreignKeySteps(actions);
    for (int i = 0; i < actions.size() && !steps.isEmpty(); ++i) {
        const Action &action = actions.at(i);
        const QualifiedName table = action.change.key.parentName();
        if (!takesOtherType(action) || !steps.contains(table) || !isIncluded(table, action.change.key.name, context.before))
            continue;
        for (const int step : steps.values(table))
            edges.append(actions.at(step).change.action == diff::ChangeAction::Drop ? Edge { step, i } : Edge { i, step });
    }
    return edges;
}

} // namespace schemawright::plan
