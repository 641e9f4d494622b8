// Imports, squashes and rebases a migration directory: asks, finds out on a worker what happens, shows it, and does it.
#pragma once

#include "app/jobs/worker.h"
#include "app/sessioncontroller.h"
#include "model/workflow/directorychange.h"

#include <QObject>
#include <QPointer>

class QWidget;

namespace schemawright::directory {
class ChangePreviewDialog;
struct ImportChoice;
}
namespace schemawright::panels {
class Banners;
}

namespace schemawright::app {

class DirectoryFlow : public QObject
{
    Q_OBJECT

public:
    DirectoryFlow(SessionController &session, jobs::JobList *jobs, panels::Banners &banners, QWidget *window);

    void import();
    /// `lastFile`: the one that is offered as the last; may be empty.
    void squash(const QString &lastFile = {});
    /// `files`: the ones that are ticked at first.
    void rebase(const QStringList &files = {});

    [[nodiscard]] bool canSquash() const; ///< the project has migrations to make one of
    [[nodiscard]] bool canRebase() const { return canSquash(); }

signals:
    void logged(const QString &text);

private:
    using Planner = std::function<Result<workflow::DirectoryChange>(const jobs::JobContext &)>;
    struct Work {
        QString title; ///< of the dialog: "Squash migrations"
        QString verb; ///< on its button
        QString folder;
        QString nothing; ///< a sentence when the plan is to do nothing
        QString done; ///< a sentence when it is done
    };

    [[nodiscard]] QStringList fileNames() const;
    [[nodiscard]] Result<workflow::SquashRequest> squashRequest(const QString &lastFile, const QString &name) const;
    void planImport(const directory::ImportChoice &choice);
    void plan(const Work &work, const Planner &planner);
    void show(const Work &work, directory::ChangePreviewDialog *dialog, const workflow::DirectoryChange &change);
    void write(const Work &work, const workflow::DirectoryChange &change);
    void onWritten(const Work &work);
    void fail(const Work &work, const Error &error);

    SessionController &m_session;
    panels::Banners &m_banners;
    QWidget *m_window;
    jobs::Worker m_worker; ///< not the session's: reading and editing go on meanwhile
};

} // namespace schemawright::app
