// Counting comes first; keys of what was found come in a second round, because most questions find nothing.
#include "model/catalog/dataanswers.h"

#include "model/base/quantity.h"
#include "model/catalog/ownquery.h"
#include "model/postgres/pipeline.h"
#include "model/sql/sqlwriter.h"

#include <QDeadlineTimer>

#include <algorithm>
#include <functional>
#include <stop_token>

namespace schemawright::catalog {

namespace {

using namespace Qt::StringLiterals;
using Kind = DataQuestion::Kind;
using Reach = DataAnswer::Reach;

constexpr double sampleRows = 100'000;
constexpr qint64 sampleBytes = 16LL * 1024 * 1024; // of tables whose number of rows nobody knows
constexpr int exampleCount = 5;

/// A question on its way: its table, and what is known so far.
struct Asked {
    DataQuestion question;
    const TableFacts *table = nullptr;
    bool sampled = false;
    DataAnswer answer;
};

QString sourceOf(const Asked &asked)
{
    const QString source = (asked.question.only ? u"ONLY "_s : QString()) + sql::quoteName(asked.question.table);
    return source;
}

/// docs: sql-select, TABLESAMPLE: SYSTEM reads whole pages, which is quick; the same ones each time by REPEATABLE.
QString sampleOf(const Asked &asked)
{
    if (!asked.sampled)
        return {};
    const double share = asked.table->rowEstimate > 0 ? sampleRows / asked.table->rowEstimate
                                                      : double(sampleBytes) / double(asked.table->sizeBytes);
    return u" TABLESAMPLE SYSTEM (%1) REPEATABLE (1)"_s.arg(std::min(100.0, share * 100), 0, 'f', 6);
}

/// A comment at the end of an expression must not swallow what follows.
QString inParentheses(const QString &expression)
{
    return u"("_s + expression + u"\n)"_s;
}

QString duplicateGroups(const Asked &asked, const QString &columns, const QString &end)
{
    QStringList conditions;
    if (!asked.question.expression.isEmpty())
        conditions.append(inParentheses(asked.question.expression));
    for (const QString &key : asked.question.nullsDistinct ? asked.question.keys : QStringList())
        conditions.append(key + u" IS NOT NULL"_s);
    const QString where = conditions.isEmpty() ? QString() : u" WHERE "_s + conditions.join(u" AND ");
    return u"SELECT "_s + columns + u" FROM "_s + sourceOf(asked) + sampleOf(asked) + where + u" GROUP BY "_s
        + asked.question.keys.join(u", ") + end;
}

QStringList behind(const QString &alias, const QStringList &names)
{
    QStringList result;
    for (const QString &name : names)
        result.append(alias + u'.' + name);
    return result;
}

QString orphanCondition(const DataQuestion &question)
{
    const QStringList keys = behind(u"child"_s, question.keys);
    QStringList pairs;
    QStringList nulls;
    QStringList filled;
    for (qsizetype i = 0; i < keys.size(); ++i) {
        pairs.append(u"parent."_s + question.referencedKeys.at(i) + u" = "_s + keys.at(i));
        nulls.append(keys.at(i) + u" IS NULL"_s);
        filled.append(keys.at(i) + u" IS NOT NULL"_s);
    }
    const QString missing = u"("_s + filled.join(u" AND ") + u" AND NOT EXISTS (SELECT FROM "_s
        + (question.referencedOnly ? u"ONLY "_s : QString()) + sql::quoteName(question.referenced) + u" parent WHERE "_s + pairs.join(u" AND ") + u"))"_s;
    if (!question.matchFull || keys.size() == 1)
        return missing;
    return missing + u" OR (("_s + nulls.join(u" OR ") + u") AND ("_s + filled.join(u" OR ") + u"))"_s;
}

/// Two columns: rows read, rows that break it.
QString countQuery(const Asked &asked)
{
    const DataQuestion &question = asked.question;
    const QString from = u" FROM "_s + sourceOf(asked);
    switch (question.kind) {
    case Kind::Condition:
        return u"SELECT count(*), count(*) FILTER (WHERE "_s + inParentheses(question.expression) + u")"_s + from
            + sampleOf(asked);
    case Kind::Duplicates:
        return u"SELECT coalesce(sum(n), 0)::bigint, count(*) FILTER (WHERE n > 1) FROM ("_s
            + duplicateGroups(asked, u"count(*) AS n"_s, {}) + u") groups"_s;
    case Kind::Orphans: {
        const QString child = from + u" child"_s + sampleOf(asked);
        return u"SELECT (SELECT count(*)"_s + child + u"), (SELECT count(*)"_s + child + u" WHERE "_s
            + orphanCondition(question) + u")"_s;
    }
    case Kind::Evaluation:
        return u"SELECT count(*), 0 * count("_s + inParentheses(question.expression) + u")"_s + from + sampleOf(asked);
    }
    Q_UNREACHABLE();
}

/// "id = 3, part = a" for each row.
QString labelOf(const QStringList &keys, const QString &alias)
{
    QStringList labels;
    for (const QString &key : keys)
        labels.append(sql::quoteLiteral(key + u" = "_s) + u" || coalesce(("_s + alias + key + u")::text, 'NULL')"_s);
    return labels.join(u" || ', ' || ");
}

QStringList primaryKey(const TableFacts &table)
{
    for (const IndexFacts &index : table.indexes) {
        QStringList columns;
        for (const QString &column : index.columns)
            columns.append(sql::quoteIdentifier(column));
        if (index.primary)
            return columns;
    }
    return {};
}

/// Empty when rows have no key to show.
QString exampleQuery(const Asked &asked)
{
    const QString limit = u" LIMIT "_s + QString::number(exampleCount);
    if (asked.question.kind == Kind::Duplicates)
        return duplicateGroups(
            asked, labelOf(asked.question.keys, {}), u" HAVING count(*) > 1 ORDER BY 1"_s + limit);
    const QStringList key = primaryKey(*asked.table);
    if (key.isEmpty() || asked.question.kind == Kind::Evaluation)
        return {};
    const bool isOrphan = asked.question.kind == Kind::Orphans;
    const QString alias = isOrphan ? u" child"_s : QString();
    return u"SELECT "_s + labelOf(key, isOrphan ? u"child."_s : QString()) + u" FROM "_s + sourceOf(asked) + alias
        + sampleOf(asked) + u" WHERE "_s
        + (isOrphan ? orphanCondition(asked.question) : inParentheses(asked.question.expression)) + limit;
}

QString secondsText(std::chrono::milliseconds time)
{
    return QString::number(double(time.count()) / 1000) + u" s"_s;
}

/// What an error of the server says about the question.
DataAnswer answerOf(const Error &error, const Asked &asked, const AskOptions &options)
{
    DataAnswer answer;
    const QString table = asked.question.table.toText();
    if (error.sqlState == u"57014") {
        answer.reason = u"the question was not finished in "_s + secondsText(options.perQuestion);
    } else if (error.sqlState == u"55P03") {
        answer.reason = u"somebody locks "_s + table + u": its rows were not asked"_s;
    } else if (error.sqlState == u"42501") {
        const QString which = asked.question.kind == Kind::Orphans
            ? table + u" and "_s + asked.question.referenced.toText()
            : table;
        answer.reason = u"this role may not look into all rows of "_s + which
            + u": no SELECT privilege, or row security hides rows"_s;
    } else if (error.sqlState.startsWith(u"22")) {
        // Data exception: PostgreSQL will stop at the same row.
        answer.reach = asked.sampled ? Reach::Sample : Reach::All;
        answer.broken = -1;
        answer.reason = u"SQLSTATE "_s + error.sqlState;
        if (options.showKeys)
            answer.examples = { error.text };
    } else {
        answer.reason = u"the server does not answer the question whether rows of "_s + table + u" fit: "_s + error.text;
    }
    return answer;
}

QStringList settings(const AskOptions &options)
{
    return { u"SET LOCAL statement_timeout = "_s + QString::number(options.perQuestion.count()),
        u"SET LOCAL lock_timeout = 2000"_s, u"SET LOCAL row_security = off"_s,
        u"SET LOCAL search_path = pg_catalog, pg_temp"_s };
}

class Asking
{
public:
    Asking(postgres::Connection &connection, const AskOptions &options, const std::stop_token &stop)
        : m_connection(connection)
        , m_options(options)
        , m_stop(stop)
        , m_deadline(options.inAll)
    { }

