// Reading and recovering: every byte is kept, every mistake is named at its place.
#include "model/base/textfile.h"
#include "model/prisma/cursor.h"
#include "model/prisma/parser.h"
#include "model/prisma/schemafolder.h"

#include "tests/support/pgfixture.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace schemawright;
using namespace schemawright::prisma;
using namespace Qt::StringLiterals;

namespace {

/// "3:5 what" for every problem.
QStringList problemTexts(const Document &document)
{
    QStringList texts;
    for (const Problem &problem : document.problems) {
        const LineColumn place = toLineColumn(document.text, problem.range.start);
        texts << u"%1:%2 %3"_s.arg(place.line).arg(place.column).arg(problem.text);
    }
    return texts;
}

/// The pieces and lines lie one behind the other and cover the text.
QString gap(const Document &document)
{
    qsizetype position = 0;
    const auto follow = [&position](const SourceRange &range) {
        const bool follows = range.start == position && range.length >= 0;
        position = range.end();
        return follows;
    };
    for (const Piece &piece : document.pieces) {
        if (piece.kind != PieceKind::Block) {
            if (!follow(piece.range))
                return u"piece at %1"_s.arg(piece.range.start);
            continue;
        }
        const Block &block = document.blocks.at(static_cast<std::size_t>(piece.block));
        bool follows = follow(block.head);
        for (const Line &line : block.lines)
            follows = follow(line.range) && follows;
        follows = (block.tail.length == 0 || follow(block.tail)) && follows;
        if (!follows)
            return u"block %1"_s.arg(block.name);
    }
    return position == document.text.size() ? QString() : u"end at %1"_s.arg(position);
}

} // namespace

class TestPrismaParser : public QObject
{
    Q_OBJECT
private slots:
    void keepsEveryByte_data();
    void keepsEveryByte();
    void keepsEveryByteOfTheCorpus();
    void knowsPlaces();
    void readsDocumentation();
    void readsTexts();
    void namesMistakes_data();
    void namesMistakes();
    void takesLinearTime_data();
    void takesLinearTime();
    void ordersFilesAsPrismaDoes();
};

void TestPrismaParser::keepsEveryByte_data()
{
    QTest::addColumn<QString>("text");
    const QString model
        = u"/// people\nmodel User { // head\n  id    Int    @id  // key\n\n  /* a\n b */ name String?\n  @@map(\"users\")\n} // end\n"_s;
    QTest::addRow("lines end with LF") << model;
    QTest::addRow("lines end with CR LF") << QString(model).replace(u'\n', u"\r\n"_s);
    QTest::addRow("lines end with CR") << QString(model).replace(u'\n', u'\r');
    QTest::addRow("tabs and blanks that do not break") << QString(model).replace(u"  "_s, u"\t\u00a0"_s);
    QTest::addRow("byte order mark") << QString(QChar(QChar::ByteOrderMark)) + model;
    QTest::addRow("no line end at the end") << model.chopped(8);
    QTest::addRow("not closed") << model.left(60);
    QTest::addRow("empty") << QString();
    QTest::addRow("garbage") << u"a { b\n}}\n{{\"\n*/ /*\n@@@\nmodel\n"_s;
    QTest::addRow("block within a block") << u"model A {\n id Int @id\nmodel B {\n id Int @id\n}\n"_s;
    QTest::addRow("arguments over lines")
        << u"model A {\n id Int @id\n b B @relation(\n  fields: [x],\n )\n c Int\n}\n"_s;
}

void TestPrismaParser::keepsEveryByte()
{
    QFETCH(QString, text);
    const Document document = parseDocument(u"schema.prisma"_s, text);
    QCOMPARE(gap(document), QString());
    QCOMPARE(write(document), text);
}

