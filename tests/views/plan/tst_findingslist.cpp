// The Problems list: order, words, rows that stay, keys.
#include "tests/views/plan/sampleplan.h"
#include "views/plan/findingslist.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace schemawright;
using namespace schemawright::plan;
using namespace Qt::StringLiterals;

namespace {

ListedFinding listed(const QString &rule, lint::Severity severity, qsizetype start)
{
    ListedFinding result;
    result.finding.rule = rule;
    result.finding.severity = severity;
    result.finding.range.start = start;
    result.finding.file = u"a.sql"_s;
    result.finding.message = u"It breaks."_s;
    result.line = int(start) + 1;
    return result;
}

QStringList rules(const FindingsModel &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names.append(model.index(row, FindingsModel::RuleColumn).data().toString());
    return names;
}

} // namespace

class tst_FindingsList : public QObject
{
    Q_OBJECT

private slots:
    void worstFirstThenByPlace();
    void cellsAreWords();
    void rowsThatStayKeepTheSelection();
    void enterAndDoubleClickActivate();
    void f1OpensTheRulePageAndCopyTakesTheRow();
};

void tst_FindingsList::worstFirstThenByPlace()
{
    FindingsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFindings({ listed(u"c"_s, lint::Severity::Info, 0), listed(u"b"_s, lint::Severity::Error, 9),
        listed(u"a"_s, lint::Severity::Error, 2), listed(u"d"_s, lint::Severity::Warning, 1) });
    QCOMPARE(rules(model), (QStringList { u"a"_s, u"b"_s, u"d"_s, u"c"_s }));
    QCOMPARE(model.sourceIndex(0), 2);
    model.setFindings({ listed(u"d"_s, lint::Severity::Warning, 1) });
    QCOMPARE(rules(model), QStringList { u"d"_s });
    QCOMPARE(model.sourceIndex(0), 0);
    const ListedFinding twin = listed(u"twin"_s, lint::Severity::Info, 1);
    model.setFindings({ twin, twin, listed(u"e"_s, lint::Severity::Error, 1) });
    QCOMPARE(rules(model), (QStringList { u"e"_s, u"twin"_s, u"twin"_s }));
    model.setFindings({ twin });
    QCOMPARE(rules(model), QStringList { u"twin"_s });
    model.setFindings({});
    QCOMPARE(model.rowCount(), 0);
}

void tst_FindingsList::cellsAreWords()
{
    FindingsModel model;
    const lint::Finding finding = testing::samplePlan().findings[1];
    model.setFindings({ { .finding = finding, .line = 5 } });
    QCOMPARE(model.index(0, FindingsModel::SeverityColumn).data().toString(), u"Error · data loss"_s);
    QVERIFY(!model.index(0, FindingsModel::SeverityColumn).data(Qt::DecorationRole).value<QIcon>().isNull());
    QCOMPARE(model.index(0, FindingsModel::PlaceColumn).data().toString(), u"line 5"_s);
    QCOMPARE(model.index(0, FindingsModel::SentenceColumn).data().toString(),
        u"The values of messages.legacy_token are lost. 18,204 of 2,100,000 rows have one."_s);
    QVERIFY(model.index(0, 0).data(Qt::AccessibleTextRole).toString().startsWith(u"Error · data loss: The values"));
}

void tst_FindingsList::rowsThatStayKeepTheSelection()
{
    FindingsList list;
    auto *view = list.findChild<QTreeView *>();
    const ListedFinding kept = listed(u"kept"_s, lint::Severity::Warning, 5);
    list.setFindings({ listed(u"gone"_s, lint::Severity::Error, 1), kept });
    list.selectFinding(1);
    list.setFindings({ kept, listed(u"new"_s, lint::Severity::Info, 7) });
    QCOMPARE(view->currentIndex().siblingAtColumn(FindingsModel::RuleColumn).data().toString(), u"kept"_s);
    QCOMPARE(list.findingCount(), 2);
}

void tst_FindingsList::enterAndDoubleClickActivate()
{
    FindingsList list;
    list.resize(800, 200);
    list.show();
    QVERIFY(QTest::qWaitForWindowActive(&list));
    auto *view = list.findChild<QTreeView *>();
    QSignalSpy activated(&list, &FindingsList::activated);
    list.setFindings({ listed(u"second"_s, lint::Severity::Info, 1), listed(u"first"_s, lint::Severity::Error, 5) });
    list.selectFinding(0);
    QTest::keyClick(view, Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated[0][0].toInt(), 0);
    const QPoint first = view->visualRect(view->model()->index(0, 1)).center();
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, first);
    QTest::mouseDClick(view->viewport(), Qt::LeftButton, {}, first);
    QVERIFY(activated.size() >= 2);
    QCOMPARE(activated.last()[0].toInt(), 1);
}

void tst_FindingsList::f1OpensTheRulePageAndCopyTakesTheRow()
{
    FindingsList list;
    list.show();
    QVERIFY(QTest::qWaitForWindowActive(&list));
    auto *view = list.findChild<QTreeView *>();
    list.setFindings({ listed(u"drop-column"_s, lint::Severity::Error, 4) });
    list.selectFinding(0);
    QSignalSpy pages(&list, &FindingsList::rulePageRequested);
    QTest::keyClick(view, Qt::Key_F1);
    QCOMPARE(pages.size(), 1);
    QCOMPARE(pages[0][0].toString(), u"drop-column"_s);
    QTest::keyClick(&list, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"Error · style\tIt breaks.\t\ta.sql:5\tdrop-column"_s);
}

QTEST_MAIN(tst_FindingsList)
#include "tst_findingslist.moc"