    using Receive = std::function<void(qsizetype, const postgres::ResultSet &)>;
    using Refuse = std::function<void(qsizetype, const Error &)>;
    /// Runs all statements, in as few rounds as their errors allow. Those that are out of time are not run.
    Result<qsizetype> run(const QStringList &statements, const Receive &receive, const Refuse &refuse)
    {
        qsizetype next = 0;
        while (next < statements.size() && !m_deadline.hasExpired()) {
            qsizetype received = 0;
            const auto outcome = runFrom(statements, next, received, receive);
            next += received;
            if (outcome)
                break;
            if (!m_connection.isAlive() || m_stop.stop_requested())
                return makeError(outcome.error());
            if (next < statements.size() && outcome.error().kind != ErrorKind::Cancelled)
                refuse(next++, outcome.error());
        }
        return next;
    }

private:
    Result<> runFrom(const QStringList &statements, qsizetype first, qsizetype &received, const Receive &receive)
    {
        TRY(m_connection.execute(u"BEGIN READ ONLY"_s));
        const QStringList before = settings(m_options);
        std::stop_source late;
        const std::stop_callback forward(m_stop, [&late] { late.request_stop(); });
        postgres::PipelineRequest request { &m_connection, before + statements.mid(first), {} };
        request.receive = [&](qsizetype index, const postgres::ResultSet &rows) {
            if (index >= before.size()) {
                receive(first + received, rows);
                ++received;
            }
            if (m_deadline.hasExpired())
                late.request_stop();
        };
        const Result<> outcome = postgres::runPipelines({ request }, late.get_token()).first();
        if (m_connection.isAlive())
            TRY(m_connection.execute(u"ROLLBACK"_s));
        return outcome;
    }

