#include "views/editors/grantmodel.h"

namespace schemawright::editors {

void GrantModel::setGrant(const schema::Grant &grant, schema::PrivilegeSet all, bool canPassOn)
{
    const QList<schema::Privilege> rows = schema::privilegesIn(all);
    m_canPassOn = canPassOn;
    if (rows == m_rows) { // the current cell stays where the person works
        m_grant = grant;
        emit dataChanged(index(0, 0), index(static_cast<int>(m_rows.size()) - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_grant = grant;
    m_rows = rows;
    endResetModel();
}

void GrantModel::clear()
{
    beginResetModel();
    m_grant = {};
    m_rows.clear();
    endResetModel();
}

int GrantModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int GrantModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant GrantModel::data(const QModelIndex &index, int role) const
{
    const schema::Privilege privilege = m_rows.at(index.row());
    const auto bit = static_cast<schema::PrivilegeSet>(privilege);
    if (index.column() == NameColumn)
        return role == Qt::DisplayRole ? QVariant(schema::privilegeName(privilege)) : QVariant();
    const bool isOn = ((index.column() == GrantedColumn ? m_grant.privileges : m_grant.grantable) & bit) != 0;
    if (role == Qt::CheckStateRole)
        return static_cast<int>(isOn ? Qt::Checked : Qt::Unchecked);
    if (role == Qt::AccessibleTextRole) {
        const QString text = index.column() == GrantedColumn ? tr("%1 granted") : tr("%1 with grant option");
        return text.arg(schema::privilegeName(privilege));
    }
    return {};
}

QVariant GrantModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Privilege");
    case GrantedColumn:
        return tr("Granted");
    case GrantableColumn:
        return tr("With grant option");
    default:
        return {};
    }
}

Qt::ItemFlags GrantModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (!m_grant.grantor.isEmpty())
        return Qt::ItemIsSelectable;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (index.column() == GrantedColumn)
        flags |= Qt::ItemIsUserCheckable;
    else if (index.column() == GrantableColumn)
        flags = m_canPassOn ? flags | Qt::ItemIsUserCheckable : Qt::ItemFlags(Qt::ItemIsSelectable);
    return flags;
}

bool GrantModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !(flags(index) & Qt::ItemIsUserCheckable))
        return false;
    const auto bit = static_cast<schema::PrivilegeSet>(m_rows.at(index.row()));
    const bool isOn = value.toInt() == Qt::Checked;
    schema::Grant grant = m_grant;
    if (index.column() == GrantableColumn)
        grant.grantable = isOn ? grant.grantable | bit : grant.grantable & ~bit;
    // Who may pass it on has it; who has it no longer cannot pass it on.
    if (index.column() == GrantedColumn || isOn)
        grant.privileges = isOn ? grant.privileges | bit : grant.privileges & ~bit;
    grant.grantable &= grant.privileges;
    emit edited(grant); // the document says what comes of it
    return true;
}

} // namespace schemawright::editors
