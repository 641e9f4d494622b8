#include "model/apply/toolapply.h"

#include "model/apply/cleancheck.h"
#include "model/apply/contracts.h"
#include "model/apply/halfruns.h"
#include "model/apply/session.h"
#include "model/apply/toollocks.h"
#include "model/apply/toolrecorder.h"
#include "model/apply/unitbuilder.h"
#include "model/migrations/formats/formats.h"
#include "model/migrations/formats/toolfile.h"

#include <algorithm>
#include <vector>

namespace schemawright::apply {

using namespace Qt::StringLiterals;
using migrations::DirectoryFormat;
using migrations::FileState;

namespace {

Result<> checkSupported(const ApplyRequest &request)
{
    if (!runsDirectoriesOf(request.directory.format))
        return migrations::requireAtlas(request.directory, u"running them"_s);
    if (request.txMode == migrations::TxMode::All) {
        return makeError(ErrorKind::Unsupported, u"--tx-mode all is not for directories of %1, which records one file after the other"_s.arg(
            migrations::formatOf(request.directory.format).tool), u"Leave it out."_s);
    }
    return migrations::checkDirectory(request.directory);
}

/// Beside our own lock, which openSession takes.
Result<std::vector<AdvisoryLock>> takeToolLocks(const ApplyRequest &request, const migrations::ToolHistory &history, RunContext &context)
{
    TRY_ASSIGN(const auto database, context.connection.query(u"SELECT pg_catalog.current_database()"_s));
    postgres::ConnectionSettings settings = request.target;
    settings.applicationName = u"schemawright %1/lock"_s.arg(context.runId);
    std::vector<AdvisoryLock> locks;
    for (const qint64 key : toolLocks(request.directory.format, history.table, database.text(0, 0))) {
        TRY_ASSIGN(AdvisoryLock lock,
            AdvisoryLock::acquire(settings, key, request.options.advisoryLockTimeout, context.clock, context.stop));
        locks.push_back(std::move(lock));
    }
    return locks;
}

Error conflictOf(const QStringList &sentences, const QString &hint)
{
    Error error;
    error.kind = ErrorKind::Conflict;
    error.text = sentences.first();
    error.detail = sentences.mid(1).join(u'\n');
    error.hint = hint;
    return error;
}

Result<> checkToolStatus(const ApplyRequest &request, const migrations::MigrationStatus &status, QStringList &notes)
{
    QStringList failed;
    QStringList late;
    QStringList halves;
    for (const migrations::FileStatus &file : status.files) {
        if (file.state == FileState::Failed)
            failed << file.explanation;
        if (file.state == FileState::OutOfOrder)
            late << file.explanation;
        if (file.state == FileState::Partial)
            halves << file.explanation;
        if (file.state == FileState::PartialChanged)
            return makeError(conflictOf({ file.explanation }, u"Restore the statements that ran, then run again."_s));
    }
    if (!failed.isEmpty())
        return makeError(conflictOf(failed, u"Nothing runs before that is settled."_s));
    QStringList changed = status.problems();
    changed.removeIf([&](const QString &sentence) { return late.contains(sentence) || halves.contains(sentence); });
    notes << halves;
    if (!changed.isEmpty() && !request.allowChangedHistory)
        return makeError(conflictOf(changed, u"Restore the files as they ran."_s));
    notes << changed;
    if (!late.isEmpty() && request.order == ExecutionOrder::Linear) {
        return makeError(
            conflictOf(late, u"Give them a version after the last applied one, or use --exec-order non-linear or linear-skip."_s));
    }
    if (request.order == ExecutionOrder::LinearSkip)
        notes << late;
    return {};
}

Result<QList<migrations::MigrationFile>> filesToRun(
    const ApplyRequest &request, const migrations::MigrationStatus &status, QStringList &notes)
{
    QList<migrations::MigrationFile> files;
    for (const migrations::FileStatus &file : status.files) {
        const bool isLate = file.state == FileState::OutOfOrder && request.order == ExecutionOrder::NonLinear;
        if (file.state == FileState::Pending || file.state == FileState::Partial || isLate)
            files << file.file;
    }
    if (request.limit > 0)
        files = files.mid(0, request.limit);
    QStringList names;
    for (const migrations::MigrationFile &file : std::as_const(files)) {
        names << file.fileName;
        if (file.unreadable)
            return makeError(*file.unreadable);
    }
    if (!request.shownFiles.isEmpty() && names != request.shownFiles) {
        return makeError(ErrorKind::Conflict, u"the pending files are not those that were shown: %1"_s.arg(names.join(u", "_s)),
            u"Look at the new list and start again; nothing ran."_s);
    }
    if (request.withContracts)
        return files;
    const HeldBack heldBack = holdBackContracts(files);
    if (!heldBack.note.isEmpty())
        notes << heldBack.note;
    return heldBack.files;
}

/// A tool without a marker runs a file of one statement as it is; BEGIN and COMMIT in a file are its own business.
Result<FilePlan> planToolFile(migrations::MigrationFile file, const migrations::HalfRun &half, migrations::TxMode txMode)
{
    TRY_ASSIGN(const auto statements, migrations::splitMigration(file));
    const bool ownTransactions = std::ranges::any_of(statements, [](const migrations::MigrationStatement &statement) {
        return describeStatement(statement.text).kind == StatementKind::TransactionControl;
    });
    const migrations::OutsideTransaction outside = migrations::outsideTransaction(file.text);
    if (ownTransactions || migrations::isAloneOutside(file.text))
        file.txMode = migrations::TxMode::None;
    if (outside != migrations::OutsideTransaction::None && file.txMode != migrations::TxMode::None) {
        return makeError(ErrorKind::Input, u"%1 has a statement that refuses a transaction beside others"_s.arg(file.fileName),
            u"Put it into a file of its own."_s);
    }
    if (half.done == 0)
        return planFile(file, std::nullopt, txMode);
    migrations::Revision row;
    row.version = file.version;
    row.applied = half.done;
    row.total = half.total;
    return planFile(file, row, txMode);
}

class ToolRun
{
public:
    ToolRun(RunContext &context, std::vector<AdvisoryLock> &locks, ToolRecorder &recorder)
        : m_context(context)
        , m_locks(locks)
        , m_recorder(recorder)
        , m_units(context, recorder)
    { }

