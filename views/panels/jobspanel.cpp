#include "views/panels/jobspanel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSet>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::panels {

namespace {

QString elapsedText(const QDateTime &since)
{
    const qint64 seconds = since.secsTo(QDateTime::currentDateTime());
    return JobsPanel::tr("%1:%2", "minutes:seconds").arg(seconds / 60, 2, 10, '0'_L1).arg(seconds % 60, 2, 10, '0'_L1);
}

QString rowText(const JobRow &job)
{
    if (job.cancelling)
        return JobsPanel::tr("%1 — stopping").arg(job.title);
    if (!job.running)
        return JobsPanel::tr("%1 — waiting").arg(job.title);
    const QString activity = job.activity.isEmpty() ? job.title : JobsPanel::tr("%1 — %2").arg(job.title, job.activity);
    return JobsPanel::tr("%1 · %2", "job · elapsed time").arg(activity, elapsedText(job.startedAt));
}

} // namespace

JobsPanel::JobsPanel(QWidget *parent)
    : QWidget(parent)
    , m_empty(new QLabel(tr("Nothing runs in the background."), this))
    , m_layout(new QVBoxLayout(this))
    , m_clock(new QTimer(this))
{
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_layout->addWidget(m_empty);
    m_layout->addStretch(1);
    m_clock->setInterval(1000);
    connect(m_clock, &QTimer::timeout, this, &JobsPanel::refresh);
}

void JobsPanel::setJobs(const QList<JobRow> &jobs)
{
    m_jobs = jobs;
    QSet<quint64> alive;
    for (const JobRow &job : jobs)
        alive.insert(job.id);
    for (auto row = m_rows.begin(); row != m_rows.end();) {
        if (alive.contains(row.key())) {
            ++row;
            continue;
        }
        row->widget->deleteLater(); // its Cancel button may be what was clicked
        row->widget->hide();
        row = m_rows.erase(row);
    }
    m_empty->setVisible(jobs.isEmpty());
    if (jobs.isEmpty())
        m_clock->stop();
    else if (!m_clock->isActive())
        m_clock->start();
    refresh();
}

void JobsPanel::refresh()
{
    for (const JobRow &job : std::as_const(m_jobs))
        show(job);
}

JobsPanel::Row JobsPanel::makeRow(quint64 id)
{
    Row row;
    row.widget = new QWidget(this);
    row.text = new QLabel(row.widget);
    row.text->setTextFormat(Qt::PlainText);
    row.bar = new QProgressBar(row.widget);
    row.bar->setMaximumWidth(fontMetrics().averageCharWidth() * 30);
    row.cancel = new QPushButton(tr("Cancel"), row.widget);
    row.cancel->setAutoDefault(false);
    connect(row.cancel, &QPushButton::clicked, this, [this, id] { emit cancelRequested(id); });
    auto *layout = new QHBoxLayout(row.widget);
    layout->setContentsMargins({});
    layout->addWidget(row.text, 1);
    layout->addWidget(row.bar);
    layout->addWidget(row.cancel);
    m_layout->insertWidget(m_layout->count() - 1, row.widget);
    return row;
}

void JobsPanel::show(const JobRow &job)
{
    if (!m_rows.contains(job.id))
        m_rows.insert(job.id, makeRow(job.id));
    const Row row = m_rows.value(job.id);
    row.text->setText(rowText(job));
    row.bar->setAccessibleName(job.title);
    row.bar->setVisible(job.running);
    const bool known = job.fraction >= 0;
    row.bar->setRange(0, known ? 1000 : 0);
    if (known)
        row.bar->setValue(static_cast<int>(job.fraction * 1000));
    row.cancel->setEnabled(!job.cancelling);
    row.cancel->setAccessibleName(tr("Cancel %1").arg(job.title));
}

} // namespace schemawright::panels
