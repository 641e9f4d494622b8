// DiffPanes as a person uses them: scrolling, walking, folding, copying, states, layouts; 100,000 lines in bounded time.
#include "views/highlight/stylecolors.h"
#include "views/textpane/codepane.h"
#include "views/textpane/diffpanes.h"
#include "views/textpane/difftoolbar.h"
#include "views/textpane/overviewruler.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTest>
#include <QTextBlock>

#include <ctime>

using namespace schemawright;
using namespace schemawright::textpane;
using namespace Qt::StringLiterals;

namespace {

/// Of this process: other programs on the machine must not fail a test.
qint64 cpuMilliseconds()
{
    return std::clock() * 1000 / CLOCKS_PER_SEC;
}

QString table(const QString &name, int columns, const QString &extra = {})
{
    QString text = u"CREATE TABLE public.%1 (\n"_s.arg(name);
    for (int i = 0; i < columns; ++i)
        text += u"    column_%1 integer NOT NULL,\n"_s.arg(i);
    text += extra;
    text += u"    id bigint\n);\n\n"_s;
    return text;
}

QString manyTables(int count, int changedEvery)
{
    QString text;
    for (int i = 0; i < count; ++i) {
        const bool changed = changedEvery > 0 && i % changedEvery == 0;
        text += table(u"table_%1"_s.arg(i), 16, changed ? u"    added_%1 text,\n"_s.arg(i) : QString());
    }
    return text;
}

struct Fixture {
    explicit Fixture(int width = 1200)
    {
        panes.resize(width, 500);
        panes.show();
        panes.activateWindow();
        (void)QTest::qWaitForWindowActive(&panes); // shortcuts need it
        left = panes.findChild<CodePane *>(u"leftPane"_s);
        right = panes.findChild<CodePane *>(u"rightPane"_s);
        unified = panes.findChild<CodePane *>(u"unifiedPane"_s);
    }

    void compare(const QString &before, const QString &after)
    {
        panes.setTexts(u"Database now"_s, before, u"After migration"_s, after, diff::diffTexts(before, after));
    }

    int findRow(const CodePane *pane, RowKind kind) const
    {
        for (int row = 0; row < pane->rowCount(); ++row) {
            if (pane->row(row).kind == kind)
                return row;
        }
        return -1;
    }

    DiffPanes panes;
    CodePane *left = nullptr;
    CodePane *right = nullptr;
    CodePane *unified = nullptr;
};

void verifyAligned(const Fixture &fixture)
{
    QCOMPARE(fixture.left->rowCount(), fixture.right->rowCount());
    QCOMPARE(fixture.left->blockCount(), fixture.left->rowCount());
    QCOMPARE(fixture.right->blockCount(), fixture.right->rowCount());
    QCOMPARE(fixture.left->verticalScrollBar()->maximum(), fixture.right->verticalScrollBar()->maximum());
    QCOMPARE(fixture.left->horizontalScrollBar()->maximum(), fixture.right->horizontalScrollBar()->maximum());
    QCOMPARE(fixture.left->verticalScrollBar()->value(), fixture.right->verticalScrollBar()->value());
}

} // namespace

class tst_DiffPanes : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void panesScrollTogether();
    void rangesAgreeWhenOneSideIsWider();
    void nextAndPreviousWalkAndWrap();
    void caretOnAChangeIsTheCurrentChange();
    void changeLandsAtOneThird();
    void foldOpensAndClosesByKeyAndClick();
    void foldsCanBeSwitchedOff();
    void showLineOpensItsFold();
    void copyLeavesFillerAndFoldsOut();
    void narrowWindowShowsOneColumn();
    void chosenLayoutStaysWhenTheWidthChanges();
    void statesAreToldApart();
    void findingsShowAtTheirLine();
    void rulerJumps();
    void enterOnALineAsksForItsOrigin();
    void zoomKeepsPanesAligned();
    void everythingHasAName();
    void textIsLegibleOnEveryTint_data();
    void textIsLegibleOnEveryTint();
    void hundredThousandLinesInBoundedTime();
};

void tst_DiffPanes::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support).*"_s));
}

void tst_DiffPanes::panesScrollTogether()
{
    Fixture fixture;
    fixture.compare(manyTables(60, 0), manyTables(60, 3));
    fixture.panes.setFoldsUnchanged(false);
    verifyAligned(fixture);
    for (const int value : { 500, 3, 220 }) {
        fixture.left->verticalScrollBar()->setValue(value);
        QCOMPARE(fixture.right->verticalScrollBar()->value(), value);
        fixture.right->verticalScrollBar()->setValue(value + 40);
        QCOMPARE(fixture.left->verticalScrollBar()->value(), value + 40);
        QCOMPARE(fixture.left->rowRect(value + 45).top(), fixture.right->rowRect(value + 45).top());
    }
}

