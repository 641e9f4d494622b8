// Does the linter warn of exactly those statements that keep others waiting for long? What PostgreSQL 15 and 18 really lock,
// read and write anew is measured; what we say of it is compared: with the database, without it behind the files that made it,
// and of the statement alone. Every difference is a line of tests/golden/locks/*.tsv with its reason: a new one fails, and so
// does a line that is no longer true.
#include "model/base/textfile.h"
#include "model/lint/filestate.h"
#include "model/lint/linter.h"
#include "model/sql/newersyntax.h"
#include "model/trace/locktrace.h"
#include "model/workflow/lintedtext.h"
#include "tests/model/workflow/wordsalone.h"

#include <QMap>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace schemawright;
using namespace Qt::StringLiterals;
using schema::LockMode;
using testing::LockCase;

namespace {

// Of a linter without a database.
constexpr double leastRecall = 0.95;
constexpr double leastPrecision = 0.90;

/// As apply runs it: a short strong lock is then given up soon when others are in the way.
const QString underTimeout = u"SET lock_timeout = '2s';\n"_s;

struct Measured {
    LockMode mode = LockMode::None;
    bool isRewritten = false;
};
using Relations = QMap<QualifiedName, Measured>;

struct Outcome {
    bool blocks = false; ///< it read or wrote a relation as a whole while nobody could write it
    Relations tables; ///< that were there before
};

bool holdsRows(trace::RelationKind kind)
{
    return kind == trace::RelationKind::Table || kind == trace::RelationKind::PartitionedTable
        || kind == trace::RelationKind::MaterializedView;
}

/// Of a materialised view nobody changes rows, so that only a lock that reads wait for is in the way.
bool keepsOthersWaiting(trace::RelationKind kind, LockMode mode)
{
    return mode >= (kind == trace::RelationKind::MaterializedView ? LockMode::AccessExclusive : LockMode::Share);
}

/// `filled`: relations that have pages.
Outcome outcomeOf(const QList<trace::StatementTrace> &traces, const QSet<QualifiedName> &filled)
{
    Outcome outcome;
    QSet<QualifiedName> made;
    QMap<QualifiedName, LockMode> held; // until the transaction ends
    for (const trace::StatementTrace &statement : traces) {
        for (const trace::RelationTrace &relation : statement.relations) {
            if (relation.isNew)
                made.insert(relation.relation);
            held[relation.relation] = std::max(held.value(relation.relation, LockMode::None), relation.mode);
        }
        for (const trace::RelationTrace &relation : statement.relations) {
            if (made.contains(relation.relation) || made.contains(relation.table) || relation.kind == trace::RelationKind::Sequence
                || relation.kind == trace::RelationKind::Toast)
                continue;
            const bool worked = (relation.isScanned || relation.isRewritten) && filled.contains(relation.relation);
            outcome.blocks = outcome.blocks || (worked && keepsOthersWaiting(relation.kind, held.value(relation.relation)));
            if (!holdsRows(relation.kind))
                continue;
            Measured &table = outcome.tables[relation.relation];
            table.mode = std::max(table.mode, relation.mode);
            table.isRewritten = table.isRewritten || relation.isRewritten;
        }
    }
    return outcome;
}

QList<trace::TraceInput> inputsOf(const QList<sql::ParsedStatement> &statements, int transaction)
{
    QList<trace::TraceInput> inputs;
    for (const sql::ParsedStatement &statement : statements)
        inputs.append({ statement.source.text, transaction });
    return inputs;
}

/// The statement gives a table an empty file, which takes no time.
bool emptiesTables(const QList<sql::ParsedStatement> &statements)
{
    return std::ranges::all_of(statements, [](const sql::ParsedStatement &parsed) {
        const auto *refresh = std::get_if<sql::RefreshView>(&parsed.statement);
        return std::holds_alternative<sql::Truncate>(parsed.statement) || (refresh && !refresh->withData);
    });
}

QSet<QualifiedName> filledRelations(postgres::Connection &connection)
{
    QSet<QualifiedName> names;
    const auto rows = connection.query(
        u"SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE pg_relation_size(c.oid) > 0"_s);
    for (int row = 0; rows && row < rows->rowCount(); ++row)
        names.insert({ rows->text(row, 0), rows->text(row, 1) });
    return names;
}

bool isWarnedOf(const lint::Finding &finding)
{
    return finding.severity >= lint::Severity::Warning
        && (finding.hazard == lint::Hazard::BlocksReadsAndWrites || finding.hazard == lint::Hazard::BlocksWrites);
}

lint::LintInput inputFor(const LockCase &one, const catalog::Facts &facts)
{
    lint::LintInput input;
    input.text = underTimeout + one.sql;
    input.statements = sql::withNewerSyntax(sql::parseScript(input.text), facts.serverVersion);
    input.facts = facts;
    input.inTransaction = !one.isWatched;
    // The fixture is small, but stands for large tables.
    input.options.fewRows = 0;
    input.options.smallBytes = 0;
    return input;
}

/// What made the database, as a migration directory has it.
lint::LintInput madeBefore(const LockCase &one, const catalog::Facts &facts)
{
    static const QString fixture = readTextFile(testing::locksFolder() + u"fixture.sql"_s).value();
    lint::LintInput input;
    input.text = fixture + u'\n' + one.setup + u'\n';
    input.statements = sql::parseScript(input.text);
    input.facts = facts;
    return input;
}

/// With the files before it, in their order.
QStringList warningsOf(const lint::LintInput &input, const QList<lint::LintInput> &earlier = {})
{
    QStringList rules;
    const QList<lint::LintOutcome> outcomes = lint::lintSequence(earlier + QList { input });
    for (const lint::Finding &finding : outcomes.last().findings) {
        if (isWarnedOf(finding))
            rules.append(finding.rule);
    }
    return rules;
}

Relations predictionOf(const lint::LintInput &input)
{
    Relations tables;
    lint::FileState state(input, input.inTransaction);
    for (qsizetype index = 0; index < input.statements.size(); ++index) {
        const sql::Statement &statement = input.statements.at(index).statement;
        const QList<lint::StatementLock> locks = lint::locksOf(statement, state);
        for (const lint::StatementLock &lock : locks) {
            const lint::TableState *table = state.table(lock.table);
            if (table && table->created)
                continue;
            Measured &known = tables[lock.table];
            known.mode = std::max(known.mode, lock.mode);
            known.isRewritten = known.isRewritten || lock.work == lint::Work::Rewrite;
        }
        state.apply(static_cast<int>(index), statement, locks);
    }
    return tables;
}

QString textOf(const Relations &tables)
{
    QStringList texts;
    for (auto table = tables.cbegin(); table != tables.cend(); ++table) {
        if (table->mode > LockMode::RowExclusive || table->isRewritten)
            texts << table.key().name + u' ' + schema::lockModeText(table->mode) + (table->isRewritten ? u" rewritten"_s : QString());
    }
    return texts.isEmpty() ? u"nothing"_s : texts.join(u", "_s);
}

/// What the golden table says of the differences, by version and case, with the reason.
class ExplainedDifferences
{
public:
    explicit ExplainedDifferences(const QString &name)
        : m_name(name)
        , m_path(QStringLiteral(SCHEMAWRIGHT_SOURCE_DIR "/tests/golden/locks/") + name)
    {
        const auto text = readTextFile(m_path);
        for (const QString &line : text ? text->split(u'\n', Qt::SkipEmptyParts) : QStringList()) {
            if (!line.startsWith(u'#'))
                m_lines.insert(line.section(u'\t', 0, 2), line.section(u'\t', 3));
        }
    }
    /// `found`: version, case and difference, separated by tabs.
    [[nodiscard]] QStringList problems(const QStringList &found, int version) const
    {
        QStringList problems;
        for (const QString &line : found) {
            if (m_lines.value(line).isEmpty())
                problems << u"no reason for: "_s + m_name + u": "_s + line;
        }
        for (auto line = m_lines.cbegin(); line != m_lines.cend(); ++line) {
            if (line.key().startsWith(QString::number(version) + u'\t') && !found.contains(line.key()))
                problems << u"no longer true: "_s + m_name + u": "_s + line.key();
        }
        return problems;
    }

private:
    QString m_name;
    QString m_path;
    QMap<QString, QString> m_lines;
};

struct Tally {
    int right = 0;
    int missed = 0;
    int needless = 0;
    QStringList differences;

