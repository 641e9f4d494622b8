#include "views/document/renames.h"

#include <algorithm>

namespace schemawright::document {

using schema::ObjectKey;
using schema::ObjectKind;

namespace {

/// The name that was renamed to `name` in that place, or `name`.
QString originalName(const QList<diff::Rename> &renames, ObjectKind kind, const QString &schema, const QString &parent,
    const QString &name)
{
    const auto found = std::ranges::find_if(renames, [&](const diff::Rename &rename) {
        const ObjectKey &before = rename.before;
        return before.kind == kind && before.schema == schema && before.parent == parent && rename.after == name;
    });
    return found == renames.cend() ? name : found->before.name;
}

} // namespace

ObjectKey originalKey(const QList<diff::Rename> &renames, const ObjectKey &key)
{
    ObjectKey original = key;
    if (!key.parent.isEmpty())
        original.parent = originalName(renames, ObjectKind::Table, key.schema, {}, key.parent);
    original.name = originalName(renames, key.kind, key.schema, original.parent, key.name);
    return original;
}

ObjectKey renamedKey(const QList<diff::Rename> &renames, const ObjectKey &original)
{
    ObjectKey key = original;
    for (const diff::Rename &rename : renames) {
        if (rename.before == original)
            key.name = rename.after;
        const bool isItsTable = rename.before.kind == ObjectKind::Table && rename.before.schema == original.schema
            && rename.before.name == original.parent;
        if (isItsTable && !original.parent.isEmpty())
            key.parent = rename.after;
    }
    return key;
}

QList<diff::Rename> withRename(QList<diff::Rename> renames, const ObjectKey &before, const QString &after)
{
    const ObjectKey original = originalKey(renames, before);
    renames.removeIf([&original](const diff::Rename &rename) { return rename.before == original; });
    if (original.name != after)
        renames.append({ original, after });
    return renames;
}

QList<diff::Rename> withoutRenamesOf(QList<diff::Rename> renames, const ObjectKey &key)
{
    const ObjectKey original = originalKey(renames, key);
    renames.removeIf([&original](const diff::Rename &rename) {
        const ObjectKey &before = rename.before;
        const bool isPart
            = original.kind == ObjectKind::Table && before.schema == original.schema && before.parent == original.name;
        return before == original || isPart;
    });
    return renames;
}

} // namespace schemawright::document
