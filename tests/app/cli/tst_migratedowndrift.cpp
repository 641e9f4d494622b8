// schemawright-cli migrate down on a database that is not quite what its migrations made: what was done by hand stays, as
// the announcement says, or is named before anything runs.
#include "cliproject.h"

#include <QtTest>

using namespace schemawright;
using namespace schemawright::testing;
using namespace Qt::StringLiterals;

class TestMigrateDownDrift : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_fixture = PgFixture::start();
        REQUIRE_SERVER(m_fixture);
    }
    void init() { m_project = std::make_unique<CliProject>(*m_fixture); }

    void indexesOfAMaterializedViewStay()
    {
        migrated(u"CREATE INDEX stats_n ON stats (n);"_s);
        m_project->execute(u"CREATE INDEX by_hand ON stats (city)"_s);
        const QString said = down();
        QVERIFY2(said.contains(u"stays: index public.stats.by_hand (made by hand)"_s), qPrintable(said));
        QCOMPARE(value(u"SELECT string_agg(indexname, ',') FROM pg_indexes WHERE tablename = 'stats'"_s), u"by_hand"_s);
    }

    // The files only made an index: the query, options and comment are somebody's.
    void aMaterializedViewStays()
    {
        migrated(u"CREATE INDEX stats_n ON stats (n);"_s);
        m_project->execute(u"DROP MATERIALIZED VIEW stats; CREATE MATERIALIZED VIEW stats WITH (fillfactor = 70) AS"
                            " SELECT city, count(*) AS n FROM users WHERE city <> '' GROUP BY city; CREATE INDEX stats_n ON stats (n);"
                            "COMMENT ON MATERIALIZED VIEW stats IS 'mine'"_s);
        const QString all = u"SELECT concat(pg_get_viewdef('stats'::regclass), (SELECT reloptions FROM pg_class WHERE oid = 'stats'::regclass),"
                             " obj_description('stats'::regclass))"_s;
        const QString before = value(all);
        QVERIFY(before.contains(u"fillfactor=70"_s));
        const QString said = down();
        QVERIFY2(said.contains(u"stays: view public.stats (changed by hand: query, "_s), qPrintable(said));
        QCOMPARE(value(all), before);
        QCOMPARE(value(u"SELECT count(*) FROM pg_indexes WHERE tablename = 'stats'"_s), u"0"_s);
    }

    // What was made for a column that the files added to the query goes with it; the rest comes back with the new one.
    void aMaterializedViewGetsItsQueryBack()
    {
        migrated(u"DROP MATERIALIZED VIEW stats;\n"
                  "CREATE MATERIALIZED VIEW stats AS SELECT city, count(*) AS n, max(id) AS last FROM users GROUP BY city;"_s);
        m_project->execute(u"CREATE INDEX on_last ON stats (last); CREATE INDEX on_city ON stats (city);"
                            "CREATE VIEW lasts AS SELECT last FROM stats; CREATE VIEW cities AS SELECT city FROM stats;"
                            "COMMENT ON COLUMN stats.city IS 'mine'"_s);
        const QString refused = down(1);
        QVERIFY2(refused.contains(u"did not make: index public.stats.on_last (made by hand), view public.lasts (made by hand)"_s),
            qPrintable(refused));
        down(0, { u"--allow-drift"_s });
        QCOMPARE(value(u"SELECT string_agg(attname, ',' ORDER BY attnum) FROM pg_attribute WHERE attrelid = 'stats'::regclass AND attnum > 0"_s),
            u"city,n"_s);
        QCOMPARE(value(u"SELECT string_agg(indexname, ',') FROM pg_indexes WHERE tablename = 'stats'"_s), u"on_city"_s);
        QCOMPARE(value(u"SELECT string_agg(viewname, ',' ORDER BY viewname) FROM pg_views WHERE schemaname = 'public'"_s), u"cities,mails"_s);
        QCOMPARE(value(u"SELECT col_description('stats'::regclass, 1)"_s), u"mine"_s);
    }

    void aQueryThatBothChangedIsNamed()
    {
        migrated(u"CREATE OR REPLACE VIEW mails AS SELECT id, email FROM users WHERE id > 10;"_s);
        m_project->execute(u"CREATE OR REPLACE VIEW mails AS SELECT id, email FROM users WHERE id > 20; COMMENT ON VIEW mails IS 'mine'"_s);
        const QString refused = down(1);
        QVERIFY2(refused.contains(u"view public.mails (changed by hand: query, comment"_s), qPrintable(refused));
        QVERIFY(value(mailsQuery).contains(u"20"_s));
        down(0, { u"--allow-drift"_s });
        QVERIFY2(!value(mailsQuery).contains(u"WHERE"_s), qPrintable(value(mailsQuery)));
        QCOMPARE(value(u"SELECT obj_description('mails'::regclass)"_s), u"mine"_s);
    }

    void triggersAndRulesOfViewsStay()
    {
        migrated(triggerFunction.arg(u"log"_s) + u"CREATE TRIGGER logged INSTEAD OF INSERT ON mails FOR EACH ROW EXECUTE FUNCTION log();"_s);
        m_project->execute(triggerFunction.arg(u"mine"_s) + u"CREATE TRIGGER by_hand INSTEAD OF UPDATE ON mails FOR EACH ROW"
                                                             " EXECUTE FUNCTION mine(); CREATE RULE nothing AS ON DELETE TO mails DO INSTEAD NOTHING"_s);
        const QString said = down();
        QVERIFY2(said.contains(u"stays: trigger public.mails.by_hand (made by hand)"_s), qPrintable(said));
        QVERIFY2(said.contains(u"stays: rule public.mails.nothing (made by hand)"_s), qPrintable(said));
        QCOMPARE(value(u"SELECT string_agg(tgname, ',') FROM pg_trigger WHERE tgrelid = 'mails'::regclass"_s), u"by_hand"_s);
        QCOMPARE(value(u"SELECT count(*) FROM pg_rewrite WHERE ev_class = 'mails'::regclass"_s), u"2"_s);
    }

    void aTriggerWhoseFunctionGoesIsNamed()
    {
        migrated(triggerFunction.arg(u"log"_s));
        m_project->execute(u"CREATE TRIGGER by_hand INSTEAD OF INSERT ON mails FOR EACH ROW EXECUTE FUNCTION log()"_s);
        const QString refused = down(1);
        QVERIFY2(refused.contains(u"did not make: trigger public.mails.by_hand (made by hand)"_s), qPrintable(refused));
        down(0, { u"--allow-drift"_s });
        QCOMPARE(value(u"SELECT count(*) FROM pg_trigger WHERE tgrelid = 'mails'::regclass"_s), u"0"_s);
        QCOMPARE(value(u"SELECT to_regproc('log') IS NULL"_s), u"t"_s);
    }

    // Reset, not dropped: the column and the view are the files', and so are the rows.
    void whatWasOnlyChangedByHandIsNotDropped()
    {
        migrated(u"CREATE FUNCTION one() RETURNS text LANGUAGE sql AS 'SELECT 1::text';"_s);
        m_project->execute(u"ALTER TABLE users ALTER email SET DEFAULT one(); ALTER VIEW mails ALTER email SET DEFAULT one();"
                            "INSERT INTO users VALUES (1)"_s);
        const QString refused = down(1);
        QVERIFY2(refused.contains(u"column public.users.email (changed by hand: default: "_s), qPrintable(refused));
        QVERIFY2(refused.contains(u"view public.mails (changed by hand: email default"_s), qPrintable(refused));
        down(0, { u"--allow-drift"_s });
        QCOMPARE(value(u"SELECT email FROM mails"_s), u"1"_s);
        QCOMPARE(value(u"SELECT count(*) FROM pg_attrdef WHERE adrelid IN ('users'::regclass, 'mails'::regclass)"_s), u"0"_s);
    }

    // Its query needs a function that goes, but comes back without it: nothing on it is in the way.
    void whatNeedsAViewThatComesBackStays()
    {
        migrated(u"CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';\n"
                  "CREATE OR REPLACE VIEW mails AS SELECT id, email FROM users WHERE id > one();"_s);
        m_project->execute(u"CREATE VIEW ids AS SELECT id FROM mails; COMMENT ON VIEW mails IS 'mine'"_s);
        const QString said = down();
        QVERIFY2(said.contains(u"stays: view public.ids (made by hand)"_s), qPrintable(said));
        QCOMPARE(value(u"SELECT to_regclass('ids') IS NOT NULL"_s), u"t"_s);
        QCOMPARE(value(u"SELECT obj_description('mails'::regclass)"_s), u"mine"_s);
    }

    // Of one object, but not one another's.
    void otherPropertiesStay()
    {
        migrated(u"ALTER TABLE users SET (fillfactor = 70); ALTER TABLE notes ADD COLUMN text text;"_s);
        m_project->execute(u"COMMENT ON TABLE users IS 'mine'; DROP TABLE notes"_s);
        const QString said = down();
        QVERIFY2(said.contains(u"stays: table public.users (changed by hand: comment: none → mine)"_s), qPrintable(said));
        QVERIFY2(said.contains(u"stays: table public.notes (dropped by hand)"_s), qPrintable(said));
        QCOMPARE(value(u"SELECT concat(obj_description('users'::regclass), (SELECT reloptions FROM pg_class WHERE oid = 'users'::regclass))"_s),
            u"mine"_s);
        QCOMPARE(value(u"SELECT to_regclass('notes') IS NULL"_s), u"t"_s);
    }

    // A table became a view of its name, and is one again: what was made on the view goes with it.
    void aViewInTheNameOfATableGoes()
    {
        migrated(u"DROP TABLE notes; CREATE VIEW notes AS SELECT id FROM users;"_s);
        m_project->execute(u"CREATE RULE nothing AS ON DELETE TO notes DO INSTEAD NOTHING"_s);
        const QString refused = down(1);
        QVERIFY2(refused.contains(u"did not make: rule public.notes.nothing (made by hand)"_s), qPrintable(refused));
        down(0, { u"--allow-drift"_s });
        QCOMPARE(value(u"SELECT relkind FROM pg_class WHERE oid = 'notes'::regclass"_s), u"r"_s);
    }

