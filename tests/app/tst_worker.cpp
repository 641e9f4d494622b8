#include "app/jobs/worker.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <semaphore>

using namespace schemawright;
using namespace schemawright::jobs;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Blocks the job until the test lets it go or the job is stopped.
struct Gate {
    std::binary_semaphore entered { 0 };
    std::binary_semaphore leave { 0 };

    Result<int> hold(const JobContext &context, int value)
    {
        entered.release();
        const std::stop_callback wake(context.stop, [this] { leave.release(); });
        leave.acquire();
        if (context.stop.stop_requested())
            return makeError(ErrorKind::Cancelled, u"stopped"_s);
        return value;
    }
};

} // namespace

class TestWorker : public QObject
{
    Q_OBJECT

private slots:
    void resultsComeBackToTheGuiThreadInOrder();
    void anErrorIsDeliveredLikeAValue();
    void aNewJobOfTheSameKeyDropsTheRunningOne();
    void aNewJobOfTheSameKeyDropsTheWaitingOne();
    void jobsOfOtherKeysAreLeftAlone();
    void cancellingARunningJobDeliversItsError();
    void cancellingAWaitingJobDeliversCancelled();
    void runningJobsAreListedWithTheirProgress();
    void jobsWithoutATitleAreNotListed();
    void manyProgressReportsArriveAsTheNewestOne();
    void postedEventsArriveInOrderBeforeTheResult();
    void aReceiverThatIsGoneGetsNothing();
    void destroyingTheWorkerStopsTheJobAndCallsNobody();
    void aCallbackMayDestroyTheWorker();
    void aMoveOnlyResultArrives();
};

void TestWorker::resultsComeBackToTheGuiThreadInOrder()
{
    Worker worker(nullptr);
    QList<int> results;
    QThread *deliveredOn = nullptr;
    std::atomic<Qt::HANDLE> workedOn = nullptr;
    for (int i = 0; i < 50; ++i) {
        worker.run<int>(
            {},
            [i, &workedOn](const JobContext &) -> Result<int> {
                workedOn = QThread::currentThreadId();
                return i;
            },
            this,
            [&](const Result<int> &result) {
                deliveredOn = QThread::currentThread();
                results.append(result.value());
            });
    }
    QTRY_COMPARE(results.size(), 50);
    QVERIFY(std::is_sorted(results.begin(), results.end()));
    QCOMPARE(deliveredOn, thread());
    QVERIFY(workedOn.load() != QThread::currentThreadId());
    QVERIFY(worker.isIdle());
}

void TestWorker::anErrorIsDeliveredLikeAValue()
{
    Worker worker(nullptr);
    std::optional<Error> error;
    worker.run<int>(
        {}, [](const JobContext &) -> Result<int> { return makeError(ErrorKind::Io, u"no such file"_s); }, this,
        [&](const Result<int> &result) { error = result.error(); });
    QTRY_VERIFY(error);
    QCOMPARE(error->text, u"no such file"_s);
}

void TestWorker::aNewJobOfTheSameKeyDropsTheRunningOne()
{
    Worker worker(nullptr);
    Gate gate;
    bool olderDelivered = false;
    int newer = 0;
    worker.run<int>(
        { {}, u"difference"_s }, [&](const JobContext &context) { return gate.hold(context, 1); }, this,
        [&](const Result<int> &) { olderDelivered = true; });
    gate.entered.acquire();
    worker.run<int>(
        { {}, u"difference"_s }, [](const JobContext &) -> Result<int> { return 2; }, this,
        [&](const Result<int> &result) { newer = result.value(); });
    QTRY_COMPARE(newer, 2); // it would wait forever if the older one had not been stopped
    QVERIFY(!olderDelivered);
}

