// Rows, marks and limits of text differences, and the name a fold shows.
#include "model/diff/textdiff.h"
#include "model/diff/textdiffsection.h"

#include <QTest>

#include <ctime>
#include <random>

using namespace schemawright;
using namespace schemawright::diff;
using namespace Qt::StringLiterals;

namespace {

QString marked(const QString &line, const QList<SourceRange> &marks)
{
    QString text = line;
    for (auto mark = marks.rbegin(); mark != marks.rend(); ++mark) {
        text.insert(mark->end(), u']');
        text.insert(mark->start, u'[');
    }
    return text;
}

QStringList linesOf(const QString &text)
{
    QStringList lines;
    for (const SourceRange &range : lineRanges(text))
        lines.append(text.mid(range.start, range.length));
    return lines;
}

/// "=line", "-line", "+line", "~left | right" with marks in brackets.
QString printed(const QString &left, const QString &right, const TextDiff &diff)
{
    const QStringList leftLines = linesOf(left);
    const QStringList rightLines = linesOf(right);
    QStringList rows;
    for (const TextDiffRow &row : diff.rows) {
        switch (row.kind) {
        case TextRowKind::Equal:
            rows.append(u"="_s + leftLines[row.leftLine]);
            break;
        case TextRowKind::Removed:
            rows.append(u"-"_s + leftLines[row.leftLine]);
            break;
        case TextRowKind::Added:
            rows.append(u"+"_s + rightLines[row.rightLine]);
            break;
        case TextRowKind::Changed:
            rows.append(u"~"_s + marked(leftLines[row.leftLine], row.leftMarks) + u" | "_s
                + marked(rightLines[row.rightLine], row.rightMarks));
            break;
        }
    }
    return rows.join(u'\n');
}

QString randomText(std::mt19937 &random, int lineCount, int variety)
{
    QString text;
    for (int i = 0; i < lineCount; ++i)
        text += u"column_%1 integer,\n"_s.arg(static_cast<int>(random() % static_cast<unsigned>(variety)));
    return text;
}

/// Every line of each side exactly once, in order, and equal lines really equal.
void verifyComplete(const QString &left, const QString &right, const TextDiff &diff)
{
    const QStringList leftLines = linesOf(left);
    const QStringList rightLines = linesOf(right);
    int nextLeft = 0;
    int nextRight = 0;
    for (const TextDiffRow &row : diff.rows) {
        if (row.leftLine >= 0)
            QCOMPARE(row.leftLine, nextLeft++);
        if (row.rightLine >= 0)
            QCOMPARE(row.rightLine, nextRight++);
        if (row.kind == TextRowKind::Equal)
            QCOMPARE(leftLines[row.leftLine], rightLines[row.rightLine]);
    }
    QCOMPARE(nextLeft, static_cast<int>(leftLines.size()));
    QCOMPARE(nextRight, static_cast<int>(rightLines.size()));
}

/// Length of the longest common subsequence by the textbook table.
int commonLines(const QStringList &left, const QStringList &right)
{
    std::vector<std::vector<int>> table(
        static_cast<size_t>(left.size() + 1), std::vector<int>(static_cast<size_t>(right.size() + 1), 0));
    for (qsizetype i = left.size() - 1; i >= 0; --i) {
        for (qsizetype j = right.size() - 1; j >= 0; --j) {
            const auto row = static_cast<size_t>(i);
            const auto column = static_cast<size_t>(j);
            table[row][column] = left[i] == right[j] ? table[row + 1][column + 1] + 1
                                                     : std::max(table[row + 1][column], table[row][column + 1]);
        }
    }
    return table[0][0];
}

int equalRows(const TextDiff &diff)
{
    return static_cast<int>(std::ranges::count(diff.rows, TextRowKind::Equal, &TextDiffRow::kind));
}

} // namespace

class tst_TextDiff : public QObject
{
    Q_OBJECT

private slots:
    void rows_data();
    void rows();
    void hunksAreTheRunsOfChangedRows();
    void lineEndingsAndLastNewlineAreReported();
    void everyLineAppearsOnceInOrder();
    void repeatedLinesAreMatchedAsWellAsPossible();
    void hundredThousandLinesTakeWellUnderASecond_data();
    void hundredThousandLinesTakeWellUnderASecond();
    void tooManyChangedLinesSkipWordMarksAndSaySo();
    void stepLimitMakesTheResultCoarseButComplete();
    void statementTitles_data();
    void statementTitles();
};

