#include "model/sources/namescope.h"

#include "model/sources/scriptindex.h"

#include <algorithm>
#include <optional>

namespace schemawright::sources {

using namespace Qt::StringLiterals;

NameScope::NameScope(const SqlNames &names, const schema::Database &database, const QList<QualifiedName> &relations)
    : m_names(names)
    , m_database(database)
    , m_relations(relations)
{
}

bool NameScope::isOurs(const QualifiedName &name) const
{
    return !name.name.isEmpty() && m_relations.contains(resolved(name));
}

bool NameScope::isNamed() const
{
    return std::ranges::any_of(m_names.scopes, [&](const SqlScope &scope) {
        return std::ranges::any_of(scope.relations, [&](const SqlRelation &relation) { return isOurs(relation.name); });
    }) || std::ranges::any_of(m_names.names, [&](const SqlName &name) {
        return name.role == NameRole::RelationColumn && isQualifiedByUs(name);
    });
}

bool NameScope::hasColumn(const QualifiedName &relation, const QString &column) const
{
    const QualifiedName name = resolved(relation);
    if (const schema::Table *table = schema::findTable(m_database, name))
        return schema::findColumn(*table, column) != nullptr;
    const schema::View *view = schema::findView(m_database, name);
    return view && std::ranges::any_of(view->columns, [&](const auto &found) { return found.name == column; });
}

Meaning NameScope::meaningOfColumn(const SqlName &name, const QString &column) const
{
    if (name.parts.constLast() != column)
        return Meaning::No;
    if (name.role == NameRole::RelationColumn)
        return isQualifiedByUs(name) ? Meaning::Yes : Meaning::No;
    if (name.role != NameRole::Value)
        return Meaning::No;
    if (name.isField)
        return isNamed() ? Meaning::Doubtful : Meaning::No;
    return name.parts.size() == 1 ? meaningAlone(name.scope, column) : meaningQualified(name);
}

Meaning NameScope::meaningAlone(int scope, const QString &column) const
{
    bool isDoubtful = false;
    for (int at = scope; at >= 0; at = m_names.scopes.at(at).parent) {
        const QList<SqlRelation> &relations = m_names.scopes.at(at).relations;
        const bool ours = std::ranges::any_of(relations, [&](const SqlRelation &relation) { return isOurs(relation.name); });
        const bool others = std::ranges::any_of(relations,
            [&](const SqlRelation &relation) { return !isOurs(relation.name) && hasColumn(relation.name, column); });
        if (ours)
            return others || isDoubtful ? Meaning::Doubtful : Meaning::Yes;
        if (others)
            return Meaning::No;
        isDoubtful = isDoubtful || std::ranges::any_of(relations, [&](const SqlRelation &relation) {
            return relation.name.name.isEmpty() || (!schema::findTable(m_database, resolved(relation.name)) && !hasColumn(relation.name, column));
        });
    }
    return Meaning::No;
}

Meaning NameScope::meaningQualified(const SqlName &name) const
{
    const QString qualifier = name.parts.at(name.parts.size() - 2);
    if (name.parts.size() > 2)
        return isOurs({ name.parts.at(name.parts.size() - 3), qualifier }) ? Meaning::Yes : Meaning::No;
    const bool isRow = qualifier == "new"_L1 || qualifier == "old"_L1 || qualifier == "excluded"_L1;
    if (isRow)
        return isNamed() ? Meaning::Yes : Meaning::No;
    for (int at = name.scope; at >= 0; at = m_names.scopes.at(at).parent) {
        for (const SqlRelation &relation : m_names.scopes.at(at).relations) {
            if ((relation.alias.isEmpty() ? relation.name.name : relation.alias) == qualifier)
                return isOurs(relation.name) ? Meaning::Yes : Meaning::No;
        }
    }
    return Meaning::No;
}

bool NameScope::isQualifiedByUs(const SqlName &name) const
{
    if (name.parts.size() < 2)
        return false;
    const QString qualifier = name.parts.at(name.parts.size() - 2);
    if (name.parts.size() > 2 || name.role == NameRole::RelationColumn)
        return isOurs({ name.parts.size() > 2 ? name.parts.at(name.parts.size() - 3) : QString(), qualifier });
    for (int at = name.scope; at >= 0; at = m_names.scopes.at(at).parent) {
        for (const SqlRelation &relation : m_names.scopes.at(at).relations) {
            if (relation.alias == qualifier)
                return false;
            if (relation.alias.isEmpty() && relation.name.name == qualifier)
                return isOurs(relation.name);
        }
    }
    return false;
}

bool NameScope::coversStar(const SqlStar &star) const
{
    for (int at = star.scope; at >= 0; at = m_names.scopes.at(at).parent) {
        for (const SqlRelation &relation : m_names.scopes.at(at).relations) {
            const QString name = relation.alias.isEmpty() ? relation.name.name : relation.alias;
            if (isOurs(relation.name) && (star.qualifier.isEmpty() || star.qualifier == name))
                return true;
        }
        if (star.qualifier.isEmpty())
            return false;
    }
    return false;
}

} // namespace schemawright::sources
