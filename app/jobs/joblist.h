// What the workers are doing, for the Jobs panel. Lives in the GUI thread.
#pragma once

#include "model/base/progress.h"

#include <QDateTime>
#include <QList>
#include <QObject>

namespace schemawright::jobs {

using JobId = quint64;

struct JobInfo {
    JobId id = 0;
    QString title; ///< "Reading the database"
    QDateTime startedAt; ///< when it was asked for
    bool running = false; ///< false: waits for its turn
    bool cancelling = false;
    Progress progress;
};

class JobList : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    [[nodiscard]] const QList<JobInfo> &jobs() const { return m_jobs; }
    /// Asks the worker that has the job to stop it; harmless when it is over.
    void cancel(JobId id);

signals:
    void changed();
    void cancelRequested(schemawright::jobs::JobId id);

private:
    friend class Worker;
    [[nodiscard]] JobId add(const QString &title);
    void setRunning(JobId id);
    void setCancelling(JobId id);
    void setProgress(JobId id, const Progress &progress);
    void remove(JobId id);
    [[nodiscard]] JobInfo *find(JobId id);

    QList<JobInfo> m_jobs; ///< oldest first
    JobId m_lastId = 0;
};

} // namespace schemawright::jobs
