// Highlighting as a value: per language, per line, from any thread; colours that can be read on every tint.
#include "model/diff/textdiff.h"
#include "views/highlight/gradualhighlighter.h"
#include "views/highlight/stylecolors.h"

#include <KSyntaxHighlighting/Theme>

#include <QTest>

#include <thread>

using namespace schemawright;
using namespace schemawright::highlight;
using namespace Qt::StringLiterals;
using KSyntaxHighlighting::Theme;

namespace {

/// Style of the first occurrence of `word` in `text`; -1 when the word is not there, Normal when nothing covers it.
int styleOf(const QString &text, const HighlightedText &highlighted, const QString &word)
{
    const qsizetype offset = text.indexOf(word);
    if (offset < 0)
        return -1;
    const QList<SourceRange> lines = diff::lineRanges(text);
    for (int number = 0; number < lines.size(); ++number) {
        if (!lines[number].contains(offset))
            continue;
        for (const StyledRange &range : highlighted.line(number)) {
            const qsizetype start = lines[number].start + range.start;
            if (offset >= start && offset < start + range.length)
                return range.style;
        }
    }
    return Theme::Normal;
}

} // namespace

class tst_Highlight : public QObject
{
    Q_OBJECT

private slots:
    void wordsHaveStyles_data();
    void wordsHaveStyles();
    void linesAreThoseOfTheDiff();
    void unknownDefinitionLeavesTextNormal();
    void sameResultInAnotherThread();
    void longTextsAreColouredInSlices();
    void definitionsByFileName();
    void legibleColorReachesTheRatio_data();
    void legibleColorReachesTheRatio();
};

void tst_Highlight::wordsHaveStyles_data()
{
    QTest::addColumn<QString>("definition");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("word");
    QTest::addColumn<int>("style");

    const QString sql = u"CREATE TABLE t (\n  a integer DEFAULT 'x', -- why\n  /* many\n  lines */ b text\n);\n"_s;
    const QString sqlName = sqlDefinition.toString();
    QTest::addRow("sql keyword") << sqlName << sql << u"CREATE"_s << int(Theme::Keyword);
    QTest::addRow("sql type") << sqlName << sql << u"integer"_s << int(Theme::DataType);
    QTest::addRow("sql string") << sqlName << sql << u"x"_s << int(Theme::VerbatimString);
    QTest::addRow("sql line comment") << sqlName << sql << u"why"_s << int(Theme::Comment);
    QTest::addRow("sql comment continues on the next line") << sqlName << sql << u"lines"_s << int(Theme::Comment);

    const QString names = u"CREATE TABLE t (id bigint, name text);"_s;
    QTest::addRow("a name that is a keyword too stays a name") << sqlName << names << u"name"_s << int(Theme::Normal);
    QTest::addRow("lower-case sql has keywords") << sqlName << u"select a from t"_s << u"from"_s << int(Theme::Keyword);

    const QString prisma = u"/// People\nmodel User {\n  id    Int    @id @default(autoincrement())\n"
                           u"  email String @unique @db.VarChar(255) // login\n  @@map(\"users\")\n}\n"_s;
    const QString prismaName = prismaDefinition.toString();
    QTest::addRow("prisma block") << prismaName << prisma << u"model"_s << int(Theme::Keyword);
    QTest::addRow("prisma block name") << prismaName << prisma << u"User"_s << int(Theme::Function);
    QTest::addRow("prisma type") << prismaName << prisma << u"Int"_s << int(Theme::DataType);
    QTest::addRow("prisma attribute") << prismaName << prisma << u"@db.VarChar"_s << int(Theme::Attribute);
    QTest::addRow("prisma function") << prismaName << prisma << u"autoincrement"_s << int(Theme::BuiltIn);
    QTest::addRow("prisma string") << prismaName << prisma << u"users"_s << int(Theme::String);
    QTest::addRow("prisma comment") << prismaName << prisma << u"login"_s << int(Theme::Comment);
    QTest::addRow("prisma documentation") << prismaName << prisma << u"People"_s << int(Theme::Documentation);

    const QString hcl = u"table \"users\" {\n  schema = schema.public\n  column \"id\" {\n    type = varchar(255)\n"
                        u"    null = false # never\n    default = sql(\"now()\")\n  }\n"
                        u"  comment = <<-TEXT\n    long ${var.name} words\n  TEXT\n  size = 42\n}\n"_s;
    const QString hclName = hclDefinition.toString();
    QTest::addRow("hcl block") << hclName << hcl << u"table"_s << int(Theme::Keyword);
    QTest::addRow("hcl label") << hclName << hcl << u"users"_s << int(Theme::String);
    QTest::addRow("hcl attribute") << hclName << hcl << u"null"_s << int(Theme::Attribute);
    QTest::addRow("hcl reference") << hclName << hcl << u"schema.public"_s << int(Theme::Variable);
    QTest::addRow("hcl type with size") << hclName << hcl << u"varchar"_s << int(Theme::DataType);
    QTest::addRow("hcl constant") << hclName << hcl << u"false"_s << int(Theme::Constant);
    QTest::addRow("hcl comment") << hclName << hcl << u"never"_s << int(Theme::Comment);
    QTest::addRow("hcl here document") << hclName << hcl << u"long"_s << int(Theme::String);
    QTest::addRow("hcl interpolation") << hclName << hcl << u"var.name"_s << int(Theme::Variable);
    QTest::addRow("hcl after the here document") << hclName << hcl << u"42"_s << int(Theme::DecVal);
}

