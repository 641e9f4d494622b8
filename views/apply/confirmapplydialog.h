// The last question before anything runs: on which database, what, and what the rules say about it.
#pragma once

#include <QDialog>
#include <QStringList>

class QLineEdit;
class QPushButton;

namespace schemawright::applyview {

struct ApplySummary {
    QString host; ///< "localhost", or the socket's folder
    QString database;
    QString user;
    QStringList files;
    int statements = 0;
    QStringList findings; ///< one sentence each, worst first
    bool production = false; ///< the name of the database must be typed
};

class ConfirmApplyDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ConfirmApplyDialog(const ApplySummary &summary, QWidget *parent = nullptr);

private:
    void updateButton();

    QString m_database;
    QLineEdit *m_typed = nullptr; ///< only for production
    QPushButton *m_apply = nullptr;
};

} // namespace schemawright::applyview
