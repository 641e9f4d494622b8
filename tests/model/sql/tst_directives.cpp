#include "model/sql/directives.h"

#include <QTest>

using namespace schemawright;
using namespace Qt::StringLiterals;

class TestDirectives : public QObject
{
    Q_OBJECT
private slots:
    void coversTheRightPart_data();
    void coversTheRightPart();
    void readsTheTransactionMode();
};

void TestDirectives::coversTheRightPart_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("names");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("covered");
    QTest::addRow("above a statement") << u"select 1;\n-- atlas:nolint DS103 destructive\nselect 2;"_s
                                       << u"DS103|destructive"_s << QString() << u"select 2"_s;
    QTest::addRow("without names") << u"-- atlas:nolint\nselect 1;"_s << QString() << QString() << u"select 1"_s;
    QTest::addRow("at the top of the file")
        << u"-- atlas:nolint\n\nselect 1;"_s << QString() << QString() << u"(file)"_s;
    QTest::addRow("in a header of several lines")
        << u"-- a\n-- schemawright:ignore drop-table because it was never used\n-- b\n\nselect 1;"_s << u"drop-table"_s
        << u"it was never used"_s << u"(file)"_s;
    QTest::addRow("two rules and a reason")
        << u"-- schemawright:ignore a, b because c, d\nselect 1"_s << u"a|b"_s << u"c, d"_s << u"select 1"_s;
    QTest::addRow("squawk with a reason") << u"-- squawk-ignore ban-drop-column, x -- unused\nselect 1"_s
                                          << u"ban-drop-column|x"_s << u"unused"_s << u"select 1"_s;
    QTest::addRow("squawk for the file") << u"select 1;\n-- squawk-ignore-file a\n"_s << u"a"_s << QString()
                                         << u"(file)"_s;
    QTest::addRow("a block comment") << u"/* schemawright:ignore a */ select 1"_s << u"a"_s << QString()
                                     << u"select 1"_s;
    QTest::addRow("behind the statement")
        << u"select 1; -- schemawright:ignore a\nselect 2"_s << u"a"_s << QString() << u"select 1"_s;
    QTest::addRow("inside a statement") << u"alter table t\n  drop a,\n  -- squawk-ignore b\n  drop b,\n  drop c"_s
                                        << u"b"_s << QString() << u"  -- squawk-ignore b\n  drop b,"_s;
    QTest::addRow("a text is no comment") << u"select '-- atlas:nolint'"_s << u"-"_s << QString() << QString();
    QTest::addRow("another word") << u"-- atlas:nolinting\nselect 1"_s << u"-"_s << QString() << QString();
    QTest::addRow("squawk without names") << u"-- squawk-ignore\nselect 1"_s << u"-"_s << QString() << QString();
}

void TestDirectives::coversTheRightPart()
{
    QFETCH(QString, sql);
    QFETCH(QString, names);
    const auto directives = sql::readDirectives(sql, sql::parseScript(sql));
    if (names == u"-") {
        QVERIFY(directives.isEmpty());
        return;
    }
    QCOMPARE(directives.size(), 1);
    const sql::Directive &directive = directives.first();
    QCOMPARE(directive.names.join(u'|'), names);
    QTEST(directive.reason, "reason");
    QTEST(directive.covers ? sql.mid(directive.covers->start, directive.covers->length) : u"(file)"_s, "covered");
}

void TestDirectives::readsTheTransactionMode()
{
    const auto without = [](const QString &sql) {
        return sql::runsWithoutTransaction(sql::readDirectives(sql, sql::parseScript(sql)));
    };
    QVERIFY(without(u"-- atlas:txmode none\n\nselect 1"_s));
    QVERIFY(!without(u"-- atlas:txmode file\n\nselect 1"_s));
    QVERIFY(!without(u"select 1"_s));
}

QTEST_GUILESS_MAIN(TestDirectives)
#include "tst_directives.moc"
