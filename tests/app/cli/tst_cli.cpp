// schemawright-cli as a pipeline runs it: the real program, real files, a real server, exit codes and streams.
#include "model/base/process.h"
#include "model/base/textfile.h"
#include "tests/support/pgfixture.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

using namespace schemawright;
using namespace schemawright::testing;
using namespace Qt::StringLiterals;

class TestCli : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_fixture = PgFixture::start();
        REQUIRE_SERVER(m_fixture);
    }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        write(u"schema.sql"_s, u"CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL);\n"_s);
        m_url = u"postgres:///%1?host=%2&user=postgres"_s.arg(m_fixture->createDatabase(), m_fixture->settings({}).host);
    }

    void usageErrorsExitWithTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no verb") << QStringList {};
        QTest::newRow("an unknown verb") << QStringList { u"schema"_s, u"frobnicate"_s };
        QTest::newRow("a missing flag") << QStringList { u"schema"_s, u"diff"_s, u"--from"_s, u"file://x.sql"_s };
        QTest::newRow("less than none") << QStringList { u"migrate"_s, u"apply"_s, u"-u"_s, u"postgres:///x"_s, u"--"_s, u"-1"_s };
        QTest::newRow("the last -3") << QStringList { u"migrate"_s, u"lint"_s, u"--latest"_s, u"-3"_s };
        QTest::newRow("no number of rows") << QStringList { u"schema"_s, u"diff"_s, u"--from"_s, u"a"_s, u"--to"_s, u"b"_s, u"--recipe-batch"_s, u"abc"_s };
        QTest::newRow("nothing to move") << QStringList { u"migrate"_s, u"rebase"_s };
        for (const QString &verb : { u"apply"_s, u"down"_s }) {
            for (const QString &timeout : { u"10"_s, u"abc"_s, u"10x"_s, u"99h"_s, QString(), u"-5s"_s, u"1e99s"_s, u"999999999999m"_s })
                QTest::addRow("%s, %s", qPrintable(verb), qPrintable(timeout))
                    << QStringList { u"migrate"_s, verb, u"-u"_s, u"postgres:///x"_s, u"--lock-timeout="_s + timeout };
        }
    }
    void usageErrorsExitWithTwo()
    {
        QFETCH(QStringList, arguments);
        const ProcessOutput output = run(arguments);
        QCOMPARE(output.exitCode, 2);
        QVERIFY(output.standardOutput.isEmpty());
        QVERIFY(!output.standardError.isEmpty());
        QVERIFY2(!output.standardError.contains("terminate called"), output.standardError.constData());
        QVERIFY2(!output.standardError.contains("17976931") && !output.standardError.contains("names is required"), output.standardError.constData());
    }

    void everyVerbHasHelp_data()
    {
        QTest::addColumn<QStringList>("verb");
        for (const QString &verb : { u"schema inspect"_s, u"schema diff"_s, u"schema apply"_s, u"migrate diff"_s, u"migrate new"_s,
                 u"migrate hash"_s, u"migrate validate"_s, u"migrate lint"_s, u"migrate status"_s, u"migrate apply"_s, u"migrate down"_s, u"rules"_s,
                 u"doctor"_s })
            QTest::newRow(qPrintable(verb)) << verb.split(u' ');
    }
    void everyVerbHasHelp()
    {
        QFETCH(QStringList, verb);
        const ProcessOutput output = run(verb + QStringList { u"--help"_s });
        QCOMPARE(output.exitCode, 0);
        QVERIFY(output.standardOutput.size() > 100);
    }

    void inspectPrintsDdlThatRecreatesTheSchema()
    {
        const ProcessOutput output = run({ u"schema"_s, u"inspect"_s, u"-u"_s, file(u"schema.sql"_s) });
        QCOMPARE(output.exitCode, 0);
        write(u"again.sql"_s, QString::fromUtf8(output.standardOutput));
        const ProcessOutput diff = run({ u"schema"_s, u"diff"_s, u"--from"_s, file(u"schema.sql"_s), u"--to"_s, file(u"again.sql"_s) });
        QCOMPARE(diff.standardOutput.trimmed(), "Schemas are synced, no changes to be made.");
        QCOMPARE(diff.exitCode, 0);
    }

    void aRewriteOffersTheWayWithout()
    {
        write(u"wide.sql"_s, u"CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL, n bigint);\n"_s);
        write(u"schema.sql"_s, u"CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL, n integer);\n"_s);
        const QStringList diff { u"schema"_s, u"diff"_s, u"--from"_s, file(u"schema.sql"_s), u"--to"_s, file(u"wide.sql"_s) };
        const ProcessOutput output = run(diff);
        const QString flag = u"--recipe 'expand-contract:public.users.n'"_s;
        QVERIFY2(output.standardError.contains(flag.toUtf8()), output.standardError.constData());
        const ProcessOutput taken = run(diff + QStringList { u"--recipe"_s, u"expand-contract:public.users.n"_s });
        QVERIFY2(taken.exitCode == 0 && !taken.standardError.contains("--recipe"), taken.standardError.constData());
    }

    // Who develops the files on another server says nothing.
    void defaultPrivilegesOfFilesAreTheConnectedRoles()
    {
        write(u"schema.sql"_s, u"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO PUBLIC;\n"_s);
        const ProcessOutput applied = run({ u"schema"_s, u"apply"_s, u"-u"_s, m_url, u"--to"_s, file(u"schema.sql"_s), u"--auto-approve"_s });
        QVERIFY2(applied.exitCode == 0, applied.standardError.constData());
        for (const bool filesFirst : { true, false }) {
            const QString first = filesFirst ? file(u"schema.sql"_s) : m_url;
            const QString second = filesFirst ? m_url : file(u"schema.sql"_s);
            const ProcessOutput diff = run({ u"schema"_s, u"diff"_s, u"--from"_s, first, u"--to"_s, second });
            QCOMPARE(diff.standardOutput.trimmed(), "Schemas are synced, no changes to be made.");
        }
    }

    void inspectPrintsJson()
    {
        const ProcessOutput output
            = run({ u"schema"_s, u"inspect"_s, u"-u"_s, file(u"schema.sql"_s), u"--format"_s, u"{{ json . }}"_s });
        const QJsonDocument json = QJsonDocument::fromJson(output.standardOutput);
        QCOMPARE(json[u"schemas"_s][0][u"tables"_s][0][u"name"_s].toString(), u"users"_s);
    }

    void brokenFilesAreNamed()
    {
        write(u"broken.sql"_s, u"CREATE TABLE t (\n  id integerr\n);\n"_s);
        const ProcessOutput output = run({ u"schema"_s, u"inspect"_s, u"-u"_s, file(u"broken.sql"_s) });
        QCOMPARE(output.exitCode, 1);
        QVERIFY2(output.standardError.contains("broken.sql:2:6: type \"integerr\" does not exist"), output.standardError.constData());
        QVERIFY(output.standardOutput.isEmpty());
    }

    void theWholeWayOfAMigration()
    {
        const QString directory = file(u"migrations"_s);
        const QStringList diff { u"migrate"_s, u"diff"_s, u"init"_s, u"--dir"_s, directory, u"--to"_s, file(u"schema.sql"_s) };
        QCOMPARE(run(diff).exitCode, 0);
        QVERIFY(run(diff).standardOutput.contains("synced"));
        QVERIFY(QFile::exists(m_folder->filePath(u"migrations/atlas.sum"_s)));
        QCOMPARE(run({ u"migrate"_s, u"validate"_s, u"--dir"_s, directory, u"--dev-url"_s, u"embedded://"_s }).exitCode, 0);

        const QStringList status { u"migrate"_s, u"status"_s, u"--dir"_s, directory, u"-u"_s, m_url };
        QVERIFY(run(status).standardOutput.contains("PENDING"));
        const ProcessOutput applied = run({ u"migrate"_s, u"apply"_s, u"--dir"_s, directory, u"-u"_s, m_url });
        QVERIFY2(applied.exitCode == 0, applied.standardError.constData());
        QVERIFY(run(status).standardOutput.contains("Migration Status: OK"));

        // A second change: its index comes CONCURRENTLY, in a file of its own.
        write(u"schema.sql"_s,
            u"CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL, city text);\nCREATE INDEX users_city ON users (city);\n"_s);
        const ProcessOutput second = run(QStringList(diff).replaceInStrings(u"init"_s, u"city"_s));
        QVERIFY2(second.exitCode == 0, second.standardError.constData());
        QCOMPARE(second.standardOutput.trimmed().split('\n').size(), 2);
        QCOMPARE(run({ u"migrate"_s, u"apply"_s, u"--dir"_s, directory, u"-u"_s, m_url }).exitCode, 0);
        const ProcessOutput same = run({ u"schema"_s, u"diff"_s, u"--from"_s, m_url, u"--to"_s, file(u"schema.sql"_s) });
        QVERIFY2(same.standardOutput.contains("synced"), same.standardError.constData());
    }

    void editedFilesAreNoticed()
    {
        const QString directory = file(u"migrations"_s);
        QCOMPARE(run({ u"migrate"_s, u"new"_s, u"first"_s, u"--dir"_s, directory }).exitCode, 0);
        const QString path = m_folder->filePath(u"migrations/"_s + QDir(m_folder->filePath(u"migrations"_s)).entryList({ u"*.sql"_s }).first());
        QVERIFY_RESULT(writeTextFile(path, u"SELECT 1;\n"_s));
        const ProcessOutput output = run({ u"migrate"_s, u"validate"_s, u"--dir"_s, directory });
        QCOMPARE(output.exitCode, 1);
        QVERIFY2(output.standardError.contains("was edited"), output.standardError.constData());
        QCOMPARE(run({ u"migrate"_s, u"hash"_s, u"--dir"_s, directory }).exitCode, 0);
        QCOMPARE(run({ u"migrate"_s, u"validate"_s, u"--dir"_s, directory }).exitCode, 0);
    }

    void lintFailsOnErrorsWithEvidence()
    {
        m_fixture->runScript(m_url.section(u'/', 3).section(u'?', 0, 0),
            u"CREATE TABLE events (id int, note text); INSERT INTO events SELECT i, repeat('x', 200) FROM generate_series(1, 20000) i; ANALYZE events;"_s);
        const QString directory = file(u"migrations"_s);
        QVERIFY(QDir(m_folder->path()).mkpath(u"migrations"_s));
        write(u"migrations/20260101000000_x.sql"_s, u"CREATE INDEX events_note ON events (note);\n"_s);
        QCOMPARE(run({ u"migrate"_s, u"hash"_s, u"--dir"_s, directory }).exitCode, 0);
        const ProcessOutput output = run({ u"migrate"_s, u"lint"_s, u"--dir"_s, directory, u"-u"_s, m_url });
        QCOMPARE(output.exitCode, 1);
        QVERIFY2(output.standardOutput.contains("create-index-non-concurrent"), output.standardOutput.constData());
        QVERIFY2(output.standardOutput.contains("20,000 rows"), output.standardOutput.constData());
        const ProcessOutput json = run({ u"migrate"_s, u"lint"_s, u"--dir"_s, directory, u"--format"_s, u"json"_s });
        QVERIFY(!QJsonDocument::fromJson(json.standardOutput)[u"Files"_s].toArray().isEmpty());
    }

    void lintRunsTheRulesThatItIsAskedFor()
    {
        const QString directory = file(u"asked"_s);
        QVERIFY(QDir(m_folder->path()).mkpath(u"asked"_s));
        write(u"asked/20260101000000_x.sql"_s, u"CREATE TABLE t (id bigint PRIMARY KEY, data json);\n"_s);
        QCOMPARE(run({ u"migrate"_s, u"hash"_s, u"--dir"_s, directory }).exitCode, 0);
        const QStringList lint { u"migrate"_s, u"lint"_s, u"--dir"_s, directory };
        QVERIFY(run(lint).standardOutput.startsWith("0 findings"));
        const ProcessOutput asked = run(lint + QStringList { u"--enable"_s, u"prefer-jsonb,require-comment"_s });
        QVERIFY2(asked.standardOutput.contains("[prefer-jsonb]"), asked.standardOutput.constData());
        QVERIFY(asked.standardOutput.contains("[require-comment]"));
        QVERIFY(!run(lint + QStringList { u"--enable"_s, u"style"_s, u"--disable"_s, u"prefer-jsonb"_s })
                     .standardOutput.contains("[prefer-jsonb]"));
        const ProcessOutput unknown = run(lint + QStringList { u"--enable"_s, u"prefer-xml"_s });
        QCOMPARE(unknown.exitCode, 2);
        QVERIFY2(unknown.standardError.contains("there is no rule prefer-xml"), unknown.standardError.constData());
    }

    void schemaApplyAsksAndApplies()
    {
        const QStringList arguments { u"schema"_s, u"apply"_s, u"-u"_s, m_url, u"--to"_s, file(u"schema.sql"_s) };
        const ProcessOutput asked = run(arguments); // standard input is no terminal
        QCOMPARE(asked.exitCode, 1);
        QVERIFY(asked.standardError.contains("--auto-approve"));
        const ProcessOutput applied = run(arguments + QStringList { u"--auto-approve"_s });
        QVERIFY2(applied.exitCode == 0, applied.standardError.constData());
        QVERIFY(run(arguments).standardOutput.contains("synced"));
    }

    // What Atlas's pipelines look at: the exit code of a look, too.
    void aLookAtErrorsEndsWithOne()
    {
        const QStringList look { u"schema"_s, u"apply"_s, u"-u"_s, m_url, u"--to"_s, file(u"schema.sql"_s), u"--dry-run"_s };
        QCOMPARE(run(look).exitCode, 0);
        m_fixture->runScript(database(), u"CREATE TABLE gone AS SELECT generate_series(1, 1000) AS a"_s);
        const ProcessOutput output = run(look);
        QVERIFY2(output.standardError.contains("error [drop-table]") && !output.standardError.contains("<text>"), output.standardError.constData());
        QCOMPARE(output.exitCode, 1);
    }

    void anEmptySchemaTakesNoRowsUnasked()
    {
        write(u"empty.sql"_s, QString());
        m_fixture->runScript(database(), u"CREATE TABLE kept (a int)"_s);
        const QStringList apply { u"schema"_s, u"apply"_s, u"-u"_s, m_url, u"--to"_s, file(u"empty.sql"_s), u"--auto-approve"_s };
        m_fixture->runScript(database(), u"INSERT INTO kept VALUES (1), (2)"_s);
        const ProcessOutput refused = run(apply);
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.standardError.contains("has no table at all: applying it would lose 2 rows of table public.kept"), refused.standardError.constData());
        QVERIFY2(refused.standardError.contains("--allow-data-loss"), refused.standardError.constData());
        const ProcessOutput meant = run(apply + QStringList { u"--allow-data-loss"_s });
        QVERIFY2(meant.exitCode == 0, meant.standardError.constData());
        m_fixture->runScript(database(), u"CREATE TABLE kept (a int)"_s); // without rows nothing is lost
        QCOMPARE(run(apply).exitCode, 0);
    }

    // head(1) has what it wants; the migrations ran.
    void aReaderThatStopsIsNoFailure()
    {
        QVERIFY(QDir().mkpath(m_folder->filePath(u"m"_s)));
        write(u"m/1_a.sql"_s, u"CREATE TABLE a (id int);\n"_s);
        QCOMPARE(run({ u"migrate"_s, u"hash"_s, u"--dir"_s, file(u"m"_s) }).exitCode, 0);
        ProcessRequest request;
        request.program = u"/bin/sh"_s;
        request.arguments = { u"-c"_s, u"{ sleep 1; \"$@\"; echo \"code $?\" >&2; } | true"_s, u"sh"_s,
            QStringLiteral(SCHEMAWRIGHT_BINARY_DIR "/bin/schemawright-cli"), u"migrate"_s, u"apply"_s, u"-u"_s, m_url, u"--dir"_s, file(u"m"_s) };
        request.environment.insert(u"XDG_DATA_HOME"_s, m_folder->filePath(u"data"_s));
        const auto output = runProcess(request);
        QVERIFY_RESULT(output);
        QVERIFY2(output->standardError.contains("code 0"), output->standardError.constData());
        QVERIFY(run({ u"migrate"_s, u"status"_s, u"-u"_s, m_url, u"--dir"_s, file(u"m"_s) }).standardOutput.contains("Migration Status: OK"));
    }

    void passwordsAreNeverPrinted()
    {
        const ProcessOutput output
            = run({ u"schema"_s, u"inspect"_s, u"-u"_s, u"postgres://app:hunter2@127.0.0.1:1/shop?connect_timeout=2"_s });
        QCOMPARE(output.exitCode, 1);
        QVERIFY(!output.standardError.contains("hunter2"));
        QVERIFY(output.standardError.contains("app@127.0.0.1:1/shop"));
    }

    void rulesHavePages()
    {
        QVERIFY(run({ u"rules"_s }).standardOutput.contains("drop-column"));
        QVERIFY(run({ u"rules"_s, u"DS103"_s }).standardOutput.contains("column"));
        QCOMPARE(run({ u"rules"_s, u"no-such-rule"_s }).exitCode, 1);
    }

    void doctorListsServers() { QVERIFY(run({ u"doctor"_s }).standardOutput.contains("PostgreSQL servers:")); }

private:
    void write(const QString &name, const QString &text) { QVERIFY_RESULT(writeTextFile(m_folder->filePath(name), text)); }
    [[nodiscard]] QString database() const { return m_url.section(u'/', 3).section(u'?', 0, 0); }
    [[nodiscard]] QString file(const QString &name) const { return u"file://"_s + m_folder->filePath(name); }
    [[nodiscard]] ProcessOutput run(const QStringList &arguments) const
    {
        ProcessRequest request;
        request.program = QStringLiteral(SCHEMAWRIGHT_BINARY_DIR "/bin/schemawright-cli");
        request.arguments = arguments;
        request.environment.insert(u"XDG_DATA_HOME"_s, m_folder->filePath(u"data"_s));
        auto output = runProcess(request);
        if (!output)
            qFatal("%s", qPrintable(output.error().toText()));
        return *output;
    }

    std::unique_ptr<PgFixture> m_fixture;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_url;
};

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
