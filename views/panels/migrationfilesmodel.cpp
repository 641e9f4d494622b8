#include "views/panels/migrationfilesmodel.h"

namespace schemawright::panels {

QString fileStateText(migrations::FileState state)
{
    using enum migrations::FileState;
    switch (state) {
    case Applied:
        return MigrationFilesModel::tr("applied");
    case Baseline:
        return MigrationFilesModel::tr("baseline");
    case Resolved:
        return MigrationFilesModel::tr("set by hand");
    case Skipped:
        return MigrationFilesModel::tr("skipped");
    case Pending:
        return MigrationFilesModel::tr("pending");
    case OutOfOrder:
        return MigrationFilesModel::tr("out of order");
    case Partial:
        return MigrationFilesModel::tr("partly applied");
    case PartialChanged:
        return MigrationFilesModel::tr("partly applied, then edited");
    case Failed:
        return MigrationFilesModel::tr("failed");
    case InDoubt:
        return MigrationFilesModel::tr("in doubt");
    }
    Q_UNREACHABLE();
}

void MigrationFilesModel::setFiles(
    const migrations::MigrationDirectory &directory, const std::optional<migrations::MigrationStatus> &status)
{
    QList<migrations::FileStatus> files;
    if (status) {
        files = status->files;
    } else {
        for (const migrations::MigrationFile &file : directory.files)
            files.append({ file, migrations::FileState::Pending, migrations::HashState::Unknown, {}, 0, {} });
    }
    // A selection of a file that is still there survives: rows of unchanged names are not reset.
    const auto names = [](const QList<migrations::FileStatus> &list) {
        QStringList result;
        for (const migrations::FileStatus &entry : list)
            result.append(entry.file.fileName);
        return result;
    };
    const bool sameRows = names(files) == names(m_files);
    if (!sameRows)
        beginResetModel();
    m_files = files;
    m_hasStates = status.has_value();
    if (!sameRows)
        endResetModel();
    else if (!m_files.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int MigrationFilesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_files.size());
}

int MigrationFilesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant MigrationFilesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const migrations::FileStatus &entry = m_files.at(index.row());
    if (role == Qt::ToolTipRole)
        return entry.explanation.isEmpty() ? entry.file.fileName : entry.explanation;
    if (role != Qt::DisplayRole)
        return {};
    if (index.column() == NameColumn)
        return entry.file.fileName;
    return m_hasStates ? fileStateText(entry.state) : QString();
}

QVariant MigrationFilesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == NameColumn ? tr("Migration") : tr("State");
}

} // namespace schemawright::panels
