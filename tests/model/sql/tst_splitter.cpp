#include "model/base/textfile.h"
#include "model/sql/lexer.h"
#include "model/sql/splitter.h"
#include "model/sql/copydata.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTest>

#include <pg_query.h>
#include <pg_query/pg_query.pb-c.h>

using namespace schemawright;
using namespace Qt::StringLiterals;

class TestSplitter : public QObject
{
    Q_OBJECT
private slots:
    /// Each comment behind a statement once cost a look at all of them: a minute for this text.
    void manyCommentsBehindAStatementCostNothing()
    {
        for (const QString &comment : { u"-- x\n"_s, u"/* x */ "_s }) {
            QElapsedTimer timer;
            timer.start();
            const auto statements = sql::splitStatements(u"CREATE TABLE t (id int); "_s + comment.repeated(200'000) + u"\nSELECT 1;"_s);
            QVERIFY(statements);
            QCOMPARE(statements->size(), 2);
            QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
        }
    }

    void cutsStatements_data();
    void cutsStatements();
    void keepsTheCommentAbove_data();
    void keepsTheCommentAbove();
    void namesWhatIsNotSql_data();
    void namesWhatIsNotSql();
    void goesOnAfterErrors();
    void tokensCoverTheText_data();
    void tokensCoverTheText();
    void agreesWithPostgresqlScanner_data();
    void agreesWithPostgresqlScanner();
};

namespace {

QStringList texts(const QString &sql)
{
    QStringList result;
    const auto statements = sql::splitStatements(sql);
    if (!statements)
        return { u"error: "_s + statements.error().text };
    for (const auto &statement : *statements)
        result.append(statement.text);
    return result;
}

QString corpusFolder()
{
    return qEnvironmentVariable("SCHEMAWRIGHT_CORPUS");
}

} // namespace

void TestSplitter::cutsStatements_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QStringList>("statements");
    QTest::addRow("nothing") << u" \n-- only a comment\n;;"_s << QStringList {};
    QTest::addRow("two statements, the last without a semicolon")
        << u"select 1; select 2 -- end"_s << QStringList { u"select 1"_s, u"select 2"_s };
    QTest::addRow("semicolons in texts, names and comments")
        << u"select ';', \"a;b\" /* ; /* ; */ */; select E'\\';', U&'\\003b;' -- ;\n;"_s
        << QStringList { u"select ';', \"a;b\" /* ; /* ; */ */"_s.left(17), u"select E'\\';', U&'\\003b;'"_s };
    QTest::addRow("dollar quotes with and without tag")
        << u"do $$ begin; end $$; do $a$ $$ ; $b$ $a$; select $1"_s
        << QStringList { u"do $$ begin; end $$"_s, u"do $a$ $$ ; $b$ $a$"_s, u"select $1"_s };
    QTest::addRow("a dollar inside a name starts no text")
        << u"select a$b$c; select 1"_s << QStringList { u"select a$b$c"_s, u"select 1"_s };
    QTest::addRow("a standard function body")
        << u"create function f() returns int begin atomic select case when true then 1 end; select 2; end; select 3"_s
        << QStringList {
               u"create function f() returns int begin atomic select case when true then 1 end; select 2; end"_s,
               u"select 3"_s
           };
    QTest::addRow("begin outside of a function ends at its semicolon")
        << u"begin; select 1; end;"_s << QStringList { u"begin"_s, u"select 1"_s, u"end"_s };
    QTest::addRow("several actions of a rule")
        << u"create or replace rule r as on insert to t do also (select 1; select 2); select 3"_s
        << QStringList { u"create or replace rule r as on insert to t do also (select 1; select 2)"_s, u"select 3"_s };
    QTest::addRow("a forgotten parenthesis does not swallow the next statement")
        << u"create table t (id int; select 1;"_s << QStringList { u"create table t (id int"_s, u"select 1"_s };
    QTest::addRow("letters beyond ASCII")
        << u"select 'größe 😀;'; select ä"_s << QStringList { u"select 'größe 😀;'"_s, u"select ä"_s };
    QTest::addRow("the guards of pg_dump")
        << u"\\restrict abc\nselect 1;\n\\unrestrict abc\n"_s << QStringList { u"select 1"_s };
    QTest::addRow("COPY without rows") << u"copy t from stdin;\n\nselect 1;"_s
                                       << QStringList { u"copy t from stdin"_s, u"select 1"_s };
}

void TestSplitter::cutsStatements()
{
    QFETCH(QString, sql);
    QTEST(texts(sql), "statements");
    const auto statements = sql::splitStatements(sql);
    for (const auto &statement : *statements)
        QCOMPARE(sql.mid(statement.range.start, statement.range.length), statement.text);
}

void TestSplitter::keepsTheCommentAbove_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("comment");
    QTest::addRow("directly above") << u"-- a\n-- b\nselect 1"_s << u"-- a\n-- b"_s;
    QTest::addRow("a block comment on the same line") << u"/* x */ select 1"_s << u"/* x */"_s;
    QTest::addRow("not across a blank line") << u"-- a\n\nselect 1"_s << QString();
    QTest::addRow("only the last block") << u"-- a\n\n-- b\nselect 1"_s << u"-- b"_s;
    QTest::addRow("not the end of the line before") << u"; -- about the statement before\nselect 1"_s << QString();
}

