// Status from values. The first four cases are those that Atlas 1.2.3 does not notice.
#include "model/migrations/migrationstatements.h"
#include "model/migrations/status.h"

#include "tests/support/filestatetext.h"
#include "tests/support/pgfixture.h"

#include <QTest>

using namespace schemawright;
using namespace schemawright::migrations;
using namespace Qt::StringLiterals;

namespace {

/// "1: SELECT 1; SELECT 2" – a directory in which each line is a file.
MigrationDirectory directoryOf(const QStringList &files)
{
    MigrationDirectory directory;
    for (const QString &line : files) {
        const QString name = line.section(u':', 0, 0);
        const QString body = line.section(u':', 1).trimmed();
        directory.files << makeMigrationFile(QString(name + u"_x.sql"), body.toUtf8()).value();
    }
    const AtlasSum sum = computeSum(directory.files);
    for (MigrationFile &file : directory.files) {
        for (const SumLine &line : sum.lines) {
            if (line.fileName == file.fileName)
                file.hash = line.hash;
        }
    }
    return directory;
}

Revision rowOf(const MigrationDirectory &directory, const QString &version, qint64 applied = -1)
{
    static int minutes = 0;
    Revision row;
    for (const MigrationFile &file : directory.files) {
        if (file.version != version)
            continue;
        const auto statements = splitMigration(file).value();
        row.version = version;
        row.description = file.description;
        row.hash = file.hash;
        row.total = statements.size();
        row.applied = applied < 0 ? row.total : applied;
        row.partialHashes = applied < 0 ? QStringList() : partialHashes(statements).mid(0, applied);
    }
    row.executedAt = QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC).addSecs(60 * ++minutes);
    return row;
}

QStringList statesOf(const MigrationStatus &status)
{
    QStringList texts;
    for (const FileStatus &file : status.files) {
        QString text = file.file.version + u": " + testing::stateText(file.state);
        if (file.hash == HashState::Edited)
            text += ", edited"_L1;
        if (file.hash == HashState::CannotTell)
            text += ", cannot tell"_L1;
        texts << text;
    }
    for (const Revision &row : status.missingFiles)
        texts << QString(row.version + u": file missing");
    return texts;
}

QStringList versions(const QList<MigrationFile> &files)
{
    QStringList result;
    for (const MigrationFile &file : files)
        result << file.version;
    return result;
}

const QStringList threeFiles { u"1: SELECT 1;"_s, u"2: SELECT 2; SELECT 22; SELECT 222;"_s, u"3: SELECT 3;"_s };

} // namespace

class TestStatus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void editedAppliedFileIsNoticed();
    void deletedAppliedFileIsNoticed();
    void halfAppliedFileInTheMiddleIsNotForgotten();
    void shortenedHalfAppliedFileIsNoticed();
    void editedRestOfHalfAppliedFileMayRun();
    void editedPastOfHalfAppliedFileIsNoticed();
    void renamedAppliedFileIsNoticed();
    void newDatabaseRunsEverything();
    void checkpointReplacesWhatIsBeforeIt();
    void checkpointIsSkippedWithHistory();
    void filesBeforeBaselineAreSkipped();
    void lateFileIsOutOfOrderAndNoEdit();
    void lateFileOnceAppliedIsNoEdit();
    void lossOfConnectionIsInDoubt();
    void resolvedFileIsDone();
};

void TestStatus::editedAppliedFileIsNoticed()
{
    const MigrationDirectory before = directoryOf(threeFiles);
    const QList<Revision> rows { rowOf(before, u"1"_s), rowOf(before, u"2"_s), rowOf(before, u"3"_s) };
    QVERIFY(computeStatus(before, rows)->isUpToDate());
    QStringList edited = threeFiles;
    edited[1] = u"2: SELECT 2; SELECT 22; SELECT 0;"_s;
    const auto status = computeStatus(directoryOf(edited), rows);
    QVERIFY_RESULT(status);
    QCOMPARE(
        statesOf(*status), QStringList({ u"1: applied"_s, u"2: applied, edited"_s, u"3: applied, cannot tell"_s }));
    QCOMPARE(status->problems().first(), u"2_x.sql was applied and edited since"_s);
}

