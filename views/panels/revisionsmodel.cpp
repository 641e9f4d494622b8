#include "views/panels/revisionsmodel.h"

#include <QLocale>

#include <algorithm>

namespace schemawright::panels {

namespace {

QString resultText(const migrations::Revision &revision)
{
    if (!revision.error.isEmpty())
        return RevisionsModel::tr("failed: %1").arg(revision.error);
    if (revision.type == migrations::revisiontype::baseline)
        return RevisionsModel::tr("baseline: recorded, did not run");
    return revision.isComplete() ? RevisionsModel::tr("applied") : RevisionsModel::tr("partly applied");
}

QString cellText(const migrations::Revision &revision, int column)
{
    const QLocale locale;
    switch (static_cast<RevisionsModel::Column>(column)) {
    case RevisionsModel::VersionColumn:
        return revision.version;
    case RevisionsModel::DescriptionColumn:
        return revision.description;
    case RevisionsModel::TimeColumn:
        return locale.toString(revision.executedAt.toLocalTime(), QLocale::ShortFormat);
    case RevisionsModel::DurationColumn:
        return RevisionsModel::tr("%1 s").arg(locale.toString(double(revision.executionNanoseconds) / 1e9, 'f', 2));
    case RevisionsModel::StatementsColumn:
        return RevisionsModel::tr("%1 of %2").arg(revision.applied).arg(revision.total);
    case RevisionsModel::ResultColumn:
        return resultText(revision);
    case RevisionsModel::ColumnCount:
        break;
    }
    return {};
}

} // namespace

void RevisionsModel::setStatus(const std::optional<migrations::MigrationStatus> &status)
{
    beginResetModel();
    m_revisions.clear();
    if (status) {
        for (const migrations::FileStatus &entry : status->files) {
            if (entry.revision)
                m_revisions.append(*entry.revision);
        }
        m_revisions.append(status->missingFiles);
    }
    std::sort(m_revisions.begin(), m_revisions.end(),
        [](const migrations::Revision &a, const migrations::Revision &b) { return b.version < a.version; });
    endResetModel();
}

int RevisionsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_revisions.size());
}

int RevisionsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RevisionsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const migrations::Revision &revision = m_revisions.at(index.row());
    if (role == Qt::ToolTipRole)
        return revision.errorStatement.isEmpty() ? cellText(revision, index.column()) : revision.errorStatement;
    return cellText(revision, index.column());
}

QVariant RevisionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case VersionColumn:
        return tr("Version");
    case DescriptionColumn:
        return tr("Description");
    case TimeColumn:
        return tr("Applied");
    case DurationColumn:
        return tr("Took");
    case StatementsColumn:
        return tr("Statements");
    case ResultColumn:
        return tr("Result");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace schemawright::panels
