#include "model/plan/dependents.h"

namespace schemawright::plan {

using schema::ObjectKey;
using schema::ObjectKind;

void Dependents::build()
{
    m_built = true;
    for (const schema::Dependency &dependency : m_database.dependencies) {
        ObjectKey dependent = dependency.dependent();
        if (dependent.kind == ObjectKind::Column && schema::findView(m_database, dependent.parentName()))
            dependent = { ObjectKind::View, dependent.schema, {}, dependent.parent, {} };
        m_byObject[dependency.referenced()].append(dependent);
        if (!dependency.referenced().parent.isEmpty())
            m_byRelation[dependency.referenced().parentName()].append(dependent);
    }
}

QList<ObjectKey> Dependents::of(const ObjectKey &key)
{
    if (!m_built)
        build();
    QList<ObjectKey> found = m_byObject.value(key);
    if (key.kind == ObjectKind::Table || key.kind == ObjectKind::View)
        found.append(m_byRelation.value(key.qualifiedName()));
    QSet<ObjectKey> seen { key };
    QList<ObjectKey> distinct;
    for (const ObjectKey &dependent : std::as_const(found)) {
        const qsizetype known = seen.size();
        seen.insert(dependent);
        if (seen.size() != known)
            distinct.append(dependent);
    }
    return distinct;
}

} // namespace schemawright::plan
