// Edits of a schema.prisma: what the file becomes, and that a server makes of it what the edit has made of the database.
#include "model/diff/schemadiff.h"
#include "model/sources/prisma/prismawriteback.h"

#include "tests/model/sources/goldenwriteback.h"
#include "tests/support/prismascript.h"

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

private:
    std::unique_ptr<testing::PgFixture> m_fixture;
};

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
    const schema::Database before = databaseAfter(*m_fixture, script);
    const schema::Database after = databaseAfter(*m_fixture, script, textAt(folder + u"/edit.sql"_s));
    const auto changes = diff::diffDatabases(before, after);
    QVERIFY_RESULT(changes);
    const PrismaWriteBack written = writeBackPrisma({ { u"schema.prisma"_s, text } }, before, after, *changes);
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

QTEST_GUILESS_MAIN(TestPrismaWriteBack)
#include "tst_prismawriteback.moc"