void TestWorker::aNewJobOfTheSameKeyDropsTheWaitingOne()
{
    Worker worker(nullptr);
    Gate gate;
    std::atomic<int> ran = 0;
    int last = 0;
    worker.run<int>({}, [&](const JobContext &context) { return gate.hold(context, 0); }, this, {});
    gate.entered.acquire();
    for (int i = 1; i <= 5; ++i) {
        worker.run<int>(
            { {}, u"difference"_s },
            [&ran, i](const JobContext &) -> Result<int> {
                ++ran;
                return i;
            },
            this, [&](const Result<int> &result) { last = result.value(); });
    }
    gate.leave.release();
    QTRY_COMPARE(last, 5);
    QCOMPARE(ran.load(), 1);
}

void TestWorker::jobsOfOtherKeysAreLeftAlone()
{
    Worker worker(nullptr);
    Gate gate;
    QList<int> results;
    const auto keep = [&](const Result<int> &result) { results.append(result.value()); };
    worker.run<int>({ {}, u"a"_s }, [&](const JobContext &context) { return gate.hold(context, 1); }, this, keep);
    gate.entered.acquire();
    worker.run<int>({ {}, u"b"_s }, [](const JobContext &) -> Result<int> { return 2; }, this, keep);
    worker.run<int>({}, [](const JobContext &) -> Result<int> { return 3; }, this, keep);
    gate.leave.release();
    QTRY_COMPARE(results, (QList<int> { 1, 2, 3 }));
}

void TestWorker::cancellingARunningJobDeliversItsError()
{
    JobList list;
    Worker worker(&list);
    Gate gate;
    std::optional<Error> error;
    const JobId id = worker.run<int>(
        { u"Building"_s, {} }, [&](const JobContext &context) { return gate.hold(context, 1); }, this,
        [&](const Result<int> &result) { error = result.error(); });
    gate.entered.acquire();
    list.cancel(id);
    QVERIFY(list.jobs().first().cancelling);
    QTRY_VERIFY(error);
    QCOMPARE(error->kind, ErrorKind::Cancelled);
    QVERIFY(list.jobs().isEmpty());
}

void TestWorker::cancellingAWaitingJobDeliversCancelled()
{
    Worker worker(nullptr);
    Gate gate;
    std::optional<Error> error;
    std::atomic<bool> ran = false;
    worker.run<int>({}, [&](const JobContext &context) { return gate.hold(context, 0); }, this, {});
    gate.entered.acquire();
    const JobId waiting = worker.run<int>(
        {},
        [&ran](const JobContext &) -> Result<int> {
            ran = true;
            return 1;
        },
        this, [&](const Result<int> &result) { error = result.error(); });
    worker.cancel(waiting);
    gate.leave.release();
    QTRY_VERIFY(error);
    QCOMPARE(error->kind, ErrorKind::Cancelled);
    QVERIFY(!ran);
}

void TestWorker::runningJobsAreListedWithTheirProgress()
{
    JobList list;
    Worker worker(&list);
    Gate gate;
    worker.run<int>(
        { u"Reading"_s, {} },
        [&](const JobContext &context) {
            reportProgress(context.progress, u"Reading indexes"_s, 0.5);
            return gate.hold(context, 1);
        },
        this, {});
    worker.run<int>({ u"Next"_s, {} }, [](const JobContext &) -> Result<int> { return 2; }, this, {});
    QCOMPARE(list.jobs().size(), 2);
    QTRY_COMPARE(list.jobs().first().progress.activity, u"Reading indexes"_s);
    QCOMPARE(list.jobs().first().progress.fraction, 0.5);
    QVERIFY(list.jobs().first().running);
    QVERIFY(!list.jobs().last().running);
    gate.leave.release();
    QTRY_VERIFY(list.jobs().isEmpty());
}

void TestWorker::jobsWithoutATitleAreNotListed()
{
    JobList list;
    Worker worker(&list);
    QSignalSpy changed(&list, &JobList::changed);
    bool done = false;
    worker.run<int>({}, [](const JobContext &) -> Result<int> { return 1; }, this, [&](const Result<int> &) { done = true; });
    QTRY_VERIFY(done);
    QCOMPARE(changed.count(), 0);
}

