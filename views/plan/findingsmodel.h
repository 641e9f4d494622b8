// Findings as a table: severity, sentence, object, place, rule; worst first.
#pragma once

#include "model/lint/finding.h"

#include <QAbstractTableModel>

namespace schemawright::plan {

/// A finding and where it is for a person: Finding::range needs the text that was linted.
struct ListedFinding {
    lint::Finding finding;
    int line = 0; ///< 1-based; 0: unknown
    friend bool operator==(const ListedFinding &, const ListedFinding &) = default;
};

class FindingsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { SeverityColumn, SentenceColumn, ObjectColumn, PlaceColumn, RuleColumn, ColumnCount };

    explicit FindingsModel(QObject *parent = nullptr);

    /// Rows that stay keep their selection.
    void setFindings(const QList<ListedFinding> &findings);
    [[nodiscard]] const ListedFinding &finding(int row) const { return m_rows[row].listed; }
    /// Position in the list that was set, which is not the row.
    [[nodiscard]] int sourceIndex(int row) const { return m_rows[row].source; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        ListedFinding listed;
        int source = 0;
    };

    [[nodiscard]] static bool precedes(const Row &left, const Row &right);
    void removeRowsFrom(int row, int count);
    [[nodiscard]] static QList<Row> sorted(const QList<ListedFinding> &findings);
    [[nodiscard]] static QString text(const ListedFinding &listed, int column);

    QList<Row> m_rows;
};

} // namespace schemawright::plan
