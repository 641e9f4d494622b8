// The fields of a connection, beside its address: each follows the other while one types.
#pragma once

#include "model/postgres/connectionsettings.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace schemawright::widgets {
class MessageLine;
}

namespace schemawright::connection {

class ConnectionFields : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionFields(QWidget *parent = nullptr);

    /// With the password that was typed.
    [[nodiscard]] postgres::ConnectionSettings settings() const;
    void setSettings(const postgres::ConnectionSettings &settings);
    /// The address cannot be read: nothing can be connected to.
    [[nodiscard]] bool isValid() const { return m_isValid; }

signals:
    void edited();

private:
    void makeFields();
    void makeTlsFields(QFormLayout *layout);
    void connectFields();
    void takeAddress(const QString &text);
    void takeFields();
    void moveTypedPassword();
    void fillFields();
    void showPasswordHint();
    void showTlsHint();
    void chooseRootCertificate();

    postgres::ConnectionSettings m_settings;
    bool m_isFilling = false;
    bool m_isValid = true;
    QLineEdit *m_address;
    widgets::MessageLine *m_problem;
    QComboBox *m_service;
    QLineEdit *m_host;
    QSpinBox *m_port;
    QLineEdit *m_database;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QLabel *m_passwordHint;
    QComboBox *m_tlsMode;
    QLabel *m_tlsHint;
    QLineEdit *m_rootCertificate;
};

} // namespace schemawright::connection
