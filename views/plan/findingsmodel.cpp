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

QList<FindingsModel::Row> FindingsModel::sorted(const QList<ListedFinding> &findings)
{
    QList<Row> rows;
    for (int i = 0; i < findings.size(); ++i)
        rows.append({ .listed = findings[i], .source = i });
    std::ranges::stable_sort(rows, [](const Row &left, const Row &right) {
        const auto key = [](const Row &row) {
            const lint::Finding &finding = row.listed.finding;
            return std::make_tuple(-static_cast<int>(finding.severity), finding.file, finding.range.start);
        };
        return key(left) < key(right);
    });
    return rows;
}

void FindingsModel::setFindings(const QList<ListedFinding> &findings)
{
    const QList<Row> rows = sorted(findings);
    const auto isSame = [](const Row &left, const Row &right) { return left.listed == right.listed; };
    const auto shorter = static_cast<int>(std::min(rows.size(), m_rows.size()));
    int head = 0;
    while (head < shorter && isSame(rows[head], m_rows[head]))
        ++head;
    int tail = 0;
    while (tail < shorter - head && isSame(rows[rows.size() - 1 - tail], m_rows[m_rows.size() - 1 - tail]))
        ++tail;
    const auto removed = static_cast<int>(m_rows.size()) - head - tail;
    const auto added = static_cast<int>(rows.size()) - head - tail;
    if (removed > 0) {
        beginRemoveRows({}, head, head + removed - 1);
        m_rows.remove(head, removed);
        endRemoveRows();
    }
    if (added > 0)
        beginInsertRows({}, head, head + added - 1);
    m_rows = rows; // Rows that stay may have another source index.
    if (added > 0)
        endInsertRows();
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
        return finding.evidence.isEmpty() ? finding.message
                                          : QStringLiteral("%1 %2").arg(finding.message, finding.evidence);
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
