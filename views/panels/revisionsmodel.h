// What a database's migration history says, newest first.
#pragma once

#include "model/migrations/status.h"

#include <QAbstractTableModel>

namespace schemawright::panels {

class RevisionsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { VersionColumn, DescriptionColumn, TimeColumn, DurationColumn, StatementsColumn, ResultColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    void setStatus(const std::optional<migrations::MigrationStatus> &status);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<migrations::Revision> m_revisions;
};

} // namespace schemawright::panels
