// What the database's migration history says.
#pragma once

#include "app/sessioncontroller.h"

#include <QWidget>

class QStackedWidget;
class QTreeView;

namespace schemawright::panels {
class EmptyState;
class RevisionsModel;
}

namespace schemawright::app {

class HistoryView : public QWidget
{
    Q_OBJECT

public:
    explicit HistoryView(SessionController &session, QWidget *parent = nullptr);

signals:
    /// Make one migration of all up to this file.
    void squashRequested(const QString &lastFile);

private:
    void onSnapshot();
    void showMenu(const QPoint &position);
    /// Of the revision in this row; empty: its file is gone from the directory.
    [[nodiscard]] QString fileOf(int row) const;

    SessionController &m_session;
    panels::RevisionsModel *m_model;
    QStackedWidget *m_stack;
    panels::EmptyState *m_empty;
    QTreeView *m_view;
};

} // namespace schemawright::app
