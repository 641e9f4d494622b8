#include "model/sources/source.h"

#include "model/base/textfile.h"
#include "model/migrations/atlasdirectory.h"
#include "tests/support/pgfixture.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace schemawright;
using namespace schemawright::sources;
using namespace schemawright::testing;
using namespace Qt::StringLiterals;

class TestSource : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        write(u"schema/20_b.sql"_s, u"CREATE TABLE b (a_id int REFERENCES a);\n"_s);
        write(u"schema/10_a.sql"_s, u"CREATE TABLE a (id int PRIMARY KEY);\n"_s);
        write(u"migrations/20260101000000_init.sql"_s, u"CREATE TABLE a (id int PRIMARY KEY);\n"_s);
    }

    void tellsWhatAUrlNames()
    {
        QCOMPARE(parseSource(url(u"schema"_s), {})->kind, SourceKind::SqlFiles);
        QCOMPARE(parseSource(url(u"schema/10_a.sql"_s), {})->kind, SourceKind::SqlFiles);
        QCOMPARE(parseSource(url(u"migrations"_s), {})->kind, SourceKind::MigrationDirectory);
        QCOMPARE(parseSource(u"file://schema"_s, m_folder->path())->path, m_folder->filePath(u"schema"_s));
        QCOMPARE(parseSource(u"postgres://app:secret@db/shop"_s, {})->title, u"app@db/shop"_s);
    }

    void refusals_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("part");
        QTest::newRow("a file that is not there") << u"file:///no/such.sql"_s << u"/no/such.sql does not exist"_s;
        QTest::newRow("an unknown scheme") << u"mysql://root@db/shop"_s << u"mysql://"_s;
        QTest::newRow("a development URL") << u"docker://postgres/15/dev"_s << u"--dev-url"_s;
        QTest::newRow("a word") << u"schema"_s << u"file://"_s;
        QTest::newRow("Prisma's proxy") << u"prisma://accelerate/?api_key=x"_s << u"directUrl"_s;
    }
    void refusals()
    {
        QFETCH(QString, source);
        QFETCH(QString, part);
        const auto parsed = parseSource(source, {});
        QVERIFY(!parsed);
        QVERIFY2(parsed.error().toText().contains(part), qPrintable(parsed.error().toText()));
    }

    void foldersRunInTheOrderOfTheirNames()
    {
        REQUIRE_SERVER(PgFixture::start());
        const auto loaded = loadSource(url(u"schema"_s), {});
        QVERIFY_RESULT(loaded);
        QCOMPARE(loaded->database.tables.size(), 2);
    }

    void brokenFilesAreNamedWithLineAndColumn()
    {
        REQUIRE_SERVER(PgFixture::start());
        write(u"schema/30_c.sql"_s, u"\nCREATE TABLE c (\n  id integerr\n);\n"_s);
        const auto loaded = loadSource(url(u"schema"_s), {});
        QVERIFY(!loaded);
        QVERIFY(loaded.error().file.endsWith(u"30_c.sql"_s));
        QCOMPARE(loaded.error().line, 3);
    }

    void directoriesWithAWrongSumAreRefused()
    {
        const QString folder = m_folder->filePath(u"migrations"_s);
        QVERIFY_RESULT(migrations::writeSum(*migrations::loadDirectory(folder)));
        write(u"migrations/20260101000000_init.sql"_s, u"CREATE TABLE edited (id int);\n"_s);
        const auto scripts = readSource(*parseSource(url(u"migrations"_s), {}), {});
        QVERIFY(!scripts);
        QCOMPARE(scripts.error().kind, ErrorKind::Conflict);
    }

    void emptyFoldersAreNamed()
    {
        QVERIFY(QDir(m_folder->path()).mkpath(u"empty"_s));
        const auto scripts = readSource(*parseSource(url(u"empty"_s), {}), {});
        QVERIFY(!scripts);
        QVERIFY(scripts.error().text.contains(u"empty has no .sql file"_s));
    }

private:
    void write(const QString &path, const QString &text) { QVERIFY_RESULT(writeTextFile(m_folder->filePath(path), text)); }
    [[nodiscard]] QString url(const QString &path) const { return u"file://"_s + m_folder->filePath(path); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestSource)
#include "tst_source.moc"