    Result<> run(const QList<FilePlan> &files, ApplyReport &report)
    {
        TRY(m_recorder.createTable(m_context.connection));
        TRY(m_context.record(runRecord(JournalState::RunStarted, report.pendingFiles.join(u", "_s))));
        for (const FilePlan &file : files) {
            const auto start = m_context.clock.elapsed();
            m_context.emitEvent(FileStarted { file.file.fileName, int(file.statements.size()), file.alreadyDone });
            auto result = runFile(file);
            const bool complete = m_recorder.isFinished(file.file.fileName);
            const auto duration = m_context.clock.elapsed() - start;
            const int ran = complete ? int(file.statements.size()) - file.alreadyDone : 0;
            report.files << AppliedFile { file.file.fileName, ran, file.alreadyDone, duration, complete };
            if (complete || m_recorder.saysFailed())
                TRY(m_context.record(fileDone(file.file.fileName)));
            if (complete)
                m_context.emitEvent(FileDone { file.file.fileName, duration });
            TRY(result);
        }
        return {};
    }

private:
    static JournalRecord fileDone(const QString &fileName)
    {
        JournalRecord record = runRecord(JournalState::FileDone, {});
        record.fileName = fileName;
        return record;
    }
    Result<> runFile(const FilePlan &file)
    {
        for (AdvisoryLock &lock : m_locks)
            TRY(lock.check());
        TRY(m_recorder.startFile(m_context.connection, file.file, file.txMode == migrations::TxMode::None));
        if (file.units.isEmpty())
            return m_recorder.finishFile(m_context.connection, file.file);
        for (const Unit &unit : file.units)
            TRY(m_units.run(unit));
        return {};
    }

