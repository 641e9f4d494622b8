// Schema files in HCL: what every kind of block becomes on a real server, compared with the SQL that says the same; references,
// loops and variables; what is wrong is told with its line, what is unknown is left out and told.
#include "model/base/textfile.h"
#include "model/hcl/parser.h"
#include "model/sources/hcl/readhcl.h"
#include "model/sources/source.h"
#include "tests/support/databasedifference.h"
#include "tests/support/pgfixture.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace schemawright;
using namespace schemawright::sources;
using namespace schemawright::testing;
using namespace Qt::StringLiterals;

namespace {

Result<HclSchema> read(const QString &text, const HclInput &input = {})
{
    std::vector<hcl::Document> documents;
    documents.push_back(hcl::parse(text, u"s.hcl"_s));
    return readHclDocuments(std::move(documents), input);
}

const QString publicSchema = u"schema \"public\" {}\n"_s;

} // namespace

class TestHclSchema : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_fixture = PgFixture::start(); } // Held: the server stays for all development databases.
    void cleanupTestCase() { m_fixture.reset(); }

    void blocksMeanWhatTheirSqlMeans_data()
    {
        QTest::addColumn<QString>("hcl");
        QTest::addColumn<QString>("sql");
        const QString folder = QStringLiteral(SCHEMAWRIGHT_SOURCE_DIR) + u"/tests/golden/hcl"_s;
        for (const QString &name : QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
            const auto text = readTextFile(folder + u'/' + name + u"/schema.hcl"_s);
            const auto sql = readTextFile(folder + u'/' + name + u"/schema.sql"_s);
            QVERIFY2(text && sql, qPrintable(name));
            QTest::newRow(qPrintable(name)) << *text << *sql;
        }
    }
    void blocksMeanWhatTheirSqlMeans()
    {
        QFETCH(QString, hcl);
        QFETCH(QString, sql);
        REQUIRE_SERVER(m_fixture);
        const auto schema = read(hcl);
        QVERIFY_RESULT(schema);
        QCOMPARE(schema->warnings, QStringList());
        const auto fromHcl = developScripts({ schema->script }, {});
        QVERIFY_RESULT(fromHcl);
        const auto fromSql = developScripts({ { u"schema.sql"_s, sql, {} } }, {});
        QVERIFY_RESULT(fromSql);
        const QString difference = firstDifference(fromHcl->database, fromSql->database);
        QVERIFY2(difference.isEmpty(), qPrintable(difference + u"\n"_s + schema->script.text));
    }

    void problemsAreToldWithTheirLines_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("message");
        const QString table = publicSchema + u"table \"t\" {\n  schema = schema.public\n  column \"id\" {\n    type = int\n  }\n"_s;
        QTest::newRow("an unknown schema") << u"table \"t\" {\n  schema = schema.app\n}\n"_s << u"s.hcl:2:18: there is no schema \"app\""_s;
        QTest::newRow("an unknown column") << table + u"  primary_key {\n    columns = [column.idd]\n  }\n}\n"_s << u"s.hcl:8:22: table t has no column idd"_s;
        QTest::newRow("an unknown table") << table + u"  foreign_key \"f\" {\n    columns = [column.id]\n    ref_columns = [table.u.column.id]\n  }\n}\n"_s
                                          << u"s.hcl:9:25: there is no table \"u\""_s;
        QTest::newRow("a missing type") << table + u"  column \"a\" {\n  }\n}\n"_s << u"s.hcl:7:3: type of this column is missing"_s;
        QTest::newRow("a word that is none of them") << table
                + u"  foreign_key \"f\" {\n    columns = [column.id]\n    ref_columns = [column.id]\n    on_delete = DROP\n  }\n}\n"_s
                                                     << u"s.hcl:10:17: on_delete cannot be DROP"_s;
        QTest::newRow("columns that do not pair") << table + u"  foreign_key \"f\" {\n    columns = [column.id]\n    ref_columns = []\n  }\n}\n"_s
                                                  << u"s.hcl:7:3: foreign key f has 1 columns and references 0"_s;
        QTest::newRow("syntax") << u"table \"t\" {\n  schema = \n}\n"_s << u"s.hcl:2:12: a value is missing: here stands the end of the line"_s;
        QTest::newRow("an operator without its other half") << u"schema \"s\" {\n  comment = schema.s.name /\n}\n"_s
                                                            << u"s.hcl:2:28: a value is missing: here stands the end of the line"_s;
        QTest::newRow("a cycle") << u"locals {\n  a = local.b\n  b = \"${local.a}x\"\n}\nschema \"s\" {\n  comment = local.a\n}\n"_s
                                 << u"s.hcl:3:15: local.a needs itself: local.a (s.hcl:2) → local.b (s.hcl:3) → local.a (s.hcl:2)"_s;
        QTest::newRow("attributes in a cycle") << u"schema \"a\" {\n  comment = schema.b.comment\n}\nschema \"b\" {\n  comment = schema.a.comment\n}\n"_s
                                               << u"s.hcl:2:21: schema.b.comment needs itself"_s;
        QTest::newRow("a variable without a value") << u"variable \"v\" {\n  type = string\n}\nschema \"s\" {\n  comment = var.v\n}\n"_s
                                                    << u"s.hcl:1:1: variable v has no value"_s;
        QTest::newRow("two tables of a name") << publicSchema + u"schema \"a\" {}\ntable \"a\" \"t\" {\n  schema = schema.a\n}\ntable \"public\" \"t\" {\n"
                "  schema = schema.public\n}\npolicy \"p\" {\n  on = table.t\n}\n"_s << u"s.hcl:10:13: several blocks are table.t: this may mean any of them"_s;
        QTest::newRow("a trigger that never runs") << table + u"}\ntrigger \"r\" {\n  on = table.t\n  execute {\n    function = sql(\"f\")\n  }\n}\n"_s
                                                   << u"s.hcl:8:1: this trigger does not say when it runs"_s;
    }
    void problemsAreToldWithTheirLines()
    {
        QFETCH(QString, text);
        QFETCH(QString, message);
        const auto schema = read(text);
        QVERIFY(!schema);
        QVERIFY2(schema.error().toText().startsWith(message), qPrintable(schema.error().toText()));
    }

    void allProblemsOfARunAreTold()
    {
        const auto schema = read(u"table \"a\" {\n  schema = schema.x\n}\ntable \"b\" {\n  schema = schema.y\n  column \"c\" {\n  }\n}\n"_s);
        QVERIFY(!schema);
        const QString text = schema.error().toText();
        QVERIFY2(text.contains(u"s.hcl:2:18"_s) && text.contains(u"s.hcl:5:18"_s) && text.contains(u"s.hcl:6:3"_s), qPrintable(text));
    }

    void whatIsUnknownIsLeftOutAndTold()
    {
        const auto schema = read(publicSchema + u"graph \"g\" {\n}\ntable \"t\" {\n  schema = schema.public\n  engine = \"x\"\n  column \"id\" {\n    type = int\n"
            "    storage = EXTERNAL\n  }\n  shard {\n  }\n}\n"_s);
        QVERIFY_RESULT(schema);
        QCOMPARE(schema->warnings.join(u'\n'),
            u"s.hcl:2:1: blocks of the type graph are not understood: this one is left out\n"
            "s.hcl:9:5: storage of a column is not understood and left out\n"
            "s.hcl:6:3: engine of a table is not understood and left out\n"
            "s.hcl:11:3: a block shard within a table is not understood and left out"_s);
        QVERIFY(schema->script.text.contains(u"CREATE TABLE public.t"_s));
    }

    void serverErrorsNameTheBlock()
    {
        REQUIRE_SERVER(m_fixture);
        const auto schema = read(publicSchema + u"table \"t\" {\n  schema = schema.public\n  column \"id\" {\n    type = int\n  }\n"
            "  check \"positive\" {\n    expr = \"idd > 0\"\n  }\n}\n"_s);
        QVERIFY_RESULT(schema);
        const auto developed = developScripts({ schema->script }, {});
        QVERIFY(!developed);
        QCOMPARE(developed.error().file, u"s.hcl"_s);
        QCOMPARE(developed.error().line, 7);
    }

    void variablesComeFromOutside()
    {
        HclInput input;
        input.variables = { { u"schema"_s, u"tenant"_s }, { u"unused"_s, u"1"_s } };
        const auto schema = read(u"variable \"schema\" {\n  type = string\n  default = \"x\"\n}\nschema \"main\" {\n  name = var.schema\n}\n"_s, input);
        QVERIFY_RESULT(schema);
        QVERIFY(schema->script.text.contains(u"CREATE SCHEMA IF NOT EXISTS tenant;"_s));
        QCOMPARE(schema->warnings, QStringList { u"no file has a variable unused: its value is not used"_s });
    }

    void renamesAreTaken()
    {
        const auto schema = read(publicSchema + u"table \"people\" {\n  schema = schema.public\n  renamed_from = \"users\"\n  column \"mail\" {\n"
            "    type = text\n    renamed_from = \"email\"\n  }\n  index \"i\" {\n    columns = [column.mail]\n    renamed_from = \"j\"\n  }\n}\n"_s);
        QVERIFY_RESULT(schema);
        QCOMPARE(schema->renames.size(), 3);
        QCOMPARE(schema->renames.at(0).before, (QStringList { u"public"_s, u"users"_s }));
        QCOMPARE(schema->renames.at(1).before, (QStringList { u"public"_s, u"people"_s, u"email"_s }));
        QCOMPARE(schema->renames.at(1).after, u"mail"_s);
        QCOMPARE(schema->renames.at(1).origin, u"s.hcl:7: renamed_from = \"email\""_s);
        QCOMPARE(schema->renames.at(2).before, QStringList { u"j"_s });
    }

    /// Other parts of a composed schema have the table.
    void partsMayReferenceOthers()
    {
        const QString policy = u"policy \"p\" {\n  on = table.conversations\n  using = \"true\"\n}\n"_s;
        QVERIFY(!read(policy));
        const auto part = read(policy, { {}, true });
        QVERIFY_RESULT(part);
        QVERIFY(part->script.text.contains(u"CREATE POLICY p ON conversations\nUSING (true)"_s));
    }

    void foldersAndComposedSourcesLoad()
    {
        REQUIRE_SERVER(m_fixture);
        QTemporaryDir folder;
        const auto write = [&](const QString &name, const QString &text) { QVERIFY_RESULT(writeTextFile(folder.filePath(name), text)); };
        write(u"hcl/a.pg.hcl"_s, publicSchema);
        write(u"hcl/b.pg.hcl"_s, u"table \"t\" {\n  schema = schema.public\n  column \"id\" {\n    type = bigint\n  }\n}\n"_s);
        write(u"more.sql"_s, u"CREATE TABLE u (id int);\n"_s);
        write(u"part.hcl"_s, u"policy \"p\" {\n  on = table.u\n}\n"_s);
        const auto fromFolder = loadSource(u"file://hcl"_s, { .workingFolder = folder.path() });
        QVERIFY_RESULT(fromFolder);
        QCOMPARE(fromFolder->database.tables.size(), 1);
        const QString url = compositeUrl({ u"file://hcl"_s, u"file://more.sql"_s, u"file://part.hcl"_s });
        const auto composed = loadSource(url, { .workingFolder = folder.path() });
        QVERIFY_RESULT(composed);
        QCOMPARE(composed->source.title, u"hcl/ + more.sql + part.hcl"_s);
        QCOMPARE(composed->database.tables.size(), 2);
        QCOMPARE(composed->database.tables.at(1)->policies.size(), 1);
        write(u"hcl/c.sql"_s, u"SELECT 1;\n"_s);
        const auto mixed = parseSource(u"file://hcl"_s, folder.path());
        QVERIFY(!mixed && mixed.error().text.contains(u"in SQL and in HCL"_s));
    }

    void theExampleProjectLoads()
    {
        REQUIRE_SERVER(m_fixture);
        const QString project = corpusFolder() + u"/example-projects/conversations-policy"_s;
        if (!QFileInfo::exists(project))
            SKIP_UNLESS_REQUIRED("REQUIRE_CORPUS", "the corpus is not there");
        QTemporaryDir folder;
        QVERIFY_RESULT(writeTextFile(folder.filePath(u"tables.sql"_s),
            u"CREATE TABLE conversations (id text PRIMARY KEY, tenant_id uuid NOT NULL);\n"_s));
        const auto loaded = loadSource(compositeUrl({ u"file://"_s + folder.filePath(u"tables.sql"_s), u"file://"_s + project + u"/schema.hcl"_s }), {});
        QVERIFY_RESULT(loaded);
        QCOMPARE(loaded->warnings, QStringList());
        const schema::Policy policy = loaded->database.tables.first()->policies.first();
        QCOMPARE(policy.name, u"tenant_isolation"_s);
        QVERIFY(!policy.usingExpression.isEmpty() && !policy.withCheckExpression.isEmpty());
    }

private:
    std::unique_ptr<PgFixture> m_fixture;
};

QTEST_GUILESS_MAIN(TestHclSchema)
#include "tst_hclschema.moc"
