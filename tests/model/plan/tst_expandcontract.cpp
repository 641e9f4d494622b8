// Expand, backfill and contract as a team lives through it: files of a directory, applied one run after the other while
// programs of before and of after write. Nothing they write is lost, and nobody waits longer than lock_timeout.
#include "tests/model/apply/applyfixture.h"
#include "tests/support/databasedifference.h"
#include "tests/support/planinvariant.h"

#include "model/catalog/inspector.h"
#include "model/migrations/directorywriter.h"
#include "model/plan/recipes/recipeoffers.h"
#include "model/plan/recipes/recipespec.h"
#include "model/workflow/difference.h"
#include "model/workflow/migrationtext.h"

#include <QElapsedTimer>
#include <QtTest>

#include <atomic>
#include <thread>

using namespace schemawright;
using namespace schemawright::testing;
using namespace Qt::StringLiterals;

namespace {

struct Case {
    const char *before;
    const char *after;
    QStringList recipes;
    QStringList values {};
    QStringList backward {};
};

schema::Database inspected(const PgFixture &server, const QString &database)
{
    postgres::Connection connection = server.connect(database);
    catalog::InspectOptions options;
    options.exclude = QStringList { u"atlas_schema_revisions"_s, u"*.atlas_schema_revisions"_s };
    return catalog::inspectDatabase(connection, options).value();
}

QString firstProblem(const Result<apply::ApplyReport> &report)
{
    if (!report)
        return report.error().toText();
    return report->failure ? report->failure->toText() : QString();
}

/// Sessions that write until they are told to stop; the longest time that one statement took.
class Writers
{
public:
    void start(const PgFixture &server, const QString &database, const QStringList &statements)
    {
        m_threads.emplace_back([this, &server, database, statements](const std::stop_token &stop) {
            postgres::Connection connection = server.connect(database);
            for (int i = 0; !stop.stop_requested(); ++i) {
                const QString sql = QString(statements.at(i % statements.size())).replace(u"%1"_s, QString::number(++m_counter));
                QElapsedTimer time;
                time.start();
                const auto result = connection.execute(sql);
                m_longest = std::max<qint64>(m_longest, time.elapsed());
                if (!result) {
                    m_problem = result.error().toText();
                    return;
                }
                m_written += int(result->affectedRows());
            }
        });
    }
    void stop() { m_threads.clear(); }
    [[nodiscard]] int written() const { return m_written; }
    [[nodiscard]] qint64 longest() const { return m_longest; }
    [[nodiscard]] QString problem() const { return m_problem; }

private:
    std::atomic<int> m_counter { 1'000'000 };
    std::atomic<int> m_written { 0 };
    std::atomic<qint64> m_longest { 0 };
    QString m_problem; ///< read after the threads are gone
    std::vector<std::jthread> m_threads;
};

} // namespace

class TestExpandContract : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void offers();
    void filesOfTheDirectory();
    void nothingIsLostMeanwhile_data();
    void nothingIsLostMeanwhile();
    void counterOfAnIdentityGoesOn();
    void bothWays();
    void contractRefusesRowsThatDiffer();
    void plainRunOfTheSameFiles();
    void everyVersion_data();
    void everyVersion();
    void specs_data();
    void specs();

private:
    [[nodiscard]] Result<plan::Plan> planned(const Case &recipe);
    void writeFiles(const plan::Plan &plan);
    [[nodiscard]] apply::ApplyRequest request() const
    {
        apply::ApplyRequest request = requestFor(*m_server, m_database, *m_folder);
        request.allowDirty = true;
        return request;
    }
    void checkEnd(const QString &after);

    std::unique_ptr<PgFixture> m_server;
    QString m_database;
    QString m_wanted; ///< a database with the schema after
    std::unique_ptr<ApplyFolder> m_folder;
};

