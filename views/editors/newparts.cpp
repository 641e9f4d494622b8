// Names follow what PostgreSQL itself would choose: <table>_<column>_idx, _key, _fkey, _pkey, _check.
#include "views/editors/newparts.h"

#include "views/editors/accessmethods.h"
#include "views/editors/constraintfields.h"
#include "views/editors/namevalidation.h"
#include "views/editors/policyedits.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::editors {

namespace {

template <typename Part> QStringList namesOf(const QList<Part> &parts)
{
    QStringList names;
    for (const Part &part : parts)
        names.append(part.name);
    return names;
}

/// Indexes and constraints with an index share the names of a schema with tables and views.
QStringList relationNames(const schema::Database &database, const QString &schema)
{
    QStringList names;
    for (const auto &table : database.tables) {
        if (table->name.schema == schema)
            names << table->name.name << namesOf(table->indexes) << namesOf(table->constraints);
    }
    for (const auto &view : database.views)
        names << view->name.name << namesOf(view->indexes);
    for (const auto &sequence : database.sequences)
        names << sequence.name.name;
    return names;
}

bool isIndexedFirst(const schema::Table &table, const QString &column)
{
    const auto starts = [&column](const schema::Index &index) { return index.parts.value(0).column == column; };
    return std::ranges::any_of(table.indexes, starts);
}

/// A vector without an index is what one most likely came for; then the first column that no index starts with.
const schema::Column *columnToIndex(const schema::Table &table)
{
    const schema::Column *found = nullptr;
    for (const schema::Column &column : table.columns) {
        if (isIndexedFirst(table, column.name))
            continue;
        if (column.type.contains(u"vector("_s) || column.type.contains(u"halfvec("_s))
            return &column;
        const schema::Constraint *key = schema::findPrimaryKey(table);
        const bool isKey = key && std::get<schema::PrimaryKey>(key->detail).columns.value(0) == column.name;
        if (!found && !isKey)
            found = &column;
    }
    return found || table.columns.isEmpty() ? found : &table.columns.constFirst();
}

QString columnForForeignKey(const schema::Table &table)
{
    const auto isReference = [](const schema::Column &column) { return column.name.endsWith(u"_id"_s); };
    const auto found = std::ranges::find_if(table.columns, isReference);
    return found != table.columns.cend() ? found->name : table.columns.value(0).name;
}

QString keyColumn(const schema::Table &table)
{
    return schema::findColumn(table, u"id"_s) ? u"id"_s : table.columns.value(0).name;
}

} // namespace

schema::Column newColumn(const schema::Table &table)
{
    schema::Column column;
    column.name = freeName(u"column"_s, namesOf(table.columns));
    column.type = u"text"_s;
    return column;
}

schema::Index newIndex(const schema::Table &table, const schema::Database &database)
{
    schema::Index index;
    const schema::Column *column = columnToIndex(table);
    if (!column)
        return index;
    schema::IndexPart part;
    part.column = column->name;
    const QString vectorClass = neededOperatorClass(u"hnsw"_s, column->type, database);
    const bool isVector = column->type.contains(u"vec"_s) && !vectorClass.isEmpty();
    if (isVector) {
        index.method = u"hnsw"_s;
        part.operatorClass = vectorClass;
    }
    index.parts = { part };
    index.name
        = freeName(table.name.name + u'_' + column->name + u"_idx"_s, relationNames(database, table.name.schema));
    return index;
}

schema::Constraint newConstraint(NewConstraint kind, const schema::Table &table, const schema::Database &database)
{
    schema::Constraint constraint;
    QString wish = table.name.name;
    switch (kind) {
    case NewConstraint::PrimaryKey:
        constraint.detail = schema::PrimaryKey { { keyColumn(table) }, {} };
        wish += u"_pkey"_s;
        break;
    case NewConstraint::Unique: {
        const QString column = table.columns.value(0).name;
        constraint.detail = schema::UniqueConstraint { { column }, {}, false };
        wish += u'_' + column + u"_key"_s;
        break;
    }
    case NewConstraint::ForeignKey: {
        const QString column = columnForForeignKey(table);
        constraint.detail = guessedForeignKey(database, table.name, { column });
        wish += u'_' + column + u"_fkey"_s;
        break;
    }
    case NewConstraint::Check:
        constraint.detail = schema::CheckConstraint { u"true"_s, false };
        wish += u"_check"_s;
        break;
    }
    constraint.name = freeName(wish, relationNames(database, table.name.schema));
    return constraint;
}

schema::Policy newPolicy(const schema::Table &table)
{
    // The first template is the one that fits the table best; without a column to go by, no row is the safe start.
    const QList<PolicyTemplate> templates = policyTemplates(table);
    const bool fits = templates.constFirst().condition != u"true";
    const PolicyTemplate &chosen = fits ? templates.constFirst() : templates.constLast();
    schema::Policy policy;
    policy.name = freeName(chosen.name, namesOf(table.policies));
    return withTemplate(policy, chosen);
}

} // namespace schemawright::editors
