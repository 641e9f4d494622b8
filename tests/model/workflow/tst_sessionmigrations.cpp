// Projects that are nothing but migrations: where they lie, what they make when no database has run them, and files that cannot run.
#include "model/base/textfile.h"
#include "model/migrations/formats/formats.h"
#include "model/project/projectsettings.h"
#include "model/schema/schemaedit.h"
#include "model/workflow/session.h"
#include "tests/support/pgfixture.h"
#include "tests/support/requirement.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace schemawright;
using namespace schemawright::testing;
using namespace schemawright::workflow;
using namespace Qt::StringLiterals;

class TestSessionMigrations : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void foldersOfToolsAreFound_data();
    void foldersOfToolsAreFound();
    void schemaInHclIsFound();
    void sqlThatIsNoMigrationIsNone();
    void pendingFilesAreNotTakenBack();
    void withoutADatabaseItIsWhatTheFilesMake();
    void aRevisionThatIsMissingIsNamed();
    void aFileThatCannotRunIsNamed();

private:
    void write(const QString &name, const QString &text);
    [[nodiscard]] Result<Session> openWith(const std::optional<postgres::ConnectionSettings> &target);

    std::unique_ptr<PgFixture> m_server;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSessionMigrations::initTestCase()
{
    m_server = PgFixture::start();
    REQUIRE_SERVER(m_server);
}

void TestSessionMigrations::write(const QString &name, const QString &text)
{
    QVERIFY_RESULT(writeTextFile(m_folder->filePath(name), text));
}

Result<Session> TestSessionMigrations::openWith(const std::optional<postgres::ConnectionSettings> &target)
{
    TRY_ASSIGN(project::ProjectSettings project, project::findProject(m_folder->path()));
    project.target = target;
    return Session::open(project);
}

void TestSessionMigrations::foldersOfToolsAreFound_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("folder");
    const QString sql = u"CREATE TABLE t (id int);\n"_s;
    const QString revision = u"revision = 'a1'\ndown_revision = None\n\ndef upgrade():\n    op.execute(\"CREATE TABLE t (id int)\")\n"_s;
    QTest::newRow("Alembic") << u"alembic/versions/a1_first.py"_s << revision << u"alembic/versions"_s;
    QTest::newRow("Alembic's folder itself") << u"versions/a1_first.py"_s << revision << u"versions"_s;
    QTest::newRow("Supabase") << u"supabase/migrations/20260101000000_first.sql"_s << sql << u"supabase/migrations"_s;
    QTest::newRow("Flyway") << u"src/main/resources/db/migration/V1__first.sql"_s << sql << u"src/main/resources/db/migration"_s;
    QTest::newRow("dbmate") << u"db/migrations/20260101000000_first.sql"_s << u"-- migrate:up\n"_s + sql << u"db/migrations"_s;
    QTest::newRow("golang-migrate") << u"migrations/000001_first.up.sql"_s << sql << u"migrations"_s;
    QTest::newRow("Prisma") << u"prisma/migrations/20260101000000_first/migration.sql"_s << sql << u"prisma/migrations"_s;
    QTest::newRow("the directory itself") << u"V1__first.sql"_s << sql << u"."_s;
}

void TestSessionMigrations::foldersOfToolsAreFound()
{
    QFETCH(QString, file);
    QFETCH(QString, text);
    QFETCH(QString, folder);
    write(file, text);
    const auto project = project::findProject(m_folder->path());
    QVERIFY_RESULT(project);
    QCOMPARE(project->migrationsFolder, QDir::cleanPath(m_folder->filePath(folder)));
    QCOMPARE(project->desiredUrl, QString());
    const auto session = openWith(std::nullopt);
    QVERIFY_RESULT(session);
    QVERIFY(schema::findTable(session->snapshot().desired, { u"public"_s, u"t"_s }));
}

void TestSessionMigrations::schemaInHclIsFound()
{
    write(u"schema.hcl"_s, u"schema \"public\" {}\ntable \"t\" {\n  schema = schema.public\n  column \"id\" {\n    type = int\n  }\n}\n"_s);
    const auto session = openWith(std::nullopt);
    QVERIFY_RESULT(session);
    QVERIFY(schema::findTable(session->snapshot().desired, { u"public"_s, u"t"_s }));
}