void TestPrismaParser::keepsEveryByteOfTheCorpus()
{
    const QString corpus = testing::corpusFolder();
    if (corpus.isEmpty())
        SKIP_WITHOUT_CORPUS("schema.prisma files");
    int files = 0;
    qsizetype fields = 0;
    QDirIterator all(corpus + u"/prisma"_s, { u"*.prisma"_s }, QDir::Files, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const auto text = readTextFile(all.next());
        QVERIFY_RESULT(text);
        const Document document = parseDocument(all.filePath(), *text);
        QVERIFY2(document.problems.isEmpty(), qPrintable(all.fileName() + problemTexts(document).join(u'\n')));
        QCOMPARE(gap(document), QString());
        QCOMPARE(write(document), *text);
        for (const Block &block : document.blocks)
            fields += static_cast<qsizetype>(block.fields.size());
        ++files;
    }
    QFile probes(corpus + u"/prisma-engine-cases/probes.jsonl"_s);
    QVERIFY(probes.open(QIODevice::ReadOnly));
    int texts = 0;
    while (!probes.atEnd()) {
        const QJsonObject probe = QJsonDocument::fromJson(probes.readLine()).object();
        const Document document = parseDocument(u"schema.prisma"_s, probe[u"schema"_s].toString());
        QVERIFY2(gap(document).isEmpty(), qPrintable(probe[u"id"_s].toString() + gap(document)));
        QCOMPARE(write(document), document.text);
        ++texts;
    }
    QVERIFY(files > 50 && texts >= 500);
    qInfo("%d files with %lld fields and %d texts, kept byte for byte", files, static_cast<long long>(fields), texts);
}

void TestPrismaParser::knowsPlaces()
{
    const QString text
        = u"model A {\n  id   Int  @id @default( autoincrement ( ) )\n  b B? @relation(fields: [x, y], map: \"m\")\n\n  @@index([b(sort: Desc)], map: \"i\")\n}\n"_s;
    const Document document = parseDocument(u"a.prisma"_s, text);
    QCOMPARE(problemTexts(document), QStringList());
    const auto textOf = [&text](const SourceRange &range) { return text.mid(range.start, range.length); };
    const Block &block = document.blocks.front();
    QCOMPARE(textOf(block.range), text.chopped(1));
    QCOMPARE(textOf(block.nameRange), u"A"_s);
    QCOMPARE(textOf(block.fields.at(0).range), u"id   Int  @id @default( autoincrement ( ) )"_s);
    QCOMPARE(textOf(block.fields.at(0).attributes.at(1).range), u"@default( autoincrement ( ) )"_s);
    QCOMPARE(textOf(block.fields.at(1).type.range), u"B?"_s);
    const Attribute &relation = block.fields.at(1).attributes.front();
    QCOMPARE(textOf(relation.argumentsRange.value()), u"(fields: [x, y], map: \"m\")"_s);
    QCOMPARE(textOf(relation.arguments.at(0).range), u"fields: [x, y]"_s);
    QCOMPARE(textOf(relation.arguments.at(1).value->range), u"\"m\""_s);
    QCOMPARE(textOf(block.attributes.front().range), u"@@index([b(sort: Desc)], map: \"i\")"_s);
    QCOMPARE(block.attributes.front().arguments.front().value->parts.front().value->value, u"b"_s);
    QCOMPARE(block.lines.at(2).kind, LineKind::Blank);
}

void TestPrismaParser::readsDocumentation()
{
    const Document document = parseDocument(u"a.prisma"_s,
        u"/// lost\n\n/// one\n/// two\nmodel A {\n  /// key\n  id Int @id /// of all\n  // not this\n  b Int\n}\nenum E {\n  /// first\n  X\n}\n"_s);
    QCOMPARE(document.blocks.at(0).documentation, u"one\ntwo"_s);
    QCOMPARE(document.blocks.at(0).fields.at(0).documentation, u"key\nof all"_s);
    QCOMPARE(document.blocks.at(0).fields.at(1).documentation, QString());
    QCOMPARE(document.blocks.at(1).values.at(0).documentation, u"first"_s);
}

