// schemawright-cli migrate down: back to what the directory yields without its last files, with the rows that would be
// lost counted first.
#include "cliproject.h"

#include <QtTest>

using namespace schemawright;
using namespace schemawright::testing;
using namespace Qt::StringLiterals;

class TestMigrateDown : public QObject
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
        m_project->write(u"migrations/1_users.sql"_s, u"CREATE TABLE users (id bigint PRIMARY KEY, email text);\n"_s);
        m_project->write(u"migrations/2_city.sql"_s, u"ALTER TABLE users ADD COLUMN city text;\nCREATE TABLE towns (name text PRIMARY KEY);\n"_s);
        m_project->write(u"migrations/3_index.sql"_s, u"-- atlas:txmode none\n\nCREATE INDEX CONCURRENTLY users_email ON users (email);\n"_s);
        QCOMPARE(migrate({ u"hash"_s }, false).exitCode, 0);
        const ProcessOutput applied = migrate({ u"apply"_s });
        QVERIFY2(applied.exitCode == 0, applied.standardError.constData());
    }

    void oneFileBack()
    {
        const ProcessOutput output = migrate({ u"down"_s });
        QVERIFY2(output.exitCode == 0, output.standardError.constData());
        QVERIFY2(output.standardOutput.contains("DROP INDEX CONCURRENTLY"), output.standardOutput.constData());
        QCOMPARE(versions(), u"1,2"_s);
        QCOMPARE(value(u"SELECT to_regclass('users_email') IS NULL"_s), u"t"_s);
    }

    void upDownUp()
    {
        const QString before = m_fixture->dump(m_project->database());
        const ProcessOutput output = migrate({ u"down"_s, u"3"_s });
        QVERIFY2(output.exitCode == 0, output.standardError.constData());
        QCOMPARE(versions(), QString());
        QCOMPARE(value(u"SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"_s), u"0"_s);
        QCOMPARE(migrate({ u"apply"_s }).exitCode, 0);
        QCOMPARE(m_fixture->dump(m_project->database()), before);
    }

    void aDryRunChangesNothing()
    {
        const ProcessOutput output = migrate({ u"down"_s, u"2"_s, u"--dry-run"_s });
        QCOMPARE(output.exitCode, 0);
        QVERIFY2(output.standardOutput.contains("DROP TABLE"), output.standardOutput.constData());
        QCOMPARE(versions(), u"1,2,3"_s);
        QCOMPARE(value(u"SELECT to_regclass('towns') IS NULL"_s), u"f"_s);
    }

    // Rows go only on a person's word, and all of them are named.
    void rowsAreCountedFirst()
    {
        execute(u"INSERT INTO towns VALUES ('a'), ('b'); INSERT INTO users VALUES (1, 'x', 'a'), (2, 'y', NULL)"_s);
        const ProcessOutput refused = migrate({ u"down"_s, u"2"_s });
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.standardError.contains("2 rows of table public.towns"), refused.standardError.constData());
        QVERIFY2(refused.standardError.contains("1 value of column public.users.city"), refused.standardError.constData());
        QVERIFY(refused.standardError.contains("--allow-data-loss"));
        QCOMPARE(versions(), u"1,2,3"_s);
        QCOMPARE(value(u"SELECT count(*) FROM towns"_s), u"2"_s);

        const ProcessOutput allowed = migrate({ u"down"_s, u"2"_s, u"--allow-data-loss"_s });
        QVERIFY2(allowed.exitCode == 0, allowed.standardError.constData());
        QCOMPARE(versions(), u"1"_s);
        QCOMPARE(value(u"SELECT count(*) FROM users"_s), u"2"_s);
    }

    void toAVersion()
    {
        const ProcessOutput output = migrate({ u"down"_s, u"--to-version"_s, u"1"_s });
        QVERIFY2(output.exitCode == 0, output.standardError.constData());
        QCOMPARE(versions(), u"1"_s);
        QVERIFY(migrate({ u"down"_s, u"--to-version"_s, u"7"_s }).standardError.contains("version 7 did not run on this database"));
        QVERIFY(migrate({ u"down"_s, u"--to-version"_s, u"1"_s }).standardOutput.contains("No migrations to take back"));
    }

    void moreThanRan()
    {
        const ProcessOutput output = migrate({ u"down"_s, u"4"_s });
        QCOMPARE(output.exitCode, 1);
        QVERIFY2(output.standardError.contains("4 migrations cannot be taken back: 3 ran on this database"), output.standardError.constData());
        QCOMPARE(migrate({ u"down"_s, u"0"_s }).exitCode, 2);
    }

    // The database, not the files, says where the way starts: what is gone already is not dropped again.
    void startsFromTheRealState()
    {
        execute(u"DROP INDEX users_email; ALTER TABLE users ADD COLUMN by_hand int"_s);
        const ProcessOutput output = migrate({ u"down"_s });
        QVERIFY2(output.exitCode == 0, output.standardError.constData());
        QVERIFY2(output.standardError.contains("column public.users.by_hand (made by hand)"), output.standardError.constData());
        QCOMPARE(value(u"SELECT count(*) FROM pg_attribute WHERE attrelid = 'users'::regclass AND attnum > 0 AND NOT attisdropped"_s), u"4"_s);
        QCOMPARE(versions(), u"1,2"_s);
    }

    // What no migration made is not theirs to drop.
    void whatWasMadeByHandStays()
    {
        execute(u"CREATE SCHEMA tools; CREATE FUNCTION tools.one() RETURNS int LANGUAGE sql AS 'SELECT 1';"
                 "CREATE VIEW tools.mails AS SELECT id, email FROM users; CREATE INDEX by_hand ON users (lower(email));"
                 "CREATE TABLE notes (id int PRIMARY KEY); CREATE TABLE tools.empty (id int);"
                 "GRANT SELECT ON users TO PUBLIC"_s);
        const QString before = value(handMade);
        const ProcessOutput output = migrate({ u"down"_s, u"2"_s });
        QVERIFY2(output.exitCode == 0, output.standardError.constData());
        QCOMPARE(value(handMade), before);
        QCOMPARE(before, u"ttttttt"_s);
        QCOMPARE(value(u"SELECT to_regclass('towns') IS NULL"_s), u"t"_s);
        QCOMPARE(versions(), u"1"_s);
    }

    // In the way: named, and only gone on a person's word.
    void whatIsInTheWayIsNamed()
    {
        execute(u"CREATE VIEW big_towns AS SELECT name FROM towns; CREATE VIEW bigger AS SELECT name FROM big_towns;"
                 "CREATE VIEW apart AS SELECT id FROM users"_s);
        const ProcessOutput refused = migrate({ u"down"_s, u"2"_s });
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.standardError.contains("view public.big_towns (made by hand), view public.bigger (made by hand)"),
            refused.standardError.constData());
        QVERIFY(refused.standardError.contains("--allow-drift"));
        QCOMPARE(versions(), u"1,2,3"_s);
        const ProcessOutput allowed = migrate({ u"down"_s, u"2"_s, u"--allow-drift"_s });
        QVERIFY2(allowed.exitCode == 0, allowed.standardError.constData());
        QCOMPARE(value(u"SELECT string_agg(viewname, ',') FROM pg_views WHERE schemaname = 'public'"_s), u"apart"_s);
        QCOMPARE(versions(), u"1"_s);
    }

    // A table that goes takes along what somebody added to it: said first.
    void whatWasAddedToATableThatGoesIsNamed()
    {
        execute(u"ALTER TABLE towns ADD COLUMN mayor text; CREATE TABLE streets (town text REFERENCES towns)"_s);
        const ProcessOutput refused = migrate({ u"down"_s, u"2"_s });
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.standardError.contains("column public.towns.mayor (made by hand)"), refused.standardError.constData());
        QVERIFY2(refused.standardError.contains("table public.streets (made by hand)"), refused.standardError.constData());
        const ProcessOutput allowed = migrate({ u"down"_s, u"2"_s, u"--allow-drift"_s });
        QVERIFY2(allowed.exitCode == 0, allowed.standardError.constData());
        QCOMPARE(value(u"SELECT to_regclass('streets') IS NOT NULL AND to_regclass('towns') IS NULL"_s), u"t"_s);
    }

    // Default privileges stay with the role that has them, whoever takes other files back.
    void defaultPrivilegesStayWithTheirRole()
    {
        m_project->write(u"migrations/4_grants.sql"_s, u"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO PUBLIC;\n"_s);
        m_project->write(u"migrations/5_more.sql"_s, u"CREATE TABLE more (id int);\n"_s);
        QCOMPARE(migrate({ u"hash"_s }, false).exitCode, 0);
        QCOMPARE(migrate({ u"apply"_s }).exitCode, 0);
        const QString role = u"down_"_s + m_project->database();
        execute(u"CREATE ROLE %1 SUPERUSER"_s.arg(role));
        const QString before = value(defaults);
        execute(u"ALTER DATABASE %1 SET role = %2"_s.arg(m_project->database(), role));
        const ProcessOutput output = migrate({ u"down"_s });
        execute(u"ALTER DATABASE %1 RESET role"_s.arg(m_project->database()));
        QVERIFY2(output.exitCode == 0, output.standardError.constData());
        QVERIFY2(!output.standardOutput.contains("DEFAULT PRIVILEGES"), output.standardOutput.constData());
        QCOMPARE(value(defaults), before);
        execute(u"DROP ROLE %1"_s.arg(role));
        // Their own way back.
        const ProcessOutput own = migrate({ u"down"_s });
        QVERIFY2(own.exitCode == 0, own.standardError.constData());
        QCOMPARE(value(defaults), QString());
    }

    // A mistyped directory is none without migrations.
    void theDirectoryMustBeThere()
    {
        const QStringList verbs[] { { u"down"_s, u"-u"_s, m_project->url() }, { u"apply"_s, u"-u"_s, m_project->url() },
            { u"status"_s, u"-u"_s, m_project->url() }, { u"lint"_s }, { u"validate"_s }, { u"hash"_s } };
        for (const QStringList &verb : verbs) {
            const ProcessOutput output = m_project->run(
                QStringList { u"migrate"_s } + verb + QStringList { u"--dir"_s, m_project->file(u"nosuch"_s) });
            QCOMPARE(output.exitCode, 1);
            QVERIFY2(output.standardError.contains("there is no migration directory"), output.standardError.constData());
            QVERIFY2(output.standardError.contains("nosuch"), output.standardError.constData());
            QVERIFY(!QFile::exists(m_project->path(u"nosuch"_s)));
        }
        QCOMPARE(versions(), u"1,2,3"_s);
    }

    void whatStaysMustBeWhatRan()
    {
        m_project->write(u"migrations/1_users.sql"_s, u"CREATE TABLE users (id bigint PRIMARY KEY, mail text);\n"_s);
        QCOMPARE(migrate({ u"hash"_s }, false).exitCode, 0);
        const ProcessOutput output = migrate({ u"down"_s });
        QCOMPARE(output.exitCode, 1);
        QVERIFY2(output.standardError.contains("1_users.sql stays, but was edited since it ran"), output.standardError.constData());
        QVERIFY(QFile::remove(m_project->path(u"migrations/1_users.sql"_s)));
        QCOMPARE(migrate({ u"hash"_s }, false).exitCode, 0);
        const ProcessOutput missing = migrate({ u"down"_s });
        QVERIFY2(missing.standardError.contains("version 1 stays, but its file is not in the directory"), missing.standardError.constData());
        QCOMPARE(versions(), u"1,2,3"_s);
    }

    // Without their files nobody knows what they did.
    void filesThatGoMustBeThere()
    {
        QVERIFY(QFile::remove(m_project->path(u"migrations/3_index.sql"_s)));
        QCOMPARE(migrate({ u"hash"_s }, false).exitCode, 0);
        const ProcessOutput output = migrate({ u"down"_s });
        QCOMPARE(output.exitCode, 1);
        QVERIFY2(output.standardError.contains("version 3 has no file in"), output.standardError.constData());
        QCOMPARE(versions(), u"1,2,3"_s);
    }

    // What a file renames is renamed back: its rows stay.
    void renamesAreTakenBack()
    {
        execute(u"INSERT INTO users VALUES (1, 'x', 'a'), (2, 'y', NULL)"_s);
        const QString before = m_fixture->dump(m_project->database());
        m_project->write(u"migrations/4_mail.sql"_s, u"ALTER TABLE users RENAME COLUMN email TO mail;\nALTER TABLE users RENAME TO people;\n"_s);
        m_project->write(u"migrations/5_address.sql"_s, u"ALTER TABLE people RENAME mail TO address;\nALTER TABLE people ADD COLUMN note text;\n"_s);
        QCOMPARE(migrate({ u"hash"_s }, false).exitCode, 0);
        QCOMPARE(migrate({ u"apply"_s }).exitCode, 0);
        execute(u"UPDATE people SET note = 'n' WHERE id = 1"_s);
        const ProcessOutput refused = migrate({ u"down"_s, u"2"_s });
        QVERIFY2(refused.standardError.contains("would lose 1 value of column public.people.note"), refused.standardError.constData());
        execute(u"UPDATE people SET note = NULL"_s);
        const ProcessOutput output = migrate({ u"down"_s, u"2"_s });
        QVERIFY2(output.exitCode == 0, output.standardError.constData());
        QCOMPARE(value(u"SELECT string_agg(email, ',' ORDER BY id) FROM users"_s), u"x,y"_s);
        QCOMPARE(m_fixture->dump(m_project->database()), before);
    }

    // A contract alone has no way back; the whole change has.
    void aContractedRecipeIsTakenBack()
    {
        execute(u"INSERT INTO users VALUES (1, 'x', 'a'), (2, 'y', NULL)"_s);
        const QString before = m_fixture->dump(m_project->database());
        m_project->write(u"schema.sql"_s, u"CREATE TABLE users (id bigint PRIMARY KEY, mail text, city text);\n"
                                          "CREATE TABLE towns (name text PRIMARY KEY);\nCREATE INDEX users_email ON users (mail);\n"_s);
        const ProcessOutput written = migrate({ u"diff"_s, u"mail"_s, u"--to"_s, m_project->file(u"schema.sql"_s),
            u"--recipe"_s, u"expand-contract:public.users.email=mail"_s }, false);
        QVERIFY2(written.exitCode == 0, written.standardError.constData());
        QCOMPARE(migrate({ u"apply"_s }).exitCode, 0);
        QVERIFY2(migrate({ u"apply"_s }).exitCode == 0, "the contract");
        QCOMPARE(value(u"SELECT string_agg(mail, ',' ORDER BY id) FROM users"_s), u"x,y"_s);

        const ProcessOutput half = migrate({ u"down"_s });
        QCOMPARE(half.exitCode, 1);
        QVERIFY2(half.standardError.contains("the contract of public.users.email cannot be taken back without its expand"),
            half.standardError.constData());
        QVERIFY2(half.standardError.contains("--to-version 3,"), half.standardError.constData());

        const ProcessOutput whole = migrate({ u"down"_s, u"--to-version"_s, u"3"_s });
        QVERIFY2(whole.exitCode == 0, whole.standardError.constData());
        QVERIFY2(whole.standardOutput.contains("RENAME COLUMN mail TO email"), whole.standardOutput.constData());
        QVERIFY2(whole.standardError.contains("public.users.email was changed by expand, backfill and contract"), whole.standardError.constData());
        QCOMPARE(value(u"SELECT string_agg(email, ',' ORDER BY id) FROM users"_s), u"x,y"_s);
        QCOMPARE(m_fixture->dump(m_project->database()), before);
        QCOMPARE(versions(), u"1,2,3"_s);
    }

    // Its expand alone can be taken back: programs of before have never been without their column.
    void anExpandIsTakenBack()
    {
        execute(u"INSERT INTO users VALUES (1, 'x', 'a'), (2, 'y', NULL)"_s);
        const QString before = m_fixture->dump(m_project->database());
        m_project->write(u"schema.sql"_s, u"CREATE TABLE users (id bigint PRIMARY KEY, mail text, city text);\n"
                                          "CREATE TABLE towns (name text PRIMARY KEY);\nCREATE INDEX users_email ON users (mail);\n"_s);
        QCOMPARE(migrate({ u"diff"_s, u"mail"_s, u"--to"_s, m_project->file(u"schema.sql"_s), u"--recipe"_s,
                     u"expand-contract:public.users.email=mail"_s }, false).exitCode, 0);
        QCOMPARE(migrate({ u"apply"_s }).exitCode, 0);
        const ProcessOutput output = migrate({ u"down"_s, u"--to-version"_s, u"3"_s, u"--allow-data-loss"_s });
        QVERIFY2(output.exitCode == 0, output.standardError.constData());
        QCOMPARE(m_fixture->dump(m_project->database()), before);
    }

    void aBaselineStays()
    {
        const CliProject other(*m_fixture);
        other.execute(u"CREATE TABLE users (id bigint PRIMARY KEY, email text)"_s);
        for (const char *const name : { "1_users.sql", "2_city.sql" })
            other.write(u"migrations/"_s + QString::fromLatin1(name), QString::fromUtf8(bytesOf(u"migrations/"_s + QString::fromLatin1(name))));
        const QStringList directory { u"--dir"_s, other.file(u"migrations"_s) };
        QCOMPARE(other.run(QStringList { u"migrate"_s, u"hash"_s } + directory).exitCode, 0);
        const QStringList target = directory + QStringList { u"-u"_s, other.url() };
        QCOMPARE(other.run(QStringList { u"migrate"_s, u"apply"_s, u"--baseline"_s, u"1"_s } + target).exitCode, 0);
        const ProcessOutput tooFar = other.run(QStringList { u"migrate"_s, u"down"_s, u"2"_s } + target);
        QVERIFY2(tooFar.standardError.contains("1 ran on this database"), tooFar.standardError.constData());
        const ProcessOutput down = other.run(QStringList { u"migrate"_s, u"down"_s } + target);
        QVERIFY2(down.exitCode == 0, down.standardError.constData());
        QVERIFY(m_fixture->connect(other.database()).execute(u"SELECT email FROM users"_s).has_value());
        QVERIFY(!m_fixture->connect(other.database()).execute(u"SELECT city FROM users"_s).has_value());
    }

