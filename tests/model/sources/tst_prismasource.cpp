// schema.prisma named by a URL: read by way of a development database, with mistakes and origins at their places.
#include "model/base/textfile.h"
#include "model/sources/dotenv.h"
#include "model/sources/prismaconnection.h"
#include "model/sources/source.h"
#include "tests/support/pgfixture.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace schemawright;
using namespace schemawright::sources;
using namespace schemawright::testing;
using namespace Qt::StringLiterals;

namespace {

const QString datasource
    = u"datasource db {\n  provider  = \"postgresql\"\n  url       = env(\"PRISMA_TEST_URL\")\n  directUrl = env(\"PRISMA_TEST_DIRECT_URL\")\n}\n\n"_s;
const QString users
    = u"model User {\n  id    Int    @id @default(autoincrement())\n  email String @unique @map(\"mail\")\n  posts Post[]\n  role  Role   @default(USER)\n\n  @@map(\"users\")\n}\n\nenum Role {\n  USER\n  ADMIN\n}\n\n"_s;
const QString posts
    = u"model Post {\n  id       Int  @id\n  author   User @relation(fields: [authorId], references: [id])\n  authorId Int\n\n  @@index([authorId])\n}\n"_s;

schema::ObjectKey key(schema::ObjectKind kind, const QString &parent, const QString &name)
{
    schema::ObjectKey key;
    key.kind = kind;
    key.schema = u"public"_s;
    key.parent = parent;
    key.name = name;
    return key;
}

} // namespace

