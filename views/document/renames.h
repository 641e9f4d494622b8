// Which object of the connected database an edited object was before it was renamed: a rename made in the editor stays
// a rename in the migration (diff::DiffOptions::renames), instead of a drop and an add.
#pragma once

#include "model/diff/schemadiff.h"

namespace schemawright::document {

/// The key that `key` had before all renames; `key` itself when neither it nor its table was renamed.
[[nodiscard]] schema::ObjectKey originalKey(const QList<diff::Rename> &renames, const schema::ObjectKey &key);

/// The other way: the key that the object of the database has in the edited schema, as far as renames say.
[[nodiscard]] schema::ObjectKey renamedKey(const QList<diff::Rename> &renames, const schema::ObjectKey &original);

/// `before` became `after`; chains are joined (a→b, b→c is a→c) and a way back (a→b, b→a) leaves nothing.
[[nodiscard]] QList<diff::Rename> withRename(
    QList<diff::Rename> renames, const schema::ObjectKey &before, const QString &after);

/// The object is gone: nothing can be a rename of it or of its parts any more.
[[nodiscard]] QList<diff::Rename> withoutRenamesOf(QList<diff::Rename> renames, const schema::ObjectKey &key);

} // namespace schemawright::document
