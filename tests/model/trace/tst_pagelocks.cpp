// What the rules' pages say of locks, against live servers: every page that names a lock mode or says that one was
// measured has a file of statements in tests/golden/locks/pages, and what those lock, rewrite and read is what the file
// claims.
#include "model/apply/statementtraits.h"
#include "model/base/textfile.h"
#include "model/sql/splitter.h"
#include "model/trace/locktrace.h"
#include "pageclaims.h"
#include "tests/support/pgfixture.h"

#include <QDir>
#include <QTest>

#include <algorithm>
#include <map>

using namespace schemawright;
using namespace Qt::StringLiterals;
using schema::LockMode;
using testing::ClaimBlock;
using testing::ClaimBlockKind;
using testing::LockClaim;
using testing::PageClaims;
using trace::RelationKind;
using trace::RelationTrace;

namespace {

const QString claimFolder = QStringLiteral(SCHEMAWRIGHT_SOURCE_DIR "/tests/golden/locks/pages/");
const QString pageFolder = QStringLiteral(SCHEMAWRIGHT_SOURCE_DIR "/resources/rules/");

const QString emptyDatabase = QStringLiteral(R"(
DO $$
DECLARE
    schema name;
BEGIN
    FOR schema IN SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP
        EXECUTE format('DROP SCHEMA %I CASCADE', schema);
    END LOOP;
END $$;
CREATE SCHEMA public;
RESET ALL;
SET allow_in_place_tablespaces = on;
)");

QStringList rulesIn(const QString &folder, const QString &suffix)
{
    QStringList rules;
    for (const QString &file : QDir(folder).entryList({ u"*."_s + suffix }, QDir::Files))
        rules << file.chopped(suffix.size() + 1);
    return rules;
}

QString modesText(const QSet<LockMode> &modes)
{
    QList<LockMode> sorted = modes.values();
    std::ranges::sort(sorted);
    QStringList names;
    for (const LockMode mode : std::as_const(sorted))
        names << schema::lockModeText(mode);
    return names.isEmpty() ? u"none"_s : names.join(u", "_s);
}

/// What the statements of one block did to a relation that was there before.
struct Measured {
    RelationKind kind = RelationKind::Table;
    LockMode mode = LockMode::None;
    bool rewritten = false;
    bool scanned = false;
};

QString toText(const QString &relation, LockMode mode, bool rewritten, bool scanned)
{
    const QString name = mode == LockMode::None ? u"any or no lock"_s : schema::lockModeText(mode);
    return relation + u": "_s + name + (rewritten ? u", rewritten"_s : QString())
        + (scanned ? u", scanned"_s : QString());
}

QMap<QString, Measured> measuredOf(const QList<trace::StatementTrace> &traces)
{
    QMap<QString, Measured> measured;
    QSet<QString> made; // by an earlier statement: nobody waits for it
    for (const trace::StatementTrace &statement : traces) {
        for (const RelationTrace &relation : statement.relations) {
            const QString schema
                = relation.relation.schema == "public"_L1 ? QString() : relation.relation.schema + u'.';
            const QString name = schema + relation.relation.name;
            if (relation.isNew)
                made << name;
            if (relation.kind == RelationKind::Toast || relation.kind == RelationKind::Composite || made.contains(name))
                continue;
            Measured &known = measured[name];
            known.kind = relation.kind;
            known.mode = std::max(known.mode, relation.mode);
            known.rewritten = known.rewritten || relation.isRewritten;
            known.scanned = known.scanned || relation.isScanned;
        }
    }
    return measured;
}

/// Indexes follow their table, so that they count only where they are named; readers and writers wait for nothing up to
/// ROW EXCLUSIVE.
bool needsClaim(const Measured &measured)
{
    return measured.kind != RelationKind::Index
        && (measured.mode > LockMode::RowExclusive || measured.rewritten || measured.scanned);
}

QStringList differences(const QList<LockClaim> &claims, const QMap<QString, Measured> &measured)
{
    QStringList differences;
    QSet<QString> claimed;
    for (const LockClaim &claim : claims) {
        claimed << claim.relation;
        const Measured found = measured.value(claim.relation);
        const bool sameMode = claim.mode == LockMode::None || claim.mode == found.mode;
        if (!sameMode || claim.rewritten != found.rewritten || claim.scanned != found.scanned) {
            differences << u"claimed "_s + toText(claim.relation, claim.mode, claim.rewritten, claim.scanned)
                    + u"; measured "_s + toText(claim.relation, found.mode, found.rewritten, found.scanned);
        }
    }
    for (auto relation = measured.cbegin(); relation != measured.cend(); ++relation) {
        if (!claimed.contains(relation.key()) && needsClaim(*relation))
            differences << u"not claimed, measured "_s
                    + toText(relation.key(), relation->mode, relation->rewritten, relation->scanned);
    }
    return differences;
}

/// A database of one server version, emptied for every file.
class ClaimServer
{
public:
    explicit ClaimServer(testing::PgFixture &fixture)
        : m_version(fixture.majorVersion())
        , m_connection(fixture.connect(fixture.createDatabase()))
    {
        // Names that the pages' examples use and no schema holds.
        run(u"CREATE ACCESS METHOD columnar TYPE TABLE HANDLER heap_tableam_handler"_s);
        run(emptyDatabase);
        // May be there from an earlier run.
        (void)m_connection.execute(u"CREATE TABLESPACE page_locks_fast LOCATION ''"_s);
    }