private:
    void migrated(const QString &second) const
    {
        m_project->write(u"migrations/1_base.sql"_s,
            u"CREATE TABLE users (id bigint PRIMARY KEY, email text, city text);\nCREATE TABLE notes (id int PRIMARY KEY);\n"
             "CREATE MATERIALIZED VIEW stats AS SELECT city, count(*) AS n FROM users GROUP BY city;\n"
             "CREATE VIEW mails AS SELECT id, email FROM users;\n"_s);
        m_project->write(u"migrations/2_more.sql"_s, second + u'\n');
        QCOMPARE(m_project->run({ u"migrate"_s, u"hash"_s, u"--dir"_s, m_project->file(u"migrations"_s) }).exitCode, 0);
        migrate({ u"apply"_s }, 0);
    }
    /// What it says on standard error.
    QString down(int exitCode = 0, const QStringList &flags = {}) const { return migrate(QStringList { u"down"_s } + flags, exitCode); }
    QString migrate(const QStringList &arguments, int exitCode) const
    {
        const ProcessOutput output = m_project->run(QStringList { u"migrate"_s } + arguments
            + QStringList { u"--dir"_s, m_project->file(u"migrations"_s), u"-u"_s, m_project->url() });
        const QString said = QString::fromUtf8(output.standardError);
        if (output.exitCode != exitCode)
            QTest::qFail(qPrintable(said + u'\n' + QString::fromUtf8(output.standardOutput)), __FILE__, __LINE__);
        return said;
    }
    [[nodiscard]] QString value(const QString &sql) const { return m_project->value(sql); }

    const QString mailsQuery = u"SELECT pg_get_viewdef('mails'::regclass)"_s;
    const QString triggerFunction = u"CREATE FUNCTION %1() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';\n"_s;
    std::unique_ptr<PgFixture> m_fixture;
    std::unique_ptr<CliProject> m_project;
};

QTEST_GUILESS_MAIN(TestMigrateDownDrift)
#include "tst_migratedowndrift.moc"