void TestStatus::deletedAppliedFileIsNoticed()
{
    const MigrationDirectory before = directoryOf(threeFiles);
    const QList<Revision> rows { rowOf(before, u"1"_s), rowOf(before, u"2"_s), rowOf(before, u"3"_s) };
    const auto status = computeStatus(directoryOf({ threeFiles[0], threeFiles[2] }), rows);
    QVERIFY_RESULT(status);
    QCOMPARE(statesOf(*status), QStringList({ u"1: applied"_s, u"3: applied, cannot tell"_s, u"2: file missing"_s }));
    QVERIFY(!status->isUpToDate());
}

void TestStatus::halfAppliedFileInTheMiddleIsNotForgotten()
{
    const MigrationDirectory directory = directoryOf(threeFiles);
    Revision half = rowOf(directory, u"2"_s, 1);
    half.error = u"relation \"a\" already exists"_s;
    const auto status = computeStatus(directory, { rowOf(directory, u"1"_s), half, rowOf(directory, u"3"_s) });
    QVERIFY_RESULT(status);
    QCOMPARE(statesOf(*status), QStringList({ u"1: applied"_s, u"2: partial"_s, u"3: applied"_s }));
    QCOMPARE(versions(status->pending()), QStringList { u"2"_s });
    QCOMPARE(status->files[1].statementsLeft, 2);
    QCOMPARE(status->problems(),
        QStringList { u"2_x.sql: stopped after 1 of 3 statements: relation \"a\" already exists"_s });
}

void TestStatus::shortenedHalfAppliedFileIsNoticed()
{
    const MigrationDirectory before = directoryOf(threeFiles);
    const QList<Revision> rows { rowOf(before, u"1"_s), rowOf(before, u"2"_s, 2) };
    const auto toWhatRan = computeStatus(directoryOf({ threeFiles[0], u"2: SELECT 2; SELECT 22;"_s }), rows);
    QVERIFY_RESULT(toWhatRan);
    QCOMPARE(statesOf(*toWhatRan), QStringList({ u"1: applied"_s, u"2: partial"_s }));
    QCOMPARE(toWhatRan->files[1].statementsLeft, 0);
    QCOMPARE(
        toWhatRan->problems(), QStringList { u"2_x.sql: 2 of 3 statements ran; the file was shortened to 2 since"_s });

    const auto belowWhatRan = computeStatus(directoryOf({ threeFiles[0], u"2: SELECT 2;"_s }), rows);
    QVERIFY_RESULT(belowWhatRan);
    QCOMPARE(statesOf(*belowWhatRan), QStringList({ u"1: applied"_s, u"2: partial, changed"_s }));
}

void TestStatus::editedRestOfHalfAppliedFileMayRun()
{
    const MigrationDirectory before = directoryOf(threeFiles);
    const QList<Revision> rows { rowOf(before, u"1"_s), rowOf(before, u"2"_s, 1) };
    const auto status
        = computeStatus(directoryOf({ threeFiles[0], u"2: SELECT 2; SELECT 0; SELECT 0; SELECT 0;"_s }), rows);
    QVERIFY_RESULT(status);
    QCOMPARE(statesOf(*status), QStringList({ u"1: applied"_s, u"2: partial"_s }));
    QCOMPARE(status->files[1].statementsLeft, 3);
}

void TestStatus::editedPastOfHalfAppliedFileIsNoticed()
{
    const MigrationDirectory before = directoryOf(threeFiles);
    const QList<Revision> rows { rowOf(before, u"1"_s), rowOf(before, u"2"_s, 2) };
    const auto status = computeStatus(directoryOf({ threeFiles[0], u"2: SELECT 2; SELECT 0; SELECT 222;"_s }), rows);
    QVERIFY_RESULT(status);
    QCOMPARE(statesOf(*status), QStringList({ u"1: applied"_s, u"2: partial, changed"_s }));
    QVERIFY(status->pending().isEmpty());
    QCOMPARE(status->problems(), QStringList { u"2_x.sql: 2 of its statements ran, and they were edited since"_s });
}

void TestStatus::renamedAppliedFileIsNoticed()
{
    const MigrationDirectory directory = directoryOf({ threeFiles[0] });
    Revision row = rowOf(directory, u"1"_s);
    row.description = u"y"_s;
    row.hash = u"another"_s;
    const auto status = computeStatus(directory, { row });
    QVERIFY_RESULT(status);
    QCOMPARE(status->problems(), QStringList { u"1_x.sql was applied under the name 1_y.sql and renamed since"_s });
}

void TestStatus::newDatabaseRunsEverything()
{
    const auto status = computeStatus(directoryOf(threeFiles), {});
    QVERIFY_RESULT(status);
    QCOMPARE(versions(status->pending()), QStringList({ u"1"_s, u"2"_s, u"3"_s }));
    QCOMPARE(status->nextVersion(), u"1"_s);
    QCOMPARE(status->currentVersion(), QString());
}

