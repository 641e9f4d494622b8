// Order of a run: lock, recovery, checksum, state check, status, plan of every pending file, then one unit after the
// other. Everything that can be refused is refused before the first statement.
#include "model/apply/executor.h"

#include "model/apply/cleancheck.h"
#include "model/apply/contracts.h"
#include "model/apply/historyrecorder.h"
#include "model/apply/session.h"
#include "model/apply/toolapply.h"
#include "model/apply/unitbuilder.h"

#include <algorithm>

namespace schemawright::apply {

using namespace Qt::StringLiterals;

namespace {

/// What was decided before anything runs.
struct RunPlan {
    QList<FilePlan> files;
    QString currentVersion;
    QStringList notes;
};

QString searchPathSchema(const postgres::ConnectionSettings &target)
{
    return target.parameters.value(u"search_path"_s).section(u',', 0, 0).trimmed();
}

QStringList namesOf(const QList<migrations::MigrationFile> &files)
{
    QStringList names;
    for (const migrations::MigrationFile &file : files)
        names << file.fileName;
    return names;
}

/// The row that stands for everything up to the baseline; a dry run does not write it.
Result<migrations::Revision> recordBaseline(
    const ApplyRequest &request, RunContext &context, migrations::RevisionTable &table)
{
    const auto &files = request.directory.files;
    const auto file = std::ranges::find(files, request.baseline, &migrations::MigrationFile::version);
    if (file == files.end())
        return makeError(ErrorKind::Input, u"baseline version \"%1\" not found"_s.arg(request.baseline));
    migrations::Revision row;
    row.version = file->version;
    row.description = file->description;
    row.type = migrations::revisiontype::baseline;
    row.executedAt = context.clock.now();
    row.operatorVersion = migrations::operatorVersion();
    if (!request.dryRun) {
        TRY(migrations::createRevisions(context.connection, table));
        TRY(migrations::writeRevision(context.connection, table, row));
    }
    return row;
}

/// The rows of the history table; on a database without history the conditions of a first run are checked.
Result<QList<migrations::Revision>> readHistory(
    const ApplyRequest &request, RunContext &context, migrations::RevisionTable &table)
{
    TRY_ASSIGN(auto rows, migrations::readRevisions(context.connection, table));
    if (!rows.isEmpty())
        return rows;
    if (!request.baseline.isEmpty() && request.allowDirty)
        return makeError(ErrorKind::Input, u"--baseline and --allow-dirty exclude each other"_s);
    if (!request.baseline.isEmpty()) {
        TRY_ASSIGN(auto row, recordBaseline(request, context, table));
        return QList<migrations::Revision> { std::move(row) };
    }
    if (!request.allowDirty)
        TRY(checkClean(context.connection, searchPathSchema(request.target), table.schema));
    return rows;
}

Result<> checkHistory(const ApplyRequest &request, const migrations::MigrationStatus &status, RunPlan &plan)
{
    QStringList problems;
    for (const QString &problem : status.problems()) {
        // A half-applied file whose past is unchanged is simply resumed.
        const bool resumable = std::ranges::any_of(status.files, [&](const migrations::FileStatus &file) {
            return file.state == migrations::FileState::Partial && file.explanation == problem;
        });
        if (resumable)
            plan.notes << problem;
        else
            problems << problem;
    }
    if (problems.isEmpty())
        return {};
    const bool mustStop = std::ranges::any_of(status.files, [](const migrations::FileStatus &file) {
        return file.state == migrations::FileState::PartialChanged || file.state == migrations::FileState::InDoubt
            || file.state == migrations::FileState::Failed;
    });
    if (mustStop || !request.allowChangedHistory) {
        Error error;
        error.kind = ErrorKind::Conflict;
        error.text = problems.first();
        error.detail = problems.mid(1).join(u'\n');
        const bool isHalfSquashed = std::ranges::any_of(status.files, [](const migrations::FileStatus &file) {
            return file.state == migrations::FileState::Failed && !file.file.standsFor.isEmpty();
        });
        error.hint = isHalfSquashed ? u"Apply the files of before the squash from version control, then this directory again."_s
            : mustStop              ? u"Restore the statements that ran, then run again."_s
                                    : u"Restore the file as it ran; what is to change goes into a migration of its own."_s;
        return makeError(std::move(error));
    }
    plan.notes << problems;
    return {};
}

Result<QList<migrations::MigrationFile>> chooseFiles(
    const ApplyRequest &request, const migrations::MigrationStatus &status, RunPlan &plan)
{
    QList<migrations::MigrationFile> files = status.pending();
    QStringList late;
    for (const migrations::FileStatus &file : status.outOfOrder())
        late << file.file.fileName;
    switch (request.order) {
    case ExecutionOrder::Linear:
        if (!late.isEmpty()) {
            return makeError(ErrorKind::Conflict,
                u"migration files out of order: %1 added before the last applied version"_s.arg(late.join(u", "_s)),
                u"Give them a version after the last applied one, or use --exec-order non-linear or linear-skip."_s);
        }
        break;
    case ExecutionOrder::LinearSkip:
        if (!late.isEmpty())
            plan.notes << u"skipped, because later versions are applied: %1"_s.arg(late.join(u", "_s));
        break;
    case ExecutionOrder::NonLinear:
        files.clear();
        for (const migrations::FileStatus &file : status.files) {
            if (file.state == migrations::FileState::Pending || file.state == migrations::FileState::Partial
                || file.state == migrations::FileState::OutOfOrder)
                files << file.file;
        }
        break;
    }
    if (request.limit > 0)
        files = files.mid(0, request.limit);
    if (!request.shownFiles.isEmpty() && namesOf(files) != request.shownFiles) {
        return makeError(ErrorKind::Conflict,
            u"the pending files are not those that were shown: %1"_s.arg(namesOf(files).join(u", "_s)),
            u"Look at the new list and start again; nothing ran."_s);
    }
    if (request.withContracts)
        return files;
    const HeldBack heldBack = holdBackContracts(files);
    if (!heldBack.note.isEmpty())
        plan.notes << heldBack.note;
    return heldBack.files;
}

Result<RunPlan> decide(const ApplyRequest &request, RunContext &context, migrations::RevisionTable &table)
{
    if (const auto mismatch = migrations::validateSum(request.directory))
        return makeError(migrations::toError(*mismatch));
    if (request.checkState)
        TRY(request.checkState(context.connection));
    TRY_ASSIGN(const auto rows, readHistory(request, context, table));
    TRY_ASSIGN(const auto status, migrations::computeStatus(request.directory, rows));
    RunPlan plan;
    plan.currentVersion = status.currentVersion();
    TRY(checkHistory(request, status, plan));
    TRY_ASSIGN(const auto files, chooseFiles(request, status, plan));
    for (const migrations::MigrationFile &file : files) {
        const auto row = std::ranges::find(rows, file.version, &migrations::Revision::version);
        TRY_ASSIGN(
            FilePlan filePlan, planFile(file, row == rows.end() ? std::nullopt : std::optional(*row), request.txMode));
        plan.files << std::move(filePlan);
    }
    return plan;
}

class Runner
{
public:
    Runner(
        const ApplyRequest &request, ApplySession &session, const RunPlan &plan, const migrations::RevisionTable &table)
        : m_request(request)
        , m_session(session)
        , m_plan(plan)
        , m_recorder(table, session.context.clock)
        , m_units(session.context, m_recorder)
    {
        for (const FilePlan &file : plan.files)
            m_recorder.addFile(file.file, file.statements, file.row);
    }

