#include "views/plan/findingsmodel.h"

#include "views/plan/findingtext.h"
#include "views/textpane/severityicon.h"

#include <QGuiApplication>
#include <QPalette>

#include <algorithm>
#include <tuple>

namespace schemawright::plan {

FindingsModel::FindingsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

bool FindingsModel::precedes(const Row &left, const Row &right)
{
    const auto key = [](const Row &row) {
        const lint::Finding &finding = row.listed.finding;
        return std::make_tuple(-static_cast<int>(finding.severity), finding.file, finding.range.start);
    };
    return key(left) < key(right);
}

QList<FindingsModel::Row> FindingsModel::sorted(const QList<ListedFinding> &findings)
{
    QList<Row> rows;
    for (int i = 0; i < findings.size(); ++i)
        rows.append({ .listed = findings[i], .source = i });
    std::ranges::stable_sort(rows, precedes);
    return rows;
}

void FindingsModel::setFindings(const QList<ListedFinding> &findings)
{
    const QList<Row> rows = sorted(findings);
    const auto isAmongNew = [&rows](const Row &row) {
        const auto alike = std::ranges::equal_range(rows, row, precedes);
        return std::ranges::any_of(alike, [&row](const Row &other) { return other.listed == row.listed; });
    };
    for (auto row = static_cast<int>(m_rows.size()) - 1; row >= 0; --row) {
        if (!isAmongNew(m_rows[row]))
            removeRowsFrom(row, 1);
    }
    for (int row = 0; row < rows.size(); ++row) {
        if (row < m_rows.size() && m_rows[row].listed == rows[row].listed) {
            m_rows[row].source = rows[row].source;
            continue;
        }
        beginInsertRows({}, row, row);
        m_rows.insert(row, rows[row]);
        endInsertRows();
    }
    // Twins of which fewer are left.
    if (m_rows.size() > rows.size())
        removeRowsFrom(static_cast<int>(rows.size()), static_cast<int>(m_rows.size() - rows.size()));
}

void FindingsModel::removeRowsFrom(int row, int count)
{
    beginRemoveRows({}, row, row + count - 1);
    m_rows.remove(row, count);
    endRemoveRows();
}

int FindingsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FindingsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString FindingsModel::text(const ListedFinding &listed, int column)
{
    const lint::Finding &finding = listed.finding;
    switch (column) {
    case SeverityColumn:
        return findingHeading(finding);
    case SentenceColumn:
        return lint::findingText(finding);
    case ObjectColumn:
        return finding.object;
    case PlaceColumn:
        if (listed.line == 0)
            return finding.file;
        return finding.file.isEmpty() ? tr("line %1").arg(listed.line)
                                      : QStringLiteral("%1:%2").arg(finding.file).arg(listed.line);
    case RuleColumn:
        return finding.rule;
    default:
        return {};
    }
}

QVariant FindingsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const ListedFinding &listed = m_rows[index.row()].listed;
    switch (role) {
    case Qt::DisplayRole:
        return text(listed, index.column());
    case Qt::ToolTipRole:
        return findingSentence(listed.finding);
    case Qt::DecorationRole:
        if (index.column() == SeverityColumn)
            return textpane::severityIcon(listed.finding.severity, QGuiApplication::palette());
        return {};
    case Qt::AccessibleTextRole:
        // The row as one sentence, whichever cell a screen reader is on first.
        return index.column() == SeverityColumn ? findingSentence(listed.finding) : text(listed, index.column());
    default:
        return {};
    }
}

QVariant FindingsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case SeverityColumn:
        return tr("Severity");
    case SentenceColumn:
        return tr("What happens");
    case ObjectColumn:
        return tr("Object");
    case PlaceColumn:
        return tr("Place");
    case RuleColumn:
        return tr("Rule");
    default:
        return {};
    }
}

} // namespace schemawright::plan
