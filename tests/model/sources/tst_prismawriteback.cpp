// Edits of a schema.prisma: what the file becomes, and that a server makes of it what the edit has made of the database.
#include "model/base/textfile.h"
#include "model/catalog/inspector.h"
#include "model/diff/schemadiff.h"
#include "model/prisma/parser.h"
#include "model/sources/prisma/prismawriteback.h"
#include "model/sources/prismaddl.h"

#include "tests/support/pgfixture.h"
#include "tests/support/prismascript.h"

#include <QDir>
#include <QTest>

using namespace schemawright;
using namespace schemawright::sources;
using namespace Qt::StringLiterals;

namespace {

QString textAt(const QString &path)
{
    return QFile::exists(path) ? readTextFile(path).value() : QString();
}

/// Written with UPDATE_GOLDEN=1; a file that would be empty is not there.
bool isGolden(const QString &path, const QString &text)
{
    if (qEnvironmentVariable("UPDATE_GOLDEN") == u"1"_s) {
        if (text.isEmpty())
            return QFile::remove(path) || true;
        return writeTextFile(path, text).has_value();
    }
    return textAt(path) == text;
}

} // namespace

class TestPrismaWriteBack : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { m_fixture = testing::PgFixture::start(); }
    void init() { REQUIRE_SERVER(m_fixture); }
    void writes_data();
    void writes();

private:
    [[nodiscard]] schema::Database databaseAfter(const QString &script, const QString &edit = {}) const;

    std::unique_ptr<testing::PgFixture> m_fixture;
};

schema::Database TestPrismaWriteBack::databaseAfter(const QString &script, const QString &edit) const
{
    const QString name = m_fixture->createDatabase();
    m_fixture->runScript(name, script + edit);
    postgres::Connection connection = m_fixture->connect(name);
    return catalog::inspectDatabase(connection, {}).value();
}

void TestPrismaWriteBack::writes_data()
{
    QTest::addColumn<QString>("folder");
    const QDir root(QStringLiteral(SCHEMAWRIGHT_SOURCE_DIR "/tests/golden/writeback/prisma"));
    const QString filter = qEnvironmentVariable("GOLDEN_FILTER");
    for (const QString &name : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (name.contains(filter))
            QTest::newRow(qPrintable(name)) << root.absoluteFilePath(name);
    }
}

void TestPrismaWriteBack::writes()
{
    QFETCH(QString, folder);
    const QString text = textAt(folder + u"/schema.prisma"_s);
    const QString script = testing::prismaScriptOf(text);
    QVERIFY2(!script.isEmpty(), "the case's schema is refused");
    const schema::Database before = databaseAfter(script);
    const schema::Database after = databaseAfter(script, textAt(folder + u"/edit.sql"_s));
    const auto changes = diff::diffDatabases(before, after);
    QVERIFY_RESULT(changes);
    const PrismaWriteBack written = writeBackPrisma({ { u"schema.prisma"_s, text } }, before, after, *changes);
    QVERIFY2(isGolden(folder + u"/notwritten.txt"_s, written.notWritten.join(u'\n')), qPrintable(written.notWritten.join(u'\n')));
    if (!written.notWritten.isEmpty())
        return;
    QVERIFY2(isGolden(folder + u"/written.prisma"_s, written.files.first().text), qPrintable(written.files.first().text));
    const QString edited = testing::prismaScriptOf(written.files.first().text);
    QVERIFY2(!edited.isEmpty(), "the edited schema is refused");
    const auto rest = diff::diffDatabases(databaseAfter(edited), after);
    QVERIFY_RESULT(rest);
    QVERIFY2(rest->isEmpty(), qPrintable(diff::toText(rest->isEmpty() ? diff::Change() : rest->first())));
}

QTEST_GUILESS_MAIN(TestPrismaWriteBack)
#include "tst_prismawriteback.moc"