void TestPrismaParser::readsTexts()
{
    const QString smile = QString::fromUcs4(U"\U0001F600", 1);
    const QString written = u"\"a\\\"b\\\\c\\/\\n\\t\\u00e9\\ud83d\\ude00\""_s;
    const QString meant = u"a\"b\\c/\n\t\u00e9"_s + smile;
    QCOMPARE(unquote(written).text, meant);
    QCOMPARE(unquote(written).badEscape, -1);
    QCOMPARE(unquote(quote(meant + QChar(1))).text, QString(meant + QChar(1)));
    QVERIFY(unquote(u"\"\\ud83dx\"").badEscape > 0); // half of a pair
    QVERIFY(unquote(u"\"\\q\"").badEscape > 0);
}

void TestPrismaParser::namesMistakes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("problems"); ///< places and the first words
    const auto inModel = [](const QString &line) { return QString(u"model A {\n"_s + line + u"\n}\n"_s); };
    QTest::addRow("a block on one line") << u"model A { id Int @id }\n"_s
                                         << QStringList { u"1:7 model A has no closing brace"_s,
                                                u"1:7 model A is on one line"_s };
    QTest::addRow("brace on the next line")
        << u"model A\n{\n"_s
        << QStringList { u"1:1 the opening brace must stand on this line: model A {"_s,
               u"2:1 this belongs to no block"_s };
    QTest::addRow("unknown block, reported once")
        << u"modle A {\n id Int\n}\n"_s << QStringList { u"1:1 `modle` starts no block"_s };
    QTest::addRow("text before a block") << u"hello\nmodel A {\n}\n"_s
                                         << QStringList { u"1:1 this belongs to no block"_s };
    QTest::addRow("not closed before another")
        << u"model A {\n id Int\nmodel B {\n}\n"_s << QStringList { u"1:7 model A has no closing brace"_s };
    QTest::addRow("field without a type") << inModel(u"  id"_s) << QStringList { u"2:3 field id has no type"_s };
    QTest::addRow("field without a type, with an attribute")
        << inModel(u"  id @id"_s) << QStringList { u"2:3 field id has no type"_s };
    QTest::addRow("colon") << inModel(u"  id: Int"_s) << QStringList { u"2:5 a field needs no `:`"_s };
    QTest::addRow("exclamation mark") << inModel(u"  id Int!"_s) << QStringList { u"2:9 fields are required unless"_s };
    QTest::addRow("list in brackets") << inModel(u"  id [Int]"_s) << QStringList { u"2:6 a list is written Int[]"_s };
    QTest::addRow("optional list") << inModel(u"  id Int[]?"_s) << QStringList { u"2:6 a list cannot be optional"_s };
    QTest::addRow("name with a digit first")
        << inModel(u"  1a Int"_s) << QStringList { u"2:3 the name of a field cannot start"_s };
    QTest::addRow("name with a dash") << u"enum A-b {\n X-y\n}\n"_s
                                      << QStringList { u"1:6 the name of an enum cannot have"_s,
                                             u"2:2 the name of an enum's value cannot"_s };
    QTest::addRow("two mistakes, two messages")
        << inModel(u"  a Int §\n  ok Int\n  b String 'x'"_s)
        << QStringList { u"2:9 nothing may follow here"_s, u"4:12 nothing may follow here"_s };
    QTest::addRow("single quotes") << inModel(u"  a String @default('x')"_s)
                                   << QStringList { u"2:21 texts are written in double quotes"_s };
    QTest::addRow("text without an end") << inModel(u"  a String @default(\"x)"_s)
                                         << QStringList { u"2:21 this text does not end"_s };
    QTest::addRow("wrong escape") << inModel(u"  a String @default(\"x\\q\")"_s)
                                  << QStringList { u"2:23 this is no escape"_s };
    QTest::addRow("arguments over lines, reported once")
        << inModel(u"  a B @relation(\n    fields: [x],\n    references: [y]\n  )\n  c §"_s)
        << QStringList { u"2:17 a value is expected, but the line ends"_s, u"6:5 the type of the field"_s };
    QTest::addRow("comma at the end of a list")
        << inModel(u"  @@index([a, b,])"_s) << QStringList { u"2:16 a list ends without a comma"_s };
    QTest::addRow("comment between brackets")
        << inModel(u"  @@index([a /* x */])"_s) << QStringList { u"2:14 `,` or `]` is expected: a comment"_s };
    QTest::addRow("comment within a line")
        << inModel(u"  a /* x */ Int"_s) << QStringList { u"2:5 the type of the field is expected"_s };
    QTest::addRow("comment without an end")
        << inModel(u"  /* x\n  a Int"_s) << QStringList { u"2:3 this comment is never closed"_s };
    QTest::addRow("block attribute behind a field")
        << inModel(u"  a Int @@id([a])"_s) << QStringList { u"2:9 an attribute of the block"_s };
    QTest::addRow("brace behind a field")
        << inModel(u"  a Int }"_s) << QStringList { u"2:9 the closing brace of a block"_s };
    QTest::addRow("setting without a value is kept")
        << u"generator a {\n  provider =\n  x\n}\n"_s << QStringList { u"3:3 this is no setting of a generator"_s };
    QTest::addRow("another language") << u"// use prisma-next\nmodel A {\n}\n"_s << QStringList { u"1:1 this is a contract of Prisma 8"_s };
    QTest::addRow("nested too deep") << inModel(u"  @@index("_s + QString(100, u'['))
                                     << QStringList { u"2:61 brackets are nested more than 50 deep"_s };
    QTest::addRow("text behind the brace is ignored")
        << u"model A { id Int\n}\n"_s << QStringList { u"1:10 Prisma ignores what follows"_s };
}

