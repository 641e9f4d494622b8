#include "planinvariant.h"

#include "catalogfingerprint.h"
#include "databasedifference.h"
#include "rowcheck.h"
#include "sorteddump.h"

#include "model/catalog/inspector.h"
#include "model/diff/renamerequest.h"
#include "model/sql/samestatement.h"
#include "model/sql/splitter.h"
#include "model/sql/sqlwriter.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

namespace schemawright::testing {

using namespace Qt::StringLiterals;

QString stageText(InvariantStage stage)
{
    switch (stage) {
    case InvariantStage::Converged:
        return u"converged"_s;
    case InvariantStage::CannotLoad:
        return u"cannot load"_s;
    case InvariantStage::CannotInspect:
        return u"cannot inspect"_s;
    case InvariantStage::Refused:
        return u"refused"_s;
    case InvariantStage::CannotPlan:
        return u"cannot plan"_s;
    case InvariantStage::StatementFailed:
        return u"statement failed"_s;
    case InvariantStage::Differs:
        return u"differs"_s;
    case InvariantStage::ReplanNotEmpty:
        return u"replan not empty"_s;
    case InvariantStage::RowsLost:
        return u"rows lost"_s;
    case InvariantStage::OtherBytes:
        return u"other bytes"_s;
    case InvariantStage::DownRefused:
        return u"down refused"_s;
    case InvariantStage::DownFailed:
        return u"down failed"_s;
    case InvariantStage::DownDiffers:
        return u"down differs"_s;
    case InvariantStage::SelfDiffers:
        return u"self differs"_s;
    }
    Q_UNREACHABLE();
}

namespace {

/// Roles belong to the server, which the scripts of both sides and of other cases share.
bool isRoleThatExists(const Error &error, const QString &statement)
{
    return error.sqlState == u"42710" && statement.simplified().startsWith("CREATE ROLE"_L1, Qt::CaseInsensitive);
}

/// Scripts of other tools grant to roles that their authors' servers had.
bool makeMissingRole(postgres::Connection &connection, const Error &error)
{
    static const QRegularExpression missing(u"^role \"(.+)\" does not exist$"_s);
    const QString role = error.sqlState == u"42704" ? missing.match(error.text).captured(1) : QString();
    return !role.isEmpty() && connection.execute(u"CREATE ROLE "_s + sql::quoteIdentifier(role)).has_value();
}

} // namespace

Result<> runStatements(postgres::Connection &connection, const QString &script)
{
    TRY_ASSIGN(const auto statements, sql::splitStatements(script));
    for (const sql::StatementSource &statement : statements) {
        auto result = connection.execute(statement.text);
        while (!result && makeMissingRole(connection, result.error()))
            result = connection.execute(statement.text);
        if (!result && !isRoleThatExists(result.error(), statement.text))
            return makeError(result.error());
    }
    return {};
}

Result<> runPlan(postgres::Connection &connection, const plan::Plan &plan)
{
    int transaction = 0;
    for (const plan::PlanStep &step : plan.steps) {
        if (step.transaction != transaction && connection.isInTransaction())
            TRY(connection.execute(u"COMMIT"_s));
        if (step.transaction != transaction && step.statement.transactional)
            TRY(connection.execute(u"BEGIN"_s));
        transaction = step.transaction;
        // A plan makes the roles that were missing when it was made: the script of the other side has made them since.
        const bool makesRole = step.statement.sql.startsWith("CREATE ROLE"_L1);
        if (makesRole)
            TRY(connection.execute(u"SAVEPOINT role"_s));
        const auto result = connection.execute(step.statement.sql);
        if (!result && isRoleThatExists(result.error(), step.statement.sql)) {
            TRY(connection.execute(u"ROLLBACK TO SAVEPOINT role"_s));
        } else if (!result) {
            Error error = result.error();
            error.statement = step.statement.sql;
            return makeError(error);
        }
    }
    if (connection.isInTransaction())
        TRY(connection.execute(u"COMMIT"_s));
    return {};
}

schema::Database withSortedColumns(const schema::Database &database)
{
    schema::Database sorted = database;
    for (Shared<schema::Table> &shared : sorted.tables) {
        schema::Table table = *shared;
        std::ranges::sort(table.columns, std::less<> {}, &schema::Column::name);
        shared = std::move(table);
    }
    return sorted;
}

namespace {

/// What the parser reads alike is the same query: the server writes `a BETWEEN … AND b` with parentheses that it writes no more
/// once it has read its own text.
/// The slot of a subscription is the running system's.
schema::Database withTextsOf(const schema::Database &database, const schema::Database &other)
{
    schema::Database same = database;
    for (Shared<schema::View> &shared : same.views) {
        const schema::View *const found = schema::findView(other, shared->name);
        if (!found || shared->query == found->query || !sql::isSameStatement(shared->query, found->query))
            continue;
        schema::View view = *shared;
        view.query = found->query;
        shared = std::move(view);
    }
    for (schema::OtherObject &object : same.others) {
        const auto found = std::ranges::find(other.others, object.identity, &schema::OtherObject::identity);
        const bool isSame = found != other.others.end() && found->core == object.core && found->parts == object.parts;
        if (object.label == u"subscription" && isSame) {
            object.createSql = found->createSql;
            object.dropSql = found->dropSql;
        }
    }
    return same;
}

} // namespace

namespace {

QList<diff::Rename> reversed(const QList<diff::Rename> &renames)
{
    QHash<QualifiedName, QString> owners;
    for (const diff::Rename &rename : renames) {
        if (rename.before.parent.isEmpty() && rename.label.isEmpty())
            owners.insert(rename.before.qualifiedName(), rename.after);
    }
    QList<diff::Rename> back;
    for (const diff::Rename &rename : renames) {
        diff::Rename reverse = rename;
        if (!rename.label.isEmpty()) {
            reverse.after = rename.label;
            reverse.label = rename.after;
        } else {
            reverse.before.name = rename.after;
            reverse.after = rename.before.name;
        }
        if (!rename.before.parent.isEmpty())
            reverse.before.parent = owners.value(rename.before.parentName(), rename.before.parent);
        back.append(reverse);
    }
    return back;
}

class Check
{
public:
    Check(PgFixture &fixture, const InvariantDatabases &databases, const InvariantCase &invariant)
        : m_fixture(fixture)
        , m_case(invariant)
        , m_options(invariant.options)
        , m_before(databases.before)
        , m_after(databases.after)
        , m_beforeConnection(fixture.connect(databases.before))
        , m_afterConnection(fixture.connect(databases.after))
    {
    }

