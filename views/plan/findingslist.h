// The Problems list: every finding, worst first; Enter or a double click goes to its line.
#pragma once

#include "views/plan/findingsmodel.h"

#include <QWidget>

class QLabel;
class QStackedWidget;
class QTreeView;

namespace schemawright::plan {

class FindingsList final : public QWidget
{
    Q_OBJECT

public:
    explicit FindingsList(QWidget *parent = nullptr);

    void setFindings(const QList<ListedFinding> &findings);
    /// Shown instead of an empty table: "No problems found." or why nothing was looked at yet.
    void setEmptyText(const QString &text);
    [[nodiscard]] int findingCount() const;
    /// Selects the row of the finding at `source` in the list that was set.
    void selectFinding(int source);

signals:
    void activated(int source);
    void rulePageRequested(const QString &rule);
    void countChanged(int count);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void copySelection() const;

    FindingsModel *m_model = nullptr;
    QStackedWidget *m_pages = nullptr;
    QLabel *m_empty = nullptr;
    QTreeView *m_view = nullptr;
    bool m_namesFiles = false; ///< the findings that are shown
};

} // namespace schemawright::plan
