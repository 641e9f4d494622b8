#include "model/workflow/knownrenames.h"

namespace schemawright::workflow {

using schema::Database;

bool hasObject(const Database &database, const schema::ObjectKey &key)
{
    using enum schema::ObjectKind;
    if (key.kind == Table)
        return schema::findTable(database, key.qualifiedName()) != nullptr;
    const schema::Table *table = schema::findTable(database, key.parentName());
    if (table == nullptr)
        return false;
    switch (key.kind) {
    case Column:
        return schema::findColumn(*table, key.name) != nullptr;
    case Constraint:
        return schema::findConstraint(*table, key.name) != nullptr;
    case Index:
        return schema::findIndex(*table, key.name) != nullptr;
    case Policy:
        return schema::findPolicy(*table, key.name) != nullptr;
    default:
        return false;
    }
}

QList<diff::Rename> knownRenames(const Database &before, const Database &after, const QList<diff::Rename> &renames)
{
    QList<diff::Rename> known;
    for (const diff::Rename &rename : renames) {
        schema::ObjectKey renamed = rename.before;
        renamed.name = rename.after;
        if (hasObject(before, rename.before) && !hasObject(before, renamed) && !hasObject(after, rename.before))
            known.append(rename);
    }
    return known;
}

} // namespace schemawright::workflow
