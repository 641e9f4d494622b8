#include "model/base/dependencygraph.h"
#include "model/base/nearestword.h"
#include "model/base/process.h"
#include "model/base/secret.h"
#include "model/base/sourcerange.h"
#include "model/base/textfile.h"

#include <QTemporaryDir>
#include <QtTest>

#include <sys/stat.h>

#include <thread>

using namespace schemawright;
using namespace Qt::StringLiterals;

class TestBase : public QObject
{
    Q_OBJECT

private slots:
    void graphOrdersByEdgesThenRank()
    {
        DependencyGraph graph(4);
        graph.setRank(0, 5);
        graph.setRank(1, 1);
        graph.setRank(2, 0);
        graph.setRank(3, 0);
        graph.addEdge(0, 2); // 2 has the best rank, but 0 goes before it
        const auto order = graph.sorted();
        QCOMPARE(order.nodes, QList<int>({ 3, 1, 0, 2 }));
        QVERIFY(order.cycle.isEmpty());
    }

    void graphNamesACycle()
    {
        DependencyGraph graph(5);
        graph.addEdge(0, 1);
        graph.addEdge(1, 2);
        graph.addEdge(2, 1);
        graph.addEdge(2, 3);
        const auto order = graph.sorted();
        QCOMPARE(order.nodes.size(), 5);
        QCOMPARE(order.nodes.first(), 0);
        QCOMPARE(QSet<int>(order.cycle.begin(), order.cycle.end()), QSet<int>({ 1, 2 }));
    }

    void graphIsFastOnLongChains()
    {
        constexpr int count = 200'000;
        DependencyGraph graph(count);
        for (int node = 0; node + 1 < count; ++node)
            graph.addEdge(node + 1, node);
        const auto order = graph.sorted();
        QCOMPARE(order.nodes.first(), count - 1);
        QCOMPARE(order.nodes.last(), 0);
    }

    void lineBreaksAnswerAsToLineColumn()
    {
        for (const QString &text : { QString(), u"a"_s, u"\n"_s, u"ab\n\ncd\r\n"_s, u"x\ny"_s }) {
            const LineBreaks lines(text);
            for (qsizetype offset = -1; offset <= text.size() + 1; ++offset)
                QCOMPARE(lines.at(offset), toLineColumn(text, offset));
        }
    }

    void nearestWordOfMistypedNames()
    {
        const QStringList words { u"drop-table"_s, u"drop-column"_s, u"truncate"_s };
        QCOMPARE(nearestWord(u"drop-tabel"_s, words), u"drop-table"_s);
        QCOMPARE(nearestWord(u"trunkate"_s, words), u"truncate"_s);
        QCOMPARE(nearestWord(u"drop-colum"_s, words), u"drop-column"_s);
        QCOMPARE(nearestWord(u"add-index"_s, words), QString());
        QCOMPARE(nearestWord(QString(100'000, u'a'), words), QString());
    }

    void utf8OffsetsBecomeUtf16()
    {
        const QString text = u"aé🙂b"_s;
        const Utf8Offsets offsets(text.toUtf8());
        QCOMPARE(offsets.toUtf16(0), 0);
        QCOMPARE(offsets.toUtf16(1), 1); // é
        QCOMPARE(offsets.toUtf16(3), 2); // 🙂
        QCOMPARE(offsets.toUtf16(7), 4); // b
        QCOMPARE(offsets.toUtf16(8), 5);
        QCOMPARE(offsets.toUtf16(99), 5);
    }

    void serverPositionsCountCodePoints()
    {
        const QString text = u"🙂x"_s;
        QCOMPARE(offsetFromServerPosition(text, 1), 0);
        QCOMPARE(offsetFromServerPosition(text, 2), 2);
        QCOMPARE(offsetFromServerPosition(text, 99), 3);
    }

    void linesAndColumnsStartAtOne()
    {
        QCOMPARE(toLineColumn(u"ab\ncd", 0), (LineColumn { 1, 1 }));
        QCOMPARE(toLineColumn(u"ab\ncd", 2), (LineColumn { 1, 3 }));
        QCOMPARE(toLineColumn(u"ab\ncd", 3), (LineColumn { 2, 1 }));
        QCOMPARE(toLineColumn(u"ab\ncd", 99), (LineColumn { 2, 3 }));
    }

    void filesAreWrittenWholeAndReadBack()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"new/folder/a.sql"_s);
        QVERIFY(writeTextFile(path, u"Grüße\n"_s));
        QCOMPARE(readTextFile(path).value(), u"Grüße\n"_s);
    }

    void wrongEncodingIsNamed()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"latin1.sql"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("Gr\xfc\xdf e");
        file.close();
        const auto text = readTextFile(file.fileName());
        QVERIFY(!text);
        QCOMPARE(text.error().kind, ErrorKind::Input);
        QVERIFY(text.error().text.contains(u"latin1.sql"_s));
    }

    // libpq would send what is before it, and say nothing.
    void nulCharactersAreRefused()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"nul.sql"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("SELECT 1;\nSELECT\0 2;\n", 20);
        file.close();
        const auto text = readTextFile(file.fileName());
        QVERIFY(!text);
        QCOMPARE(text.error().kind, ErrorKind::Input);
        QVERIFY(text.error().text.endsWith(u"nul.sql has a NUL character in line 2"_s));
    }

    void pipesAreNotWaitedFor()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"pipe.sql"_s);
        QCOMPARE(::mkfifo(path.toLocal8Bit().constData(), 0600), 0);
        const auto text = readTextFile(path);
        QVERIFY(!text);
        QVERIFY(text.error().text.contains(u"pipe"_s));
    }

    void missingFilesAndFoldersAreNamed()
    {
        QCOMPARE(readTextFile(u"/nowhere/x.sql"_s).error().kind, ErrorKind::Io);
        QVERIFY(readTextFile(u"/tmp"_s).error().text.contains(u"folder"_s));
    }

    void processesEndAndAreStopped()
    {
        ProcessRequest request;
        request.program = u"/bin/sh"_s;
        request.arguments = { u"-c"_s, u"echo out; echo err >&2; exit 3"_s };
        const auto output = runProcess(request);
        QVERIFY(output);
        QCOMPARE(output->exitCode, 3);
        QCOMPARE(output->standardOutput, "out\n");
        QCOMPARE(output->standardError, "err\n");

        request.arguments = { u"-c"_s, u"sleep 60"_s };
        request.timeout = std::chrono::milliseconds(100);
        QCOMPARE(runProcess(request).error().kind, ErrorKind::Timeout);

        request.timeout = std::chrono::minutes(1);
        std::stop_source source;
        source.request_stop();
        QCOMPARE(runProcess(request, source.get_token()).error().kind, ErrorKind::Cancelled);

        request.arguments = { u"-c"_s, u"kill -TERM $$"_s };
        QCOMPARE(runProcess(request).error().text, u"/bin/sh was stopped from outside (signal 15)"_s);

        request.program = u"/no/such/program"_s;
        QCOMPARE(runProcess(request).error().kind, ErrorKind::Io);
    }

    void secretsDoNotPrint()
    {
        const Secret secret(u"hunter2"_s);
        QString text;
        QDebug(&text) << secret;
        QVERIFY(!text.contains(u"hunter2"_s));
        QCOMPARE(secret.toText(), u"***"_s);
    }
};

QTEST_GUILESS_MAIN(TestBase)
#include "tst_base.moc"
