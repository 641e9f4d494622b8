// Edits in files: the text is what a person would have written, and a server that runs it agrees with the edit.
#include "model/sources/writeback.h"

#include "model/catalog/inspector.h"
#include "model/diff/accessmode.h"
#include "model/diff/schemadiff.h"
#include "model/sources/source.h"
#include "tests/support/pgfixture.h"

#include <QtTest>

using namespace schemawright;
using namespace schemawright::sources;
using namespace schemawright::testing;
using namespace Qt::StringLiterals;

namespace {

const QString tableText = u"-- People.\n"
                          "CREATE TABLE users (\n"
                          "  id    bigint PRIMARY KEY,   -- never reused\n"
                          "  nick  text NULL,\n"
                          "  email text NOT NULL,\n"
                          "  age   integer DEFAULT 1     -- in years\n"
                          ");\n"
                          "\n"
                          "CREATE INDEX users_email ON users (email);\n"_s;

} // namespace

class TestWriteBack : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { REQUIRE_SERVER(PgFixture::start()); }

    void editsText_data()
    {
        QTest::addColumn<QString>("edit"); ///< SQL that makes the edited schema from the file's
        QTest::addColumn<QString>("before"); ///< text that the edit takes out
        QTest::addColumn<QString>("after"); ///< … and what stands there instead
        QTest::newRow("a new column after the last, whose comment stays with it")
            << u"ALTER TABLE users ADD COLUMN city text"_s << u"DEFAULT 1     -- in years\n"_s
            << u"DEFAULT 1,     -- in years\n  city text\n"_s;
        QTest::newRow("a dropped column goes with its line") << u"ALTER TABLE users DROP COLUMN nick"_s
                                                              << u"  nick  text NULL,\n"_s << QString();
        QTest::newRow("the last column goes with the comma before it")
            << u"ALTER TABLE users DROP COLUMN age"_s
            << u"NOT NULL,\n  age   integer DEFAULT 1     -- in years\n"_s << u"NOT NULL\n"_s;
        QTest::newRow("a type keeps the spacing") << u"ALTER TABLE users ALTER age TYPE bigint"_s << u"age   integer"_s
                                                  << u"age   bigint"_s;
        QTest::newRow("a default is replaced") << u"ALTER TABLE users ALTER age SET DEFAULT 2"_s << u"DEFAULT 1"_s
                                               << u"DEFAULT 2"_s;
        QTest::newRow("NOT NULL is taken away") << u"ALTER TABLE users ALTER email DROP NOT NULL"_s
                                                << u"email text NOT NULL"_s << u"email text"_s;
        QTest::newRow("NULL gives way to it") << u"ALTER TABLE users ALTER nick SET NOT NULL"_s << u"text NULL"_s << u"text NOT NULL"_s;
        QTest::newRow("NOT NULL is added") << u"ALTER TABLE users ALTER age SET NOT NULL"_s << u"age   integer DEFAULT"_s
                                           << u"age   integer NOT NULL DEFAULT"_s;
        QTest::newRow("a check becomes the last element")
            << u"ALTER TABLE users ADD CONSTRAINT adult CHECK (age >= 18)"_s << u"DEFAULT 1     -- in years\n"_s
            << u"DEFAULT 1,     -- in years\n  CONSTRAINT adult CHECK ((age >= 18))\n"_s;
        QTest::newRow("an index follows the table's last") << u"CREATE INDEX users_age ON users (age)"_s
                                                           << u"users (email);\n"_s
                                                           << u"users (email);\n\nCREATE INDEX users_age ON public.users USING btree (age);\n"_s;
        QTest::newRow("a dropped index goes") << u"DROP INDEX users_email"_s
                                              << u"\nCREATE INDEX users_email ON users (email);\n"_s << QString();
        QTest::newRow("a changed index is written in its place")
            << u"DROP INDEX users_email; CREATE INDEX users_email ON users (lower(email))"_s
            << u"CREATE INDEX users_email ON users (email);"_s
            << u"CREATE INDEX users_email ON public.users USING btree (lower(email));"_s;
        QTest::newRow("a dropped table goes with all about it")
            << u"DROP TABLE users"_s << tableText << QString();
    }
    void editsText()
    {
        QFETCH(QString, edit);
        QFETCH(QString, before);
        QFETCH(QString, after);
        const WriteBack result = write({ { u"users.sql"_s, tableText } }, edit);
        QVERIFY2(result.notWritten.isEmpty(), qPrintable(result.notWritten.join(u'\n')));
        QVERIFY(tableText.contains(before));
        QString expected = tableText;
        expected.replace(before, after);
        QCOMPARE(result.scripts.first().text, expected);
    }

    void oneLineTablesStayOnTheirLine()
    {
        const WriteBack result = write({ { u"t.sql"_s, u"CREATE TABLE t (id int);\n"_s } }, u"ALTER TABLE t ADD COLUMN name text"_s);
        QCOMPARE(result.scripts.first().text, u"CREATE TABLE t (id int, name text);\n"_s);
    }

    void severalEditsOfOneTable_data()
    {
        QTest::addColumn<QString>("edit");
        QTest::addColumn<QString>("expected");
        const QString two = u"CREATE TABLE t (\n    id int,\n    a text,\n    b text -- the last\n);\n"_s;
        QTest::newRow("two new columns") << u"ALTER TABLE t ADD COLUMN c text, ADD COLUMN d text"_s
            << u"CREATE TABLE t (\n    id int,\n    a text,\n    b text, -- the last\n    c text,\n    d text\n);\n"_s;
        QTest::newRow("the last two go") << u"ALTER TABLE t DROP COLUMN a, DROP COLUMN b"_s << u"CREATE TABLE t (\n    id int\n);\n"_s;
        QTest::newRow("the last goes, another comes") << u"ALTER TABLE t DROP COLUMN b, ADD COLUMN c text"_s
            << u"CREATE TABLE t (\n    id int,\n    a text,\n    c text\n);\n"_s;
        QTest::newRow("the one between goes") << u"ALTER TABLE t DROP COLUMN a"_s
            << u"CREATE TABLE t (\n    id int,\n    b text -- the last\n);\n"_s;
        QTest::newRow("two indexes") << u"CREATE INDEX i ON t (a); CREATE INDEX j ON t (b)"_s
            << two + u"\nCREATE INDEX i ON public.t USING btree (a);\n\nCREATE INDEX j ON public.t USING btree (b);\n"_s;
    }
    void severalEditsOfOneTable()
    {
        QFETCH(QString, edit);
        QFETCH(QString, expected);
        const WriteBack result = write(
            { { u"t.sql"_s, u"CREATE TABLE t (\n    id int,\n    a text,\n    b text -- the last\n);\n"_s, {} } }, edit);
        QVERIFY2(result.notWritten.isEmpty(), qPrintable(result.notWritten.join(u'\n')));
        QCOMPARE(result.scripts.first().text, expected);
    }

    void settingsHaveOneStatement_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("edit");
        QTest::addColumn<QString>("expected");
        const QString table = u"CREATE TABLE t (id int, a text);\n"_s;
        const QString comments = table + u"\nCOMMENT ON TABLE t IS 'old';\nCOMMENT ON COLUMN t.a IS 'of a';\n"_s;
        QTest::newRow("another comment of the table") << comments << u"COMMENT ON TABLE t IS 'new'"_s
            << table + u"\nCOMMENT ON TABLE public.t IS 'new';\nCOMMENT ON COLUMN t.a IS 'of a';\n"_s;
        QTest::newRow("another comment of the column") << comments << u"COMMENT ON COLUMN t.a IS 'new'"_s
            << table + u"\nCOMMENT ON TABLE t IS 'old';\nCOMMENT ON COLUMN public.t.a IS 'new';\n"_s;
        QTest::newRow("no comment") << comments << u"COMMENT ON TABLE t IS NULL"_s
            << table + u"\nCOMMENT ON COLUMN t.a IS 'of a';\n"_s;
        const QString three = u"CREATE TABLE t (id int, a text, b text);\n"_s;
        QTest::newRow("the column between goes") << three << u"ALTER TABLE t DROP COLUMN a"_s << u"CREATE TABLE t (id int, b text);\n"_s;
        // The server keeps DEFAULT NULL of a type with a length, and of an int it keeps none.
        QTest::newRow("a type of which NULL is a default") << u"CREATE TABLE t (id int, prio int DEFAULT NULL, b text);\n"_s
            << u"ALTER TABLE t ALTER COLUMN prio TYPE varchar(50)"_s << u"CREATE TABLE t (id int, prio character varying(50), b text);\n"_s;
        QTest::newRow("the column goes") << comments << u"ALTER TABLE t DROP COLUMN a"_s
            << u"CREATE TABLE t (id int);\n\nCOMMENT ON TABLE t IS 'old';\n"_s;
        QTest::newRow("the table goes") << comments + u"\nCREATE TABLE other (id int);\n"_s << u"DROP TABLE t"_s
            << u"CREATE TABLE other (id int);\n"_s;
        const QString view = table + u"\nCREATE VIEW v AS SELECT id FROM t;\n"_s;
        QTest::newRow("first comment of a view") << view << u"COMMENT ON VIEW v IS 'new'"_s
            << view + u"\nCOMMENT ON VIEW public.v IS 'new';\n"_s;
        QTest::newRow("another one of a view") << view + u"\nCOMMENT ON VIEW v IS 'old';\n"_s << u"COMMENT ON VIEW v IS 'new'"_s
            << view + u"\nCOMMENT ON VIEW public.v IS 'new';\n"_s;
        QTest::newRow("with spaces behind it") << view + u"\nCOMMENT ON VIEW v IS 'old';  \n"_s << u"COMMENT ON VIEW v IS NULL"_s << view;
        QTest::newRow("the view goes") << view + u"\nCOMMENT ON VIEW v IS 'old';\n"_s << u"DROP VIEW v"_s << table;
        const QString index = table + u"\nCREATE INDEX i ON t (a);\nCOMMENT ON INDEX i IS 'old';\n"_s;
        QTest::newRow("the index goes") << index << u"DROP INDEX i"_s << table;
        const QString secured = table + u"\nALTER TABLE t ENABLE ROW LEVEL SECURITY;\nALTER TABLE t FORCE ROW LEVEL SECURITY;\n"_s;
        QTest::newRow("row security off") << secured << u"ALTER TABLE t DISABLE ROW LEVEL SECURITY"_s
            << table + u"\nALTER TABLE t FORCE ROW LEVEL SECURITY;\n"_s;
        QTest::newRow("not forced") << secured << u"ALTER TABLE t NO FORCE ROW LEVEL SECURITY"_s
            << table + u"\nALTER TABLE t ENABLE ROW LEVEL SECURITY;\n"_s;
    }
    void settingsHaveOneStatement()
    {
        QFETCH(QString, text);
        QFETCH(QString, edit);
        QFETCH(QString, expected);
        const WriteBack result = write({ { u"t.sql"_s, text, {} } }, edit);
        QVERIFY2(result.notWritten.isEmpty(), qPrintable(result.notWritten.join(u'\n')));
        QCOMPARE(result.scripts.first().text, expected);
    }

    void headingsOfSectionsStay()
    {
        const QString tables = u"CREATE TABLE a (id int PRIMARY KEY);\n\nCREATE TABLE b (id int);\n\n"_s;
        const QString heading = u"/*************\n   Foreign keys\n*************/\n"_s;
        const QString key = u"ALTER TABLE b ADD CONSTRAINT b_fk FOREIGN KEY (id) REFERENCES a (id);\n"_s;
        const QString other = u"\nCREATE INDEX b_id ON b (id);\n"_s;
        const auto general = write({ { u"t.sql"_s, tables + heading + key + other, {} } }, u"ALTER TABLE b DROP CONSTRAINT b_fk"_s);
        QCOMPARE(general.scripts.first().text, tables + heading + other);
        const QString own = u"-- ------------\n-- Keys of B\n-- ------------\n"_s;
        const auto named = write({ { u"t.sql"_s, tables + own + key + other, {} } }, u"ALTER TABLE b DROP CONSTRAINT b_fk"_s);
        QCOMPARE(named.scripts.first().text, QString(tables + other.mid(1)));
    }

    void windowsLineEndsStay()
    {
        const WriteBack result = write({ { u"t.sql"_s, u"CREATE TABLE t (\r\n    id int -- key\r\n);\r\n"_s, {} } },
            u"ALTER TABLE t ADD COLUMN name text"_s);
        QCOMPARE(result.scripts.first().text, u"CREATE TABLE t (\r\n    id int, -- key\r\n    name text\r\n);\r\n"_s);
    }

    void otherFilesStayUntouched()
    {
        const QList<devdb::Script> scripts { { u"1.sql"_s, tableText },
            { u"2.sql"_s, u"CREATE TABLE  orders (id int, -- odd   spacing\n user_id bigint);\n"_s } };
        const WriteBack result = write(scripts, u"ALTER TABLE users ADD COLUMN city text; ALTER TABLE users ENABLE ROW LEVEL SECURITY; "
                                                "CREATE POLICY own ON users USING (id = 1)"_s);
        QVERIFY(result.notWritten.isEmpty());
        QCOMPARE(result.changedFiles, QStringList { u"1.sql"_s });
        QCOMPARE(result.scripts[1], scripts[1]);
    }

    void whatCannotBeWrittenIsNamed()
    {
        const WriteBack result = write({ { u"1.sql"_s, u"DO $$ BEGIN EXECUTE 'CREATE TABLE made (id int)'; END $$;\n"_s } },
            u"ALTER TABLE made ADD COLUMN name text"_s, false);
        QCOMPARE(result.notWritten.size(), 1);
        QVERIFY2(result.notWritten.first().contains(u"public.made.name"_s), qPrintable(result.notWritten.first()));
        QVERIFY(result.changedFiles.isEmpty());
    }

private:
    /// Runs the files, makes the edit on the server, writes it back, and runs the edited files: the judge must agree.
    static WriteBack write(const QList<devdb::Script> &scripts, const QString &edit, bool mustAgree = true)
    {
        auto developed = developScripts(scripts, {});
        if (!developed)
            qFatal("%s", qPrintable(developed.error().toText()));
        const schema::Database before = developed->database;
        if (const auto done = devdb::runScripts(developed->development.connection(), { { u"edit"_s, edit } }, devdb::MissingRoles::Create);
            !done)
            qFatal("%s", qPrintable(done.error().toText()));
        schema::Database after = *catalog::inspectDatabase(developed->development.connection(), {});
        diff::forgetRunner(after); // as developScripts has done with the other
        const WriteBack result = writeBack(scripts, before, after, *diff::diffDatabases(before, after));
        const auto again = developScripts(result.scripts, {});
        if (!again)
            qFatal("%s", qPrintable(again.error().toText()));
        if (mustAgree && !diff::diffDatabases(again->database, after)->isEmpty())
            qFatal("the edited files yield another schema:\n%s", qPrintable(result.scripts.first().text));
        return result;
    }
};

QTEST_GUILESS_MAIN(TestWriteBack)
#include "tst_writeback.moc"
