// Rows of panes: filler, folds, unified order, what a block can show.
#include "views/textpane/diffrows.h"

#include <QTest>

using namespace schemawright;
using namespace schemawright::textpane;
using namespace Qt::StringLiterals;

namespace {

ComparedTexts compared(const QString &left, const QString &right)
{
    return makeComparedTexts(left, right, diff::diffTexts(left, right));
}

QString numbered(int from, int to)
{
    QString text;
    for (int i = from; i <= to; ++i)
        text += u"    column_%1 integer,\n"_s.arg(i);
    return text;
}

/// "number sign text" per row; "#" for filler.
QString printed(const PaneContent &content)
{
    QStringList lines;
    for (size_t i = 0; i < content.rows.size(); ++i) {
        const PaneRow &row = content.rows[i];
        const QString text = content.texts[static_cast<qsizetype>(i)];
        if (row.kind == RowKind::Filler)
            lines.append(u"#"_s);
        else
            lines.append(u"%1 %2 %3"_s.arg(row.number).arg(QChar(row.sign)).arg(text));
    }
    return lines.join(u'\n');
}

PaneContent content(const ComparedTexts &texts, PaneRole role)
{
    const QList<Fold> folds = makeFolds(texts.diff);
    return paneContent(texts, std::span(folds.constData(), static_cast<size_t>(folds.size())), role);
}

} // namespace

class tst_DiffRows : public QObject
{
    Q_OBJECT

private slots:
    void bothSidesHaveTheSameRows();
    void fillerStandsWhereTheOtherSideHasALine();
    void unifiedShowsWhatGoesBeforeWhatComes();
    void longRunsAreFolded_data();
    void longRunsAreFolded();
    void foldNamesTheStatement();
    void openFoldKeepsItsBar();
    void nothingIsFoldedWhenNothingDiffers();
    void lineBreakingCharactersAreReplaced();
    void veryLongLinesAreCut();
};

void tst_DiffRows::bothSidesHaveTheSameRows()
{
    const ComparedTexts texts = compared(u"a text,\nb text,\nc text\n"_s, u"b text,\nc bigint\nd text\ne text\n"_s);
    const PaneContent left = content(texts, PaneRole::Left);
    const PaneContent right = content(texts, PaneRole::Right);
    QCOMPARE(left.rows.size(), right.rows.size());
    QCOMPARE(left.texts.size(), right.texts.size());
    for (size_t i = 0; i < left.rows.size(); ++i)
        QCOMPARE(left.rows[i].hunk, right.rows[i].hunk);
}

void tst_DiffRows::fillerStandsWhereTheOtherSideHasALine()
{
    const ComparedTexts texts = compared(u"one\ntwo\n"_s, u"one\nadded line\ntwo\n"_s);
    QCOMPARE(printed(content(texts, PaneRole::Left)), u"1   one\n#\n2   two"_s);
    QCOMPARE(printed(content(texts, PaneRole::Right)), u"1   one\n2 + added line\n3   two"_s);
}

void tst_DiffRows::unifiedShowsWhatGoesBeforeWhatComes()
{
    const ComparedTexts texts
        = compared(u"    a integer NOT NULL,\n    b integer NOT NULL,\n"_s, u"    a bigint NOT NULL,\n    b bigint NOT NULL,\n"_s);
    const PaneContent unified = content(texts, PaneRole::Unified);
    QCOMPARE(printed(unified),
        u"1 −     a integer NOT NULL,\n2 −     b integer NOT NULL,\n"
        u"0 +     a bigint NOT NULL,\n0 +     b bigint NOT NULL,"_s);
    QCOMPARE(unified.rows[2].secondNumber, 1);
    QCOMPARE(unified.rows[0].marks.size(), 1);
}

void tst_DiffRows::longRunsAreFolded_data()
{
    QTest::addColumn<int>("before");
    QTest::addColumn<int>("after");
    QTest::addColumn<QList<int>>("hidden");
    QTest::addRow("short runs stay") << 6 << 6 << QList<int>();
    QTest::addRow("a run before the first change keeps three lines") << 10 << 2 << QList { 7 };
    QTest::addRow("a run after the last change keeps three lines") << 2 << 12 << QList { 9 };
    QTest::addRow("both") << 40 << 50 << QList { 37, 47 };
}

void tst_DiffRows::longRunsAreFolded()
{
    QFETCH(const int, before);
    QFETCH(const int, after);
    QFETCH(const QList<int>, hidden);
    const QString head = numbered(1, before);
    const QString tail = numbered(1000, 999 + after);
    const QString left = head + tail;
    const QString right = head + u"    added text,\n"_s + tail;
    QList<int> counts;
    for (const Fold &fold : makeFolds(diff::diffTexts(left, right)))
        counts.append(fold.rowCount);
    QCOMPARE(counts, hidden);
}

void tst_DiffRows::foldNamesTheStatement()
{
    const QString table = u"CREATE TABLE public.orders (\n"_s + numbered(1, 20);
    const ComparedTexts inside = compared(table, table + u"    note text\n"_s);
    const QList<Fold> folds = makeFolds(inside.diff);
    QCOMPARE(folds.size(), 1);
    QCOMPARE(foldText(inside, folds[0]), u"▸ ··· 18 unchanged lines in CREATE TABLE public.orders ···"_s);

    const QString two = table + u");\n\nCREATE INDEX orders_note ON public.orders (note);\n\n\n\n"_s;
    const ComparedTexts several = compared(two, two + u"DROP TABLE x;\n"_s);
    QCOMPARE(foldText(several, makeFolds(several.diff)[0]),
        u"▸ ··· 24 unchanged lines in CREATE TABLE public.orders to CREATE INDEX orders_note ···"_s);
}

void tst_DiffRows::openFoldKeepsItsBar()
{
    const QString text = numbered(1, 30);
    const ComparedTexts texts = compared(text, text + u"    added text\n"_s);
    QList<Fold> folds = makeFolds(texts.diff);
    QCOMPARE(content(texts, PaneRole::Left).rows.size(), size_t(1 + 3 + 1));
    folds[0].expanded = true;
    const PaneContent open = paneContent(texts, std::span(folds.constData(), 1), PaneRole::Left);
    QCOMPARE(open.rows.size(), size_t(1 + 30 + 1));
    QCOMPARE(open.rows[0].kind, RowKind::Fold);
    QVERIFY(open.texts[0].startsWith(u"▾ 27 unchanged lines"));
    QCOMPARE(foldedContent(texts, folds[0], 0, PaneRole::Left).rows.size(), size_t(27));
}

void tst_DiffRows::nothingIsFoldedWhenNothingDiffers()
{
    QVERIFY(makeFolds(diff::diffTexts(numbered(1, 100), numbered(1, 100))).isEmpty());
}

void tst_DiffRows::lineBreakingCharactersAreReplaced()
{
    const QString line = u"a"_s + QChar(0x2028) + u"b"_s + QChar(u'\r') + u"c"_s + QChar(0x2029) + QChar(u'\0');
    QCOMPARE(shownLine(line), u"a\uFFFDb\uFFFDc\uFFFD\uFFFD"_s);
}

void tst_DiffRows::veryLongLinesAreCut()
{
    const QString shown = shownLine(QString(25'000, u'x'));
    QVERIFY(shown.size() < 10'050);
    QVERIFY2(shown.contains(QLocale().toString(15'000)), qPrintable(shown.last(40)));
}

QTEST_GUILESS_MAIN(tst_DiffRows)
#include "tst_diffrows.moc"
