// Whether a plan keeps the rows.
#pragma once

#include "model/diff/schemadiff.h"
#include "model/postgres/connection.h"
#include "model/schema/database.h"

#include <QStringList>

namespace schemawright::testing {

/// Rows of the tables that both sides have, over the columns that keep their type: count and checksum.
class RowCheck
{
public:
    /// `renames` must outlive this.
    RowCheck(const schema::Database &before, const schema::Database &after, const QList<diff::Rename> &renames);

    [[nodiscard]] Result<QStringList> readBefore(postgres::Connection &connection) const;
    [[nodiscard]] Result<QStringList> readAfter(postgres::Connection &connection) const;
    [[nodiscard]] QString tableAt(qsizetype position) const { return m_names.at(position); }

private:
    [[nodiscard]] QString renamed(const schema::ObjectKey &key) const;
    [[nodiscard]] bool hasRenamedValues(const schema::Column &column) const;
    void addTable(const schema::Table &table, const schema::Table &other);

    const QList<diff::Rename> &m_renames;
    QStringList m_names;
    QStringList m_queriesBefore;
    QStringList m_queriesAfter;
};

} // namespace schemawright::testing