void tst_DiffPanes::rangesAgreeWhenOneSideIsWider()
{
    Fixture fixture;
    fixture.compare(u"SELECT 1;\n"_s, u"SELECT 1;\n-- "_s + QString(400, u'x') + u"\n"_s);
    verifyAligned(fixture);
    QVERIFY(fixture.left->horizontalScrollBar()->maximum() > 0);
    fixture.left->horizontalScrollBar()->setValue(300);
    QCOMPARE(fixture.right->horizontalScrollBar()->value(), 300);
}

void tst_DiffPanes::nextAndPreviousWalkAndWrap()
{
    Fixture fixture;
    fixture.compare(manyTables(12, 0), manyTables(12, 4));
    QCOMPARE(fixture.panes.changeCount(), 3);
    QCOMPARE(fixture.panes.currentChange(), 0);
    QSignalSpy messages(&fixture.panes, &DiffPanes::statusMessage);
    fixture.right->setFocus();
    QTest::keyClick(fixture.right, Qt::Key_F7);
    QCOMPARE(fixture.panes.currentChange(), 1);
    QTest::keyClick(fixture.right, Qt::Key_F7);
    QTest::keyClick(fixture.right, Qt::Key_F7);
    QCOMPARE(fixture.panes.currentChange(), 0);
    QCOMPARE(messages.size(), 1);
    QTest::keyClick(fixture.right, Qt::Key_F7, Qt::ShiftModifier);
    QCOMPARE(fixture.panes.currentChange(), 2);
    QCOMPARE(messages.size(), 2);
    QCOMPARE(fixture.panes.findChild<DiffToolBar *>()->positionText(), u"Change 3 of 3"_s);
}

void tst_DiffPanes::caretOnAChangeIsTheCurrentChange()
{
    Fixture fixture;
    fixture.compare(manyTables(12, 0), manyTables(12, 4));
    fixture.right->setCurrentRow(fixture.findRow(fixture.right, RowKind::Fold));
    QCOMPARE(fixture.panes.currentChange(), -1);
    QCOMPARE(fixture.panes.findChild<DiffToolBar *>()->positionText(), u"3 changes"_s);
    // The change after the caret, not the one after the last visited.
    fixture.panes.goToNextChange();
    QCOMPARE(fixture.panes.currentChange(), 0);
}

void tst_DiffPanes::changeLandsAtOneThird()
{
    Fixture fixture;
    fixture.compare(manyTables(60, 0), manyTables(60, 20));
    fixture.panes.setFoldsUnchanged(false);
    fixture.panes.goToNextChange();
    const int row = fixture.right->currentRow();
    const qreal share = fixture.right->rowRect(row).top() / fixture.right->viewport()->height();
    QVERIFY2(share > 0.25 && share < 0.4, qPrintable(QString::number(share)));
}

void tst_DiffPanes::foldOpensAndClosesByKeyAndClick()
{
    Fixture fixture;
    fixture.compare(manyTables(4, 0), manyTables(4, 2));
    const int rows = fixture.right->rowCount();
    const int bar = fixture.findRow(fixture.right, RowKind::Fold);
    const QString closedText = fixture.right->document()->findBlockByNumber(bar).text();
    fixture.right->setCurrentRow(bar);
    const qreal place = fixture.right->rowRect(bar).top();

    QTest::keyClick(fixture.right, Qt::Key_Return);
    QVERIFY(fixture.right->rowCount() > rows);
    QCOMPARE(fixture.right->rowRect(bar).top(), place);
    verifyAligned(fixture);
    QTest::keyClick(fixture.right, Qt::Key_Space);
    QCOMPARE(fixture.right->rowCount(), rows);
    QCOMPARE(fixture.right->document()->findBlockByNumber(bar).text(), closedText);
    QCOMPARE(fixture.left->toPlainText().count(u"column_0 "_s), fixture.right->toPlainText().count(u"column_0 "_s));

    QTest::mouseClick(fixture.left->viewport(), Qt::LeftButton, {}, fixture.left->rowRect(bar).center().toPoint());
    QVERIFY(fixture.left->rowCount() > rows);
    verifyAligned(fixture);
}

void tst_DiffPanes::foldsCanBeSwitchedOff()
{
    Fixture fixture;
    const QString before = manyTables(4, 0);
    const QString after = manyTables(4, 2);
    fixture.compare(before, after);
    QVERIFY(fixture.findRow(fixture.right, RowKind::Fold) >= 0);
    fixture.panes.setFoldsUnchanged(false);
    QCOMPARE(fixture.findRow(fixture.right, RowKind::Fold), -1);
    QCOMPARE(fixture.right->rowCount(), int(diff::lineRanges(after).size()));
    QCOMPARE(fixture.panes.currentChange(), 0);
}