void TestSplitter::keepsTheCommentAbove()
{
    QFETCH(QString, sql);
    const auto statements = sql::splitStatements(sql);
    QVERIFY(statements);
    QTEST(statements->last().leadingComment, "comment");
}

void TestSplitter::namesWhatIsNotSql_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("hint");
    QTest::addColumn<int>("column");
    QTest::addRow("a psql command") << u"select 1;\n\n\n  \\connect shop\nselect 2"_s
                                    << u"psql command \\connect at line 4 is not SQL"_s
                                    << u"Remove it: the database is chosen by the connection."_s << 3;
    QTest::addRow("an included file") << u"\\i other.sql\n"_s << u"psql command \\i at line 1 is not SQL"_s
                                      << u"Put the text of the included file here, or name that file itself."_s << 1;
    QTest::addRow("rows of COPY")
        << u"select 1;\nCOPY t (a) FROM stdin WITH (DELIMITER '|');\nit's|1\n\\.\nselect 2;"_s
        << u"COPY … FROM stdin at line 2 has its rows in the script, which only psql can load"_s
        << u"Remove the statement and its rows up to \\. , or write the rows as INSERT statements."_s << 1;
    QTest::addRow("an open text") << u"select 1;\nselect 'a"_s << u"unterminated quoted string at line 2"_s << QString()
                                  << 8;
    QTest::addRow("an open comment") << u"/* /* */"_s << u"unterminated comment at line 1"_s << QString() << 1;
    QTest::addRow("an open dollar quote")
        << u"do $x$ $y$"_s << u"unterminated dollar-quoted string at line 1"_s << QString() << 4;
    QTest::addRow("an open name") << u"select \"a"_s << u"unterminated quoted identifier at line 1"_s << QString() << 8;
}

void TestSplitter::namesWhatIsNotSql()
{
    QFETCH(QString, sql);
    const auto statements = sql::splitStatements(sql);
    QVERIFY(!statements);
    QCOMPARE(statements.error().kind, ErrorKind::Input);
    QTEST(statements.error().text, "text");
    QTEST(statements.error().hint, "hint");
    QTEST(statements.error().column, "column");
}

void TestSplitter::goesOnAfterErrors()
{
    const QString sql
        = u"select 1;\n\\set x 1\nselect 2 \\gset\nselect 3;\ncopy t from stdin;\n'\n\\.\nselect 4; select 'x"_s;
    QStringList pieces;
    for (const sql::ScriptPiece &piece : sql::splitScript(sql))
        pieces.append(piece.error ? u"!"_s + piece.error->text : piece.source.text);
    QCOMPARE(pieces,
        (QStringList { u"select 1"_s, u"!psql command \\set at line 2 is not SQL"_s,
            u"!psql command \\gset at line 3 is not SQL"_s, u"select 3"_s,
            u"!COPY … FROM stdin at line 5 has its rows in the script, which only psql can load"_s, u"select 4"_s,
            u"!unterminated quoted string at line 8"_s }));
}

void TestSplitter::tokensCoverTheText_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("kinds");
    QTest::addRow("all kinds") << u"select \"A\", x+1.5e-3 -- c\nfrom ü where 'a';"_s << u"K I P I O N C K I K L P"_s;
    QTest::addRow("an open text is scanned on") << u"select 'a from t"_s << u"K P I K I"_s;
    QTest::addRow("what is no SQL") << u"\\d {"_s << u"P I P"_s;
}

