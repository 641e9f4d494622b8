// migrate down on directories of other tools: taken back as Atlas's are, and out of the tool's own history table.
#include "cliproject.h"

#include <QtTest>

using namespace schemawright;
using namespace schemawright::testing;
using namespace Qt::StringLiterals;

class TestToolDown : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_fixture = PgFixture::start();
        REQUIRE_SERVER(m_fixture);
    }
    void init() { m_project = std::make_unique<CliProject>(*m_fixture); }

    void upDownUp_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("head");
        QTest::addColumn<QString>("history");
        QTest::addColumn<QStringList>("expected"); // after three, two, none
        QTest::newRow("goose") << u"%1_x.sql"_s << u"-- +goose Up\n"_s << u"SELECT string_agg(version_id::text, ',' ORDER BY version_id) FROM goose_db_version"_s
                               << QStringList { u"0,1,2,10"_s, u"0,1,2"_s, u"0"_s };
        QTest::newRow("dbmate") << u"%1_x.sql"_s << u"-- migrate:up\n"_s << u"SELECT coalesce(string_agg(version, ',' ORDER BY version), '') FROM schema_migrations"_s
                                << QStringList { u"0001,0002,0010"_s, u"0001,0002"_s, QString() };
        QTest::newRow("golang-migrate") << u"%1_x.up.sql"_s << QString() << u"SELECT coalesce(max(version || ' ' || dirty), '') FROM schema_migrations"_s
                                        << QStringList { u"10 false"_s, u"2 false"_s, QString() };
    }
    void upDownUp()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, head);
        QFETCH(QString, history);
        QFETCH(QStringList, expected);
        m_project->write(u"m/"_s + pattern.arg(u"0001"_s), head + u"CREATE TABLE users (id int PRIMARY KEY);\n"_s);
        m_project->write(u"m/"_s + pattern.arg(u"0002"_s), head + u"ALTER TABLE users ADD COLUMN city text;\n"_s);
        m_project->write(u"m/"_s + pattern.arg(u"0010"_s), head + u"CREATE TABLE towns (id int); CREATE VIEW cities AS SELECT city FROM users;\n"_s);
        QCOMPARE(migrate({ u"apply"_s }).exitCode, 0);
        QCOMPARE(m_project->value(history), expected.at(0));
        const QString before = m_fixture->dump(m_project->database(), { u"--table=users"_s, u"--table=cities"_s, u"--table=towns"_s });

        m_project->execute(u"INSERT INTO towns VALUES (1)"_s);
        const ProcessOutput refused = migrate({ u"down"_s });
        QVERIFY2(refused.standardError.contains("1 row of table public.towns"), refused.standardError.constData());
        QCOMPARE(m_project->value(history), expected.at(0));
        m_project->execute(u"DELETE FROM towns; ALTER TABLE users ADD COLUMN by_hand int"_s);
        const ProcessOutput one = migrate({ u"down"_s });
        QVERIFY2(one.exitCode == 0, one.standardError.constData());
        QCOMPARE(m_project->value(history), expected.at(1));
        QCOMPARE(m_project->value(u"SELECT to_regclass('towns') IS NULL AND to_regclass('cities') IS NULL"_s), u"t"_s);
        m_project->execute(u"ALTER TABLE users DROP COLUMN by_hand"_s);

        const ProcessOutput rest = migrate({ u"down"_s, u"2"_s });
        QVERIFY2(rest.exitCode == 0, rest.standardError.constData());
        QCOMPARE(m_project->value(history), expected.at(2));
        QCOMPARE(m_project->value(u"SELECT to_regclass('users') IS NULL"_s), u"t"_s);
        const ProcessOutput again = migrate({ u"apply"_s });
        QVERIFY2(again.exitCode == 0, again.standardError.constData());
        QCOMPARE(m_project->value(history), expected.at(0));
        QCOMPARE(m_fixture->dump(m_project->database(), { u"--table=users"_s, u"--table=cities"_s, u"--table=towns"_s }), before);
    }

    void toAVersionAndMoreThanRan()
    {
        m_project->write(u"m/1_a.sql"_s, u"-- +goose Up\nCREATE TABLE a (a int);\n"_s);
        m_project->write(u"m/2_b.sql"_s, u"-- +goose Up\nCREATE TABLE b (a int);\n"_s);
        QCOMPARE(migrate({ u"apply"_s }).exitCode, 0);
        QVERIFY(migrate({ u"down"_s, u"3"_s }).standardError.contains("3 migrations cannot be taken back: 2 ran on this database"));
        QVERIFY(migrate({ u"down"_s, u"--to-version"_s, u"7"_s }).standardError.contains("version 7 did not run"));
        QCOMPARE(migrate({ u"down"_s, u"--to-version"_s, u"1"_s }).exitCode, 0);
        QCOMPARE(m_project->value(u"SELECT to_regclass('a') IS NOT NULL AND to_regclass('b') IS NULL"_s), u"t"_s);
    }

    // Without its file nobody knows what a migration did.
    void missingFilesAreRefused()
    {
        m_project->write(u"m/1_a.sql"_s, u"-- +goose Up\nCREATE TABLE a (a int);\n"_s);
        m_project->write(u"m/2_b.sql"_s, u"-- +goose Up\nCREATE TABLE b (a int);\n"_s);
        QCOMPARE(migrate({ u"apply"_s }).exitCode, 0);
        QVERIFY(QFile::remove(m_project->path(u"m/1_a.sql"_s)));
        const ProcessOutput output = migrate({ u"down"_s });
        QCOMPARE(output.exitCode, 1);
        QVERIFY2(output.standardError.contains("version 1 stays, but its file is not in the directory"), output.standardError.constData());
    }

    void squashedMigrationsStay()
    {
        m_project->write(u"m/1_a.sql"_s, u"-- +goose Up\nCREATE TABLE a (a int);\n"_s);
        m_project->write(u"m/2_b.sql"_s, u"-- +goose Up\nCREATE TABLE b (a int);\n"_s);
        QCOMPARE(migrate({ u"apply"_s }).exitCode, 0);
        QCOMPARE(m_project->run({ u"migrate"_s, u"squash"_s, u"--dir"_s, m_project->file(u"m"_s) }).exitCode, 0);
        const ProcessOutput output = migrate({ u"down"_s });
        QCOMPARE(output.exitCode, 1);
        QVERIFY2(output.standardError.contains("2_squashed.sql is squashed"), output.standardError.constData());
        QCOMPARE(m_project->value(u"SELECT count(*) FROM a, b"_s), u"0"_s);
    }

    void otherToolsAreNamed()
    {
        m_project->write(u"m/V1__a.sql"_s, u"CREATE TABLE a (a int);\n"_s);
        const ProcessOutput output = migrate({ u"down"_s });
        QVERIFY2(output.standardError.contains("Write a migration that undoes it"), output.standardError.constData());
    }

private:
    ProcessOutput migrate(const QStringList &arguments) const
    {
        return m_project->run(QStringList { u"migrate"_s } + arguments + QStringList { u"-u"_s, m_project->url(), u"--dir"_s, m_project->file(u"m"_s) });
    }

    std::unique_ptr<PgFixture> m_fixture;
    std::unique_ptr<CliProject> m_project;
};

QTEST_GUILESS_MAIN(TestToolDown)
#include "tst_tooldown.moc"
