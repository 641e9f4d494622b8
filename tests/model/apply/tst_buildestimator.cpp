// Estimates from made-up progress: what is shown while an index is built. No server, no waiting.
#include "model/apply/buildestimator.h"

#include <QTest>

using namespace schemawright;
using namespace schemawright::apply;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

catalog::IndexBuildProgress build(const QString &phase, qint64 blocksDone = 0, qint64 tuplesDone = 0)
{
    catalog::IndexBuildProgress progress;
    progress.pid = 1;
    progress.indexOid = 10;
    progress.command = u"CREATE INDEX CONCURRENTLY"_s;
    progress.method = u"btree"_s;
    progress.phase = phase;
    progress.blocksDone = blocksDone;
    progress.blocksTotal = 1000;
    progress.tuplesDone = tuplesDone;
    progress.tuplesTotal = tuplesDone > 0 ? 500 : 0;
    return progress;
}

const QString scanning = u"building index: scanning table"_s;
const QString loading = u"building index: loading tuples in tree"_s;

/// Feeds a steady scan from `from` to `to` seconds, `rate` blocks per second, beginning at `start` blocks.
void scan(BuildEstimator &estimator, int from, int to, int rate, int start = 0, const QString &method = u"btree"_s)
{
    for (int second = from; second <= to; ++second) {
        catalog::IndexBuildProgress progress = build(scanning, start + (second - from) * rate);
        progress.method = method;
        if (method != "btree"_L1)
            progress.phase = u"building index: loading tuples"_s;
        estimator.feed(progress, std::chrono::seconds(second));
    }
}

} // namespace

class TestBuildEstimator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void phasesHaveNumbers_data();
    void phasesHaveNumbers();
    void weightsAreAWhole_data();
    void weightsAreAWhole();
    void nothingFedNothingKnown();
    void steadyScanHasRateAndTime();
    void tooEarlyForARate();
    void stallIsSaid();
    void parallelJumpsAreSmoothed();
    void changingSpeedGivesARange();
    void waitingMovesNothing();
    void barNeverGoesBack();
    void anotherIndexStartsAnew();
    void hnswIsRebased();
    void phaseWithoutCounterHasNoFraction();
};

void TestBuildEstimator::phasesHaveNumbers_data()
{
    QTest::addColumn<QString>("phase");
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("place");
    const QString cic = u"CREATE INDEX CONCURRENTLY"_s;
    QTest::addRow("initializing") << u"initializing"_s << cic << u"1 of 8"_s;
    QTest::addRow("building, with its part") << scanning << cic << u"3 of 8"_s;
    QTest::addRow("validation") << u"index validation: sorting tuples"_s << cic << u"6 of 8"_s;
    QTest::addRow("old snapshots") << u"waiting for old snapshots"_s << cic << u"8 of 8"_s;
    QTest::addRow("reindex has two more")
        << u"waiting for readers before dropping"_s << u"REINDEX CONCURRENTLY"_s << u"10 of 10"_s;
    QTest::addRow("a plain build has few") << scanning << u"CREATE INDEX"_s << u"3 of 3"_s;
    QTest::addRow("a phase of the future") << u"polishing"_s << cic << u"0 of 8"_s;
}

void TestBuildEstimator::phasesHaveNumbers()
{
    QFETCH(QString, phase);
    QFETCH(QString, command);
    QTEST(u"%1 of %2"_s.arg(QString::number(phaseNumber(phase)), QString::number(phaseCount(command))), "place");
}

void TestBuildEstimator::weightsAreAWhole_data()
{
    QTest::addColumn<QString>("method");
    for (const char *method : { "btree", "hash", "gin", "gist", "spgist", "brin", "hnsw", "ivfflat", "of tomorrow" })
        QTest::addRow("%s", method) << QString::fromLatin1(method);
}

void TestBuildEstimator::weightsAreAWhole()
{
    QFETCH(QString, method);
    for (const bool concurrent : { false, true }) {
        double sum = 0;
        for (const WorkPhase &phase : workPhases(method, concurrent))
            sum += phase.weight;
        QVERIFY(qAbs(sum - 1) < 1e-9);
    }
}

void TestBuildEstimator::nothingFedNothingKnown()
{
    const BuildEstimate estimate = BuildEstimator().estimate(0s);
    QCOMPARE(estimate.phaseNumber, 0);
    QVERIFY(!estimate.leastLeft);
}

void TestBuildEstimator::steadyScanHasRateAndTime()
{
    BuildEstimator estimator;
    scan(estimator, 0, 20, 20); // 400 of 1000 blocks in 20 s
    const BuildEstimate estimate = estimator.estimate(20s);
    QCOMPARE(estimate.phaseFraction, 0.4);
    QCOMPARE(estimate.rate, 20.0);
    QVERIFY(estimate.rateInBlocks);
    // 30 s for the rest of this phase; the other 56 % at 20 s per 17.6 %.
    QCOMPARE(estimate.leastLeft, std::optional(94s));
    QCOMPARE(estimate.mostLeft, estimate.leastLeft);
    QVERIFY(qAbs(estimate.overallFraction - 0.176) < 1e-9);
}

