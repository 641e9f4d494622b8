// Below every view: what is wrong with the migration that is open, what runs, what happened. Their titles count.
#pragma once

#include "app/jobs/joblist.h"
#include "model/lint/finding.h"

#include <QTabWidget>

namespace schemawright::panels {
class JobsPanel;
class LogPanel;
}
namespace schemawright::plan {
class FindingsList;
}

namespace schemawright::app {

class BottomTabs final : public QTabWidget
{
    Q_OBJECT

public:
    explicit BottomTabs(jobs::JobList &jobs, QWidget *parent = nullptr);

    /// Of the text that the window shows; an empty text has nothing to check.
    /// `isChecked`: the SQL has been linted.
    void setFindings(const QString &sql, const QList<lint::Finding> &findings, bool isChecked);
    void addLog(const QString &text);

signals:
    void findingActivated(int finding); ///< in the list that was set
    void rulePageRequested(const QString &rule);

private:
    void showJobs();

    jobs::JobList &m_jobs;
    plan::FindingsList *m_problems;
    panels::JobsPanel *m_jobsPanel;
    panels::LogPanel *m_log;
};

} // namespace schemawright::app
