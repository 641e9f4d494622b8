#include "model/base/textfile.h"
#include "model/project/projectsettings.h"
#include "model/sources/prismaconfig.h"
#include "model/sources/prismaconnection.h"
#include "tests/support/pgfixture.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

using namespace schemawright;
using namespace schemawright::sources;
using namespace Qt::StringLiterals;

class TestPrismaConfig : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        qunsetenv("TST_PRISMA_CONFIG");
    }

    void settingsAreReadAsLiterals_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("schema");
        QTest::addColumn<QString>("migrations");
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("variable");
        QTest::addRow("as Prisma 7 writes it")
            << u"import 'dotenv/config'\nimport { defineConfig, env } from 'prisma/config'\nexport default defineConfig({\n"
               "  schema: 'prisma/schema.prisma',\n  migrations: {\n    path: 'prisma/migrations',\n    seed: 'tsx prisma/seed.ts',\n  },\n"
               "  datasource: {\n    url: env('DATABASE_URL'),\n  },\n})\n"_s
            << u"/p/prisma/schema.prisma"_s << u"/p/prisma/migrations"_s << QString() << u"DATABASE_URL"_s;
        QTest::addRow("comments and other quotes")
            << u"// schema: \"old.prisma\"\nexport default {\n  /* schema: \"older\" */ schema: \"db // x/a.prisma\",\n  datasource: { url: process.env[\"URL\"]! },\n}\n"_s
            << u"/p/db / x/a.prisma"_s << QString() << QString() << u"URL"_s;
        QTest::addRow("joined paths and a literal address")
            << u"export default defineConfig({ schema: path.join('prisma', 'models'), datasource: { url: 'postgres://app@h/shop' } })"_s
            << u"/p/prisma/models"_s << QString() << u"postgres://app@h/shop"_s << QString();
        QTest::addRow("computed: not read") << u"export default { schema: find(), datasource: { url: `postgres://${host}/x` } }"_s << QString() << QString() << QString()
                                            << QString();
        QTest::addRow("broken") << u"datasource: { url: 'a"_s << QString() << QString() << QString() << QString();
        QTest::addRow("empty") << QString() << QString() << QString() << QString() << QString();
    }
    void settingsAreReadAsLiterals()
    {
        QFETCH(QString, text);
        QFETCH(QString, schema);
        QFETCH(QString, migrations);
        QFETCH(QString, url);
        QFETCH(QString, variable);
        const PrismaConfig config = readPrismaConfig(text, u"/p"_s);
        QCOMPARE(config.schema, schema);
        QCOMPARE(config.migrations, migrations);
        QCOMPARE(config.url, url);
        QCOMPARE(config.urlVariable, variable);
    }

    void theProjectIsFoundByIt()
    {
        write(u"db/models/a.prisma"_s, u"datasource db {\n  provider = \"postgresql\"\n}\n"_s);
        write(u"db/history/migration_lock.toml"_s, u"provider = \"postgresql\"\n"_s);
        write(u"prisma.config.ts"_s,
            u"export default { schema: 'db/models', migrations: { path: 'db/history' }, datasource: { url: env('TST_PRISMA_CONFIG') } }\n"_s);
        const auto project = project::findProject(m_folder->path());
        QVERIFY_RESULT(project);
        QCOMPARE(project->desiredUrl, QString(u"file://"_s + m_folder->filePath(u"db/models"_s)));
        QCOMPARE(project->migrationsFolder, m_folder->filePath(u"db/history"_s));
        const auto unset = connectionSettings(project->desiredUrl);
        QVERIFY(!unset && unset.error().text.contains(u"the environment variable TST_PRISMA_CONFIG, which "_s));
        qputenv("TST_PRISMA_CONFIG", "postgres://app@h/shop?schema=shop&connection_limit=1");
        const auto settings = connectionSettings(project->desiredUrl);
        QVERIFY_RESULT(settings);
        QCOMPARE(settings->database, u"shop"_s);
        qputenv("TST_PRISMA_CONFIG", "prisma+postgres://accelerate/?api_key=x");
        const auto proxy = connectionSettings(project->desiredUrl);
        QVERIFY(!proxy && proxy.error().text.contains(u"Prisma's proxy"_s));
    }

    void packageJsonSaysTheSchema()
    {
        write(u"app/data.prisma"_s, u"\n"_s);
        write(u"package.json"_s, u"{\"name\": \"x\", \"prisma\": {\"schema\": \"app/data.prisma\", \"seed\": \"x\"}}\n"_s);
        const auto project = project::findProject(m_folder->path());
        QVERIFY_RESULT(project);
        QCOMPARE(project->desiredUrl, QString(u"file://"_s + m_folder->filePath(u"app/data.prisma"_s)));
    }

private:
    void write(const QString &path, const QString &text)
    {
        QVERIFY(QDir().mkpath(QFileInfo(m_folder->filePath(path)).absolutePath()));
        QVERIFY_RESULT(writeTextFile(m_folder->filePath(path), text));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestPrismaConfig)
#include "tst_prismaconfig.moc"
