// Headers, cards and brackets of a plan, without a widget.
#include "tests/views/plan/sampleplan.h"
#include "views/plan/planrows.h"

#include <QTest>

using namespace schemawright;
using namespace schemawright::plan;
using namespace Qt::StringLiterals;
using textpane::Bracket;

namespace {

QChar bracketSign(Bracket bracket)
{
    switch (bracket) {
    case Bracket::None:
        return u' ';
    case Bracket::Single:
        return u'[';
    case Bracket::Begin:
        return u'+';
    case Bracket::Middle:
        return u'|';
    case Bracket::End:
        return u'-';
    case Bracket::Outside:
        return u':';
    }
    Q_UNREACHABLE();
}

/// Bracket, number or "F<finding>" or "S" for a header, and the text.
QString printed(const textpane::PaneContent &content)
{
    QStringList lines;
    for (size_t i = 0; i < content.rows.size(); ++i) {
        const textpane::PaneRow &row = content.rows[i];
        const QString name = row.note >= 0 ? u"F%1"_s.arg(row.note)
            : row.kind == textpane::RowKind::Note ? u"S"_s
                                                  : QString::number(row.number);
        const QString text = content.texts[static_cast<qsizetype>(i)];
        lines.append(u"%1 %2 %3"_s.arg(QString(bracketSign(row.bracket)), name, text.left(30)).trimmed());
    }
    return lines.join(u'\n');
}

} // namespace

class tst_PlanRows : public QObject
{
    Q_OBJECT

private slots:
    void headersCardsAndBrackets();
    void statementOutsideATransactionSaysSo();
    void findingBeyondTheTextStandsAtTheEnd();
    void emptySqlHasNoRows();
};

void tst_PlanRows::headersCardsAndBrackets()
{
    QCOMPARE(printed(planRows(testing::samplePlan(), { 2, 1 })),
        u"1 -- Add column \"embedding\"\n"
        u"+ S Statement 1 of 3 · ACCESS EXCL\n"
        u"| 2 ALTER TABLE public.conversatio\n"
        u"| 3     ADD COLUMN embedding publi\n"
        u"| 4\n"
        u"| S Statement 2 of 3 · ACCESS EXCL\n"
        u"| 5 ALTER TABLE public.messages DR\n"
        u"- F1 Error · data loss: The values\n"
        u"6\n"
        u"+ S Statement 3 of 3 · SHARE lock \n"
        u"| 7 CREATE INDEX conversations_emb\n"
        u"| F0 Warning · blocks writes: Write\n"
        u"- F0"_s.replace(u"lock \n"_s, u"lock\n"_s));
}

void tst_PlanRows::statementOutsideATransactionSaysSo()
{
    PlanViewContent content = testing::samplePlan();
    content.statements[2].transactional = false;
    QVERIFY(statementHeader(content, 2).endsWith(u"outside a transaction"));
    QVERIFY(!statementHeader(content, 1).contains(u"outside"));
    QVERIFY(printed(planRows(content, { 1, 1 })).endsWith(u": F0 Warning · blocks writes: Write"));
}

void tst_PlanRows::findingBeyondTheTextStandsAtTheEnd()
{
    PlanViewContent content = testing::samplePlan();
    content.findings[0].range = { .start = 1'000'000, .length = 1 };
    const textpane::PaneContent rows = planRows(content, { 1, 1 });
    QCOMPARE(rows.rows.back().note, 0);
}

void tst_PlanRows::emptySqlHasNoRows()
{
    QVERIFY(planRows({}, {}).rows.empty());
}

QTEST_GUILESS_MAIN(tst_PlanRows)
#include "tst_planrows.moc"
