#include "app/jobs/joblist.h"

#include <algorithm>

namespace schemawright::jobs {

void JobList::cancel(JobId id)
{
    emit cancelRequested(id);
}

JobId JobList::add(const QString &title)
{
    JobInfo info;
    info.id = ++m_lastId;
    info.title = title;
    info.startedAt = QDateTime::currentDateTime();
    m_jobs.append(info);
    emit changed();
    return info.id;
}

void JobList::setRunning(JobId id)
{
    if (JobInfo *info = find(id)) {
        info->running = true;
        emit changed();
    }
}

void JobList::setCancelling(JobId id)
{
    if (JobInfo *info = find(id)) {
        info->cancelling = true;
        emit changed();
    }
}

void JobList::setProgress(JobId id, const Progress &progress)
{
    if (JobInfo *info = find(id)) {
        info->progress = progress;
        emit changed();
    }
}

void JobList::remove(JobId id)
{
    if (m_jobs.removeIf([id](const JobInfo &info) { return info.id == id; }) > 0)
        emit changed();
}

JobInfo *JobList::find(JobId id)
{
    const auto found = std::find_if(m_jobs.begin(), m_jobs.end(), [id](const JobInfo &info) { return info.id == id; });
    return found == m_jobs.end() ? nullptr : &*found;
}

} // namespace schemawright::jobs
