#include "app/windowactions.h"

#include <QActionGroup>
#include <QMainWindow>
#include <QMenuBar>
#include <QToolBar>
#include <QUndoStack>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::app {

namespace {

/// Some platform themes know no keys for Quit, Close or Preferences (measured on Qt 6.4, "generic"): then ours.
QList<QKeySequence> standardKeys(QKeySequence::StandardKey key, const QKeySequence &otherwise)
{
    const QList<QKeySequence> keys = QKeySequence::keyBindings(key);
    return keys.isEmpty() ? QList<QKeySequence> { otherwise } : keys;
}

QAction *makeAction(QMainWindow *window, const QString &name, const QString &text, const QList<QKeySequence> &keys,
    const QString &tip)
{
    auto *action = new QAction(text, window);
    action->setObjectName(name);
    action->setShortcuts(keys);
    action->setStatusTip(tip);
    return action;
}

} // namespace

WindowActions::WindowActions(QMainWindow *window, QUndoStack *undoStack)
    : QObject(window)
    , m_viewGroup(new QActionGroup(this))
    , m_appearance(new QActionGroup(this))
{
    makeProjectActions(window);
    makeDirectoryActions(window);
    makeEditActions(window, undoStack);
    makeViewActions(window);
    makeAppearanceActions();
}

void WindowActions::makeProjectActions(QMainWindow *window)
{
    newConnection = makeAction(window, u"newConnection"_s, tr("&New from connection…"),
        standardKeys(QKeySequence::New, Qt::CTRL | Qt::Key_N), tr("Open the schema of a PostgreSQL database"));
    openFolder = makeAction(window, u"openFolder"_s, tr("&Open project folder…"),
        standardKeys(QKeySequence::Open, Qt::CTRL | Qt::Key_O), tr("Open a folder with SQL files and migrations"));
    openSample = makeAction(window, u"openSample"_s, tr("Open sample &project"), {},
        tr("Open a small project with a database of its own"));
    connectDatabase = makeAction(window, u"connectDatabase"_s, tr("&Connect to a database…"), { Qt::CTRL | Qt::SHIFT | Qt::Key_D },
        tr("Choose the database that this project is compared with"));
    saveMigration = makeAction(window, u"saveMigration"_s, tr("&Save as migration…"),
        standardKeys(QKeySequence::Save, Qt::CTRL | Qt::Key_S), tr("Write the difference into the migration folder"));
    rebuildMigration = makeAction(window, u"rebuildMigration"_s, tr("Re&build migration from the schema"), {},
        tr("Forget what fixes changed in the migration's text"));
    newFile = makeAction(window, u"newFile"_s, tr("&File for new objects…"), {},
        tr("Choose which file of the project takes new objects that belong to no file yet"));
    rehearse = makeAction(window, u"rehearse"_s, tr("Re&hearse"), { Qt::CTRL | Qt::Key_R },
        tr("Run the migration on a development database and measure what it locks and rewrites"));
    reload = makeAction(window, u"reload"_s, tr("&Reload"), { Qt::Key_F5 },
        tr("Read the schema files, the migrations and the database again"));
    distrustFolder = makeAction(window, u"distrustFolder"_s, tr("Stop &trusting this folder"), {},
        tr("Programs that the project names do not run any more"));
    closeProject = makeAction(window, u"closeProject"_s, tr("C&lose project"), { Qt::CTRL | Qt::Key_W },
        tr("Close the project and go back to the start page"));
    quit = makeAction(window, u"quit"_s, tr("&Quit"), standardKeys(QKeySequence::Quit, Qt::CTRL | Qt::Key_Q), {});
    apply = makeAction(window, u"applyMigrations"_s, tr("&Apply pending migrations…"), { Qt::CTRL | Qt::SHIFT | Qt::Key_A },
        tr("Run the migrations that the database has not got"));
    quit->setMenuRole(QAction::QuitRole);
}

void WindowActions::makeDirectoryActions(QMainWindow *window)
{
    importMigrations = makeAction(window, u"importMigrations"_s, tr("&Import migrations…"), {},
        tr("Write the migration directory of one tool in the form of another"));
    squashMigrations = makeAction(window, u"squashMigrations"_s, tr("S&quash migrations…"), {},
        tr("Make one migration of all from the first to a chosen one"));
    rebaseMigrations = makeAction(window, u"rebaseMigrations"_s, tr("&Move migrations behind the others…"), {},
        tr("Give migrations of this branch versions behind those of the other"));
}

void WindowActions::makeEditActions(QMainWindow *window, QUndoStack *stack)
{
    undo = stack->createUndoAction(window, tr("&Undo"));
    undo->setObjectName(u"undo"_s);
    undo->setShortcuts(QKeySequence::Undo);
    redo = stack->createRedoAction(window, tr("&Redo"));
    redo->setObjectName(u"redo"_s);
    redo->setShortcuts(QKeySequence::Redo);
}