void TestSplitter::tokensCoverTheText()
{
    QFETCH(QString, sql);
    QStringList kinds;
    qsizetype position = 0;
    for (const sql::Token &token : sql::scanTokens(sql)) {
        QCOMPARE(token.range.start, position);
        position = token.range.end();
        if (token.kind != sql::TokenKind::Whitespace)
            kinds.append(u"KILNOPCW"_s.mid(static_cast<int>(token.kind), 1));
    }
    QCOMPARE(position, sql.size());
    QTEST(kinds.join(u' '), "kinds");
}

void TestSplitter::agreesWithPostgresqlScanner_data()
{
    QTest::addColumn<QString>("file");
    const QDir folder(corpusFolder() + u"/sql"_s);
    for (const QString &name : folder.entryList({ u"*.sql"_s }))
        QTest::addRow("%s", qPrintable(name)) << folder.filePath(name);
    QTest::addRow("the sample of this test") << QString();
}

// The oracle: tokens of pg_query_scan are our lexemes, byte for byte, and semicolons outside of parentheses cut.
void TestSplitter::agreesWithPostgresqlScanner()
{
    QFETCH(QString, file);
    QString text
        = u"select 1.5e+3, 1..2, .5, a.b::text, $$x$$, E'\\'', U&\"d\\0061t\" /* a /* b */ */ -- c\nfrom ö@>ü;"_s;
    if (!file.isEmpty())
        text = sql::takeCopyData(*readTextFile(file)).sql; // rows are no SQL; offsets stay
    const QByteArray utf8 = text.toUtf8();
    const PgQueryScanResult scanned = pg_query_scan(utf8.constData());
    QVERIFY2(!scanned.error, scanned.error ? scanned.error->message : "");
    PgQuery__ScanResult *result = pg_query__scan_result__unpack(
        nullptr, scanned.pbuf.len, reinterpret_cast<const uint8_t *>(scanned.pbuf.data));
    const Utf8Offsets offsets(utf8);

    QList<qsizetype> expectedStarts;
    QList<qsizetype> expectedEnds;
    for (size_t i = 0; i < result->n_tokens; ++i) {
        expectedStarts.append(offsets.toUtf16(result->tokens[i]->start));
        expectedEnds.append(offsets.toUtf16(result->tokens[i]->end));
    }
    pg_query__scan_result__free_unpacked(result, nullptr);
    pg_query_free_scan_result(scanned);

    sql::Lexer lexer(text);
    qsizetype index = 0;
    while (!lexer.atEnd()) {
        const sql::Lexeme lexeme = lexer.next();
        if (lexeme.kind == sql::LexemeKind::Whitespace)
            continue;
        QVERIFY(lexeme.kind != sql::LexemeKind::Unterminated);
        QVERIFY2(index < expectedStarts.size(), qPrintable(text.mid(lexeme.range.start, 40)));
        QVERIFY2(expectedStarts[index] == lexeme.range.start, qPrintable(text.mid(lexeme.range.start, 40)));
        while (index < expectedEnds.size() && expectedEnds[index] < lexeme.range.end())
            ++index; // operators of several characters and joined texts may be several tokens there
        QVERIFY2(index < expectedEnds.size() && expectedEnds[index] >= lexeme.range.end(),
            qPrintable(text.mid(lexeme.range.start, 40)));
        if (expectedEnds[index] > lexeme.range.end())
            lexer.skipTo(expectedEnds[index]); // 'a' <newline> 'b' is one token there
        ++index;
    }
    QCOMPARE(index, expectedStarts.size());

    const auto statements = sql::splitStatements(text);
    QVERIFY2(statements, statements ? "" : qPrintable(statements.error().text));
    qsizetype end = 0;
    for (const auto &statement : *statements) {
        QVERIFY(statement.range.start >= end);
        const QString between = text.mid(end, statement.range.start - end);
        for (const sql::Token &token : sql::scanTokens(between)) {
            const QString gap = between.mid(token.range.start, token.range.length);
            QVERIFY2(token.kind == sql::TokenKind::Comment || token.kind == sql::TokenKind::Whitespace || gap == u";"_s,
                qPrintable(gap));
        }
        end = statement.range.end();
    }
    qInfo("%lld statements", static_cast<long long>(statements->size()));
}

QTEST_GUILESS_MAIN(TestSplitter)
#include "tst_splitter.moc"
