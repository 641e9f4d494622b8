// migrate lint asks a database what ran there: files that are late, files that were edited since, and what somebody made by hand.
#include "cliproject.h"

#include <QDeadlineTimer>
#include <QtTest>

using namespace schemawright;
using namespace schemawright::testing;
using namespace Qt::StringLiterals;

class TestLintDirectory : public QObject
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
        m_project = std::make_unique<CliProject>(*m_fixture);
        m_format = u"atlas"_s;
    }

    void lateFilesAreTold_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("fileName");
        QTest::addColumn<QString>("toolSays");
        QTest::newRow("atlas") << u"atlas"_s << u"%1_t.sql"_s << u"2_t.sql did not run, though later ones did: schemawright-cli migrate apply refuses it"_s;
        QTest::newRow("goose") << u"goose"_s << u"%1_t.sql"_s << u"goose refuses it without -allow-missing"_s;
        QTest::newRow("flyway") << u"flyway"_s << u"V%1__t.sql"_s << u"Flyway refuses it unless outOfOrder is set"_s;
        QTest::newRow("dbmate") << u"dbmate"_s << u"%1_t.sql"_s << u"dbmate runs it next, behind the later ones"_s;
        QTest::newRow("prisma") << u"prisma"_s << u"%1_t/migration.sql"_s << u"Prisma runs it next, behind the later ones"_s;
    }
    void lateFilesAreTold()
    {
        QFETCH(QString, format);
        QFETCH(QString, fileName);
        QFETCH(QString, toolSays);
        m_format = format;
        for (const int number : { 1, 3 })
            write(fileName.arg(number), number);
        apply();
        write(fileName.arg(4), 4); // in its turn
        QVERIFY2(!lint().contains(late), qPrintable(lint()));

        write(fileName.arg(2), 2);
        const QString told = lint();
        QCOMPARE(told.count(late), 1);
        const QString line = lineWith(told, late);
        QVERIFY2(line.startsWith(fileName.arg(2) + u':') && line.contains(u"warning"_s), qPrintable(line));
        QVERIFY2(line.contains(toolSays) && line.contains(u"migrate apply refuses it without --exec-order"_s), qPrintable(line));
        QVERIFY(run(u"apply"_s).exitCode != 0); // as the finding says
        QVERIFY(!lint({ u"--disable"_s, u"out-of-order-migration"_s }).contains(late));
        QVERIFY(!lint({ u"--latest"_s, u"1"_s }).contains(late)); // another file

        QCOMPARE(run(u"apply"_s, { u"--exec-order"_s, u"non-linear"_s }).exitCode, 0);
        QVERIFY2(!lint().contains(late), qPrintable(lint()));
    }

    void editedFilesAreTold_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("fileName");
        QTest::newRow("atlas") << u"atlas"_s << u"%1_t.sql"_s;
        QTest::newRow("flyway") << u"flyway"_s << u"V%1__t.sql"_s;
        QTest::newRow("prisma") << u"prisma"_s << u"%1_t/migration.sql"_s;
    }
    void editedFilesAreTold()
    {
        QFETCH(QString, format);
        QFETCH(QString, fileName);
        m_format = format;
        for (const int number : { 1, 2 })
            write(fileName.arg(number), number);
        apply();
        QVERIFY2(!lint().contains(late), qPrintable(lint()));

        write(fileName.arg(2), 22);
        const QString told = lint();
        QCOMPARE(told.count(late), 1);
        QVERIFY2(lineWith(told, late).startsWith(fileName.arg(2) + u':'), qPrintable(told));
        QVERIFY2(lineWith(told, late).contains(u"was applied and edited since: schemawright-cli migrate apply runs nothing"_s), qPrintable(told));
        QVERIFY2(told.contains(u"= seen on "_s), qPrintable(told));
        write(fileName.arg(3), 3);
        QVERIFY(run(u"apply"_s).exitCode != 0); // as the finding says
        write(fileName.arg(2), 2);
        QVERIFY2(!lint().contains(late), qPrintable(lint()));
    }

    // Supabase's own command runs its files, not our apply.
    void onlyItsToolRunsIt()
    {
        m_format = u"supabase"_s;
        for (const int number : { 1, 2, 3 })
            write(u"2026010100000%1_t.sql"_s.arg(number), number);
        m_project->execute(u"CREATE SCHEMA supabase_migrations; CREATE TABLE supabase_migrations.schema_migrations"
                            " (version text PRIMARY KEY, statements text[], name text);"
                            " INSERT INTO supabase_migrations.schema_migrations VALUES"
                            " ('20260101000001', '{\"CREATE TABLE t1 (id bigint PRIMARY KEY)\"}', 't'),"
                            " ('20260101000003', '{\"CREATE TABLE t33 (id bigint PRIMARY KEY)\"}', 't')"_s);
        const QString told = lint();
        QCOMPARE(told.count(late), 2);
        QVERIFY2(told.contains(u"20260101000002_t.sql did not run, though later ones did: supabase db push refuses it without --include-all\n"_s), qPrintable(told));
        QVERIFY2(told.contains(u"20260101000003_t.sql was applied and edited since\n"_s), qPrintable(told));
    }

    // What a team has accepted stays accepted, and its comment is not called unused where nobody asks a database.
    void commentsAcceptIt()
    {
        for (const int number : { 1, 3 })
            write(u"%1_t.sql"_s.arg(number), number);
        apply();
        m_project->write(u"m/2_t.sql"_s, u"SET lock_timeout = '1s';\n-- schemawright:ignore out-of-order-migration because it ran by hand\nCREATE TABLE t2 (id bigint PRIMARY KEY);\n"_s);
        hash();
        QVERIFY2(lint().contains(late) && lint().contains(u"[unused-ignore]"_s), qPrintable(lint())); // not at the first statement
        m_project->write(u"m/2_t.sql"_s, u"-- schemawright:ignore out-of-order-migration because it ran by hand\nCREATE TABLE t2 (id bigint PRIMARY KEY);\n"_s);
        hash();
        QVERIFY2(!lint().contains(late) && !lint().contains(u"[unused-ignore]"_s), qPrintable(lint()));
        const QString apart = QString::fromUtf8(run(u"lint"_s, {}, {}).standardOutput);
        QVERIFY2(!apart.contains(u"[unused-ignore]"_s), qPrintable(apart));
    }

    void theHistoryMayBeElsewhere()
    {
        m_project->execute(u"CREATE SCHEMA bookkeeping"_s);
        const QStringList elsewhere { u"--revisions-schema"_s, u"bookkeeping"_s };
        for (const int number : { 1, 3 })
            write(u"%1_t.sql"_s.arg(number), number);
        QCOMPARE(run(u"apply"_s, elsewhere + QStringList { u"--allow-dirty"_s }).exitCode, 0);
        write(u"2_t.sql"_s, 2);
        QVERIFY(lint(elsewhere).contains(late));
        QVERIFY(!lint().contains(late)); // nothing ran, as far as that place says
    }

    // What is not asked for by name and cannot be read does not stop the rest.
    void anUnreadableHistoryWarns()
    {
        m_format = u"flyway"_s;
        m_project->execute(u"CREATE TABLE flyway_schema_history (something int)"_s);
        m_project->write(u"m/V1__t.sql"_s, u"DROP TABLE t;\n"_s);
        const ProcessOutput output = run(u"lint"_s);
        QVERIFY2(output.standardOutput.contains("[drop-table]"), output.standardOutput.constData());
        QVERIFY2(output.standardError.contains("Warning: what ran on the database is not known"), output.standardError.constData());
    }

    void aLockedHistoryWarns_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("fileName");
        QTest::addColumn<QString>("table");
        QTest::newRow("atlas") << u"atlas"_s << u"%1_t.sql"_s << u"atlas_schema_revisions.atlas_schema_revisions"_s;
        QTest::newRow("flyway") << u"flyway"_s << u"V%1__t.sql"_s << u"flyway_schema_history"_s;
    }
    void aLockedHistoryWarns()
    {
        QFETCH(QString, format);
        QFETCH(QString, fileName);
        QFETCH(QString, table);
        m_format = format;
        write(fileName.arg(1), 1);
        apply();
        m_project->write(u"m/"_s + fileName.arg(2), u"DROP TABLE t1;\n"_s);
        hash();
        postgres::Connection other = m_fixture->connect(m_project->database());
        QVERIFY_RESULT(other.execute(u"SET idle_in_transaction_session_timeout = '40s'; BEGIN; LOCK TABLE "_s + table));
        const QDeadlineTimer deadline(30'000);
        const ProcessOutput output = run(u"lint"_s);
        QVERIFY(!deadline.hasExpired());
        QVERIFY2(output.standardOutput.contains("[drop-table]"), output.standardOutput.constData());
        QVERIFY2(output.standardError.contains("Warning: what ran on the database is not known"), output.standardError.constData());
    }

    void driftIsTold()
    {
        write(u"1_t.sql"_s, 1);
        apply();
        write(u"2_t.sql"_s, 2);
        write(u"3_t.sql"_s, 3);
        const QStringList asked { u"--enable"_s, u"schema-drift"_s };
        QVERIFY2(!lint(asked).contains(drifted), qPrintable(lint(asked)));

        m_project->execute(u"ALTER TABLE t1 ADD COLUMN by_hand int; CREATE INDEX ON t1 (id)"_s);
        const QString told = lint(asked);
        QCOMPARE(told.count(drifted), 1);
        const QString line = lineWith(told, drifted);
        QVERIFY2(line.startsWith(u"2_t.sql:1:1: warning"_s), qPrintable(line)); // the one that runs next
        QVERIFY2(line.contains(u"column public.t1.by_hand (made by hand)"_s), qPrintable(line));
        QVERIFY2(line.contains(u"index public.t1.t1_id_idx (made by hand)"_s) && !line.contains(u"more"_s), qPrintable(line));
        QVERIFY(!lint().contains(drifted)); // it costs a server: only when it is asked for

        m_project->execute(u"CREATE TABLE a (id int); CREATE TABLE b (id int); DROP TABLE t1; CREATE TABLE c (id int)"_s);
        const QString more = lineWith(lint(asked), drifted);
        QVERIFY2(more.contains(u" and 1 more"_s), qPrintable(more));

        m_project->execute(u"DROP TABLE a, b, c; CREATE TABLE t1 (id bigint PRIMARY KEY); CREATE SCHEMA audit; CREATE TABLE audit.log (id int)"_s);
        QVERIFY2(lint(asked).contains(u"audit"_s), qPrintable(lint(asked)));
        QVERIFY2(!lint(asked + QStringList { u"--exclude"_s, u"audit"_s }).contains(drifted), "--exclude");
        QVERIFY2(!lint(asked + QStringList { u"-s"_s, u"public"_s }).contains(drifted), "--schema");
    }

    // Of directories in all formats nothing is drift but what is.
    void driftOfOtherTools_data()
    {
        QTest::addColumn<QString>("directory");
        for (const char *directory : { "golang-migrate/basic/migrations", "flyway/basic/migrations", "flyway/baseline/migrations",
                 "goose/basic/migrations", "dbmate/basic/migrations", "prisma/basic/migrations", "drizzle/basic/migrations",
                 "alembic/literal/alembic" })
            QTest::newRow(directory) << QString::fromLatin1(directory);
    }
    void driftOfOtherTools()
    {
        QFETCH(QString, directory);
        const QStringList at { u"-u"_s, m_project->url(), u"--dir"_s, QStringLiteral("file://" SCHEMAWRIGHT_SOURCE_DIR "/tests/golden/migrations/") + directory };
        const ProcessOutput applied = m_project->run(QStringList { u"migrate"_s, u"apply"_s } + at);
        QVERIFY2(applied.exitCode == 0, applied.standardError.constData());
        const QStringList arguments = QStringList { u"migrate"_s, u"lint"_s, u"--enable"_s, u"schema-drift"_s } + at;
        const ProcessOutput none = m_project->run(arguments);
        QVERIFY2(!none.standardOutput.contains("[schema-drift]") && !none.standardOutput.contains("[out-of-order-migration]"), none.standardOutput.constData());
        QVERIFY2(!none.standardError.contains("cannot be told"), none.standardError.constData());
        m_project->execute(u"CREATE TABLE by_hand (id int)"_s);
        const QByteArray told = m_project->run(arguments).standardOutput;
        QVERIFY2(told.contains("make: table public.by_hand (made by hand)\n"), told.constData());
    }

    // A checkpoint stands for the files before it where it ran, and is passed over where they did.
    void checkpointsAreReplayed()
    {
        write(u"1_t.sql"_s, 1);
        apply();
        m_project->write(u"m/2_all.sql"_s, u"-- atlas:checkpoint\n\nCREATE TABLE t1 (id bigint PRIMARY KEY);\nCREATE TABLE of_checkpoint (id bigint PRIMARY KEY);\n"_s);
        write(u"3_t.sql"_s, 3);
        const QStringList asked { u"--enable"_s, u"schema-drift"_s };
        QVERIFY2(!lint(asked).contains(drifted), qPrintable(lint(asked)));
        apply();
        QVERIFY2(!lint(asked).contains(drifted), qPrintable(lint(asked)));

        const CliProject fresh(*m_fixture);
        const QStringList onFresh { u"--url"_s, fresh.url() };
        const ProcessOutput before = run(u"lint"_s, asked, onFresh);
        QVERIFY2(!before.standardOutput.contains("[schema-drift]"), before.standardOutput.constData());
        QCOMPARE(run(u"apply"_s, {}, onFresh).exitCode, 0);
        QCOMPARE(fresh.value(u"SELECT to_regclass('of_checkpoint') IS NOT NULL"_s), u"t"_s);
        const ProcessOutput after = run(u"lint"_s, asked, onFresh);
        QVERIFY2(!after.standardOutput.contains("[schema-drift]"), after.standardOutput.constData());
    }

    // What was asked for by name and is not known lets the run fail; what else is found is printed all the same.
    void whatCannotBeComparedFails()
    {
        write(u"1_t.sql"_s, 1);
        write(u"2_t.sql"_s, 2);
        apply();
        write(u"2_t.sql"_s, 22);
        QCOMPARE(run(u"lint"_s).exitCode, 0);
        const ProcessOutput output = run(u"lint"_s, { u"--enable"_s, u"schema-drift"_s });
        QCOMPARE(output.exitCode, 1);
        QVERIFY2(output.standardError.contains("cannot be told: 2_t.sql was applied and edited since"), output.standardError.constData());
        QVERIFY2(QString::fromUtf8(output.standardOutput).contains(late), output.standardOutput.constData());
        const ProcessOutput apart = run(u"lint"_s, { u"--enable"_s, u"schema-drift"_s }, {});
        QCOMPARE(apart.exitCode, 0);
        QVERIFY2(apart.standardError.contains("schema-drift is about a database"), apart.standardError.constData());
    }

    // Beside what rules know: what a server did, from where the files before end.
    void rehearsalsMeasure()
    {
        m_project->write(u"m/1_t.sql"_s, u"CREATE TABLE t (id bigint PRIMARY KEY, name text);\n"_s);
        m_project->write(u"m/2_name.sql"_s, u"ALTER TABLE t RENAME name TO title;\n"_s);
        m_project->write(u"m/3_index.sql"_s, u"SELECT 1;\nCREATE INDEX t_title ON t (title);\n"_s);
        hash();
        const QStringList last { u"--latest"_s, u"1"_s };
        const QString known = QString::fromUtf8(run(u"lint"_s, last, {}).standardOutput);
        QVERIFY2(known.contains(u"[create-index-non-concurrent]"_s) && !known.contains(u"measured on"_s), qPrintable(known));
        const ProcessOutput output = run(u"lint"_s, last + QStringList { u"--rehearse"_s }, {});
        QVERIFY2(QString::fromUtf8(output.standardOutput).contains(u"measured on PostgreSQL "_s), output.standardOutput.constData());
        QVERIFY2(QString::fromUtf8(output.standardOutput).contains(u" (private): SHARE on t"_s), output.standardOutput.constData());
        QVERIFY2(output.standardError.isEmpty(), output.standardError.constData());

        // What is not linted runs in its turn all the same.
        m_project->write(u".schemawright.toml"_s, u"excluded_paths = [\"*/2_name.sql\"]\n"_s);
        const ProcessOutput gap = run(u"lint"_s, { u"--rehearse"_s }, {});
        QVERIFY2(gap.standardOutput.endsWith("in 2 migration files\n"), gap.standardOutput.constData());
        QVERIFY2(gap.standardOutput.contains(" (private): SHARE on t"), gap.standardOutput.constData());
        QVERIFY2(!gap.standardError.contains("does not exist"), gap.standardError.constData());
    }

    void rehearsalsThatFail()
    {
        m_project->write(u"m/1_t.sql"_s, u"CREATE TABLE t (id bigint PRIMARY KEY, name text);\n"_s);
        m_project->write(u"m/2_index.sql"_s, u"CREATE INDEX t_name ON t (name);\nALTER TABLE t\n    ADD COLUMN name text;\n"_s);
        hash();
        const ProcessOutput output = run(u"lint"_s, { u"--rehearse"_s }, {});
        QCOMPARE(output.exitCode, 1);
        QVERIFY2(output.standardError.contains("2_index.sql:2:1: column \"name\" of relation \"t\" already exists"), output.standardError.constData());
        QVERIFY2(output.standardOutput.contains("migration files\n"), output.standardOutput.constData());
        QVERIFY(!run(u"lint"_s, {}, {}).standardError.contains("already exists"));
    }

private:
    static inline const QString late = u"[out-of-order-migration]"_s;
    static inline const QString drifted = u"[schema-drift]"_s;

    static QString lineWith(const QString &text, const QString &part)
    {
        return text.split(u'\n').filter(part).value(0);
    }
    /// A file that makes the table t<number>; its folder is as its tool wants it.
    void write(const QString &name, int number) const
    {
        const QString head = m_format == "goose"_L1 ? u"-- +goose Up\n"_s : m_format == "dbmate"_L1 ? u"-- migrate:up\n"_s : QString();
        const QString down = m_format == "goose"_L1 ? u"-- +goose Down\nDROP TABLE t%1;\n"_s.arg(number)
            : m_format == "dbmate"_L1               ? u"-- migrate:down\nDROP TABLE t%1;\n"_s.arg(number)
                                                    : QString();
        m_project->write(u"m/"_s + name, head + u"CREATE TABLE t%1 (id bigint PRIMARY KEY);\n"_s.arg(number) + down);
        if (m_format == "prisma"_L1)
            m_project->write(u"m/migration_lock.toml"_s, u"provider = \"postgresql\"\n"_s);
        hash();
    }
    void hash() const
    {
        if (m_format == "atlas"_L1)
            QCOMPARE(m_project->run({ u"migrate"_s, u"hash"_s, u"--dir"_s, m_project->file(u"m"_s) }).exitCode, 0);
    }
    ProcessOutput run(const QString &verb, const QStringList &more, const QStringList &database) const
    {
        return m_project->run(QStringList { u"migrate"_s, verb, u"--dir"_s, m_project->file(u"m"_s) + u"?format="_s + m_format } + database + more);
    }
    ProcessOutput run(const QString &verb, const QStringList &more = {}) const { return run(verb, more, { u"-u"_s, m_project->url() }); }
    void apply() const
    {
        const ProcessOutput output = run(u"apply"_s);
        QVERIFY2(output.exitCode == 0, output.standardError.constData());
    }
    QString lint(const QStringList &more = {}) const { return QString::fromUtf8(run(u"lint"_s, more).standardOutput); }

    std::unique_ptr<PgFixture> m_fixture;
    std::unique_ptr<CliProject> m_project;
    QString m_format;
};

QTEST_GUILESS_MAIN(TestLintDirectory)
#include "tst_lintdirectory.moc"
