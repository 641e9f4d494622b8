// Decisions of the executor that need no server: what kind a statement is, how files become transactions, how the
// journal is written.
#include "model/apply/journal.h"
#include "model/apply/unitbuilder.h"

#include "tests/support/pgfixture.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace schemawright;
using namespace schemawright::apply;
using namespace Qt::StringLiterals;

namespace {

QString kindText(StatementKind kind)
{
    switch (kind) {
    case StatementKind::Ordinary:
        return u"ordinary"_s;
    case StatementKind::LongTransactional:
        return u"long"_s;
    case StatementKind::CreateIndexConcurrently:
        return u"create index concurrently"_s;
    case StatementKind::DropIndexConcurrently:
        return u"drop index concurrently"_s;
    case StatementKind::ReindexConcurrently:
        return u"reindex concurrently"_s;
    case StatementKind::DetachConcurrently:
        return u"detach concurrently"_s;
    case StatementKind::Repeatable:
        return u"repeatable"_s;
    case StatementKind::OutsideTransaction:
        return u"outside"_s;
    case StatementKind::TransactionControl:
        return u"transaction"_s;
    }
    Q_UNREACHABLE();
}

/// "[1 2] 3!": statements 1 and 2 in a transaction, 3 sent by itself.
QString unitsText(const QList<Unit> &units)
{
    QStringList texts;
    for (const Unit &unit : units) {
        QStringList numbers;
        for (const UnitStatement &statement : unit.statements)
            numbers << QString::number(statement.index + 1);
        texts << (unit.transactional ? QString(u'[' + numbers.join(u' ') + u']') : QString(numbers.join(u' ') + u'!'));
    }
    return texts.join(u' ');
}

Result<FilePlan> planText(const QByteArray &bytes, qint64 applied, migrations::TxMode mode)
{
    std::optional<migrations::Revision> row;
    if (applied > 0) {
        row.emplace();
        row->applied = applied;
    }
    return planFile(migrations::makeMigrationFile(u"1_x.sql"_s, bytes).value(), row, mode);
}

} // namespace

class TestApplyUnits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statementsAreDescribed_data();
    void statementsAreDescribed();
    void filesBecomeTransactions_data();
    void filesBecomeTransactions();
    void whatCannotRunIsRefusedFirst_data();
    void whatCannotRunIsRefusedFirst();
    void journalSurvivesARoundTrip();
    void cutOffLineIsLeftOut();
    void unwritableJournalIsAnError();
};

void TestApplyUnits::statementsAreDescribed_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("index");
    QTest::addColumn<QString>("relation");
    QTest::addRow("a table") << u"CREATE TABLE t (id int);"_s << u"ordinary"_s << QString() << QString();
    QTest::addRow("a plain index") << u"CREATE INDEX i ON t (c);"_s << u"ordinary"_s << QString() << QString();
    QTest::addRow("a concurrent index takes its table's schema")
        << u"CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS \"I\" ON s.t (c);"_s << u"create index concurrently"_s
        << u"s.I"_s << u"s.t"_s;
    QTest::addRow("a concurrent index without a name")
        << u"CREATE INDEX CONCURRENTLY ON t (c)"_s << u"create index concurrently"_s << QString() << u"t"_s;
    QTest::addRow("a concurrent drop") << u"DROP INDEX CONCURRENTLY s.i;"_s << u"drop index concurrently"_s << u"s.i"_s
                                       << QString();
    QTest::addRow("a concurrent reindex")
        << u"REINDEX INDEX CONCURRENTLY s.i;"_s << u"reindex concurrently"_s << QString() << u"s.i"_s;
    QTest::addRow("a plain reindex of a table") << u"REINDEX TABLE t;"_s << u"ordinary"_s << QString() << QString();
    QTest::addRow("a concurrent detach") << u"ALTER TABLE p DETACH PARTITION p1 CONCURRENTLY;"_s
                                         << u"detach concurrently"_s << QString() << u"p"_s;
    QTest::addRow("a validation") << u"ALTER TABLE t VALIDATE CONSTRAINT c;"_s << u"long"_s << QString() << QString();
    QTest::addRow("a validation beside another action")
        << u"ALTER TABLE t VALIDATE CONSTRAINT c, ADD COLUMN d int;"_s << u"ordinary"_s << QString() << QString();
    QTest::addRow("analyze") << u"ANALYZE t;"_s << u"long"_s << QString() << QString();
    QTest::addRow("vacuum") << u"VACUUM t;"_s << u"repeatable"_s << QString() << QString();
    QTest::addRow("a new database") << u"CREATE DATABASE d;"_s << u"outside"_s << QString() << QString();
    QTest::addRow("begin") << u"BEGIN;"_s << u"transaction"_s << QString() << QString();
    QTest::addRow("what nobody can parse") << u"CREATE TABEL t;"_s << u"ordinary"_s << QString() << QString();
}

void TestApplyUnits::statementsAreDescribed()
{
    QFETCH(QString, sql);
    const StatementTraits traits = describeStatement(sql);
    QTEST(kindText(traits.kind), "kind");
    QTEST(traits.index.toText(), "index");
    QTEST(traits.relation.toText(), "relation");
}

