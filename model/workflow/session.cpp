#include "model/workflow/session.h"

#include "model/catalog/inspector.h"
#include "model/diff/schemadiff.h"
#include "model/migrations/atlasrevisions.h"
#include "model/migrations/formats/formats.h"
#include "model/migrations/formats/toolhistory.h"
#include "model/plan/recipes/recipekind.h"
#include "model/sources/source.h"
#include "model/sources/sourcefiles.h"
#include "model/workflow/knownrenames.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>

#include <algorithm>

namespace schemawright::workflow {

using namespace Qt::StringLiterals;
using postgres::Connection;
using schema::Database;

namespace {

catalog::InspectOptions inspectOptions(const project::ProjectSettings &project)
{
    catalog::InspectOptions options;
    options.schemas = project.schemas;
    options.missingSchemasAreEmpty = true; // made by the next migration, or dropped by it
    options.exclude = project.exclude + migrations::historyTablePatterns();
    return options;
}

QString titleOf(const postgres::ConnectionSettings &settings, int serverVersion)
{
    return u"%1, PG %2.%3, read %4"_s.arg(settings.toText())
        .arg(serverVersion / 10000)
        .arg(serverVersion % 10000)
        .arg(QTime::currentTime().toString(u"HH:mm"_s));
}

/// "20260102000000_more.sql, which is …" when the new migration starts after files that the database has not run.
QString baseText(const std::optional<migrations::MigrationStatus> &status)
{
    if (!status || status->pending().isEmpty())
        return {};
    const QList<migrations::MigrationFile> pending = status->pending();
    return pending.size() == 1
        ? u"Starts after %1, which is not applied yet."_s.arg(pending.last().fileName)
        : u"Starts after %1; it and %2 more files are not applied yet."_s.arg(pending.last().fileName).arg(pending.size() - 1);
}

} // namespace

Result<Session> Session::open(const project::ProjectSettings &settings, const ProgressFn &progress,
    const std::stop_token &stop, const Session *former, FileReading reading)
{
    Session session;
    session.m_snapshot.project = settings;
    session.m_snapshot.warnings = settings.warnings;
    session.readTarget(progress, stop);
    if (stop.stop_requested())
        return makeError(ErrorKind::Cancelled, u"opening %1 was cancelled"_s.arg(settings.name));
    TRY(session.readDirectory(progress, stop));
    // Last: it may take over the development database of the former session.
    TRY(session.readSources(progress, stop, former, reading));
    return session;
}

const SessionSnapshot &Session::snapshot() const
{
    return m_snapshot;
}

Result<sources::SourceOptions> sourceOptionsOf(const SessionSnapshot &snapshot)
{
    const project::ProjectSettings &project = snapshot.project;
    sources::SourceOptions options;
    TRY_ASSIGN(options.developmentServer, devdb::parseDevelopmentUrl(project.developmentUrl));
    if (project.developmentUrl.isEmpty() && snapshot.current)
        options.developmentServer = devdb::developmentServerLike(snapshot.current->serverVersion);
    options.schemas = project.schemas;
    options.missingSchemasAreEmpty = true; // made by the next migration, or dropped by it
    options.exclude = inspectOptions(project).exclude;
    options.workingFolder = project.folder;
    options.allowsPrograms = project.allowsPrograms;
    return options;
}

lint::LintOptions planLintOptions(const SessionSnapshot &snapshot)
{
    lint::LintOptions options = toOptions(snapshot.project.lint);
    options.runsBehindPending = snapshot.status ? !snapshot.status->pending().isEmpty() : !snapshot.directory.files.isEmpty();
    return options;
}

FactsOptions allFactsOf(const SessionSnapshot &snapshot)
{
    FactsOptions options;
    if (snapshot.status)
        options.directory = ranFacts(*snapshot.status);
    options.askRows = options.measureLoad = options.findUsers = true;
    options.application = snapshot.project.lint.application;
    if (const auto sources = sourceOptionsOf(snapshot))
        options.calibratedBy = sources->developmentServer;
    return options;
}

void Session::readTarget(const ProgressFn &progress, const std::stop_token &stop)
{
    const auto &target = m_snapshot.project.target;
    if (!target)
        return;
    reportProgress(progress, u"Reading %1"_s.arg(target->toText()));
    m_snapshot.currentTitle = target->toText();
    auto connection = Connection::open(*target, stop);
    if (!connection) {
        m_snapshot.currentError = connection.error();
        return;
    }
    m_target = std::move(*connection);
    auto database = catalog::inspectDatabase(*m_target, inspectOptions(m_snapshot.project), progress, stop);
    if (!database) {
        m_snapshot.currentError = database.error().withContext(u"reading %1"_s.arg(target->toText()));
        m_target.reset();
        return;
    }
    m_snapshot.current = std::move(*database);
    m_snapshot.currentTitle = titleOf(*target, m_target->serverVersion());
}

Result<QList<devdb::Script>> Session::readFiles(
    const sources::Source &source, const sources::SourceOptions &options, const std::stop_token &stop)
{
    TRY_ASSIGN(const sources::SourceScripts read, sources::readSource(source, options, stop));
    m_renameComments = read.renames;
    m_snapshot.warnings << read.warnings;
    TRY_ASSIGN(m_files, sources::readSourceFiles(source, options));
    if (m_files.isEmpty() && source.kind != sources::SourceKind::MigrationDirectory)
        m_readOnlyTitle = source.title;
    return read.scripts;
}

/// Whether a project that names no schema is what its migrations make: the database has not run all of them, or there is none. Else
/// the plan would take back what is only to come.
bool Session::directoryIsAhead() const
{
    if (m_snapshot.directory.files.isEmpty() || m_snapshot.brokenMigration || !migrations::replayableFiles(m_snapshot.directory))
        return false;
    return !m_snapshot.current || (m_snapshot.status && !m_snapshot.status->pending().isEmpty());
}

Result<> Session::readSources(
    const ProgressFn &progress, const std::stop_token &stop, const Session *former, FileReading reading)
{
    TRY_ASSIGN(const sources::SourceOptions options, sourceOptionsOf(m_snapshot));
    QElapsedTimer elapsed;
    elapsed.start();
    QList<devdb::Script> scripts;
    if (m_snapshot.project.desiredUrl.isEmpty() && directoryIsAhead()) {
        TRY_ASSIGN(const QList<migrations::MigrationFile> files, migrations::replayableFiles(m_snapshot.directory));
        scripts = devdb::directoryScripts(m_snapshot.project.migrationsFolder, files);
        m_snapshot.desiredTitle = u"Schema of the migrations (edited)"_s;
    } else if (m_snapshot.project.desiredUrl.isEmpty() && m_snapshot.brokenMigration && !m_snapshot.current) {
        m_snapshot.desiredTitle = u"Nothing: the migrations cannot run"_s;
    } else if (m_snapshot.project.desiredUrl.isEmpty()) {
        // The database's own schema is edited: it is rebuilt on the development database from its DDL.
        if (!m_snapshot.current) {
            if (m_snapshot.currentError)
                return makeError(*m_snapshot.currentError);
            return makeError(ErrorKind::Input, u"the project names no schema and no database"_s,
                u"Choose a folder with SQL files or connect to a database."_s);
        }
        TRY_ASSIGN(const QString ddl, plan::databaseSql(*m_snapshot.current));
        scripts = { { m_snapshot.project.target->toText(), ddl, {} } };
        m_snapshot.desiredTitle = u"Schema (edited)"_s;
    } else {
        TRY_ASSIGN(const sources::Source source, sources::parseSource(m_snapshot.project.desiredUrl, options.workingFolder));
        m_snapshot.desiredTitle = source.title;
        if (source.kind == sources::SourceKind::LiveDatabase) {
            TRY_ASSIGN(const sources::LoadedSchema loaded,
                sources::loadSource(m_snapshot.project.desiredUrl, options, progress, stop));
            TRY_ASSIGN(const QString ddl, plan::databaseSql(loaded.database));
            scripts = { { source.title, ddl, {} } };
        } else {
            m_source = source;
            if (reading == FileReading::AsBefore && former && former->m_source == source && !former->m_files.isEmpty()) {
                m_files = former->m_files;
                m_renameComments = former->m_renameComments;
                TRY_ASSIGN(scripts, sources::scriptsOfFiles(source, m_files, options));
            } else {
                TRY_ASSIGN(scripts, readFiles(source, options, stop));
            }
            if (source.kind == sources::SourceKind::Composite)
                m_snapshot.filesForNew = sources::filesForNew(m_files);
        }
    }
    TRY_ASSIGN(m_replay,
        former && former->m_replay ? sources::replayAfter(*former->m_replay, scripts, options, progress, stop)
                                   : sources::replayScripts(scripts, options, progress, stop));
    m_snapshot.desired = m_replay->database;
    m_development = m_replay->development;
    m_snapshot.developmentText = u"dev database: %1 · %2 ms"_s.arg(m_development->serverText()).arg(elapsed.elapsed());
    if (!m_development->warning().isEmpty())
        m_snapshot.warnings << m_development->warning();
    return {};
}

Result<> Session::readDirectory(const ProgressFn &progress, const std::stop_token &stop)
{
    const QString folder = m_snapshot.project.migrationsFolder;
    if (!folder.isEmpty()) {
        TRY_ASSIGN(m_snapshot.directory,
            migrations::loadOrNewDirectory(folder, migrations::detectFormat(folder).value_or(migrations::DirectoryFormat::Atlas)));
        for (const migrations::DirectoryProblem &problem : std::as_const(m_snapshot.directory.problems))
            m_snapshot.warnings << problem.text;
        if (m_target)
            readStatus();
    }
    if (m_snapshot.directory.files.isEmpty() && m_snapshot.current) {
        m_migrationBase = *m_snapshot.current;
        return {};
    }
    // Without a file and a database it is what every new database has.
    TRY_ASSIGN(const sources::SourceOptions options, sourceOptionsOf(m_snapshot));
    const auto files = migrations::replayableFiles(m_snapshot.directory);
    if (!files && m_snapshot.current) {
        m_migrationBase = *m_snapshot.current; // the database says what the directory yields
        m_snapshot.warnings << files.error().toText();
        return {};
    }
    if (!files)
        return startWithBroken(files.error(), options, progress, stop);
    const QList<devdb::Script> scripts = devdb::directoryScripts(folder, *files);
    const auto developed = sources::developScripts(scripts, options, progress, stop);
    if (developed) {
        m_migrationBase = developed->database;
        return {};
    }
    if (developed.error().kind != ErrorKind::Server)
        return makeError(developed.error());
    // What its own tool says of the directory (a revision that is missing) comes before what follows from it.
    const auto isSound = migrations::checkDirectory(m_snapshot.directory);
    const bool itsToolKnows = !m_snapshot.directory.problems.isEmpty() && !isSound;
    return startWithBroken(itsToolKnows ? isSound.error() : developed.error(), options, progress, stop);
}

/// A file that cannot run is to be seen and mended in the project: it is no reason not to open it.
Result<> Session::startWithBroken(
    const Error &error, const sources::SourceOptions &options, const ProgressFn &progress, const std::stop_token &stop)
{
    m_snapshot.brokenMigration = error;
    if (m_snapshot.current) {
        m_migrationBase = *m_snapshot.current;
        return {};
    }
    TRY_ASSIGN(const sources::DevelopedSchema empty, sources::developScripts({}, options, progress, stop));
    m_migrationBase = empty.database;
    return {};
}

void Session::readStatus()
{
    const auto read = [this]() -> Result<migrations::MigrationStatus> {
        if (m_snapshot.directory.format != migrations::DirectoryFormat::Atlas) {
            TRY_ASSIGN(const migrations::ToolHistory history,
                migrations::readToolHistory(*m_target, m_snapshot.directory.format, {}));
            return migrations::computeToolStatus(m_snapshot.directory, history);
        }
        const QString searchPath = m_snapshot.project.target->parameters.value(u"search_path"_s);
        TRY_ASSIGN(const migrations::RevisionTable table, migrations::locateRevisions(*m_target, {}, searchPath));
        TRY_ASSIGN(const QList<migrations::Revision> revisions, migrations::readRevisions(*m_target, table));
        return migrations::computeStatus(m_snapshot.directory, revisions);
    };
    auto status = read();
    if (status)
        m_snapshot.status = std::move(*status);
    else
        m_snapshot.warnings << status.error().toText();
}

namespace {

/// Plain and quick: nobody is locked out of a development database.
plan::PlanOptions developmentPlan()
{
    plan::PlanOptions options;
    options.concurrentIndexes = false;
    options.validateLater = false;
    options.notNullByCheck = false;
    return options;
}

} // namespace

Result<Database> Session::canonical(
    const Database &edited, const QList<diff::Rename> &renames, const std::stop_token &stop)
{
    if (edited == m_snapshot.desired)
        return m_snapshot.desired;
    plan::PlanOptions options = developmentPlan();
    options.diff.renames = knownRenames(m_snapshot.desired, edited, renames);
    TRY_ASSIGN(const plan::Plan plan, plan::makePlan(m_snapshot.desired, edited, options));
    Connection &connection = m_development->connection();
    TRY(connection.execute(u"BEGIN"_s));
    const auto tryOut = [&]() -> Result<Database> {
        for (const plan::PlanStep &step : plan.steps)
            TRY(connection.execute(step.statement.sql, stop));
        return catalog::inspectDatabase(connection, inspectOptions(m_snapshot.project), {}, stop);
    };
    Result<Database> result = tryOut();
    TRY(connection.execute(u"ROLLBACK"_s));
    if (result)
        diff::forgetRunner(*result);
    return result;
}

// Comments of the files say what a person meant before the editor was opened; an edit may have overtaken them.
QList<diff::Rename> Session::allRenames(
    const Database &before, const Database &after, const QList<diff::Rename> &renames) const
{
    QList<diff::Rename> all = knownRenames(before, after, renames);
    const QList<diff::Rename> told = diff::resolveRenames(before, after, m_renameComments).value_or(QList<diff::Rename>());
    for (const diff::Rename &rename : told) {
        if (std::ranges::find(all, rename.before, &diff::Rename::before) == all.end())
            all.append(rename);
    }
    return all;
}

plan::PlanOptions Session::migrationOptions(const Database &desired, const QList<diff::Rename> &renames) const
{
    plan::PlanOptions options;
    options.diff.renames = allRenames(m_migrationBase, desired, renames);
    options.diff.access = diff::AccessMode::Auto;
    return options;
}

Result<SessionDifference> Session::difference(
    const Database &edited, const QList<diff::Rename> &renames, const ProgressFn &progress, const std::stop_token &stop,
    const QList<plan::Recipe> &recipes)
{
    SessionDifference result;
    TRY_ASSIGN(result.desired, canonical(edited, renames, stop));
    result.renames = renames;
    if (m_snapshot.current) {
        TRY_ASSIGN(result.changes, diff::diffDatabases(*m_snapshot.current, result.desired,
                { allRenames(*m_snapshot.current, result.desired, renames), diff::AccessMode::Auto }));
    }
    if (m_target && !m_target->isAlive())
        m_target.reset();
    plan::PlanOptions options = migrationOptions(result.desired, renames);
    for (const plan::Recipe &recipe : recipes) {
        if (plan::recipeKind(m_migrationBase, result.desired, recipe))
            options.recipes.append(recipe);
    }
    TRY_ASSIGN(result.migration,
        computeDifference(m_migrationBase, result.desired, options, m_target ? &*m_target : nullptr, progress, stop, planLintOptions(m_snapshot)));
    result.migrationBase = baseText(m_snapshot.status);
    result.recipes = plan::findRecipes(m_migrationBase, result.desired, result.migration.plan);
    return result;
}

namespace {

/// The steps of one change, in transactions of their own count.
plan::Plan stepsOf(const plan::Plan &plan, const schema::ObjectKey &changed)
{
    plan::Plan part = plan;
    part.steps.removeIf([&](const plan::PlanStep &step) {
        return step.change < 0 || plan.changes.at(step.change).key != changed;
    });
    part.notes.clear();
    return part;
}

} // namespace

Result<RecipePreview> Session::previewRecipe(
    const SessionDifference &difference, const QList<diff::Rename> &renames, const plan::Recipe &recipe,
    const std::stop_token &stop)
{
    Connection *const facts = m_target && m_target->isAlive() ? &*m_target : nullptr;
    lint::LintOptions lintOptions = planLintOptions(m_snapshot);
    lintOptions.runsBehindPending = true; // what else the plan does is left out
    plan::PlanOptions options = migrationOptions(difference.desired, renames);
    TRY_ASSIGN(const plan::Plan inPlace, plan::makePlan(m_migrationBase, difference.desired, options));
    RecipePreview preview;
    preview.inPlace = describePlan(stepsOf(inPlace, recipe.column), facts, stop, lintOptions);
    options.recipes = { recipe };
    const auto byRecipe = plan::makePlan(m_migrationBase, difference.desired, options);
    if (!byRecipe) {
        const Error &error = byRecipe.error();
        preview.problem = error.hint.isEmpty() ? error.text : QString(error.text + u". "_s + error.hint);
        return preview;
    }
    preview.byRecipe = describePlan(stepsOf(*byRecipe, recipe.column), facts, stop, lintOptions);
    return preview;
}

Session::PaneTexts Session::paneTexts(
    const SessionDifference &difference, const std::optional<schema::ObjectKey> &key, const schema::ObjectKey &beforeKey) const
{
    const Database before = m_snapshot.current ? *m_snapshot.current : key ? m_snapshot.desired : Database();
    // What the files do not say about owners and privileges stays: it is no difference between the panes.
    Database after = diff::withAccessOf(before, difference.desired, diff::AccessMode::Auto);
    after.currentRole = before.currentRole;
    if (key)
        return { plan::objectSql(before, beforeKey), plan::objectSql(after, *key) };
    QList<schema::ObjectKey> keys;
    for (const diff::Change &change : difference.changes) {
        schema::ObjectKey object = change.key;
        if (!object.parent.isEmpty()) {
            const bool isView = schema::findView(before, object.parentName()) != nullptr
                || schema::findView(after, object.parentName()) != nullptr;
            object = { isView ? schema::ObjectKind::View : schema::ObjectKind::Table, object.schema, {}, object.parent, {} };
        }
        if (!keys.contains(object))
            keys.append(object);
    }
    std::sort(keys.begin(), keys.end());
    PaneTexts texts;
    for (const schema::ObjectKey &object : keys) {
        const QString left = plan::objectSql(before, object);
        const QString right = plan::objectSql(after, object);
        texts.before += left.isEmpty() ? QString() : QString(left + u"\n\n"_s);
        texts.after += right.isEmpty() ? QString() : QString(right + u"\n\n"_s);
    }
    return texts;
}

} // namespace schemawright::workflow
