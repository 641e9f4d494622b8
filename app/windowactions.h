// The window's actions with their texts, shortcuts and status tips, and the menus that hold them.
#pragma once

#include "app/appearance.h"

#include <QAction>
#include <QList>
#include <QObject>

class QActionGroup;
class QMainWindow;
class QMenu;
class QUndoStack;

namespace schemawright::app {

enum class View { Design, Review, Apply, Watch, History };

class WindowActions : public QObject
{
    Q_OBJECT

public:
    WindowActions(QMainWindow *window, QUndoStack *undo);

    /// `navigation`: actions of panels that belong into the View menu; `find`: into the Edit menu.
    void makeMenus(QMainWindow *window, const QList<QAction *> &navigation, QAction *find);
    void makeViewBar(QMainWindow *window);
    [[nodiscard]] QAction *viewAction(View view) const { return m_views.at(static_cast<qsizetype>(view)); }
    [[nodiscard]] QList<QAction *> viewActions() const { return m_views; }
    void setAppearance(Appearance appearance);

    QAction *newConnection = nullptr;
    QAction *openFolder = nullptr;
    QAction *openSample = nullptr;
    QMenu *recent = nullptr;
    QMenu *environments = nullptr; ///< of the project's atlas.hcl
    QAction *distrustFolder = nullptr;
    QAction *connectDatabase = nullptr;
    QAction *saveMigration = nullptr;
    QAction *rebuildMigration = nullptr;
    QAction *newFile = nullptr;
    QAction *rehearse = nullptr;
    QAction *importMigrations = nullptr;
    QAction *squashMigrations = nullptr;
    QAction *rebaseMigrations = nullptr;
    QAction *reload = nullptr;
    QAction *closeProject = nullptr;
    QAction *quit = nullptr;
    QAction *undo = nullptr;
    QAction *redo = nullptr;
    QAction *apply = nullptr;
    QAction *nextPane = nullptr;
    QAction *fullScreen = nullptr;
    QAction *bottomTabs = nullptr;
    QAction *rules = nullptr;
    QAction *shortcuts = nullptr;
    QAction *about = nullptr;

signals:
    void appearanceChosen(schemawright::app::Appearance appearance);

private:
    void makeProjectActions(QMainWindow *window);
    void makeDirectoryActions(QMainWindow *window);
    void makeEditActions(QMainWindow *window, QUndoStack *stack);
    void makeViewActions(QMainWindow *window);
    void makeAppearanceActions();

    QList<QAction *> m_views;
    QActionGroup *m_viewGroup;
    QActionGroup *m_appearance;
};

} // namespace schemawright::app