void TestBuildEstimator::tooEarlyForARate()
{
    BuildEstimator estimator;
    scan(estimator, 0, 9, 20);
    const BuildEstimate estimate = estimator.estimate(9s);
    QVERIFY(estimate.rate < 0);
    QVERIFY(!estimate.leastLeft);
    QVERIFY(!estimate.noProgressFor);
}

void TestBuildEstimator::stallIsSaid()
{
    BuildEstimator estimator;
    scan(estimator, 0, 20, 20);
    scan(estimator, 21, 65, 0, 400);
    const BuildEstimate estimate = estimator.estimate(65s);
    QCOMPARE(estimate.noProgressFor, std::optional(45s));
    QVERIFY(!estimate.leastLeft);
}

void TestBuildEstimator::parallelJumpsAreSmoothed()
{
    BuildEstimator estimator;
    for (int second = 0; second <= 20; ++second) // stands still for a second, then jumps
        estimator.feed(build(scanning, (second / 2) * 40), std::chrono::seconds(second));
    const BuildEstimate estimate = estimator.estimate(20s);
    QVERIFY(qAbs(estimate.rate - 20) < 1);
}

void TestBuildEstimator::changingSpeedGivesARange()
{
    BuildEstimator estimator;
    scan(estimator, 0, 20, 20);
    scan(estimator, 21, 31, 5, 405);
    const BuildEstimate estimate = estimator.estimate(31s);
    QVERIFY(estimate.leastLeft && estimate.mostLeft);
    QVERIFY(*estimate.mostLeft > *estimate.leastLeft);
}

void TestBuildEstimator::waitingMovesNothing()
{
    BuildEstimator estimator;
    scan(estimator, 0, 20, 20);
    const double before = estimator.estimate(20s).overallFraction;
    catalog::IndexBuildProgress waiting = build(u"waiting for writers before validation"_s, 1000);
    waiting.lockersTotal = 3;
    waiting.lockersDone = 1;
    for (int second = 21; second < 500; ++second)
        estimator.feed(waiting, std::chrono::seconds(second));
    const BuildEstimate estimate = estimator.estimate(500s);
    QVERIFY(estimate.waiting);
    QCOMPARE(estimate.waitingFor, 2);
    QVERIFY(!estimate.leastLeft);
    QVERIFY(!estimate.noProgressFor);
    QVERIFY(qAbs(estimate.overallFraction - 0.59) < 1e-9); // all of the building, none of the validation
    QVERIFY(estimate.overallFraction > before);
}

void TestBuildEstimator::barNeverGoesBack()
{
    BuildEstimator estimator;
    double last = 0;
    const auto feed = [&](const catalog::IndexBuildProgress &progress, int second) {
        estimator.feed(progress, std::chrono::seconds(second));
        const double overall = estimator.estimate(std::chrono::seconds(second)).overallFraction;
        QVERIFY(overall >= last);
        last = overall;
    };
    feed(build(u"initializing"_s), 0);
    feed(build(scanning, 1000), 1);
    feed(build(u"building index: sorting live tuples"_s, 1000), 2);
    feed(build(loading, 1000, 250), 3); // the blocks are stale here
    feed(build(u"index validation: scanning index"_s, 0), 4); // counters start again
    feed(build(u"index validation: scanning table"_s, 0), 5);
    feed(build(u"waiting for old snapshots"_s), 6);
    QVERIFY(qAbs(last - 1) < 1e-9);
}

void TestBuildEstimator::anotherIndexStartsAnew()
{
    BuildEstimator estimator;
    scan(estimator, 0, 20, 50);
    catalog::IndexBuildProgress next = build(scanning, 10);
    next.indexOid = 11;
    estimator.feed(next, 21s);
    const BuildEstimate estimate = estimator.estimate(21s);
    QVERIFY(estimate.overallFraction < 0.01);
    QVERIFY(estimate.rate < 0);
}

void TestBuildEstimator::hnswIsRebased()
{
    BuildEstimator estimator;
    scan(estimator, 0, 20, 20, 0, u"hnsw"_s);
    const BuildEstimate before = estimator.estimate(20s);
    QVERIFY(!before.slowed);
    QVERIFY(*before.mostLeft > *before.leastLeft); // never sure with HNSW
    estimator.feedNotice(u"hnsw graph no longer fits into maintenance_work_mem after 40000 tuples"_s, 20s);
    QVERIFY(!estimator.estimate(21s).leastLeft); // measured anew
    scan(estimator, 21, 35, 2, 402, u"hnsw"_s);
    const BuildEstimate after = estimator.estimate(35s);
    QVERIFY(after.slowed);
    QCOMPARE(after.rate, 2.0);
    QVERIFY(*after.leastLeft > *before.mostLeft);
}

void TestBuildEstimator::phaseWithoutCounterHasNoFraction()
{
    BuildEstimator estimator;
    scan(estimator, 0, 20, 50);
    for (int second = 21; second < 60; ++second)
        estimator.feed(build(u"index validation: sorting tuples"_s, 1000), std::chrono::seconds(second));
    const BuildEstimate estimate = estimator.estimate(60s);
    QVERIFY(estimate.phaseFraction < 0);
    QVERIFY(!estimate.noProgressFor); // the server does not count here: that is no stall
    QVERIFY(!estimate.leastLeft);
}

QTEST_GUILESS_MAIN(TestBuildEstimator)
#include "tst_buildestimator.moc"
