// One thread with a queue: jobs run one after the other, results come back to the GUI thread. The only place of
// Schemawright that starts a thread.
#pragma once

#include "app/jobs/joblist.h"
#include "model/base/result.h"

#include <QObject>
#include <QPointer>

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

namespace schemawright::jobs {

/// What a job gets: on the worker's thread.
struct JobContext {
    ProgressFn progress;
    /// Runs the function on the GUI thread, in the order of the calls and before the job's callback; not at all once the
    /// job is superseded or its receiver is gone. Events of a run are handed over with it.
    std::function<void(std::function<void()>)> post;
    std::stop_token stop;
};

struct JobName {
    QString title; ///< for people; empty: not listed in the Jobs panel
    /// A new job of the same key cancels and drops the older one: its callback is never called. Empty: never superseded.
    QString key;
};

class Worker : public QObject
{
    Q_OBJECT

public:
    explicit Worker(JobList *list, QObject *parent = nullptr);
    /// Stops the running job, drops the others, and waits for the thread. No callback is called from then on.
    ~Worker() override;

    /// `work` runs on the worker's thread with values that it owns; `callback` runs on the GUI thread as long as
    /// `receiver` is alive, also with the error Cancelled when the job was cancelled before or while it ran.
    template <typename T>
    JobId run(const JobName &name, std::function<Result<T>(const JobContext &)> work, QObject *receiver,
        std::function<void(Result<T>)> callback)
    {
        // The result is written by the worker and read by the GUI thread after it: m_mutex is in between.
        auto result = std::make_shared<std::optional<Result<T>>>();
        Task task;
        task.work = [work = std::move(work), result](const JobContext &context) { *result = work(context); };
        task.deliver = [callback = std::move(callback), result] {
            if (callback)
                callback(*result ? std::move(**result) : Result<T>(cancelledError()));
        };
        return enqueue(name, receiver, std::move(task));
    }

    void cancel(JobId id);
    /// Cancels all jobs, running and waiting.
    void cancelAll();
    [[nodiscard]] bool isIdle() const { return m_known.empty(); }

private:
    struct Task {
        JobId id = 0;
        std::function<void(const JobContext &)> work;
        std::function<void()> deliver; ///< called, and destroyed, on the GUI thread
        std::stop_source stop;
    };
    /// GUI thread's knowledge of a job that was not delivered yet.
    struct Known {
        JobId id = 0;
        QString key;
        std::stop_source stop;
        QPointer<QObject> receiver;
        bool listed = false;
        bool superseded = false;
    };
    /// What the worker tells the GUI thread.
    struct Message {
        JobId id = 0;
        enum class Kind { Started, Progressed, Posted, Finished } kind = Kind::Started;
        Progress progress;
        std::function<void()> deliver;
    };

    [[nodiscard]] static tl::unexpected<Error> cancelledError();
    JobId enqueue(const JobName &name, QObject *receiver, Task task);
    void supersede(const QString &key);
    void loop(const std::stop_token &stop);
    void runTask(Task task);
    void post(Message message);
    void receive();
    void handle(const Message &message);
    void finish(const Message &message);
    [[nodiscard]] std::vector<Known>::iterator find(JobId id);

    QPointer<JobList> m_list;
    JobId m_lastUnlisted = 0;
    std::vector<Known> m_known; ///< GUI thread only

    std::mutex m_mutex; ///< guards what follows
    std::condition_variable_any m_wake;
    std::deque<Task> m_queue;
    std::vector<Message> m_messages;

    std::jthread m_thread; ///< last: it uses everything above
};

} // namespace schemawright::jobs