namespace {

const Case renaming { "CREATE TABLE users (id bigserial PRIMARY KEY, email text NOT NULL UNIQUE, amount int NOT NULL DEFAULT 0)",
    "CREATE TABLE users (id bigserial PRIMARY KEY, email_address text NOT NULL CONSTRAINT users_email_key UNIQUE, amount int NOT NULL DEFAULT 0)",
    { u"expand-contract:users.email=email_address"_s } };

const Case widen { "CREATE TABLE users (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email text, amount int NOT NULL DEFAULT 0);"
                   "CREATE TABLE logins (user_id int NOT NULL REFERENCES users (id), at timestamptz DEFAULT now())",
    "CREATE TABLE users (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email text, amount int NOT NULL DEFAULT 0);"
    "CREATE TABLE logins (user_id int NOT NULL REFERENCES users (id), at timestamptz DEFAULT now())",
    { u"expand-contract:users.id"_s } };

const Case split { "CREATE TABLE users (id bigserial PRIMARY KEY, name text NOT NULL, amount int NOT NULL DEFAULT 0)",
    "CREATE TABLE users (id bigserial PRIMARY KEY, first_name text NOT NULL, last_name text NOT NULL, amount int NOT NULL DEFAULT 0)",
    { u"expand-contract:users.name"_s },
    { u"users.first_name=split_part(name, ' ', 1)"_s, u"users.last_name=substr(name, strpos(name || ' ', ' ') + 1)"_s },
    { u"users.name=rtrim(first_name || ' ' || last_name)"_s } };

const Case notNull { "CREATE TABLE users (id bigserial PRIMARY KEY, email text, amount int NOT NULL DEFAULT 0)",
    "CREATE TABLE users (id bigserial PRIMARY KEY, email text NOT NULL DEFAULT 'none', amount int NOT NULL DEFAULT 0)",
    { u"expand-contract:users.email"_s } };

const Case number { "CREATE TABLE users (id bigserial PRIMARY KEY, email text, amount int NOT NULL DEFAULT 0 CHECK (amount >= 0))",
    "CREATE TABLE users (id bigserial PRIMARY KEY, email text, amount numeric(20,2) NOT NULL DEFAULT 0 CHECK (amount >= 0))",
    { u"expand-contract:users.amount"_s } };

} // namespace

void TestExpandContract::initTestCase()
{
    m_server = PgFixture::start();
    REQUIRE_SERVER(m_server);
}

void TestExpandContract::init()
{
    m_database = m_server->createDatabase();
    m_wanted = m_server->createDatabase();
    m_folder = std::make_unique<ApplyFolder>();
}

Result<plan::Plan> TestExpandContract::planned(const Case &recipe)
{
    m_server->runScript(m_database, QString::fromLatin1(recipe.before));
    m_server->runScript(m_wanted, QString::fromLatin1(recipe.after));
    plan::PlanOptions options;
    TRY_ASSIGN(options.recipes, plan::readRecipes(recipe.recipes, recipe.values, recipe.backward));
    options.recipes.first().batch = 500;
    options.recipes.first().pause = std::chrono::milliseconds(20);
    return plan::makePlan(inspected(*m_server, m_database), inspected(*m_server, m_wanted), options);
}

/// As `migrate diff` writes them.
void TestExpandContract::writeFiles(const plan::Plan &plan)
{
    QList<workflow::StatementText> statements;
    const QString sql = plan::planSql(plan);
    const QList<sql::ParsedStatement> parsed = sql::parseScript(sql);
    QCOMPARE(parsed.size(), plan.steps.size());
    for (qsizetype i = 0; i < parsed.size(); ++i)
        statements.append({ parsed[i].source.range, plan.steps[i].transaction, plan.steps[i].statement.transactional, {} });
    QList<migrations::MigrationDraft> drafts;
    for (const workflow::MigrationDraftText &text : workflow::cutMigration(sql, statements)) {
        drafts.append({ workflow::draftName(u"change"_s, text), text.sql,
            text.transactional ? migrations::TxMode::File : migrations::TxMode::None });
    }
    const auto written = migrations::writeMigrations(migrations::loadDirectory(m_folder->path()).value(), drafts,
        QDateTime(QDate(2026, 3, 4), QTime(12, 0), Qt::UTC));
    QVERIFY_RESULT(written);
}

void TestExpandContract::checkEnd(const QString &after)
{
    const schema::Database result = inspected(*m_server, m_database);
    const schema::Database wanted = inspected(*m_server, after);
    QCOMPARE(firstDifference(withSortedColumns(result), withSortedColumns(wanted)), QString());
    const auto rest = plan::makePlan(result, wanted);
    QVERIFY_RESULT(rest);
    QCOMPARE(plan::planSql(*rest), QString());
    const QStringList noHistory { u"--exclude-table=*.atlas_schema_revisions"_s };
    QCOMPARE(sortedDump(m_server->dump(m_database, noHistory)), sortedDump(m_server->dump(after, noHistory)));
}

