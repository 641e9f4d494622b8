// 100,000 statements: processor seconds and findings are printed; the limit is generous because machines are busy.
#include "model/lint/linter.h"

#include <QTest>

#include <ctime>

using namespace schemawright;
using namespace Qt::StringLiterals;

class TestLintSpeed : public QObject
{
    Q_OBJECT
private slots:
    void lintsAHundredThousandStatements();
};

void TestLintSpeed::lintsAHundredThousandStatements()
{
    constexpr int rounds = 12'500;
    QString text;
    for (int i = 0; i < rounds; ++i) {
        const QString table = u"app.table_"_s + QString::number(i);
        text += u"CREATE TABLE "_s + table
            + u" (id bigint PRIMARY KEY, body text NOT NULL, at timestamptz DEFAULT now());\n"_s + u"CREATE INDEX ON "_s
            + table + u" (at);\nALTER TABLE old_"_s + table.mid(4) + u" ADD COLUMN x int DEFAULT 1;\n"_s
            + u"ALTER TABLE old_"_s + table.mid(4) + u" ALTER COLUMN y TYPE bigint, DROP COLUMN z;\n"_s
            + u"CREATE INDEX CONCURRENTLY i_"_s + QString::number(i) + u" ON t (a, lower(b)) WHERE c;\n"_s
            + u"UPDATE t SET a = 1 WHERE id = "_s + QString::number(i) + u";\nDROP INDEX CONCURRENTLY i_"_s
            + QString::number(i) + u";\nSELECT 1;\n"_s;
    }
    const std::clock_t start = std::clock();
    lint::LintInput input;
    input.text = text;
    input.inTransaction = false;
    input.statements = sql::parseScript(text);
    const std::clock_t parsed = std::clock();
    const auto findings = lint::lint(input);
    const std::clock_t done = std::clock();
    const auto seconds = [](std::clock_t from, std::clock_t to) { return double(to - from) / CLOCKS_PER_SEC; };
    qInfo("%lld statements, %lld findings: %.2f s to parse, %.2f s to lint",
        static_cast<long long>(input.statements.size()), static_cast<long long>(findings.size()),
        seconds(start, parsed), seconds(parsed, done));
    QCOMPARE(input.statements.size(), 8 * rounds);
    QCOMPARE(findings.size(), 3 * rounds + 1);
    QVERIFY(seconds(start, done) < 60);
}

QTEST_GUILESS_MAIN(TestLintSpeed)
#include "tst_lintspeed.moc"