void TestWorker::manyProgressReportsArriveAsTheNewestOne()
{
    JobList list;
    Worker worker(&list);
    Gate gate;
    worker.run<int>(
        { u"Counting"_s, {} },
        [&](const JobContext &context) {
            for (int i = 0; i <= 10'000; ++i)
                reportProgress(context.progress, QString::number(i), i / 10'000.0);
            return gate.hold(context, 1);
        },
        this, {});
    gate.entered.acquire(); // all reports were made before the GUI thread looked at any
    QSignalSpy changed(&list, &JobList::changed);
    QTRY_COMPARE(list.jobs().first().progress.activity, u"10000"_s);
    QCOMPARE(changed.count(), 2); // started, and one progress
    gate.leave.release();
    QTRY_VERIFY(list.jobs().isEmpty());
}

void TestWorker::postedEventsArriveInOrderBeforeTheResult()
{
    Worker worker(nullptr);
    QStringList seen;
    worker.run<int>(
        {},
        [&seen](const JobContext &context) -> Result<int> {
            for (int i = 0; i < 3; ++i)
                context.post([&seen, i] { seen.append(QString::number(i)); });
            return 3;
        },
        this, [&seen](const Result<int> &result) { seen.append(QString::number(result.value())); });
    QTRY_COMPARE(seen.size(), 4);
    QCOMPARE(seen.join(u' '), u"0 1 2 3"_s);
}

void TestWorker::aReceiverThatIsGoneGetsNothing()
{
    Worker worker(nullptr);
    Gate gate;
    bool delivered = false;
    auto receiver = std::make_unique<QObject>();
    worker.run<int>(
        {}, [&](const JobContext &context) { return gate.hold(context, 1); }, receiver.get(),
        [&](const Result<int> &) { delivered = true; });
    gate.entered.acquire();
    receiver.reset();
    gate.leave.release();
    QTRY_VERIFY(worker.isIdle());
    QVERIFY(!delivered);
}

void TestWorker::destroyingTheWorkerStopsTheJobAndCallsNobody()
{
    JobList list;
    Gate gate;
    std::atomic<bool> stopped = false;
    bool delivered = false;
    {
        Worker worker(&list);
        worker.run<int>(
            { u"Long"_s, {} },
            [&](const JobContext &context) {
                const Result<int> result = gate.hold(context, 1);
                stopped = !result;
                return result;
            },
            this, [&](const Result<int> &) { delivered = true; });
        worker.run<int>({}, [](const JobContext &) -> Result<int> { return 2; }, this,
            [&](const Result<int> &) { delivered = true; });
        gate.entered.acquire();
    }
    QVERIFY(stopped);
    QCoreApplication::processEvents();
    QVERIFY(!delivered);
    QVERIFY(list.jobs().isEmpty());
}

void TestWorker::aCallbackMayDestroyTheWorker()
{
    auto worker = std::make_unique<Worker>(nullptr);
    bool delivered = false;
    Gate gate;
    worker->run<int>({}, [&](const JobContext &context) { return gate.hold(context, 0); }, this, {});
    worker->run<int>({}, [](const JobContext &) -> Result<int> { return 1; }, this, [&](const Result<int> &) {
        delivered = true;
        worker.reset();
    });
    worker->run<int>({}, [](const JobContext &) -> Result<int> { return 2; }, this,
        [](const Result<int> &) { QFAIL("the worker is gone"); });
    gate.leave.release();
    QTRY_VERIFY(delivered);
    QVERIFY(!worker);
}

void TestWorker::aMoveOnlyResultArrives()
{
    using Value = std::unique_ptr<int>;
    Worker worker(nullptr);
    Value value;
    worker.run<Value>(
        {}, [](const JobContext &) -> Result<Value> { return std::make_unique<int>(7); }, this,
        [&](Result<Value> result) { value = std::move(result.value()); });
    QTRY_VERIFY(value);
    QCOMPARE(*value, 7);
}

QTEST_GUILESS_MAIN(TestWorker)
#include "tst_worker.moc"
