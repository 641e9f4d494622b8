#include "views/connection/connectionfields.h"

#include "views/connection/connectionstore.h"
#include "views/connection/passwordfile.h"
#include "views/connection/servicefile.h"
#include "views/connection/tlsmodes.h"
#include "views/widgets/messageline.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::connection {

namespace {

QLabel *makeHint(QWidget *parent, const QString &objectName)
{
    auto *label = new QLabel(parent);
    label->setObjectName(objectName);
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

QLineEdit *makeLine(QWidget *parent, const QString &objectName, const QString &hint = {})
{
    auto *line = new QLineEdit(parent);
    line->setObjectName(objectName);
    line->setPlaceholderText(hint);
    return line;
}

} // namespace

ConnectionFields::ConnectionFields(QWidget *parent)
    : QWidget(parent)
    , m_address(makeLine(this, u"address"_s, u"postgres://user@host:5432/database"_s))
    , m_problem(new widgets::MessageLine(this))
    , m_service(new QComboBox(this))
    , m_host(makeLine(this, u"host"_s, tr("name, address, or folder of a socket")))
    , m_port(new QSpinBox(this))
    , m_database(makeLine(this, u"database"_s, tr("like the user")))
    , m_user(makeLine(this, u"user"_s, tr("like the user of this machine")))
    , m_password(makeLine(this, u"password"_s, tr("not stored")))
    , m_passwordHint(makeHint(this, u"passwordHint"_s))
    , m_tlsMode(new QComboBox(this))
    , m_tlsHint(makeHint(this, u"tlsHint"_s))
    , m_rootCertificate(makeLine(this, u"rootCertificate"_s, u"~/.postgresql/root.crt"_s))
{
    makeFields();
    connectFields();
    fillFields();
}

void ConnectionFields::makeFields()
{
    m_service->setObjectName(u"service"_s);
    m_service->setEditable(true);
    m_service->setInsertPolicy(QComboBox::NoInsert);
    m_service->addItem(QString());
    m_service->addItems(readServiceNames());
    m_service->lineEdit()->setPlaceholderText(tr("none"));
    m_port->setObjectName(u"port"_s);
    m_port->setRange(0, 65535);
    m_port->setSpecialValueText(tr("default (5432)"));
    m_password->setEchoMode(QLineEdit::Password);

    auto *layout = new QFormLayout(this);
    layout->setContentsMargins({});
    layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    layout->addRow(tr("&Address:"), m_address);
    layout->addRow(QString(), m_problem);
    layout->addRow(tr("Ser&vice:"), m_service);
    auto *hostRow = new QHBoxLayout;
    auto *portLabel = new QLabel(tr("P&ort:"), this);
    portLabel->setBuddy(m_port);
    hostRow->addWidget(m_host, 1);
    hostRow->addWidget(portLabel);
    hostRow->addWidget(m_port);
    auto *hostLabel = new QLabel(tr("&Host:"), this);
    hostLabel->setBuddy(m_host);
    layout->addRow(hostLabel, hostRow);
    layout->addRow(tr("&Database:"), m_database);
    layout->addRow(tr("&User:"), m_user);
    layout->addRow(tr("&Password:"), m_password);
    layout->addRow(QString(), m_passwordHint);
    makeTlsFields(layout);
}

void ConnectionFields::makeTlsFields(QFormLayout *layout)
{
    m_tlsMode->setObjectName(u"tlsMode"_s);
    const QList<TlsMode> modes = tlsModes();
    for (const TlsMode &mode : modes)
        m_tlsMode->addItem(mode.mode.isEmpty() ? tr("default") : mode.mode, mode.mode);
    auto *choose = new QPushButton(tr("&Browse…"), this);
    choose->setObjectName(u"chooseRootCertificate"_s);
    connect(choose, &QPushButton::clicked, this, &ConnectionFields::chooseRootCertificate);
    auto *row = new QHBoxLayout;
    row->addWidget(m_rootCertificate, 1);
    row->addWidget(choose);
    auto *label = new QLabel(tr("Roo&t certificate:"), this);
    label->setBuddy(m_rootCertificate);
    layout->addRow(tr("T&LS:"), m_tlsMode);
    layout->addRow(QString(), m_tlsHint);
    layout->addRow(label, row);
}

void ConnectionFields::connectFields()
{
    connect(m_address, &QLineEdit::textEdited, this, &ConnectionFields::takeAddress);
    connect(m_address, &QLineEdit::editingFinished, this, &ConnectionFields::moveTypedPassword);
    for (QLineEdit *line : { m_host, m_database, m_user, m_password, m_rootCertificate })
        connect(line, &QLineEdit::textEdited, this, &ConnectionFields::takeFields);
    connect(m_service, &QComboBox::currentTextChanged, this, &ConnectionFields::takeFields);
    connect(m_port, &QSpinBox::valueChanged, this, &ConnectionFields::takeFields);
    connect(m_tlsMode, &QComboBox::currentIndexChanged, this, &ConnectionFields::takeFields);
}

postgres::ConnectionSettings ConnectionFields::settings() const
{
    return m_settings;
}

void ConnectionFields::setSettings(const postgres::ConnectionSettings &settings)
{
    m_settings = settings;
    m_isValid = true;
    m_problem->setText({});
    fillFields();
    m_address->setText(storableUrl(m_settings));
}

/// The address changes under the fingers: only the fields follow it, never the address itself.
void ConnectionFields::takeAddress(const QString &text)
{
    const Result<postgres::ConnectionSettings> parsed = postgres::parseConnectionUrl(text);
    m_isValid = text.trimmed().isEmpty() || parsed.has_value();
    m_problem->setText(m_isValid ? QString() : parsed.error().text);
    if (parsed) {
        const Secret typed = m_settings.password;
        m_settings = *parsed;
        if (m_settings.password.isEmpty())
            m_settings.password = typed;
        fillFields();
    }
    emit edited();
}

/// A password in a pasted address goes to its field, where nobody reads it over a shoulder.
void ConnectionFields::moveTypedPassword()
{
    if (m_isValid && !m_address->text().trimmed().isEmpty())
        m_address->setText(storableUrl(m_settings));
}

void ConnectionFields::takeFields()
{
    if (m_isFilling)
        return;
    m_settings.service = m_service->currentText().trimmed();
    m_settings.host = m_host->text().trimmed();
    m_settings.port = m_port->value();
    m_settings.database = m_database->text().trimmed();
    m_settings.user = m_user->text().trimmed();
    m_settings.password = Secret(m_password->text());
    m_settings.tlsMode = m_tlsMode->currentData().toString();
    const QString certificate = m_rootCertificate->text().trimmed();
    if (certificate.isEmpty())
        m_settings.parameters.remove(u"sslrootcert"_s);
    else
        m_settings.parameters.insert(u"sslrootcert"_s, certificate);
    m_isValid = true;
    m_problem->setText({});
    m_address->setText(storableUrl(m_settings));
    showPasswordHint();
    showTlsHint();
    emit edited();
}

void ConnectionFields::fillFields()
{
    m_isFilling = true;
    m_service->setCurrentText(m_settings.service);
    m_host->setText(m_settings.host);
    m_port->setValue(m_settings.port);
    m_database->setText(m_settings.database);
    m_user->setText(m_settings.user);
    m_password->setText(m_settings.password.reveal());
    m_tlsMode->setCurrentIndex(std::max(0, m_tlsMode->findData(m_settings.tlsMode)));
    m_rootCertificate->setText(m_settings.parameters.value(u"sslrootcert"_s));
    m_isFilling = false;
    showPasswordHint();
    showTlsHint();
}

void ConnectionFields::showPasswordHint()
{
    const QString file = passwordFilePath();
    switch (passwordFileState(m_settings)) {
    case PasswordFileState::Match:
        m_passwordHint->setText(tr("%1 has a line for this connection: leave this empty.").arg(file));
        return;
    case PasswordFileState::TooOpen:
        m_passwordHint->setText(tr("%1 is ignored because others may read it: chmod 600 helps.").arg(file));
        return;
    case PasswordFileState::NoMatch:
        m_passwordHint->setText(tr("Kept only until you quit. %1 has no line for this connection yet.").arg(file));
        return;
    case PasswordFileState::Absent:
        m_passwordHint->setText(
            tr("Kept only until you quit. To keep it, write it into %1 or a service file.").arg(file));
        return;
    }
    Q_UNREACHABLE();
}

void ConnectionFields::showTlsHint()
{
    const QString mode = m_tlsMode->currentData().toString();
    m_tlsHint->setText(tlsModes().value(m_tlsMode->currentIndex()).explanation);
    // Only these modes look at it; PostgreSQL 16's libpq also takes "system" for the machine's own authorities.
    m_rootCertificate->setEnabled(mode.startsWith(u"verify"_s) || !m_rootCertificate->text().isEmpty());
}

void ConnectionFields::chooseRootCertificate()
{
    auto *dialog = new QFileDialog(this, tr("Root certificate"), m_rootCertificate->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        m_rootCertificate->setText(file);
        takeFields();
    });
    dialog->open();
}

} // namespace schemawright::connection
