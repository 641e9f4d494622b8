// The files of the migration directory with their text and findings; nothing is changed here.
#pragma once

#include "app/sessioncontroller.h"

#include <QWidget>

class QSplitter;
class QTreeView;

namespace schemawright::panels {
class MigrationFilesModel;
}
namespace schemawright::plan {
class PlanView;
}

namespace schemawright::app {

class WindowSettings;

class ReviewView : public QWidget
{
    Q_OBJECT

public:
    ReviewView(SessionController &session, WindowSettings &settings, QWidget *parent = nullptr);
    void saveLayout() const;
    /// Selects a file by its name; does nothing when the directory has none of this name.
    void showFile(const QString &fileName);
    void showFinding(int finding);
    /// Of the file that is shown; empty when there is none.
    [[nodiscard]] const QString &sql() const;
    [[nodiscard]] const QList<lint::Finding> &findings() const;
    [[nodiscard]] bool isChecked() const { return m_isChecked; } ///< false until the file has been linted, and when that failed

signals:
    void rulePageRequested(const QString &rule);
    void statusMessage(const QString &message);
    /// Make one migration of all up to this file; move these behind the others.
    void squashRequested(const QString &lastFile);
    void rebaseRequested(const QStringList &files);
    void findingsChanged(); ///< those of another file, or of this one when they are known

private:
    void onSnapshot();
    void showCurrent();
    void showMenu(const QPoint &position);
    [[nodiscard]] QList<migrations::MigrationFile> pendingUpTo(const migrations::MigrationFile &file) const;
    void showLinted(const migrations::MigrationFile &file, const workflow::LintedText &linted);

    SessionController &m_session;
    WindowSettings &m_settings;
    panels::MigrationFilesModel *m_model;
    QTreeView *m_files;
    plan::PlanView *m_plan;
    bool m_isChecked = false;
    QSplitter *m_splitter;
};

} // namespace schemawright::app