    /// Empty: everything is as it is claimed.
    [[nodiscard]] QStringList check(const PageClaims &page)
    {
        QStringList problems;
        QString setup;
        for (const ClaimBlock &block : page.blocks) {
            if (!block.runsOn(m_version))
                continue;
            QString problem;
            if (block.kind == ClaimBlockKind::Setup)
                setup = block.sql;
            if (block.kind == ClaimBlockKind::Setup || block.kind == ClaimBlockKind::Again)
                problem = runEmptied(setup);
            else if (block.kind == ClaimBlockKind::Then)
                problem = run(block.sql);
            else
                problem = checkStatements(block).join(u"; "_s);
            if (!problem.isEmpty())
                problems << u"PostgreSQL %1, line %2: %3"_s.arg(m_version).arg(block.line).arg(problem);
        }
        return problems;
    }

private:
    QString runEmptied(const QString &setup)
    {
        const QString problem = run(emptyDatabase);
        return problem.isEmpty() ? run(setup) : problem;
    }

    QString run(const QString &script)
    {
        const auto statements = sql::splitStatements(script);
        if (!statements)
            return statements.error().text;
        for (const sql::StatementSource &statement : *statements) {
            if (const auto done = m_connection.execute(statement.text); !done)
                return done.error().toText();
        }
        return {};
    }

    QStringList checkStatements(const ClaimBlock &block)
    {
        const auto statements = sql::splitStatements(block.sql);
        if (!statements || statements->isEmpty())
            return { u"no statement"_s };
        QList<trace::TraceInput> inputs;
        bool isTransactional = true;
        for (const sql::StatementSource &statement : *statements) {
            isTransactional = apply::describeStatement(statement.text).isTransactional();
            inputs.append({ statement.text, isTransactional ? 0 : -1 });
        }
        const QList<LockClaim> claims = block.claimsFor(m_version);
        // Reads are counted by transaction, and these have several.
        if (!isTransactional && std::ranges::any_of(claims, &LockClaim::scanned))
            return { u"what is read cannot be measured for a statement that refuses transactions"_s };
        const auto traces = trace::traceStatements(m_connection, inputs);
        if (!traces)
            return { traces.error().toText() };
        const std::optional<Error> error = traces->isEmpty() ? std::nullopt : traces->last().error;
        const QString refusal = block.refusalFor(m_version);
        if ((error ? error->sqlState : QString()) != refusal)
            return { error ? error->toText() : u"not refused"_s };
        return refusal.isEmpty() ? differences(claims, measuredOf(*traces)) : QStringList();
    }

    int m_version;
    postgres::Connection m_connection;
};

} // namespace

class TestPageLocks : public QObject
{
    Q_OBJECT
private slots:
    void filesBelongToPagesThatClaimLocks();
    void claimsAreWhatThePageSays_data() { addRules(); }
    void claimsAreWhatThePageSays();
    void claimsHold_data() { addRules(); }
    void claimsHold();
    void whatIsNotClaimedIsSeen();
    void modesAreReadAboveTheExamples();
    void whatIsNoDirectiveIsAProblem();

private:
    static void addRules();
    [[nodiscard]] ClaimServer *serverOf(int version);

    std::map<int, std::unique_ptr<testing::PgFixture>> m_fixtures;
    std::map<int, std::unique_ptr<ClaimServer>> m_servers;
};

void TestPageLocks::addRules()
{
    QTest::addColumn<QString>("rule");
    for (const QString &rule : rulesIn(claimFolder, u"sql"_s))
        QTest::addRow("%s", qPrintable(rule)) << rule;
}

ClaimServer *TestPageLocks::serverOf(int version)
{
    if (!m_servers.contains(version)) {
        m_fixtures[version] = testing::PgFixture::start(version);
        m_servers[version] = m_fixtures[version] ? std::make_unique<ClaimServer>(*m_fixtures[version]) : nullptr;
    }
    return m_servers[version].get();
}

