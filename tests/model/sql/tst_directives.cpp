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
    void withoutNames();
    void knowsWhereNamesStand();
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
    QTest::addRow("as Atlas says it") << u"-- schemawright:nolint a\nselect 1"_s << u"a"_s << QString() << u"select 1"_s;
    QTest::addRow("inside a statement") << u"alter table t\n  drop a,\n  -- squawk-ignore b\n  drop b,\n  drop c"_s
                                        << u"b"_s << QString() << u"  -- squawk-ignore b\n  drop b,"_s;
    QTest::addRow("a text is no comment") << u"select '-- atlas:nolint'"_s << u"-"_s << QString() << QString();
    QTest::addRow("another word") << u"-- atlas:nolinting\nselect 1"_s << u"-"_s << QString() << QString();
    QTest::addRow("above an action, with another comment between")
        << u"alter table t\n  -- squawk-ignore b\n  -- why\n  drop b,\n  drop c"_s << u"b"_s << QString()
        << u"  -- squawk-ignore b\n  -- why\n  drop b,"_s;
    QTest::addRow("squawk in a block comment") << u"/* squawk-ignore a, b -- why */\nselect 1"_s << u"a|b"_s
                                               << u"why"_s << u"select 1"_s;
    QTest::addRow("eugene") << u"-- eugene: ignore E2, E3\nselect 1"_s << u"E2|E3"_s << QString() << u"select 1"_s;
    QTest::addRow("eugene's other form") << u"-- eugene-ignore: E2\nselect 1"_s << u"E2"_s << QString()
                                         << u"select 1"_s;
    QTest::addRow("eugene at the top") << u"-- eugene: ignore\n\nselect 1"_s << QString() << QString() << u"(file)"_s;
    QTest::addRow("pgfence") << u"-- pgfence-ignore: a, b\nselect 1"_s << u"a|b"_s << QString() << u"select 1"_s;
    QTest::addRow("pgfence's older form") << u"-- pgfence: ignore\nselect 1"_s << QString() << QString()
                                          << u"select 1"_s;
    QTest::addRow("pgfence at the top means nothing")
        << u"-- pgfence-ignore\n\nselect 1"_s << QString() << QString() << QString();
    QTest::addRow("pgsafe") << u"-- pgsafe:ignore a the table is empty\nselect 1"_s << u"a"_s << u"the table is empty"_s
                            << u"select 1"_s;
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

void TestDirectives::withoutNames()
{
    const auto acceptsAll = [](const QString &sql) {
        return sql::readDirectives(sql, sql::parseScript(sql)).first().acceptsAll;
    };
    QVERIFY(acceptsAll(u"-- atlas:nolint\nselect 1"_s));
    QVERIFY(acceptsAll(u"-- schemawright:ignore because it is known\nselect 1"_s));
    QVERIFY(acceptsAll(u"-- squawk-ignore-file\nselect 1"_s));
    QVERIFY(!acceptsAll(u"-- squawk-ignore\nselect 1"_s));
    QVERIFY(!acceptsAll(u"-- pgsafe:ignore\nselect 1"_s));
    QVERIFY(!acceptsAll(u"-- atlas:nolint DS102\nselect 1"_s));
}

void TestDirectives::knowsWhereNamesStand()
{
    const QString sql = u"select 0;\n/*  squawk-ignore ban-drop-column,\n x -- why */ select 1"_s;
    const auto directives = sql::readDirectives(sql, sql::parseScript(sql));
    QCOMPARE(directives.size(), 1);
    QStringList names;
    for (const SourceRange &range : directives.first().nameRanges)
        names.append(sql.mid(range.start, range.length));
    QCOMPARE(names, directives.first().names);
    QCOMPARE(names, (QStringList { u"ban-drop-column"_s, u"x"_s }));
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