void TestExpandContract::offers()
{
    m_server->runScript(m_database, u"CREATE TABLE t (id int PRIMARY KEY, a int, b text, c text, d varchar(10), name text, g int);"
                                    "CREATE TABLE keyless (a int)"_s);
    m_server->runScript(m_wanted, u"CREATE TABLE t (id int PRIMARY KEY, a bigint, b text NOT NULL, c text DEFAULT '' NOT NULL, d text,"
                                  " first_name text, last_name text, g int);"
                                  "CREATE TABLE keyless (a bigint)"_s);
    const schema::Database before = inspected(*m_server, m_database);
    const schema::Database after = inspected(*m_server, m_wanted);
    const auto plan = plan::makePlan(before, after);
    QVERIFY_RESULT(plan);
    QStringList texts;
    for (const plan::RecipeOffer &offer : plan::findRecipes(before, after, *plan)) {
        texts.append(plan::recipeKindText(offer.kind) + u' ' + plan::recipeFlag(offer.recipe)
            + (offer.needs.isEmpty() ? QString() : u" needs"_s) + (offer.refusal.isEmpty() ? QString() : u" refused"_s));
    }
    texts.sort();
    // varchar(10) → text rewrites nothing.
    QCOMPARE(texts, QStringList({ u"NOT NULL expand-contract:public.t.b needs"_s, u"NOT NULL expand-contract:public.t.c"_s,
        u"split expand-contract:public.t.name needs"_s, u"type change expand-contract:public.keyless.a refused"_s,
        u"type change expand-contract:public.t.a"_s }));
}

void TestExpandContract::filesOfTheDirectory()
{
    const auto plan = planned(renaming);
    QVERIFY_RESULT(plan);
    writeFiles(*plan);
    const migrations::MigrationDirectory directory = migrations::loadDirectory(m_folder->path()).value();
    QStringList names;
    for (const migrations::MigrationFile &file : directory.files)
        names.append(file.fileName.section(u'_', 1) + (file.txMode == migrations::TxMode::None ? u" none"_s : QString()));
    QCOMPARE(names, QStringList({ u"change_expand.sql"_s, u"change_expand.sql none"_s, u"change_backfill.sql none"_s,
        u"change_contract.sql"_s, u"change_contract.sql"_s }));
}

void TestExpandContract::nothingIsLostMeanwhile_data()
{
    QTest::addColumn<const Case *>("recipe");
    QTest::addColumn<QString>("rows");
    QTest::addColumn<QStringList>("former"); ///< statements of programs of before
    QTest::addColumn<QStringList>("coming"); ///< of programs of after, from the expansion on
    const QString count = u"UPDATE users SET amount = amount + 1 WHERE id = 1 + %1 % 3000"_s;
    QTest::addRow("rename") << &renaming << u"INSERT INTO users (email) SELECT 'u' || i FROM generate_series(1, 3000) AS i"_s
        << QStringList { count, u"UPDATE users SET email = 'former%1', amount = amount + 1 WHERE id = 1 + %1 % 3000"_s,
               u"INSERT INTO users (email, amount) VALUES ('formerly new %1', 1)"_s }
        << QStringList { u"UPDATE users SET email_address = 'coming%1', amount = amount + 1 WHERE id = 1 + %1 % 3000"_s,
               u"INSERT INTO users (email_address, amount) VALUES ('new %1', 1)"_s };
    QTest::addRow("key that widens") << &widen << u"INSERT INTO users (email) SELECT 'u' || i FROM generate_series(1, 3000) AS i"_s
        << QStringList { count, u"INSERT INTO users (email, amount) VALUES ('new %1', 1)"_s,
               u"WITH one AS (INSERT INTO users (amount) VALUES (1) RETURNING id) INSERT INTO logins SELECT id FROM one"_s }
        << QStringList {};
    QTest::addRow("split") << &split << u"INSERT INTO users (name) SELECT 'F' || i || ' L' || i FROM generate_series(1, 3000) AS i"_s
        << QStringList { count, u"UPDATE users SET name = 'A%1 B%1', amount = amount + 1 WHERE id = 1 + %1 % 3000"_s,
               u"INSERT INTO users (name, amount) VALUES ('C%1 D', 1)"_s }
        << QStringList { u"UPDATE users SET first_name = 'E%1', amount = amount + 1 WHERE id = 1 + %1 % 3000 AND first_name IS NOT NULL"_s,
               u"INSERT INTO users (first_name, last_name, amount) VALUES ('F%1', 'G', 1)"_s };
    QTest::addRow("not null") << &notNull << u"INSERT INTO users (email) SELECT NULL FROM generate_series(1, 3000) AS i"_s
        << QStringList { count, u"INSERT INTO users (email, amount) VALUES (NULL, 1)"_s,
               u"UPDATE users SET email = NULL, amount = amount + 1 WHERE id = 1 + %1 % 3000"_s }
        << QStringList {};
    QTest::addRow("type of the number itself") << &number << u"INSERT INTO users (email) SELECT 'u' || i FROM generate_series(1, 3000) AS i"_s
        << QStringList { count, u"INSERT INTO users (email, amount) VALUES ('new %1', 1)"_s } << QStringList {};
}

