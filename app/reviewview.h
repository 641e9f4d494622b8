// The files of the migration directory with their text and findings; nothing is changed here.
#pragma once

#include "app/jobs/worker.h"
#include "app/sessioncontroller.h"
#include "model/workflow/rehearsal.h"

#include <QWidget>

class QSplitter;
class QStackedWidget;
class QTreeView;

namespace schemawright::panels {
class MigrationFilesModel;
}
namespace schemawright::plan {
class MigrationEditor;
class PlanView;
}

namespace schemawright::app {

class WindowSettings;

class ReviewView : public QWidget
{
    Q_OBJECT

public:
    ReviewView(SessionController &session, WindowSettings &settings, jobs::JobList *jobs, QWidget *parent = nullptr);
    void saveLayout() const;
    /// Selects a file by its name; does nothing when the directory has none of this name.
    void showFile(const QString &fileName);
    void showFinding(int finding);
    /// Of the file that is shown; empty when there is none.
    [[nodiscard]] QString sql() const;
    [[nodiscard]] const QList<lint::Finding> &findings() const;
    void showStatement(int statement);
    /// What is shown; without statements until the file has been linted.
    [[nodiscard]] workflow::RehearsalText rehearsalText() const;
    /// Of this file or of any: shown as long as the file's text is the one that was rehearsed.
    void setRehearsal(const workflow::Rehearsal &rehearsal);
    void setRehearsing(bool running);
    [[nodiscard]] plan::PlanView *planView() { return m_plan; }
    [[nodiscard]] plan::MigrationEditor *editor() { return m_editor; }
    /// Opens the editor on the file that is shown, if it may be changed.
    void edit();
    [[nodiscard]] bool isChecked() const { return m_isChecked; } ///< false until the file has been linted, and when that failed

signals:
    void rulePageRequested(const QString &rule);
    void statusMessage(const QString &message);
    /// Make one migration of all up to this file; move these behind the others.
    void squashRequested(const QString &lastFile);
    void rebaseRequested(const QStringList &files);
    void rehearseRequested();
    void refused(const schemawright::Error &error); ///< an edit or its saving, with the reason
    void findingsChanged(); ///< those of another file, or of this one when they are known

private:
    void onSnapshot();
    void showCurrent();
    void showMenu(const QPoint &position);
    void connectPlan();
    void connectEditor();
    [[nodiscard]] bool isEditing() const;
    [[nodiscard]] const migrations::MigrationFile *currentFile() const; ///< nullptr: none
    void editText(const QString &text);
    void suppress(int finding);
    void onEdited();
    void check(const QString &sql);
    void save();
    void stopEditing();
    void showDraft(const migrations::MigrationFile &file);
    [[nodiscard]] QList<migrations::MigrationFile> pendingUpTo(const migrations::MigrationFile &file) const;
    /// What takes seconds: rows, other sessions, who uses what is dropped. It comes behind what is known at once.
    void askDatabase(const migrations::MigrationFile &file, const QList<migrations::MigrationFile> &files);
    void showLinted(const migrations::MigrationFile &file, const workflow::LintedText &linted);

    SessionController &m_session;
    WindowSettings &m_settings;
    panels::MigrationFilesModel *m_model;
    QTreeView *m_files;
    QStackedWidget *m_pages;
    plan::PlanView *m_plan;
    plan::MigrationEditor *m_editor;
    workflow::LintedText m_checked; ///< of the editor's text
    bool m_isChecked = false;
    workflow::LintedText m_linted; ///< of the file that is shown, as rules say it
    workflow::Rehearsal m_rehearsal;
    QSplitter *m_splitter;
    jobs::Worker m_questions; ///< not the session's: editing goes on meanwhile
};

} // namespace schemawright::app
