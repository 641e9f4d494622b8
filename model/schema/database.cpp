#include "model/schema/database.h"

#include <algorithm>
#include <functional>

namespace schemawright::schema {

namespace {

template <typename T> const T *findByName(const QList<Shared<T>> &list, const QualifiedName &name)
{
    const auto nameOf = [](const Shared<T> &item) -> const QualifiedName & { return item->name; };
    const auto found = std::ranges::lower_bound(list, name, std::less<> {}, nameOf);
    return found != list.end() && (*found)->name == name ? &**found : nullptr;
}

ObjectKey topKey(ObjectKind kind, const QualifiedName &name, const QString &signature = {})
{
    return { .kind = kind, .schema = name.schema, .parent = {}, .name = name.name, .signature = signature };
}

} // namespace

const Table *findTable(const Database &database, const QualifiedName &name)
{
    return findByName(database.tables, name);
}

const View *findView(const Database &database, const QualifiedName &name)
{
    return findByName(database.views, name);
}

ObjectKey keyOf(const Namespace &schema)
{
    return topKey(ObjectKind::Schema, { {}, schema.name });
}

// An extension lives in no schema: its name is unique in the database, `schema` is where its members go.
ObjectKey keyOf(const Extension &extension)
{
    return topKey(ObjectKind::Extension, { {}, extension.name });
}

ObjectKey keyOf(const Table &table)
{
    return topKey(ObjectKind::Table, table.name);
}

ObjectKey keyOf(const View &view)
{
    return topKey(ObjectKind::View, view.name);
}

ObjectKey keyOf(const Routine &routine)
{
    return topKey(ObjectKind::Routine, routine.name, routine.identityArguments);
}

ObjectKey keyOf(const Sequence &sequence)
{
    return topKey(ObjectKind::Sequence, sequence.name);
}

ObjectKey keyOf(const EnumType &type)
{
    return topKey(ObjectKind::Enum, type.name);
}

ObjectKey keyOf(const Domain &domain)
{
    return topKey(ObjectKind::Domain, domain.name);
}

ObjectKey keyOf(const CompositeType &type)
{
    return topKey(ObjectKind::Composite, type.name);
}

ObjectKey keyOf(const OtherObject &object)
{
    return topKey(ObjectKind::Other, object.name, object.label + u' ' + object.identity);
}

ObjectKey partKey(ObjectKind kind, const QualifiedName &parent, const QString &name)
{
    return { .kind = kind, .schema = parent.schema, .parent = parent.name, .name = name, .signature = {} };
}

} // namespace schemawright::schema
