// Following on a server with a search_path of its own, and following only to see what comes of it.
#include "model/sources/replay.h"

#include "tests/support/pgfixture.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace schemawright;
using namespace schemawright::sources;
using namespace schemawright::testing;

namespace {

QList<devdb::Script> oneFile(const QString &text)
{
    return { devdb::Script { .file = u"shop.sql"_s, .text = text, .delimiter = {} } };
}

} // namespace

class TestTryReplay : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_fixture = PgFixture::start(15);
        REQUIRE_SERVER(m_fixture);
    }
    void keepsTheSearchPathOfTheServer();
    void tryingLeavesTheFormerOne();

private:
    std::unique_ptr<PgFixture> m_fixture;
};

/// --dev-url may name a search_path: what runs again finds the names that it found the first time.
void TestTryReplay::keepsTheSearchPathOfTheServer()
{
    SourceOptions options;
    options.developmentServer.settings = m_fixture->settings(u"postgres"_s);
    options.developmentServer.settings->parameters.insert(u"search_path"_s, u"app"_s);
    const QString text = u"CREATE SCHEMA app;\nCREATE TABLE app.users (age integer);\n"
                         "CREATE FUNCTION app.adults() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM users WHERE age > 17';\n"_s;
    const auto former = replayScripts(oneFile(text), options);
    QVERIFY_RESULT(former);
    const auto edited = oneFile(QString(text).replace(u"17"_s, u"20"_s));
    const auto followed = replayAfter(*former, edited, options);
    QVERIFY_RESULT(followed);
    QVERIFY(followed->hasFollowed);
    const auto whole = replayScripts(edited, options);
    QVERIFY_RESULT(whole);
    QVERIFY(followed->database == whole->database);
}

void TestTryReplay::tryingLeavesTheFormerOne()
{
    SourceOptions options;
    options.developmentServer.majorVersion = 15;
    const QString text = u"CREATE TABLE notes (id integer PRIMARY KEY, body text);\n"_s;
    const auto former = replayScripts(oneFile(text), options);
    QVERIFY_RESULT(former);
    postgres::Connection &connection = former->development.connection();
    const auto tables = [&connection] {
        return connection.query(u"SELECT string_agg(relname, ' ') FROM pg_class WHERE relname IN ('tags', 'notes')"_s)->text(0, 0);
    };
    // Followed, and run from the start because of the DO.
    for (const QString &ending : { QString(), u"DO 'BEGIN END';\n"_s }) {
        const auto edited = oneFile(text + u"CREATE TABLE tags (name text);\n"_s + ending);
        const auto yielded = tryReplay(*former, edited, options);
        QVERIFY_RESULT(yielded);
        const auto whole = replayScripts(edited, options);
        QVERIFY_RESULT(whole);
        QVERIFY(*yielded == whole->database);
        QCOMPARE(tables(), u"notes"_s);
    }
    QVERIFY(!tryReplay(*former, oneFile(text + u"CREATE TABLE tags (name nonsense);\n"_s), options));
    QCOMPARE(tables(), u"notes"_s);
}

QTEST_GUILESS_MAIN(TestTryReplay)
#include "tst_tryreplay.moc"
