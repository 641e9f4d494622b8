#include "model/plan/takennames.h"

using namespace Qt::StringLiterals;

namespace schemawright::plan {

namespace {

QString nameIn(const QString &schema, const QString &name)
{
    return schema + u'.' + name;
}

QStringList namesOf(const schema::Table &table)
{
    QStringList names { table.name.toText() };
    for (const schema::Column &column : table.columns) {
        if (column.identity)
            names.append(column.identity->sequenceName.toText());
    }
    for (const schema::Index &index : table.indexes)
        names.append(nameIn(table.name.schema, index.name));
    for (const schema::Constraint &constraint : table.constraints) {
        if (schema::hasBackingIndex(constraint))
            names.append(nameIn(table.name.schema, constraint.name));
    }
    return names;
}

QStringList namesOf(const schema::View &view)
{
    QStringList names { view.name.toText() };
    for (const schema::Index &index : view.indexes)
        names.append(nameIn(view.name.schema, index.name));
    return names;
}

// A table has one primary key, whatever its name.
QStringList namesOf(const schema::ObjectKey &key, const schema::Constraint &constraint)
{
    if (!schema::hasBackingIndex(constraint))
        return {};
    QStringList names { nameIn(key.schema, key.name) };
    if (std::holds_alternative<schema::PrimaryKey>(constraint.detail))
        names.append(nameIn(key.schema, key.parent) + u" primary key"_s);
    return names;
}

} // namespace

QStringList takenNames(const schema::ObjectKey &key, const diff::Object &object)
{
    using schema::ObjectKind;
    switch (key.kind) {
    case ObjectKind::Table:
        return namesOf(*std::get<Shared<schema::Table>>(object));
    case ObjectKind::Column: {
        const auto &identity = std::get<schema::Column>(object).identity;
        return identity ? QStringList { identity->sequenceName.toText() } : QStringList();
    }
    case ObjectKind::Constraint:
        return namesOf(key, std::get<schema::Constraint>(object));
    case ObjectKind::View:
        return namesOf(*std::get<Shared<schema::View>>(object));
    case ObjectKind::Index: // its own name: that of a partition's part may change
        return { nameIn(key.schema, std::get<schema::Index>(object).name) };
    case ObjectKind::Sequence:
    case ObjectKind::Enum:
    case ObjectKind::Domain:
    case ObjectKind::Composite:
        return { nameIn(key.schema, key.name) };
    // Overloads may differ only in what CREATE OR REPLACE cannot change. Aggregates share the names of functions.
    case ObjectKind::Routine:
        return { nameIn(key.schema, key.name) + u"()"_s };
    case ObjectKind::Other:
        return { nameIn(key.schema, key.name), nameIn(key.schema, key.name) + u"()"_s };
    case ObjectKind::Schema:
    case ObjectKind::Extension:
    case ObjectKind::Trigger:
    case ObjectKind::Policy:
    case ObjectKind::Rule:
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace schemawright::plan
