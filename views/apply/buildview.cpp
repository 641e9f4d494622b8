#include "views/apply/buildview.h"

#include "views/apply/blockersview.h"
#include "views/apply/buildphases.h"
#include "views/apply/durationtext.h"
#include "views/apply/phasestepper.h"

#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::applyview {

namespace {

using namespace std::chrono_literals;
constexpr auto stallLimit = 10s; ///< counters of parallel workers move in jumps; shorter pauses mean nothing

QString titleText(const catalog::IndexBuildProgress &build)
{
    const QString name = build.index.isEmpty() ? BuildView::tr("an index") : build.index.toText();
    const QString method = build.method.isEmpty() ? QString() : QString(u" ("_s + build.method + u')');
    return BuildView::tr("%1: %2%3 on %4", "command: index (method) on table")
        .arg(build.command, name, method, build.table.toText());
}

QString countText(const catalog::IndexBuildProgress &build)
{
    const QLocale locale;
    const auto ofTotal = [&](qint64 done, qint64 total, const QString &unit) {
        return total > 0 ? BuildView::tr("%1 of %2 %3").arg(locale.toString(done), locale.toString(total), unit)
                         : u"%1 %2"_s.arg(locale.toString(done), unit);
    };
    if (isWaitingPhase(build.phase)) {
        return build.lockersTotal > 0
            ? ofTotal(build.lockersDone, build.lockersTotal, BuildView::tr("transactions ended"))
            : QString();
    }
    if (build.tuplesDone > 0)
        return ofTotal(build.tuplesDone, build.tuplesTotal, BuildView::tr("rows"));
    return build.blocksTotal > 0 ? ofTotal(build.blocksDone, build.blocksTotal, BuildView::tr("blocks")) : QString();
}

QString timeText(const BuildStatus &status)
{
    if (status.stalledFor >= stallLimit)
        return BuildView::tr("no progress for %1").arg(durationText(status.stalledFor));
    if (isWaitingPhase(status.progress.phase) || !status.timeLeft)
        return {};
    const auto [least, most] = *status.timeLeft;
    if (most - least <= 2s || most.count() * 10 <= least.count() * 12)
        return BuildView::tr("about %1 left in this phase").arg(durationText(most));
    return BuildView::tr("%1 to %2 left in this phase").arg(durationText(least), durationText(most));
}

} // namespace

QString measuredText(const BuildStatus &status)
{
    QStringList parts { countText(status.progress) };
    if (status.unitsPerSecond > 0 && !isWaitingPhase(status.progress.phase))
        parts.append(BuildView::tr("%1 per second").arg(QLocale().toString(status.unitsPerSecond, 'f', 0)));
    parts.append(timeText(status));
    if (status.progress.indexSizeBytes > 0)
        parts.append(BuildView::tr("index so far %1").arg(sizeText(status.progress.indexSizeBytes)));
    if (status.progress.tableSizeBytes > 0)
        parts.append(BuildView::tr("table %1").arg(sizeText(status.progress.tableSizeBytes)));
    parts.append(BuildView::tr("runs for %1").arg(durationText(status.elapsed)));
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

BuildView::BuildView(QWidget *parent)
    : QFrame(parent)
    , m_title(new QLabel(this))
    , m_steps(new PhaseStepper(this))
    , m_phase(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_measured(new QLabel(this))
    , m_blockers(new BlockersView(this))
{
    setFrameShape(QFrame::StyledPanel);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_phase->setObjectName(u"phase"_s);
    m_measured->setObjectName(u"measured"_s);
    m_measured->setWordWrap(true);
    m_bar->setAccessibleName(tr("Progress of the phase"));
    connect(m_blockers, &BlockersView::cancelQueryRequested, this, &BuildView::cancelQueryRequested);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_title);
    layout->addWidget(m_steps);
    layout->addWidget(m_phase);
    layout->addWidget(m_bar);
    layout->addWidget(m_measured);
    layout->addWidget(m_blockers);
}

void BuildView::setStatus(const BuildStatus &status)
{
    const catalog::IndexBuildProgress &build = status.progress;
    const QStringList phases = phasesOf(build.command);
    const int current = phaseIndex(phases, build.phase);
    QStringList names;
    for (const QString &phase : phases)
        names.append(shortPhaseName(phase));
    m_title->setText(titleText(build));
    m_steps->setSteps(names, current);
    m_phase->setText(tr("Phase %1 of %2: %3").arg(current + 1).arg(phases.size()).arg(build.phase));
    const bool known = status.fraction >= 0;
    m_bar->setRange(0, known ? 1000 : 0);
    if (known)
        m_bar->setValue(static_cast<int>(status.fraction * 1000));
    m_measured->setText(measuredText(status));
    m_blockers->setBlockers(status.blockers);
}

void BuildView::setStale(bool stale)
{
    if (std::exchange(m_stale, stale) == stale)
        return;
    m_steps->setEnabled(!stale);
    m_bar->setEnabled(!stale);
    if (stale)
        m_measured->setText(tr("The server does not answer; this is what it said last. %1").arg(m_measured->text()));
}

} // namespace schemawright::applyview
