#include "views/document/schemaedits.h"

#include "views/document/tableobject.h"

#include <QCoreApplication>

namespace schemawright::document {

using schema::ObjectKey;
using schema::ObjectKind;
using schema::SchemaEdit;

namespace {

template <typename... Functions> struct Overloaded : Functions... {
    using Functions::operator()...;
};
template <typename... Functions> Overloaded(Functions...) -> Overloaded<Functions...>;

QString translated(const char *sentence)
{
    return QCoreApplication::translate("schemawright::document", sentence);
}

/// `name` empty: an addition; different from `after`: a rename; equal: another change.
QString putText(const QString &kind, const QString &name, const QString &shortText, const QString &after)
{
    if (name.isEmpty()) //: %1 is a kind such as "column", %2 a name
        return translated(QT_TRANSLATE_NOOP("schemawright::document", "Add %1 %2")).arg(kind, shortText);
    if (name != after) //: %1 is a kind such as "column", %2 the name before, %3 the name after
        return translated(QT_TRANSLATE_NOOP("schemawright::document", "Rename %1 %2 to %3"))
            .arg(kind, shortText, after);
    return translated(QT_TRANSLATE_NOOP("schemawright::document", "Change %1 %2")).arg(kind, shortText);
}

QString kindWord(ObjectKind kind)
{
    switch (kind) {
    case ObjectKind::Table:
        return translated(QT_TRANSLATE_NOOP("schemawright::document", "table"));
    case ObjectKind::Column:
        return translated(QT_TRANSLATE_NOOP("schemawright::document", "column"));
    case ObjectKind::Index:
        return translated(QT_TRANSLATE_NOOP("schemawright::document", "index"));
    case ObjectKind::Constraint:
        return translated(QT_TRANSLATE_NOOP("schemawright::document", "constraint"));
    case ObjectKind::Policy:
        return translated(QT_TRANSLATE_NOOP("schemawright::document", "policy"));
    case ObjectKind::Schema:
    case ObjectKind::Extension:
    case ObjectKind::Trigger:
    case ObjectKind::Rule:
    case ObjectKind::View:
    case ObjectKind::Routine:
    case ObjectKind::Sequence:
    case ObjectKind::Enum:
    case ObjectKind::Domain:
    case ObjectKind::Composite:
    case ObjectKind::Other:
        return schema::kindText(kind);
    }
    Q_UNREACHABLE();
}

QString removeText(const SchemaEdit &edit)
{
    const ObjectKey key = targetObject(edit);
    //: %1 is a kind such as "column", %2 a name
    return translated(QT_TRANSLATE_NOOP("schemawright::document", "Drop %1 %2"))
        .arg(kindWord(key.kind), schema::toShortText(key));
}

QString rowSecurityText(const schema::SetRowSecurity &edit)
{
    const QString table = schema::toShortText(schema::tableKey(edit.table));
    if (!edit.enabled)
        return translated(QT_TRANSLATE_NOOP("schemawright::document", "Switch off row security of %1")).arg(table);
    if (edit.forced)
        return translated(QT_TRANSLATE_NOOP("schemawright::document", "Force row security of %1")).arg(table);
    return translated(QT_TRANSLATE_NOOP("schemawright::document", "Switch on row security of %1")).arg(table);
}

} // namespace

ObjectKey targetObject(const SchemaEdit &edit)
{
    const auto part = [](ObjectKind kind, const QualifiedName &table, const QString &name, const QString &added) {
        return schema::partKey(kind, table, name.isEmpty() ? added : name);
    };
    return std::visit(
        Overloaded {
            [](const schema::PutTable &e) { return schema::tableKey(e.name.isEmpty() ? e.table.name : e.name); },
            [](const schema::RemoveTable &e) { return schema::tableKey(e.name); },
            [&](const schema::PutColumn &e) { return part(ObjectKind::Column, e.table, e.name, e.column.name); },
            [&](const schema::RemoveColumn &e) { return part(ObjectKind::Column, e.table, e.name, {}); },
            [&](const schema::PutIndex &e) { return part(ObjectKind::Index, e.table, e.name, e.index.name); },
            [&](const schema::RemoveIndex &e) { return part(ObjectKind::Index, e.table, e.name, {}); },
            [&](const schema::PutConstraint &e) {
                return part(ObjectKind::Constraint, e.table, e.name, e.constraint.name);
            },
            [&](const schema::RemoveConstraint &e) { return part(ObjectKind::Constraint, e.table, e.name, {}); },
            [&](const schema::PutPolicy &e) { return part(ObjectKind::Policy, e.table, e.name, e.policy.name); },
            [&](const schema::RemovePolicy &e) { return part(ObjectKind::Policy, e.table, e.name, {}); },
            [](const schema::SetRowSecurity &e) { return schema::tableKey(e.table); },
            [](const schema::SetTableComment &e) { return schema::tableKey(e.table); },
            [](const schema::SetAccess &e) { return e.object; },
        },
        edit);
}

bool isAddition(const SchemaEdit &edit)
{
    return std::visit(Overloaded {
                          [](const schema::PutTable &e) { return e.name.isEmpty(); },
                          [](const schema::PutColumn &e) { return e.name.isEmpty(); },
                          [](const schema::PutIndex &e) { return e.name.isEmpty(); },
                          [](const schema::PutConstraint &e) { return e.name.isEmpty(); },
                          [](const schema::PutPolicy &e) { return e.name.isEmpty(); },
                          [](const auto &) { return false; },
                      },
        edit);
}

SchemaEdit asAddition(SchemaEdit edit)
{
    std::visit(Overloaded {
                   [](schema::PutTable &e) { e.name = {}; },
                   [](schema::PutColumn &e) { e.name.clear(); },
                   [](schema::PutIndex &e) { e.name.clear(); },
                   [](schema::PutConstraint &e) { e.name.clear(); },
                   [](schema::PutPolicy &e) { e.name.clear(); },
                   [](auto &) {},
               },
        edit);
    return edit;
}

QString undoText(const SchemaEdit &edit)
{
    const ObjectKey key = targetObject(edit);
    const auto put = [&key](const QString &name, const QString &after) {
        return putText(kindWord(key.kind), name, schema::toShortText(key), after);
    };
    return std::visit(Overloaded {
                          [&](const schema::PutTable &e) { return put(e.name.name, e.table.name.name); },
                          [&](const schema::PutColumn &e) { return put(e.name, e.column.name); },
                          [&](const schema::PutIndex &e) { return put(e.name, e.index.name); },
                          [&](const schema::PutConstraint &e) { return put(e.name, e.constraint.name); },
                          [&](const schema::PutPolicy &e) { return put(e.name, e.policy.name); },
                          [](const schema::SetRowSecurity &e) { return rowSecurityText(e); },
                          [&](const schema::SetTableComment &) {
                              return translated(QT_TRANSLATE_NOOP("schemawright::document", "Comment on table %1"))
                                  .arg(schema::toShortText(key));
                          },
                          [&](const schema::SetAccess &) {
                              return translated(QT_TRANSLATE_NOOP("schemawright::document", "Change owner and privileges of %1"))
                                  .arg(schema::toShortText(key));
                          },
                          [&edit](const auto &) { return removeText(edit); },
                      },
        edit);
}

std::optional<SchemaEdit> makePutEdit(
    const QualifiedName &table, const QString &name, const diff::Object &part, qsizetype position)
{
    if (const auto *column = std::get_if<schema::Column>(&part))
        return schema::PutColumn { table, name, *column, position };
    if (const auto *index = std::get_if<schema::Index>(&part))
        return schema::PutIndex { table, name, *index };
    if (const auto *constraint = std::get_if<schema::Constraint>(&part))
        return schema::PutConstraint { table, name, *constraint };
    if (const auto *policy = std::get_if<schema::Policy>(&part))
        return schema::PutPolicy { table, name, *policy };
    return std::nullopt;
}

std::optional<SchemaEdit> makeRemoveEdit(const ObjectKey &key)
{
    if (key.kind == ObjectKind::Table)
        return schema::RemoveTable { key.qualifiedName() };
    if (key.kind == ObjectKind::Column)
        return schema::RemoveColumn { key.parentName(), key.name };
    if (key.kind == ObjectKind::Index)
        return schema::RemoveIndex { key.parentName(), key.name };
    if (key.kind == ObjectKind::Constraint)
        return schema::RemoveConstraint { key.parentName(), key.name };
    if (key.kind == ObjectKind::Policy)
        return schema::RemovePolicy { key.parentName(), key.name };
    return std::nullopt;
}

std::optional<SchemaEdit> makeRenameEdit(const schema::Database &database, const ObjectKey &key, const QString &name)
{
    const std::optional<diff::Object> object = findTableObject(database, key);
    if (!object)
        return std::nullopt;
    const diff::Object renamed = withName(*object, name);
    if (const auto *table = std::get_if<Shared<schema::Table>>(&renamed))
        return schema::PutTable { key.qualifiedName(), **table };
    return makePutEdit(key.parentName(), key.name, renamed);
}

} // namespace schemawright::document
