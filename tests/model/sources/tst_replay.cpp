// Following an edit yields what running all files yields, or runs them all: hand-made edits of every kind, and random ones
// of a large project.
#include "model/sources/replay.h"

#include "tests/benchmarks/scaleschema.h"
#include "tests/support/pgfixture.h"

#include <QElapsedTimer>
#include <QtTest>

#include <algorithm>
#include <random>

using namespace Qt::StringLiterals;
using namespace schemawright;
using namespace schemawright::sources;
using namespace schemawright::testing;
using devdb::Script;

namespace {

enum class Way { Follows, RunsAll };

SourceOptions options()
{
    SourceOptions chosen;
    chosen.developmentServer.majorVersion = 15;
    return chosen;
}

QList<Script> shopFile(const QString &text)
{
    return { Script { .file = u"shop.sql"_s, .text = text, .delimiter = {} } };
}

QStringList dependencyTexts(const schema::Database &database)
{
    QStringList texts;
    for (const schema::Dependency &dependency : database.dependencies)
        texts.append(schema::toText(dependency.dependent()) + u" → "_s + schema::toText(dependency.referenced()));
    texts.sort();
    return texts;
}

/// Empty when both are the same in every respect.
QString difference(const schema::Database &a, const schema::Database &b)
{
    for (qsizetype i = 0; i < std::min(a.tables.size(), b.tables.size()); ++i) {
        if (a.tables.at(i) != b.tables.at(i))
            return u"table "_s + a.tables.at(i)->name.toText();
    }
    for (qsizetype i = 0; i < std::min(a.views.size(), b.views.size()); ++i) {
        if (a.views.at(i) != b.views.at(i))
            return u"view "_s + a.views.at(i)->name.toText();
    }
    if (a != b)
        return u"something else"_s;
    return dependencyTexts(a) == dependencyTexts(b) ? QString() : u"dependencies"_s;
}

constexpr auto shop = uR"(
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE users (
    id bigserial PRIMARY KEY,
    email text NOT NULL UNIQUE,
    age integer CHECK (age > 0)
);
CREATE TABLE orders (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id bigint NOT NULL REFERENCES users ON DELETE CASCADE,
    total numeric(10,2) DEFAULT 0
);
COMMENT ON TABLE users IS 'people';
COMMENT ON COLUMN orders.total IS 'in euros';
CREATE INDEX orders_user ON orders (user_id);
ALTER TABLE users ADD COLUMN born date;
ALTER TABLE users ADD COLUMN feels mood DEFAULT 'ok';
ALTER TABLE orders ADD CONSTRAINT orders_buyer FOREIGN KEY (user_id) REFERENCES users (id);
COMMENT ON CONSTRAINT orders_buyer ON orders IS 'who buys';
CREATE FUNCTION adults() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM users WHERE age > 17';
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE VIEW buyers AS SELECT u.id, u.email, o.total FROM users u JOIN orders o ON o.user_id = u.id;
CREATE VIEW rich AS SELECT email FROM buyers WHERE total > 1000;
COMMENT ON VIEW rich IS 'those who buy much';
CREATE MATERIALIZED VIEW sums AS SELECT user_id, sum(total) AS total FROM orders GROUP BY user_id;
CREATE UNIQUE INDEX sums_user ON sums (user_id);
CREATE TRIGGER touch BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch();
ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON orders USING (EXISTS (SELECT FROM users WHERE users.id = user_id));
GRANT SELECT ON users TO reader;
CREATE TABLE notes (id integer PRIMARY KEY, body text);
)";

} // namespace

class TestReplay : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_fixture = PgFixture::start(15); // Kept, so that not every run starts a server.
        REQUIRE_SERVER(m_fixture);
    }
    void followsEdits_data();
    void followsEdits();
    void keepsTheFormerOneWhenTheEditIsRefused();
    void randomEditsYieldWhatAFullRunYields();

private:
    std::unique_ptr<PgFixture> m_fixture;
};

