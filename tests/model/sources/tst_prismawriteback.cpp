// Edits of a schema.prisma: what the file becomes, and that a server makes of it what the edit has made of the database.
#include "model/diff/applyrenames.h"
#include "model/diff/renamerequest.h"
#include "model/diff/schemadiff.h"
#include "model/sources/prisma/prismarenames.h"
#include "model/sources/prisma/prismawriteback.h"
#include "model/sources/source.h"
#include "model/sources/sourcefiles.h"

#include "tests/model/sources/goldenwriteback.h"
#include "tests/support/prismascript.h"

#include <QTemporaryDir>

#include <algorithm>

using namespace schemawright;
using namespace schemawright::sources;
using namespace schemawright::testing;
using namespace Qt::StringLiterals;

class TestPrismaWriteBack : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { m_fixture = testing::PgFixture::start(); }
    void init() { REQUIRE_SERVER(m_fixture); }
    void writes_data();
    void writes();
    void renamesAreFollowedInSqlBesideIt();

private:
    static void followRenames(const QString &folder, const schema::Database &after, schema::Database &before,
        QList<PrismaFile> &files, QStringList &refusals);
    std::unique_ptr<testing::PgFixture> m_fixture;
};

/// Those of renames.txt, as `--rename` takes them.
void TestPrismaWriteBack::followRenames(
    const QString &folder, const schema::Database &after, schema::Database &before, QList<PrismaFile> &files, QStringList &refusals)
{
    QList<diff::RenameRequest> requests;
    for (const QString &line : textAt(folder + u"/renames.txt"_s).split(u'\n', Qt::SkipEmptyParts))
        requests << diff::parseRenameRequest(line).value();
    auto renames = diff::resolveRenames(before, after, requests);
    QVERIFY_RESULT(renames);
    std::ranges::stable_sort(*renames, {}, [](const diff::Rename &rename) { return rename.before.parent.isEmpty(); });
    for (const diff::Rename &rename : *renames) {
        const auto renamed = renameInPrisma(files, before, rename);
        QVERIFY(renamed);
        if (!renamed->refusal.isEmpty())
            refusals << renamed->refusal;
        files = renamed->files;
        before = diff::applyRenames(before, { rename })->database;
    }
}

void TestPrismaWriteBack::writes_data()
{
    addWriteBackCases(u"prisma"_s);
}

void TestPrismaWriteBack::writes()
{
    QFETCH(QString, folder);
    const QString text = textAt(folder + u"/schema.prisma"_s);
    const QString script = testing::prismaScriptOf(text);
    QVERIFY2(!script.isEmpty(), "the case's schema is refused");
    schema::Database before = databaseAfter(*m_fixture, script);
    const schema::Database after = databaseAfter(*m_fixture, script, textAt(folder + u"/edit.sql"_s));
    QList<PrismaFile> files { { u"schema.prisma"_s, text } };
    QStringList refusals;
    followRenames(folder, after, before, files, refusals);
    const auto changes = diff::diffDatabases(before, after);
    QVERIFY_RESULT(changes);
    PrismaWriteBack written = writeBackPrisma(files, before, after, *changes);
    written.notWritten = refusals + written.notWritten;
    QVERIFY2(isGolden(folder + u"/notwritten.txt"_s, written.notWritten.join(u'\n')), qPrintable(written.notWritten.join(u'\n')));
    if (!written.notWritten.isEmpty())
        return;
    QVERIFY2(isGolden(folder + u"/written.prisma"_s, written.files.first().text), qPrintable(written.files.first().text));
    const QString edited = testing::prismaScriptOf(written.files.first().text);
    QVERIFY2(!edited.isEmpty(), "the edited schema is refused");
    const auto rest = diff::diffDatabases(databaseAfter(*m_fixture, edited), after);
    QVERIFY_RESULT(rest);
    QVERIFY2(rest->isEmpty(), qPrintable(diff::toText(rest->isEmpty() ? diff::Change() : rest->first())));
}

/// Of a composed schema: the model is Prisma's, an index, a policy and a view are in SQL.
void TestPrismaWriteBack::renamesAreFollowedInSqlBesideIt()
{
    QTemporaryDir folder;
    const QString prisma = u"datasource db {\n  provider = \"postgresql\"\n  url      = env(\"U\")\n}\n\nmodel User {\n  id       Int    @id\n  username String\n}\n"_s;
    const QString sql = u"CREATE INDEX by_name ON \"User\" (lower(username));\nCREATE VIEW names AS SELECT username FROM \"User\";\n"_s;
    QVERIFY_RESULT(writeTextFile(folder.filePath(u"schema.prisma"_s), prisma));
    QVERIFY_RESULT(writeTextFile(folder.filePath(u"more.sql"_s), sql));
    const auto source = parseSource(compositeUrl({ u"file://"_s + folder.filePath(u"schema.prisma"_s), u"file://"_s + folder.filePath(u"more.sql"_s) }), folder.path());
    QVERIFY_RESULT(source);
    const auto files = readSourceFiles(*source, {});
    QVERIFY_RESULT(files);
    const QString script = testing::prismaScriptOf(prisma) + sql;
    const QString renames = u"ALTER TABLE \"User\" RENAME COLUMN username TO handle; ALTER TABLE \"User\" RENAME TO \"Person\";"_s;
    const schema::Database after = databaseAfter(*m_fixture, script, renames);
    const FilesEdit edit { databaseAfter(*m_fixture, script), after,
        { { { schema::ObjectKind::Table, u"public"_s, {}, u"User"_s, {} }, u"Person"_s, {} },
            { { schema::ObjectKind::Column, u"public"_s, u"User"_s, u"username"_s, {} }, u"handle"_s, {} } } };
    const auto written = writeBackFiles(*source, *files, {}, edit);
    QVERIFY_RESULT(written);
    QVERIFY2(written->notWritten.isEmpty(), qPrintable(written->notWritten.join(u'\n')));
    QCOMPARE(written->changedFiles.size(), 2);
    QString texts;
    for (const devdb::Script &file : written->scripts)
        texts += file.text;
    QVERIFY2(texts.contains(u"model Person {\n  id     Int    @id(map: \"User_pkey\")\n  handle String\n}"_s), qPrintable(texts));
    QVERIFY2(texts.contains(u"CREATE INDEX by_name ON \"Person\" (lower(handle));\nCREATE VIEW names AS SELECT handle AS username FROM \"Person\";\n"_s), qPrintable(texts));
    // A body that names it is not written over, and says where.
    QList<devdb::Script> others = *files;
    for (devdb::Script &file : others)
        file.text += file.file.endsWith(".sql"_L1) ? u"DO $$ BEGIN DELETE FROM \"User\"; END $$;\n"_s : QString();
    const auto refused = writeBackFiles(*source, others, {}, edit);
    QVERIFY_RESULT(refused);
    QVERIFY2(refused->notWritten.join(u'\n').contains(u"more.sql:3:26: User is named in a DO block"_s), qPrintable(refused->notWritten.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestPrismaWriteBack)
#include "tst_prismawriteback.moc"
