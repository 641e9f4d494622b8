#include "views/connection/connectiondialog.h"

#include "views/connection/connectionfields.h"

#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::connection {

namespace {

QIcon swatch(const QString &color, int size)
{
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    if (!color.isEmpty()) {
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(color));
        painter.drawEllipse(pixmap.rect().adjusted(2, 2, -2, -2));
    }
    return pixmap;
}

QString colorTitle(const QString &color)
{
    if (color == u"firebrick")
        return ConnectionDialog::tr("Red");
    if (color == u"darkorange")
        return ConnectionDialog::tr("Orange");
    if (color == u"seagreen")
        return ConnectionDialog::tr("Green");
    if (color == u"steelblue")
        return ConnectionDialog::tr("Blue");
    if (color == u"mediumpurple")
        return ConnectionDialog::tr("Purple");
    return ConnectionDialog::tr("None");
}

} // namespace

ConnectionDialog::ConnectionDialog(ConnectionStore &store, QWidget *parent)
    : QDialog(parent)
    , m_store(store)
    , m_list(new QListWidget(this))
    , m_fields(new ConnectionFields(this))
    , m_name(new QLineEdit(this))
    , m_color(new QComboBox(this))
    , m_production(new QCheckBox(tr("This is pro&duction"), this))
    , m_save(new QPushButton(tr("&Save"), this))
    , m_remove(new QPushButton(tr("&Forget"), this))
    , m_test(new QPushButton(tr("T&est connection"), this))
    , m_result(new QLabel(this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Cancel, this))
{
    setWindowTitle(tr("Connect to a database"));
    m_connect = m_buttons->addButton(tr("&Connect"), QDialogButtonBox::AcceptRole);
    m_connect->setObjectName(u"connect"_s);
    m_connect->setDefault(true);

    auto *form = new QWidget(this);
    auto *formLayout = new QVBoxLayout(form);
    formLayout->addWidget(m_fields);
    formLayout->addWidget(makeIdentity());
    formLayout->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(form);
    auto *columns = new QHBoxLayout;
    columns->addWidget(makeSavedList());
    columns->addWidget(scroll, 1);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(columns, 1);
    layout->addWidget(makeTestRow());
    layout->addWidget(m_buttons);
    connectParts();
    fillList({});
    updateButtons();
    resize(fontMetrics().averageCharWidth() * 115, fontMetrics().height() * 42);
}

QWidget *ConnectionDialog::makeSavedList()
{
    auto *panel = new QWidget(this);
    m_list->setObjectName(u"savedConnections"_s);
    m_list->setAccessibleName(tr("Saved connections"));
    m_remove->setObjectName(u"forgetConnection"_s);
    m_remove->setAutoDefault(false);
    auto *label = new QLabel(tr("Saved co&nnections"), panel);
    label->setBuddy(m_list);
    auto *layout = new QVBoxLayout(panel);
    layout->setContentsMargins({});
    layout->addWidget(label);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_remove);
    panel->setFixedWidth(fontMetrics().averageCharWidth() * 32);
    return panel;
}

QWidget *ConnectionDialog::makeIdentity()
{
    auto *group = new QGroupBox(tr("Save under a name"), this);
    m_name->setObjectName(u"connectionName"_s);
    m_color->setObjectName(u"connectionColor"_s);
    m_production->setObjectName(u"production"_s);
    m_production->setToolTip(
        tr("Marked with the word in the window; destructive steps ask for the name of the database"));
    m_save->setObjectName(u"saveConnection"_s);
    m_save->setAutoDefault(false);
    const int size = fontMetrics().height();
    m_color->addItem(colorTitle({}), QString());
    const QStringList colors = connectionColors();
    for (const QString &color : colors)
        m_color->addItem(swatch(color, size), colorTitle(color), color);

    auto *row = new QHBoxLayout;
    row->addWidget(m_color);
    row->addWidget(m_production);
    row->addStretch(1);
    row->addWidget(m_save);
    auto *colorLabel = new QLabel(tr("Colou&r:"), group);
    colorLabel->setBuddy(m_color);
    auto *layout = new QFormLayout(group);
    layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    layout->addRow(tr("Na&me:"), m_name);
    layout->addRow(colorLabel, row);
    return group;
}

