// The reverse of Database::dependencies: who needs an object, or any part of it.
#pragma once

#include "model/schema/database.h"

#include <QHash>
#include <QSet>

namespace schemawright::plan {

class Dependents
{
public:
    explicit Dependents(const schema::Database &database)
        : m_database(database)
    {
    }

    /// Direct dependents, without duplicates, in the order of the list. Columns of a view stand for the view.
    [[nodiscard]] QList<schema::ObjectKey> of(const schema::ObjectKey &key);

private:
    void build();

    const schema::Database &m_database;
    bool m_built = false; ///< most plans never ask
    QHash<schema::ObjectKey, QList<schema::ObjectKey>> m_byObject;
    QHash<QualifiedName, QList<schema::ObjectKey>> m_byRelation;
};

} // namespace schemawright::plan
