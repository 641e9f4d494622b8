#include "model/catalog/namepattern.h"

#include <QtTest>

using namespace Qt::Literals::StringLiterals;
using namespace schemawright;
using namespace schemawright::catalog;

class TestNamePattern : public QObject
{
    Q_OBJECT
private slots:
    void matchesGlobs_data();
    void matchesGlobs();
    void tellsSchemasFromObjects();
};

void TestNamePattern::matchesGlobs_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("expected");
    QTest::addRow("plain text matches itself") << u"users"_s << u"users"_s << true;
    QTest::addRow("plain text is anchored") << u"user"_s << u"users"_s << false;
    QTest::addRow("a star matches nothing") << u"users*"_s << u"users"_s << true;
    QTest::addRow("a star matches in the middle") << u"a*d_*"_s << u"audited_2024"_s << true;
    QTest::addRow("a star backtracks") << u"*ab"_s << u"aabab"_s << true;
    QTest::addRow("a question mark matches one") << u"t?"_s << u"t1"_s << true;
    QTest::addRow("a question mark needs one") << u"t?"_s << u"t"_s << false;
    QTest::addRow("a set") << u"t[0-9x]"_s << u"t7"_s << true;
    QTest::addRow("a negated set") << u"t[^0-9]"_s << u"t7"_s << false;
    QTest::addRow("an open set matches nothing") << u"t[0"_s << u"t0"_s << false;
    QTest::addRow("an escaped star is a star") << u"a\\*"_s << u"ab"_s << false;
    QTest::addRow("an escaped star matches a star") << u"a\\*"_s << u"a*"_s << true;
}

void TestNamePattern::matchesGlobs()
{
    QFETCH(QString, pattern);
    QFETCH(QString, text);
    QFETCH(bool, expected);
    QCOMPARE(matchesGlob(pattern, text), expected);
}

void TestNamePattern::tellsSchemasFromObjects()
{
    const QStringList patterns { u"internal"_s, u"*.audit_*"_s, u"a.b.c"_s };
    QVERIFY(isSchemaExcluded(patterns, u"internal"_s));
    QVERIFY(!isSchemaExcluded(patterns, u"audit_x"_s));
    QVERIFY(isObjectExcluded(patterns, { u"app"_s, u"audit_log"_s }));
    QVERIFY(!isObjectExcluded(patterns, { u"internal"_s, u"users"_s }));
    QVERIFY(!isObjectExcluded(patterns, { u"a"_s, u"b"_s }));
}

QTEST_GUILESS_MAIN(TestNamePattern)
#include "tst_namepattern.moc"