void tst_DiffPanes::showLineOpensItsFold()
{
    Fixture fixture;
    fixture.compare(manyTables(4, 0), manyTables(4, 4));
    QVERIFY(fixture.panes.showLine(Side::Right, 60));
    QCOMPARE(fixture.right->row(fixture.right->currentRow()).line, 60);
    QVERIFY(!fixture.panes.showLine(Side::Right, 100'000));
    verifyAligned(fixture);
}

void tst_DiffPanes::copyLeavesFillerAndFoldsOut()
{
    Fixture fixture;
    const QString common = table(u"orders"_s, 20);
    fixture.compare(common + u"DROP TABLE a;\n"_s, common + u"GRANT ALL ON b TO c WITH GRANT OPTION;\nDROP TABLE a;\n"_s);
    QVERIFY(fixture.findRow(fixture.left, RowKind::Filler) >= 0);
    fixture.left->selectAll();
    fixture.left->copy();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"    id bigint\n);\n\nDROP TABLE a;"_s);
}

void tst_DiffPanes::narrowWindowShowsOneColumn()
{
    Fixture fixture(1200);
    fixture.compare(manyTables(3, 0), manyTables(3, 2));
    QVERIFY(!fixture.panes.isUnified());
    QVERIFY(fixture.left->isVisible());
    fixture.panes.resize(700, 500);
    QTRY_VERIFY(fixture.unified->isVisible());
    QVERIFY(!fixture.left->isVisible());
    QVERIFY(fixture.unified->rowCount() > 0);
    QCOMPARE(fixture.panes.currentChange(), 0);
}

void tst_DiffPanes::chosenLayoutStaysWhenTheWidthChanges()
{
    Fixture fixture(1200);
    fixture.compare(manyTables(3, 0), manyTables(3, 2));
    fixture.panes.findChild<DiffToolBar *>()->unifiedAction()->trigger();
    QVERIFY(fixture.panes.isUnified());
    fixture.panes.resize(700, 500);
    fixture.panes.findChild<DiffToolBar *>()->unifiedAction()->trigger();
    QVERIFY(!fixture.panes.isUnified());
    verifyAligned(fixture);
}

void tst_DiffPanes::statesAreToldApart()
{
    Fixture fixture;
    auto *pages = fixture.panes.findChild<QStackedWidget *>();
    auto *message = qobject_cast<QLabel *>(pages->widget(0));
    fixture.panes.setComputing(u"Database now"_s, u"After migration"_s);
    QCOMPARE(pages->currentIndex(), 0);
    QCOMPARE(message->text(), u"Comparing Database now with After migration…"_s);
    fixture.panes.setError(u"the server closed the connection"_s);
    QCOMPARE(message->text(), u"Could not compare: the server closed the connection"_s);
    fixture.compare(QString(), QString());
    QCOMPARE(message->text(), u"Both sides are empty."_s);
    fixture.compare(manyTables(2, 0), manyTables(2, 0));
    QCOMPARE(pages->currentIndex(), 1);
    QCOMPARE(fixture.panes.findChild<DiffToolBar *>()->noteText(), u"No differences"_s);
    fixture.compare(u"a\n"_s, u"a\r\n"_s);
    QVERIFY(fixture.panes.findChild<DiffToolBar *>()->noteText().startsWith(u"No line differs · line endings"));
}

void tst_DiffPanes::findingsShowAtTheirLine()
{
    Fixture fixture;
    const QString after = manyTables(4, 2);
    fixture.compare(manyTables(4, 0), after);
    const int line = int(after.left(after.indexOf(u"added_2"_s)).count(u'\n'));
    fixture.panes.setFindings({ { .line = line, .severity = lint::Severity::Warning, .text = u"Slow."_s },
        { .line = line, .severity = lint::Severity::Error, .text = u"Loses rows."_s } });
    QCOMPARE(fixture.right->annotations().size(), 1);
    QCOMPARE(fixture.right->annotations()[0].severity, lint::Severity::Error);
    QCOMPARE(fixture.right->annotations()[0].text, u"Slow. Loses rows."_s);
    int annotated = 0;
    for (int row = 0; row < fixture.right->rowCount(); ++row) {
        if (fixture.right->row(row).annotation == 0) {
            ++annotated;
            QCOMPARE(fixture.right->row(row).line, line);
        }
    }
    QCOMPARE(annotated, 1);
}

void tst_DiffPanes::rulerJumps()
{
    Fixture fixture;
    fixture.compare(manyTables(60, 0), manyTables(60, 59));
    fixture.panes.setFoldsUnchanged(false);
    auto *ruler = fixture.panes.findChild<OverviewRuler *>();
    QTest::mouseClick(ruler, Qt::LeftButton, {}, QPoint(5, ruler->height() / 2));
    const int middle = fixture.right->rowCount() / 2;
    QVERIFY(std::abs(fixture.right->currentRow() - middle) < 5);
}

void tst_DiffPanes::enterOnALineAsksForItsOrigin()
{
    Fixture fixture;
    fixture.compare(u"a\nb\nc\n"_s, u"a\nc\n"_s);
    QSignalSpy activated(&fixture.panes, &DiffPanes::lineActivated);
    fixture.right->setCurrentRow(2);
    QTest::keyClick(fixture.right, Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated[0][0].value<Side>(), Side::Right);
    QCOMPARE(activated[0][1].toInt(), 1);
}

void tst_DiffPanes::zoomKeepsPanesAligned()
{
    Fixture fixture;
    fixture.compare(manyTables(30, 0), manyTables(30, 3));
    const qreal height = fixture.right->rowHeight();
    emit fixture.left->zoomRequested(4);
    QVERIFY(fixture.right->rowHeight() > height);
    QCOMPARE(fixture.left->rowHeight(), fixture.right->rowHeight());
    verifyAligned(fixture);
}

void tst_DiffPanes::everythingHasAName()
{
    Fixture fixture;
    fixture.compare(u"a\n"_s, u"b\n"_s);
    QCOMPARE(fixture.left->accessibleName(), u"Database now"_s);
    QCOMPARE(fixture.right->accessibleName(), u"After migration"_s);
    QVERIFY(!fixture.panes.findChild<OverviewRuler *>()->accessibleName().isEmpty());
    QSet<QKeySequence> shortcuts;
    for (const QAction *action : fixture.panes.navigationActions()) {
        QVERIFY(!action->text().isEmpty());
        QVERIFY(!action->statusTip().isEmpty());
        QVERIFY(!shortcuts.contains(action->shortcut()));
        shortcuts.insert(action->shortcut());
    }
}

void tst_DiffPanes::textIsLegibleOnEveryTint_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::addRow("light") << QPalette(QColor(0xefefef));
    QPalette dark(QColor(0x2b2d31), QColor(0x232529));
    dark.setColor(QPalette::Base, QColor(0x1e1f22));
    dark.setColor(QPalette::Text, QColor(0xdfe1e5));
    QTest::addRow("dark") << dark;
}