class TestPrismaSource : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        qunsetenv("PRISMA_TEST_URL");
        qunsetenv("PRISMA_TEST_DIRECT_URL");
        write(u"schema.prisma"_s, datasource + users + posts);
    }

    void tellsWhatAUrlNames()
    {
        write(u"prisma/schema.prisma"_s, users);
        write(u"prisma/migrations/20260101000000_init/migration.sql"_s, u"SELECT 1;\n"_s);
        write(u"parts/models/a.prisma"_s, users);
        QCOMPARE(parseSource(url(u"schema.prisma"_s), {})->kind, SourceKind::PrismaFiles);
        QCOMPARE(parseSource(url(u"prisma"_s), {})->kind, SourceKind::PrismaFiles);
        QCOMPARE(parseSource(url(u"parts"_s), {})->kind, SourceKind::PrismaFiles);
        write(u"parts/a.sql"_s, u"SELECT 1;\n"_s);
        QCOMPARE(parseSource(url(u"parts"_s), {})->kind, SourceKind::SqlFiles);
    }

    void isASchema()
    {
        REQUIRE_SERVER(PgFixture::start());
        const auto loaded = loadSource(url(u"schema.prisma"_s), {});
        QVERIFY_RESULT(loaded);
        QCOMPARE(loaded->database.tables.size(), 2);
        QCOMPARE(loaded->warnings, QStringList());
    }

    void foldersAreOneSchema()
    {
        REQUIRE_SERVER(PgFixture::start());
        write(u"schema/10_base.prisma"_s, datasource + users);
        write(u"schema/models/post.prisma"_s, posts);
        const auto loaded = loadSource(url(u"schema"_s), {});
        QVERIFY_RESULT(loaded);
        QCOMPARE(loaded->database.tables.size(), 2);
    }

    void everyMistakeIsNamedWithFileLineAndColumn()
    {
        write(u"schema/a.prisma"_s, datasource + u"model A {\n  id Int @id\n  b  Strin\n}\n"_s);
        write(u"schema/b.prisma"_s, u"model B {\n  id Int @id @foo\n}\n"_s);
        const auto loaded = loadSource(url(u"schema"_s), {});
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().kind, ErrorKind::Input);
        QVERIFY(loaded.error().file.endsWith("a.prisma"_L1));
        QCOMPARE(loaded.error().line, 9);
        QCOMPARE(loaded.error().column, 6);
        QVERIFY2(loaded.error().detail.contains("b.prisma:2:14: there is no attribute @foo"_L1),
            qPrintable(loaded.error().detail));
    }

    void whatTheServerRefusesIsNamedInTheFile()
    {
        REQUIRE_SERVER(PgFixture::start());
        write(u"schema.prisma"_s, datasource + u"model A {\n  id Int @id\n  b  Unsupported(\"nosuchtype\")\n}\n"_s);
        const auto loaded = loadSource(url(u"schema.prisma"_s), {});
        QVERIFY(!loaded);
        QVERIFY2(loaded.error().file.endsWith("schema.prisma"_L1), qPrintable(loaded.error().toText()));
        QCOMPARE(loaded.error().line, 9);
        QCOMPARE(loaded.error().column, 3);
        QVERIFY2(loaded.error().detail.contains("CREATE TABLE \"A\""_L1), qPrintable(loaded.error().detail));
    }

    void aByteOrderMarkIsNamed()
    {
        QFile file(m_folder->filePath(u"schema.prisma"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("\xef\xbb\xbf// nothing\n");
        file.close();
        const auto source = readPrismaSource(file.fileName());
        QVERIFY(!source);
        QVERIFY(source.error().text.contains("byte order mark"_L1));
    }

    void extensionsThatAreUsedAreCreated()
    {
        REQUIRE_SERVER(PgFixture::start());
        write(u"schema.prisma"_s,
            datasource
                + u"model A {\n  id Int    @id\n  b  String @db.Citext\n  c  String\n\n  @@index([c(ops: raw(\"gin_trgm_ops\"))], type: Gin)\n}\n"_s);
        const auto loaded = loadSource(url(u"schema.prisma"_s), {});
        QVERIFY_RESULT(loaded);
        QCOMPARE(loaded->warnings.size(), 2);
        QVERIFY2(
            loaded->warnings.first().contains("schema.prisma:9:3: the type @db.Citext needs the extension citext"_L1),
            qPrintable(loaded->warnings.first()));
    }

    void isAPartOfAComposedSchema()
    {
        REQUIRE_SERVER(PgFixture::start());
        write(u"first.sql"_s, u"CREATE EXTENSION citext;\n"_s);
        write(u"schema.prisma"_s, datasource + u"model A {\n  id Int    @id\n  b  String @db.Citext\n}\n"_s);
        write(u"last.sql"_s, u"ALTER TABLE \"A\" ENABLE ROW LEVEL SECURITY;\n"_s);
        const auto loaded
            = loadSource(compositeUrl({ url(u"first.sql"_s), url(u"schema.prisma"_s), url(u"last.sql"_s) }), {});
        QVERIFY_RESULT(loaded);
        QCOMPARE(loaded->warnings, QStringList());
        QVERIFY(loaded->database.tables.first()->rowSecurityEnabled);
    }

    void viewsAndOldFormsAreRead()
    {
        REQUIRE_SERVER(PgFixture::start());
        write(u"schema.prisma"_s,
            u"generator client {\n  provider = \"prisma-client-js\"\n  previewFeatures = [\"views\"]\n}\n"_s
                + datasource + u"model A {\n  id Int @id\n}\nview V {\n  id Int @id\n}\n"_s);
        const auto loaded = loadSource(url(u"schema.prisma"_s), {});
        QVERIFY_RESULT(loaded);
        QCOMPARE(loaded->database.tables.size(), 1);
        QCOMPARE(loaded->warnings.size(), 1); // its key
    }

    void objectsKnowWhereTheyAreWritten()
    {
        const auto source = readPrismaSource(m_folder->filePath(u"schema.prisma"_s));
        QVERIFY_RESULT(source);
        const QHash<schema::ObjectKey, PrismaOrigin> origins = originsOf(*source);
        using schema::ObjectKind;
        const QString text = source->documents.front().text;
        const auto written = [&](ObjectKind kind, const QString &parent, const QString &name) {
            const PrismaOrigin origin = origins.value(key(kind, parent, name));
            return text.mid(origin.range.start, origin.range.length);
        };
        QVERIFY(written(ObjectKind::Table, {}, u"users"_s).startsWith("model User {"_L1));
        QCOMPARE(written(ObjectKind::Column, u"users"_s, u"mail"_s), u"email String @unique @map(\"mail\")"_s);
        QCOMPARE(written(ObjectKind::Constraint, u"users"_s, u"users_pkey"_s), u"@id"_s);
        QCOMPARE(written(ObjectKind::Index, u"users"_s, u"users_mail_key"_s), u"@unique"_s);
        QCOMPARE(written(ObjectKind::Index, u"Post"_s, u"Post_authorId_idx"_s), u"@@index([authorId])"_s);
        QVERIFY(written(ObjectKind::Constraint, u"Post"_s, u"Post_authorId_fkey"_s).startsWith("author   User"_L1));
        QVERIFY(written(ObjectKind::Enum, {}, u"Role"_s).startsWith("enum Role"_L1));
        QCOMPARE(origins.value(key(ObjectKind::Table, {}, u"users"_s)).place, (LineColumn { 7, 1 }));
    }

    void namesItsDatabase_data()
    {
        QTest::addColumn<QString>("settings");
        QTest::addColumn<QString>("environment"); ///< of PRISMA_TEST_DIRECT_URL
        QTest::addColumn<QString>("file"); ///< .env one folder above
        QTest::addColumn<QString>("result"); ///< the title, or a part of the message
        const QString both = u"url = env(\"PRISMA_TEST_URL\")\n directUrl = env(\"PRISMA_TEST_DIRECT_URL\")"_s;
        QTest::addRow("directUrl from the environment")
            << both << u"postgres://app:secret@direct/shop?schema=shop&connection_limit=5"_s
            << u"PRISMA_TEST_DIRECT_URL=postgres://other/x\n"_s << u"app@direct/shop"_s;
        QTest::addRow("directUrl from .env")
            << both << QString()
            << u"# db\nexport PRISMA_TEST_DIRECT_URL=\"postgres://app@${HOST_NAME}/shop\" # direct\n"_s
            << u"app@localhost/shop"_s;
        QTest::addRow("no directUrl") << u"url = \"postgresql://app@h/shop?pgbouncer=true&sslmode=require\""_s
                                      << QString() << QString() << u"app@h/shop"_s;
        QTest::addRow("a variable that is not set")
            << both << QString() << QString()
            << u"schema.prisma:4:14: the environment variable PRISMA_TEST_DIRECT_URL is not set"_s;
        QTest::addRow("the proxy") << u"url = \"prisma://accelerate.prisma-data.net/?api_key=secret\""_s << QString()
                                   << QString() << u"Add directUrl"_s;
        QTest::addRow("nothing, from Prisma 7 on")
            << QString() << QString() << QString() << u"its datasource has neither directUrl nor url"_s;
    }
    void namesItsDatabase()
    {
        QFETCH(QString, settings);
        QFETCH(QString, environment);
        QFETCH(QString, file);
        QFETCH(QString, result);
        write(u"app/schema.prisma"_s, u"datasource db {\n provider = \"postgresql\"\n "_s + settings + u"\n}\n"_s);
        if (!environment.isEmpty())
            qputenv("PRISMA_TEST_DIRECT_URL", environment.toUtf8());
        write(u".env"_s, u"HOST_NAME=localhost\n"_s + file);
        const auto connection = connectionSettings(url(u"app/schema.prisma"_s));
        const QString text = connection ? connection->toText() : connection.error().toText();
        QVERIFY2(text.contains(result), qPrintable(text));
        QVERIFY(!text.contains("secret"_L1));
        if (!environment.isEmpty())
            QCOMPARE(connection->parameters.value(u"search_path"_s), u"shop"_s);
    }

    void theAddressChoosesTheSchema()
    {
        REQUIRE_SERVER(PgFixture::start());
        qputenv("PRISMA_TEST_URL", "postgres://app@h/shop?schema=shop");
        const auto loaded = loadSource(url(u"schema.prisma"_s), {});
        QVERIFY_RESULT(loaded);
        QCOMPARE(loaded->database.tables.first()->name.schema, u"shop"_s);
    }

    void variablesAreReadAsToolsWriteThem()
    {
        const QHash<QString, QString> variables
            = readVariables(u"A=1\nexport B = \"two # \\\"x\\\"\" # no\n# C=3\nD='${A}'\nE=${A}5 # five\r\nF=\nG\n"_s);
        QCOMPARE(variables.value(u"A"_s), u"1"_s);
        QCOMPARE(variables.value(u"B"_s), u"two # \"x\""_s);
        QVERIFY(!variables.contains(u"C"_s));
        QCOMPARE(variables.value(u"D"_s), u"${A}"_s);
        QCOMPARE(variables.value(u"E"_s), u"15"_s);
        QVERIFY(variables.contains(u"F"_s) && variables.size() == 5);
    }

private:
    void write(const QString &path, const QString &text)
    {
        QVERIFY_RESULT(writeTextFile(m_folder->filePath(path), text));
    }
    [[nodiscard]] QString url(const QString &path) const { return u"file://"_s + m_folder->filePath(path); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestPrismaSource)
#include "tst_prismasource.moc"
