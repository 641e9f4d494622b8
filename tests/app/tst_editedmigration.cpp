#include "app/editedmigration.h"

#include <QTest>

using namespace schemawright;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A statement at its place in the text.
workflow::StatementText at(const QString &sql, const QString &statement, int transaction, bool transactional = true)
{
    return { { sql.indexOf(statement), statement.size() }, transaction, transactional, {} };
}

} // namespace

class TestEditedMigration : public QObject
{
    Q_OBJECT

private slots:
    void noStatementsMakeNoFile();
    void oneTransactionIsOneFile();
    void aConcurrentIndexGetsAFileOfItsOwn();
    void transactionsStayApart();
};

void TestEditedMigration::noStatementsMakeNoFile()
{
    QVERIFY(app::cutMigration({}, {}).isEmpty());
}

void TestEditedMigration::oneTransactionIsOneFile()
{
    const QString sql = u"-- first\nSELECT 1;\n\n-- second\nSELECT 2;\n"_s;
    const auto texts = app::cutMigration(sql, { at(sql, u"SELECT 1"_s, 0), at(sql, u"SELECT 2"_s, 0) });
    QCOMPARE(texts.size(), 1);
    QCOMPARE(texts.first().sql, sql);
    QVERIFY(texts.first().transactional);
}

void TestEditedMigration::aConcurrentIndexGetsAFileOfItsOwn()
{
    const QString sql = u"-- table\nSELECT 1;\n\n-- index\nSELECT 2 ;\n\n-- after\nSELECT 3\n"_s;
    const auto texts = app::cutMigration(
        sql, { at(sql, u"SELECT 1"_s, 0), at(sql, u"SELECT 2"_s, 1, false), at(sql, u"SELECT 3"_s, 2) });
    QCOMPARE(texts.size(), 3);
    QCOMPARE(texts.at(0).sql, u"-- table\nSELECT 1;\n"_s);
    QCOMPARE(texts.at(1).sql, u"-- index\nSELECT 2 ;\n"_s);
    QVERIFY(!texts.at(1).transactional);
    QCOMPARE(texts.at(2).sql, u"-- after\nSELECT 3\n"_s);
}

void TestEditedMigration::transactionsStayApart()
{
    const QString sql = u"SELECT 1;\nSELECT 2;\n"_s;
    const auto texts = app::cutMigration(sql, { at(sql, u"SELECT 1"_s, 0), at(sql, u"SELECT 2"_s, 1) });
    QCOMPARE(texts.size(), 2);
}

QTEST_GUILESS_MAIN(TestEditedMigration)
#include "tst_editedmigration.moc"
