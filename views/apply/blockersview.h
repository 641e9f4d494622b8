// "Waits for 2 sessions" with who they are, and an offer to cancel what one of them runs. Hidden while nobody blocks.
#pragma once

#include "model/catalog/activity.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTableView;

namespace schemawright::applyview {

class BlockersModel;

class BlockersView : public QWidget
{
    Q_OBJECT

public:
    explicit BlockersView(QWidget *parent = nullptr);
    void setBlockers(const QList<catalog::Blocker> &blockers);

signals:
    /// The receiver asks before it does so.
    void cancelQueryRequested(const schemawright::catalog::Blocker &blocker);

private:
    void requestCancel();
    void updateButton();

    BlockersModel *m_model;
    QLabel *m_title;
    QTableView *m_table;
    QPushButton *m_cancel;
};

} // namespace schemawright::applyview
