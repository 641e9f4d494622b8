#include "app/cli/applyoutput.h"

#include "model/base/quantity.h"

namespace schemawright::cli {

using namespace Qt::StringLiterals;

namespace {

QString durationText(std::chrono::nanoseconds duration)
{
    const double milliseconds = static_cast<double>(duration.count()) / 1e6;
    return milliseconds < 1000 ? u"%1ms"_s.arg(milliseconds, 0, 'f', 1) : u"%1s"_s.arg(milliseconds / 1000, 0, 'f', 1);
}

/// "12,000 of about 40,000 rows · 3,400 rows/s · 8 s left".
QString backfillText(const apply::BackfillProgress &progress)
{
    QString text = progress.rowsEstimated > 0
        ? u"%1 of about %2 rows"_s.arg(countText(double(progress.rowsSeen)), countText(double(progress.rowsEstimated)))
        : u"%1 rows"_s.arg(countText(double(progress.rowsSeen)));
    if (progress.rowsPerSecond >= 0)
        text += u" · %1 rows/s"_s.arg(countText(progress.rowsPerSecond));
    if (progress.timeLeft)
        text += u" · %1 s left"_s.arg(progress.timeLeft->count());
    return progress.waitsFor.isEmpty() ? text : QString(text + u" · waits: "_s + progress.waitsFor);
}

struct EventPrinter {
    void operator()(const apply::RunStarted &) const { }
    void operator()(const apply::FileStarted &event) const { printResult(u"  -- migrating %1"_s.arg(event.fileName)); }
    void operator()(const apply::StatementStarted &event) const { printResult(u"    -> "_s + event.sql); }
    void operator()(const apply::AttemptFailed &event) const
    {
        printMessage(u"    attempt %1 of %2 failed: %3; next in %4 ms"_s.arg(event.attempt).arg(event.attempts)
                         .arg(event.error.text).arg(event.retryIn.count()));
        for (const catalog::Blocker &holder : event.holders) {
            printMessage(u"      pid %1 (%2, %3) has held %4 for %5 s: %6"_s.arg(holder.pid).arg(holder.user, holder.state,
                holder.lockedRelation.toText()).arg(holder.transactionSeconds, 0, 'f', 0)
                .arg(holder.query.simplified().left(100)));
        }
    }
    void operator()(const apply::BackfillProgress &event) const { printMessage(u"    "_s + backfillText(event)); }
    void operator()(const apply::StatementDone &event) const { printResult(u"    -- ok (%1)"_s.arg(durationText(event.duration))); }
    void operator()(const apply::StatementFailed &) const { } // the report says it
    void operator()(const apply::CommitStarted &) const { }
    void operator()(const apply::FileDone &event) const
    {
        printResult(u"  -- %1 done (%2)"_s.arg(event.fileName, durationText(event.duration)));
    }
    void operator()(const apply::ServerNotice &event) const { printMessage(u"    %1: %2"_s.arg(event.severity, event.text)); }
    void operator()(const apply::RunFinished &) const { }
};

} // namespace

apply::ApplyObserver printingObserver()
{
    return [](const apply::ApplyEvent &event) { std::visit(EventPrinter {}, event); };
}

int printReport(const apply::ApplyReport &report)
{
    for (const QString &note : report.notes)
        printMessage(u"Note: "_s + note);
    if (!report.failure)
        return exitcode::done;
    printMessage(u"Error: "_s + report.failure->toText());
    if (report.leftover) {
        printMessage(u"The index %1 is left INVALID. Remove it with: %2"_s.arg(
            report.leftover->name.toText(), report.leftover->cleanup));
    }
    return exitcode::failed;
}

} // namespace schemawright::cli