void TestReplay::followsEdits_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<Way>("way");
    const auto edit = [](const char *name, const QString &before, const QString &after, Way way) {
        QTest::newRow(name) << before << after << way;
    };
    edit("a column", u"    age integer"_s, u"    nick text,\n    age integer"_s, Way::Follows);
    edit("a column of the other table", u"    total numeric"_s, u"    note text,\n    total numeric"_s, Way::Follows);
    edit("a type", u"numeric(10,2) DEFAULT 0"_s, u"numeric(12,2)"_s, Way::Follows);
    edit("a check goes", u" CHECK (age > 0)"_s, QString(), Way::Follows);
    edit("an added column between two", u"ALTER TABLE users ADD COLUMN feels"_s,
        u"ALTER TABLE users ADD COLUMN size integer;\nALTER TABLE users ADD COLUMN feels"_s, Way::Follows);
    edit("an added column goes", u"ALTER TABLE users ADD COLUMN born date;\n"_s, QString(), Way::Follows);
    edit("a view", u"SELECT u.id, u.email, o.total"_s, u"SELECT u.id, u.email, u.age, o.total"_s, Way::Follows);
    edit("a view on a view", u"total > 1000"_s, u"total > 2000"_s, Way::Follows);
    edit("a materialised view", u"sum(total) AS total"_s, u"max(total) AS highest"_s, Way::Follows);
    edit("an index", u"ON orders (user_id)"_s, u"ON orders (user_id DESC, total)"_s, Way::Follows);
    edit("an index goes", u"CREATE INDEX orders_user ON orders (user_id);\n"_s, QString(), Way::Follows);
    edit("an index comes", u"CREATE INDEX orders_user"_s, u"CREATE INDEX orders_total ON orders (total);\nCREATE INDEX orders_user"_s, Way::Follows);
    edit("a policy", u"USING (EXISTS (SELECT FROM users WHERE users.id = user_id))"_s, u"USING (total > 0)"_s, Way::Follows);
    edit("a trigger", u"BEFORE UPDATE ON users"_s, u"BEFORE INSERT OR UPDATE ON users"_s, Way::Follows);
    edit("a body", u"age > 17"_s, u"age > 20"_s, Way::Follows);
    edit("the text of a comment", u"IS 'people'"_s, u"IS 'people who buy'"_s, Way::Follows);
    edit("a table comes", u"CREATE TABLE notes"_s, u"CREATE TABLE tags (name text UNIQUE, user_id bigint REFERENCES users);\nCREATE TABLE notes"_s, Way::Follows);
    edit("a table goes", u"CREATE TABLE notes (id integer PRIMARY KEY, body text);\n"_s, QString(), Way::Follows);
    edit("a foreign key's action", u"(user_id) REFERENCES users (id);"_s, u"(user_id) REFERENCES users (id) ON DELETE CASCADE;"_s, Way::Follows);
    edit("nothing but white space", u"CREATE TABLE notes"_s, u"\n\nCREATE TABLE notes"_s, Way::Follows);

    edit("another primary key of a table that is referred to", u"    id bigserial PRIMARY KEY,\n    email text NOT NULL UNIQUE"_s,
        u"    id bigserial UNIQUE,\n    email text NOT NULL UNIQUE,\n    code bigint PRIMARY KEY"_s, Way::RunsAll);
    edit("an enum", u"('sad', 'ok')"_s, u"('sad', 'fine', 'ok')"_s, Way::RunsAll);
    edit("a comment goes", u"COMMENT ON TABLE users IS 'people';\n"_s, QString(), Way::RunsAll);
    edit("another function", u"CREATE FUNCTION touch()"_s,
        u"CREATE FUNCTION adults(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';\nCREATE FUNCTION touch()"_s, Way::RunsAll);
    edit("other arguments", u"FUNCTION adults()"_s, u"FUNCTION adults(least integer)"_s, Way::RunsAll);
    edit("rows", u"CREATE TABLE notes"_s, u"INSERT INTO users (email) VALUES ('a');\nCREATE TABLE notes"_s, Way::RunsAll);
    edit("a block", u"CREATE TABLE notes"_s, u"DO $$ BEGIN END $$;\nCREATE TABLE notes"_s, Way::RunsAll);
}

