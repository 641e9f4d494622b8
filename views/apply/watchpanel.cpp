#include "views/apply/watchpanel.h"

#include "views/apply/buildview.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSet>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::applyview {

WatchPanel::WatchPanel(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
{
    QFont bold = m_title->font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() * 1.1);
    m_title->setFont(bold);
    m_title->setObjectName(u"watchTitle"_s);
    auto *content = new QWidget(this);
    m_layout = new QVBoxLayout(content);
    m_layout->setContentsMargins({});
    m_layout->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_title);
    layout->addWidget(scroll, 1);
    updateText();
}

void WatchPanel::setTarget(const QString &target)
{
    m_target = target;
    if (target.isEmpty())
        setBuilds({});
    updateText();
}

void WatchPanel::updateText()
{
    if (m_target.isEmpty())
        m_title->setText(tr("No database is connected"));
    else if (m_views.isEmpty())
        m_title->setText(tr("No index is being built on %1. A build that anybody starts is shown here.").arg(m_target));
    else
        m_title->setText(tr("%n index build(s) on %1", nullptr, static_cast<int>(m_views.size())).arg(m_target));
}

void WatchPanel::setBuilds(const QList<BuildStatus> &builds)
{
    QSet<int> running;
    for (const BuildStatus &build : builds)
        running.insert(build.progress.pid);
    for (const int pid : m_views.keys()) {
        if (!running.contains(pid)) {
            m_views.take(pid)->deleteLater();
            m_names.remove(pid);
        }
    }
    for (const BuildStatus &build : builds) {
        BuildView *&view = m_views[build.progress.pid];
        if (!view)
            view = makeView(build.progress.pid);
        const QString index = build.progress.index.toText();
        m_names.insert(build.progress.pid, index.isEmpty() ? build.progress.table.toText() : index);
        view->setStale(false);
        view->setStatus(build);
    }
    updateText();
}

BuildView *WatchPanel::makeView(int pid)
{
    auto *view = new BuildView(this);
    auto *cancel = new QPushButton(tr("Cancel this build…"), view);
    cancel->setAutoDefault(false);
    view->layout()->addWidget(cancel);
    view->layout()->setAlignment(cancel, Qt::AlignRight);
    connect(cancel, &QPushButton::clicked, this, [this, pid] { emit cancelBuildRequested(pid, m_names.value(pid)); });
    connect(view, &BuildView::cancelQueryRequested, this, &WatchPanel::cancelQueryRequested);
    m_layout->insertWidget(m_layout->count() - 1, view);
    return view;
}

void WatchPanel::setStale(bool stale)
{
    for (BuildView *view : std::as_const(m_views))
        view->setStale(stale);
}

} // namespace schemawright::applyview