void TestPageLocks::filesBelongToPagesThatClaimLocks()
{
    QStringList claiming;
    for (const QString &rule : rulesIn(pageFolder, u"md"_s)) {
        const QString page = readTextFile(pageFolder + rule + u".md"_s).value();
        if (page.contains("measured on PostgreSQL"_L1) || !testing::modesNamedBy(page).isEmpty())
            claiming << rule;
    }
    QVERIFY(claiming.size() > 100);
    // One by one, so that a failure names the rule.
    const QStringList files = rulesIn(claimFolder, u"sql"_s);
    for (const QString &rule : std::as_const(claiming))
        QVERIFY2(files.contains(rule), qPrintable(rule + u" has no file in tests/golden/locks/pages"_s));
    for (const QString &rule : files)
        QVERIFY2(claiming.contains(rule), qPrintable(rule + u" has a file, but its page claims no lock"_s));
}

void TestPageLocks::claimsAreWhatThePageSays()
{
    QFETCH(QString, rule);
    const PageClaims claims = testing::parsePageClaims(readTextFile(claimFolder + rule + u".sql"_s).value());
    QVERIFY2(claims.problems.isEmpty(), qPrintable(claims.problems.join(u'\n')));
    QVERIFY(std::ranges::any_of(claims.blocks, [](const ClaimBlock &block) { return !block.claims.isEmpty(); }));
    QSet<LockMode> accounted = claims.saidModes();
    for (auto mention = claims.mentions.cbegin(); mention != claims.mentions.cend(); ++mention) {
        QVERIFY2(!accounted.contains(mention.key()), "claimed, and mentioned in passing");
        accounted << mention.key();
    }
    const QString page = readTextFile(pageFolder + rule + u".md"_s).value();
    QCOMPARE(modesText(accounted), modesText(testing::modesNamedBy(page)));
}

void TestPageLocks::claimsHold()
{
    QFETCH(QString, rule);
    const PageClaims claims = testing::parsePageClaims(readTextFile(claimFolder + rule + u".sql"_s).value());
    QStringList problems;
    for (const int version : { 15, 18 }) {
        ClaimServer *server = serverOf(version);
        REQUIRE_SERVER(server);
        problems += server->check(claims);
    }
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
}

void TestPageLocks::whatIsNotClaimedIsSeen()
{
    ClaimServer *server = serverOf(15);
    REQUIRE_SERVER(server);
    const auto problemsOf = [&](const char *claims) {
        const QString setup = u"-- @setup\nCREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (id int);\n"_s;
        const QString statement = u"\nALTER TABLE b ADD FOREIGN KEY (id) REFERENCES a NOT VALID;\n"_s;
        return server->check(testing::parsePageClaims(setup + QString::fromLatin1(claims) + statement)).join(u'\n');
    };
    QCOMPARE(problemsOf("-- @claim a: SHARE ROW EXCLUSIVE\n-- @also b: SHARE ROW EXCLUSIVE"), QString());
    QCOMPARE(problemsOf("-- @claim b: SHARE ROW EXCLUSIVE"),
        u"PostgreSQL 15, line 3: not claimed, measured a: SHARE ROW EXCLUSIVE"_s);
    QCOMPARE(problemsOf("-- @claim a: SHARE ROW EXCLUSIVE, scanned\n-- @claim b: SHARE ROW EXCLUSIVE"),
        u"PostgreSQL 15, line 3: claimed a: SHARE ROW EXCLUSIVE, scanned; measured a: SHARE ROW EXCLUSIVE"_s);
    QCOMPARE(problemsOf("-- @refused 42P01"), u"PostgreSQL 15, line 3: not refused"_s);
}

void TestPageLocks::modesAreReadAboveTheExamples()
{
    const QString page = u"## Why\n\nIt takes SHARE ROW EXCLUSIVE, then\nACCESS SHARE. SHARED is none.\n"
                         "\n## Example\n\nLOCK TABLE a IN EXCLUSIVE MODE;\n"_s;
    QCOMPARE(modesText(testing::modesNamedBy(page)), u"ACCESS SHARE, SHARE ROW EXCLUSIVE"_s);
}

void TestPageLocks::whatIsNoDirectiveIsAProblem()
{
    const PageClaims claims = testing::parsePageClaims(
        u"-- Any text.\n-- @setup 18\n-- @claims a: SHARE\n-- @claim a: SHARED\n-- @claim a: any\n-- @mentions SHARE:\n"_s);
    QCOMPARE(claims.problems,
        QStringList({ u"line 3: unknown directive"_s, u"line 4: not a claim: a: SHARED"_s,
            u"line 5: not a claim: a: any"_s, u"line 6: not a mention: SHARE:"_s }));
    QVERIFY(claims.blocks.first().runsOn(18) && !claims.blocks.first().runsOn(15));
    QCOMPARE(testing::parsePageClaims(u"CREATE TABLE a ();\n-- @setup\n"_s).problems,
        QStringList(u"line 1: a statement above the first block"_s));
}

QTEST_GUILESS_MAIN(TestPageLocks)
#include "tst_pagelocks.moc"
