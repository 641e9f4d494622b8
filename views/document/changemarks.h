// How every object differs from the connected database: the + − ~ of tree and grids.
#pragma once

#include "model/diff/change.h"

#include <QHash>

namespace schemawright::document {

enum class Mark {
    None,
    Added,
    Changed,
    Renamed,
    Dropped,
    Inside, ///< The table itself is the same; a part of it is not.
};

/// Keys are those of the edited schema; a dropped object has the key that it has in the database.
class ChangeMarks
{
public:
    ChangeMarks() = default;
    explicit ChangeMarks(const QList<diff::Change> &changes);

    /// Replaces what is known about `key`; nullopt: it is as in the database.
    void put(const schema::ObjectKey &key, const std::optional<diff::Change> &change);

    /// nullptr when the object is as in the database; the parts of an added table have no change of their own.
    [[nodiscard]] const diff::Change *findChange(const schema::ObjectKey &key) const;
    [[nodiscard]] Mark mark(const schema::ObjectKey &key) const;

    /// Dropped objects that are no parts of a table, or the dropped parts of one; in no order.
    [[nodiscard]] QList<schema::ObjectKey> droppedObjects() const;
    [[nodiscard]] QList<schema::ObjectKey> droppedParts(const QualifiedName &table) const;

private:
    void count(const schema::ObjectKey &key, const diff::Change &change, int by);

    QHash<schema::ObjectKey, diff::Change> m_changes;
    QHash<QualifiedName, int> m_changedParts; ///< number of changed parts by table
    QMultiHash<QualifiedName, schema::ObjectKey> m_droppedParts; ///< by table
};

} // namespace schemawright::document
