#include "model/apply/planapplier.h"

#include "model/apply/session.h"

namespace schemawright::apply {

using namespace Qt::StringLiterals;

namespace {

/// There is no history table: only counts what is committed.
class CountingRecorder final : public Recorder
{
public:
    [[nodiscard]] int committed() const { return m_committed; }

    [[nodiscard]] Result<> unitStarts(postgres::Connection & /*connection*/, const Unit & /*unit*/) override
    {
        return {};
    }
    [[nodiscard]] Result<> statementDone(
        postgres::Connection & /*connection*/, const UnitStatement & /*statement*/) override
    {
        ++m_done;
        return {};
    }
    void unitCommitted() override { m_committed = m_done; }
    void unitRolledBack() override { m_done = m_committed; }
    [[nodiscard]] Result<> statementFailed(
        postgres::Connection & /*connection*/, const UnitStatement & /*statement*/, const Error & /*error*/) override
    {
        return {};
    }

private:
    int m_done = 0;
    int m_committed = 0;
};

QList<Unit> unitsOf(const PlanRequest &request)
{
    QList<Unit> units;
    int lastTransaction = 0;
    for (qsizetype i = 0; i < request.steps.size(); ++i) {
        const ApplyStep &step = request.steps[i];
        const UnitStatement statement { request.title, int(i), int(request.steps.size()), step.sql,
            describeStatement(step.sql), step.timeouts };
        const bool joins = step.transactional && !units.isEmpty() && units.last().transactional
            && step.transaction == lastTransaction;
        if (joins)
            units.last().statements << statement;
        else
            units << Unit { step.transactional, false, { statement } };
        lastTransaction = step.transaction;
    }
    return units;
}

Result<> runUnits(const PlanRequest &request, ApplySession &session, Recorder &recorder)
{
    UnitRunner runner(session.context, recorder);
    for (const Unit &unit : unitsOf(request))
        TRY(runner.run(unit));
    return {};
}

} // namespace

Result<ApplyReport> applyPlan(const PlanRequest &request, const ApplyObserver &observer, const std::stop_token &stop)
{
    SystemClock clock;
    return applyPlan(request, clock, observer, stop);
}

Result<ApplyReport> applyPlan(
    const PlanRequest &request, Clock &clock, const ApplyObserver &observer, const std::stop_token &stop)
{
    TRY_ASSIGN(ApplySession session,
        openSession(request.target, request.journalFolder, request.options, clock, observer, stop));
    RunContext &context = session.context;
    TRY(finishRecovery(session));
    if (request.checkState)
        TRY(request.checkState(context.connection));
    ApplyReport report;
    report.runId = context.runId;
    if (request.steps.isEmpty())
        return report;
    report.pendingFiles << request.title;
    TRY(context.record(runRecord(JournalState::RunStarted, request.title)));
    context.emitEvent(RunStarted { context.runId, report.pendingFiles });
    context.emitEvent(FileStarted { request.title, int(request.steps.size()), 0 });

    const auto start = clock.elapsed();
    CountingRecorder recorder;
    if (auto result = runUnits(request, session, recorder); !result)
        report.failure = result.error();
    report.leftover = context.leftover;
    const auto duration = clock.elapsed() - start;
    report.files << AppliedFile { request.title, recorder.committed(), 0, duration, !report.failure };
    if (!report.failure)
        context.emitEvent(FileDone { request.title, duration });
    const bool unknown
        = report.failure && (report.failure->poisonsConnection || report.failure->kind == ErrorKind::InDoubt);
    if (!unknown)
        TRY(context.record(runRecord(JournalState::RunFinished, report.failure ? report.failure->text : QString())));
    context.emitEvent(RunFinished { report.succeeded() });
    return report;
}

} // namespace schemawright::apply
