// PlanView as a person uses it: walking findings, cards, the preview of a fix, buttons, messages.
#include "tests/views/plan/sampleplan.h"
#include "views/plan/findingcard.h"
#include "views/plan/fixpreview.h"
#include "views/plan/planview.h"
#include "views/textpane/codepane.h"
#include "views/textpane/elidedlabel.h"

#include <QHelpEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTest>
#include <QTextBlock>
#include <QToolTip>

#include <ctime>

using namespace schemawright;
using namespace schemawright::plan;
using namespace Qt::StringLiterals;

namespace {

struct Fixture {
    explicit Fixture(const PlanViewContent &content = testing::samplePlan(), int height = 500)
    {
        view.resize(1000, height);
        view.show();
        view.activateWindow();
        (void)QTest::qWaitForWindowActive(&view);
        pane = view.findChild<textpane::CodePane *>(u"planPane"_s);
        view.setContent(content);
    }

    [[nodiscard]] QList<FindingCard *> visibleCards() const
    {
        QList<FindingCard *> cards;
        for (FindingCard *card : pane->viewport()->findChildren<FindingCard *>()) {
            if (card->isVisible())
                cards.append(card);
        }
        return cards;
    }

    [[nodiscard]] QPushButton *button(const QString &text) const
    {
        for (auto *candidate : view.findChildren<QPushButton *>()) {
            if (candidate->text() == text && !candidate->isHidden() && candidate->isVisibleTo(candidate->window()))
                return candidate;
        }
        return nullptr;
    }

    PlanView view;
    textpane::CodePane *pane = nullptr;
};

PlanViewContent longPlan(int statements)
{
    PlanViewContent content;
    for (int i = 0; i < statements; ++i) {
        const QString sql = u"DROP TABLE public.table_%1"_s.arg(i);
        content.statements.append({ .range = { .start = content.sql.size(), .length = sql.size() }, .transaction = i });
        lint::Finding finding;
        finding.rule = u"drop-table"_s;
        finding.range = content.statements.last().range;
        finding.message = u"Table %1 is lost."_s.arg(i);
        content.findings.append(finding);
        content.sql += QString(sql + u";\n\n"_s);
    }
    return content;
}

} // namespace

class tst_PlanView : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void titleCounts();
    void cardsStandUnderTheirLines();
    void cardsMoveWithTheText();
    void f8WalksFindingsInTextOrder();
    void aSingleFindingIsFoundAgain();
    void enterOnAFindingReachesItsButtons();
    void fixIsShownBeforeItIsRequested();
    void fixOfAnOutdatedPlanIsNotRequested();
    void rulePageAndSuppressAreRequested();
    void caretSelectsStatements();
    void laterFindingsKeepTheCaret();
    void reviewRehearsesAndNothingElse();
    void buttonsEmitIntentsAndAreNeverDefault();
    void messageReplacesThePlan();
    void narrowViewGivesCardsMoreRows();
    void longLockNotesAreCutAndToldWhole();
    void theWayBackIsShownInItsPlace();
    void copyIsTheSqlAlone();
    void thousandFindingsInBoundedTime();
};

void tst_PlanView::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support).*"_s));
}

void tst_PlanView::titleCounts()
{
    Fixture fixture;
    const auto *title = fixture.view.findChild<textpane::ElidedLabel *>();
    QCOMPARE(title->text(), u"Migration: 3 statements, 1 error, 1 warning"_s);
    PlanViewContent content = testing::samplePlan();
    content.title = u"20240301_embedding.sql"_s;
    content.statements.resize(1);
    content.findings.clear();
    fixture.view.setContent(content);
    QCOMPARE(title->text(), u"20240301_embedding.sql: 1 statement, no findings"_s);
}