void TestExpandContract::nothingIsLostMeanwhile()
{
    QFETCH(const Case *, recipe);
    QFETCH(QString, rows);
    QFETCH(QStringList, former);
    QFETCH(QStringList, coming);
    const auto plan = planned(*recipe);
    QVERIFY_RESULT(plan);
    writeFiles(*plan);
    m_server->runScript(m_database, rows);

    apply::ApplyRequest patient = request();
    patient.options.lockTimeout = std::chrono::milliseconds(1500);
    Writers programsBefore;
    Writers programsAfter;
    programsBefore.start(*m_server, m_database, former);
    programsBefore.start(*m_server, m_database, former);
    const auto expansion = apply::applyMigrations(patient, [&](const apply::ApplyEvent &event) {
        // Programs of after come once the expansion is there.
        const auto *const file = std::get_if<apply::FileStarted>(&event);
        if (file && file->fileName.contains("_backfill"_L1) && !coming.isEmpty())
            programsAfter.start(*m_server, m_database, coming);
    });
    QCOMPARE(firstProblem(expansion), QString());
    QVERIFY(expansion->notes.first().contains(u"_contract.sql waits"_s));
    QTest::qWait(200); // both live on for a while
    const bool stays = coming.isEmpty() && !former.join(u' ').contains(u"NULL,"_s);
    if (!stays)
        programsBefore.stop();
    const auto contract = apply::applyMigrations(patient);
    programsAfter.stop();
    programsBefore.stop();
    QCOMPARE(firstProblem(contract), QString());
    // A statement of after that is prepared for the copy goes on with the column itself: the same name.
    QCOMPARE(programsBefore.problem(), QString());
    QCOMPARE(programsAfter.problem(), QString());

    postgres::Connection connection = m_server->connect(m_database);
    const int written = programsBefore.written() + programsAfter.written();
    QCOMPARE(ask(connection, u"SELECT sum(amount)::bigint FROM users"_s), QString::number(written));
    QVERIFY(written > 100);
    const qint64 longest = std::max(programsBefore.longest(), programsAfter.longest());
    qInfo("%d statements of programs, the longest took %lld ms", written, longest);
    QVERIFY2(longest < 1500 + 500, qPrintable(QString::number(longest)));
    checkEnd(m_wanted);
}

void TestExpandContract::counterOfAnIdentityGoesOn()
{
    const auto plan = planned(widen);
    QVERIFY_RESULT(plan);
    writeFiles(*plan);
    m_server->runScript(m_database, u"INSERT INTO users (email) SELECT 'u' FROM generate_series(1, 100); DELETE FROM users WHERE id > 40"_s);
    apply::ApplyRequest whole = request();
    whole.withContracts = true;
    QCOMPARE(firstProblem(apply::applyMigrations(whole)), QString());
    postgres::Connection connection = m_server->connect(m_database);
    QCOMPARE(ask(connection, u"INSERT INTO users (email) VALUES ('next') RETURNING id"_s), u"101"_s);
    QCOMPARE(ask(connection, u"SELECT count(*) FROM users"_s), u"41"_s);
    checkEnd(m_wanted);
}

/// Between expansion and contract every way of writing leaves both sides equal.
void TestExpandContract::bothWays()
{
    const auto plan = planned(renaming);
    QVERIFY_RESULT(plan);
    writeFiles(*plan);
    QCOMPARE(firstProblem(apply::applyMigrations(request())), QString());
    postgres::Connection connection = m_server->connect(m_database);
    const auto both = [&](const QString &sql) {
        return ask(connection, sql + u" RETURNING email || ' ' || email_address"_s);
    };
    QCOMPARE(both(u"INSERT INTO users (email) VALUES ('a')"_s), u"a a"_s);
    QCOMPARE(both(u"INSERT INTO users (email_address) VALUES ('b')"_s), u"b b"_s);
    QCOMPARE(both(u"INSERT INTO users (email, email_address) VALUES ('c', 'd')"_s), u"d d"_s);
    QCOMPARE(both(u"UPDATE users SET email = 'e' WHERE email = 'a'"_s), u"e e"_s);
    QCOMPARE(both(u"UPDATE users SET email_address = 'f' WHERE email = 'e'"_s), u"f f"_s);
    QCOMPARE(both(u"UPDATE users SET email = 'g', email_address = 'h' WHERE email = 'f'"_s), u"h h"_s);
    QVERIFY(ask(connection, u"INSERT INTO users (email_address) VALUES ('h') RETURNING id"_s).contains(u"users_email_key"_s));
    QVERIFY(ask(connection, u"INSERT INTO users (amount) VALUES (1) RETURNING id"_s).contains(u"null value"_s));
}

