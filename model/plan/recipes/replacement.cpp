#include "model/plan/recipes/replacement.h"

#include "model/plan/recipes/columnparts.h"
#include "model/plan/recipes/recipenames.h"

#include "model/plan/onlineconstraint.h"
#include "model/plan/temporaryname.h"
#include "model/render/constraintddl.h"

#include <algorithm>

namespace schemawright::plan {

using namespace Qt::StringLiterals;
using schema::Column;
using schema::Constraint;
using schema::Database;
using schema::Index;
using schema::Table;

namespace {

void addSorted(QList<Index> &indexes, const Index &index)
{
    indexes.append(index);
    std::ranges::sort(indexes, {}, &Index::name);
}

void addSorted(QList<Constraint> &constraints, const Constraint &constraint)
{
    constraints.append(constraint);
    std::ranges::sort(constraints, {}, &Constraint::name);
}

class Builder
{
public:
    Builder(const RecipeContext &context, RecipeKind kind)
        : m_context(context)
        , m_former(context.column().name)
    {
        if (kind == RecipeKind::ChangeType)
            m_after = { m_former };
        else
            m_after = context.recipe.values.keys();
    }

    [[nodiscard]] Result<Replacement> build()
    {
        TRY(checkParts());
        TRY_ASSIGN(m_result.users, findUsers(m_context));
        for (const QString &column : m_after) {
            m_result.working.insert(column,
                column == m_former ? workingColumnName({ &m_context.table(), &m_context.wanted() }, column) : column);
        }
        makeTarget();
        TRY(makeStates());
        return m_result;
    }

private:
    [[nodiscard]] tl::unexpected<Error> refused(const QString &reason) const
    {
        return makeError(ErrorKind::Unsupported,
            u"Expand, backfill and contract of %1 is not possible: %2"_s.arg(recipeSubject(m_context.recipe), reason));
    }
    [[nodiscard]] Result<> checkParts() const;
    [[nodiscard]] ColumnParts wantedParts() const;
    void makeTarget();
    [[nodiscard]] Table workingTable() const;
    [[nodiscard]] Result<> makeStates();
    void addIndex(Table &both, Table &filled, Index index, const QString &name);
    void addConstraint(Table &both, Table &filled, const Constraint &constraint);
    [[nodiscard]] QString freeNotNullName(const schema::NotNullConstraint &constraint) const;
    [[nodiscard]] QString freeName(const QString &wanted) const
    {
        return freeRelationName({ &m_context.before }, m_context.table().name.schema, wanted);
    }
    void rename(schema::ObjectKind kind, const QString &name, const QString &after)
    {
        if (name != after)
            m_result.renames.append({ schema::partKey(kind, m_context.table().name, name), after, {} });
    }