void tst_PlanView::cardsStandUnderTheirLines()
{
    Fixture fixture;
    const QList<FindingCard *> cards = fixture.visibleCards();
    QCOMPARE(cards.size(), 2);
    for (const FindingCard *card : cards) {
        // The row above the card is the line with the finding, and the card fits into its rows.
        const int above = fixture.pane->rowAt(card->geometry().topLeft() - QPoint(0, 2));
        const int first = fixture.pane->rowAt(card->geometry().topLeft() + QPoint(0, 2));
        const int finding = fixture.pane->row(first).note;
        QCOMPARE(fixture.pane->row(above).line, finding == 0 ? 6 : 4);
        QVERIFY(card->height() >= card->heightForWidth(card->width()));
        QVERIFY(card->accessibleName().contains(fixture.view.content().findings[finding].evidence));
    }
}

void tst_PlanView::cardsMoveWithTheText()
{
    Fixture fixture(longPlan(40));
    QVERIFY(fixture.visibleCards().size() < 12);
    fixture.pane->verticalScrollBar()->setValue(60);
    for (const FindingCard *card : fixture.visibleCards()) {
        const int row = fixture.pane->rowAt(card->geometry().center());
        QCOMPARE(card->accessibleName(), u"Warning · style: Table %1 is lost."_s.arg(fixture.pane->row(row).note));
    }
}

void tst_PlanView::f8WalksFindingsInTextOrder()
{
    Fixture fixture;
    QSignalSpy messages(&fixture.view, &PlanView::statusMessage);
    fixture.pane->setFocus();
    QTest::keyClick(fixture.pane, Qt::Key_F8);
    QCOMPARE(fixture.view.currentFinding(), 1); // the second in the list stands first in the text
    QTest::keyClick(fixture.pane, Qt::Key_F8);
    QCOMPARE(fixture.view.currentFinding(), 0);
    QCOMPARE(messages.size(), 0);
    QTest::keyClick(fixture.pane, Qt::Key_F8);
    QCOMPARE(fixture.view.currentFinding(), 1);
    QCOMPARE(messages.size(), 1);
    QTest::keyClick(fixture.pane, Qt::Key_F8, Qt::ShiftModifier);
    QCOMPARE(fixture.view.currentFinding(), 0);
    QCOMPARE(messages.size(), 2);
}

void tst_PlanView::aSingleFindingIsFoundAgain()
{
    PlanViewContent content = testing::samplePlan();
    content.findings.resize(1);
    Fixture fixture(content);
    fixture.view.goToNextFinding();
    QCOMPARE(fixture.view.currentFinding(), 0);
    fixture.view.goToNextFinding();
    QCOMPARE(fixture.view.currentFinding(), 0);
}

void tst_PlanView::enterOnAFindingReachesItsButtons()
{
    Fixture fixture;
    fixture.view.goToNextFinding();
    fixture.view.goToNextFinding();
    QTest::keyClick(fixture.pane, Qt::Key_Return);
    auto *button = qobject_cast<QPushButton *>(fixture.view.focusWidget());
    QVERIFY(button != nullptr);
    QCOMPARE(button->text(), u"Fix: Build it CONCURRENTLY…"_s);
    QTest::keyClick(button, Qt::Key_Escape);
    QVERIFY(fixture.pane->hasFocus());
}

void tst_PlanView::fixIsShownBeforeItIsRequested()
{
    Fixture fixture;
    QSignalSpy requested(&fixture.view, &PlanView::fixRequested);
    fixture.button(u"Fix: Build it CONCURRENTLY…"_s)->click();
    auto *preview = fixture.view.findChild<FixPreview *>();
    QVERIFY(preview != nullptr);
    QCOMPARE(requested.size(), 0);
    bool closeIsDefault = false;
    for (const auto *button : preview->findChildren<QPushButton *>())
        closeIsDefault = closeIsDefault || (button->isDefault() && button->text().contains(u"Close"));
    QVERIFY(closeIsDefault);
    bool showsResult = false;
    for (const auto *pane : preview->findChildren<textpane::CodePane *>())
        showsResult = showsResult || pane->toPlainText().contains(u"CREATE INDEX CONCURRENTLY conversations");
    QVERIFY(showsResult);
    preview->accept();
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested[0], (QVariantList { 0, 0 }));
}

