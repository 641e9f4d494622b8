// lint -u as a pipeline meets it: the database is away, slow or locked, or goes away meanwhile; and what is shown of its rows.
#include "cliproject.h"

#include "tests/model/apply/ownserver.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QtTest>

#include <map>
#include <memory>

using namespace Qt::StringLiterals;
using namespace schemawright;
using schemawright::testing::CliProject;
using schemawright::testing::OwnServer;
using schemawright::testing::PgFixture;

class TestLintConnection : public QObject
{
    Q_OBJECT
private slots:
    void itIsLostMeanwhile_data()
    {
        QTest::addColumn<int>("version");
        QTest::addColumn<QString>("format");
        for (const int version : { 15, 18 }) {
            for (const char *format : { "text", "json" })
                QTest::addRow("%d, %s", version, format) << version << QString::fromLatin1(format);
        }
    }
    void itIsLostMeanwhile()
    {
        QFETCH(const QString, format);
        // Two minutes for all rows; the first second is enough.
        m_project->execute(u"CREATE TABLE t (id integer PRIMARY KEY, name text); INSERT INTO t SELECT i, 'n' FROM generate_series(1, 10000) i"_s);
        m_project->write(u"1.sql"_s, u"ALTER TABLE t ADD CHECK (md5(repeat(name, 10000000)) <> 'a');\nDROP TABLE t;\n"_s);
        QProcess process;
        process.start(QStringLiteral(SCHEMAWRIGHT_BINARY_DIR "/bin/schemawright-cli"), lintArguments({ u"--format"_s, format }));
        postgres::Connection other = fixture().connect(m_project->database());
        const auto isEnded = [&other] {
            const auto ended = other.query(u"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
                                            " AND pid <> pg_backend_pid() AND state = 'active' AND query LIKE '%md5%'"_s);
            return ended && ended->rowCount() == 1;
        };
        QVERIFY(QTest::qWaitFor(isEnded, 10'000));
        QVERIFY(process.waitForFinished(10'000));
        QCOMPARE(process.exitCode(), 1);
        QCOMPARE(process.readAllStandardError(), isLost);
        // What could be said is said.
        const QByteArray said = process.readAllStandardOutput();
        QVERIFY2(said.contains("drop-table") && said.contains("the rows of public.t were not read to the end"), said.constData());
    }

    void itIsLostWhileFactsAreRead_data() { addVersions(); }
    void itIsLostWhileFactsAreRead()
    {
        m_project->execute(u"CREATE TABLE t (id integer)"_s);
        m_project->write(u"1.sql"_s, u"CREATE INDEX i ON t (id);\n"_s);
        postgres::Connection other = fixture().connect(m_project->database());
        QVERIFY_RESULT(other.execute(u"BEGIN; LOCK TABLE pg_catalog.pg_statistic"_s));
        QProcess process;
        process.start(QStringLiteral(SCHEMAWRIGHT_BINARY_DIR "/bin/schemawright-cli"), lintArguments());
        QVERIFY(QTest::qWaitFor([&other] {
            const auto ended = other.query(u"SELECT pg_terminate_backend(pid) FROM pg_locks WHERE relation = 'pg_statistic'::regclass AND NOT granted"_s);
            return ended && ended->rowCount() == 1;
        }, 10'000));
        QVERIFY(process.waitForFinished(10'000));
        QCOMPARE(process.exitCode(), 1);
        QCOMPARE(process.readAllStandardError(), isLost);
        const QByteArray said = process.readAllStandardOutput();
        QVERIFY2(said.contains("The database did not answer in time, or refused"), said.constData());
    }

    void catalogsThatAreLocked_data()
    {
        QTest::addColumn<int>("version");
        QTest::addColumn<QString>("catalog");
        for (const int version : { 15, 18 }) {
            for (const char *catalog : { "pg_statistic", "pg_constraint", "pg_policy", "pg_proc", "pg_type", "pg_namespace" })
                QTest::addRow("%d, %s", version, catalog) << version << QString::fromLatin1(catalog);
        }
    }
    void catalogsThatAreLocked()
    {
        QFETCH(const QString, catalog);
        m_project->execute(u"CREATE TABLE t (id integer)"_s);
        m_project->write(u"1.sql"_s, u"CREATE INDEX i ON t (id);\n"_s);
        postgres::Connection other = fixture().connect(m_project->database());
        QVERIFY_RESULT(other.execute(u"SET idle_in_transaction_session_timeout = '20s'; BEGIN; LOCK TABLE pg_catalog.%1 IN ACCESS EXCLUSIVE MODE"_s.arg(catalog)));
        QElapsedTimer timer;
        timer.start();
        const ProcessOutput output = m_project->run(lintArguments());
        QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(output.exitCode, 1); // as without a database
        QVERIFY2(output.standardOutput.contains("The database did not answer in time, or refused: this assumes that t has rows"), output.standardOutput.constData());
        QVERIFY2(!output.standardOutput.contains("No database was asked"), output.standardOutput.constData());
        QVERIFY2(output.standardError.isEmpty(), output.standardError.constData());
    }

    void tablesThatAreLocked_data() { addVersions(); }
    void tablesThatAreLocked()
    {
        m_project->execute(u"CREATE TABLE t (id integer); INSERT INTO t VALUES (NULL)"_s);
        m_project->write(u"1.sql"_s, u"ALTER TABLE t ALTER id SET NOT NULL;\n"_s);
        postgres::Connection other = fixture().connect(m_project->database());
        QVERIFY_RESULT(other.execute(u"BEGIN; LOCK TABLE t"_s));
        const QByteArray locked = m_project->run(lintArguments()).standardOutput;
        QVERIFY2(locked.contains("somebody locks public.t: its rows were not asked"), locked.constData());
        QVERIFY_RESULT(other.execute(u"ROLLBACK"_s));
        const QByteArray open = m_project->run(lintArguments()).standardOutput;
        QVERIFY2(open.contains(": 1 row breaks it"), open.constData());
    }

    void thereIsNoSocket()
    {
        m_project->write(u"1.sql"_s, u"SELECT 1;\n"_s);
        const ProcessOutput output = m_project->run({ u"lint"_s, m_project->path(u"1.sql"_s), u"-u"_s, u"postgres:///shop?host=/no/such/folder&user=app"_s });
        QCOMPARE(output.exitCode, 1);
        QVERIFY(output.standardOutput.isEmpty());
        const QString said = QString::fromUtf8(output.standardError);
        QVERIFY2(said.startsWith(u"Error: cannot connect to app@"_s) && said.contains(u"No such file or directory"_s), qPrintable(said));
        QVERIFY2(said.endsWith(u"\nHint: Check that the server runs and that host and port are right.\n"_s), qPrintable(said));
        QCOMPARE(said.count(u'\n'), 2);
    }

    void thePasswordIsWrong_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("in the middle") << u"postgres://app:%2@/postgres?host=%1"_s;
        QTest::newRow("as a parameter") << u"postgres:///postgres?host=%1&user=app&password=%2"_s;
        QTest::newRow("keywords") << u"host=%1 dbname=postgres user=app password=%2"_s;
    }
    void thePasswordIsWrong()
    {
        QFETCH(const QString, url);
        const OwnServer &server = passwordServer();
        m_project->write(u"1.sql"_s, u"SELECT 1;\n"_s);
        const auto lint = [&](const QString &password) {
            return m_project->run({ u"lint"_s, m_project->path(u"1.sql"_s), u"-u"_s, url.arg(server.settings({}).host, password) });
        };
        const ProcessOutput output = lint(u"s3same-street"_s);
        QCOMPARE(output.exitCode, 1);
        QVERIFY(output.standardOutput.isEmpty());
        const QString said = QString::fromUtf8(output.standardError);
        QVERIFY2(said.startsWith(u"Error: cannot connect to app@"_s) && said.contains(u"password authentication failed for user \"app\""_s), qPrintable(said));
        QVERIFY2(said.contains(u"\nHint: Check user and password"_s), qPrintable(said));
        QCOMPARE(said.count(u'\n'), 2);
        QVERIFY2(!said.contains(u"s3same"_s), qPrintable(said));
        const ProcessOutput right = lint(u"open-it"_s);
        QVERIFY2(right.exitCode == 0 && right.standardError.isEmpty(), right.standardError.constData());
    }

    void keysOfRows_data()
    {
        QTest::addColumn<int>("version");
        QTest::addColumn<QString>("statement");
        QTest::addColumn<QString>("number"); // of the rows, said anyway
        QTest::addColumn<QString>("secret");
        for (const int version : { 15, 18 }) {
            QTest::addRow("%d, null", version) << version << u"ALTER TABLE t ALTER note SET NOT NULL"_s << u"1 row breaks it"_s << u"id = 4711"_s;
            QTest::addRow("%d, check", version) << version << u"ALTER TABLE t ADD CHECK (code <> 'secret')"_s << u"1 row breaks it"_s << u"id = 4711"_s;
            QTest::addRow("%d, duplicates", version) << version << u"CREATE UNIQUE INDEX i ON t (twice)"_s << u"1 key stands more than once"_s << u"twice = 815"_s;
        }
        // Before PostgreSQL 16 nobody can ask whether a text is a number: the server's error names the value.
        const QString conversion = u"ALTER TABLE t ALTER code TYPE integer USING code::integer"_s;
        QTest::newRow("15, conversion") << 15 << conversion << u"22P02"_s << u"\"secret\""_s;
        QTest::newRow("18, conversion") << 18 << conversion << u"1 row breaks it"_s << u"id = 4711"_s;
    }
    void keysOfRows()
    {
        QFETCH(const QString, statement);
        QFETCH(const QString, number);
        QFETCH(const QString, secret);
        m_project->execute(u"CREATE TABLE t (id integer PRIMARY KEY, note text, code text, twice integer);"
                            " INSERT INTO t VALUES (4711, NULL, 'secret', 815), (2, 'a', '5', 815)"_s);
        m_project->write(u"1.sql"_s, statement + u";\n"_s);
        for (const char *format : { "text", "json", "sarif", "github", "gitlab", "markdown" }) {
            const QStringList inFormat { u"--format"_s, QString::fromLatin1(format) };
            const QString without = said(m_project->run(lintArguments(inFormat)));
            QVERIFY2(without.contains(number), qPrintable(without));
            QVERIFY2(!without.contains(secret), qPrintable(without));
            const QString with = said(m_project->run(lintArguments(inFormat + QStringList { u"--show-keys"_s })));
            QVERIFY2(with.contains(secret), qPrintable(with));
        }
    }

    // Rows that begin with a version are about that server.
    void init()
    {
        const int version = QByteArray(QTest::currentDataTag()).left(2).toInt();
        m_version = version > 0 ? version : 15;
        if (!m_fixtures.contains(m_version))
            m_fixtures[m_version] = PgFixture::start(m_version);
        REQUIRE_SERVER(m_fixtures.at(m_version));
        m_project = std::make_unique<CliProject>(fixture());
    }
    void cleanup() { m_project.reset(); }

private:
    static inline const QByteArray isLost = "Error: the connection to the database was lost: what was not looked up by then is assumed\n"
                                            "Hint: Run it again when the server is there.\n";

    static void addVersions()
    {
        QTest::addColumn<int>("version");
        QTest::newRow("15") << 15;
        QTest::newRow("18") << 18;
    }
    [[nodiscard]] PgFixture &fixture() { return *m_fixtures.at(m_version); }
    [[nodiscard]] QStringList lintArguments(const QStringList &more = {}) const
    {
        return QStringList { u"lint"_s, m_project->path(u"1.sql"_s), u"-u"_s, m_project->url() } + more;
    }
    /// Formats write quotation marks in their own ways.
    static QString said(const ProcessOutput &output)
    {
        return QString::fromUtf8(output.standardOutput + output.standardError).replace(u"\\\""_s, u"\""_s).replace(u"&quot;"_s, u"\""_s);
    }
    /// A server that asks user app for the password open-it.
    const OwnServer &passwordServer()
    {
        if (m_server)
            return *m_server;
        m_server = std::make_unique<OwnServer>();
        auto connection = postgres::Connection::open(m_server->settings(u"postgres"_s));
        // The first line that fits decides. The file must stay its owner's.
        QFile rules(m_server->dataFolder() + u"/pg_hba.conf"_s);
        const bool isOpen = rules.open(QIODevice::ReadWrite);
        const QByteArray before = rules.readAll();
        const bool isWritten = isOpen && rules.seek(0) && rules.write("local all app scram-sha-256\n" + before) > 0 && rules.flush();
        if (!connection || !isWritten || !connection->execute(u"CREATE ROLE app LOGIN PASSWORD 'open-it'"_s)
            || !connection->execute(u"SELECT pg_reload_conf()"_s))
            qFatal("the server cannot be told to ask for passwords");
        return *m_server;
    }

    std::map<int, std::unique_ptr<PgFixture>> m_fixtures;
    int m_version = 0;
    std::unique_ptr<CliProject> m_project;
    std::unique_ptr<OwnServer> m_server;
};

QTEST_GUILESS_MAIN(TestLintConnection)
#include "tst_lintconnection.moc"
