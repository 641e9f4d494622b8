#include "app/rehearsalflow.h"

#include "app/sessionbanners.h"
#include "model/base/sourcerange.h"
#include "views/panels/banners.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::app {

using workflow::Rehearsal;

RehearsalFlow::RehearsalFlow(SessionController &session, jobs::JobList *jobs, panels::Banners &banners, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_banners(banners)
    , m_worker(jobs)
{
}

void RehearsalFlow::rehearse(const workflow::RehearsalText &text, const std::function<void(int)> &showStatement)
{
    if (!m_session.snapshot() || text.statements.isEmpty())
        return;
    m_banners.remove(u"rehearsal"_s);
    setRunning(true);
    m_worker.run<Rehearsal>(
        { tr("Rehearse migration"), u"rehearsal"_s },
        [snapshot = *m_session.snapshot(), text](const jobs::JobContext &context) {
            return workflow::rehearse(snapshot, text, context.progress, context.stop);
        },
        this, [this, showStatement](const Result<Rehearsal> &result) { onRehearsed(result, showStatement); });
}

void RehearsalFlow::onRehearsed(const Result<Rehearsal> &result, const std::function<void(int)> &showStatement)
{
    setRunning(false);
    if (result) {
        tell(*result, showStatement);
        emit rehearsed(*result);
    } else if (result.error().kind != ErrorKind::Cancelled) {
        m_banners.show(u"rehearsal"_s,
            { panels::BannerKind::Error, tr("The migration was not rehearsed: %1").arg(result.error().text), errorDetail(result.error()), {}, true });
    }
}

void RehearsalFlow::tell(const Rehearsal &rehearsal, const std::function<void(int)> &showStatement)
{
    panels::Banner banner;
    const auto count = static_cast<int>(rehearsal.statements.size());
    if (const Error *error = rehearsal.error()) {
        banner.kind = panels::BannerKind::Error;
        banner.text = tr("Rehearsed on %1: line %2 is refused. %3")
                          .arg(rehearsal.serverText)
                          .arg(toLineColumn(rehearsal.sql, rehearsal.statements.last().range.start).line)
                          .arg(error->text);
        banner.detail = errorDetail(*error);
        banner.actions = { { tr("Show it"), [showStatement, count] { showStatement(count - 1); } } };
    } else {
        const QString lock = rehearsal.strongestLock();
        QStringList parts { lock.isEmpty() ? tr("nothing that was there before is locked") : tr("the strongest lock is %1").arg(lock) };
        if (const int tables = rehearsal.rewrittenTables(); tables > 0)
            parts << (tables == 1 ? tr("1 table is rewritten") : tr("%n tables are rewritten", nullptr, tables));
        banner.text = tr("Rehearsed on %1: every statement runs; %2.").arg(rehearsal.serverText, parts.join(u", "_s));
        banner.detail = rehearsal.warnings.join(u'\n');
    }
    m_banners.show(u"rehearsal"_s, banner);
    emit logged(banner.text);
}

void RehearsalFlow::setRunning(bool running)
{
    m_running = running;
    emit runningChanged(running);
}

} // namespace schemawright::app
