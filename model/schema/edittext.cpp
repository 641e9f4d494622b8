// Edits in words, and the object that an edit is about.
#include "model/schema/schemaedit.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::schema {

namespace {

/// "Add", "Rename … to …" or "Change", in the words of undo menus.
QString putText(const QString &kind, const QString &before, const QString &after)
{
    if (before.isEmpty())
        return u"Add %1 %2"_s.arg(kind, after);
    if (before != after)
        return u"Rename %1 %2 to %3"_s.arg(kind, before, after);
    return u"Change %1 %2"_s.arg(kind, after);
}

QString removeText(const QString &kind, const QString &name)
{
    return u"Remove %1 %2"_s.arg(kind, name);
}

QString columnText(const QualifiedName &table, const QString &column)
{
    return column.isEmpty() ? QString() : QString(table.name + u'.' + column);
}

struct EditText {
    QString operator()(const PutTable &e) const { return putText(u"table"_s, e.name.name, e.table.name.name); }
    QString operator()(const RemoveTable &e) const { return removeText(u"table"_s, e.name.name); }
    QString operator()(const PutColumn &e) const
    {
        return putText(u"column"_s, columnText(e.table, e.name), columnText(e.table, e.column.name));
    }
    QString operator()(const RemoveColumn &e) const { return removeText(u"column"_s, columnText(e.table, e.name)); }
    QString operator()(const PutIndex &e) const { return putText(u"index"_s, e.name, e.index.name); }
    QString operator()(const RemoveIndex &e) const { return removeText(u"index"_s, e.name); }
    QString operator()(const PutConstraint &e) const { return putText(u"constraint"_s, e.name, e.constraint.name); }
    QString operator()(const RemoveConstraint &e) const { return removeText(u"constraint"_s, e.name); }
    QString operator()(const PutPolicy &e) const { return putText(u"policy"_s, e.name, e.policy.name); }
    QString operator()(const RemovePolicy &e) const { return removeText(u"policy"_s, e.name); }
    QString operator()(const SetRowSecurity &e) const
    {
        if (!e.enabled)
            return u"Disable row security of %1"_s.arg(e.table.name);
        return e.forced ? u"Force row security of %1"_s.arg(e.table.name)
                        : u"Enable row security of %1"_s.arg(e.table.name);
    }
    QString operator()(const SetAccess &e) const { return u"Change owner and privileges of %1"_s.arg(toShortText(e.object)); }
    QString operator()(const SetTableComment &e) const { return u"Comment on table %1"_s.arg(e.table.name); }
};

struct EditedObject {
    ObjectKey operator()(const PutTable &e) const { return tableKey(e.table.name); }
    ObjectKey operator()(const RemoveTable &e) const { return tableKey(e.name); }
    ObjectKey operator()(const PutColumn &e) const { return partKey(ObjectKind::Column, e.table, e.column.name); }
    ObjectKey operator()(const RemoveColumn &e) const { return partKey(ObjectKind::Column, e.table, e.name); }
    ObjectKey operator()(const PutIndex &e) const { return partKey(ObjectKind::Index, e.table, e.index.name); }
    ObjectKey operator()(const RemoveIndex &e) const { return partKey(ObjectKind::Index, e.table, e.name); }
    ObjectKey operator()(const PutConstraint &e) const
    {
        return partKey(ObjectKind::Constraint, e.table, e.constraint.name);
    }
    ObjectKey operator()(const RemoveConstraint &e) const { return partKey(ObjectKind::Constraint, e.table, e.name); }
    ObjectKey operator()(const PutPolicy &e) const { return partKey(ObjectKind::Policy, e.table, e.policy.name); }
    ObjectKey operator()(const RemovePolicy &e) const { return partKey(ObjectKind::Policy, e.table, e.name); }
    ObjectKey operator()(const SetRowSecurity &e) const { return tableKey(e.table); }
    ObjectKey operator()(const SetAccess &e) const { return e.object; }
    ObjectKey operator()(const SetTableComment &e) const { return tableKey(e.table); }
};

} // namespace

ObjectKey tableKey(const QualifiedName &name)
{
    return { .kind = ObjectKind::Table, .schema = name.schema, .parent = {}, .name = name.name, .signature = {} };
}

ObjectKey editedObject(const SchemaEdit &edit)
{
    return std::visit(EditedObject {}, edit);
}

QString editText(const SchemaEdit &edit)
{
    return std::visit(EditText {}, edit);
}

} // namespace schemawright::schema
