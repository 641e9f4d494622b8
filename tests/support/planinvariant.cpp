#include "planinvariant.h"

#include "catalogfingerprint.h"
#include "databasedifference.h"

#include "model/catalog/inspector.h"
#include "model/sql/splitter.h"
#include "model/sql/sqlwriter.h"

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
    }
    Q_UNREACHABLE();
}

Result<> runStatements(postgres::Connection &connection, const QString &script)
{
    TRY_ASSIGN(const auto statements, sql::splitStatements(script));
    for (const sql::StatementSource &statement : statements) {
        if (const auto result = connection.execute(statement.text); !result)
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
        if (const auto result = connection.execute(step.statement.sql); !result) {
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

QString sortedDump(const QString &dump)
{
    QStringList objects = dump.split(u"\n--\n-- Name: "_s);
    objects.removeFirst();
    for (QString &object : objects) {
        // "-- Dependencies" and the like vary with the order in which objects were made.
        const bool isTable = object.contains(u"; Type: TABLE;"_s) || object.contains(u"; Type: FOREIGN TABLE;"_s);
        if (!isTable)
            continue;
        QStringList lines = object.split(u'\n');
        for (QString &line : lines) {
            if (line.endsWith(u','))
                line.chop(1);
            // Storage parameters are kept in the order in which they were set.
            if (line.startsWith(u"WITH ("_s)) {
                QStringList parameters = line.mid(6, line.size() - 8).split(u", "_s);
                parameters.sort();
                line = parameters.join(u", "_s);
            }
        }
        lines.sort();
        object = lines.join(u'\n');
    }
    objects.sort();
    return objects.join(u"\n\n"_s);
}

namespace {

/// Rows of the tables that both sides have, over the columns that keep their type: count and checksum.
class RowCheck
{
public:
    RowCheck(const schema::Database &before, const schema::Database &after)
    {
        for (const Shared<schema::Table> &table : before.tables) {
            const schema::Table *const other = schema::findTable(after, table->name);
            if (other && !table->isPartitioned())
                addTable(*table, *other);
        }
    }

    [[nodiscard]] Result<QStringList> read(postgres::Connection &connection) const
    {
        QStringList sums;
        for (const QString &query : m_queries) {
            TRY_ASSIGN(const auto rows, connection.execute(query));
            sums.append(rows.text(0, 0) + u' ' + rows.text(0, 1));
        }
        return sums;
    }
    [[nodiscard]] QString tableAt(qsizetype position) const { return m_names.at(position); }

private:
    void addTable(const schema::Table &table, const schema::Table &other)
    {
        QStringList columns;
        for (const schema::Column &column : table.columns) {
            const schema::Column *const match = schema::findColumn(other, column.name);
            const bool isKept = match && match->type == column.type && !match->generated && !column.generated;
            if (isKept)
                columns.append(sql::quoteIdentifier(column.name));
        }
        m_names.append(table.name.toText());
        m_queries.append(u"SELECT count(*), sum(hashtextextended(ROW(%1)::text, 0)) FROM ONLY %2"_s.arg(
            columns.join(u", "_s), sql::quoteName(table.name)));
    }

    QStringList m_names;
    QStringList m_queries;
};

class Check
{
public:
    Check(PgFixture &fixture, const InvariantCase &invariant)
        : m_fixture(fixture)
        , m_case(invariant)
        , m_before(fixture.createDatabase())
        , m_after(fixture.createDatabase())
    {
    }
    ~Check()
    {
        postgres::Connection connection = m_fixture.connect(u"postgres"_s);
        for (const QString &database : { m_before, m_after }) {
            dropSubscriptions(database);
            (void)connection.execute(u"DROP DATABASE IF EXISTS %1 WITH (FORCE)"_s.arg(database));
        }
    }
    Q_DISABLE_COPY_MOVE(Check)

    [[nodiscard]] InvariantOutcome run();

private:
    InvariantOutcome end(InvariantStage stage, const QString &text)
    {
        m_outcome.stage = stage;
        m_outcome.text = text;
        return m_outcome;
    }
    [[nodiscard]] Result<schema::Database> load(const QString &database, const QStringList &scripts);
    [[nodiscard]] InvariantOutcome apply(const schema::Database &before, const schema::Database &after);
    [[nodiscard]] InvariantOutcome compare(
        const schema::Database &result, const schema::Database &after);
    [[nodiscard]] InvariantOutcome compareCatalogs();
    void dropSubscriptions(const QString &database);

    PgFixture &m_fixture;
    const InvariantCase &m_case;
    QString m_before;
    QString m_after;
    InvariantOutcome m_outcome;
};

Result<schema::Database> Check::load(const QString &database, const QStringList &scripts)
{
    postgres::Connection connection = m_fixture.connect(database);
    for (const QString &script : scripts)
        TRY(runStatements(connection, script));
    postgres::Connection reader = m_fixture.connect(database);
    const auto read = catalog::inspectDatabase(reader, {});
    if (!read) {
        m_outcome.stage = InvariantStage::CannotInspect;
        return makeError(read.error());
    }
    return *read;
}

InvariantOutcome Check::run()
{
    m_outcome.stage = InvariantStage::CannotLoad;
    const auto before = load(m_before, { m_case.before, m_case.rows });
    if (!before)
        return end(m_outcome.stage, u"before: "_s + before.error().toText());
    const auto after = load(m_after, { m_case.after });
    if (!after)
        return end(m_outcome.stage, u"after: "_s + after.error().toText());
    m_outcome.stage = InvariantStage::Converged;
    const auto planned = plan::makePlan(*before, *after, m_case.options);
    if (!planned) {
        const bool refused = planned.error().kind == ErrorKind::Unsupported;
        return end(refused ? InvariantStage::Refused : InvariantStage::CannotPlan, planned.error().toText());
    }
    m_outcome.plan = *planned;
    return apply(*before, *after);
}

InvariantOutcome Check::apply(const schema::Database &before, const schema::Database &after)
{
    postgres::Connection connection = m_fixture.connect(m_before);
    const RowCheck rows(before, after);
    const bool checksRows = !m_case.rows.isEmpty();
    QStringList sumsBefore;
    if (checksRows)
        sumsBefore = rows.read(connection).value_or(QStringList());
    if (const auto ran = runPlan(connection, m_outcome.plan); !ran)
        return end(InvariantStage::StatementFailed, ran.error().toText());
    if (checksRows) {
        const QStringList sumsAfter = rows.read(connection).value_or(QStringList());
        for (qsizetype i = 0; i < sumsBefore.size(); ++i) {
            if (sumsAfter.value(i) != sumsBefore.at(i))
                return end(InvariantStage::RowsLost, rows.tableAt(i));
        }
    }
    postgres::Connection reader = m_fixture.connect(m_before);
    const auto result = catalog::inspectDatabase(reader, {});
    if (!result)
        return end(InvariantStage::CannotInspect, result.error().toText());
    return compare(*result, after);
}

InvariantOutcome Check::compare(const schema::Database &result, const schema::Database &after)
{
    const auto replanned = plan::makePlan(result, after, m_case.options);
    if (!replanned)
        return end(InvariantStage::ReplanNotEmpty, replanned.error().toText());
    if (!replanned->changes.isEmpty() || !replanned->steps.isEmpty())
        return end(InvariantStage::ReplanNotEmpty, plan::planSql(*replanned));
    const QString difference = firstDifference(withSortedColumns(result), withSortedColumns(after));
    if (!difference.isEmpty())
        return end(InvariantStage::Differs, difference);
    if (m_case.comparesCatalogs) {
        if (compareCatalogs().stage != InvariantStage::Converged)
            return m_outcome;
    }
    if (!m_case.comparesDumps)
        return m_outcome;
    const QString dumped = sortedDump(m_fixture.dump(m_before));
    const QString wanted = sortedDump(m_fixture.dump(m_after));
    if (dumped != wanted)
        return end(InvariantStage::Differs, u"pg_dump: "_s + firstDifferentLines(dumped, wanted));
    return m_outcome;
}

InvariantOutcome Check::compareCatalogs()
{
    postgres::Connection first = m_fixture.connect(m_before);
    postgres::Connection second = m_fixture.connect(m_after);
    const auto have = catalogFingerprint(first);
    const auto want = catalogFingerprint(second);
    if (!have || !want)
        return end(InvariantStage::CannotInspect, have ? want.error().toText() : have.error().toText());
    if (*have != *want) {
        return end(InvariantStage::Differs,
            u"catalogs: "_s + firstDifferentLines(have->join(u'\n'), want->join(u'\n')));
    }
    return m_outcome;
}

// A database with a subscription cannot be dropped.
void Check::dropSubscriptions(const QString &database)
{
    postgres::Connection connection = m_fixture.connect(database);
    const auto rows = connection.execute(
        u"SELECT format('DROP SUBSCRIPTION %I', subname) FROM pg_subscription s JOIN pg_database d ON d.oid = s.subdbid "
        "WHERE d.datname = current_database()"_s);
    for (int row = 0; rows && row < rows->rowCount(); ++row)
        (void)connection.execute(rows->text(row, 0));
}

} // namespace

InvariantOutcome checkPlanInvariant(PgFixture &fixture, const InvariantCase &invariant)
{
    return Check(fixture, invariant).run();
}

} // namespace schemawright::testing
