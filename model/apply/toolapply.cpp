#include "model/apply/toolapply.h"

#include "model/apply/cleancheck.h"
#include "model/apply/contracts.h"
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
    switch (request.directory.format) {
    case DirectoryFormat::Prisma:
    case DirectoryFormat::GolangMigrate:
    case DirectoryFormat::Flyway:
    case DirectoryFormat::Goose:
    case DirectoryFormat::Dbmate:
    case DirectoryFormat::Drizzle:
    case DirectoryFormat::Alembic:
        break;
    case DirectoryFormat::Atlas:
    case DirectoryFormat::Liquibase:
    case DirectoryFormat::Supabase:
        return migrations::requireAtlas(request.directory, u"running them"_s);
    }
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
    for (const migrations::FileStatus &file : status.files) {
        if (file.state == FileState::Failed)
            failed << file.explanation;
        if (file.state == FileState::OutOfOrder)
            late << file.explanation;
    }
    if (!failed.isEmpty())
        return makeError(conflictOf(failed, u"Nothing runs before that is settled."_s));
    QStringList changed = status.problems();
    changed.removeIf([&](const QString &sentence) { return late.contains(sentence); });
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
        if (file.state == FileState::Pending || isLate)
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
Result<FilePlan> planToolFile(migrations::MigrationFile file, migrations::TxMode txMode)
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
    return planFile(file, std::nullopt, txMode);
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
        for (const FilePlan &file : files) {
            const auto start = m_context.clock.elapsed();
            m_context.emitEvent(FileStarted { file.file.fileName, int(file.statements.size()), 0 });
            auto result = runFile(file);
            const bool complete = m_recorder.isFinished(file.file.fileName);
            const auto duration = m_context.clock.elapsed() - start;
            report.files << AppliedFile { file.file.fileName, complete ? int(file.statements.size()) : 0, 0, duration, complete };
            if (complete)
                m_context.emitEvent(FileDone { file.file.fileName, duration });
            TRY(result);
        }
        return {};
    }

private:
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
    TRY_ASSIGN(ApplySession session, openSession(request.target, {}, request.options, clock, observer, stop));
    RunContext &context = session.context;
    const DirectoryFormat format = request.directory.format;
    TRY_ASSIGN(const auto place, migrations::readToolHistory(context.connection, format, request.revisionsSchema));
    TRY_ASSIGN(std::vector<AdvisoryLock> locks, takeToolLocks(request, place, context));
    // Again, now that nobody else can write it.
    TRY_ASSIGN(auto history, migrations::readToolHistory(context.connection, format, request.revisionsSchema));
    if (request.checkState)
        TRY(request.checkState(context.connection));
    TRY(checkFirstRun(request, context, history));
    const migrations::MigrationStatus status = migrations::computeToolStatus(request.directory, history);
    ApplyReport report;
    report.runId = context.runId;
    report.currentVersion = status.currentVersion();
    TRY(checkToolStatus(request, status, report.notes));
    TRY_ASSIGN(const QList<migrations::MigrationFile> files, filesToRun(request, status, report.notes));
    QList<FilePlan> plans;
    for (const migrations::MigrationFile &file : files) {
        TRY_ASSIGN(FilePlan plan, planToolFile(file, request.txMode));
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
    report.leftover = context.leftover;
    context.emitEvent(RunFinished { report.succeeded() });
    return report;
}

} // namespace schemawright::apply