    postgres::Connection &m_connection;
    const AskOptions &m_options;
    const std::stop_token &m_stop;
    QDeadlineTimer m_deadline;
};

/// What needs no server: nullopt when it has to be asked.
std::optional<DataAnswer> answerWithoutAsking(const DataQuestion &question, const TableFacts *table)
{
    DataAnswer answer;
    if (!question.refusal.isEmpty()) {
        answer.reason = u"the rows were not asked: "_s + question.refusal;
        return answer;
    }
    if (!table) {
        answer.reason = u"the rows were not asked: nothing is known of "_s + question.table.toText();
        return answer;
    }
    if (table->isEmpty) {
        answer.reach = Reach::All;
        return answer;
    }
    return std::nullopt;
}

QList<Asked> askable(const QList<DataQuestion> &questions, Facts &facts, const AskOptions &options)
{
    QList<Asked> result;
    for (const DataQuestion &question : questions) {
        if (facts.answers.contains(question.key()))
            continue;
        const auto found = facts.tables.constFind(question.table);
        const TableFacts *table = found == facts.tables.constEnd() ? nullptr : &*found;
        const auto known = answerWithoutAsking(question, table);
        // Taken until it is answered: the same question comes once. It stays where the connection is lost.
        DataAnswer none;
        none.reason = u"the rows of "_s + question.table.toText() + u" were not read to the end"_s;
        facts.answers.insert(question.key(), known.value_or(none));
        if (!known)
            result.append({ question, table, table->sizeBytes >= options.sampledFromBytes, {} });
    }
    return result;
}

Result<> addExamples(Asking &asking, QList<Asked> &asked)
{
    QStringList statements;
    QList<qsizetype> indexes;
    for (qsizetype i = 0; i < asked.size(); ++i) {
        const QString query = asked.at(i).answer.broken > 0 ? exampleQuery(asked.at(i)) : QString();
        if (query.isEmpty())
            continue;
        statements.append(ownQuery(query));
        indexes.append(i);
    }
    const auto receive = [&](qsizetype index, const postgres::ResultSet &rows) {
        for (int row = 0; row < rows.rowCount(); ++row)
            asked[indexes.at(index)].answer.examples.append(rows.text(row, 0));
    };
    // A number without examples is an answer as well.
    TRY(asking.run(statements, receive, [](qsizetype, const Error &) { }));
    return {};
}

} // namespace

Result<> askRows(postgres::Connection &connection, const QList<DataQuestion> &questions, Facts &facts,
    const AskOptions &options, const std::stop_token &stop)
{
    QList<Asked> asked = askable(questions, facts, options);
    QStringList statements;
    for (const Asked &one : std::as_const(asked))
        statements.append(ownQuery(countQuery(one)));
    Asking asking(connection, options, stop);
    const auto receive = [&asked](qsizetype index, const postgres::ResultSet &rows) {
        const Reach reach = asked.at(index).sampled ? Reach::Sample : Reach::All;
        asked[index].answer = { reach, rows.integer(0, 0), rows.integer(0, 1), {}, {} };
    };
    const auto refuse = [&](qsizetype index, const Error &error) {
        asked[index].answer = answerOf(error, asked.at(index), options);
    };
    const auto done = asking.run(statements, receive, refuse);
    if (!done) {
        for (const Asked &one : std::as_const(asked)) {
            if (one.answer != DataAnswer())
                facts.answers.insert(one.question.key(), one.answer);
        }
        return makeError(done.error());
    }
    for (qsizetype i = *done; i < asked.size(); ++i)
        asked[i].answer.reason = u"the rows were not asked: all questions together took more than "_s
            + secondsText(options.inAll);
    if (options.showKeys)
        TRY(addExamples(asking, asked));
    for (const Asked &one : std::as_const(asked))
        facts.answers.insert(one.question.key(), one.answer);
    return {};
}

} // namespace schemawright::catalog
