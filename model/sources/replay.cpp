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

Result<schema::Database> runAndRead(const devdb::DevelopmentDatabase &development, const FollowPlan &plan,
    const SourceOptions &options, const std::stop_token &stop)
{
    for (const QString &statement : plan.statements)
        TRY(runOne(development, statement, stop));
    catalog::InspectOptions inspect;
    inspect.schemas = options.schemas;
    inspect.exclude = options.exclude;
    TRY_ASSIGN(schema::Database database, catalog::inspectDatabase(development.connection(), inspect, {}, stop));
    diff::forgetRunner(database); // as after a full run
    return database;
}

enum class Outcome { Kept, TakenBack };

/// Nothing when it turned out that everything must be run; the database is then as it was.
std::optional<Replay> follow(const Replay &former, const QList<devdb::Script> &scripts, const SourceOptions &options,
    Outcome outcome, const std::stop_token &stop)
{
    if (!isSameServer(former.options, options) || !areSameFiles(former.scripts, scripts) || !readsEverything(options)
        || former.statements.isEmpty())
        return std::nullopt;
    const auto statements = statementsOf(scripts, &former);
    if (!statements)
        return std::nullopt;
    const auto plan = planFollowing(former.statements, *statements, former.database);
    postgres::Connection &connection = former.development.connection();
    if (!plan || !connection.isAlive() || connection.isInTransaction() || !connection.execute(u"BEGIN"_s))
        return std::nullopt;
    const auto database = runAndRead(former.development, *plan, former.options, stop);
    if (!database || !isFaithful(*plan, former.database, *database)) {
        (void)connection.execute(u"ROLLBACK"_s);
        return std::nullopt;
    }
    if (!connection.execute(outcome == Outcome::Kept ? u"COMMIT"_s : u"ROLLBACK"_s))
        return std::nullopt;
    return Replay { former.development, *database, scripts, *statements, former.options, true };
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
