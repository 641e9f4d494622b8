// Random schemas and random edits of them: the promise of planinvariant.h for each pair, with the way back and with the
// schema rebuilt from its own SQL. A failing pair is cut down and printed with its seed.
//   RANDOM_PAIRS=2000   how many (default: a short run)
//   RANDOM_SEED=1       the first seed
//   RANDOM_VERSION=17   the server's major version
//   RANDOM_KEEPS_ON=1   goes on after a failure and says at the end how many there were
#include "tests/support/planinvariant.h"
#include "tests/support/randomschema.h"

#include <QElapsedTimer>
#include <QtTest>

using namespace schemawright;
using namespace Qt::StringLiterals;
using testing::InvariantStage;
using testing::RandomPair;
using testing::RandomSchema;

namespace {

int numberFrom(const char *variable, int otherwise)
{
    bool isNumber = false;
    const int number = qEnvironmentVariableIntValue(variable, &isNumber);
    return isNumber ? number : otherwise;
}

} // namespace

class RandomSchemasTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void sameSeedSamePair();
    void shrinksToWhatFails();
    void pairs();

private:
    [[nodiscard]] RandomPair pairOf(quint64 seed);
    [[nodiscard]] testing::RefusedStatement tryOut(const QList<testing::ItemStatement> &statements);
    /// What is checked: all, or in a search for a smaller failure only what leads to it.
    [[nodiscard]] testing::InvariantOutcome check(
        const RandomPair &pair, const testing::InvariantOutcome *like = nullptr);
    [[nodiscard]] testing::InvariantOutcome run(
        const RandomPair &pair, const testing::InvariantOutcome *like, bool withRows);
    [[nodiscard]] QString minimal(quint64 seed, const RandomPair &pair, const testing::InvariantOutcome &outcome);
    [[nodiscard]] QString report(quint64 seed, const RandomPair &pair, const testing::InvariantOutcome &outcome);
    void renewDatabases();

    std::unique_ptr<testing::PgFixture> m_fixture;
    testing::InvariantDatabases m_databases;
    std::optional<postgres::Connection> m_connection; ///< to try scripts out
    int m_checks = 0;
    int m_mended = 0;
};

void RandomSchemasTest::initTestCase()
{
    m_fixture = testing::PgFixture::start(numberFrom("RANDOM_VERSION", 15));
    REQUIRE_SERVER(m_fixture);
    renewDatabases();
}

// Thousands of dropped objects make catalogs slow.
void RandomSchemasTest::renewDatabases()
{
    constexpr int checksPerDatabase = 60;
    if (m_checks++ % checksPerDatabase != 0)
        return;
    postgres::Connection connection = m_fixture->connect(u"postgres"_s);
    m_connection.reset();
    for (const QString &database : { m_databases.before, m_databases.after }) {
        if (!database.isEmpty())
            (void)connection.execute(u"DROP DATABASE %1 WITH (FORCE)"_s.arg(database));
    }
    m_databases = { m_fixture->createDatabase(), m_fixture->createDatabase() };
    m_connection = m_fixture->connect(m_fixture->createDatabase());
}

testing::RefusedStatement RandomSchemasTest::tryOut(const QList<testing::ItemStatement> &statements)
{
    testing::RefusedStatement refused;
    (void)m_connection->execute(u"BEGIN"_s);
    for (const testing::ItemStatement &statement : statements) {
        const auto ran = m_connection->execute(statement.sql);
        if (ran)
            continue;
        refused = { statement.item, ran.error().text };
        ++m_mended;
        if (qEnvironmentVariableIsSet("RANDOM_VERBOSE"))
            qInfo("mended: %s\n  %s", qPrintable(refused.text), qPrintable(statement.sql));
        break;
    }
    (void)m_connection->execute(u"ROLLBACK"_s);
    return refused;
}

RandomPair RandomSchemasTest::pairOf(quint64 seed)
{
    testing::Random random(seed);
    const int version = m_fixture->majorVersion();
    const auto tries = [this](const QList<testing::ItemStatement> &statements) { return tryOut(statements); };
    RandomPair pair;
    pair.before = testing::randomSchema(random, version);
    testing::mend(pair.before, {}, tries);
    pair.after = testing::randomEdit(random, pair.before, version);
    testing::mend(pair.after, pair.before, tries);
    return pair;
}

testing::InvariantOutcome RandomSchemasTest::run(
    const RandomPair &pair, const testing::InvariantOutcome *like, bool withRows)
{
    renewDatabases();
    for (const QString &database : { m_databases.before, m_databases.after }) {
        postgres::Connection connection = m_fixture->connect(database);
        if (const auto emptied = testing::emptyDatabase(connection); !emptied)
            qFatal("%s", qPrintable(emptied.error().toText()));
    }
    testing::InvariantCase invariant;
    invariant.before = testing::scriptOf(pair.before);
    invariant.after = testing::scriptOf(pair.after);
    invariant.rows = withRows ? testing::rowsOf(pair.before) : QString();
    invariant.checksSelf = !like || like->stage == InvariantStage::SelfDiffers;
    // pg_dump is the one of PostgreSQL 15, which reads no later server.
    constexpr int latestDumped = 15;
    invariant.comparesDumps = m_fixture->majorVersion() <= latestDumped && (!like || like->text.startsWith(u"pg_dump"_s));
    invariant.checksDown = !like || like->stage == InvariantStage::DownDiffers || like->stage == InvariantStage::DownFailed;
    return testing::checkPlanInvariantOn(*m_fixture, m_databases, invariant);
}

