// One index build: the server's phases as steps, the bar of the current one, what was measured, who blocks.
#pragma once

#include "views/apply/buildstatus.h"

#include <QFrame>

class QLabel;
class QProgressBar;

namespace schemawright::applyview {

class BlockersView;
class PhaseStepper;

/// "12 %, 1,200 of 10,000 blocks · 340 blocks/s · 20 s to 40 s left · index so far 120 MB".
[[nodiscard]] QString measuredText(const BuildStatus &status);

class BuildView : public QFrame
{
    Q_OBJECT

public:
    explicit BuildView(QWidget *parent = nullptr);
    void setStatus(const BuildStatus &status);
    /// The last answer is old: the server could not be asked since.
    void setStale(bool stale);

signals:
    void cancelQueryRequested(const schemawright::catalog::Blocker &blocker);

private:
    QLabel *m_title;
    PhaseStepper *m_steps;
    QLabel *m_phase;
    QProgressBar *m_bar;
    QLabel *m_measured;
    BlockersView *m_blockers;
    bool m_stale = false;
};

} // namespace schemawright::applyview
