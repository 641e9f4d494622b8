// The HCL parser: what it reads, that it loses nothing, what it says about what it cannot read, and that no input hurts it.
#include "treetext.h"

#include "model/base/textfile.h"
#include "model/hcl/parser.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QtTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace schemawright;

namespace {

QString corpus()
{
    const QString chosen = qEnvironmentVariable("SCHEMAWRIGHT_CORPUS");
    return chosen.isEmpty() ? QStringLiteral(SCHEMAWRIGHT_SOURCE_DIR) + u"/../shared/corpus"_s : chosen;
}

QString problemText(const hcl::Document &document)
{
    QStringList lines;
    for (const hcl::Problem &problem : document.problems) {
        const Error error = hcl::toError(problem, u"f"_s, document.text);
        lines << u"%1:%2 %3"_s.arg(error.line).arg(error.column).arg(problem.text);
    }
    return lines.join(u'\n');
}

/// Blocks are within their parents and in order; every range is within the text.
void checkRanges(const hcl::Body &body, SourceRange outer)
{
    for (const hcl::Attribute &attribute : body.attributes) {
        QVERIFY(attribute.range.start >= outer.start && attribute.range.end() <= outer.end());
        QVERIFY(attribute.value.range.end() <= attribute.range.end());
        QVERIFY(attribute.nameRange.length == attribute.name.size());
    }
    for (const hcl::Block &block : body.blocks) {
        QVERIFY(block.range.start >= outer.start && block.range.end() <= outer.end());
        QVERIFY(block.body.range.start >= block.range.start && block.body.range.end() <= block.range.end());
        checkRanges(block.body, block.range);
    }
}

const QString everything = u"# head\r\nschema \"public\" {\r\n}\n\n// c\ntable \"t\" {\n  schema  = schema.public /* here */\n\tcolumn \"id\" {\n"
                           "    type = numeric(10,2)\n    default = \"a${b ? \"x\" : c[0]}z\"\n  }\n  as = <<-SQL\n    SELECT ${x}\n"
                           "  SQL\n  list = [\n   1, 2,\n   # last\n  ]\n}\n"_s;

} // namespace

