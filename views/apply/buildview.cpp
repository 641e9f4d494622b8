#include "views/apply/buildview.h"

#include "model/apply/buildphases.h"
#include "model/base/quantity.h"
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
    if (apply::isWaitingPhase(build.phase)) {
        return build.lockersTotal > 0
            ? ofTotal(build.lockersDone, build.lockersTotal, BuildView::tr("transactions ended"))
            : QString();
    }
    if (build.tuplesDone > 0)
        return ofTotal(build.tuplesDone, build.tuplesTotal, BuildView::tr("rows"));
    return build.blocksTotal > 0 ? ofTotal(build.blocksDone, build.blocksTotal, BuildView::tr("blocks")) : QString();
}

QString timeText(const apply::BuildEstimate &estimate)
{
    if (estimate.noProgressFor)
        return BuildView::tr("no progress for %1").arg(durationText(*estimate.noProgressFor));
    if (estimate.waiting || !estimate.leastLeft || !estimate.mostLeft)
        return {};
    if (*estimate.leastLeft == *estimate.mostLeft)
        return BuildView::tr("about %1 left").arg(durationText(*estimate.mostLeft));
    return BuildView::tr("%1 to %2 left").arg(durationText(*estimate.leastLeft), durationText(*estimate.mostLeft));
}

QString rateText(const apply::BuildEstimate &estimate)
{
    if (estimate.rate <= 0 || estimate.waiting)
        return {};
    const QString rate = QLocale().toString(estimate.rate, 'f', 0);
    return estimate.rateInBlocks ? BuildView::tr("%1 blocks per second").arg(rate) : BuildView::tr("%1 rows per second").arg(rate);
}

} // namespace

QString measuredText(const BuildStatus &status)
{
    const qint64 indexSize = status.progress.indexSizeBytes;
    const qint64 tableSize = status.progress.tableSizeBytes;
    QStringList parts { countText(status.progress), rateText(status.estimate), timeText(status.estimate),
        indexSize > 0 ? BuildView::tr("index so far %1").arg(sizeText(indexSize, QLocale())) : QString(),
        tableSize > 0 ? BuildView::tr("table %1").arg(sizeText(tableSize, QLocale())) : QString(),
        BuildView::tr("runs for %1").arg(durationText(status.elapsed)) };
    if (status.estimate.slowed)
        parts.append(BuildView::tr("the graph outgrew maintenance_work_mem: from here on it is much slower"));
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
    const double fraction = status.estimate.phaseFraction;
    const bool known = fraction >= 0;
    m_bar->setRange(0, known ? 1000 : 0);
    if (known)
        m_bar->setValue(static_cast<int>(fraction * 1000));
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
