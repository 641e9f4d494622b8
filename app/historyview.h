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

private:
    void onSnapshot();

    SessionController &m_session;
    panels::RevisionsModel *m_model;
    QStackedWidget *m_stack;
    panels::EmptyState *m_empty;
    QTreeView *m_view;
};

} // namespace schemawright::app
