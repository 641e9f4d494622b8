#include "model/schema/tableedit.h"

#include <algorithm>

namespace schemawright::schema {

namespace {

bool replaceName(QStringList &names, const QString &before, const QString &after)
{
    const bool found = names.contains(before);
    std::ranges::replace(names, before, after);
    return found;
}

/// The columns of the table itself that a constraint lists; exclusion and check constraints are text.
struct OwnColumns {
    QList<QStringList *> lists;

    void operator()(PrimaryKey &key) { lists = { &key.columns, &key.include }; }
    void operator()(UniqueConstraint &key) { lists = { &key.columns, &key.include }; }
    void operator()(ForeignKey &key) { lists = { &key.columns, &key.onDeleteColumns }; }
    void operator()(CheckConstraint &) { }
    void operator()(ExclusionConstraint &) { }
};

QList<QStringList *> ownColumns(Constraint &constraint)
{
    OwnColumns columns;
    std::visit(columns, constraint.detail);
    return columns.lists;
}

bool namesColumn(Constraint constraint, const QString &column)
{
    return std::ranges::any_of(ownColumns(constraint), [&](const QStringList *list) { return list->contains(column); });
}

bool namesColumn(const Index &index, const QString &column)
{
    return index.include.contains(column)
        || std::ranges::any_of(index.parts, [&](const IndexPart &part) { return part.column == column; });
}

void renameColumn(Index &index, const QString &before, const QString &after)
{
    bool changed = replaceName(index.include, before, after);
    for (IndexPart &part : index.parts) {
        if (part.column == before) {
            part.column = after;
            changed = true;
        }
    }
    if (changed)
        index.definition.clear();
}

/// Calls `change` with every foreign key to `referenced`; the definition goes when it answers true.
template <typename Change> void changeForeignKeys(Table &table, const QualifiedName &referenced, const Change &change)
{
    for (Constraint &constraint : table.constraints) {
        auto *key = std::get_if<ForeignKey>(&constraint.detail);
        if (key && key->referencedTable == referenced && change(*key))
            constraint.definition.clear();
    }
}

} // namespace

void renameColumnInParts(Table &table, const QString &before, const QString &after)
{
    for (Constraint &constraint : table.constraints) {
        bool changed = false;
        for (QStringList *list : ownColumns(constraint))
            changed = replaceName(*list, before, after) || changed;
        if (changed)
            constraint.definition.clear();
    }
    for (Index &index : table.indexes)
        renameColumn(index, before, after);
    for (QMap<QString, Grants> *grants : { &table.access.columns, &table.access.identitySequences }) {
        if (grants->contains(before))
            grants->insert(after, grants->take(before));
    }
}

void renameReferencedColumn(Table &table, const QualifiedName &referenced, const QString &before, const QString &after)
{
    changeForeignKeys(
        table, referenced, [&](ForeignKey &key) { return replaceName(key.referencedColumns, before, after); });
}

void renameReferencedTable(Table &table, const QualifiedName &before, const QualifiedName &after)
{
    changeForeignKeys(table, before, [&](ForeignKey &key) {
        key.referencedTable = after;
        return true;
    });
}

void removePartsOfColumn(Table &table, const QString &column)
{
    table.constraints.removeIf([&](const Constraint &constraint) { return namesColumn(constraint, column); });
    table.indexes.removeIf([&](const Index &index) { return namesColumn(index, column); });
}

QString findForeignKeyTo(const Table &table, const QualifiedName &referenced, const QString &column)
{
    for (const Constraint &constraint : table.constraints) {
        const auto *key = std::get_if<ForeignKey>(&constraint.detail);
        if (key && key->referencedTable == referenced && (column.isEmpty() || key->referencedColumns.contains(column)))
            return constraint.name;
    }
    return {};
}

// pg_get_indexdef writes name, structure, predicate and storage parameters; the rest is set by other statements.
Index withFreshDefinition(const Index &before, Index after)
{
    Index structure = after;
    structure.tablespace = before.tablespace;
    structure.valid = before.valid;
    structure.clustered = before.clustered;
    structure.replicaIdentity = before.replicaIdentity;
    structure.statisticsTargets = before.statisticsTargets;
    structure.parentIndex = before.parentIndex;
    structure.comment = before.comment;
    if (structure != before && after.definition == before.definition)
        after.definition.clear();
    return after;
}

// pg_get_constraintdef writes neither the name nor the parameters of the index behind the constraint.
Constraint withFreshDefinition(const Constraint &before, Constraint after)
{
    Constraint structure = after;
    structure.name = before.name;
    structure.storageParameters = before.storageParameters;
    structure.tablespace = before.tablespace;
    structure.comment = before.comment;
    structure.isLocal = before.isLocal;
    structure.parentIndex = before.parentIndex;
    structure.indexValid = before.indexValid;
    // An exclusion constraint is nothing but its definition: there is no structure to compose it from.
    const bool isText = std::holds_alternative<ExclusionConstraint>(after.detail);
    if (structure != before && after.definition == before.definition && !isText)
        after.definition.clear();
    return after;
}

} // namespace schemawright::schema
