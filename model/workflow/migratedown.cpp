#include "model/workflow/migratedown.h"

#include "model/apply/advisorylock.h"
#include "model/apply/toollocks.h"
#include "model/catalog/inspector.h"
#include "model/migrations/status.h"
#include "model/workflow/downhistory.h"
#include "model/workflow/drift.h"
#include "model/workflow/replayed.h"
#include "model/workflow/takenback.h"

#include <algorithm>
#include <vector>

namespace schemawright::workflow {

using namespace Qt::StringLiterals;
using migrations::MigrationFile;
using migrations::Revision;

namespace {

/// What stays must be what ran: a replay of other files would lead to a state that never was.
Result<> checkKept(const DownRequest &request, const DownHistory &history)
{
    TRY_ASSIGN(const migrations::MigrationStatus status, statusWith(request, history.kept));
    for (const Revision &missing : status.missingFiles) {
        return makeError(ErrorKind::Conflict,
            u"the way back cannot be computed: version %1 stays, but its file is not in the directory"_s.arg(missing.version),
            u"Bring the file back from version control."_s);
    }
    for (const migrations::FileStatus &file : status.files) {
        const bool isKept = std::ranges::find(history.kept, file.file.version, &Revision::version) != history.kept.end();
        if (isKept && file.hash == migrations::HashState::Edited) {
            return makeError(ErrorKind::Conflict,
                u"the way back cannot be computed: %1 stays, but was edited since it ran"_s.arg(file.file.fileName),
                u"Bring the file back as it ran from version control."_s);
        }
    }
    return {};
}

/// The files whose schema the database returns to: those that ran and stay, and all up to a baseline.
QList<MigrationFile> keptFiles(const DownRequest &request, const DownHistory &history)
{
    QString baseline;
    for (const Revision &row : history.kept) {
        if ((row.type & migrations::revisiontype::baseline) != 0)
            baseline = row.version;
    }
    QList<MigrationFile> files;
    for (const MigrationFile &file : request.directory.files) {
        const bool ran = std::ranges::find(history.kept, file.version, &Revision::version) != history.kept.end();
        const bool isBelowBaseline = !file.checkpoint && file.version.toUtf8() <= baseline.toUtf8();
        if (!ran && !isBelowBaseline)
            continue;
        if (file.checkpoint)
            files.clear();
        files.append(file);
    }
    return files;
}

/// In the order in which they ran. Without them nobody knows what they did: what was made by hand could not be told from it.
Result<QList<MigrationFile>> goneFiles(const DownRequest &request, const DownHistory &history)
{
    TRY_ASSIGN(const migrations::MigrationStatus status,
        statusWith(request, history.kept + QList<Revision>(history.goes.crbegin(), history.goes.crend())));
    for (const Revision &missing : status.missingFiles) {
        return makeError(ErrorKind::Input,
            u"the way back cannot be computed: version %1 has no file in %2"_s.arg(missing.version, request.directory.path),
            u"Check --dir, or bring the file back from version control."_s);
    }
    QList<MigrationFile> files;
    for (const migrations::FileStatus &file : status.files) {
        if (std::ranges::find(history.goes, file.file.version, &Revision::version) == history.goes.end())
            continue;
        if (file.hash == migrations::HashState::Edited) {
            return makeError(ErrorKind::Conflict,
                u"the way back cannot be computed: %1 was edited since it ran"_s.arg(file.file.fileName),
                u"Bring the file back as it ran from version control."_s);
        }
        // Where Atlas's history names the files of before, the new one did not run; other tools' do not tell.
        const bool hasEarlier = request.directory.format != migrations::DirectoryFormat::Atlas || std::ranges::any_of(
            history.kept + history.goes, [&](const Revision &row) { return row.version.toUtf8() < file.file.version.toUtf8(); });
        if (!file.file.standsFor.isEmpty() && hasEarlier) {
            return makeError(ErrorKind::Conflict,
                u"the way back cannot be computed: %1 is squashed, and what version %2 alone did is in no file any more"_s.arg(
                    file.file.fileName, file.file.version),
                u"Take it back with the files of before the squash, from version control."_s);
        }
        files.append(file.file);
    }
    return files;
}

/// What made the database: in the order of the directory, from the last checkpoint that is replayed on.
QList<MigrationFile> ranFiles(
    const DownRequest &request, const QList<MigrationFile> &kept, const QList<MigrationFile> &goes)
{
    QList<MigrationFile> files;
    for (const MigrationFile &file : request.directory.files) {
        const bool ran = kept.contains(file) || goes.contains(file);
        if (ran && file.checkpoint)
            files.clear();
        if (ran)
            files.append(file);
    }
    return files;
}

/// The history changes in the transaction of the last step, so that both happen or none.
QList<apply::ApplyStep> stepsOf(const DownPlan &plan)
{
    QList<apply::ApplyStep> steps;
    for (const plan::PlanStep &step : plan.difference.plan.steps)
        steps.append({ step.statement.sql, step.transaction, step.statement.transactional,
            apply::StatementTimeouts { step.timeouts.lock, step.timeouts.statement } });
    apply::ApplyStep history;
    history.sql = plan.forgetSql;
    if (!steps.isEmpty())
        history.transaction = steps.last().transactional ? steps.last().transaction : steps.last().transaction + 1;
    steps.append(history);
    return steps;
}

/// The state that was planned from, and still no rows in what was shown to be empty.
Result<> checkUnchanged(postgres::Connection &connection, const catalog::InspectOptions &inspect, const DownPlan &plan,
    const std::stop_token &stop)
{
    TRY_ASSIGN(const schema::Database now, catalog::inspectDatabase(connection, inspect, {}, stop));
    if (plan::fingerprint(now) != plan.difference.plan.sourceFingerprint) {
        return makeError(ErrorKind::Conflict, u"the database has changed since the way back was planned"_s,
            u"Plan again and look at what is new."_s);
    }
    TRY_ASSIGN(const QList<Loss> losses, countLosses(connection, plan.dropped, stop));
    for (const Loss &loss : losses) {
        if (std::ranges::find(plan.losses, loss.object, &Loss::object) == plan.losses.end()) {
            return makeError(ErrorKind::Conflict,
                u"%1 would be lost, which were not there when the way back was planned"_s.arg(toText(loss)));
        }
    }
    return {};
}

/// The directory's own tool must not run meanwhile.
Result<std::vector<apply::AdvisoryLock>> takeToolLocks(
    const DownRequest &request, const DownPlan &plan, const apply::ApplyOptions &options, const std::stop_token &stop)
{
    std::vector<apply::AdvisoryLock> locks;
    apply::SystemClock clock;
    for (const qint64 key : apply::toolLocks(request.directory.format, plan.history, plan.database)) {
        TRY_ASSIGN(apply::AdvisoryLock lock,
            apply::AdvisoryLock::acquire(request.target, key, options.advisoryLockTimeout, clock, stop));
        locks.push_back(std::move(lock));
    }
    return locks;
}

} // namespace

Result<DownPlan> planDown(const DownRequest &request, const ProgressFn &progress, const std::stop_token &stop)
{
    TRY_ASSIGN(auto connection, postgres::Connection::open(request.target, stop));
    TRY_ASSIGN(const DownHistory history, readDownHistory(request, connection));
    TRY(checkKept(request, history));
    TRY_ASSIGN(const QList<MigrationFile> goes, goneFiles(request, history));
    DownPlan plan;
    plan.history = history.table;
    plan.forgetSql = forgetSql(request, history);
    TRY_ASSIGN(const auto database, connection.query(u"SELECT pg_catalog.current_database()"_s));
    plan.database = database.text(0, 0);
    for (const Revision &row : history.goes)
        plan.versions.append(row.version);
    plan.targetVersion = history.kept.isEmpty() ? QString() : history.kept.last().version;
    TRY_ASSIGN(const schema::Database now, catalog::inspectDatabase(connection, inspectOptions(request.sources), progress, stop));
    const QList<MigrationFile> kept = keptFiles(request, history);
    const ReplayOptions replay { request.sources, request.replaysLikeTarget };
    const QString &folder = request.directory.path;
    TRY_ASSIGN(const schema::Database with, replayed(folder, ranFiles(request, kept, goes), now, replay, progress, stop));
    TRY_ASSIGN(const schema::Database without, replayed(folder, kept, now, replay, progress, stop));
    plan::PlanOptions options;
    options.diff.renames = reversedRenames(QList<MigrationFile>(goes.crbegin(), goes.crend()), now, without);
    TRY_ASSIGN(const WayBack way, findWayBack(now, with, without, options.diff.renames));
    plan.drift = way.inTheWay;
    TRY_ASSIGN(plan.difference, computeDifference(now, way.target, options, &connection, progress, stop));
    TRY(refuseHalfContracts(goes, kept, plan.difference.plan));
    for (const QString &stays : way.untouched)
        plan.difference.plan.notes.append(u"Not of the migrations, and stays: %1"_s.arg(stays));
    plan.difference.plan.notes += contractNotes(goes);
    plan.dropped = droppedStorage(plan.difference.plan, options.diff.renames);
    TRY_ASSIGN(plan.losses, countLosses(connection, plan.dropped, stop));
    return plan;
}

Result<apply::ApplyReport> runDown(const DownRequest &request, const DownPlan &plan, const QString &journalFolder,
    const apply::ApplyOptions &options, const apply::ApplyObserver &observer, const std::stop_token &stop)
{
    apply::PlanRequest run;
    run.target = request.target;
    run.title = u"migrate down"_s;
    run.steps = stepsOf(plan);
    run.journalFolder = journalFolder;
    run.options = options;
    run.checkState = [inspect = inspectOptions(request.sources), plan, stop](postgres::Connection &connection) {
        return checkUnchanged(connection, inspect, plan, stop);
    };
    TRY_ASSIGN(const std::vector<apply::AdvisoryLock> locks, takeToolLocks(request, plan, options, stop));
    return apply::applyPlan(run, observer, stop);
}

} // namespace schemawright::workflow