void TestStatus::checkpointReplacesWhatIsBeforeIt()
{
    const QStringList files { threeFiles[0], u"2: -- atlas:checkpoint\n\nSELECT 2;"_s, threeFiles[2] };
    const MigrationDirectory directory = directoryOf(files);
    const auto fresh = computeStatus(directory, {});
    QVERIFY_RESULT(fresh);
    QCOMPARE(statesOf(*fresh), QStringList({ u"1: skipped"_s, u"2: pending"_s, u"3: pending"_s }));
    const auto later = computeStatus(directory, { rowOf(directory, u"2"_s) });
    QVERIFY_RESULT(later);
    QCOMPARE(statesOf(*later), QStringList({ u"1: skipped"_s, u"2: applied"_s, u"3: pending"_s }));
}

void TestStatus::checkpointIsSkippedWithHistory()
{
    const QStringList files { threeFiles[0], u"2: -- atlas:checkpoint\n\nSELECT 2;"_s, threeFiles[2] };
    const MigrationDirectory directory = directoryOf(files);
    const auto status = computeStatus(directory, { rowOf(directory, u"1"_s) });
    QVERIFY_RESULT(status);
    QCOMPARE(statesOf(*status), QStringList({ u"1: applied"_s, u"2: skipped"_s, u"3: pending"_s }));
}

void TestStatus::filesBeforeBaselineAreSkipped()
{
    const MigrationDirectory directory = directoryOf(threeFiles);
    Revision baseline = rowOf(directory, u"2"_s);
    baseline.type = revisiontype::baseline;
    baseline.hash.clear();
    baseline.applied = baseline.total = 0;
    const auto status = computeStatus(directory, { baseline });
    QVERIFY_RESULT(status);
    QCOMPARE(statesOf(*status), QStringList({ u"1: skipped"_s, u"2: baseline"_s, u"3: pending"_s }));
    QCOMPARE(status->problems(), QStringList());
}

void TestStatus::lateFileIsOutOfOrderAndNoEdit()
{
    const MigrationDirectory early = directoryOf({ threeFiles[0], threeFiles[2] });
    const QList<Revision> rows { rowOf(early, u"1"_s), rowOf(early, u"3"_s) };
    const auto status = computeStatus(directoryOf(threeFiles), rows);
    QVERIFY_RESULT(status);
    QCOMPARE(statesOf(*status), QStringList({ u"1: applied"_s, u"2: out of order"_s, u"3: applied"_s }));
    QCOMPARE(status->problems(), QStringList());
    QCOMPARE(status->outOfOrder().size(), 1);
}

void TestStatus::lateFileOnceAppliedIsNoEdit()
{
    const MigrationDirectory early = directoryOf({ threeFiles[0], threeFiles[2] });
    QList<Revision> rows { rowOf(early, u"1"_s), rowOf(early, u"3"_s) };
    const MigrationDirectory late = directoryOf(threeFiles);
    rows.insert(1, rowOf(late, u"2"_s));
    const auto status = computeStatus(late, rows);
    QVERIFY_RESULT(status);
    QCOMPARE(statesOf(*status), QStringList({ u"1: applied"_s, u"2: applied"_s, u"3: applied"_s }));
    QVERIFY(status->isUpToDate());
}

void TestStatus::lossOfConnectionIsInDoubt()
{
    const MigrationDirectory directory = directoryOf(threeFiles);
    const auto status = computeStatus(directory, { rowOf(directory, u"1"_s) }, { u"2"_s });
    QVERIFY_RESULT(status);
    QCOMPARE(statesOf(*status), QStringList({ u"1: applied"_s, u"2: in doubt"_s, u"3: pending"_s }));
    QVERIFY(!status->problems().isEmpty());
}

void TestStatus::resolvedFileIsDone()
{
    const MigrationDirectory directory = directoryOf(threeFiles);
    Revision row = rowOf(directory, u"2"_s, 1);
    row.type = revisiontype::executed | revisiontype::resolved;
    const auto status = computeStatus(directory, { rowOf(directory, u"1"_s), row });
    QVERIFY_RESULT(status);
    QCOMPARE(statesOf(*status), QStringList({ u"1: applied"_s, u"2: resolved"_s, u"3: pending"_s }));
}

QTEST_GUILESS_MAIN(TestStatus)
#include "tst_status.moc"