    [[nodiscard]] InvariantOutcome run();

private:
    InvariantOutcome end(InvariantStage stage, const QString &text)
    {
        m_outcome.stage = stage;
        m_outcome.text = text;
        return m_outcome;
    }
    InvariantOutcome end(InvariantStage stage, const Error &error)
    {
        m_outcome.sqlState = error.sqlState;
        return end(stage, error.toText());
    }
    [[nodiscard]] Result<schema::Database> load(postgres::Connection &connection, const QStringList &scripts);
    [[nodiscard]] Result<> resolveRenames(const schema::Database &before, const schema::Database &after);
    [[nodiscard]] Result<schema::Database> inspect(postgres::Connection &connection);
    [[nodiscard]] InvariantOutcome apply(const schema::Database &before, const schema::Database &after);
    [[nodiscard]] InvariantOutcome compare(
        const schema::Database &result, const schema::Database &before, const schema::Database &after);
    [[nodiscard]] InvariantOutcome goDown(const schema::Database &result, const schema::Database &before);
    [[nodiscard]] InvariantOutcome rebuild(const schema::Database &after);
    [[nodiscard]] InvariantOutcome compareCatalogs();

    PgFixture &m_fixture;
    const InvariantCase &m_case;
    plan::PlanOptions m_options; ///< with the renames
    QString m_before;
    QString m_after;
    // One connection each: every new one would have to warm up the server's caches of catalogs.
    postgres::Connection m_beforeConnection;
    postgres::Connection m_afterConnection;
    QString m_dumpBefore;
    InvariantOutcome m_outcome;
};

// What a script or a plan has set must not change what the next one means.
Result<schema::Database> Check::inspect(postgres::Connection &connection)
{
    TRY(connection.execute(u"RESET ALL"_s));
    return catalog::inspectDatabase(connection, {});
}

Result<schema::Database> Check::load(postgres::Connection &connection, const QStringList &scripts)
{
    for (const QString &script : scripts)
        TRY(runStatements(connection, script));
    const auto read = inspect(connection);
    if (!read)
        m_outcome.stage = InvariantStage::CannotInspect;
    return read;
}

Result<> Check::resolveRenames(const schema::Database &before, const schema::Database &after)
{
    QList<diff::RenameRequest> requests;
    for (const QString &rename : m_case.renames) {
        TRY_ASSIGN(const diff::RenameRequest request, diff::parseRenameRequest(rename));
        requests.append(request);
    }
    TRY_ASSIGN(const QList<diff::Rename> renames, diff::resolveRenames(before, after, requests));
    m_options.diff.renames += renames;
    return {};
}

InvariantOutcome Check::run()
{
    m_outcome.stage = InvariantStage::CannotLoad;
    const auto before = load(m_beforeConnection, { m_case.before, m_case.rows });
    if (!before) {
        m_outcome.sqlState = before.error().sqlState;
        return end(m_outcome.stage, u"before: "_s + before.error().toText());
    }
    const auto after = load(m_afterConnection, { m_case.after });
    if (!after)
        return end(m_outcome.stage, u"after: "_s + after.error().toText());
    m_outcome.stage = InvariantStage::Converged;
    if (const auto resolved = resolveRenames(*before, *after); !resolved)
        return end(InvariantStage::CannotPlan, resolved.error());
    const auto planned = plan::makePlan(*before, *after, m_options);
    if (!planned) {
        const bool refused = planned.error().kind == ErrorKind::Unsupported;
        return end(refused ? InvariantStage::Refused : InvariantStage::CannotPlan, planned.error().toText());
    }
    m_outcome.plan = *planned;
    if (plan::planSql(plan::makePlan(*before, *after, m_options).value_or(plan::Plan())) != plan::planSql(*planned))
        return end(InvariantStage::OtherBytes, u"planned twice"_s);
    if (m_case.comparesDumps && m_case.checksDown)
        m_dumpBefore = sortedDump(m_fixture.dump(m_before));
    return apply(*before, *after);
}

InvariantOutcome Check::apply(const schema::Database &before, const schema::Database &after)
{
    postgres::Connection &connection = m_beforeConnection;
    const RowCheck rows(before, after, m_options.diff.renames);
    const bool checksRows = !m_case.rows.isEmpty();
    QStringList sumsBefore;
    if (checksRows)
        sumsBefore = rows.readBefore(connection).value_or(QStringList());
    if (const auto ran = runPlan(connection, m_outcome.plan); !ran)
        return end(InvariantStage::StatementFailed, ran.error());
    if (checksRows) {
        const QStringList sumsAfter = rows.readAfter(connection).value_or(QStringList());
        for (qsizetype i = 0; i < sumsBefore.size(); ++i) {
            if (sumsAfter.value(i) != sumsBefore.at(i))
                return end(InvariantStage::RowsLost, rows.tableAt(i));
        }
    }
    const auto result = inspect(connection);
    if (!result)
        return end(InvariantStage::CannotInspect, result.error().toText());
    return compare(*result, before, after);
}

InvariantOutcome Check::compare(
    const schema::Database &result, const schema::Database &before, const schema::Database &after)
{
    plan::PlanOptions again = m_case.options;
    again.recipes.clear(); // nothing is left for them
    const auto replanned = plan::makePlan(result, after, again);
    if (!replanned)
        return end(InvariantStage::ReplanNotEmpty, replanned.error().toText());
    if (!replanned->changes.isEmpty() || !replanned->steps.isEmpty())
        return end(InvariantStage::ReplanNotEmpty, plan::planSql(*replanned));
    const schema::Database same = withTextsOf(result, after);
    const bool isSameText = same.views == result.views; // else pg_dump tells them apart
    const QString difference = firstDifference(withSortedColumns(same), withSortedColumns(after));
    if (!difference.isEmpty())
        return end(InvariantStage::Differs, difference);
    if (m_case.comparesCatalogs) {
        if (compareCatalogs().stage != InvariantStage::Converged)
            return m_outcome;
    }
    if (m_case.comparesDumps && isSameText) {
        const QString dumped = sortedDump(m_fixture.dump(m_before));
        const QString wanted = sortedDump(m_fixture.dump(m_after));
        if (dumped != wanted)
            return end(InvariantStage::Differs, u"pg_dump: "_s + firstDifferentLines(dumped, wanted));
    }
    if (m_case.checksSelf) {
        if (rebuild(after).stage != InvariantStage::Converged)
            return m_outcome;
    }
    return m_case.checksDown ? goDown(result, before) : m_outcome;
}

InvariantOutcome Check::goDown(const schema::Database &result, const schema::Database &before)
{
    plan::PlanOptions options = m_case.options;
    options.recipes.clear();
    options.diff.renames = reversed(m_options.diff.renames);
    const auto planned = plan::makePlan(result, before, options);
    if (!planned) {
        const bool refused = planned.error().kind == ErrorKind::Unsupported;
        return end(refused ? InvariantStage::DownRefused : InvariantStage::DownFailed, planned.error().toText());
    }
    m_outcome.down = *planned;
    if (const auto ran = runPlan(m_beforeConnection, *planned); !ran)
        return end(InvariantStage::DownFailed, ran.error());
    const auto returned = inspect(m_beforeConnection);
    if (!returned)
        return end(InvariantStage::CannotInspect, returned.error().toText());
    const schema::Database same = withTextsOf(*returned, before);
    const QString difference = firstDifference(withSortedColumns(same), withSortedColumns(before));
    if (!difference.isEmpty())
        return end(InvariantStage::DownDiffers, difference);
    if (!m_case.comparesDumps || same.views != returned->views)
        return m_outcome;
    const QString dumped = sortedDump(m_fixture.dump(m_before));
    if (dumped != m_dumpBefore)
        return end(InvariantStage::DownDiffers, u"pg_dump: "_s + firstDifferentLines(dumped, m_dumpBefore));
    return m_outcome;
}

// inspect → SQL → reload → inspect.
InvariantOutcome Check::rebuild(const schema::Database &after)
{
    const auto script = plan::databaseSql(after);
    if (!script)
        return end(InvariantStage::SelfDiffers, script.error().toText());
    if (const auto emptied = emptyDatabase(m_afterConnection); !emptied)
        return end(InvariantStage::CannotLoad, emptied.error());
    if (const auto ran = runStatements(m_afterConnection, *script); !ran)
        return end(InvariantStage::SelfDiffers, ran.error());
    const auto rebuilt = inspect(m_afterConnection);
    if (!rebuilt)
        return end(InvariantStage::CannotInspect, rebuilt.error().toText());
    const QString difference = firstDifference(withTextsOf(*rebuilt, after), after);
    return difference.isEmpty() ? m_outcome : end(InvariantStage::SelfDiffers, difference);
}

InvariantOutcome Check::compareCatalogs()
{
    const auto have = catalogFingerprint(m_beforeConnection);
    const auto want = catalogFingerprint(m_afterConnection);
    if (!have || !want)
        return end(InvariantStage::CannotInspect, have ? want.error().toText() : have.error().toText());
    if (*have != *want) {
        return end(InvariantStage::Differs,
            u"catalogs: "_s + firstDifferentLines(have->join(u'\n'), want->join(u'\n')));
    }
    return m_outcome;
}

// A database with a subscription cannot be dropped.
void dropSubscriptions(postgres::Connection &connection)
{
    const auto rows = connection.execute(
        u"SELECT format('DROP SUBSCRIPTION %I', subname) FROM pg_subscription s JOIN pg_database d ON d.oid = s.subdbid "
        "WHERE d.datname = current_database()"_s);
    for (int row = 0; rows && row < rows->rowCount(); ++row)
        (void)connection.execute(rows->text(row, 0));
}

} // namespace

InvariantOutcome checkPlanInvariantOn(
    PgFixture &fixture, const InvariantDatabases &databases, const InvariantCase &invariant)
{
    return Check(fixture, databases, invariant).run();
}

Result<> emptyDatabase(postgres::Connection &connection)
{
    TRY(connection.execute(u"SET client_min_messages = warning"_s));
    TRY_ASSIGN(const auto schemas, connection.execute(u"SELECT quote_ident(nspname) FROM pg_catalog.pg_namespace "
        "WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'"_s));
    for (int row = 0; row < schemas.rowCount(); ++row)
        TRY(connection.execute(u"DROP SCHEMA %1 CASCADE"_s.arg(schemas.text(row, 0))));
    for (const QString &statement : { u"CREATE SCHEMA public"_s, u"GRANT USAGE ON SCHEMA public TO PUBLIC"_s,
             u"COMMENT ON SCHEMA public IS 'standard public schema'"_s })
        TRY(connection.execute(statement));
    return {};
}

InvariantOutcome checkPlanInvariant(PgFixture &fixture, const InvariantCase &invariant)
{
    const InvariantDatabases databases { fixture.createDatabase(), fixture.createDatabase() };
    const InvariantOutcome outcome = checkPlanInvariantOn(fixture, databases, invariant);
    postgres::Connection connection = fixture.connect(u"postgres"_s);
    for (const QString &database : { databases.before, databases.after }) {
        postgres::Connection inside = fixture.connect(database);
        dropSubscriptions(inside);
    }
    for (const QString &database : { databases.before, databases.after })
        (void)connection.execute(u"DROP DATABASE IF EXISTS %1 WITH (FORCE)"_s.arg(database));
    return outcome;
}

} // namespace schemawright::testing