    RunContext &m_context;
    std::vector<AdvisoryLock> &m_locks;
    ToolRecorder &m_recorder;
    UnitRunner m_units;
};

/// Whether the file's own row, or the end of its connection, decides about a statement that the catalogs do not tell.
bool isDecided(const StatementTruth &doubt, const RecoveryReport &report, const migrations::MigrationStatus &status,
    const QHash<QString, migrations::HalfRun> &halfRuns)
{
    const auto file = std::ranges::find(status.files, doubt.fileName, [](const migrations::FileStatus &candidate) { return candidate.file.fileName; });
    const bool isPending = file != status.files.end()
        && (file->state == FileState::Pending || file->state == FileState::Partial || file->state == FileState::OutOfOrder);
    if (!isPending || doubt.statement < halfRuns.value(doubt.fileName).done)
        return true;
    const auto isControl = [&](const StatementTruth &statement) {
        return statement.fileName == doubt.fileName && describeStatement(statement.sql).kind == StatementKind::TransactionControl;
    };
    if (std::ranges::any_of(report.statements, isControl)) // rolled back with its connection, unless that was within COMMIT
        return !isControl(report.statements.last());
    return doubt.needsSettling && file->file.txMode != migrations::TxMode::None;
}

/// As for Atlas's directories: what still runs, is in doubt or in the way is settled before anything else runs.
Result<QHash<QString, migrations::HalfRun>> recover(
    const ApplyRequest &request, ApplySession &session, const migrations::ToolHistory &history)
{
    QHash<QString, migrations::HalfRun> halfRuns;
    std::optional<Journal> &journal = session.context.journal;
    if (!journal)
        return halfRuns;
    TRY_ASSIGN(halfRuns, readHalfRuns(*journal, session.recovery, request.directory));
    if (!request.dryRun)
        TRY(keepHalfRuns(*journal, session.recovery, session.context.clock));
    const migrations::MigrationStatus status = migrations::computeToolStatus(request.directory, history, halfRuns);
    const bool toolKnows = std::ranges::any_of(status.files, [](const migrations::FileStatus &file) { return file.state == FileState::Failed; });
    if (toolKnows)
        return halfRuns; // nothing runs, and its sentence says how that is settled with the tool
    const RecoveryReport whole = session.recovery;
    session.recovery.statements.removeIf([&](const StatementTruth &statement) {
        return statement.truth == Truth::InDoubt && isDecided(statement, whole, status, halfRuns);
    });
    if (auto may = finishRecovery(session); !may) {
        Error error = may.error();
        if (error.kind == ErrorKind::InDoubt)
            error.hint = u"Look at the database. When the whole file happened, record it in %1's own table; else say in Schemawright's window "
                         "whether the statement did. The journal of this database is %2."_s.arg(migrations::formatOf(request.directory.format).tool, journal->path());
        return makeError(std::move(error));
    }
    return halfRuns;
}

/// First run on a database with tables: everything up to the baseline is only recorded.
Result<> recordToolBaseline(const ApplyRequest &request, RunContext &context, ToolRecorder &recorder)
{
    const auto &files = request.directory.files;
    const auto last = std::ranges::find(files, request.baseline, &migrations::MigrationFile::version);
    if (last == files.end())
        return makeError(ErrorKind::Input, u"baseline version \"%1\" not found"_s.arg(request.baseline));
    TRY(recorder.createTable(context.connection));
    for (auto file = files.begin(); file != last + 1; ++file) {
        if (file->repeatable || file->checkpoint)
            continue;
        TRY(recorder.startFile(context.connection, *file, false));
        TRY(recorder.finishFile(context.connection, *file));
    }
    return {};
}

Result<> checkFirstRun(const ApplyRequest &request, RunContext &context, migrations::ToolHistory &history)
{
    if (history.exists)
        return {};
    if (request.baseline.isEmpty()) {
        return request.allowDirty ? Result<>()
                                  : checkClean(context.connection,
                                      request.target.parameters.value(u"search_path"_s).section(u',', 0, 0).trimmed(), history.table.schema);
    }
    if (request.dryRun)
        return {};
    ToolRecorder recorder(history, context.clock);
    TRY(recordToolBaseline(request, context, recorder));
    TRY_ASSIGN(history, migrations::readToolHistory(context.connection, history.format, history.table.schema));
    return {};
}

} // namespace

Result<ApplyReport> applyToolMigrations(
    const ApplyRequest &request, Clock &clock, const ApplyObserver &observer, const std::stop_token &stop)
{
    TRY(checkSupported(request));
    TRY_ASSIGN(ApplySession session, openSession(request.target, request.journalFolder, request.options, clock, observer, stop));
    RunContext &context = session.context;
    const DirectoryFormat format = request.directory.format;
    TRY_ASSIGN(const auto place, migrations::readToolHistory(context.connection, format, request.revisionsSchema));
    TRY_ASSIGN(std::vector<AdvisoryLock> locks, takeToolLocks(request, place, context));
    // Again, now that nobody else can write it.
    TRY_ASSIGN(auto history, migrations::readToolHistory(context.connection, format, request.revisionsSchema));
    if (request.checkState)
        TRY(request.checkState(context.connection));
    TRY_ASSIGN(const auto halfRuns, recover(request, session, history));
    if (halfRuns.isEmpty()) // else it is not the first
        TRY(checkFirstRun(request, context, history));
    const migrations::MigrationStatus status = migrations::computeToolStatus(request.directory, history, halfRuns);
    ApplyReport report;
    report.runId = context.runId;
    report.currentVersion = status.currentVersion();
    TRY(checkToolStatus(request, status, report.notes));
    TRY_ASSIGN(const QList<migrations::MigrationFile> files, filesToRun(request, status, report.notes));
    QList<FilePlan> plans;
    for (const migrations::MigrationFile &file : files) {
        TRY_ASSIGN(FilePlan plan, planToolFile(file, halfRuns.value(file.fileName), request.txMode));
        plans << std::move(plan);
        report.pendingFiles << file.fileName;
    }
    if (plans.isEmpty())
        return report;
    report.targetVersion = files.last().version;
    if (request.dryRun)
        return report;
    context.emitEvent(RunStarted { context.runId, report.pendingFiles });
    ToolRecorder recorder(history, clock);
    if (auto result = ToolRun(context, locks, recorder).run(plans, report); !result)
        report.failure = result.error();
    const bool isLost = report.failure && (report.failure->poisonsConnection || report.failure->kind == ErrorKind::InDoubt);
    if (!isLost)
        TRY(context.record(runRecord(JournalState::RunFinished, report.failure ? report.failure->text : QString())));
    report.leftover = context.leftover;
    context.emitEvent(RunFinished { report.succeeded() });
    return report;
}

bool runsDirectoriesOf(DirectoryFormat format)
{
    switch (format) {
    case DirectoryFormat::Atlas:
    case DirectoryFormat::Prisma:
    case DirectoryFormat::GolangMigrate:
    case DirectoryFormat::Flyway:
    case DirectoryFormat::Goose:
    case DirectoryFormat::Dbmate:
    case DirectoryFormat::Drizzle:
    case DirectoryFormat::Alembic:
        return true;
    case DirectoryFormat::Liquibase:
    case DirectoryFormat::Supabase:
        break;
    }
    return false;
}

} // namespace schemawright::apply