    Result<> run(ApplyReport &report)
    {
        if (m_request.txMode == migrations::TxMode::All)
            return runAll(report);
        for (const FilePlan &file : m_plan.files) {
            startFile(file, report);
            auto result = runFile(file);
            finishFile(file, report);
            TRY(result);
        }
        return {};
    }

private:
    void startFile(const FilePlan &file, ApplyReport &report)
    {
        m_start = m_session.context.clock.elapsed();
        report.files << AppliedFile { file.file.fileName, 0, file.alreadyDone, {}, false };
        m_session.context.emitEvent(FileStarted { file.file.fileName, int(file.statements.size()), file.alreadyDone });
    }
    Result<> runFile(const FilePlan &file)
    {
        postgres::Connection &connection = m_session.context.connection;
        // A file that is one transaction has its row in that transaction, as Atlas has.
        if (file.txMode == migrations::TxMode::None || file.units.isEmpty())
            TRY(m_recorder.startFile(connection, file.file.fileName));
        for (const Unit &unit : file.units)
            TRY(m_units.run(unit));
        return {};
    }
    Result<> runAll(ApplyReport &report)
    {
        for (const FilePlan &file : m_plan.files)
            startFile(file, report);
        for (const Unit &unit : mergeUnits(m_plan.files))
            TRY(m_units.run(unit));
        for (const FilePlan &file : m_plan.files) {
            if (file.units.isEmpty())
                TRY(m_recorder.startFile(m_session.context.connection, file.file.fileName));
            finishFile(file, report);
        }
        return {};
    }
    /// What of it is committed, whether it failed or not.
    void finishFile(const FilePlan &file, ApplyReport &report) const
    {
        AppliedFile &entry = *std::ranges::find(report.files, file.file.fileName, &AppliedFile::fileName);
        const migrations::Revision &row = m_recorder.row(file.file.fileName);
        entry.statements = int(row.applied) - file.alreadyDone;
        entry.complete = row.isComplete();
        entry.duration = m_session.context.clock.elapsed() - m_start;
        if (entry.complete)
            m_session.context.emitEvent(FileDone { entry.fileName, entry.duration });
    }