void tst_DiffPanes::textIsLegibleOnEveryTint()
{
    QFETCH(const QPalette, palette);
    const PaneColors colors = paneColors(palette);
    QVERIFY(highlight::contrastRatio(colors.text, colors.addedMark) >= 4.5);
    QVERIFY(highlight::contrastRatio(colors.text, colors.removedMark) >= 4.5);
    QVERIFY(highlight::contrastRatio(colors.addedSign, colors.added) >= 4.5);
    QVERIFY(highlight::contrastRatio(colors.removedSign, colors.removed) >= 4.5);
    QVERIFY(highlight::contrastRatio(colors.foldText, colors.fold) >= 4.5);
    QVERIFY(highlight::contrastRatio(colors.noteText, colors.note) >= 4.5);
    QVERIFY(highlight::contrastRatio(colors.gutterText, colors.gutter) >= 4.5);
    for (const lint::Severity severity : { lint::Severity::Info, lint::Severity::Warning, lint::Severity::Error })
        QVERIFY(highlight::contrastRatio(colors.severity(severity), colors.base) >= 4.5);
}

void tst_DiffPanes::hundredThousandLinesInBoundedTime()
{
    Fixture fixture;
    const QString before = manyTables(5000, 0);
    const QString after = manyTables(5000, 10);
    const diff::TextDiff difference = diff::diffTexts(before, after);
    QVERIFY(difference.rows.size() > 100'000);
    const qint64 start = cpuMilliseconds();
    fixture.panes.setTexts(u"Database now"_s, before, u"After migration"_s, after, difference);
    const qint64 folded = cpuMilliseconds() - start;
    fixture.panes.setFoldsUnchanged(false);
    const qint64 unfolded = cpuMilliseconds() - start - folded;
    for (int i = 0; i < 50; ++i) {
        fixture.right->verticalScrollBar()->setValue((i * 7919) % fixture.right->verticalScrollBar()->maximum());
        fixture.panes.grab();
    }
    const qint64 frames = cpuMilliseconds() - start - folded - unfolded;
    qInfo("folded %lld ms, unfolded %lld ms, 50 frames %lld ms", static_cast<long long>(folded),
        static_cast<long long>(unfolded), static_cast<long long>(frames));
    verifyAligned(fixture);
    // Generous, for debug builds with sanitizers. A quadratic step would take minutes.
    QVERIFY(folded < 5000);
    QVERIFY(unfolded < 10'000);
    QVERIFY(frames < 10'000);
}

QTEST_MAIN(tst_DiffPanes)
#include "tst_diffpanes.moc"