void tst_PlanView::fixOfAnOutdatedPlanIsNotRequested()
{
    Fixture fixture;
    QSignalSpy requested(&fixture.view, &PlanView::fixRequested);
    fixture.button(u"Fix: Build it CONCURRENTLY…"_s)->click();
    fixture.view.setContent(longPlan(2));
    fixture.view.findChild<FixPreview *>()->accept();
    QCOMPARE(requested.size(), 0);
}

void tst_PlanView::rulePageAndSuppressAreRequested()
{
    Fixture fixture;
    QSignalSpy pages(&fixture.view, &PlanView::rulePageRequested);
    QSignalSpy suppressed(&fixture.view, &PlanView::suppressRequested);
    fixture.view.showFinding(1);
    fixture.pane->setFocus();
    QTest::keyClick(fixture.pane, Qt::Key_F1);
    QCOMPARE(pages.size(), 1);
    QCOMPARE(pages[0][0].toString(), u"drop-column"_s);
    fixture.button(u"Suppress…"_s)->click();
    QCOMPARE(suppressed.size(), 1);
    fixture.button(u"Rule page"_s)->click();
    QCOMPARE(pages.size(), 2);
}

void tst_PlanView::caretSelectsStatements()
{
    Fixture fixture;
    QSignalSpy selected(&fixture.view, &PlanView::statementSelected);
    fixture.view.showStatement(1);
    fixture.view.showStatement(2);
    fixture.pane->setCurrentRow(fixture.pane->currentRow() + 1);
    QCOMPARE(selected.size(), 2);
    QCOMPARE(selected[1][0].toInt(), 2);
    QCOMPARE(fixture.view.currentStatement(), 2);
}

void tst_PlanView::laterFindingsKeepTheCaret()
{
    PlanViewContent content = testing::samplePlan();
    const QList<lint::Finding> findings = std::exchange(content.findings, {});
    Fixture fixture(content);
    fixture.view.showStatement(2);
    fixture.pane->setCurrentRow(fixture.pane->currentRow() + 1);
    const int line = fixture.pane->row(fixture.pane->currentRow()).line;
    content.findings = findings;
    fixture.view.setContent(content);
    QCOMPARE(fixture.pane->row(fixture.pane->currentRow()).line, line);
}

void tst_PlanView::reviewRehearsesAndNothingElse()
{
    Fixture fixture;
    QVERIFY(fixture.button(u"Apply…"_s) != nullptr);
    QVERIFY(fixture.button(u"Rehearse"_s) != nullptr);
    fixture.view.setEditable(false);
    QVERIFY(fixture.button(u"Apply…"_s) == nullptr);
    QVERIFY(fixture.button(u"Save as migration…"_s) == nullptr);
}

void tst_PlanView::buttonsEmitIntentsAndAreNeverDefault()
{
    Fixture fixture;
    QSignalSpy save(&fixture.view, &PlanView::saveRequested);
    QSignalSpy apply(&fixture.view, &PlanView::applyRequested);
    fixture.button(u"Save as migration…"_s)->click();
    fixture.button(u"Apply…"_s)->click();
    QCOMPARE(save.size(), 1);
    QCOMPARE(apply.size(), 1);
    for (const auto *button : fixture.view.findChildren<QPushButton *>())
        QVERIFY(!button->autoDefault() && !button->isDefault());
}