void TestApplyUnits::filesBecomeTransactions_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("applied");
    QTest::addColumn<migrations::TxMode>("mode");
    QTest::addColumn<QString>("units");
    using enum migrations::TxMode;
    const QByteArray three = "SELECT 1; SELECT 2; SELECT 3;";
    QTest::addRow("an empty file has none") << QByteArray("-- nothing\n") << 0 << File << QString();
    QTest::addRow("a file is one transaction") << three << 0 << File << u"[1 2 3]"_s;
    QTest::addRow("what is done is left out") << three << 2 << File << u"[3]"_s;
    QTest::addRow("everything done leaves nothing") << three << 3 << File << QString();
    QTest::addRow("more done than there is leaves nothing") << three << 9 << File << QString();
    QTest::addRow("without transactions each commits with its history row") << three << 0 << None << u"[1] [2] [3]"_s;
    QTest::addRow("the directive wins") << QByteArray("-- atlas:txmode none\n\nSELECT 1; SELECT 2;") << 0 << File
                                        << u"[1] [2]"_s;
    QTest::addRow("a concurrent index goes by itself")
        << QByteArray("-- atlas:txmode none\n\nSELECT 1; CREATE INDEX CONCURRENTLY i ON t (c); SELECT 3;") << 0 << File
        << u"[1] 2! [3]"_s;
    QTest::addRow("a file with its own BEGIN is sent as it is")
        << QByteArray("-- atlas:txmode none\n\nBEGIN; SELECT 2; COMMIT;") << 0 << File << u"1! 2! 3!"_s;
}

void TestApplyUnits::filesBecomeTransactions()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, applied);
    QFETCH(migrations::TxMode, mode);
    const auto plan = planText(bytes, applied, mode);
    QVERIFY_RESULT(plan);
    QTEST(unitsText(plan->units), "units");
}

void TestApplyUnits::whatCannotRunIsRefusedFirst_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<migrations::TxMode>("mode");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("line");
    using enum migrations::TxMode;
    QTest::addRow("a concurrent index in a transaction")
        << QByteArray("SELECT 1;\nCREATE INDEX CONCURRENTLY i ON t (c);") << File
        << u"\"CREATE INDEX CONCURRENTLY i ON t (c);…\" cannot run inside a transaction"_s << 2;
    QTest::addRow("BEGIN in a transaction") << QByteArray("BEGIN;\nSELECT 1;\nCOMMIT;") << File
                                            << u"\"BEGIN;\" inside a file that runs in a transaction"_s << 1;
    QTest::addRow("txmode none in a run of one transaction")
        << QByteArray("-- atlas:txmode none\n\nSELECT 1;") << All
        << u"cannot set txmode directive to \"none\" in \"1_x.sql\" when txmode \"all\" is set globally"_s << 1;
}

void TestApplyUnits::whatCannotRunIsRefusedFirst()
{
    QFETCH(QByteArray, bytes);
    QFETCH(migrations::TxMode, mode);
    const auto plan = planText(bytes, 0, mode);
    QVERIFY(!plan);
    QTEST(plan.error().text, "text");
    QTEST(plan.error().line, "line");
    QCOMPARE(plan.error().file, u"1_x.sql"_s);
}

void TestApplyUnits::journalSurvivesARoundTrip()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"new/j.jsonl"_s);
    auto journal = Journal::openFile(path);
    QVERIFY_RESULT(journal);
    JournalRecord start;
    start.runId = u"a"_s;
    start.time = QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5, 6), Qt::UTC);
    JournalRecord full = start;
    full.state = JournalState::Done;
    full.fileName = u"1_ü\n.sql"_s;
    full.statement = 0;
    full.sql = u"SELECT '\"\\';"_s;
    full.transactional = true;
    full.inOpenTransaction = true;
    full.backendPid = 42;
    full.applicationName = u"schemawright a/1"_s;
    full.transactionId = 9'007'199'254'740'993; // beyond what a double holds
    full.serverStart = u"1.5 2"_s;
    full.objectOid = 4'294'967'295;
    full.indexesBefore = { 1, 2 };
    full.text = u"why"_s;
    JournalRecord second = start;
    second.runId = u"b"_s;
    for (const JournalRecord &record : { start, full, second, full })
        QVERIFY_RESULT(journal->append(record));
    QCOMPARE(journal->records().value(), QList<JournalRecord>({ start, full, second, full }));
    QCOMPARE(journal->lastRun().value(), QList<JournalRecord>({ second, full }));
}

void TestApplyUnits::cutOffLineIsLeftOut()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"j.jsonl"_s);
    auto journal = Journal::openFile(path);
    JournalRecord record;
    record.runId = u"a"_s;
    record.time = QDateTime(QDate(2026, 1, 2), QTime(3, 4), Qt::UTC);
    QVERIFY_RESULT(journal->append(record));
    QFile file(path);
    QVERIFY(file.open(QIODevice::Append));
    file.write("{\"run\":\"a\",\"sta"); // the machine stopped here
    file.close();
    auto reopened = Journal::openFile(path);
    QVERIFY_RESULT(reopened);
    QVERIFY_RESULT(reopened->append(record));
    QCOMPARE(reopened->records().value(), QList<JournalRecord>({ record, record }));
}

void TestApplyUnits::unwritableJournalIsAnError()
{
    const auto journal = Journal::openFile(u"/proc/nowhere/j.jsonl"_s);
    QVERIFY(!journal);
    QCOMPARE(journal.error().kind, ErrorKind::Io);
}

QTEST_GUILESS_MAIN(TestApplyUnits)
#include "tst_applyunits.moc"
