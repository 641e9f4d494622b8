#include "app/sessioncontroller.h"

#include "model/lint/fix.h"
#include "model/workflow/driftmerge.h"
#include "views/document/renames.h"

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::app {

namespace {

using namespace std::chrono_literals;
constexpr auto editPause = 250ms; ///< a person who types is not followed letter by letter
constexpr auto questionPause = 1500ms; ///< and the team's database is not asked for each of the edits

} // namespace

SessionController::SessionController(jobs::JobList *jobs, QObject *parent)
    : QObject(parent)
    , m_work(std::make_shared<SessionWork>())
    , m_questions(jobs)
    , m_worker(jobs)
{
    m_debounce.setSingleShot(true);
    m_debounce.setInterval(editPause);
    connect(&m_debounce, &QTimer::timeout, this, &SessionController::compare);
    m_questionDelay.setSingleShot(true);
    m_questionDelay.setInterval(questionPause);
    connect(&m_questionDelay, &QTimer::timeout, this, &SessionController::askDatabase);
    connect(&m_files, &FileWatch::changed, this, [this] {
        if (m_state == SessionState::Open)
            emit filesChanged();
    });
    connect(&m_document, &document::SchemaDocument::changed, this, &SessionController::onDocumentChanged);
}

SessionController::~SessionController() = default;

SessionController::Opener SessionController::openerOf(
    const project::ProjectSettings &project, workflow::FileReading reading) const
{
    return [work = m_work, project, reading](const jobs::JobContext &context) -> Result<Opened> {
        TRY_ASSIGN(const workflow::SessionSnapshot snapshot, work->open(project, context, reading));
        return Opened { project, snapshot, std::nullopt };
    };
}

void SessionController::open(const project::ProjectSettings &settings)
{
    runOpener(tr("Opening %1").arg(settings.name), openerOf(settings), Edits::Forgotten);
}

void SessionController::openSample(const workflow::SampleOptions &options)
{
    runOpener(
        tr("Opening the sample project"),
        [work = m_work, options](const jobs::JobContext &context) -> Result<Opened> {
            TRY_ASSIGN(const workflow::Sample sample, workflow::openSample(options, context.progress, context.stop));
            TRY_ASSIGN(const workflow::SessionSnapshot snapshot, work->open(sample.project, context));
            return Opened { sample.project, snapshot, sample.server };
        },
        Edits::Forgotten);
}

void SessionController::reload()
{
    runOpener(tr("Reading %1 again").arg(m_project.name), openerOf(m_project), Edits::Forgotten);
}

void SessionController::refresh()
{
    const bool hasEdits = !(m_document.edited() == m_document.base());
    refreshReading(hasEdits && !m_editedOnDisk ? workflow::FileReading::AsBefore : workflow::FileReading::Again);
}

void SessionController::refreshReading(workflow::FileReading reading)
{
    runOpener(tr("Reading %1 again").arg(m_project.name), openerOf(m_project, reading), Edits::Kept, reading);
}

void SessionController::planOnDisk(const schema::Database &edited)
{
    m_editedOnDisk = edited;
    refresh();
}

void SessionController::setTarget(const postgres::ConnectionSettings &target)
{
    m_project.target = target;
    refresh();
}

void SessionController::setMigrationsFolder(const QString &folder)
{
    m_project.migrationsFolder = folder;
    refresh();
}

void SessionController::runOpener(
    const QString &title, Opener opener, Edits edits, workflow::FileReading reading)
{
    m_debounce.stop();
    // A comparison with what is about to be read again would be thrown away.
    m_worker.cancelAll();
    setState(SessionState::Opening);
    m_worker.run<Opened>({ title, u"open"_s }, std::move(opener), this,
        [this, edits, reading](Result<Opened> opened) { onOpened(std::move(opened), edits, reading); });
}

void SessionController::onOpened(Result<Opened> opened, Edits edits, workflow::FileReading reading)
{
    if (!opened) {
        m_editedOnDisk.reset();
        setState(m_snapshot ? SessionState::Open : SessionState::Failed);
        emit openFailed(opened.error());
        return;
    }
    m_project = opened->project;
    if (opened->sampleServer)
        m_sampleServer = opened->sampleServer;
    takeSnapshot(opened->snapshot, edits);
    setState(SessionState::Open);
    emit snapshotChanged();
    watchFiles(reading);
    compare();
}

void SessionController::watchFiles(workflow::FileReading reading)
{
    if (reading == workflow::FileReading::AsBefore)
        m_files.watchMigrations(m_project);
    else
        m_files.watch(m_project);
}

void SessionController::takeSnapshot(const workflow::SessionSnapshot &snapshot, Edits edits)
{
    m_snapshot = snapshot;
    const schema::Database base = m_document.base();
    const schema::Database edited = m_document.edited();
    const bool landed = m_difference && m_difference->desired == snapshot.desired;
    const auto onDisk = std::exchange(m_editedOnDisk, std::nullopt);
    if (edits == Edits::Kept && onDisk) {
        showLoaded(*onDisk);
    } else if (edits == Edits::Forgotten || edited == base || landed) {
        showLoaded(snapshot.desired);
    } else if (!(snapshot.desired == base)) {
        // Otherwise the edits would take back what the sources say more than they did.
        showLoaded(workflow::undoneIn(snapshot.desired, base, edited));
    }
    if (snapshot.current)
        m_document.setCurrent(*snapshot.current);
    else
        m_document.clearCurrent();
    emit logged(tr("Read %1").arg(snapshot.currentTitle.isEmpty() ? snapshot.desiredTitle : snapshot.currentTitle));
}

void SessionController::showLoaded(const schema::Database &edited)
{
    m_migration = {};
    m_recipes.clear();
    const QList<diff::Rename> renames = m_document.renames();
    m_document.loadEdited(m_snapshot->desired, edited, renames);
}

void SessionController::close()
{
    m_debounce.stop();
    m_worker.cancelAll();
    m_worker.run<bool>({}, [work = m_work](const jobs::JobContext &) -> Result<bool> {
        *work = {};
        return true;
    }, this, {});
    m_snapshot.reset();
    m_difference.reset();
    m_migration = {};
    m_drafts.clear();
    m_project = {};
    m_sampleServer.reset();
    m_document.load({});
    m_document.clearCurrent();
    m_files.watch(m_project);
    setState(SessionState::Closed);
}

void SessionController::setState(SessionState state)
{
    if (m_state == state)
        return;
    m_state = state;
    emit stateChanged();
}

bool SessionController::hasUnsavedEdits() const
{
    return m_document.isModified();
}

void SessionController::onDocumentChanged(const document::DocumentChange &change)
{
    if (change.scope == document::ChangeScope::Edited)
        compareSoon();
}

void SessionController::compareSoon()
{
    m_comparing = true;
    m_debounce.start();
    emit compareStarted();
}

void SessionController::compare()
{
    if (m_state != SessionState::Open)
        return;
    m_comparing = true;
    emit compareStarted();
    m_worker.run<workflow::SessionDifference>(
        { tr("Comparing"), u"compare"_s },
        [work = m_work, edited = m_document.edited(), renames = m_document.renames(), recipes = m_recipes](
            const jobs::JobContext &context) -> Result<workflow::SessionDifference> {
            TRY_ASSIGN(workflow::Session *const session, work->openSession());
            return session->difference(edited, renames, context.progress, context.stop, recipes);
        },
        this, [this](Result<workflow::SessionDifference> result) { onCompared(std::move(result)); });
}

void SessionController::onCompared(Result<workflow::SessionDifference> difference)
{
    m_comparing = false;
    if (!difference) {
        if (difference.error().kind != ErrorKind::Cancelled)
            emit compareFailed(difference.error());
        return;
    }
    m_difference = std::make_shared<const workflow::SessionDifference>(std::move(*difference));
    m_document.setChanges(m_difference->changes);
    if (m_migration.edited) {
        m_migration.schemaChanged = true;
        emit migrationChanged();
    } else {
        showPlan();
    }
    emit differenceChanged();
    m_questionDelay.start();
}

void SessionController::askDatabase()
{
    const bool hasTarget = m_snapshot && m_snapshot->current && m_snapshot->project.target;
    if (!hasTarget || m_comparing || !m_difference || m_difference->migration.plan.steps.isEmpty())
        return;
    m_questions.run<workflow::Difference>(
        { tr("Asking the database about the changes"), u"questions"_s },
        [target = *m_snapshot->project.target, plan = m_difference->migration.plan, options = workflow::planLintOptions(*m_snapshot),
            looked = workflow::allFactsOf(*m_snapshot)](const jobs::JobContext &context) -> Result<workflow::Difference> {
            TRY_ASSIGN(postgres::Connection connection, postgres::Connection::open(target, context.stop));
            return workflow::describePlan(plan, &connection, context.stop, options, looked);
        },
        this, [this, asked = m_difference](const Result<workflow::Difference> &answered) {
            // Without an answer what is known stands.
            if (!answered || m_difference != asked)
                return;
            auto known = std::make_shared<workflow::SessionDifference>(*asked);
            known->migration = *answered;
            m_difference = std::move(known);
            if (!m_migration.edited)
                showPlan();
        });
}

void SessionController::readPanes(const std::optional<schema::ObjectKey> &key)
{
    if (!m_difference)
        return;
    const schema::ObjectKey before = key ? document::originalKey(m_document.renames(), *key) : schema::ObjectKey();
    m_worker.run<PaneContent>(
        { {}, u"panes"_s },
        [work = m_work, difference = m_difference, key, before](const jobs::JobContext &) -> Result<PaneContent> {
            TRY_ASSIGN(const workflow::Session *const session, work->openSession());
            return makePaneContent(*session, *difference, key, before);
        },
        this, [this](const Result<PaneContent> &content) {
            if (content)
                emit panesReady(*content);
        });
}

void SessionController::showPlan()
{
    m_migration = {};
    if (m_difference) {
        m_migration.sql = m_difference->migration.sql;
        m_migration.statements = m_difference->migration.statements;
        m_migration.findings = m_difference->migration.findings;
        m_migration.base = m_difference->migrationBase;
        m_migration.notes = m_difference->migration.plan.notes;
    }
    emit migrationChanged();
}

void SessionController::setRecipes(const QList<plan::Recipe> &recipes)
{
    m_recipes = recipes;
    m_migration.edited = false; // the text is another one now
    compare();
}

void SessionController::previewRecipe(
    const plan::Recipe &recipe, const std::function<void(const Result<workflow::RecipePreview> &)> &callback)
{
    if (!m_difference) {
        callback(makeError(ErrorKind::Conflict, tr("The schema is being read anew: close this and ask again when it is there.")));
        return;
    }
    m_worker.run<workflow::RecipePreview>(
        { {}, u"recipe"_s },
        [work = m_work, difference = m_difference, renames = m_document.renames(), recipe](
            const jobs::JobContext &context) -> Result<workflow::RecipePreview> {
            TRY_ASSIGN(workflow::Session *const session, work->openSession());
            return session->previewRecipe(*difference, renames, recipe, context.stop);
        },
        this, callback);
}

void SessionController::rebuildMigration()
{
    showPlan();
}

void SessionController::applyFix(const lint::Fix &fix)
{
    setMigrationSql(lint::applyFix(m_migration.sql, fix));
}

void SessionController::suppress(int finding, const QString &reason)
{
    const lint::Finding &accepted = m_migration.findings.at(finding);
    const qsizetype start = m_migration.statements.at(accepted.statement).range.start;
    applyFix(lint::suppression(m_migration.sql, accepted.rule, start, reason));
}

void SessionController::setMigrationSql(const QString &sql)
{
    const workflow::MigrationText before { m_migration.sql, m_migration.statements, {} };
    m_worker.run<workflow::MigrationText>(
        { tr("Checking the migration"), u"lint"_s },
        [work = m_work, before, sql](const jobs::JobContext &context) -> Result<workflow::MigrationText> {
            return workflow::editMigration(before, sql, work->factsConnection(context.stop), context.stop, work->planLintOptions());
        },
        this, [this](const Result<workflow::MigrationText> &text) {
            if (!text) {
                emit compareFailed(text.error());
                return;
            }
            m_migration.sql = text->sql;
            m_migration.statements = text->statements;
            m_migration.findings = text->findings;
            m_migration.edited = true;
            emit migrationChanged();
        });
}

void SessionController::lintFiles(const QString &key, const QList<migrations::MigrationFile> &files,
    const std::function<void(const Result<QList<workflow::LintedText>> &)> &callback)
{
    m_worker.run<QList<workflow::LintedText>>(
        { tr("Checking migrations"), key },
        [work = m_work, files](const jobs::JobContext &context) -> Result<QList<workflow::LintedText>> {
            return workflow::lintFiles(
                files, work->factsConnection(context.stop), context.stop, work->lintOptions(), work->fileFacts());
        },
        this, callback);
}

} // namespace schemawright::app