    const RecipeContext &m_context;
    QString m_former;
    QStringList m_after;
    Replacement m_result;
};

Result<> Builder::checkParts() const
{
    const ColumnParts parts = partsNaming(m_context.table(), { m_former });
    if (!parts.generated.isEmpty())
        return refused(u"%1 is computed from it"_s.arg(parts.generated.first()));
    for (const Constraint &constraint : parts.constraints) {
        if (std::holds_alternative<schema::ExclusionConstraint>(constraint.detail))
            return refused(u"the exclusion constraint %1 cannot be built beside it"_s.arg(constraint.name));
    }
    return {};
}

/// Parts of the desired table that hang on the columns that come, without those that want more than is there.
ColumnParts Builder::wantedParts() const
{
    const Table &wanted = m_context.wanted();
    QStringList others;
    for (const Column &column : wanted.columns) {
        if (!m_after.contains(column.name) && !schema::findColumn(m_context.table(), column.name))
            others.append(column.name);
    }
    ColumnParts parts = partsNaming(wanted, m_after);
    const ColumnParts later = partsNaming(wanted, others);
    Table rest;
    rest.constraints = parts.constraints;
    rest.indexes = parts.indexes;
    rest.triggers = parts.triggers;
    rest.policies = parts.policies;
    rest.rules = parts.rules;
    removeParts(rest, later);
    rest.constraints.removeIf([&](const Constraint &constraint) {
        const auto *const key = std::get_if<schema::ForeignKey>(&constraint.detail);
        return key && !schema::findTable(m_context.before, key->referencedTable);
    });
    return { rest.constraints, rest.indexes, rest.triggers, rest.policies, rest.rules, {}, false };
}

void Builder::makeTarget()
{
    Table table = m_context.table();
    removeParts(table, partsNaming(table, { m_former }));
    table.columns.removeIf([&](const Column &column) { return column.name == m_former; });
    for (const QString &column : m_after)
        table.columns.append(*schema::findColumn(m_context.wanted(), column));
    putParts(table, wantedParts());
    m_result.target = withTable(withoutUsers(m_context.before, m_result.users), table);
    putUsers(m_result.target, m_result.users, m_context.after);
    // What is built is ordered by the dependencies of the schema after.
    m_result.target.dependencies = m_context.after.dependencies;
}

/// The table of the target under the names of the time in between.
Table Builder::workingTable() const
{
    Table table = *schema::findTable(m_result.target, m_context.table().name);
    for (auto name = m_result.working.begin(); name != m_result.working.end(); ++name) {
        if (name.key() != name.value())
            table = withRenamedColumn(table, name.key(), name.value());
    }
    return table;
}

void Builder::addIndex(Table &both, Table &filled, Index index, const QString &name)
{
    index.name = name;
    index.clustered = false;
    index.replicaIdentity = false;
    // Before the backfill all rows are alike: NULL.
    const bool waits = index.unique && index.nullsNotDistinct;
    addSorted(filled.indexes, index);
    if (!waits)
        addSorted(both.indexes, index);
}

void Builder::addConstraint(Table &both, Table &filled, const Constraint &constraint)
{
    const QString name = freeName(constraint.name);
    if (schema::hasBackingIndex(constraint)) {
        m_result.keys.append({ constraint, name });
        addIndex(both, filled, render::backingIndex(constraint, name), name);
        return;
    }
    if (!canBeNotValid(&both, constraint, m_context.before.serverVersion))
        return; // it comes with the target
    Constraint early = constraint;
    early.name = name;
    addSorted(filled.constraints, early);
    early.notValid = true;
    addSorted(both.constraints, early);
    rename(schema::ObjectKind::Constraint, name, constraint.name);
}

/// While both columns are there: the former one's NOT NULL may have the name that the coming one's gets in the end.
QString Builder::freeNotNullName(const schema::NotNullConstraint &constraint) const
{
    const Table &table = m_context.table();
    const bool isTaken = schema::findConstraint(table, constraint.name)
        || std::ranges::any_of(table.columns,
            [&](const Column &column) { return column.notNullConstraint.name == constraint.name; });
    return constraint.named && isTaken ? temporaryName(u"new"_s, constraint.name) : constraint.name;
}

Result<> Builder::makeStates()
{
    const Table working = workingTable();
    const QStringList names = m_result.working.values();
    Table bare = m_context.table();
    Table filled = bare;
    for (const QString &name : names) {
        const Column &column = *schema::findColumn(working, name);
        Column coming = column;
        coming.notNull = false;
        coming.defaultExpression.reset();
        coming.identity.reset();
        coming.notNullConstraint = {};
        bare.columns.append(coming);
        coming.notNull = column.notNull;
        coming.notNullConstraint = column.notNullConstraint;
        coming.notNullConstraint.name = freeNotNullName(column.notNullConstraint);
        filled.columns.append(coming);
        rename(schema::ObjectKind::Column, name, m_result.working.key(name));
    }
    // Who may use the column may use the one that replaces it.
    for (const QString &name : names) {
        const auto grants = m_context.wanted().access.columns.constFind(m_result.working.key(name));
        if (grants == m_context.wanted().access.columns.constEnd())
            continue;
        bare.access.columns.insert(name, *grants);
        filled.access.columns.insert(name, *grants);
    }
    Table both = bare;
    const ColumnParts parts = partsNaming(working, names);
    for (const Constraint &constraint : parts.constraints)
        addConstraint(both, filled, constraint);
    for (const Index &index : parts.indexes) {
        const QString name = freeName(index.name);
        addIndex(both, filled, index, name);
        rename(schema::ObjectKind::Index, name, index.name);
    }
    m_result.bare = withTable(m_context.before, bare);
    m_result.both = withTable(m_context.before, both);
    m_result.filled = withTable(m_context.before, filled);
    Table alone = filled;
    removeParts(alone, partsNaming(alone, { m_former }));
    alone.columns.removeIf([&](const Column &column) { return column.name == m_former; });
    alone.access.columns.remove(m_former);
    alone.access.identitySequences.remove(m_former);
    m_result.alone = withTable(withoutUsers(m_result.filled, m_result.users), alone);
    return {};
}

} // namespace

Result<Replacement> makeReplacement(const RecipeContext &context, RecipeKind kind)
{
    return Builder(context, kind).build();
}

Table withAdoptedKeys(const Table &table, const QList<AdoptedKey> &keys)
{
    Table adopted = table;
    for (const AdoptedKey &key : keys) {
        adopted.indexes.removeIf([&](const Index &index) { return index.name == key.index; });
        addSorted(adopted.constraints, key.constraint);
    }
    return adopted;
}

} // namespace schemawright::plan
