#include "views/apply/blockersmodel.h"

#include "views/apply/durationtext.h"

#include <algorithm>

namespace schemawright::applyview {

namespace {

QString cellText(const catalog::Blocker &blocker, int column)
{
    switch (static_cast<BlockersModel::Column>(column)) {
    case BlockersModel::PidColumn:
        return QString::number(blocker.pid);
    case BlockersModel::UserColumn:
        return blocker.user;
    case BlockersModel::ApplicationColumn:
        return blocker.application;
    case BlockersModel::StateColumn:
        return blocker.state;
    case BlockersModel::AgeColumn:
        return durationText(std::chrono::seconds(static_cast<qint64>(blocker.transactionSeconds)));
    case BlockersModel::QueryColumn:
        return blocker.query.isEmpty() ? BlockersModel::tr("(not visible to this role)") : blocker.query.simplified();
    case BlockersModel::ColumnCount:
        break;
    }
    return {};
}

} // namespace

void BlockersModel::setBlockers(const QList<catalog::Blocker> &blockers)
{
    const auto samePid = [](const catalog::Blocker &a, const catalog::Blocker &b) { return a.pid == b.pid; };
    const bool sameRows = std::equal(blockers.begin(), blockers.end(), m_blockers.begin(), m_blockers.end(), samePid);
    if (!sameRows)
        beginResetModel();
    m_blockers = blockers;
    if (!sameRows)
        endResetModel();
    else if (!m_blockers.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int BlockersModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_blockers.size());
}

int BlockersModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant BlockersModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const catalog::Blocker &blocker = m_blockers.at(index.row());
    if (role == Qt::ToolTipRole && index.column() == QueryColumn)
        return blocker.query;
    return cellText(blocker, index.column());
}

QVariant BlockersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case PidColumn:
        return tr("Process");
    case UserColumn:
        return tr("User");
    case ApplicationColumn:
        return tr("Application");
    case StateColumn:
        return tr("State");
    case AgeColumn:
        return tr("Transaction age");
    case QueryColumn:
        return tr("Query");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace schemawright::applyview
