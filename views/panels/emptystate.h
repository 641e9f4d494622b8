// A view that has nothing to show says why, and what to do first.
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace schemawright::panels {

class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);
    /// An empty `actionText` shows no button.
    void setContent(const QString &title, const QString &explanation, const QString &actionText = {});

signals:
    void actionRequested();

private:
    QLabel *m_title;
    QLabel *m_explanation;
    QPushButton *m_action;
};

} // namespace schemawright::panels
