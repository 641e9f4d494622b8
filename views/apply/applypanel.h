// The pending migrations, and the run that applies them: what each statement does, how far a build is, what went wrong.
#pragma once

#include "model/apply/applyevent.h"
#include "model/migrations/migrationfile.h"
#include "views/apply/buildstatus.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;
class QTreeView;

namespace schemawright::applyview {

class BlockersView;
class BuildView;
class RunModel;

enum class RunState { Idle, Running, Pausing, Paused, Stopping };

class ApplyPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ApplyPanel(QWidget *parent = nullptr);

    /// `target`: "app@localhost/shop"; empty: no database is connected. Not while a run goes on.
    void setPending(const QList<migrations::MigrationFile> &files, const QString &target);
    /// What is still pending after a run, whose rows stay to be read.
    void setPendingCount(int count, const QString &target);
    void setRunState(RunState state);
    void add(const apply::ApplyEvent &event);
    /// Of the running statement; nullopt: it is no index build.
    void setBuild(const std::optional<BuildStatus> &build);
    /// Who the running statement waits for, when it is no index build.
    void setBlockers(const QList<catalog::Blocker> &blockers);
    void showSuccess(const QString &sentence);
    /// `leftover`: an INVALID index that can be dropped.
    void showFailure(const Error &error, const std::optional<apply::InvalidIndex> &leftover);
    void clearResult();

    [[nodiscard]] RunModel *model() const { return m_model; }

signals:
    void applyRequested();
    void pauseRequested();
    void resumeRequested();
    void cancelRequested();
    void dropInvalidIndexRequested(const schemawright::apply::InvalidIndex &index);
    void cancelQueryRequested(const schemawright::catalog::Blocker &blocker);

private:
    void makeButtons();
    void makeResult();
    void updateTexts();
    void followRunning();
    void togglePause();

    RunModel *m_model;
    QLabel *m_title;
    QLabel *m_explanation;
    QPushButton *m_apply = nullptr;
    QPushButton *m_pause = nullptr;
    QPushButton *m_cancel = nullptr;
    QTreeView *m_view;
    BuildView *m_build;
    BlockersView *m_blockers;
    QWidget *m_result = nullptr;
    QLabel *m_resultIcon = nullptr;
    QLabel *m_resultText = nullptr;
    QPushButton *m_drop = nullptr;
    QTimer m_clock; ///< elapsed times
    RunState m_state = RunState::Idle;
    QString m_target;
    int m_pendingCount = 0;
    std::optional<apply::InvalidIndex> m_leftover;
};

} // namespace schemawright::applyview
