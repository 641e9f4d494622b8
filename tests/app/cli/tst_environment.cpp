// --env: what atlas.hcl says stands for the flags that are not given; env:// URLs; what cannot be done is refused with its line.
#include "model/base/process.h"
#include "model/base/textfile.h"
#include "model/project/atlasproject.h"
#include "tests/support/pgfixture.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QThread>
#include <QtTest>

#include <stop_token>
#include <thread>

using namespace schemawright;
using namespace schemawright::testing;
using namespace Qt::StringLiterals;

namespace {

const QString atlas = u"variable \"tenant\" {\n  type    = string\n  default = \"public\"\n}\nlocals {\n  dir = \"migrations\"\n}\n"
                      "data \"external_schema\" \"other\" {\n  program = [\"sh\", \"program.sh\"]\n}\n"
                      "data \"external_schema\" \"prisma\" {\n  program = [\"npx\", \"prisma\", \"migrate\", \"diff\", \"--from-empty\", "
                      "\"--to-schema-datamodel\", \"prisma/schema.prisma\", \"--script\"]\n}\n"
                      "data \"composite_schema\" \"all\" {\n  schema \"public\" {\n    url = \"file://tables.hcl\"\n  }\n  schema \"public\" {\n"
                      "    url = \"file://more.sql\"\n  }\n}\ndata \"hcl_schema\" \"app\" {\n  paths = fileset(\"*.hcl\")\n  vars = {\n    a = var.tenant\n  }\n}\n"
                      "data \"runtimevar\" \"secret\" {\n  url = \"file:///secret.txt?decoder=string\"\n}\n"
                      "env \"local\" {\n  url     = getenv(\"TST_ATLAS_URL\")\n  src     = data.composite_schema.all.url\n  dev     = \"docker://postgres/15/dev\"\n"
                      "  schemas = [var.tenant]\n  exclude = [\"*.audit_*\"]\n  cloud   = true\n  migration {\n    dir        = \"file://${local.dir}\"\n"
                      "    exec_order = NON_LINEAR\n  }\n  lint {\n    latest = 3\n  }\n}\n"
                      "env \"prisma\" {\n  src = data.external_schema.prisma.url\n}\nenv \"program\" {\n  src = data.external_schema.other.url\n}\n"
                      "data \"external\" \"secret\" {\n  program = [\"sh\", \"secret.sh\"]\n}\nenv \"external\" {\n  url = jsondecode(data.external.secret).url\n}\n"
                      "env \"many\" {\n  for_each = {\n    acme   = getenv(\"TST_ACME\")\n    globex = getenv(\"TST_GLOBEX\")\n  }\n  url = each.value\n}\nenv \"two\" {\n  src = [\"file://a.hcl\", \"file://b.hcl\"]\n}\n"
                      "env {\n  name = atlas.env\n  url  = \"postgres://h/${atlas.env}\"\n}\ncolour \"x\" {\n}\n"_s;

} // namespace

