#include "model/workflow/migrationtext.h"

#include <QTest>

using namespace schemawright;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A statement at its place in the text.
workflow::StatementText at(const QString &sql, const QString &statement, int transaction, bool transactional = true)
{
    return { { sql.indexOf(statement), statement.size() }, transaction, transactional, {} };
}

} // namespace

class TestMigrationText : public QObject
{
    Q_OBJECT

private slots:
    void noStatementsMakeNoFile();
    void oneTransactionIsOneFile();
    void aConcurrentIndexGetsAFileOfItsOwn();
    void transactionsStayApart();
    void anEditKeepsTheTransactionsOfWhatItLeaves();
    void whatRefusesTransactionsStandsAlone();
    void validationStartsATransaction();
    void partsOfARecipeNameTheirFiles();
    void filesThatDoOneThingAreCalledByIt();
    void filesAreCutAtTheirOwnDelimiter();
};

void TestMigrationText::noStatementsMakeNoFile()
{
    QVERIFY(workflow::cutMigration({}, {}).isEmpty());
}

void TestMigrationText::oneTransactionIsOneFile()
{
    const QString sql = u"-- first\nSELECT 1;\n\n-- second\nSELECT 2;\n"_s;
    const auto texts = workflow::cutMigration(sql, { at(sql, u"SELECT 1"_s, 0), at(sql, u"SELECT 2"_s, 0) });
    QCOMPARE(texts.size(), 1);
    QCOMPARE(texts.first().sql, sql);
    QVERIFY(texts.first().transactional);
}

void TestMigrationText::aConcurrentIndexGetsAFileOfItsOwn()
{
    const QString sql = u"-- table\nSELECT 1;\n\n-- index\nSELECT 2 ;\n\n-- after\nSELECT 3\n"_s;
    const auto texts = workflow::cutMigration(
        sql, { at(sql, u"SELECT 1"_s, 0), at(sql, u"SELECT 2"_s, 1, false), at(sql, u"SELECT 3"_s, 2) });
    QCOMPARE(texts.size(), 3);
    QCOMPARE(texts.at(0).sql, u"-- table\nSELECT 1;\n"_s);
    QCOMPARE(texts.at(1).sql, u"-- index\nSELECT 2 ;\n"_s);
    QVERIFY(!texts.at(1).transactional);
    QCOMPARE(texts.at(2).sql, u"-- after\nSELECT 3\n"_s);
}

void TestMigrationText::transactionsStayApart()
{
    const QString sql = u"SELECT 1;\nSELECT 2;\n"_s;
    const auto texts = workflow::cutMigration(sql, { at(sql, u"SELECT 1"_s, 0), at(sql, u"SELECT 2"_s, 1) });
    QCOMPARE(texts.size(), 2);
}

namespace {

QList<int> transactionsOf(const workflow::MigrationText &text)
{
    QList<int> transactions;
    for (const workflow::StatementText &statement : text.statements)
        transactions.append(statement.transactional ? statement.transaction : -1);
    return transactions;
}

workflow::MigrationText threeTransactions()
{
    const QString sql = u"CREATE TABLE a (id int);\nCREATE TABLE b (id int);\nDROP TABLE c;\n"_s;
    return { sql, { at(sql, u"CREATE TABLE a (id int)"_s, 0), at(sql, u"CREATE TABLE b (id int)"_s, 0), at(sql, u"DROP TABLE c"_s, 1) }, {} };
}

} // namespace

void TestMigrationText::anEditKeepsTheTransactionsOfWhatItLeaves()
{
    const workflow::MigrationText before = threeTransactions();
    const auto after = workflow::editMigration(before, u"-- schemawright:ignore drop-table\n"_s + before.sql, nullptr);
    QCOMPARE(transactionsOf(after), QList<int>({ 0, 0, 1 }));
    QCOMPARE(workflow::cutMigration(after.sql, after.statements).size(), 2);
}

void TestMigrationText::whatRefusesTransactionsStandsAlone()
{
    const workflow::MigrationText before = threeTransactions();
    QString sql = before.sql;
    sql.replace(u"CREATE TABLE b (id int)"_s, u"CREATE INDEX CONCURRENTLY i ON d (id)"_s);
    const auto after = workflow::editMigration(before, sql, nullptr);
    QCOMPARE(transactionsOf(after), QList<int>({ 0, -1, 1 }));
    const auto texts = workflow::cutMigration(after.sql, after.statements);
    QCOMPARE(texts.size(), 3);
    QVERIFY(!texts.at(1).transactional);
    for (const lint::Finding &finding : after.findings)
        QVERIFY2(finding.rule != "concurrently-in-transaction"_L1, qPrintable(finding.message));
}

