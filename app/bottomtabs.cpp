#include "app/bottomtabs.h"

#include "app/contentfor.h"
#include "views/panels/jobspanel.h"
#include "views/panels/logpanel.h"
#include "views/plan/findingslist.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::app {

BottomTabs::BottomTabs(jobs::JobList &jobs, QWidget *parent)
    : QTabWidget(parent)
    , m_jobs(jobs)
    , m_problems(new plan::FindingsList(this))
    , m_jobsPanel(new panels::JobsPanel(this))
    , m_log(new panels::LogPanel(this))
{
    setObjectName(u"bottomTabs"_s);
    setDocumentMode(true);
    m_problems->setObjectName(u"problems"_s);
    addTab(m_problems, tr("Problems"));
    addTab(m_jobsPanel, tr("Jobs"));
    addTab(m_log, tr("Log"));
    connect(&m_jobs, &jobs::JobList::changed, this, &BottomTabs::showJobs);
    connect(m_jobsPanel, &panels::JobsPanel::cancelRequested, &m_jobs, &jobs::JobList::cancel);
    connect(m_problems, &plan::FindingsList::activated, this, &BottomTabs::findingActivated);
    connect(m_problems, &plan::FindingsList::rulePageRequested, this, &BottomTabs::rulePageRequested);
}

void BottomTabs::setFindings(const QString &sql, const QList<lint::Finding> &findings, bool isChecked)
{
    m_problems->setFindings(listedFindings(sql, findings));
    if (sql.isEmpty())
        m_problems->setEmptyText(tr("No migration is open in Design or Review."));
    else
        m_problems->setEmptyText(isChecked ? tr("No problems found.") : tr("Not checked."));
    setTabText(0, findings.isEmpty() ? tr("Problems") : tr("Problems %1").arg(findings.size()));
}

void BottomTabs::addLog(const QString &text)
{
    m_log->add(text);
}

void BottomTabs::showJobs()
{
    QList<panels::JobRow> rows;
    for (const jobs::JobInfo &job : m_jobs.jobs()) {
        rows.append({ job.id, job.title, job.progress.activity, job.progress.fraction, job.startedAt, job.running,
            job.cancelling });
    }
    m_jobsPanel->setJobs(rows);
    setTabText(1, rows.isEmpty() ? tr("Jobs") : tr("Jobs %1").arg(rows.size()));
}

} // namespace schemawright::app