class TestEnvironment : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        write(u"atlas.hcl"_s, atlas);
        write(u"tables.hcl"_s, u"schema \"public\" {}\ntable \"t\" {\n  schema = schema.public\n  column \"id\" {\n    type = int\n  }\n}\n"_s);
        write(u"more.sql"_s, u"CREATE TABLE u (id int);\n"_s);
    }

    void anEnvironmentIsRead()
    {
        qputenv("TST_ATLAS_URL", "postgres://app@db/shop");
        const auto local = load(u"local"_s);
        QVERIFY_RESULT(local);
        QCOMPARE(local->url, u"postgres://app@db/shop"_s);
        QCOMPARE(local->developmentUrl, u"docker://postgres/15/dev"_s);
        QCOMPARE(local->migrationsUrl, u"file://"_s + m_folder->filePath(u"migrations"_s));
        QCOMPARE(local->executionOrder, u"non-linear"_s);
        QCOMPARE(local->schemas, QStringList { u"public"_s });
        QCOMPARE(local->exclude, QStringList { u"*.audit_*"_s });
        QCOMPARE(local->lint.latest, std::optional(3));
        QVERIFY(local->sourceUrl.startsWith(u"composite://"_s));
        QCOMPARE(local->warnings.size(), 2);
        QVERIFY2(local->warnings.first().contains(u"atlas.hcl:37:3: cloud of a env is not understood"_s), qPrintable(local->warnings.first()));
        QVERIFY2(local->warnings.last().contains(u"blocks of the type colour are not understood"_s), qPrintable(local->warnings.last()));
    }

    void variablesChangeIt()
    {
        const auto local = load(u"local"_s, { { u"tenant"_s, u"acme"_s } });
        QVERIFY_RESULT(local);
        QCOMPARE(local->schemas, QStringList { u"acme"_s });
    }

    void othersAreRead()
    {
        const auto prisma = load(u"prisma"_s);
        QVERIFY_RESULT(prisma);
        QCOMPARE(prisma->sourceUrl, u"file://"_s + m_folder->filePath(u"prisma/schema.prisma"_s)); // No program is run.
        const auto two = load(u"two"_s);
        QVERIFY_RESULT(two);
        QVERIFY(two->sourceUrl.startsWith(u"hcl://?path="_s));
        const auto any = load(u"stage"_s);
        QVERIFY_RESULT(any);
        QCOMPARE(any->url, u"postgres://h/stage"_s);
    }

    void whatCannotBeDoneIsRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("part");
        QTest::newRow("a program") << u"external"_s << u"atlas.hcl:52:1: the program sh secret.sh would have to run in "_s;
        QTest::newRow("several databases") << u"many"_s << u"env \"many\" is 2 databases by its for_each: acme, globex"_s;
    }
    void whatCannotBeDoneIsRefused()
    {
        QFETCH(QString, name);
        QFETCH(QString, part);
        const auto environment = load(name);
        QVERIFY(!environment);
        QVERIFY2(environment.error().toText().contains(part), qPrintable(environment.error().toText()));
        QVERIFY(!QFileInfo::exists(m_folder->filePath(u"ran"_s)) && !QFileInfo::exists(u"ran"_s));
    }

    void programsRunWhenTheyAreAllowed()
    {
        write(u"secret.sh"_s, u"echo '{\"url\": \"postgres://h/secret\"}'"_s);
        const auto environment = load(u"external"_s, {}, true);
        QVERIFY_RESULT(environment);
        QCOMPARE(environment->url, u"postgres://h/secret"_s);
        write(u"secret.sh"_s, u"echo nobody is logged in >&2; exit 3"_s);
        const auto failed = load(u"external"_s, {}, true);
        QVERIFY(!failed);
        QVERIFY2(failed.error().toText().contains(u"sh secret.sh ended with exit code 3"_s), qPrintable(failed.error().toText()));
        QVERIFY(failed.error().detail.contains(u"nobody is logged in"_s));
    }

    /// At once, not when its two minutes are over.
    void aProgramIsStopped()
    {
        write(u"secret.sh"_s, u"touch started; exec sleep 100"_s);
        std::stop_source source;
        std::jthread stopper([&] {
            while (!QFileInfo::exists(m_folder->filePath(u"started"_s)))
                QThread::msleep(10);
            source.request_stop();
        });
        QElapsedTimer elapsed;
        elapsed.start();
        const auto environment = project::loadAtlasEnvironment(
            m_folder->filePath(u"atlas.hcl"_s), u"external"_s, { .variables = {}, .allowsPrograms = true }, source.get_token());
        QVERIFY(!environment);
        QCOMPARE(environment.error().kind, ErrorKind::Cancelled);
        QVERIFY2(elapsed.elapsed() < 10'000, qPrintable(QString::number(elapsed.elapsed())));
    }
    void aQueryIsStopped()
    {
        const auto server = PgFixture::start();
        REQUIRE_SERVER(server);
        const QString database = server->createDatabase();
        write(u"atlas.hcl"_s, u"data \"sql\" \"slow\" {\n  url   = \"%1\"\n  query = \"SELECT pg_sleep(100)\"\n}\nenv \"slow\" {\n  url = data.sql.slow.value\n}\n"_s.arg(
            postgres::toUrl(server->settings(database))));
        std::stop_source source;
        std::jthread stopper([&] {
            postgres::Connection watcher = server->connect(database);
            while (watcher.query(u"SELECT count(*) FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(100)' AND state = 'active'"_s)->integer(0, 0) == 0)
                QThread::msleep(10);
            source.request_stop();
        });
        QElapsedTimer elapsed;
        elapsed.start();
        const auto environment = project::loadAtlasEnvironment(m_folder->filePath(u"atlas.hcl"_s), u"slow"_s, {}, source.get_token());
        QVERIFY(!environment);
        QCOMPARE(environment.error().kind, ErrorKind::Cancelled);
        QVERIFY2(elapsed.elapsed() < 10'000, qPrintable(QString::number(elapsed.elapsed())));
    }

    /// data.template_dir: a directory per schema, of the same files.
    void aDirectoryOfTemplatesIsApplied()
    {
        const auto server = PgFixture::start();
        REQUIRE_SERVER(server);
        const QString database = server->createDatabase();
        write(u"atlas.hcl"_s, u"variable \"schema\" {\n  type = string\n}\ndata \"template_dir\" \"all\" {\n  path = \"templates\"\n  vars = {\n    Schema = var.schema\n"
            "    Tables = [\"a\", \"b\"]\n  }\n}\nenv \"local\" {\n  url = \"%1\"\n  migration {\n    dir = data.template_dir.all.url\n  }\n}\n"_s.arg(
                postgres::toUrl(server->settings(database))));
        write(u"templates/20260101000000_init.sql"_s, u"CREATE SCHEMA {{ .Schema }};\n{{ range .Tables }}{{ template \"table\" print $.Schema \".\" . }}{{ end }}"_s);
        write(u"templates/shared/table.tmpl"_s, u"{{ define \"table\" }}CREATE TABLE {{ . }} (id int);\n{{ end }}"_s);
        const auto applied = run({ u"migrate"_s, u"apply"_s, u"--env"_s, u"local"_s, u"--var"_s, u"schema=acme"_s });
        QVERIFY2(applied.exitCode == 0, applied.standardError.constData());
        QVERIFY_RESULT(server->connect(database).query(u"SELECT * FROM acme.a, acme.b"_s));
        const auto again = run({ u"migrate"_s, u"status"_s, u"--env"_s, u"local"_s, u"--var"_s, u"schema=acme"_s });
        QVERIFY2(again.standardOutput.contains("Already at latest version"), again.standardOutput.constData());
        write(u"templates/20260102000000_more.sql"_s, u"SELECT 1;\n{{ .Missing }}"_s);
        const auto failed = run({ u"migrate"_s, u"status"_s, u"--env"_s, u"local"_s, u"--var"_s, u"schema=acme"_s });
        QVERIFY2(failed.standardError.contains("20260102000000_more.sql:2: there is no value .Missing"), failed.standardError.constData());
    }

    void anEnvForEachGoesThroughAll()
    {
        const auto server = PgFixture::start();
        REQUIRE_SERVER(server);
        const QStringList databases { server->createDatabase(), server->createDatabase() };
        qputenv("TST_ACME", postgres::toUrl(server->settings(databases.first())).toUtf8());
        qputenv("TST_GLOBEX", postgres::toUrl(server->settings(databases.last())).toUtf8());
        write(u"migrations/20260101000000_init.sql"_s, u"CREATE TABLE t (id int);\n"_s);
        QVERIFY(run({ u"migrate"_s, u"hash"_s }).exitCode == 0);
        const auto applied = run({ u"migrate"_s, u"apply"_s, u"--env"_s, u"many"_s });
        QVERIFY2(applied.exitCode == 0, applied.standardError.constData());
        QVERIFY(applied.standardError.contains("env many (acme)") && applied.standardError.contains("env many (globex)"));
        for (const QString &database : databases) {
            postgres::Connection connection = server->connect(database);
            QVERIFY_RESULT(connection.query(u"SELECT * FROM t"_s));
        }
    }

    void theExampleProjectsAreRead()
    {
        const QString projects = corpusFolder() + u"/example-projects"_s;
        if (!QFileInfo::exists(projects))
            SKIP_UNLESS_REQUIRED("REQUIRE_CORPUS", "the corpus is not there");
        for (const QString &name : { u"embeddings-composite"_s, u"conversations-policy"_s }) {
            const auto local = project::loadAtlasEnvironment(projects + u'/' + name + u"/atlas.hcl"_s, u"local"_s, { .variables = {}, .allowsPrograms = false });
            QVERIFY_RESULT(local);
            QCOMPARE(local->warnings, QStringList());
            QVERIFY(local->sourceUrl.contains(u"schema.prisma"_s));
        }
    }

    /// What ../shared/corpus/example-projects/README.md asks of the project, and its second migration.
    void theExampleProjectIsMigrated()
    {
        const auto server = PgFixture::start();
        REQUIRE_SERVER(server);
        const QString project = corpusFolder() + u"/example-projects/conversations-policy"_s;
        if (!QFileInfo::exists(project))
            SKIP_UNLESS_REQUIRED("REQUIRE_CORPUS", "the corpus is not there");
        for (const QString &name : { u"atlas.hcl"_s, u"extensions.sql"_s, u"schema.hcl"_s, u"prisma/schema.prisma"_s })
            write(name, readTextFile(project + u'/' + name).value_or(QString()));
        write(u"vector.sql"_s, u"-- the index comes later\n"_s);
        const QString database = server->createDatabase();
        qputenv("DATABASE_URL", postgres::toUrl(server->settings(database)).toUtf8());
        const QStringList environment { u"--env"_s, u"local"_s };
        const auto works = [&](const QStringList &arguments) {
            const auto done = run(arguments + environment);
            if (done.exitCode != 0)
                qWarning("%s: %s", qPrintable(arguments.join(u' ')), done.standardError.constData());
            return done.exitCode == 0;
        };
        QVERIFY(works({ u"migrate"_s, u"diff"_s, u"init"_s }));
        QVERIFY(works({ u"migrate"_s, u"lint"_s }));
        QVERIFY(works({ u"migrate"_s, u"apply"_s }));
        {
            postgres::Connection connection = server->connect(database);
            QVERIFY_RESULT(connection.execute(u"INSERT INTO conversations (tenant_id, agent_id, body) VALUES (gen_random_uuid(), gen_random_uuid(), 'x')"_s));
        }
        write(u"vector.sql"_s, readTextFile(project + u"/vector.sql"_s).value_or(QString()));
        QVERIFY(works({ u"migrate"_s, u"diff"_s, u"add_embedding_index"_s }));
        const QStringList files = QDir(m_folder->filePath(u"migrations"_s)).entryList({ u"*_add_embedding_index.sql"_s });
        QCOMPARE(files.size(), 1);
        const QString text = readTextFile(m_folder->filePath(u"migrations/"_s + files.first())).value_or(QString());
        QVERIFY2(text.contains(u"-- atlas:txmode none"_s) && text.contains(u"CREATE INDEX CONCURRENTLY conversations_embedding_hnsw"_s), qPrintable(text));
        QVERIFY(works({ u"migrate"_s, u"apply"_s }));
        const auto again = run({ u"migrate"_s, u"diff"_s, u"nothing"_s, u"--env"_s, u"local"_s });
        QVERIFY2(again.standardOutput.contains("synced") || again.standardError.contains("synced"), again.standardError.constData());
        qunsetenv("DATABASE_URL");
    }

    void whatAnEnvDoesNotSayIsNamed()
    {
        write(u"atlas.hcl"_s, u"env \"local\" {\n  url = getenv(\"NO_SUCH_VARIABLE\")\n  src = \"file://more.sql\"\n}\nenv \"bare\" {\n}\n"
            "env \"both\" {\n  url = \"file://more.sql\"\n  src = \"file://more.sql\"\n}\n"_s);
        const QStringList config { u"--config"_s, u"file://"_s + m_folder->filePath(u"atlas.hcl"_s) };
        const ProcessOutput unset = run(QStringList { u"migrate"_s, u"status"_s, u"--env"_s, u"local"_s } + config);
        QVERIFY2(unset.exitCode == 1 && unset.standardError.contains("env \"local\" has no url because NO_SUCH_VARIABLE is not set"), unset.standardError.constData());
        const ProcessOutput bare = run(QStringList { u"schema"_s, u"diff"_s, u"--env"_s, u"bare"_s } + config);
        QVERIFY2(bare.standardError.contains("env \"bare\" has no url\n"), bare.standardError.constData());
        write(u"more.sql"_s, u"CREATE TABLE u (id int);\n"_s);
        const ProcessOutput both = run(QStringList { u"schema"_s, u"diff"_s, u"--env"_s, u"both"_s } + config);
        QVERIFY2(both.exitCode == 0 && both.standardOutput.contains("synced"), both.standardError.constData());
        const ProcessOutput help = run({ u"migrate"_s, u"status"_s, u"--help"_s });
        QVERIFY2(help.standardOutput.contains("REQUIRED (or by --env)") && help.standardOutput.contains("--config file://atlas.hcl"), help.standardOutput.constData());
    }

    void theCommandLineTakesIt()
    {
        REQUIRE_SERVER(PgFixture::start());
        const auto inspected = run({ u"schema"_s, u"inspect"_s, u"-u"_s, u"env://src"_s, u"--env"_s, u"local"_s, u"--format"_s, u"hcl"_s });
        QVERIFY2(inspected.exitCode == 0, inspected.standardError.constData());
        QVERIFY(inspected.standardOutput.contains("table \"u\""));
        const auto written = run({ u"migrate"_s, u"diff"_s, u"init"_s, u"--env"_s, u"local"_s });
        QVERIFY2(written.exitCode == 0, written.standardError.constData());
        QCOMPARE(QDir(m_folder->filePath(u"migrations"_s)).entryList({ u"*_init.sql"_s }).size(), 1);
        const auto again = run({ u"migrate"_s, u"diff"_s, u"--env"_s, u"local"_s });
        QVERIFY2(again.standardOutput.contains("synced") || again.standardError.contains("synced"), again.standardError.constData());
        write(u"program.sh"_s, u"echo 'CREATE TABLE printed (id int);'; touch ran"_s);
        const QStringList byProgram { u"schema"_s, u"inspect"_s, u"-u"_s, u"env://src"_s, u"--env"_s, u"program"_s };
        const auto refused = run(byProgram);
        QVERIFY2(refused.exitCode == 1 && refused.standardError.contains("--allow-programs"), refused.standardError.constData());
        QVERIFY(!QFileInfo::exists(m_folder->filePath(u"ran"_s)));
        const auto allowed = run(byProgram + QStringList { u"--allow-programs"_s });
        QVERIFY2(allowed.exitCode == 0 && allowed.standardOutput.contains("printed"), allowed.standardError.constData());
        QVERIFY(QFileInfo::exists(m_folder->filePath(u"ran"_s)));
        const auto unknown = run({ u"schema"_s, u"diff"_s, u"--from"_s, u"file://more.sql"_s, u"--to"_s, u"env://src"_s });
        QVERIFY(unknown.exitCode != 0 && unknown.standardError.contains("Add --env NAME."));
    }

private:
    void write(const QString &name, const QString &text) { QVERIFY_RESULT(writeTextFile(m_folder->filePath(name), text)); }
    [[nodiscard]] Result<project::AtlasEnvironment> load(const QString &name, const QMap<QString, QString> &variables = {}, bool allowsPrograms = false) const
    {
        return project::loadAtlasEnvironment(m_folder->filePath(u"atlas.hcl"_s), name, { .variables = variables, .allowsPrograms = allowsPrograms });
    }
    [[nodiscard]] ProcessOutput run(const QStringList &arguments) const
    {
        ProcessRequest request;
        request.program = QStringLiteral(SCHEMAWRIGHT_BINARY_DIR) + u"/bin/schemawright-cli"_s;
        request.arguments = arguments;
        request.workingFolder = m_folder->path();
        request.environment.insert(u"XDG_CACHE_HOME"_s, m_folder->filePath(u"cache"_s));
        return runProcess(request).value_or(ProcessOutput { -1, {}, {} });
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestEnvironment)
#include "tst_environment.moc"
