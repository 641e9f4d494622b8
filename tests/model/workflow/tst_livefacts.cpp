// The same file on a table with five million rows and on its empty twin, beside a transaction that has been left open, and
// through PgBouncer.
#include "model/catalog/loadfacts.h"
#include "model/catalog/tablefacts.h"
#include "model/lint/duration.h"
#include "model/workflow/lintedtext.h"
#include "tests/support/pgfixture.h"
#include "tests/support/requirement.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace schemawright;
using schemawright::testing::PgFixture;

class TestLiveFacts : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void sameFileOtherSeverities_data();
    void sameFileOtherSeverities();
    void openTransactionIsNamed();
    void writesAreCounted();
    void sequencesNearTheirEnd();
    void durationsHoldWhatTheyPromise_data();
    void durationsHoldWhatTheyPromise();
    void nothingIsSaidOfWhatWasNotMeasured();
    void behindAPooler_data();
    void behindAPooler();

private:
    QList<lint::Finding> findingsOf(const QString &sql, postgres::Connection &connection);
    std::unique_ptr<PgFixture> m_fixture;
    QString m_name;
};

namespace {

lint::Finding findingOf(const QList<lint::Finding> &findings, const QString &rule)
{
    const auto found = std::ranges::find(findings, rule, &lint::Finding::rule);
    return found == findings.end() ? lint::Finding() : *found;
}

/// Stopped with its object.
class PgBouncer
{
public:
    PgBouncer(const postgres::ConnectionSettings &server, const QString &mode)
    {
        m_folder.setAutoRemove(true);
        QFile(m_folder.path()).setPermissions(QFile::Permissions(0x7777));
        const QString file = m_folder.filePath(u"pgbouncer.ini"_s);
        QFile ini(file);
        if (!ini.open(QIODevice::WriteOnly))
            return;
        ini.write(u"[databases]\n* = host=%1 port=%2 user=%3\n[pgbouncer]\nlisten_port = 6432\nunix_socket_dir = %4\n"
                  "unix_socket_mode = 0777\nauth_type = any\npool_mode = %5\nmax_client_conn = 20\n"_s
                      .arg(server.host, QString::number(server.port > 0 ? server.port : 5432), server.user, m_folder.path(), mode)
                      .toUtf8());
        ini.close();
        ini.setPermissions(QFile::Permissions(0x6444));
        // It refuses to run as root; the server's socket is the user's who runs the server.
        const QStringList user = geteuid() == 0 ? QStringList { u"-u"_s, u"postgres"_s } : QStringList();
        m_process.start(QStandardPaths::findExecutable(u"pgbouncer"_s, { u"/usr/sbin"_s, u"/usr/bin"_s }), user + QStringList { file });
    }
    ~PgBouncer()
    {
        m_process.terminate();
        if (!m_process.waitForFinished(5'000))
            m_process.kill();
        m_process.waitForFinished();
    }
    [[nodiscard]] bool waitForSocket() { return QTest::qWaitFor([this] { return QFile::exists(m_folder.filePath(u".s.PGSQL.6432"_s)); }, 10'000); }
    [[nodiscard]] postgres::ConnectionSettings settings(postgres::ConnectionSettings server) const
    {
        server.host = m_folder.path();
        server.port = 6432;
        return server;
    }
    [[nodiscard]] QString output() { return QString::fromUtf8(m_process.readAllStandardError()); }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
};

} // namespace

void TestLiveFacts::initTestCase()
{
    m_fixture = PgFixture::start(qEnvironmentVariableIntValue("PG_MAJOR"));
    REQUIRE_SERVER(m_fixture);
    m_name = m_fixture->createDatabase();
    m_fixture->runScript(m_name, uR"(
        CREATE UNLOGGED TABLE big (id integer PRIMARY KEY, name text, code bigint);
        INSERT INTO big SELECT i, CASE WHEN i <> 4000000 THEN 'n' END, i * 10 FROM generate_series(1, 5000000) i;
        CREATE TABLE twin (LIKE big INCLUDING ALL);
        CREATE TABLE numbered (id serial PRIMARY KEY, name text);
        INSERT INTO numbered (name) VALUES ('a');
        SELECT setval('numbered_id_seq', 2000000000);
        ANALYZE big;)"_s);
}

QList<lint::Finding> TestLiveFacts::findingsOf(const QString &sql, postgres::Connection &connection)
{
    migrations::MigrationFile file;
    file.fileName = u"1.sql"_s;
    file.text = sql;
    file.txMode = migrations::TxMode::None;
    return workflow::lintFiles({ file }, &connection, {}, {}, { .askRows = true, .measureLoad = true }).first().findings;
}

void TestLiveFacts::sameFileOtherSeverities_data()
{
    using enum lint::Severity;
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("severities"); // on the large table and on the empty one
    QTest::addColumn<QString>("evidence"); // on the large one
    const QString read = u"all 5,000,000 rows of big on postgres@socket/%1 were read: "_s;
    QTest::newRow("lock") << u"ALTER TABLE %1 ALTER COLUMN name SET NOT NULL"_s << u"set-not-null"_s << u"error info"_s
                          << u"big has 5,000,000 rows"_s;
    QTest::newRow("nulls") << u"ALTER TABLE %1 ALTER COLUMN name SET NOT NULL"_s << u"not-null-violation-risk"_s << u"error -"_s
                           << QString(read + u"1 row breaks it");
    QTest::newRow("no nulls") << u"ALTER TABLE %1 ALTER COLUMN code SET NOT NULL"_s << u"not-null-violation-risk"_s << u"- -"_s << QString();
    QTest::newRow("index") << u"CREATE UNIQUE INDEX i ON %1 (code)"_s << u"create-index-non-concurrent"_s << u"error info"_s
                           << u"the new index takes about 1"_s; // hundred and some MB
    // No five seconds are enough for five million keys on a busy machine: then it is said.
    QTest::newRow("unique") << u"CREATE UNIQUE INDEX i ON %1 (code)"_s << u"unique-violation-risk"_s << u"- info|warning info"_s << QString();
    QTest::newRow("check") << u"ALTER TABLE %1 ADD CHECK (code < 49999980)"_s << u"check-violation-risk"_s << u"error -"_s
                           << QString(read + u"3 rows break it");
    QTest::newRow("narrower type that fits") << u"ALTER TABLE %1 ALTER code TYPE integer"_s << u"narrow-column-type"_s << u"info info"_s
                                             << QString(read + u"none breaks it");
    QTest::newRow("rewrite") << u"ALTER TABLE %1 ALTER code TYPE integer"_s << u"change-column-type-rewrite"_s << u"error info"_s
                             << u"the new copy takes"_s;
}

void TestLiveFacts::sameFileOtherSeverities()
{
    QFETCH(QString, sql);
    QFETCH(QString, rule);
    QFETCH(QString, evidence);
    postgres::Connection connection = m_fixture->connect(m_name);
    const auto onTable = [&](const QString &table) { return findingOf(findingsOf(sql.arg(table), connection), rule); };
    const auto severity = [](const lint::Finding &finding) {
        return finding.rule.isEmpty() ? u"-"_s : lint::severityText(finding.severity);
    };
    const lint::Finding onBig = onTable(u"big"_s);
    const QString seen = severity(onBig) + u' ' + severity(onTable(u"twin"_s));
    QFETCH(QString, severities);
    QVERIFY2(severities.split(u'|').contains(seen), qPrintable(seen));
    QVERIFY2(onBig.evidence.contains(evidence.contains(u"%1"_s) ? evidence.arg(m_name) : evidence), qPrintable(onBig.evidence));
}

void TestLiveFacts::openTransactionIsNamed()
{
    postgres::Connection other = m_fixture->connect(m_name);
    QVERIFY_RESULT(other.execute(u"SET application_name = 'shop'; BEGIN; SELECT FROM big LIMIT 1"_s));
    QTest::qSleep(1'100);
    postgres::Connection connection = m_fixture->connect(m_name);
    const lint::Finding finding = findingOf(findingsOf(u"ALTER TABLE big ALTER COLUMN name SET NOT NULL"_s, connection), u"set-not-null"_s);
    const QRegularExpression holder(
        uR"(shop \(user postgres, pid %1\) is idle in transaction since \d+ s and holds ACCESS SHARE on public\.big)"_s.arg(other.backendPid()));
    QVERIFY2(holder.match(finding.evidence).hasMatch(), qPrintable(finding.evidence));
    const lint::Finding onTwin = findingOf(findingsOf(u"ALTER TABLE twin ALTER COLUMN name SET NOT NULL"_s, connection), u"set-not-null"_s);
    QVERIFY(!onTwin.evidence.contains(u"shop"_s));
}

void TestLiveFacts::writesAreCounted()
{
    postgres::Connection connection = m_fixture->connect(m_name);
    // Counters arrive some time after their transaction, and an average needs ten seconds of the server's life.
    const auto isMeasured = [&] {
        return findingOf(findingsOf(u"ALTER TABLE big ALTER COLUMN name SET NOT NULL"_s, connection), u"set-not-null"_s)
            .evidence.contains(u" writes per second on average"_s);
    };
    QVERIFY(QTest::qWaitFor(isMeasured, 20'000));
}

void TestLiveFacts::sequencesNearTheirEnd()
{
    postgres::Connection connection = m_fixture->connect(m_name);
    const lint::Finding finding = findingOf(findingsOf(u"ALTER TABLE numbered ADD note text"_s, connection), u"sequence-exhaustion"_s);
    QCOMPARE(finding.severity, lint::Severity::Error);
    QVERIFY2(finding.evidence.startsWith(u"it is at 2,000,000,000 of 2,147,483,647"_s), qPrintable(finding.evidence));
}

void TestLiveFacts::durationsHoldWhatTheyPromise_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<lint::Work>("work");
    QTest::newRow("scan") << u"ALTER TABLE big ADD CONSTRAINT positive CHECK (id > 0)"_s << lint::Work::Scan;
    QTest::newRow("index") << u"CREATE INDEX timed ON big (code)"_s << lint::Work::IndexBuild;
    QTest::newRow("rewrite") << u"ALTER TABLE big ALTER id TYPE bigint"_s << lint::Work::Rewrite;
}

void TestLiveFacts::durationsHoldWhatTheyPromise()
{
    QFETCH(const QString, sql);
    QFETCH(const lint::Work, work);
    postgres::Connection connection = m_fixture->connect(m_name);
    workflow::FactsOptions options;
    options.calibratedBy = devdb::developmentServerLike(connection.serverVersion());
    migrations::MigrationFile file;
    file.fileName = u"1.sql"_s;
    file.text = sql;
    const workflow::LintedText linted = workflow::lintFiles({ file }, &connection, {}, {}, options).first();
    const bool isSaid = std::ranges::any_of(linted.findings, [](const lint::Finding &finding) {
        return finding.evidence.contains(u"; takes "_s) && finding.evidence.contains(u"(measured on PostgreSQL "_s);
    });
    QVERIFY(isSaid);
    const catalog::Facts facts = workflow::factsFor(sql::parseScript(sql), &connection, {}, options);
    QVERIFY(facts.calibration);
    const auto range = lint::durationOf(work, facts.tables.value({ u"public"_s, u"big"_s }), *facts.calibration);
    QVERIFY(range);
    QVERIFY2(linted.statements.first().lockNote.endsWith(u" · "_s + lint::durationText(*range)), qPrintable(linted.statements.first().lockNote));
    QElapsedTimer timer;
    timer.start();
    QVERIFY_RESULT(connection.execute(u"BEGIN"_s));
    QVERIFY_RESULT(connection.execute(sql));
    const double seconds = static_cast<double>(timer.nsecsElapsed()) / 1e9;
    QVERIFY_RESULT(connection.execute(u"ROLLBACK"_s));
    const QByteArray figures = u"%1 s, said %2 s to %3 s"_s.arg(seconds, 0, 'f', 2).arg(range->lowSeconds, 0, 'f', 2).arg(range->highSeconds, 0, 'f', 2).toUtf8();
    qInfo("%s", figures.constData());
    // Both were measured on the same machine at different moments, which may be busy.
    QVERIFY2(seconds > range->lowSeconds / 3 && seconds < range->highSeconds * 2, figures.constData());
}

void TestLiveFacts::nothingIsSaidOfWhatWasNotMeasured()
{
    postgres::Connection connection = m_fixture->connect(m_name);
    workflow::FactsOptions options;
    options.calibratedBy = devdb::developmentServerLike(connection.serverVersion());
    migrations::MigrationFile file;
    file.fileName = u"1.sql"_s;
    for (const QString &sql : { u"CREATE INDEX CONCURRENTLY i ON big USING hash (code)"_s, u"ALTER TABLE big ADD EXCLUDE USING gist (code WITH =)"_s }) {
        file.text = sql;
        const workflow::LintedText linted = workflow::lintFiles({ file }, &connection, {}, {}, options).first();
        QVERIFY2(linted.statements.first().lockNote.endsWith(u"builds an index"_s), qPrintable(linted.statements.first().lockNote));
        QVERIFY(std::ranges::none_of(linted.findings, [](const lint::Finding &finding) { return finding.evidence.contains(u"; takes "_s); }));
    }
}

void TestLiveFacts::behindAPooler_data()
{
    QTest::addColumn<bool>("shares");
    QTest::newRow("transaction") << true;
    QTest::newRow("session") << false;
}

void TestLiveFacts::behindAPooler()
{
    QFETCH(bool, shares);
    if (QStandardPaths::findExecutable(u"pgbouncer"_s, { u"/usr/sbin"_s, u"/usr/bin"_s }).isEmpty())
        SKIP_UNLESS_REQUIRED("REQUIRE_PG", "pgbouncer is not installed"); // packaging/test installs it
    PgBouncer pooler(m_fixture->settings(m_name), QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY2(pooler.waitForSocket(), qPrintable(pooler.output()));
    auto connection = postgres::Connection::open(pooler.settings(m_fixture->settings(m_name)));
    QVERIFY_RESULT(connection);
    const QString sql = u"SET lock_timeout = '3s'; ALTER TABLE big ALTER COLUMN name SET NOT NULL"_s;
    const QList<lint::Finding> findings = findingsOf(sql, *connection);
    QCOMPARE(findingOf(findings, u"session-setting-behind-pooler"_s).rule.isEmpty(), !shares);
    // All other facts come through it as well.
    QVERIFY(findingOf(findings, u"not-null-violation-risk"_s).evidence.contains(u"1 row breaks it"_s));

    postgres::Connection direct = m_fixture->connect(m_name);
    QVERIFY(findingOf(findingsOf(sql, direct), u"session-setting-behind-pooler"_s).rule.isEmpty());
}

QTEST_GUILESS_MAIN(TestLiveFacts)
#include "tst_livefacts.moc"
