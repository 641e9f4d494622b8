#include "model/sources/replay.h"

#include "model/catalog/inspector.h"
#include "model/diff/accessmode.h"
#include "model/sql/copydata.h"
#include "model/sql/parser.h"

#include <QHash>

#include <algorithm>

namespace schemawright::sources {

using namespace Qt::StringLiterals;

namespace {

/// nullopt for scripts that carry rows, have a delimiter of their own or cannot be cut: those are always run as a whole.
std::optional<QList<sql::StatementSource>> cut(const devdb::Script &script)
{
    if (!script.delimiter.isEmpty() || !sql::takeCopyData(script.text).blocks.isEmpty())
        return std::nullopt;
    auto statements = sql::splitStatements(script.text);
    return statements ? std::optional(std::move(*statements)) : std::nullopt;
}

/// Parsing is what costs: statements that are known already are not parsed again.
std::optional<QList<ReplayedStatement>> statementsOf(const QList<devdb::Script> &scripts, const Replay *former)
{
    QHash<QString, const ReplayedStatement *> known;
    if (former) {
        for (const ReplayedStatement &statement : former->statements)
            known.insert(statement.text, &statement);
    }
    QList<ReplayedStatement> statements;
    for (qsizetype script = 0; script < scripts.size(); ++script) {
        const auto sources = cut(scripts.at(script));
        if (!sources)
            return std::nullopt;
        for (const sql::StatementSource &source : *sources) {
            const ReplayedStatement *const same = known.value(source.text);
            statements.append({ script, source.text, same ? same->statement : sql::parseStatement(source).statement });
        }
    }
    return statements;
}

bool areSameFiles(const QList<devdb::Script> &before, const QList<devdb::Script> &after)
{
    return std::ranges::equal(before, after, {}, &devdb::Script::file, &devdb::Script::file);
}

bool isSameServer(const SourceOptions &a, const SourceOptions &b)
{
    return a.developmentServer == b.developmentServer && a.schemas == b.schemas && a.exclude == b.exclude;
}

/// What is not read cannot be seen to go with what is dropped.
bool readsEverything(const SourceOptions &options)
{
    const auto isHistory = [](const QString &pattern) { return pattern.endsWith("atlas_schema_revisions"_L1); };
    return options.schemas.isEmpty() && std::ranges::all_of(options.exclude, isHistory);
}

Result<> runOne(const devdb::DevelopmentDatabase &development, const QString &statement, const std::stop_token &stop)
{
    if (statement.isEmpty())
        return development.connection().resetParameters();
    TRY(development.connection().execute(statement, stop));
    return {};
}

Result<> runAll(const devdb::DevelopmentDatabase &development, const QStringList &statements, const std::stop_token &stop)
{
    for (const QString &statement : statements)
        TRY(runOne(development, statement, stop));
    return {};
}

Result<schema::Database> readAll(
    const devdb::DevelopmentDatabase &development, const SourceOptions &options, const std::stop_token &stop)
{
    catalog::InspectOptions inspect;
    inspect.schemas = options.schemas;
    inspect.exclude = options.exclude;
    TRY_ASSIGN(schema::Database database, catalog::inspectDatabase(development.connection(), inspect, {}, stop));
    diff::forgetRunner(database); // as after a full run
    return database;
}

/// What they yield, nullopt when it is not certain to be what all statements yield. For good: read after COMMIT, when a
/// second connection sees it too and helps with the reading. Then the database has changed whatever is found, so that
/// the former replay loses it if the answer is nothing.
std::optional<schema::Database> runForGood(
    const Replay &former, const FollowPlan &plan, const std::stop_token &stop)
{
    postgres::Connection &connection = former.development.connection();
    if (!runAll(former.development, plan.statements, stop)) {
        (void)connection.execute(u"ROLLBACK"_s);
        return std::nullopt;
    }
    if (connection.execute(u"COMMIT"_s)) {
        auto database = readAll(former.development, former.options, stop);
        if (database && isFaithful(plan, former.database, *database))
            return std::move(*database);
    }
    former.development.spoil();
    return std::nullopt;
}

std::optional<schema::Database> runAndTakeBack(
    const Replay &former, const FollowPlan &plan, const std::stop_token &stop)
{
    std::optional<schema::Database> yielded;
    if (runAll(former.development, plan.statements, stop)) {
        auto database = readAll(former.development, former.options, stop);
        if (database && isFaithful(plan, former.database, *database))
            yielded = std::move(*database);
    }
    if (!former.development.connection().execute(u"ROLLBACK"_s))
        return std::nullopt;
    return yielded;
}

enum class Outcome { Kept, TakenBack };

/// nullopt: everything must be run.
std::optional<Replay> follow(const Replay &former, const QList<devdb::Script> &scripts, const SourceOptions &options,
    Outcome outcome, const std::stop_token &stop)
{
    if (!isSameServer(former.options, options) || !areSameFiles(former.scripts, scripts) || !readsEverything(options)
        || former.statements.isEmpty() || former.development.isSpoiled())
        return std::nullopt;
    auto statements = statementsOf(scripts, &former);
    if (!statements)
        return std::nullopt;
    const auto plan = planFollowing(former.statements, *statements, former.database);
    postgres::Connection &connection = former.development.connection();
    if (!plan || !connection.isAlive() || connection.isInTransaction() || !connection.execute(u"BEGIN"_s))
        return std::nullopt;
    auto database = outcome == Outcome::Kept ? runForGood(former, *plan, stop) : runAndTakeBack(former, *plan, stop);
    if (!database)
        return std::nullopt;
    return Replay { former.development, std::move(*database), scripts, std::move(*statements), former.options, true };
}

} // namespace

Result<Replay> replayScripts(const QList<devdb::Script> &scripts, const SourceOptions &options,
    const ProgressFn &progress, const std::stop_token &stop)
{
    TRY_ASSIGN(DevelopedSchema developed, developScripts(scripts, options, progress, stop));
    return Replay { std::move(developed.development), std::move(developed.database), scripts,
        statementsOf(scripts, nullptr).value_or(QList<ReplayedStatement> {}), options, false };
}

Result<Replay> replayAfter(const Replay &former, const QList<devdb::Script> &scripts, const SourceOptions &options,
    const ProgressFn &progress, const std::stop_token &stop)
{
    if (auto followed = follow(former, scripts, options, Outcome::Kept, stop))
        return std::move(*followed);
    if (stop.stop_requested())
        return makeError(ErrorKind::Cancelled, u"running the schema's files was cancelled"_s);
    return replayScripts(scripts, options, progress, stop);
}

Result<schema::Database> tryReplay(const Replay &former, const QList<devdb::Script> &scripts,
    const SourceOptions &options, const ProgressFn &progress, const std::stop_token &stop)
{
    if (auto followed = follow(former, scripts, options, Outcome::TakenBack, stop))
        return std::move(followed->database);
    if (stop.stop_requested())
        return makeError(ErrorKind::Cancelled, u"running the schema's files was cancelled"_s);
    TRY_ASSIGN(DevelopedSchema developed, developScripts(scripts, options, progress, stop));
    return std::move(developed.database);
}

} // namespace schemawright::sources