// Classes 22 and 23: the rows refuse the new schema (or the old one), which no plan can change. Then without rows.
testing::InvariantOutcome RandomSchemasTest::check(const RandomPair &pair, const testing::InvariantOutcome *like)
{
    const testing::InvariantOutcome outcome = run(pair, like, true);
    // Text search types say it with the class of syntax errors: tsvector_parser.c, prssyntaxerror.
    const bool isTextSearch = outcome.sqlState == u"42601" && outcome.text.contains(u" in tsvector"_s);
    const bool rowsRefuse = outcome.sqlState.startsWith(u"22"_s) || outcome.sqlState.startsWith(u"23"_s) || isTextSearch;
    return rowsRefuse ? run(pair, like, false) : outcome;
}

QString RandomSchemasTest::report(quint64 seed, const RandomPair &pair, const testing::InvariantOutcome &outcome)
{
    return u"seed %1: %2: %3\n-- a.sql\n%4\n-- b.sql\n%5\n-- plan\n%6\n-- down\n%7\n"_s.arg(QString::number(seed),
        testing::stageText(outcome.stage), outcome.text, testing::scriptOf(pair.before), testing::scriptOf(pair.after),
        plan::planSql(outcome.plan), plan::planSql(outcome.down));
}

QString RandomSchemasTest::minimal(quint64 seed, const RandomPair &pair, const testing::InvariantOutcome &outcome)
{
    const RandomPair small = testing::shrink(pair, [&](const RandomPair &smaller) {
        const testing::InvariantOutcome again = check(smaller, &outcome);
        return again.stage == outcome.stage && again.sqlState == outcome.sqlState;
    });
    return u"first: "_s + outcome.text + u'\n' + report(seed, small, check(small, &outcome));
}

void RandomSchemasTest::sameSeedSamePair()
{
    for (const quint64 seed : { 7U, 8U }) {
        const RandomPair first = pairOf(seed);
        const RandomPair second = pairOf(seed);
        QCOMPARE(testing::scriptOf(first.before), testing::scriptOf(second.before));
        QCOMPARE(testing::scriptOf(first.after), testing::scriptOf(second.after));
    }
}

// A failure that is ours alone: "there is a view". What remains is a view and its schema.
void RandomSchemasTest::shrinksToWhatFails()
{
    const auto hasView = [](const RandomPair &pair) {
        return std::ranges::any_of(pair.after.items, [](const testing::RandomItem &item) {
            return item.kind == testing::ItemKind::View && !item.text.contains(u"FROM"_s);
        });
    };
    for (quint64 seed = 1; seed < 200; ++seed) {
        const RandomPair pair = pairOf(seed);
        if (!hasView(pair))
            continue;
        const RandomPair small = testing::shrink(pair, hasView);
        QCOMPARE(small.after.items.size(), 2);
        QVERIFY(small.before.items.size() <= 2);
        return;
    }
    QFAIL("no random schema has a view without tables");
}

void RandomSchemasTest::pairs()
{
    constexpr int shortRun = 30;
    const int count = numberFrom("RANDOM_PAIRS", shortRun);
    const int first = numberFrom("RANDOM_SEED", 1);
    const bool keepsOn = numberFrom("RANDOM_KEEPS_ON", 0) != 0;
    QMap<QString, int> stages;
    int failures = 0;
    qint64 milliseconds = 0;
    for (int seed = first; seed < first + count; ++seed) {
        QElapsedTimer timer;
        timer.start();
        const RandomPair pair = pairOf(static_cast<quint64>(seed));
        const testing::InvariantOutcome outcome = check(pair);
        milliseconds += timer.elapsed();
        ++stages[testing::stageText(outcome.stage)];
        // A refusal names what cannot be done; it is counted.
        const bool isRefused = outcome.stage == InvariantStage::Refused || outcome.stage == InvariantStage::DownRefused;
        if (isRefused)
            qInfo("seed %d: refused: %s", seed, qPrintable(outcome.text.section(u'\n', 0, 0)));
        if (isRefused && qEnvironmentVariableIsSet("RANDOM_VERBOSE"))
            qInfo("%s", qPrintable(report(static_cast<quint64>(seed), pair, outcome)));
        if (outcome.stage == InvariantStage::Converged || isRefused)
            continue;
        ++failures;
        const QString text = minimal(static_cast<quint64>(seed), pair, outcome);
        if (!keepsOn)
            QFAIL(qPrintable(text));
        qWarning("%s", qPrintable(text));
    }
    for (auto stage = stages.cbegin(); stage != stages.cend(); ++stage)
        qInfo("PostgreSQL %d: %5d %s", m_fixture->majorVersion(), stage.value(), qPrintable(stage.key()));
    qInfo("%lld ms per pair, %d statements mended", milliseconds / std::max(count, 1), m_mended);
    QCOMPARE(failures, 0);
}

QTEST_GUILESS_MAIN(RandomSchemasTest)
#include "tst_randomschemas.moc"
