// Asks for a database: a saved connection, an address, or fields. It connects to nothing itself.
#pragma once

#include "views/connection/connectionstore.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace schemawright::connection {

class ConnectionFields;

class ConnectionDialog : public QDialog
{
    Q_OBJECT

public:
    /// `store` must outlive the dialog.
    explicit ConnectionDialog(ConnectionStore &store, QWidget *parent = nullptr);

    [[nodiscard]] postgres::ConnectionSettings settings() const;
    void setSettings(const postgres::ConnectionSettings &settings);
    /// Name, colour and production mark; the name is empty when the connection is not a saved one.
    [[nodiscard]] SavedConnection savedConnection() const;

    /// While a test runs the button waits.
    void setTesting();
    /// "PostgreSQL 15.18, TLS 1.3, 4 ms", or why it failed.
    void setTestResult(bool isReached, const QString &text);

signals:
    void testRequested(const schemawright::postgres::ConnectionSettings &settings);

private:
    QWidget *makeSavedList();
    QWidget *makeIdentity();
    QWidget *makeTestRow();
    void connectParts();
    void fillList(const QString &selected);
    void showSaved(int row);
    void saveConnection();
    void removeConnection();
    void updateButtons();

    ConnectionStore &m_store;
    QListWidget *m_list;
    ConnectionFields *m_fields;
    QLineEdit *m_name;
    QComboBox *m_color;
    QCheckBox *m_production;
    QPushButton *m_save;
    QPushButton *m_remove;
    QPushButton *m_test;
    QLabel *m_result;
    QDialogButtonBox *m_buttons;
    QPushButton *m_connect = nullptr;
    bool m_isTesting = false;
};

} // namespace schemawright::connection
