#include "model/diff/textmerge.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace schemawright;
using namespace Qt::StringLiterals;

class TestTextMerge : public QObject
{
    Q_OBJECT

private slots:
    void editsApartAreBothKept_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("ours");
        QTest::addColumn<QString>("theirs");
        QTest::addColumn<QString>("merged");
        QTest::addRow("one each") << u"a\nb\nc\nd\ne\n"_s << u"A\nb\nc\nd\ne\n"_s << u"a\nb\nc\nd\nE\n"_s << u"A\nb\nc\nd\nE\n"_s;
        QTest::addRow("added and removed") << u"a\nb\nc\nd\n"_s << u"a\nx\nb\nc\nd\n"_s << u"a\nb\nc\n"_s << u"a\nx\nb\nc\n"_s;
        QTest::addRow("the same edit") << u"a\nb\nc\n"_s << u"a\nB\nc\n"_s << u"a\nB\nc\n"_s << u"a\nB\nc\n"_s;
        QTest::addRow("only theirs") << u"a\nb\n"_s << u"a\nb\n"_s << u"a\nb\nc\n"_s << u"a\nb\nc\n"_s;
        QTest::addRow("line endings of CR LF stay") << u"a\r\nb\r\nc\r\n"_s << u"A\r\nb\r\nc\r\n"_s << u"a\r\nb\r\nC\r\n"_s << u"A\r\nb\r\nC\r\n"_s;
        QTest::addRow("an open last line") << u"a\nb\nc"_s << u"A\nb\nc"_s << u"a\nb\nc\nd\n"_s << u"A\nb\nc\nd\n"_s;
        QTest::addRow("a block behind one that ends alike") << u"{\n a\n}\n"_s << u"{\n a\n x\n}\n"_s << u"{\n a\n}\n\n{\n b\n}\n"_s << u"{\n a\n x\n}\n\n{\n b\n}\n"_s;
        QTest::addRow("from nothing") << QString() << QString() << u"x\n"_s << u"x\n"_s;
    }
    void editsApartAreBothKept()
    {
        QFETCH(QString, base);
        QFETCH(QString, ours);
        QFETCH(QString, theirs);
        QFETCH(QString, merged);
        QCOMPARE(diff::mergeTexts(base, ours, theirs), std::optional(merged));
        QCOMPARE(diff::mergeTexts(base, theirs, ours), std::optional(merged));
    }

    void editsThatTouchAreNotMerged_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("ours");
        QTest::addColumn<QString>("theirs");
        QTest::addRow("one line") << u"a\nb\nc\n"_s << u"a\nB\nc\n"_s << u"a\nbb\nc\n"_s;
        QTest::addRow("side by side") << u"a\nb\nc\n"_s << u"A\nb\nc\n"_s << u"a\nB\nc\n"_s;
        QTest::addRow("removed and changed") << u"a\nb\nc\n"_s << u"a\nc\n"_s << u"a\nB\nc\n"_s;
        QTest::addRow("added at one place") << u"a\nb\n"_s << u"a\nx\nb\n"_s << u"a\ny\nb\n"_s;
        QTest::addRow("other line endings") << u"a\nb\nc\nd\n"_s << u"A\nb\nc\nd\n"_s << u"a\r\nb\r\nc\r\nd\r\n"_s;
    }
    void editsThatTouchAreNotMerged()
    {
        QFETCH(QString, base);
        QFETCH(QString, ours);
        QFETCH(QString, theirs);
        QVERIFY(!diff::mergeTexts(base, ours, theirs));
        QVERIFY(!diff::mergeTexts(base, theirs, ours));
    }

    /// Whatever the edits are: the merge has every line that either of them adds and none that either of them takes away.
    void whoseLinesStayIsChosen()
    {
        const QString base = u"a\nb\nc\nd\ne\nf\n"_s;
        const QString ours = u"a\nB ours\nc\nd\ne\nf ours\n"_s; // at b and at f
        const QString theirs = u"a\nB theirs\nc\nD theirs\ne\nf\n"_s; // at b and at d
        QVERIFY(!diff::mergeTexts(base, ours, theirs));
        QCOMPARE(diff::mergeTextsKeeping(diff::Keep::Ours, base, ours, theirs), u"a\nB ours\nc\nD theirs\ne\nf ours\n"_s);
        QCOMPARE(diff::mergeTextsKeeping(diff::Keep::Theirs, base, ours, theirs), u"a\nB theirs\nc\nD theirs\ne\nf ours\n"_s);
        QString windows = theirs;
        windows.replace(u'\n', u"\r\n"_s);
        QCOMPARE(diff::mergeTextsKeeping(diff::Keep::Theirs, base, ours, windows), windows);
        QCOMPARE(diff::mergeTextsKeeping(diff::Keep::Ours, base, ours, windows), ours);
    }
    void nothingIsLost()
    {
        QRandomGenerator random(7);
        int mergedCount = 0;
        for (int round = 0; round < 2000; ++round) {
            QStringList lines;
            for (int i = 0; i < 30; ++i)
                lines.append(u"line %1"_s.arg(i));
            const auto edited = [&](const QString &mark) {
                QStringList copy = lines;
                for (int i = 0; i < 3; ++i) {
                    const int at = random.bounded(static_cast<int>(copy.size()));
                    if (const int kind = random.bounded(3); kind == 0)
                        copy.insert(at, u"%1 %2 %3"_s.arg(mark).arg(round).arg(i));
                    else if (kind == 1)
                        copy.removeAt(at);
                    else
                        copy[at] += mark;
                }
                return copy;
            };
            const QStringList ours = edited(u"ours"_s);
            const QStringList theirs = edited(u"theirs"_s);
            const auto text = [](const QStringList &all) { return QString(all.join(u'\n') + u'\n'); };
            const auto merged = diff::mergeTexts(text(lines), text(ours), text(theirs));
            if (!merged)
                continue;
            ++mergedCount;
            QStringList expected;
            for (const QString &line : ours + theirs) {
                const bool isNew = !lines.contains(line);
                if ((isNew || (ours.contains(line) && theirs.contains(line))) && !expected.contains(line))
                    expected.append(line);
            }
            QStringList found = merged->chopped(1).split(u'\n');
            found.sort();
            expected.sort();
            QCOMPARE(found, expected);
        }
        QVERIFY(mergedCount > 200);
    }
};

QTEST_GUILESS_MAIN(TestTextMerge)
#include "tst_textmerge.moc"
