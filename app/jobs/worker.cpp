// Jobs go to the thread through m_queue and come back through m_messages, both under m_mutex; Qt's event queue only
// wakes the GUI thread. So ThreadSanitizer sees every hand-over although Qt itself is not instrumented.
#include "app/jobs/worker.h"

#include <QCoreApplication>

#include <algorithm>

namespace schemawright::jobs {

namespace {

/// Jobs without a title never meet JobList's numbers.
constexpr JobId firstUnlisted = JobId(1) << 48;

} // namespace

Worker::Worker(JobList *list, QObject *parent)
    : QObject(parent)
    , m_list(list)
    , m_lastUnlisted(firstUnlisted)
    , m_thread([this](const std::stop_token &stop) { loop(stop); })
{
    if (list)
        connect(list, &JobList::cancelRequested, this, &Worker::cancel);
}

Worker::~Worker()
{
    m_thread.request_stop();
    for (Known &known : m_known) {
        known.stop.request_stop();
        if (known.listed && m_list)
            m_list->remove(known.id);
    }
    m_wake.notify_all();
    m_thread.join();
}

tl::unexpected<Error> Worker::cancelledError()
{
    return makeError(ErrorKind::Cancelled, QStringLiteral("Cancelled"));
}

JobId Worker::enqueue(const JobName &name, QObject *receiver, Task task)
{
    supersede(name.key);
    const bool listed = m_list && !name.title.isEmpty();
    task.id = listed ? m_list->add(name.title) : ++m_lastUnlisted;
    const JobId id = task.id;
    m_known.push_back({ id, name.key, task.stop, receiver, listed, false });
    {
        const std::lock_guard lock(m_mutex);
        m_queue.push_back(std::move(task));
    }
    m_wake.notify_one();
    return id;
}

void Worker::supersede(const QString &key)
{
    if (key.isEmpty())
        return;
    for (Known &known : m_known) {
        if (known.key != key || known.superseded)
            continue;
        known.superseded = true;
        known.stop.request_stop();
        if (known.listed && m_list)
            m_list->remove(known.id);
    }
}

void Worker::cancel(JobId id)
{
    const auto known = find(id);
    if (known == m_known.end())
        return;
    known->stop.request_stop();
    if (known->listed && m_list)
        m_list->setCancelling(id);
}

void Worker::cancelAll()
{
    for (const Known &known : std::vector(m_known))
        cancel(known.id);
}

void Worker::loop(const std::stop_token &stop)
{
    while (true) {
        Task task;
        {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, stop, [this] { return !m_queue.empty(); }) || stop.stop_requested())
                return;
            task = std::move(m_queue.front());
            m_queue.pop_front();
        }
        runTask(std::move(task));
    }
}

void Worker::runTask(Task task)
{
    const std::stop_token stop = task.stop.get_token();
    if (!stop.stop_requested()) {
        post({ task.id, Message::Kind::Started, {}, {} });
        const auto progress = [this, id = task.id](const Progress &value) {
            post({ id, Message::Kind::Progressed, value, {} });
        };
        const auto hand = [this, id = task.id](std::function<void()> function) {
            post({ id, Message::Kind::Posted, {}, std::move(function) });
        };
        task.work({ progress, hand, stop });
    }
    task.work = {}; // what the job captured ends on the thread that used it
    post({ task.id, Message::Kind::Finished, {}, std::move(task.deliver) });
}

void Worker::post(Message message)
{
    bool first = false;
    {
        const std::lock_guard lock(m_mutex);
        first = m_messages.empty();
        // A job that reports often must not flood the event queue: only the newest progress counts.
        if (message.kind == Message::Kind::Progressed && !first
            && m_messages.back().kind == Message::Kind::Progressed && m_messages.back().id == message.id)
            m_messages.back().progress = message.progress;
        else
            m_messages.push_back(std::move(message));
    }
    if (first)
        QMetaObject::invokeMethod(this, &Worker::receive, Qt::QueuedConnection);
}

void Worker::receive()
{
    std::vector<Message> messages;
    {
        const std::lock_guard lock(m_mutex);
        messages.swap(m_messages);
    }
    // A callback may delete this worker; what is left then has nobody to go to.
    const QPointer<Worker> alive(this);
    for (const Message &message : messages) {
        if (!alive)
            return;
        handle(message);
    }
}

void Worker::handle(const Message &message)
{
    switch (message.kind) {
    case Message::Kind::Started:
        if (m_list)
            m_list->setRunning(message.id);
        return;
    case Message::Kind::Progressed:
        if (m_list)
            m_list->setProgress(message.id, message.progress);
        return;
    case Message::Kind::Posted:
        if (const auto known = find(message.id); known->receiver && !known->superseded)
            message.deliver();
        return;
    case Message::Kind::Finished:
        finish(message);
        return;
    }
}

void Worker::finish(const Message &message)
{
    const auto known = find(message.id);
    Q_ASSERT(known != m_known.end()); // every task of the queue was entered before it was queued
    const bool wanted = known->receiver && !known->superseded;
    m_known.erase(known);
    if (m_list)
        m_list->remove(message.id);
    if (wanted)
        message.deliver();
}

std::vector<Worker::Known>::iterator Worker::find(JobId id)
{
    return std::find_if(m_known.begin(), m_known.end(), [id](const Known &job) { return job.id == id; });
}

} // namespace schemawright::jobs