void tst_TextDiff::rows_data()
{
    QTest::addColumn<QString>("left");
    QTest::addColumn<QString>("right");
    QTest::addColumn<QString>("expected");

    QTest::addRow("two empty texts have no rows") << QString() << QString() << QString();
    QTest::addRow("equal texts have only equal rows") << u"a\nb\n"_s << u"a\nb\n"_s << u"=a\n=b"_s;
    QTest::addRow("a new text is all added") << QString() << u"a\nb"_s << u"+a\n+b"_s;
    QTest::addRow("a lost text is all removed") << u"a\nb"_s << QString() << u"-a\n-b"_s;
    QTest::addRow("an added column stands alone")
        << u"CREATE TABLE t (\n    body text NOT NULL,\n    id bigint\n);\n"_s
        << u"CREATE TABLE t (\n    body text NOT NULL,\n    embedding vector(1536),\n    id bigint\n);\n"_s
        << u"=CREATE TABLE t (\n=    body text NOT NULL,\n+    embedding vector(1536),\n=    id bigint\n=);"_s;
    QTest::addRow("a changed type marks the type only")
        << u"    amount numeric(10,2) NOT NULL,\n"_s << u"    amount numeric(12,2) NOT NULL,\n"_s
        << u"~    amount numeric([10],2) NOT NULL, |     amount numeric([12],2) NOT NULL,"_s;
    QTest::addRow("marks one blank apart become one")
        << u"ALTER TABLE orders ALTER note SET NOT NULL;"_s << u"ALTER TABLE orders ALTER note DROP DEFAULT;"_s
        << u"~ALTER TABLE orders ALTER note [SET NOT NULL]; | ALTER TABLE orders ALTER note [DROP DEFAULT];"_s;
    QTest::addRow("marks two characters apart stay two")
        << u"CREATE INDEX a ON orders USING btree (customer);"_s << u"CREATE INDEX a ON orders USING gin (line);"_s
        << u"~CREATE INDEX a ON orders USING [btree] ([customer]); | CREATE INDEX a ON orders USING [gin] ([line]);"_s;
    QTest::addRow("an added word is marked on its side only")
        << u"CREATE INDEX orders_note ON orders (note);"_s << u"CREATE INDEX CONCURRENTLY orders_note ON orders (note);"_s
        << u"~CREATE INDEX orders_note ON orders (note); | CREATE INDEX [CONCURRENTLY ]orders_note ON orders (note);"_s;
    QTest::addRow("lines with nothing in common are not paired")
        << u"DROP TABLE audit;\n"_s << u"GRANT SELECT ON orders TO reader WITH GRANT OPTION\n"_s
        << u"-DROP TABLE audit;\n+GRANT SELECT ON orders TO reader WITH GRANT OPTION"_s;
    QTest::addRow("a line is paired with the likest one, not with the first")
        << u"    note text DEFAULT 'none' NOT NULL,\n"_s << u"    extra jsonb,\n    note text DEFAULT 'empty' NOT NULL,\n"_s
        << u"+    extra jsonb,\n~    note text DEFAULT ['none'] NOT NULL, |     note text DEFAULT ['empty'] NOT NULL,"_s;
    QTest::addRow("a column whose whole type changes is one changed line")
        << u"    title character varying(200),\n"_s << u"    title text NOT NULL,\n"_s
        << u"~    title [character varying(200)], |     title [text NOT NULL],"_s;
    QTest::addRow("another column of another type is not")
        << u"    legacy_token text,\n"_s << u"    embedding vector(1536) NOT NULL,\n"_s
        << u"-    legacy_token text,\n+    embedding vector(1536) NOT NULL,"_s;
    QTest::addRow("changed indentation is a change")
        << u"  a text NOT NULL\n"_s << u"    a text NOT NULL\n"_s << u"~[  ]a text NOT NULL | [    ]a text NOT NULL"_s;
    QTest::addRow("an added statement begins at its first line, not at the end of the one before")
        << u"CREATE TABLE a (\n    id int\n);\n\nCREATE TABLE c (\n    id int\n);\n"_s
        << u"CREATE TABLE a (\n    id int\n);\n\nCREATE TABLE b (\n    id int\n);\n\nCREATE TABLE c (\n    id int\n);\n"_s
        << u"=CREATE TABLE a (\n=    id int\n=);\n=\n+CREATE TABLE b (\n+    id int\n+);\n+\n"
           u"=CREATE TABLE c (\n=    id int\n=);"_s;
    QTest::addRow("line endings alone change no row") << u"a\r\nb\r\n"_s << u"a\nb\n"_s << u"=a\n=b"_s;
}

void tst_TextDiff::rows()
{
    QFETCH(const QString, left);
    QFETCH(const QString, right);
    QFETCH(const QString, expected);
    QCOMPARE(printed(left, right, diffTexts(left, right)), expected);
}

void tst_TextDiff::hunksAreTheRunsOfChangedRows()
{
    const TextDiff diff = diffTexts(u"a\nb\nc\nd\n"_s, u"b\nc\nx\nd\nalpha\nomega\n"_s);
    const QList<TextDiffHunk> expected { { .firstRow = 0, .rowCount = 1 }, { .firstRow = 3, .rowCount = 1 },
        { .firstRow = 5, .rowCount = 2 } };
    QCOMPARE(diff.hunks, expected);
}

void tst_TextDiff::lineEndingsAndLastNewlineAreReported()
{
    QVERIFY(diffTexts(u"a\r\nb\r\n"_s, u"a\nb\n"_s).lineEndingsDiffer);
    QVERIFY(!diffTexts(u"a\nb\n"_s, u"a\nb\n"_s).lineEndingsDiffer);
    QVERIFY(diffTexts(u"a\nb"_s, u"a\nb\n"_s).finalNewlineDiffers);
    QVERIFY(!diffTexts(u"a\nb\n"_s, QString()).finalNewlineDiffers);
}