void tst_Highlight::wordsHaveStyles()
{
    QFETCH(const QString, definition);
    QFETCH(const QString, text);
    QFETCH(const QString, word);
    QFETCH(const int, style);
    QCOMPARE(styleOf(text, highlightText(text, definition), word), style);
}

void tst_Highlight::linesAreThoseOfTheDiff()
{
    for (const QString &text : { QString(), u"a"_s, u"a\n"_s, u"a\r\n\r\nSELECT"_s, u"\n\n"_s })
        QCOMPARE(highlightText(text, sqlDefinition).lineCount(), int(diff::lineRanges(text).size()));
    QVERIFY(highlightText(u"SELECT"_s, sqlDefinition).line(7).empty());
}

void tst_Highlight::unknownDefinitionLeavesTextNormal()
{
    const HighlightedText text = highlightText(u"SELECT 1;\n"_s, u"No such language");
    QCOMPARE(text.lineCount(), 1);
    QVERIFY(text.line(0).empty());
}

void tst_Highlight::sameResultInAnotherThread()
{
    const QString sql = u"SELECT 'a' FROM t; -- done\n"_s;
    HighlightedText other;
    std::thread worker([&] { other = highlightText(sql, sqlDefinition); });
    const HighlightedText own = highlightText(sql, sqlDefinition);
    worker.join();
    QVERIFY(!own.line(0).empty());
    QVERIFY(own == other);
}

void tst_Highlight::longTextsAreColouredInSlices()
{
    const QString sql = u"SELECT 'a' FROM t; -- done\n"_s.repeated(20'000);
    GradualHighlighter highlighter;
    int changes = 0;
    connect(&highlighter, &GradualHighlighter::changed, this, [&changes] { ++changes; });
    highlighter.setText(sql);
    QCOMPARE(changes, 1);
    QVERIFY(!highlighter.isDone());
    QVERIFY(!highlighter.highlighted().line(0).empty()); // what is seen first
    QTRY_VERIFY_WITH_TIMEOUT(highlighter.isDone(), 60'000);
    QCOMPARE(changes, 2);
    QVERIFY(highlighter.highlighted() == highlightText(sql, sqlDefinition));
    highlighter.setText(sql);
    QCOMPARE(changes, 2);
    highlighter.setText(u"SELECT 1"_s);
    QVERIFY(highlighter.isDone());
    QVERIFY(highlighter.highlighted() == highlightText(u"SELECT 1"_s, sqlDefinition));
}

void tst_Highlight::definitionsByFileName()
{
    QCOMPARE(definitionForFile(u"prisma/schema.prisma"), prismaDefinition);
    QCOMPARE(definitionForFile(u"schema.pg.HCL"), hclDefinition);
    QCOMPARE(definitionForFile(u"20240101_init.sql"), sqlDefinition);
}

void tst_Highlight::legibleColorReachesTheRatio_data()
{
    QTest::addColumn<QColor>("text");
    QTest::addColumn<QColor>("background");
    QTest::addRow("grey on white") << QColor(0xcccccc) << QColor(Qt::white);
    QTest::addRow("grey on black") << QColor(0x333333) << QColor(Qt::black);
    QTest::addRow("blue on dark blue") << QColor(0x2980b9) << QColor(0x1f3b5c);
    QTest::addRow("orange on light orange") << QColor(0xb08000) << QColor(0xfbe3cc);
    QTest::addRow("same colour") << QColor(0x777777) << QColor(0x777777);
}

void tst_Highlight::legibleColorReachesTheRatio()
{
    QFETCH(const QColor, text);
    QFETCH(const QColor, background);
    QVERIFY(contrastRatio(legibleColor(text, background), background) >= 4.5);
    QCOMPARE(legibleColor(Qt::black, Qt::white), QColor(Qt::black));
}

QTEST_MAIN(tst_Highlight)
#include "tst_highlight.moc"