void tst_PlanView::messageReplacesThePlan()
{
    Fixture fixture;
    fixture.view.setMessage(u"No changes: the database matches the schema."_s);
    auto *pages = fixture.view.findChild<QStackedWidget *>();
    QCOMPARE(qobject_cast<QLabel *>(pages->currentWidget())->text(), u"No changes: the database matches the schema."_s);
    QVERIFY(!fixture.button(u"Apply…"_s)->isEnabled());
    fixture.view.goToNextFinding();
    QCOMPARE(fixture.view.content(), PlanViewContent());
}

void tst_PlanView::narrowViewGivesCardsMoreRows()
{
    Fixture fixture;
    const int rows = fixture.pane->rowCount();
    fixture.view.resize(460, 500);
    QTRY_VERIFY(fixture.pane->rowCount() > rows);
    for (const FindingCard *card : fixture.visibleCards())
        QVERIFY(card->height() >= card->heightForWidth(card->width()));
}

void tst_PlanView::longLockNotesAreCutAndToldWhole()
{
    Fixture fixture;
    const auto widthWith = [&fixture](const QString &note) {
        PlanViewContent content = testing::samplePlan();
        content.statements.first().note = note;
        fixture.view.setContent(content);
        return fixture.pane->neededWidth();
    };
    const auto toldAtFirstNote = [&fixture] {
        int row = 0;
        while (fixture.pane->row(row).kind != textpane::RowKind::Note)
            ++row;
        const QTextBlock block = fixture.pane->document()->findBlockByNumber(row);
        const QPoint place = fixture.pane->cursorRect(QTextCursor(block)).center() + QPoint(20, 0);
        QHelpEvent event(QEvent::ToolTip, place, fixture.pane->viewport()->mapToGlobal(place));
        QCoreApplication::sendEvent(fixture.pane->viewport(), &event);
        return QToolTip::text();
    };
    const qreal width = widthWith(u"SHARE on a"_s);
    QCOMPARE(toldAtFirstNote(), QString());
    const QString longNote = u"SHARE on "_s + QString(400, u'a');
    QCOMPARE(widthWith(longNote), width);
    QVERIFY2(toldAtFirstNote().endsWith(longNote), qPrintable(QToolTip::text()));
}

void tst_PlanView::theWayBackIsShownInItsPlace()
{
    PlanViewContent content = testing::samplePlan();
    content.undoSql = u"-- Take back: x\nDROP INDEX x;\n"_s;
    Fixture fixture(content);
    auto *undoPane = fixture.view.findChild<textpane::CodePane *>(u"undoPane"_s);
    auto *pages = fixture.view.findChild<QStackedWidget *>();
    QPushButton *button = nullptr;
    for (QPushButton *candidate : fixture.view.findChildren<QPushButton *>()) {
        if (candidate->isCheckable())
            button = candidate;
    }
    QVERIFY(button && button->isVisible());
    QVERIFY(pages->currentWidget() != undoPane);
    button->click();
    QCOMPARE(pages->currentWidget(), undoPane);
    QCOMPARE(undoPane->rowCount(), 2);
    button->click();
    QVERIFY(pages->currentWidget() != undoPane);
    content.undoSql.clear();
    fixture.view.setContent(content);
    QVERIFY(!button->isVisible());
}

void tst_PlanView::copyIsTheSqlAlone()
{
    Fixture fixture;
    fixture.pane->selectAll();
    const QString copied = fixture.pane->selectedSource();
    QCOMPARE(QString(copied + u'\n'), fixture.view.content().sql);
}

void tst_PlanView::thousandFindingsInBoundedTime()
{
    // CPU time of this process: other programs on the machine must not fail a test.
    const std::clock_t start = std::clock();
    Fixture fixture(longPlan(1000));
    for (int i = 0; i < 50; ++i) {
        fixture.view.goToNextFinding();
        fixture.view.grab();
    }
    const std::clock_t seconds = (std::clock() - start) / CLOCKS_PER_SEC;
    QVERIFY2(seconds < 15, qPrintable(QString::number(seconds)));
}

QTEST_MAIN(tst_PlanView)
#include "tst_planview.moc"
