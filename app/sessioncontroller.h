// The open project: reads it on a worker, keeps the document, and follows every edit with difference, plan and findings.
#pragma once

#include "app/filewatch.h"
#include "app/panecontent.h"
#include "app/sessionwork.h"
#include "model/migrations/directorywriter.h"
#include "model/workflow/sample.h"
#include "views/document/schemadocument.h"

#include <QTimer>

namespace schemawright::app {

/// The migration as it will be saved: the plan's own text, or what fixes made of it.
struct MigrationText {
    QString sql;
    QList<workflow::StatementText> statements;
    QList<lint::Finding> findings;
    QString base; ///< "Starts after …", or empty
    QStringList notes; ///< what a person must know about the plan
    bool edited = false; ///< a fix changed the plan's text
    bool schemaChanged = false; ///< edited, and the schema was changed since: the text may not lead to it any more
};

enum class SessionState { Closed, Opening, Open, Failed };

class SessionController : public QObject
{
    Q_OBJECT

public:
    explicit SessionController(jobs::JobList *jobs, QObject *parent = nullptr);
    ~SessionController() override;

    void open(const project::ProjectSettings &settings);
    void openSample(const workflow::SampleOptions &options = {});
    void close();
    /// Reads everything again and forgets edits of the document.
    void reload();
    /// Reads everything again; edits that the sources or the database do not have stay. As long as there are such, the schema's own
    /// files are not read: what somebody else wrote there is put together with the edits when they are saved.
    void refresh();
    /// Reads everything again: `edited` is what the files on disk yield with what is left of the edits.
    void planOnDisk(const schema::Database &edited);

    void setTarget(const postgres::ConnectionSettings &target);
    void setMigrationsFolder(const QString &folder);

    [[nodiscard]] SessionState state() const { return m_state; }
    [[nodiscard]] document::SchemaDocument *document() { return &m_document; }
    [[nodiscard]] const std::optional<workflow::SessionSnapshot> &snapshot() const { return m_snapshot; }
    [[nodiscard]] const project::ProjectSettings &project() const { return m_project; }
    /// Of the document as it was when it was last compared; nullptr before the first time.
    [[nodiscard]] const std::shared_ptr<const workflow::SessionDifference> &difference() const { return m_difference; }
    [[nodiscard]] const MigrationText &migration() const { return m_migration; }
    /// Edits that are neither in the sources nor in a migration file.
    [[nodiscard]] bool hasUnsavedEdits() const;
    /// Migration files that a person has changed and not saved: their names and texts, with line feeds only.
    [[nodiscard]] const QMap<QString, QString> &drafts() const { return m_drafts; }
    void setDraft(const QString &file, const QString &text);
    void dropDraft(const QString &file);
    /// The document was edited since it was last compared.
    [[nodiscard]] bool isComparing() const { return m_comparing; }

    /// Answers with panesReady; a later call supersedes it. nullopt: all changed objects.
    void readPanes(const std::optional<schema::ObjectKey> &key);

    /// Changes that are not made in place; the plan is made again, and an edited migration is forgotten.
    void setRecipes(const QList<plan::Recipe> &recipes);
    [[nodiscard]] const QList<plan::Recipe> &recipes() const { return m_recipes; }
    /// Both ways of a change, for a person to choose; a newer request drops this one.
    void previewRecipe(
        const plan::Recipe &recipe, const std::function<void(const Result<workflow::RecipePreview> &)> &callback);

    void applyFix(const lint::Fix &fix);
    /// Accepts the finding: a comment above its statement says so, and why, to us and to the command line.
    void suppress(int finding, const QString &reason);
    /// Forgets what fixes changed; the plan's own text is shown again.
    void rebuildMigration();
    /// Names of the files that saveMigration would write now. Errors: as newMigrationFile.
    [[nodiscard]] Result<QStringList> previewFiles(const QString &name) const;
    /// Finds out how the edits go into the schema's own files; answers with saveReady. Its `edited` is set here.
    void prepareSave(const workflow::SaveChoices &choices = {});
    /// Writes the migration, and the schema's files as prepared.
    void saveMigration(const QString &name);

    /// Writes the draft of a migration file; what comes of it reads everything again. The draft stays when that fails.
    void saveDraft(const migrations::MigrationFile &file, const std::function<void(const Result<> &)> &callback);

    /// Lints files that run one after the other, with the facts of the database. `key` names who asks: a newer request of
    /// the same asker drops this one.
    void lintFiles(const QString &key, const QList<migrations::MigrationFile> &files,
        const std::function<void(const Result<QList<workflow::LintedText>> &)> &callback);

signals:
    void stateChanged();
    void snapshotChanged();
    void compareStarted();
    void differenceChanged();
    void migrationChanged();
    void panesReady(const schemawright::app::PaneContent &content);
    /// The project could not be opened or read again; what was open stays.
    void openFailed(const schemawright::Error &error);
    /// The development database refuses the edited schema, in its own words.
    void compareFailed(const schemawright::Error &error);
    void saveReady(const schemawright::workflow::SaveProposal &proposal);
    void migrationSaved(const QStringList &files);
    void saveFailed(const schemawright::Error &error);
    /// Files of the schema or the migrations are not what was read.
    void filesChanged();
    void draftsChanged();
    void logged(const QString &text);

private:
    struct Opened {
        project::ProjectSettings project;
        workflow::SessionSnapshot snapshot;
        std::optional<postgres::PrivateServer> sampleServer;
    };
    using Opener = std::function<Result<Opened>(const jobs::JobContext &)>;

    /// What becomes of the document's edits.
    enum class Edits { Forgotten, Kept };

    [[nodiscard]] Opener openerOf(
        const project::ProjectSettings &project, workflow::FileReading reading = workflow::FileReading::Again) const;
    void refreshReading(workflow::FileReading reading);
    void runOpener(const QString &title, Opener opener, Edits edits, workflow::FileReading reading = workflow::FileReading::Again);
    void onOpened(Result<Opened> opened, Edits edits, workflow::FileReading reading);
    void takeSnapshot(const workflow::SessionSnapshot &snapshot, Edits edits);
    /// The schema that was read, with these edits.
    void showLoaded(const schema::Database &edited);
    void watchFiles(workflow::FileReading reading);
    void setState(SessionState state);
    void onDocumentChanged(const document::DocumentChange &change);
    void compareSoon();
    void compare();
    void onCompared(Result<workflow::SessionDifference> difference);
    /// What the plan assumes of rows, load and users is asked when the plan is shown; findings follow.
    void askDatabase();
    void onSaved(const Result<QStringList> &names);
    void showPlan();
    void setMigrationSql(const QString &sql);

    std::shared_ptr<SessionWork> m_work; ///< the second owner: jobs that are under way
    SessionState m_state = SessionState::Closed;
    project::ProjectSettings m_project;
    std::optional<workflow::SessionSnapshot> m_snapshot;
    std::optional<postgres::PrivateServer> m_sampleServer; ///< the lease
    document::SchemaDocument m_document;
    std::shared_ptr<const workflow::SessionDifference> m_difference;
    MigrationText m_migration;
    QList<plan::Recipe> m_recipes;
    workflow::SaveProposal m_saveProposal; ///< as shown to the person
    std::optional<schema::Database> m_editedOnDisk; ///< takes the edits' place when the files are read
    QMap<QString, QString> m_drafts;
    bool m_comparing = false;
    QTimer m_debounce;
    QTimer m_questionDelay;
    FileWatch m_files;
    jobs::Worker m_questions; ///< not the session's: editing goes on meanwhile
    jobs::Worker m_worker; ///< last: its thread uses m_work
};

} // namespace schemawright::app
