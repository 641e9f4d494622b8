#pragma once

#include "model/schema/privileges.h"

#include <QAbstractTableModel>

namespace schemawright::editors {

/// What one role may do with an object: a row per privilege, a box for having it and one for passing it on.
class GrantModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, GrantedColumn, GrantableColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// `all`: the privileges that can be granted on the object. `canPassOn`: not the owner, who always may, nor PUBLIC, which
    /// never may. A grant of somebody else than the owner is shown only.
    void setGrant(const schema::Grant &grant, schema::PrivilegeSet all, bool canPassOn);
    void clear();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

signals:
    void edited(const schemawright::schema::Grant &grant);

private:
    schema::Grant m_grant;
    QList<schema::Privilege> m_rows;
    bool m_canPassOn = false;
};

} // namespace schemawright::editors