void WindowActions::makeViewActions(QMainWindow *window)
{
    const QStringList texts { tr("&Design"), tr("&Review"), tr("&Apply"), tr("&Watch"), tr("&History") };
    const QStringList tips { tr("Edit the schema and see what differs"), tr("Read migrations with their findings"),
        tr("Run pending migrations"), tr("Watch index builds of the database"), tr("What was applied, and when") };
    const QStringList names { u"viewDesign"_s, u"viewReview"_s, u"viewApply"_s, u"viewWatch"_s, u"viewHistory"_s };
    for (int i = 0; i < texts.size(); ++i) {
        const QKeySequence key(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + i));
        QAction *action = makeAction(window, names.at(i), texts.at(i), { key }, tips.at(i));
        action->setCheckable(true);
        m_viewGroup->addAction(action);
        m_views.append(action);
    }
    nextPane = makeAction(window, u"nextPane"_s, tr("Next &pane"), { Qt::Key_F6 }, tr("Move the focus to the next pane"));
    fullScreen = makeAction(window, u"fullScreen"_s, tr("&Full screen"),
        standardKeys(QKeySequence::FullScreen, Qt::Key_F11), {});
    fullScreen->setCheckable(true);
    bottomTabs = makeAction(window, u"bottomTabs"_s, tr("Pro&blems, jobs and log"), { Qt::CTRL | Qt::Key_J },
        tr("Show or hide the tabs at the bottom"));
    bottomTabs->setCheckable(true);
    bottomTabs->setChecked(true);
    rules = makeAction(window, u"rules"_s, tr("&Rules"), {}, tr("What Schemawright looks for in migrations, and why"));
    shortcuts = makeAction(window, u"shortcuts"_s, tr("&Keyboard shortcuts"), { Qt::CTRL | Qt::Key_Question }, {});
    about = makeAction(window, u"about"_s, tr("&About Schemawright"), {}, {});
    about->setMenuRole(QAction::AboutRole);
}

void WindowActions::makeAppearanceActions()
{
    const QList<QPair<Appearance, QString>> choices { { Appearance::System, tr("&System") },
        { Appearance::Light, tr("&Light") }, { Appearance::Dark, tr("&Dark") } };
    for (const auto &[appearance, text] : choices) {
        QAction *action = m_appearance->addAction(text);
        action->setCheckable(true);
        action->setData(static_cast<int>(appearance));
        connect(action, &QAction::triggered, this, [this, value = appearance] { emit appearanceChosen(value); });
    }
}

void WindowActions::setAppearance(Appearance appearance)
{
    for (QAction *action : m_appearance->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(appearance));
}

void WindowActions::makeMenus(QMainWindow *window, const QList<QAction *> &navigation, QAction *find)
{
    QMenu *file = window->menuBar()->addMenu(tr("&File"));
    file->addActions({ newConnection, openFolder, openSample });
    recent = file->addMenu(tr("Open &recent"));
    file->addSeparator();
    environments = file->addMenu(tr("&Environment"));
    file->addActions({ connectDatabase, reload, distrustFolder });
    file->addSeparator();
    file->addActions({ closeProject, quit });

    QMenu *edit = window->menuBar()->addMenu(tr("&Edit"));
    edit->addActions({ undo, redo });
    edit->addSeparator();
    edit->addAction(find);

    QMenu *view = window->menuBar()->addMenu(tr("&View"));
    view->addActions(m_views);
    view->addSeparator();
    view->addActions(navigation);
    view->addAction(nextPane);
    view->addSeparator();
    view->addActions({ bottomTabs, fullScreen });
    view->addMenu(tr("Appea&rance"))->addActions(m_appearance->actions());

    QMenu *migration = window->menuBar()->addMenu(tr("&Migration"));
    migration->addActions({ saveMigration, rebuildMigration, newFile });
    migration->addSeparator();
    migration->addActions({ rehearse, apply });
    migration->addSeparator();
    migration->addActions({ importMigrations, squashMigrations, rebaseMigrations });

    QMenu *help = window->menuBar()->addMenu(tr("&Help"));
    help->addActions({ rules, shortcuts });
    help->addSeparator();
    help->addAction(about);
}

void WindowActions::makeViewBar(QMainWindow *window)
{
    QToolBar *bar = window->addToolBar(tr("Views"));
    bar->setObjectName(u"viewBar"_s);
    bar->setMovable(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    bar->addActions(m_views);
    auto *space = new QWidget(bar);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(space);
    bar->addActions({ undo, redo, reload });
    for (QAction *action : bar->actions()) {
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        QString text = action->text();
        text.remove(u'&');
        if (!keys.isEmpty())
            action->setToolTip(tr("%1 (%2)").arg(text, keys));
    }
}

} // namespace schemawright::app
