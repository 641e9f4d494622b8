// Every index build of the connected database, also those that somebody else started: the server is the truth.
#pragma once

#include "views/apply/buildstatus.h"

#include <QHash>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace schemawright::applyview {

class BuildView;

class WatchPanel : public QWidget
{
    Q_OBJECT

public:
    explicit WatchPanel(QWidget *parent = nullptr);
    /// Empty: no database is connected.
    void setTarget(const QString &target);
    void setBuilds(const QList<BuildStatus> &builds);
    /// The server does not answer; what was shown stays, marked as old.
    void setStale(bool stale);

signals:
    void cancelQueryRequested(const schemawright::catalog::Blocker &blocker);
    void cancelBuildRequested(int pid, const QString &what);

private:
    [[nodiscard]] BuildView *makeView(int pid);
    void updateText();

    QString m_target;
    QLabel *m_title;
    QVBoxLayout *m_layout;
    QHash<int, BuildView *> m_views; ///< by the server process that builds
    QHash<int, QString> m_names;
};

} // namespace schemawright::applyview
