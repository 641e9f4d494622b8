#include "app/directoryflow.h"

#include "app/sessionbanners.h"
#include "model/migrations/formats/formats.h"
#include "views/directory/changepreviewdialog.h"
#include "views/directory/importdialog.h"
#include "views/directory/rebasedialog.h"
#include "views/directory/squashdialog.h"
#include "views/panels/banners.h"

#include <QDir>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::app {

using directory::ChangePreviewDialog;
using directory::FileFate;
using workflow::DirectoryChange;
using workflow::FileChange;

namespace {

FileFate fateOf(FileChange::Kind kind)
{
    switch (kind) {
    case FileChange::Kind::Goes:
        return FileFate::Goes;
    case FileChange::Kind::Moves:
        return FileFate::Moves;
    case FileChange::Kind::Comes:
        return FileFate::Comes;
    case FileChange::Kind::IsRewritten:
        return FileFate::IsRewritten;
    }
    Q_UNREACHABLE();
}

} // namespace

DirectoryFlow::DirectoryFlow(SessionController &session, jobs::JobList *jobs, panels::Banners &banners, QWidget *window)
    : QObject(window)
    , m_session(session)
    , m_banners(banners)
    , m_window(window)
    , m_worker(jobs)
{
}

QStringList DirectoryFlow::fileNames() const
{
    QStringList names;
    if (m_session.snapshot()) {
        for (const migrations::MigrationFile &file : m_session.snapshot()->directory.files)
            names.append(file.fileName);
    }
    return names;
}

bool DirectoryFlow::canSquash() const
{
    return m_session.snapshot() && m_session.snapshot()->directory.files.size() > 1;
}

void DirectoryFlow::import()
{
    const project::ProjectSettings &project = m_session.project();
    directory::ImportChoice start;
    start.fromFolder = project.migrationsFolder;
    start.toFormat = migrations::formatOf(migrations::DirectoryFormat::Atlas).name;
    if (!project.folder.isEmpty()) {
        const QString own = QDir(project.folder).absoluteFilePath(u"migrations"_s);
        start.toFolder = own == project.migrationsFolder || project.migrationsFolder.startsWith(own) ? own + u"-imported"_s : own;
    }
    auto *dialog = new directory::ImportDialog(migrations::formatNames(), start, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { planImport(dialog->choice()); });
    dialog->open();
}

void DirectoryFlow::planImport(const directory::ImportChoice &choice)
{
    const auto absolute = [this](const QString &folder) { return QDir(m_session.project().folder).absoluteFilePath(folder); };
    workflow::ImportRequest request;
    request.fromFolder = absolute(choice.fromFolder);
    request.toFolder = absolute(choice.toFolder);
    request.now = QDateTime::currentDateTimeUtc();
    // The names come from formatNames.
    if (const auto format = migrations::parseFormat(choice.fromFormat); format && !choice.fromFormat.isEmpty())
        request.fromFormat = *format;
    request.toFormat = migrations::parseFormat(choice.toFormat).value_or(migrations::DirectoryFormat::Atlas);
    const Work work { tr("Import migrations"), tr("&Import"), request.toFolder, tr("There is no migration to import."),
        tr("The migrations of %1 are in %2 now.").arg(QDir::toNativeSeparators(request.fromFolder), QDir::toNativeSeparators(request.toFolder)) };
    plan(work, [request](const jobs::JobContext &) { return workflow::planDirectoryImport(request); });
}

void DirectoryFlow::squash(const QString &lastFile)
{
    if (!canSquash())
        return;
    const QStringList names = fileNames();
    auto *dialog = new directory::SquashDialog(names, lastFile, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, names] {
        const Work work { tr("Squash migrations"), tr("&Squash"), m_session.project().migrationsFolder, {},
            tr("The migrations are one now, which yields the same schema and rows.") };
        const auto request = squashRequest(names.at(dialog->lastIndex()), dialog->name());
        if (!request) {
            fail(work, request.error());
            return;
        }
        plan(work, [request = *request](const jobs::JobContext &context) -> Result<DirectoryChange> {
            TRY_ASSIGN(DirectoryChange change, workflow::planDirectorySquash(request, context.progress, context.stop));
            change.notes.append(tr("A database on which only a part of these migrations ran needs the rest from the files of before."));
            return change;
        });
    });
    dialog->open();
}