void TestPrismaParser::namesMistakes()
{
    QFETCH(QString, text);
    QFETCH(QStringList, problems);
    const Document document = parseDocument(u"schema.prisma"_s, text);
    QCOMPARE(gap(document), QString());
    const QStringList found = problemTexts(document);
    const QString all = found.join(u'\n');
    for (qsizetype i = 0; i < problems.size(); ++i)
        QVERIFY2(found.value(i).startsWith(problems.at(i)), qPrintable(all));
    QVERIFY2(found.size() == problems.size(), qPrintable(all));
}

void TestPrismaParser::takesLinearTime_data()
{
    QTest::addColumn<QString>("line");
    QTest::addRow("comments that do not end") << u"/* a\n"_s;
    QTest::addRow("unknown blocks that do not end") << u"x {\n"_s;
    QTest::addRow("models that do not end") << u"model A {\n"_s;
    QTest::addRow("open brackets") << u"model A {\n a Int @id([\n"_s;
    QTest::addRow("carriage returns") << u"x\r"_s;
    QTest::addRow("one long line") << u"[("_s;
}

void TestPrismaParser::takesLinearTime()
{
    QFETCH(QString, line);
    const QString text = line.repeated(100'000);
    QElapsedTimer timer;
    timer.start();
    const Document document = parseDocument(u"schema.prisma"_s, text);
    QVERIFY(!document.problems.isEmpty());
    QVERIFY2(timer.elapsed() < 5'000, qPrintable(QString::number(timer.elapsed())));
}

void TestPrismaParser::ordersFilesAsPrismaDoes()
{
    const QTemporaryDir folder;
    const QStringList names { u"B.prisma"_s, u"a/z.prisma"_s, u"a.prisma"_s, u"b.prisma"_s, u"a/n/y.prisma"_s,
        u"c.txt"_s };
    for (const QString &name : names)
        QVERIFY_RESULT(writeTextFile(folder.filePath(name), u"\n"_s));
    QStringList files = schemaFiles(folder.path());
    for (QString &file : files)
        file = QDir(folder.path()).relativeFilePath(file);
    QCOMPARE(files, (QStringList { u"B.prisma"_s, u"a/n/y.prisma"_s, u"a/z.prisma"_s, u"a.prisma"_s, u"b.prisma"_s }));
}

QTEST_GUILESS_MAIN(TestPrismaParser)
#include "tst_prismaparser.moc"
