#include "views/panels/startpage.h"

#include <QCommandLinkButton>
#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::panels {

namespace {

QCommandLinkButton *makeChoice(const QString &text, const QString &description, const QString &name, QWidget *parent)
{
    auto *button = new QCommandLinkButton(text, description, parent);
    button->setObjectName(name);
    button->setAccessibleDescription(description);
    button->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    return button;
}

QLabel *makeTitle(const QString &text, double factor, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * factor);
    font.setBold(true);
    label->setFont(font);
    return label;
}

} // namespace

StartPage::StartPage(QWidget *parent)
    : QWidget(parent)
    , m_recentTitle(makeTitle(tr("Recent projects"), 1.1, this))
    , m_recent(new QListWidget(this))
{
    auto *sample = makeChoice(tr("Open the &sample project"),
        tr("A small schema with a database of its own, pending changes and an index build to watch."),
        u"startSample"_s, this);
    auto *folder = makeChoice(tr("Open a project &folder…"),
        tr("A folder with an atlas.hcl, a schema.prisma, SQL files of the schema, or migrations."), u"startFolder"_s, this);
    auto *connection = makeChoice(tr("New from a &connection…"),
        tr("Look at the schema of a PostgreSQL database, and change it by migrations."), u"startConnection"_s, this);
    connect(sample, &QCommandLinkButton::clicked, this, &StartPage::sampleRequested);
    connect(folder, &QCommandLinkButton::clicked, this, &StartPage::folderRequested);
    connect(connection, &QCommandLinkButton::clicked, this, &StartPage::connectionRequested);

    m_recent->setObjectName(u"recentProjects"_s);
    m_recent->setAccessibleName(tr("Recent projects"));
    m_recent->setAlternatingRowColors(true);
    connect(m_recent, &QListWidget::itemActivated, this, [this] { emit recentRequested(m_recent->currentRow()); });

    auto *intro = new QLabel(
        tr("Change a PostgreSQL schema, see what differs and what it would lock, and apply it safely."), this);
    intro->setWordWrap(true);
    auto *column = new QWidget(this);
    column->setMaximumWidth(fontMetrics().averageCharWidth() * 90);
    auto *layout = new QVBoxLayout(column);
    layout->addStretch(1);
    layout->addWidget(makeTitle(u"Schemawright"_s, 1.8, column));
    layout->addWidget(intro);
    layout->addSpacing(fontMetrics().height());
    layout->addWidget(sample);
    layout->addWidget(folder);
    layout->addWidget(connection);
    layout->addSpacing(fontMetrics().height());
    layout->addWidget(m_recentTitle);
    layout->addWidget(m_recent, 3);
    layout->addStretch(1);

    auto *outer = new QHBoxLayout(this);
    outer->addStretch(1);
    outer->addWidget(column, 6);
    outer->addStretch(1);
    setRecentProjects({});
}

void StartPage::setRecentProjects(const QList<RecentProject> &projects)
{
    m_recent->clear();
    for (const RecentProject &project : projects) {
        auto *item = new QListWidgetItem(project.title + u"  —  "_s + project.place, m_recent);
        item->setToolTip(project.place);
    }
    m_recent->setVisible(!projects.isEmpty());
    m_recentTitle->setVisible(!projects.isEmpty());
}

} // namespace schemawright::panels