    const ApplyRequest &m_request;
    ApplySession &m_session;
    const RunPlan &m_plan;
    HistoryRecorder m_recorder;
    UnitRunner m_units;
    std::chrono::nanoseconds m_start { 0 };
};

/// Asks the server what happened after the connection was lost, when it can be reached at all.
void lookAgain(
    const ApplyRequest &request, ApplySession &session, migrations::RevisionTable &table, ApplyReport &report)
{
    RunContext &context = session.context;
    if (!context.journal)
        return;
    auto connection = openRunConnection(request.target, u"schemawright %1/recovery"_s.arg(context.runId), {});
    if (!connection)
        return;
    auto recovery = examineLastRun(*connection, *context.journal);
    if (!recovery)
        return;
    if (recovery->find(Truth::Running) == nullptr)
        (void)settleHistory(*connection, *context.journal, *recovery, table, request.directory, context.clock);
    report.recovery = std::move(*recovery);
}

Result<ApplyReport> runPlan(
    const ApplyRequest &request, ApplySession &session, const RunPlan &plan, migrations::RevisionTable &table)
{
    RunContext &context = session.context;
    ApplyReport report;
    report.runId = context.runId;
    report.currentVersion = plan.currentVersion;
    report.notes = plan.notes;
    for (const FilePlan &file : plan.files)
        report.pendingFiles << file.file.fileName;
    if (!plan.files.isEmpty())
        report.targetVersion = plan.files.last().file.version;
    if (plan.files.isEmpty() || request.dryRun)
        return report;

    TRY(migrations::createRevisions(context.connection, table));
    TRY(context.record(runRecord(JournalState::RunStarted, report.pendingFiles.join(u", "_s))));
    context.emitEvent(RunStarted { context.runId, report.pendingFiles });
    Runner runner(request, session, plan, table);
    if (auto result = runner.run(report); !result)
        report.failure = result.error();
    report.leftover = context.leftover;
    if (report.failure && (report.failure->poisonsConnection || report.failure->kind == ErrorKind::InDoubt))
        lookAgain(request, session, table, report);
    else if (auto finished
             = context.record(runRecord(JournalState::RunFinished, report.failure ? report.failure->text : QString()));
             !finished && !report.failure)
        report.failure = finished.error();
    context.emitEvent(RunFinished { report.succeeded() });
    return report;
}

} // namespace

Result<ApplyReport> applyMigrations(
    const ApplyRequest &request, const ApplyObserver &observer, const std::stop_token &stop)
{
    SystemClock clock;
    return applyMigrations(request, clock, observer, stop);
}

Result<ApplyReport> applyMigrations(
    const ApplyRequest &request, Clock &clock, const ApplyObserver &observer, const std::stop_token &stop)
{
    if (request.directory.format != migrations::DirectoryFormat::Atlas)
        return applyToolMigrations(request, clock, observer, stop);
    TRY_ASSIGN(ApplySession session,
        openSession(request.target, request.journalFolder, request.options, clock, observer, stop));
    RunContext &context = session.context;
    TRY_ASSIGN(auto table,
        migrations::locateRevisions(
            context.connection, request.revisionsSchema, request.target.parameters.value(u"search_path"_s)));
    if (context.journal && !request.dryRun)
        TRY(settleHistory(context.connection, *context.journal, session.recovery, table, request.directory, clock));
    TRY(finishRecovery(session));
    TRY_ASSIGN(const RunPlan plan, decide(request, context, table));
    return runPlan(request, session, plan, table);
}

} // namespace schemawright::apply
