#include "model/base/visibletext.h"

#include <QTest>

using namespace schemawright;
using namespace Qt::StringLiterals;

class TestVisibleText : public QObject
{
    Q_OBJECT
private slots:
    void steersNothing();
    void keepsWhatIsSeen();
};

void TestVisibleText::steersNothing()
{
    QCOMPARE(visibleText(u"a\n::error::b\r\x1B[31m\u202Ec\x7F\x85\u2028"_s), u"a␊::error::b␍␛[31m\uFFFDc␡\uFFFD\uFFFD"_s);
    QCOMPARE(visibleLines(u"a\nb\rc"_s), u"a\nb␍c"_s);
}

void TestVisibleText::keepsWhatIsSeen()
{
    for (const QString &text : { u""_s, u"a\tb"_s, u"naïve – „Größe“"_s, u"שלום 😀 漢字"_s })
        QCOMPARE(visibleText(text), text);
}

QTEST_APPLESS_MAIN(TestVisibleText)
#include "tst_visibletext.moc"
