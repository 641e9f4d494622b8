// The right end of the status bar: which database, whether it is there, what is pending, which server checks edits.
#pragma once

#include <QWidget>

class QLabel;

namespace schemawright::panels {

enum class ConnectionState { None, Connecting, Connected, Lost };

class StatusLine : public QWidget
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);
    /// `title`: "app@localhost/shop, PG 15". `production` adds the word.
    void setConnection(ConnectionState state, const QString &title, bool production = false);
    void setDevelopmentText(const QString &text);
    /// Migration files that the database has not got; negative: unknown, shows nothing.
    void setPendingCount(int count);

private:
    QLabel *m_development;
    QLabel *m_pending;
    QLabel *m_dot;
    QLabel *m_connection;
};

} // namespace schemawright::panels
