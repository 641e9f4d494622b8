#include "model/plan/recipes/columnusers.h"

#include "model/plan/dependents.h"

#include <algorithm>

namespace schemawright::plan {

using namespace Qt::StringLiterals;
using schema::Database;
using schema::ObjectKey;
using schema::ObjectKind;
using schema::Table;

namespace {

class Search
{
public:
    explicit Search(const RecipeContext &context)
        : m_context(context)
        , m_dependents(context.before)
    { }

    [[nodiscard]] Result<ColumnUsers> run()
    {
        const ObjectKey column = m_context.recipe.column;
        for (const ObjectKey &key : m_dependents.of(column)) {
            const bool isOwnPart = key.schema == column.schema && key.parent == column.parent;
            if (!isOwnPart)
                TRY(take(key));
        }
        for (const schema::Sequence &sequence : m_context.before.sequences) {
            const schema::ColumnReference owner { column.parentName(), column.name };
            if (sequence.ownedBy == owner && !m_users.sequences.contains(sequence.name))
                m_users.sequences.append(sequence.name);
        }
        return m_users;
    }

private:
    [[nodiscard]] Result<> take(const ObjectKey &key)
    {
        if (m_users.objects.contains(key))
            return {};
        const bool isForeignKey = key.kind == ObjectKind::Constraint
            && schema::findTable(m_context.before, key.parentName()) != nullptr;
        const schema::View *const view
            = key.kind == ObjectKind::View ? schema::findView(m_context.before, key.qualifiedName()) : nullptr;
        if (key.kind == ObjectKind::Sequence) {
            m_users.sequences.append(key.qualifiedName());
        } else if (isForeignKey) {
            m_users.foreignKeys.append(key);
        } else if ((view && !view->materialized) || key.kind == ObjectKind::Routine) {
            m_users.objects.append(key);
            for (const ObjectKey &next : m_dependents.of(key)) {
                const bool isOwnPart = next.schema == key.schema && next.parent == key.name;
                if (!isOwnPart)
                    TRY(take(next));
            }
        } else {
            return makeError(ErrorKind::Unsupported,
                u"Expand, backfill and contract of %1 is not possible: %2 depends on it and cannot be made again in an instant"_s
                    .arg(recipeSubject(m_context.recipe), schema::toText(key)),
                u"Drop it before, and create it again afterwards."_s);
        }
        return {};
    }

    const RecipeContext &m_context;
    Dependents m_dependents;
    ColumnUsers m_users;
};

template <typename Change> void changeTable(Database &database, const QualifiedName &name, Change &&change)
{
    for (Shared<Table> &shared : database.tables) {
        if (shared->name != name)
            continue;
        Table table = *shared;
        change(table);
        shared = std::move(table);
    }
}

template <typename List> void removeObjects(List &list, const QList<ObjectKey> &keys)
{
    list.removeIf([&](const auto &object) { return keys.contains(schema::keyOf(*object)); });
}

template <typename List> void putObjects(List &list, const List &wanted, const QList<ObjectKey> &keys)
{
    for (const auto &object : wanted) {
        if (keys.contains(schema::keyOf(*object)))
            list.append(object);
    }
}

} // namespace

Result<ColumnUsers> findUsers(const RecipeContext &context)
{
    return Search(context).run();
}

Database withoutUsers(const Database &database, const ColumnUsers &users)
{
    Database bare = database;
    removeObjects(bare.views, users.objects);
    removeObjects(bare.routines, users.objects);
    for (const ObjectKey &key : users.foreignKeys) {
        changeTable(bare, key.parentName(), [&](Table &table) {
            table.constraints.removeIf([&](const schema::Constraint &constraint) { return constraint.name == key.name; });
        });
    }
    for (schema::Sequence &sequence : bare.sequences) {
        if (users.sequences.contains(sequence.name))
            sequence.ownedBy.reset();
    }
    return bare;
}

void putUsers(Database &database, const ColumnUsers &users, const Database &wanted)
{
    putObjects(database.views, wanted.views, users.objects);
    putObjects(database.routines, wanted.routines, users.objects);
    std::ranges::sort(database.views, std::less<>(), [](const Shared<schema::View> &view) { return view->name; });
    std::ranges::sort(database.routines, std::less<>(), [](const Shared<schema::Routine> &routine) {
        return std::make_tuple(routine->name, routine->identityArguments);
    });
    for (const ObjectKey &key : users.foreignKeys) {
        const Table *const other = schema::findTable(wanted, key.parentName());
        const schema::Constraint *const constraint = other ? schema::findConstraint(*other, key.name) : nullptr;
        if (!constraint)
            continue;
        changeTable(database, key.parentName(), [&](Table &table) {
            table.constraints.append(*constraint);
            std::ranges::sort(table.constraints, {}, &schema::Constraint::name);
        });
    }
    database.sequences.removeIf([&](const schema::Sequence &sequence) { return users.sequences.contains(sequence.name); });
    for (const schema::Sequence &sequence : wanted.sequences) {
        if (users.sequences.contains(sequence.name))
            database.sequences.append(sequence);
    }
    std::ranges::sort(database.sequences, std::less<>(), &schema::Sequence::name);
}

} // namespace schemawright::plan
