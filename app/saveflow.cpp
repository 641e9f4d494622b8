#include "app/saveflow.h"

#include "app/windowsettings.h"
#include "views/panels/savemigrationdialog.h"
#include "views/saving/newplacedialog.h"
#include "views/saving/touchingeditsdialog.h"
#include "views/widgets/opencelleditors.h"

#include <QDir>
#include <QFileDialog>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::app {

namespace {

/// "add_reminder_to_messages" from the first change; a name that says something without being asked for.
QString suggestedName(const SessionController &session)
{
    if (!session.difference() || session.difference()->migration.plan.changes.isEmpty())
        return u"change"_s;
    const QList<diff::Change> &changes = session.difference()->migration.plan.changes;
    const diff::Change &first = changes.first();
    const auto verb = [](diff::ChangeAction action) {
        switch (action) {
        case diff::ChangeAction::Create:
            return u"add"_s;
        case diff::ChangeAction::Drop:
            return u"drop"_s;
        case diff::ChangeAction::Alter:
            return u"change"_s;
        case diff::ChangeAction::Rename:
            return u"rename"_s;
        }
        Q_UNREACHABLE();
    };
    QString name = verb(first.action) + u'_' + first.key.name;
    if (!first.key.parent.isEmpty())
        name += u"_of_"_s + first.key.parent;
    return changes.size() == 1 ? name : QString(name + u"_and_more"_s);
}

} // namespace

SaveFlow::SaveFlow(SessionController &session, WindowSettings &settings, QWidget *window)
    : QObject(window)
    , m_session(session)
    , m_settings(settings)
    , m_window(window)
{
    connect(&m_session, &SessionController::saveReady, this, &SaveFlow::onReady);
}

void SaveFlow::save()
{
    widgets::commitOpenEditors();
    m_kept.clear();
    if (!m_session.difference() || m_session.migration().sql.isEmpty())
        return;
    if (!m_session.project().migrationsFolder.isEmpty()) {
        prepare();
        return;
    }
    auto *dialog = new QFileDialog(m_window, tr("Folder for migrations"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &folder) {
        m_session.setMigrationsFolder(folder);
        // The directory is read first; the name is asked for when the difference is there again.
        connect(&m_session, &SessionController::differenceChanged, this, &SaveFlow::prepare, Qt::SingleShotConnection);
    });
    dialog->open();
}

void SaveFlow::prepare()
{
    m_session.prepareSave({ std::nullopt, m_settings.newFile(m_session.project()), m_kept });
}

void SaveFlow::onReady(const workflow::SaveProposal &proposal)
{
    if (!proposal.places.isEmpty())
        askPlace(proposal.places, [this] { prepare(); });
    else if (!proposal.touching.isEmpty())
        askWhoseLines(proposal.touching, 0);
    else if (proposal.editedOnDisk)
        planOnDisk(*proposal.editedOnDisk);
    else
        askName(proposal);
}

void SaveFlow::askWhoseLines(const QList<workflow::TouchingEdits> &files, qsizetype index)
{
    if (index == files.size()) {
        prepare();
        return;
    }
    const workflow::TouchingEdits &edits = files.at(index);
    auto *dialog = new saving::TouchingEditsDialog({ shownName(edits.file), edits.keepingTheirs, edits.keepingMine, edits.difference,
        static_cast<int>(index) + 1, static_cast<int>(files.size()) }, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, files, index] {
        m_kept.append({ files.at(index).file, files.at(index).theirs, dialog->kept() });
        askWhoseLines(files, index + 1);
    });
    dialog->open();
}

void SaveFlow::planOnDisk(const schema::Database &edited)
{
    QStringList files;
    for (const workflow::KeptEdits &kept : std::as_const(m_kept)) {
        if (kept.kept == diff::Keep::Theirs && !files.contains(shownName(kept.file)))
            files.append(shownName(kept.file));
    }
    m_session.planOnDisk(edited);
    emit theirsKept(files);
}

QString SaveFlow::shownName(const QString &file) const
{
    const QString &folder = m_session.project().folder;
    return QDir::toNativeSeparators(folder.isEmpty() ? file : QDir(folder).relativeFilePath(file));
}

void SaveFlow::askPlace(const QList<workflow::NewPlace> &places, const std::function<void()> &next)
{
    QList<saving::PlaceChoice> choices;
    for (const workflow::NewPlace &place : places)
        choices.append({ place.file, shownName(place.file), place.lines });
    auto *dialog = new saving::NewPlaceDialog(choices, m_settings.newFile(m_session.project()), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, next] {
        m_settings.setNewFile(m_session.project(), dialog->file());
        next();
    });
    dialog->open();
}

bool SaveFlow::canChooseNewFile() const
{
    return m_session.snapshot() && m_session.snapshot()->filesForNew.size() > 1;
}

void SaveFlow::chooseNewFile()
{
    if (!canChooseNewFile())
        return;
    QList<workflow::NewPlace> places;
    for (const QString &file : m_session.snapshot()->filesForNew)
        places.append({ file, {} });
    askPlace(places, [] {});
}

void SaveFlow::askName(const workflow::SaveProposal &proposal)
{
    const auto preview = [this](const QString &name) -> panels::SaveMigrationDialog::Preview {
        const auto files = m_session.previewFiles(name);
        return files ? panels::SaveMigrationDialog::Preview { *files, {} }
                     : panels::SaveMigrationDialog::Preview { {}, files.error().text };
    };
    panels::SaveMigrationDialog::Place place;
    place.folder = m_session.project().migrationsFolder;
    for (const QString &file : proposal.schemaFiles ? proposal.schemaFiles->changedFiles : QStringList())
        place.otherFiles.append(shownName(file));
    if (proposal.isMerged)
        place.note = m_kept.isEmpty()
            ? tr("Somebody else has edited these files since they were read: their edit and yours are both kept.")
            : tr("Somebody else has edited these files since they were read: your lines stay where the two touch, and both edits elsewhere.");
    else
        place.note = proposal.problem.isEmpty() ? QString()
                                            : tr("The schema's own files are left alone: %1").arg(proposal.problem);
    auto *dialog = new panels::SaveMigrationDialog(place, suggestedName(m_session), preview, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { m_session.saveMigration(dialog->name()); });
    dialog->open();
}

} // namespace schemawright::app
