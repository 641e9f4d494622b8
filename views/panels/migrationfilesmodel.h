// The files of a migration directory and where each stands on the connected database.
#pragma once

#include "model/migrations/status.h"

#include <QAbstractTableModel>

namespace schemawright::panels {

[[nodiscard]] QString fileStateText(migrations::FileState state); ///< translated: "applied", "pending"…

class MigrationFilesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, StateColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    /// Without a status (no database) the states stay empty.
    void setFiles(const migrations::MigrationDirectory &directory, const std::optional<migrations::MigrationStatus> &status);
    [[nodiscard]] const migrations::MigrationFile &file(int row) const { return m_files.at(row).file; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<migrations::FileStatus> m_files;
    bool m_hasStates = false;
};

} // namespace schemawright::panels
