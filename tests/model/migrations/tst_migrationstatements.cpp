// Statement texts and hashes as Atlas records them in partial_hashes.
#include "model/migrations/migrationstatements.h"

#include "tests/support/pgfixture.h"

#include <QCryptographicHash>
#include <QTest>

using namespace schemawright;
using namespace schemawright::migrations;
using namespace Qt::StringLiterals;

class TestMigrationStatements : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textsAreAtlas_data();
    void textsAreAtlas();
    void hashesRunOverTexts();
    void commentsAndLinesAreKept();
    void brokenTextIsReported();
};

void TestMigrationStatements::textsAreAtlas_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("texts");
    QTest::addRow("nothing") << QByteArray("\n-- just a comment\n") << QStringList {};
    QTest::addRow("the semicolon stays") << QByteArray("SELECT 1;\nSELECT 2;\n")
                                         << QStringList { u"SELECT 1;"_s, u"SELECT 2;"_s };
    QTest::addRow("the last one without a semicolon")
        << QByteArray("SELECT 1;\nSELECT 2\n\n") << QStringList { u"SELECT 1;"_s, u"SELECT 2"_s };
    QTest::addRow("comments above are detached")
        << QByteArray("-- a\n\n/* b */\n-- c\nSELECT 1;\n") << QStringList { u"SELECT 1;"_s };
    QTest::addRow("comments inside stay") << QByteArray("SELECT /* x; */ 1 -- y;\n;\nSELECT 2;")
                                          << QStringList { u"SELECT /* x; */ 1 -- y;\n;"_s, u"SELECT 2;"_s };
    QTest::addRow("space before the semicolon stays") << QByteArray("SELECT 1 ;") << QStringList { u"SELECT 1 ;"_s };
    QTest::addRow("dollar quotes hide semicolons")
        << QByteArray("CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $x$ SELECT 1; $x$;\nSELECT 2;")
        << QStringList { u"CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $x$ SELECT 1; $x$;"_s, u"SELECT 2;"_s };
    QTest::addRow("text beyond ASCII before a statement")
        << QByteArray("-- größe 表 😀\nSELECT 'ü;';\nSELECT 2;") << QStringList { u"SELECT 'ü;';"_s, u"SELECT 2;"_s };
    QTest::addRow("a delimiter of one's own")
        << QByteArray("-- atlas:delimiter -- end\nSELECT 1; SELECT 2;\n-- end\nSELECT ';';\n-- end\n")
        << QStringList { u"SELECT 1; SELECT 2;"_s, u"SELECT ';';"_s };
    QTest::addRow("two line ends as delimiter")
        << QByteArray("-- atlas:delimiter \\n\\n\nSELECT 1;\nSELECT 2;\n\nSELECT '\n\n';\n")
        << QStringList { u"SELECT 1;\nSELECT 2;"_s, u"SELECT '\n\n';"_s };
}

void TestMigrationStatements::textsAreAtlas()
{
    QFETCH(QByteArray, bytes);
    const auto statements = splitMigration(makeMigrationFile(u"1.sql"_s, bytes).value());
    QVERIFY_RESULT(statements);
    QStringList texts;
    for (const MigrationStatement &statement : *statements)
        texts << statement.text;
    QTEST(texts, "texts");
}

void TestMigrationStatements::hashesRunOverTexts()
{
    const auto statements
        = splitMigration(makeMigrationFile(u"1.sql"_s, "SELECT 1;\n-- c\nSELECT 2;\n").value()).value();
    const auto hash = [](const QByteArray &bytes) -> QString {
        return "h1:"_L1 + QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toBase64());
    };
    QCOMPARE(partialHashes(statements), QStringList({ hash("SELECT 1;"), hash("SELECT 1;SELECT 2;") }));
}

void TestMigrationStatements::commentsAndLinesAreKept()
{
    const auto statements
        = splitMigration(makeMigrationFile(u"1.sql"_s, "SELECT 1;\n\n-- atlas:nolint DS103\nSELECT 2;\n").value())
              .value();
    QCOMPARE(statements[1].leadingComment, u"-- atlas:nolint DS103"_s);
    QCOMPARE(statements[1].line, 4);
}

void TestMigrationStatements::brokenTextIsReported()
{
    const auto statements = splitMigration(makeMigrationFile(u"1_x.sql"_s, "SELECT 1;\nSELECT 'open;\n").value());
    QVERIFY(!statements);
    QCOMPARE(statements.error().file, u"1_x.sql"_s);
    QCOMPARE(statements.error().kind, ErrorKind::Input);
}

QTEST_GUILESS_MAIN(TestMigrationStatements)
#include "tst_migrationstatements.moc"
