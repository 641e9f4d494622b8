// The sessions that a statement waits for.
#pragma once

#include "model/catalog/activity.h"

#include <QAbstractTableModel>

namespace schemawright::applyview {

class BlockersModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { PidColumn, UserColumn, ApplicationColumn, StateColumn, AgeColumn, QueryColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    /// Rows keep their place as long as the same sessions block, so that what is clicked does not move.
    void setBlockers(const QList<catalog::Blocker> &blockers);
    [[nodiscard]] const QList<catalog::Blocker> &blockers() const { return m_blockers; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<catalog::Blocker> m_blockers;
};

} // namespace schemawright::applyview