class TestHclParser : public QObject
{
    Q_OBJECT

private slots:
    void expressions_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("tree");
        QTest::newRow("precedence") << u"1 + 2 * 3 - 4"_s << u"(- (+ 1 (* 2 3)) 4)"_s;
        QTest::newRow("logic") << u"!a && b || c == -1"_s << u"(|| (&& (! a) b) (== c (- 1)))"_s;
        QTest::newRow("comparison") << u"a <= b != c > d"_s << u"(!= (<= a b) (> c d))"_s;
        QTest::newRow("condition") << u"a ? b : c ? d : e"_s << u"(if a b (if c d e))"_s;
        QTest::newRow("access") << u"table.users.column[\"id\"].x[0].*.y[*]"_s << u"table.users.column[\"id\"].x[0].*.y[*]"_s;
        QTest::newRow("old index") << u"a.0.b"_s << u"a[0].b"_s;
        QTest::newRow("call") << u"f(1, [a, b]...)"_s << u"f(1 [a b]...)"_s;
        QTest::newRow("types are calls") << u"numeric(10,2)"_s << u"numeric(10 2)"_s;
        QTest::newRow("names with dashes") << u"a-b"_s << u"a-b"_s;
        QTest::newRow("object") << u"{ a = 1, \"b\" : 2\n (c) = [\n3,\n]\n}"_s << u"{\"a\"=1 \"b\"=2 c=[3]}"_s;
        QTest::newRow("for list") << u"[for k, v in m : \"${k}\" if v > 1]"_s << u"(for k,v in m : \"${k}\" if (> v 1))"_s;
        QTest::newRow("for object") << u"{for s in l : s => upper(s)...}"_s << u"(for ,s in l : s => upper(s)...)"_s;
        QTest::newRow("escapes") << u"\"a\\n\\\"\\\\ \\u00e9 $${x} %%{y} $ 5%\""_s << u"\"a\\n\"\\ é ${x} %{y} $ 5%\""_s;
        QTest::newRow("template") << u"\"a ${ b } c%{ if d }e%{ else }f%{ endif }\""_s << u"\"a ${b} c%{if d}e%{else}f%{endif}\""_s;
        QTest::newRow("loop in a text") << u"\"%{ for i, x in l ~} ${x}, %{~ endfor }\""_s << u"\"%{for i,x in l}${x},%{endfor}\""_s;
        QTest::newRow("texts within texts") << u"\"a${\"b${\"c\"}\"}\""_s << u"\"a${\"b${\"c\"}\"}\""_s;
        QTest::newRow("heredoc") << u"<<EOT\n  a\n b ${c}\nEOT\n"_s << u"\"  a\\n b ${c}\\n\""_s;
        QTest::newRow("indented heredoc") << u"<<-EOT\n    a\n\n      b\n    \"q\" \\n\n    EOT\n"_s << u"\"a\\n\\n  b\\n\"q\" \\n\\n\""_s;
        QTest::newRow("a heredoc's marker within a line") << u"<<A\nxA\n A B\nA\n"_s << u"\"xA\\n A B\\n\""_s;
        QTest::newRow("null and truth") << u"[null, true, false]"_s << u"[null true false]"_s;
        QTest::newRow("lines in parentheses") << u"(\n1 +\n2)"_s << u"(+ 1 2)"_s;
    }
    void expressions()
    {
        QFETCH(QString, text);
        QFETCH(QString, tree);
        const hcl::ParsedExpression parsed = hcl::parseExpression(text);
        QVERIFY2(parsed.problems.isEmpty(), qPrintable(parsed.problems.isEmpty() ? QString() : parsed.problems.first().text));
        QCOMPARE(testing::treeText(parsed.expression), tree);
    }

    void bodies()
    {
        const hcl::Document document = hcl::parse(everything);
        QCOMPARE(problemText(document), QString());
        QCOMPARE(testing::treeText(document.body),
            u"schema \"public\" {  }; table \"t\" { schema = schema.public; as = \"SELECT ${x}\\n\"; list = [1 2]; column \"id\" { "
            "type = numeric(10 2); default = \"a${(if b \"x\" c[0])}z\" } }"_s);
        checkRanges(document.body, document.body.range);
        const hcl::Attribute *type = document.body.blocks[1].body.blocks[0].body.findAttribute(u"type");
        QVERIFY(type);
        QCOMPARE(document.text.mid(type->range.start, type->range.length), u"type = numeric(10,2)"_s);
        QCOMPARE(document.text.mid(type->value.range.start, type->value.range.length), u"numeric(10,2)"_s);
    }

    void nothingIsLost()
    {
        QStringList texts { everything, QChar(0xFEFF) + everything, QString(everything).replace(u"\n"_s, u"\r\n"_s), u""_s, u"\r"_s,
            u"\"${\"%{\"<<A\n"_s, u"é = \"日本\" // 😀"_s };
        QDirIterator files(corpus(), { u"*.hcl"_s }, QDir::Files, QDirIterator::Subdirectories);
        int corpusFiles = 0;
        while (files.hasNext()) {
            const auto text = readTextFile(files.next());
            QVERIFY(text);
            const hcl::Document document = hcl::parse(*text);
            QVERIFY2(document.problems.isEmpty(), qPrintable(problemText(document)));
            texts << *text;
            ++corpusFiles;
        }
        for (const QString &text : texts)
            QCOMPARE(hcl::toText(hcl::parse(text)), text);
        qInfo("%d HCL files of the corpus read and written byte for byte", corpusFiles);
    }

    void problems_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("problems");
        QTest::addColumn<QString>("tree");
        QTest::newRow("each line has its own") << u"a = \nb = 1\nc = ]\nd = 2"_s
            << u"1:5 a value is missing: here stands the end of the line\n3:5 a value is missing: here stands \"]\""_s
            << u"a = ?; b = 1; c = ?; d = 2"_s;
        QTest::newRow("single quotes") << u"a = 'x'\nb = 1"_s << u"1:5 texts stand between double quotes, not between single ones"_s << u"a = ?; b = 1"_s;
        QTest::newRow("a text without end") << u"a = \"x\nb = 1"_s << u"1:5 this text is not closed on its line"_s << u"a = \"x\"; b = 1"_s;
        QTest::newRow("a heredoc without end") << u"a = <<SQL\nSELECT\n"_s << u"1:5 this heredoc is never closed"_s << u"a = \"SELECT\\n\""_s;
        QTest::newRow("a parenthesis without end") << u"t {\n  type = varchar(255\n  null = true\n  x = 1\n}\nb = 1"_s
            << u"3:3 the \")\" that ends varchar(… is missing: here stands \"null\""_s << u"b = 1; t { type = varchar(255); null = true; x = 1 }"_s;
        QTest::newRow("a list without end") << u"t {\n  c = [column.a\n}\nb = 1"_s
            << u"3:1 a \",\" or the \"]\" of this list is missing: here stands \"}\""_s << u"b = 1; t { c = [column.a] }"_s;
        QTest::newRow("a block without end") << u"t {\n  a = 1\n"_s << u"1:3 this block is never closed"_s << u"t { a = 1 }"_s;
        QTest::newRow("a block without end and a comment") << u"t {\n  a = 1\n# b"_s << u"1:3 this block is never closed"_s << u"t { a = 1 }"_s;
        QTest::newRow("an operator without its other half") << u"a = b.c /\nd = 1"_s
            << u"1:10 a value is missing: here stands the end of the line"_s << u"a = b.c; d = 1"_s;
        QTest::newRow("half a for") << u"a = { for b\nc = 1"_s << u"2:1 \"in\" is missing in this for: here stands \"c\""_s << u"a = ?; c = 1"_s;
        QTest::newRow("a brace too many") << u"}\na = 1"_s << u"1:1 this \"}\" closes nothing"_s << u"a = 1"_s;
        QTest::newRow("set twice") << u"a = 1\na = 2"_s << u"2:1 a is set a second time"_s << u"a = 1"_s;
        QTest::newRow("two on a line") << u"a = 1 b = 2"_s << u"1:7 the line should end here: here stands \"b\""_s << u"a = 1; b = 2"_s;
        QTest::newRow("neither attribute nor block") << u"a\nb = 1"_s << u"1:2 \"=\" or \"{\" is missing after a: here stands the end of the line"_s << u"b = 1"_s;
        QTest::newRow("an unknown escape") << u"a = \"\\d\""_s << u"1:6 \"\\d\" is no escape of HCL"_s << u"a = \"\""_s;
        QTest::newRow("a comment without end") << u"a = 1\n/* b"_s << u"2:1 this comment is never closed"_s << u"a = 1"_s;
        QTest::newRow("a computed label") << u"t \"${a}\" { }"_s << u"1:3 a name of a block cannot be computed"_s << u"t \"\" {  }"_s;
        QTest::newRow("a condition without its other half") << u"a = b ? c"_s << u"1:10 the \":\" of this condition is missing"_s << u"a = ?"_s;
    }
    void problems()
    {
        QFETCH(QString, text);
        QFETCH(QString, problems);
        QFETCH(QString, tree);
        const hcl::Document document = hcl::parse(text);
        QCOMPARE(problemText(document), problems);
        QCOMPARE(testing::treeText(document.body), tree);
        for (const hcl::Problem &problem : document.problems)
            QVERIFY(!problem.text.isEmpty());
        checkRanges(document.body, document.body.range);
    }

    void deepNestingIsRefused_data()
    {
        QTest::addColumn<QString>("open");
        for (const QString &open : { u"("_s, u"["_s, u"f("_s, u"!"_s, u"{a="_s, u"\"${"_s, u"a ? b : "_s, u"[for x in "_s, u"\"%{if a}"_s, u"a[ "_s })
            QTest::newRow(qPrintable(open)) << open;
    }
    void deepNestingIsRefused()
    {
        QFETCH(QString, open);
        const hcl::Document document = hcl::parse(u"a = "_s + open.repeated(100'000) + u"\nb = 1"_s);
        QVERIFY(!document.problems.isEmpty());
        QCOMPARE(hcl::toText(document), document.text);
        const hcl::Document blocks = hcl::parse(u"b {\n"_s.repeated(50'000));
        QVERIFY(problemText(blocks).contains(u"more than 200 levels"_s));
    }

    void timeIsLinear()
    {
        const auto time = [](const QString &text) {
            qint64 best = std::numeric_limits<qint64>::max(); // of three: other programs run too
            for (int i = 0; i < 3; ++i) {
                QElapsedTimer timer;
                timer.start();
                (void)hcl::parse(text);
                best = std::min(best, timer.nsecsElapsed());
            }
            return best;
        };
        for (const QString &piece : { everything, u"a = <<-E\n x\nE\n"_s, u"x = [ (\n"_s, u"a = \"${\n"_s, u"q = '\n"_s, u"/* "_s, u"1 + "_s }) {
            const qint64 once = time(piece.repeated(500));
            const qint64 tenTimes = time(piece.repeated(5'000));
            QVERIFY2(tenTimes < 40 * std::max<qint64>(once, 1'000'000), qPrintable(piece));
        }
        qInfo("%lld KB in %lld ms", everything.size() * 5'000LL / 1024, time(everything.repeated(5'000)) / 1'000'000);
    }

    /// Whatever the bytes are: no crash, no hang, nothing lost.
    void brokenFilesAreSurvived()
    {
        QRandomGenerator random(4711);
        const QString alphabet = u"{}[]()\"$%~<-=:,.?!&|\n\r\t ab1#/*\\'é"_s;
        for (int run = 0; run < 3'000; ++run) {
            QString text = everything;
            for (int edit = 0; edit < 1 + run % 20; ++edit) {
                const qsizetype at = random.bounded(static_cast<int>(text.size()));
                if (random.bounded(3) == 0)
                    text.remove(at, random.bounded(8));
                else
                    text.insert(at, alphabet.at(random.bounded(static_cast<int>(alphabet.size()))));
            }
            const hcl::Document document = hcl::parse(text);
            QCOMPARE(hcl::toText(document), text);
            checkRanges(document.body, document.body.range);
        }
    }
};

QTEST_GUILESS_MAIN(TestHclParser)
#include "tst_hclparser.moc"
