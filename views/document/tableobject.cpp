#include "views/document/tableobject.h"

#include <algorithm>

namespace schemawright::document {

using schema::ObjectKind;

namespace {

template <typename T> std::optional<diff::Object> copyOf(const T *part)
{
    return part ? std::optional<diff::Object>(*part) : std::nullopt;
}

const schema::Rule *findRule(const schema::Table &table, const QString &name)
{
    const auto found = std::ranges::find(table.rules, name, &schema::Rule::name);
    return found == table.rules.cend() ? nullptr : &*found;
}

template <typename T> QList<diff::Object> copiesOf(const QList<T> &parts)
{
    return { parts.cbegin(), parts.cend() };
}

// The name member of every alternative: a string, or a qualified name whose last part is meant.
QString &nameOf(QString &name)
{
    return name;
}
QString &nameOf(QualifiedName &name)
{
    return name.name;
}

template <typename T> T renamed(T value, const QString &name)
{
    nameOf(value.name) = name;
    return value;
}
template <typename T> Shared<T> renamed(const Shared<T> &value, const QString &name)
{
    return renamed(T(*value), name);
}

QString plainName(const QString &name)
{
    return name;
}
QString plainName(const QualifiedName &name)
{
    return name.name;
}
template <typename T> QString nameIn(const T &value)
{
    return plainName(value.name);
}
template <typename T> QString nameIn(const Shared<T> &value)
{
    return plainName(value->name);
}

} // namespace

std::optional<diff::Object> findTableObject(const schema::Database &database, const schema::ObjectKey &key)
{
    const bool isTable = key.kind == ObjectKind::Table;
    const schema::Table *table = schema::findTable(database, isTable ? key.qualifiedName() : key.parentName());
    if (!table)
        return std::nullopt;
    if (isTable)
        return diff::Object(Shared<schema::Table>(*table));
    if (key.kind == ObjectKind::Column)
        return copyOf(schema::findColumn(*table, key.name));
    if (key.kind == ObjectKind::Constraint)
        return copyOf(schema::findConstraint(*table, key.name));
    if (key.kind == ObjectKind::Index)
        return copyOf(schema::findIndex(*table, key.name));
    if (key.kind == ObjectKind::Trigger)
        return copyOf(schema::findTrigger(*table, key.name));
    if (key.kind == ObjectKind::Policy)
        return copyOf(schema::findPolicy(*table, key.name));
    if (key.kind == ObjectKind::Rule)
        return copyOf(findRule(*table, key.name));
    return std::nullopt;
}

QString objectName(const diff::Object &object)
{
    return std::visit([](const auto &value) { return nameIn(value); }, object);
}

diff::Object withName(const diff::Object &object, const QString &name)
{
    return std::visit([&name](const auto &value) { return diff::Object(renamed(value, name)); }, object);
}

QList<diff::Object> partsOf(const schema::Table &table, ObjectKind kind)
{
    if (kind == ObjectKind::Column)
        return copiesOf(table.columns);
    if (kind == ObjectKind::Constraint)
        return copiesOf(table.constraints);
    if (kind == ObjectKind::Index)
        return copiesOf(table.indexes);
    if (kind == ObjectKind::Trigger)
        return copiesOf(table.triggers);
    if (kind == ObjectKind::Policy)
        return copiesOf(table.policies);
    if (kind == ObjectKind::Rule)
        return copiesOf(table.rules);
    return {};
}

qsizetype columnPosition(const schema::Table &reference, const schema::Table &edited, const QString &column)
{
    qsizetype position = 0;
    for (const schema::Column &candidate : reference.columns) {
        if (candidate.name == column)
            break;
        for (qsizetype i = 0; i < edited.columns.size(); ++i) {
            if (edited.columns.at(i).name == candidate.name)
                position = i + 1;
        }
    }
    return position;
}

} // namespace schemawright::document