namespace {

/// The shop, with what must be looked at by itself.
const QStringList &harderProjects()
{
    static const QStringList projects {
        u"CREATE TABLE copy (LIKE users);"_s, // copied columns
        u"CREATE TABLE taken AS SELECT id, age FROM users;"_s, // columns of a query
        u"CREATE VIEW all_users AS SELECT * FROM users;"_s, // a star
        u"CREATE TABLE heirs (x integer) INHERITS (users);"_s, // a child
        u"CREATE INDEX ON users (age); CREATE TABLE users_age (idx1 integer); CREATE INDEX ON users_age (idx1);"_s, // chosen names
        u"SET search_path = public; CREATE TABLE later (id integer); RESET search_path;"_s, // settings
        u"GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader;"_s, // grants on all
        u"ALTER TABLE notes ADD COLUMN writer bigint REFERENCES users;"_s, // an unnamed foreign key
        u"CREATE FUNCTION first_user() RETURNS users LANGUAGE sql AS 'SELECT * FROM users LIMIT 1';"_s, // a row type
        u"CREATE DOMAIN somebody AS users;"_s, // a domain over a row type
        u"CREATE RULE quiet AS ON DELETE TO users DO INSTEAD NOTHING;"_s, // a rule
        u"CREATE STATISTICS users_stats ON email, age FROM users;"_s, // extended statistics
    };
    return projects;
}

} // namespace

void TestReplay::followsEdits()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(Way, way);
    const QString text = QString::fromUtf16(shop);
    QCOMPARE(text.count(before), 1);
    QString edited = text;
    edited.replace(before, after);
    QStringList endings { QString() };
    // Edits that touch what the harder projects hang on.
    static const QStringList thorough { u"a column"_s, u"an added column between two"_s, u"a check goes"_s };
    if (thorough.contains(QString::fromUtf8(QTest::currentDataTag())))
        endings.append(harderProjects());
    for (const QString &ending : std::as_const(endings)) {
        auto former = replayScripts(shopFile(text + ending), options());
        QVERIFY_RESULT(former);
        const auto followed = replayAfter(*former, shopFile(edited + ending), options());
        const auto whole = replayScripts(shopFile(edited + ending), options());
        // A refused edit is refused in the same words.
        QCOMPARE(followed.has_value(), whole.has_value());
        if (!followed) {
            QCOMPARE(followed.error().toText(), whole.error().toText());
            continue;
        }
        if (ending.isEmpty())
            QCOMPARE(followed->hasFollowed, way == Way::Follows);
        const QString what = difference(followed->database, whole->database);
        QVERIFY2(what.isEmpty(), qPrintable(what + u" after "_s + ending));
    }
}

void TestReplay::keepsTheFormerOneWhenTheEditIsRefused()
{
    const QString text = QString::fromUtf16(shop);
    auto former = replayScripts(shopFile(text), options());
    QVERIFY_RESULT(former);
    QString wrong = text;
    // The function's body needs the column: the server says so when it makes the function.
    wrong.replace(u"    age integer CHECK (age > 0)\n"_s, u"    years integer\n"_s);
    const auto refused = replayAfter(*former, shopFile(wrong), options());
    QVERIFY(!refused);
    QVERIFY2(refused.error().toText().contains(u"shop.sql:"_s), qPrintable(refused.error().toText()));
    // The next edit starts from the former one.
    QString right = text;
    right.replace(u"    age integer"_s, u"    nick text,\n    age integer"_s);
    const auto followed = replayAfter(*former, shopFile(right), options());
    QVERIFY_RESULT(followed);
    QVERIFY(followed->hasFollowed);
}