    void count(const QString &place, bool blocks, const QStringList &warnings)
    {
        if (blocks == !warnings.isEmpty()) {
            right += blocks ? 1 : 0;
            return;
        }
        missed += blocks ? 1 : 0;
        needless += blocks ? 0 : 1;
        differences << place + u'\t' + (blocks ? u"missed"_s : u"needless: "_s + warnings.first());
    }
    [[nodiscard]] double recall() const { return double(right) / (right + missed); }
    [[nodiscard]] double precision() const { return double(right) / (right + needless); }
};

} // namespace

class TestBlockingWork : public QObject
{
    Q_OBJECT
private slots:
    void on15() { compare(15); }
    void on18() { compare(18); }

private:
    void compare(int version);
};

void TestBlockingWork::compare(int version)
{
    if (!testing::hasLockCases())
        SKIP_UNLESS_REQUIRED("REQUIRE_CORPUS", "no corpus on this machine");
    const auto fixture = testing::PgFixture::start(version);
    REQUIRE_SERVER(fixture);
    testing::LockServer server(*fixture);
    const QString only = qEnvironmentVariable("TRACE_CASE");
    Tally connected;
    Tally alone;
    Tally behindFiles;
    std::optional<testing::WordsAlone> words;
    QStringList modes;
    int cases = 0;
    for (const LockCase &one : testing::lockCases(version)) {
        if (!only.isEmpty() && one.id != only)
            continue;
        const QList<sql::ParsedStatement> statements = sql::parseScript(one.sql);
        postgres::Connection &connection = server.connectionFor(one);
        const bool isShared = testing::LockServer::isShared(one);
        const catalog::Facts facts = workflow::factsFor(statements, &connection);
        const QSet<QualifiedName> filled = emptiesTables(statements) ? QSet<QualifiedName>() : filledRelations(connection);
        if (isShared)
            QVERIFY_RESULT(connection.execute(u"BEGIN"_s));
        const auto traces = trace::traceStatements(connection, inputsOf(statements, one.isWatched ? -1 : 0));
        QVERIFY_RESULT(traces);
        if (isShared)
            QVERIFY_RESULT(connection.execute(u"ROLLBACK"_s));
        if (!traces->isEmpty() && traces->last().error)
            continue; // it locks what it locks until the server refuses it
        ++cases;
        const Outcome outcome = outcomeOf(*traces, filled);
        const QString place = u"%1\t%2"_s.arg(QString::number(version), one.id);
        const lint::LintInput withFacts = inputFor(one, facts);
        catalog::Facts versionOnly;
        versionOnly.serverVersion = facts.serverVersion;
        if (!words)
            words.emplace(connection);
        words->add(one, outcome.blocks);
        connected.count(place, outcome.blocks, warningsOf(withFacts));
        alone.count(place, outcome.blocks, warningsOf(inputFor(one, versionOnly)));
        behindFiles.count(place, outcome.blocks, warningsOf(inputFor(one, versionOnly), { madeBefore(one, versionOnly) }));
        const QString predicted = textOf(predictionOf(withFacts));
        if (const QString measured = textOf(outcome.tables); predicted != measured)
            modes << place + u"\twe say "_s + predicted + u"; it is "_s + measured;
    }
    const double possible = words ? words->bestPrecision(leastRecall) : 1;
    qInfo("PostgreSQL %d, %d cases, %d of them block: with the database recall %.3f, precision %.3f; of the statement alone %.3f, %.3f (at most %.3f is possible); behind the files that made it %.3f, %.3f; locks exact in %lld",
        version, cases, connected.right + connected.missed, connected.recall(), connected.precision(), alone.recall(), alone.precision(), possible,
        behindFiles.recall(), behindFiles.precision(), static_cast<long long>(cases - modes.size()));
    QStringList problems = ExplainedDifferences(u"connected.tsv"_s).problems(connected.differences, version)
        + ExplainedDifferences(u"alone.tsv"_s).problems(alone.differences, version)
        + ExplainedDifferences(u"behind.tsv"_s).problems(behindFiles.differences, version)
        + ExplainedDifferences(u"modes.tsv"_s).problems(modes, version);
    for (const QString &problem : std::as_const(problems))
        qWarning("%s", qPrintable(problem));
    QVERIFY(problems.isEmpty());
    QVERIFY(connected.recall() == 1 && connected.precision() == 1);
    // Behind the files of its directory a migration is linted without a database too.
    QVERIFY(behindFiles.recall() >= leastRecall && behindFiles.precision() >= leastPrecision);
    // One statement alone: the same words are free or rewrite by types, checks and rows that it does not name, as alone.tsv
    // says of each. What no reader of them could reach is not asked of ours.
    QVERIFY(alone.recall() >= leastRecall && alone.precision() >= std::min(leastPrecision, 0.85 * possible));
}

QTEST_GUILESS_MAIN(TestBlockingWork)
#include "tst_blockingwork.moc"