private:
    [[nodiscard]] ProcessOutput migrate(const QStringList &arguments, bool onDatabase = true) const
    {
        QStringList all = QStringList { u"migrate"_s } + arguments + QStringList { u"--dir"_s, m_project->file(u"migrations"_s) };
        if (onDatabase)
            all << u"-u"_s << m_project->url();
        return m_project->run(all);
    }
    void execute(const QString &sql) const { m_project->execute(sql); }
    [[nodiscard]] QString value(const QString &sql) const { return m_project->value(sql); }
    [[nodiscard]] QString versions() const
    {
        return value(u"SELECT string_agg(version, ',' ORDER BY version) FROM atlas_schema_revisions.atlas_schema_revisions"_s);
    }
    [[nodiscard]] QByteArray bytesOf(const QString &name) const
    {
        QFile file(m_project->path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    const QString handMade = u"SELECT concat((SELECT count(*) = 1 FROM pg_proc WHERE proname = 'one'),"
                              " to_regclass('tools.mails') IS NOT NULL, to_regclass('by_hand') IS NOT NULL,"
                              " to_regclass('notes') IS NOT NULL, to_regclass('tools.empty') IS NOT NULL,"
                              " to_regnamespace('tools') IS NOT NULL,"
                              " (SELECT relacl::text LIKE '%{=r/%' OR relacl::text LIKE '%,=r/%' FROM pg_class WHERE relname = 'users'))"_s;
    const QString defaults = u"SELECT string_agg(concat(defaclrole::regrole, defaclacl), ',') FROM pg_default_acl"_s;
    std::unique_ptr<PgFixture> m_fixture;
    std::unique_ptr<CliProject> m_project;
};

QTEST_GUILESS_MAIN(TestMigrateDown)
#include "tst_migratedown.moc"