namespace {

/// Another statement of the same kind; empty: it goes.
QString mutated(const QString &statement, std::mt19937 &random)
{
    const auto number = static_cast<unsigned>(random() % 1000);
    if (statement.startsWith("CREATE TABLE"_L1) && statement.contains("    parent_id"_L1)) {
        QStringList lines = statement.split(u'\n');
        const auto at = static_cast<qsizetype>(2 + random() % 8); // behind the id, among the columns
        if (number % 3 == 0)
            lines.insert(at, u"    more_%1 integer DEFAULT %1,"_s.arg(number));
        else if (number % 3 == 1 && lines.at(at).contains("col_"_L1))
            lines.removeAt(at);
        else
            lines[at].replace(QRegularExpression(u" (text|integer|date|uuid|boolean)"_s), u" bigint"_s).replace(QRegularExpression(u" DEFAULT [^,]*,"_s), u","_s);
        return lines.join(u'\n');
    }
    if (statement.startsWith("CREATE INDEX"_L1) || statement.startsWith("CREATE POLICY"_L1))
        return number % 2 ? QString() : QString(statement).replace(u"parent_id"_s, u"other_id"_s);
    if (statement.startsWith("CREATE VIEW"_L1) && statement.contains("WHERE"_L1))
        return QString(statement).replace(u"t.parent_id IS NOT NULL"_s, u"t.parent_id > %1"_s.arg(number));
    if (statement.startsWith("CREATE FUNCTION"_L1))
        return QString(statement).replace(u"SELECT a"_s, u"SELECT %1 + a"_s.arg(number));
    if (statement.startsWith("COMMENT"_L1))
        return QString(statement).replace(u" IS '"_s, u" IS 'edit %1 of "_s.arg(number));
    if (statement.startsWith("ALTER TABLE"_L1) && statement.contains("FOREIGN KEY"_L1))
        return number % 2 ? QString() : statement + u" ON UPDATE CASCADE"_s;
    return statement;
}

QList<Script> scriptsOf(const QStringList &statements)
{
    constexpr int files = 5;
    QList<Script> scripts;
    const qsizetype size = statements.size() / files + 1;
    for (int i = 0; i < files; ++i) {
        QString text;
        for (const QString &statement : statements.mid(i * size, size))
            text += statement.isEmpty() ? QString() : QString(statement + u";\n\n"_s);
        scripts.append(Script { .file = u"%1.sql"_s.arg(i), .text = text, .delimiter = {} });
    }
    return scripts;
}

} // namespace

void TestReplay::randomEditsYieldWhatAFullRunYields()
{
    const int tables = qEnvironmentVariable("REPLAY_TABLES", u"25"_s).toInt();
    const int edits = qEnvironmentVariable("REPLAY_EDITS", u"24"_s).toInt();
    const unsigned seed = qEnvironmentVariable("REPLAY_SEED", u"1"_s).toUInt();
    QStringList statements = scaleSchema({ .tables = tables, .schemas = 4 });
    std::mt19937 random(seed);
    QElapsedTimer timer;
    timer.start();
    auto replay = replayScripts(scriptsOf(statements), options());
    QVERIFY_RESULT(replay);
    const auto fullTime = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    QList<double> times;
    for (int i = 0; i < edits; ++i) {
        const auto place = static_cast<qsizetype>(random() % static_cast<unsigned>(statements.size()));
        const QString former = std::exchange(statements[place], mutated(statements.at(place), random));
        timer.restart();
        auto followed = replayAfter(*replay, scriptsOf(statements), options());
        const auto time = static_cast<double>(timer.nsecsElapsed()) / 1e6;
        if (!followed) { // A view or function needs what the edit takes away: a full run says the same.
            QVERIFY(!replayScripts(scriptsOf(statements), options()));
            statements[place] = former;
            continue;
        }
        if (followed->hasFollowed)
            times.append(time);
        else
            qInfo("not followed: %s\n→ %s", qPrintable(former), qPrintable(statements.at(place)));
        *replay = std::move(*followed);
        // Every edit of a small project, now and then of a large one: a full run of it takes long.
        if (tables > 100 && i % 8 != 7 && i + 1 < edits)
            continue;
        const auto whole = replayScripts(scriptsOf(statements), options());
        QVERIFY_RESULT(whole);
        const QString what = difference(replay->database, whole->database);
        QVERIFY2(what.isEmpty(), qPrintable(u"%1, seed %2, edit %3: %4"_s.arg(what).arg(seed).arg(i).arg(statements.at(place))));
    }
    QVERIFY(!times.isEmpty());
    std::ranges::sort(times);
    const double median = times.at(times.size() / 2);
    qInfo("%d tables: everything in %.0f ms; %lld of %d edits followed, median %.1f ms, slowest %.1f ms", tables, fullTime,
        static_cast<long long>(times.size()), edits, median, times.last());
    QVERIFY2(times.size() > edits / 2, "most edits should be followed");
    if (tables >= 1000)
        QVERIFY2(median < fullTime / 20, "following an edit is slow");
}

QTEST_GUILESS_MAIN(TestReplay)
#include "tst_replay.moc"
