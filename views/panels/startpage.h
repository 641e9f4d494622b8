// What the window shows while no project is open: what can be done first.
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

class QLabel;
class QListWidget;

namespace schemawright::panels {

struct RecentProject {
    QString title; ///< "shop"
    QString place; ///< its folder, or "app@host/shop"
};

class StartPage : public QWidget
{
    Q_OBJECT

public:
    explicit StartPage(QWidget *parent = nullptr);
    void setRecentProjects(const QList<RecentProject> &projects);

signals:
    void connectionRequested();
    void folderRequested();
    void sampleRequested();
    void recentRequested(int index);

private:
    QLabel *m_recentTitle;
    QListWidget *m_recent;
};

} // namespace schemawright::panels