QWidget *ConnectionDialog::makeTestRow()
{
    auto *panel = new QWidget(this);
    m_test->setObjectName(u"testConnection"_s);
    m_test->setAutoDefault(false);
    m_result->setObjectName(u"testResult"_s);
    m_result->setAccessibleName(tr("Result of the test"));
    m_result->setWordWrap(true);
    m_result->setTextFormat(Qt::PlainText);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_result->setMinimumHeight(fontMetrics().lineSpacing() * 2);
    auto *layout = new QHBoxLayout(panel);
    layout->setContentsMargins({});
    layout->addWidget(m_test);
    layout->addWidget(m_result, 1);
    return panel;
}

void ConnectionDialog::connectParts()
{
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list, &QListWidget::currentRowChanged, this, &ConnectionDialog::showSaved);
    connect(m_list, &QListWidget::itemActivated, this, &QDialog::accept);
    connect(m_save, &QPushButton::clicked, this, &ConnectionDialog::saveConnection);
    connect(m_remove, &QPushButton::clicked, this, &ConnectionDialog::removeConnection);
    connect(m_name, &QLineEdit::textChanged, this, &ConnectionDialog::updateButtons);
    connect(m_fields, &ConnectionFields::edited, this, [this] {
        m_result->clear();
        updateButtons();
    });
    connect(m_test, &QPushButton::clicked, this, [this] {
        setTesting();
        emit testRequested(settings());
    });
}

postgres::ConnectionSettings ConnectionDialog::settings() const
{
    return m_fields->settings();
}

void ConnectionDialog::setSettings(const postgres::ConnectionSettings &settings)
{
    m_fields->setSettings(settings);
    updateButtons();
}

SavedConnection ConnectionDialog::savedConnection() const
{
    return { m_name->text().trimmed(), storableUrl(settings()), m_color->currentData().toString(),
        m_production->isChecked() };
}

// ---- test

void ConnectionDialog::setTesting()
{
    m_isTesting = true;
    m_result->setText(tr("Connecting…"));
    updateButtons();
}

void ConnectionDialog::setTestResult(bool isReached, const QString &text)
{
    m_isTesting = false;
    //: %1 is the version of the server and how it was reached, or the reason
    m_result->setText(isReached ? tr("✓ Reached: %1").arg(text) : tr("✗ Not reached: %1").arg(text));
    QAccessibleEvent event(m_result, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
    updateButtons();
}

// ---- saved connections

void ConnectionDialog::fillList(const QString &selected)
{
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    const QList<SavedConnection> connections = m_store.list();
    for (const SavedConnection &saved : connections) {
        //: %1 is the name of a connection
        const QString title = saved.isProduction ? tr("%1 (production)").arg(saved.name) : saved.name;
        auto *item = new QListWidgetItem(swatch(saved.color, fontMetrics().height()), title, m_list);
        item->setToolTip(saved.url);
        if (saved.name == selected)
            m_list->setCurrentItem(item);
    }
    updateButtons();
}

void ConnectionDialog::showSaved(int row)
{
    const QList<SavedConnection> connections = m_store.list();
    if (row < 0 || row >= connections.size())
        return;
    const SavedConnection &saved = connections.at(row);
    m_name->setText(saved.name);
    m_color->setCurrentIndex(std::max(0, m_color->findData(saved.color)));
    m_production->setChecked(saved.isProduction);
    if (const auto parsed = postgres::parseConnectionUrl(saved.url))
        m_fields->setSettings(*parsed);
    m_result->clear();
    updateButtons();
}

void ConnectionDialog::saveConnection()
{
    m_store.save(savedConnection());
    fillList(m_name->text().trimmed());
}

void ConnectionDialog::removeConnection()
{
    const QList<SavedConnection> connections = m_store.list();
    const int row = m_list->currentRow();
    if (row < 0 || row >= connections.size())
        return;
    m_store.remove(connections.at(row).name);
    fillList({});
}

void ConnectionDialog::updateButtons()
{
    const bool isValid = m_fields->isValid();
    m_connect->setEnabled(isValid);
    m_test->setEnabled(isValid && !m_isTesting);
    m_save->setEnabled(isValid && !m_name->text().trimmed().isEmpty());
    m_remove->setEnabled(m_list->currentRow() >= 0);
}

} // namespace schemawright::connection
