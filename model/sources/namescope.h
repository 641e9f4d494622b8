// What a name in a statement stands for, by the relations that are in sight there.
#pragma once

#include "model/schema/database.h"
#include "model/sources/sqlnames.h"

namespace schemawright::sources {

enum class Meaning { No, Yes, Doubtful };

class NameScope
{
public:
    NameScope(const SqlNames &names, const schema::Database &database, const QList<QualifiedName> &relations);

    /// Whether a statement's relation is ours; names without a schema are public's.
    [[nodiscard]] bool isOurs(const QualifiedName &name) const;
    /// Whether any relation in any part of the statement is.
    [[nodiscard]] bool isNamed() const;
    /// Whether the name is this column of our relation.
    [[nodiscard]] Meaning meaningOfColumn(const SqlName &name, const QString &column) const;
    /// Whether the part before the last one is our relation, and not an alias.
    [[nodiscard]] bool isQualifiedByUs(const SqlName &name) const;
    /// Whether * stands for the columns of our relation.
    [[nodiscard]] bool coversStar(const SqlStar &star) const;

private:
    [[nodiscard]] Meaning meaningAlone(int scope, const QString &column) const;
    [[nodiscard]] Meaning meaningQualified(const SqlName &name) const;
    [[nodiscard]] bool hasColumn(const QualifiedName &relation, const QString &column) const;

    const SqlNames &m_names;
    const schema::Database &m_database;
    QList<QualifiedName> m_relations; ///< more than one: it and those that inherit from it
};

} // namespace schemawright::sources