void TestSessionMigrations::sqlThatIsNoMigrationIsNone()
{
    write(u"schema.sql"_s, u"CREATE TABLE t (id int);\n"_s);
    const auto project = project::findProject(m_folder->path());
    QVERIFY_RESULT(project);
    QCOMPARE(project->migrationsFolder, QString());
    QVERIFY(project->desiredUrl.endsWith(u"/schema.sql"_s));
}

/// The wanted schema was once that of the database, so that the plan was to drop what the pending files make.
void TestSessionMigrations::pendingFilesAreNotTakenBack()
{
    write(u"migrations/20260101000000_a.sql"_s, u"CREATE TABLE public.users (id bigint PRIMARY KEY);\n"_s);
    write(u"migrations/20260102000000_b.sql"_s, u"CREATE TABLE public.orders (id bigint PRIMARY KEY);\n"_s);
    const auto read = migrations::loadDirectory(m_folder->filePath(u"migrations"_s), migrations::DirectoryFormat::Atlas);
    QVERIFY_RESULT(read);
    QVERIFY_RESULT(migrations::writeSum(*read));
    auto session = openWith(m_server->settings(m_server->createDatabase()));
    QVERIFY_RESULT(session);
    QCOMPARE(session->snapshot().status->pending().size(), 2);
    const auto difference = session->difference(session->snapshot().desired);
    QVERIFY_RESULT(difference);
    QVERIFY2(difference->migration.sql.isEmpty(), qPrintable(difference->migration.sql));
    QVERIFY(schema::findTable(session->snapshot().desired, { u"public"_s, u"orders"_s }));
}

void TestSessionMigrations::withoutADatabaseItIsWhatTheFilesMake()
{
    write(u"migrations/20260101000000_a.sql"_s, u"CREATE TABLE public.users (id bigint PRIMARY KEY);\n"_s);
    auto session = openWith(std::nullopt);
    QVERIFY_RESULT(session);
    // An edit of it becomes a migration behind the others.
    schema::Column column;
    column.name = u"email"_s;
    column.type = u"text"_s;
    const auto edited = schema::applyEdit(session->snapshot().desired, schema::PutColumn { { u"public"_s, u"users"_s }, {}, column });
    QVERIFY_RESULT(edited);
    const auto difference = session->difference(*edited);
    QVERIFY_RESULT(difference);
    QVERIFY2(difference->migration.sql.contains(u"ADD COLUMN email text"_s), qPrintable(difference->migration.sql));
}

void TestSessionMigrations::aRevisionThatIsMissingIsNamed()
{
    const QString folder = corpusFolder() + u"/example-projects/agent-alembic"_s;
    if (!QDir(folder).exists())
        SKIP_UNLESS_REQUIRED("REQUIRE_CORPUS", "the corpus is not on this machine");
    auto project = project::findProject(folder);
    QVERIFY_RESULT(project);
    const auto session = Session::open(*project);
    QVERIFY_RESULT(session);
    QVERIFY(session->snapshot().brokenMigration);
    const QString text = session->snapshot().brokenMigration->toText();
    QVERIFY2(text.contains(u"000_initial"_s), qPrintable(text));
    QCOMPARE(session->snapshot().directory.files.size(), 2);
}

void TestSessionMigrations::aFileThatCannotRunIsNamed()
{
    write(u"migrations/20260101000000_a.sql"_s, u"CREATE TABLE public.users (id bigint PRIMARY KEY);\nALTER TABLE public.missing ADD a int;\n"_s);
    for (const auto &target : { std::optional<postgres::ConnectionSettings>(), std::optional(m_server->settings(m_server->createDatabase())) }) {
        auto session = openWith(target);
        QVERIFY_RESULT(session);
        const auto &broken = session->snapshot().brokenMigration;
        QVERIFY(broken);
        QCOMPARE(broken->line, 2);
        const auto difference = session->difference(session->snapshot().desired);
        QVERIFY_RESULT(difference);
        QVERIFY(difference->migration.sql.isEmpty());
        QVERIFY(!session->proposeSave(*difference)); // nobody knows what it would start from
    }
}

QTEST_GUILESS_MAIN(TestSessionMigrations)
#include "tst_sessionmigrations.moc"