void tst_TextDiff::everyLineAppearsOnceInOrder()
{
    std::mt19937 random(20240229);
    for (int round = 0; round < 300; ++round) {
        const QString left = randomText(random, static_cast<int>(random() % 40), 3 + round % 20);
        const QString right = randomText(random, static_cast<int>(random() % 40), 3 + round % 20);
        verifyComplete(left, right, diffTexts(left, right));
        if (QTest::currentTestFailed())
            return;
    }
}

void tst_TextDiff::repeatedLinesAreMatchedAsWellAsPossible()
{
    // Two kinds of line only, so no line is unique and Myers decides alone: its result is a longest one.
    std::mt19937 random(7);
    for (int round = 0; round < 200; ++round) {
        const QString left = randomText(random, 2 + static_cast<int>(random() % 30), 2);
        const QString right = randomText(random, 2 + static_cast<int>(random() % 30), 2);
        const TextDiff diff = diffTexts(left + left, right + right);
        QCOMPARE(equalRows(diff), commonLines(linesOf(left + left), linesOf(right + right)));
    }
}

void tst_TextDiff::hundredThousandLinesTakeWellUnderASecond_data()
{
    QTest::addColumn<int>("variety");
    QTest::addColumn<int>("changeEvery");
    QTest::addRow("all different lines, one in fifty changed") << 1'000'000'000 << 50;
    QTest::addRow("hardly any unique line") << 40 << 50;
    QTest::addRow("every second line changed") << 1'000'000'000 << 2;
}

void tst_TextDiff::hundredThousandLinesTakeWellUnderASecond()
{
    QFETCH(const int, variety);
    QFETCH(const int, changeEvery);
    std::mt19937 random(1);
    const QString left = randomText(random, 100'000, variety);
    QStringList lines = linesOf(left);
    for (qsizetype i = 0; i < lines.size(); i += changeEvery)
        lines[i] = u"changed_%1 bigint NOT NULL,"_s.arg(i);
    const QString right = lines.join(u'\n');

    // CPU time of this process: other programs on the machine must not fail a test.
    const std::clock_t start = std::clock();
    const TextDiff diff = diffTexts(left, right);
    const qint64 elapsed = (std::clock() - start) * 1000 / CLOCKS_PER_SEC;
    qInfo("%lld ms", static_cast<long long>(elapsed));
    verifyComplete(left, right, diff);
    // Half a second in a debug build; the bound leaves room for sanitizers, not for a quadratic step.
    QVERIFY2(elapsed < 8000, qPrintable(QString::number(elapsed)));
}

void tst_TextDiff::tooManyChangedLinesSkipWordMarksAndSaySo()
{
    QString left;
    QString right;
    for (int i = 0; i < 60; ++i) {
        left += u"same\ncolumn_%1 integer NOT NULL,\n"_s.arg(i);
        right += u"same\ncolumn_%1 bigint NOT NULL,\n"_s.arg(i);
    }
    QVERIFY(!diffTexts(left, right).wordMarksSkipped);
    const TextDiff limited = diffTexts(left, right, { .wordLines = 20 });
    QVERIFY(limited.wordMarksSkipped);
    verifyComplete(left, right, limited);
}

void tst_TextDiff::stepLimitMakesTheResultCoarseButComplete()
{
    std::mt19937 random(3);
    const QString left = randomText(random, 400, 5);
    const QString right = randomText(random, 400, 5);
    QVERIFY(!diffTexts(left, right).coarse);
    const TextDiff limited = diffTexts(left, right, { .lineSteps = 1000 });
    QVERIFY(limited.coarse);
    verifyComplete(left, right, limited);
}

void tst_TextDiff::statementTitles_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("title");
    QTest::addRow("a table") << u"CREATE TABLE public.orders ("_s << u"CREATE TABLE public.orders"_s;
    QTest::addRow("an index") << u"CREATE UNIQUE INDEX orders_note ON public.orders USING btree (note);"_s
                              << u"CREATE UNIQUE INDEX orders_note"_s;
    QTest::addRow("a view") << u"CREATE VIEW public.recent AS"_s << u"CREATE VIEW public.recent"_s;
    QTest::addRow("a comment names its object") << u"COMMENT ON TABLE public.orders IS 'x';"_s
                                                << u"COMMENT ON TABLE public.orders"_s;
    QTest::addRow("a policy") << u"CREATE POLICY tenant ON public.orders FOR SELECT"_s << u"CREATE POLICY tenant"_s;
    QTest::addRow("an indented line begins nothing") << u"    CREATE TABLE x ("_s << QString();
    QTest::addRow("a column begins nothing") << u"id bigint"_s << QString();
    QTest::addRow("an empty line begins nothing") << QString() << QString();
}

void tst_TextDiff::statementTitles()
{
    QFETCH(const QString, line);
    QFETCH(const QString, title);
    QCOMPARE(statementTitle(line).value_or(QString()), title);
}

QTEST_GUILESS_MAIN(tst_TextDiff)
#include "tst_textdiff.moc"