void TestExpandContract::contractRefusesRowsThatDiffer()
{
    const auto plan = planned(renaming);
    QVERIFY_RESULT(plan);
    writeFiles(*plan);
    m_server->runScript(m_database, u"INSERT INTO users (email) SELECT 'u' || i FROM generate_series(1, 10) AS i"_s);
    QCOMPARE(firstProblem(apply::applyMigrations(request())), QString());
    m_server->runScript(m_database, u"SET session_replication_role = replica; UPDATE users SET email = 'x' WHERE id = 7"_s);
    const auto refused = apply::applyMigrations(request());
    QVERIFY_RESULT(refused);
    QVERIFY(refused->failure.has_value());
    QVERIFY2(refused->failure->text.contains(u"1 rows of public.users have another value in email_address than in email"_s),
        qPrintable(refused->failure->text));
    QCOMPARE(refused->files.size(), 1);
    postgres::Connection connection = m_server->connect(m_database);
    QCOMPARE(ask(connection, u"SELECT email || email_address FROM users WHERE id = 7"_s), u"xu7"_s);
    m_server->runScript(m_database, u"UPDATE users SET email_address = email"_s);
    QCOMPARE(firstProblem(apply::applyMigrations(request())), QString());
    QCOMPARE(ask(connection, u"SELECT email_address FROM users WHERE id = 7"_s), u"x"_s);
    checkEnd(m_wanted);
}

/// psql, or another tool, that knows nothing of the comments.
void TestExpandContract::plainRunOfTheSameFiles()
{
    const auto plan = planned(split);
    QVERIFY_RESULT(plan);
    writeFiles(*plan);
    m_server->runScript(m_database, u"INSERT INTO users (name) SELECT 'F' || i || ' L' || i FROM generate_series(1, 100) AS i"_s);
    const migrations::MigrationDirectory directory = migrations::loadDirectory(m_folder->path()).value();
    for (const migrations::MigrationFile &file : directory.files)
        m_server->runScript(m_database, file.text);
    postgres::Connection connection = m_server->connect(m_database);
    QCOMPARE(ask(connection, u"SELECT first_name || '+' || last_name FROM users WHERE id = 42"_s), u"F42+L42"_s);
    checkEnd(m_wanted);
}

void TestExpandContract::everyVersion_data()
{
    QTest::addColumn<int>("version");
    for (const int version : { 14, 16, 17, 18 })
        QTest::addRow("PostgreSQL %d", version) << version;
}

void TestExpandContract::everyVersion()
{
    QFETCH(int, version);
    const auto server = PgFixture::start(version);
    REQUIRE_SERVER(server);
    for (const Case *const recipe : { &renaming, &widen, &split, &number }) {
        InvariantCase invariant;
        invariant.before = QString::fromLatin1(recipe->before);
        invariant.after = QString::fromLatin1(recipe->after);
        const auto recipes = plan::readRecipes(recipe->recipes, recipe->values, recipe->backward);
        QVERIFY_RESULT(recipes);
        invariant.options.recipes = *recipes;
        invariant.comparesDumps = false; // pg_dump is that of one version
        const InvariantOutcome outcome = checkPlanInvariant(*server, invariant);
        QVERIFY2(outcome.stage == InvariantStage::Converged, qPrintable(stageText(outcome.stage) + u": "_s + outcome.text));
    }
}

void TestExpandContract::specs_data()
{
    QTest::addColumn<QStringList>("recipes");
    QTest::addColumn<QStringList>("values");
    QTest::addColumn<QString>("problem");
    QTest::addRow("another verb") << QStringList { u"rename:public.users.email"_s } << QStringList {} << u"is no recipe"_s;
    QTest::addRow("no column") << QStringList { u"expand-contract:users"_s } << QStringList {} << u"names no column"_s;
    QTest::addRow("a value for nothing") << QStringList { u"expand-contract:users.email"_s }
                                         << QStringList { u"orders.id=1"_s } << u"but no recipe of its table"_s;
}

void TestExpandContract::specs()
{
    QFETCH(QStringList, recipes);
    QFETCH(QStringList, values);
    QFETCH(QString, problem);
    const auto read = plan::readRecipes(recipes, values, {});
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::Input);
    QVERIFY2(read.error().text.contains(problem), qPrintable(read.error().text));
}

QTEST_GUILESS_MAIN(TestExpandContract)
#include "tst_expandcontract.moc"
