// Renames in SQL files: a folder each in tests/golden/writeback/sql, with the files, the renames, the same in SQL, and what the
// files become. A server makes of them what the renames have made of the database.
#include "model/diff/applyrenames.h"
#include "model/diff/renamerequest.h"
#include "model/sources/scriptrenames.h"

#include "tests/model/sources/goldenwriteback.h"

#include <QElapsedTimer>

#include <algorithm>

using namespace schemawright;
using namespace schemawright::sources;
using namespace schemawright::testing;
using namespace Qt::StringLiterals;

class TestScriptRenames : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { m_fixture = testing::PgFixture::start(); }
    void init() { REQUIRE_SERVER(m_fixture); }
    void writes_data() { addWriteBackCases(u"sql"_s); }
    void writes();
    void hugeStatementsTakeNoTime();

private:
    std::unique_ptr<testing::PgFixture> m_fixture;
};

void TestScriptRenames::writes()
{
    QFETCH(QString, folder);
    const QString text = textAt(folder + u"/schema.sql"_s);
    schema::Database before = databaseAfter(*m_fixture, text);
    const schema::Database after = databaseAfter(*m_fixture, text, textAt(folder + u"/edit.sql"_s));
    QList<diff::RenameRequest> requests;
    for (const QString &line : textAt(folder + u"/renames.txt"_s).split(u'\n', Qt::SkipEmptyParts))
        requests << diff::parseRenameRequest(line).value();
    auto renames = diff::resolveRenames(before, after, requests);
    QVERIFY_RESULT(renames);
    std::ranges::stable_sort(*renames, {}, [](const diff::Rename &rename) { return rename.before.parent.isEmpty(); });
    QList<devdb::Script> scripts { { u"/a/schema.sql"_s, text, {} } };
    QStringList refusals;
    for (const diff::Rename &rename : *renames) {
        const ScriptRename renamed = renameInScripts(scripts, before, rename);
        QVERIFY(renamed.isMadeHere);
        refusals << renamed.refusal;
        scripts = renamed.scripts;
        before = diff::applyRenames(before, { rename })->database;
    }
    refusals.removeAll(QString());
    QVERIFY2(isGolden(folder + u"/refused.txt"_s, refusals.join(u'\n')), qPrintable(refusals.join(u'\n')));
    if (!refusals.isEmpty()) {
        QCOMPARE(scripts.first().text, text);
        return;
    }
    const QString written = scripts.first().text;
    QVERIFY2(isGolden(folder + u"/written.sql"_s, written), qPrintable(written));
    const auto rest = diff::diffDatabases(databaseAfter(*m_fixture, written), after);
    QVERIFY_RESULT(rest);
    QVERIFY2(rest->isEmpty(), qPrintable(diff::toText(rest->isEmpty() ? diff::Change() : rest->first())));
}

void TestScriptRenames::hugeStatementsTakeNoTime()
{
    QString values;
    for (int i = 0; i < 50'000; ++i)
        values += u"(%1, 'x', (((%1))))%2\n"_s.arg(QString::number(i), i == 49'999 ? u";"_s : u","_s);
    const QString deep = u"CREATE VIEW v AS SELECT "_s + QString(20'000, u'(') + u"a"_s + QString(20'000, u')') + u" FROM t;\n"_s;
    schema::Database before;
    schema::Table table;
    table.name = { u"public"_s, u"t"_s };
    table.columns << schema::Column { .name = u"a"_s, .type = u"integer"_s };
    before.tables << Shared<schema::Table>(table);
    QElapsedTimer timer;
    timer.start();
    const ScriptRename renamed = renameInScripts({ { u"t.sql"_s, u"CREATE TABLE t (a int);\nINSERT INTO t (a, b, c) VALUES\n"_s + values + deep, {} } },
        before, { { schema::ObjectKind::Column, u"public"_s, u"t"_s, u"a"_s, {} }, u"z"_s, {} });
    QVERIFY(renamed.isMadeHere);
    QVERIFY(renamed.scripts.first().text.contains(u"INSERT INTO t (z, b, c)"_s));
    QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_GUILESS_MAIN(TestScriptRenames)
#include "tst_scriptrenames.moc"
