// A project with an atlas.hcl: its env says where everything is; the example projects of the corpus open as they stand.
#include "model/base/textfile.h"
#include "model/project/projectsettings.h"
#include "model/sources/sourcefiles.h"
#include "model/workflow/session.h"
#include "tests/support/pgfixture.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace schemawright;
using namespace schemawright::workflow;
using namespace schemawright::testing;
using namespace Qt::StringLiterals;

class TestSessionAtlas : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        write(u"tables.sql"_s, u"CREATE TABLE a (id int PRIMARY KEY);\n"_s);
        write(u"atlas.hcl"_s,
            u"env \"prod\" {\n  src = \"file://tables.sql\"\n  url = getenv(\"TST_SESSION_ATLAS\")\n}\n"
            "env \"dev\" {\n  src = \"file://tables.sql\"\n  dev = \"embedded://15\"\n  nonsense = 1\n  migration {\n    dir = \"file://db/versions\"\n  }\n}\n"
            "data \"external_schema\" \"printed\" {\n  program = [\"sh\", \"print.sh\"]\n}\n"
            "env \"program\" {\n  src = data.external_schema.printed.url\n}\n"_s);
    }

    void theEnvironmentSaysWhereEverythingIs()
    {
        const auto project = project::findProject(m_folder->path());
        QVERIFY_RESULT(project);
        QCOMPARE(project->environment, u"dev"_s); // rather than the first, which is production
        QCOMPARE(project->environments, QStringList({ u"prod"_s, u"dev"_s, u"program"_s }));
        QCOMPARE(project->desiredUrl, QString(u"file://"_s + m_folder->filePath(u"tables.sql"_s)));
        QCOMPARE(project->migrationsFolder, m_folder->filePath(u"db/versions"_s));
        QCOMPARE(project->developmentUrl, u"embedded://15"_s);
        QVERIFY(!project->target);
        QVERIFY2(project->warnings.value(0).contains(u"atlas.hcl:8:3: nonsense"_s), qPrintable(project->warnings.value(0)));
        const auto unknown = project::findProject(m_folder->path(), u"stage"_s);
        QVERIFY(!unknown && unknown.error().hint.contains(u"prod, dev, program"_s));
    }

    void variablesComeFromTheFileBesideIt()
    {
        qunsetenv("TST_SESSION_ATLAS");
        write(u".env"_s, u"TST_SESSION_ATLAS=postgres://app@db/shop\n"_s);
        auto project = project::findProject(m_folder->path(), u"prod"_s);
        QVERIFY_RESULT(project);
        QVERIFY(project->target && project->target->database == u"shop"_s);
        qputenv("TST_SESSION_ATLAS", "postgres://app@db/other");
        project = project::findProject(m_folder->path(), u"prod"_s);
        QVERIFY(project && project->target && project->target->database == u"other"_s);
        qputenv("TST_SESSION_ATLAS", "mysql://h/x");
        project = project::findProject(m_folder->path(), u"prod"_s);
        QVERIFY_RESULT(project);
        QVERIFY(!project->target && project->warnings.value(0).contains(u"the url of env \"prod\""_s));
        qunsetenv("TST_SESSION_ATLAS");
    }

    void programsRunOnlyInTrustedFolders()
    {
        REQUIRE_SERVER(PgFixture::start());
        write(u"print.sh"_s, u"touch ran\necho 'CREATE TABLE printed (id int);'\n"_s);
        const auto wary = project::findProject(m_folder->path(), u"program"_s);
        QVERIFY_RESULT(wary);
        const auto refused = Session::open(*wary);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Untrusted);
        QVERIFY2(refused.error().text.contains(u"the program sh print.sh would have to run in "_s), qPrintable(refused.error().text));
        QVERIFY(!QFileInfo::exists(m_folder->filePath(u"ran"_s)));
        const auto trusting = project::findProject(m_folder->path(), u"program"_s, true);
        QVERIFY_RESULT(trusting);
        const auto session = Session::open(*trusting);
        QVERIFY_RESULT(session);
        QVERIFY(schema::findTable(session->snapshot().desired, { u"public"_s, u"printed"_s }));
        QVERIFY(QFileInfo::exists(m_folder->filePath(u"ran"_s)));
    }

    void whatTwoSourcesMakeIsNamedTwice_data()
    {
        QTest::addColumn<QString>("second");
        QTest::addColumn<QString>("said");
        QTest::addRow("a table of Prisma's") << u"\n-- again\nCREATE TABLE a (id int);\n"_s << u"second.sql:3:1: relation \"a\" already exists; %1/schema.prisma:4:1 makes it first"_s;
        QTest::addRow("a type") << u"CREATE TYPE mood AS (x int);\nCREATE TYPE public.Mood AS (y int);\n"_s << u"second.sql:2:1: type \"mood\" already exists; %1/second.sql:1:1 makes it first"_s;
    }
    void whatTwoSourcesMakeIsNamedTwice()
    {
        REQUIRE_SERVER(PgFixture::start());
        QFETCH(QString, second);
        QFETCH(QString, said);
        write(u"schema.prisma"_s, u"datasource db {\n  provider = \"postgresql\"\n}\nmodel a {\n  id Int @id\n}\n"_s);
        write(u"second.sql"_s, second);
        const QString both = sources::compositeUrl({ u"file://"_s + m_folder->filePath(u"schema.prisma"_s), u"file://"_s + m_folder->filePath(u"second.sql"_s) });
        const auto loaded = sources::loadSource(both, {});
        QVERIFY(!loaded);
        QVERIFY2(loaded.error().toText().contains(said.arg(m_folder->path())), qPrintable(loaded.error().toText()));
    }

    void theExampleProjectsOpenAsTheyStand_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("table");
        QTest::addColumn<QString>("index");
        QTest::addColumn<int>("policies");
        QTest::addRow("embeddings-composite") << u"embeddings-composite"_s << u"Embeddings"_s << u"vector_idx"_s << 0;
        QTest::addRow("conversations-policy") << u"conversations-policy"_s << u"conversations"_s << u"conversations_embedding_hnsw"_s << 1;
    }
    void theExampleProjectsOpenAsTheyStand()
    {
        const auto server = PgFixture::start();
        REQUIRE_SERVER(server);
        QFETCH(QString, name);
        QFETCH(QString, table);
        QFETCH(QString, index);
        QFETCH(int, policies);
        const QString folder = corpusFolder() + u"/example-projects/"_s + name;
        if (!QFileInfo(folder).isDir())
            SKIP_WITHOUT_CORPUS("example projects");
        qputenv("DATABASE_URL", postgres::toUrl(server->settings(server->createDatabase())).toUtf8());
        const auto project = project::findProject(folder);
        qunsetenv("DATABASE_URL");
        QVERIFY_RESULT(project);
        QCOMPARE(project->environment, u"local"_s);
        QVERIFY(project->target);
        auto session = Session::open(*project);
        QVERIFY_RESULT(session);
        QVERIFY2(!session->snapshot().currentError, "the database of getenv is not read");
        const schema::Table *found = schema::findTable(session->snapshot().desired, { u"public"_s, table });
        QVERIFY(found);
        QVERIFY(schema::findIndex(*found, index));
        QCOMPARE(found->policies.size(), policies);
        const auto source = sources::parseSource(project->desiredUrl, project->folder);
        QVERIFY_RESULT(source);
        for (const QString &path : sources::sourcePaths(*source, project->folder))
            QVERIFY2(QFileInfo::exists(path), qPrintable(path));
    }

private:
    void write(const QString &path, const QString &text)
    {
        QVERIFY_RESULT(writeTextFile(m_folder->filePath(path), text));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestSessionAtlas)
#include "tst_sessionatlas.moc"