Result<workflow::SquashRequest> DirectoryFlow::squashRequest(const QString &lastFile, const QString &name) const
{
    const workflow::SessionSnapshot &snapshot = *m_session.snapshot();
    workflow::SquashRequest request;
    request.directory = snapshot.directory;
    TRY_ASSIGN(request.sources.developmentServer, devdb::parseDevelopmentUrl(snapshot.project.developmentUrl));
    if (snapshot.project.developmentUrl.isEmpty() && snapshot.current)
        request.sources.developmentServer = devdb::developmentServerLike(snapshot.current->serverVersion);
    request.sources.exclude = migrations::historyTablePatterns();
    request.toVersion = lastFile;
    request.name = name;
    request.now = QDateTime::currentDateTimeUtc();
    return request;
}

void DirectoryFlow::rebase(const QStringList &files)
{
    if (!canRebase())
        return;
    auto *dialog = new directory::RebaseDialog(fileNames(), files, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        const migrations::MigrationDirectory &read = m_session.snapshot()->directory;
        workflow::RebaseRequest request { read.path, read.format, dialog->chosen(), m_session.project().target, QDateTime::currentDateTimeUtc() };
        const Work work { tr("Move migrations behind the others"), tr("&Move"), read.path, tr("They are behind all others already: nothing moves."),
            tr("The migrations stand behind all others now.") };
        plan(work, [request](const jobs::JobContext &context) { return workflow::planDirectoryRebase(request, context.stop); });
    });
    dialog->open();
}

void DirectoryFlow::plan(const Work &work, const Planner &planner)
{
    m_banners.remove(u"directory"_s);
    auto *dialog = new ChangePreviewDialog(work.title, work.folder, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const Planner telling = [planner, shown = QPointer(dialog)](const jobs::JobContext &context) {
        jobs::JobContext own = context;
        own.progress = [context, shown](const Progress &progress) {
            if (context.progress)
                context.progress(progress);
            // The pointer is looked at where the dialog lives.
            context.post([shown, text = progress.activity] {
                if (shown && !text.isEmpty())
                    shown->setActivity(text);
            });
        };
        return planner(own);
    };
    const jobs::JobId job = m_worker.run<DirectoryChange>(
        { work.title, {} }, telling, this, [this, work, shown = QPointer(dialog)](const Result<DirectoryChange> &change) {
            if (!change) {
                if (shown)
                    shown->reject();
                fail(work, change.error());
            } else if (shown) {
                show(work, shown, *change);
            }
        });
    connect(dialog, &QDialog::rejected, this, [this, dialog, job] {
        if (dialog->isComputing())
            m_worker.cancel(job);
    });
    dialog->open();
}

void DirectoryFlow::show(const Work &work, ChangePreviewDialog *dialog, const DirectoryChange &change)
{
    QList<directory::FileRow> rows;
    for (const FileChange &file : workflow::fileChanges(change))
        rows.append({ fateOf(file.kind), file.file, file.newName, file.text });
    if (change.planned.migrations.isEmpty()) {
        dialog->reject();
        m_banners.show(u"directory"_s, { panels::BannerKind::Information, work.nothing, {}, {}, true });
        return;
    }
    dialog->setChanges(rows, change.notes, work.verb);
    connect(dialog, &QDialog::accepted, this, [this, work, change] { write(work, change); });
}

void DirectoryFlow::write(const Work &work, const DirectoryChange &change)
{
    m_worker.run<bool>(
        { work.title, {} },
        [change](const jobs::JobContext &) -> Result<bool> {
            TRY(workflow::writeDirectoryChange(change));
            return true;
        },
        this, [this, work](const Result<bool> &written) {
            if (written)
                onWritten(work);
            else
                fail(work, written.error());
        });
}

void DirectoryFlow::onWritten(const Work &work)
{
    panels::Banner banner { panels::BannerKind::Information, work.done, {}, {}, true };
    const project::ProjectSettings &project = m_session.project();
    const bool isOther = QDir(work.folder) != QDir(project.migrationsFolder);
    if (isOther && m_session.snapshot()) {
        banner.actions = { { tr("Use that folder"), [this, folder = work.folder] {
            m_banners.remove(u"directory"_s);
            m_session.setMigrationsFolder(folder);
        } } };
    }
    m_banners.show(u"directory"_s, banner);
    emit logged(work.done);
    if (!isOther)
        m_session.refresh();
}

void DirectoryFlow::fail(const Work &work, const Error &error)
{
    if (error.kind == ErrorKind::Cancelled)
        return;
    m_banners.show(u"directory"_s,
        { panels::BannerKind::Error, u"%1: %2"_s.arg(work.title, error.text), errorDetail(error), {}, true });
}

} // namespace schemawright::app