void TestMigrationText::validationStartsATransaction()
{
    const QString sql = u"ALTER TABLE a ADD CONSTRAINT k CHECK (x > 0);\n"_s;
    const workflow::MigrationText before { sql, { at(sql, sql.chopped(2), 0) }, {} };
    const auto after = workflow::editMigration(before,
        u"ALTER TABLE a ADD CONSTRAINT k CHECK (x > 0) NOT VALID;\nALTER TABLE a VALIDATE CONSTRAINT k;\n"_s, nullptr);
    QCOMPARE(after.statements.size(), 2);
    QVERIFY(after.statements.at(0).transaction != after.statements.at(1).transaction);
}

void TestMigrationText::partsOfARecipeNameTheirFiles()
{
    const QString sql = u"-- schemawright:expand public.t.a\nALTER TABLE t ADD b int;\n\n"
                        "-- schemawright:backfill table=t key=id for=public.t.a\nUPDATE t SET b = a;\n\n"
                        "-- schemawright:contract public.t.a\nALTER TABLE t DROP a;\n\nSELECT 1;\n"_s;
    const workflow::MigrationText text = workflow::editMigration({}, sql, nullptr);
    QCOMPARE(text.statements.size(), 4);
    QVERIFY(!text.statements.at(1).transactional); // its batches are transactions of their own
    QStringList names;
    for (const workflow::MigrationDraftText &draft : workflow::cutMigration(text.sql, text.statements))
        names.append(workflow::draftName(u"ab"_s, draft));
    QCOMPARE(names, QStringList({ u"ab_expand"_s, u"ab_backfill"_s, u"ab_contract"_s }));
    QCOMPARE(workflow::draftName({}, { u"SELECT 1;"_s, true, u"expand"_s }), u"expand"_s);
    QCOMPARE(workflow::draftName(u"ab"_s, { u"SELECT 1;"_s }), u"ab"_s);
}

void TestMigrationText::filesThatDoOneThingAreCalledByIt()
{
    const auto namesOf = [](const QStringList &parts) {
        QList<workflow::MigrationDraftText> texts;
        for (const QString &part : parts)
            texts.append({ part });
        QStringList names;
        for (const migrations::MigrationDraft &draft : workflow::draftsOf(texts, u"ab"_s))
            names.append(draft.name);
        return names;
    };
    QCOMPARE(namesOf({ u"CREATE INDEX CONCURRENTLY i ON t (a);"_s }), QStringList { u"ab"_s }); // it has no other
    QCOMPARE(namesOf({ u"ALTER TABLE t ADD a int;"_s, u"SET lock_timeout = '2s';\nCREATE INDEX CONCURRENTLY i ON t (a);"_s,
                 u"DROP INDEX CONCURRENTLY s.\"../j \";"_s, u"ALTER TABLE t VALIDATE CONSTRAINT c;"_s,
                 u"CREATE INDEX k ON t (a); CREATE INDEX l ON t (a);"_s, u"ALTER TABLE t VALIDATE CONSTRAINT c, DROP b;"_s,
                 u"CREATE INDEX CONCURRENTLY ON t (a);"_s }),
        QStringList({ u"ab"_s, u"ab_index_i"_s, u"ab_drop_j"_s, u"ab_validate_c"_s, u"ab"_s, u"ab"_s, u"ab"_s }));
}

/// As apply cuts them: the semicolon inside a piece ends a statement of it, the delimiter is no part of any.
void TestMigrationText::filesAreCutAtTheirOwnDelimiter()
{
    const QString sql = u"-- atlas:delimiter -- end\n\nCREATE TABLE a (id int)\n-- end\n\n"
                        "-- schemawright:ignore drop-table\nDROP TABLE x\n-- end\nDROP TABLE b; DROP TABLE c\n-- end\nDROP TABLE\n"_s;
    const auto file = migrations::makeMigrationFile(u"1_a.sql"_s, sql.toUtf8());
    QVERIFY(file);
    const QList<workflow::LintedText> linted = workflow::lintFiles({ *file }, nullptr);
    QCOMPARE(linted.size(), 1);
    QStringList statements;
    for (const workflow::StatementText &statement : linted.first().statements)
        statements.append(sql.mid(statement.range.start, statement.range.length));
    QCOMPARE(statements, QStringList({ u"CREATE TABLE a (id int)"_s, u"DROP TABLE x"_s, u"DROP TABLE b"_s, u"DROP TABLE c"_s, u"DROP TABLE"_s }));
    QStringList findings;
    for (const lint::Finding &finding : linted.first().findings) {
        if (finding.rule == "drop-table"_L1 || finding.rule == "syntax-error"_L1)
            findings.append(u"%1 in line %2"_s.arg(finding.rule).arg(toLineColumn(sql, finding.range.start).line));
    }
    QCOMPARE(findings, QStringList({ u"drop-table in line 9"_s, u"drop-table in line 9"_s, u"syntax-error in line 11"_s }));
}

QTEST_GUILESS_MAIN(TestMigrationText)
#include "tst_migrationtext.moc"
