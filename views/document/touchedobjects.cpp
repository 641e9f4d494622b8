#include "views/document/touchedobjects.h"

#include <QHash>

namespace schemawright::document {

using schema::ObjectKey;
using schema::ObjectKind;

namespace {

template <typename Part>
void collectParts(
    const QualifiedName &table, ObjectKind kind, const QList<Part> &a, const QList<Part> &b, QList<ObjectKey> &touched)
{
    QHash<QString, const Part *> others;
    for (const Part &part : b)
        others.insert(part.name, &part);
    for (const Part &part : a) {
        const Part *other = others.take(part.name);
        if (!other || *other != part)
            touched.append(schema::partKey(kind, table, part.name));
    }
    for (auto i = others.cbegin(); i != others.cend(); ++i)
        touched.append(schema::partKey(kind, table, i.key()));
}

void collectTable(const schema::Table &a, const schema::Table &b, QList<ObjectKey> &touched)
{
    const QualifiedName &name = a.name;
    touched.append(schema::keyOf(a));
    collectParts(name, ObjectKind::Column, a.columns, b.columns, touched);
    collectParts(name, ObjectKind::Constraint, a.constraints, b.constraints, touched);
    collectParts(name, ObjectKind::Index, a.indexes, b.indexes, touched);
    collectParts(name, ObjectKind::Trigger, a.triggers, b.triggers, touched);
    collectParts(name, ObjectKind::Policy, a.policies, b.policies, touched);
    collectParts(name, ObjectKind::Rule, a.rules, b.rules, touched);
}

} // namespace

QList<ObjectKey> touchedObjects(const schema::Database &a, const schema::Database &b)
{
    const schema::Table nothing;
    QList<ObjectKey> touched;
    const auto alone = [&](const schema::Table &table) { collectTable(table, nothing, touched); };
    auto left = a.tables.cbegin();
    auto right = b.tables.cbegin();
    while (left != a.tables.cend() || right != b.tables.cend()) {
        if (right == b.tables.cend() || (left != a.tables.cend() && (*left)->name < (*right)->name)) {
            alone(**left++);
        } else if (left == a.tables.cend() || (*right)->name < (*left)->name) {
            alone(**right++);
        } else {
            if (!left->isSameInstance(*right))
                collectTable(**left, **right, touched);
            ++left;
            ++right;
        }
    }
    return touched;
}

} // namespace schemawright::document
