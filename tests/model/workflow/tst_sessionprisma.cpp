// A project whose schema is schema.prisma: found, opened, edited; and the example project of the corpus as it stands.
#include "model/base/textfile.h"
#include "model/project/projectsettings.h"
#include "model/sources/prismablindspots.h"
#include "model/sources/source.h"
#include "model/workflow/session.h"
#include "tests/support/pgfixture.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace schemawright;
using namespace schemawright::workflow;
using namespace schemawright::testing;
using namespace Qt::StringLiterals;

class TestSessionPrisma : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        write(u"prisma/schema.prisma"_s,
            u"datasource db {\n  provider = \"postgresql\"\n}\nmodel A {\n  id Int @id\n  b  String\n}\n"_s);
        QVERIFY(QDir(m_folder->path()).mkpath(u"migrations"_s));
    }

    void projectsAreFoundByTheirSchema_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("found");
        QTest::addRow("Prisma's own place") << u"prisma/schema.prisma"_s << u"prisma/schema.prisma"_s;
        QTest::addRow("beside everything else") << u"schema.prisma"_s << u"schema.prisma"_s;
        QTest::addRow("several files") << u"prisma/schema/a.prisma"_s << u"prisma/schema"_s;
        QTest::addRow("several files under a folder's top") << u"prisma/a.prisma"_s << u"prisma"_s;
    }
    void projectsAreFoundByTheirSchema()
    {
        QFETCH(QString, file);
        QFETCH(QString, found);
        QVERIFY(QDir(m_folder->filePath(u"prisma"_s)).removeRecursively());
        write(file, u"\n"_s);
        const auto project = project::findProject(m_folder->path());
        QVERIFY_RESULT(project);
        QCOMPARE(project->desiredUrl, QString(u"file://"_s + m_folder->filePath(found)));
    }

    void changesOfTheFileAreFollowed()
    {
        REQUIRE_SERVER(PgFixture::start());
        const auto project = project::findProject(m_folder->path());
        QVERIFY_RESULT(project);
        auto before = Session::open(*project);
        QVERIFY_RESULT(before);
        write(u"prisma/schema.prisma"_s,
            u"datasource db {\n  provider = \"postgresql\"\n}\nmodel A {\n  id Int @id\n  b  String @unique\n  c  Int?\n}\n"_s);
        const auto after = Session::open(*project, {}, {}, &*before);
        QVERIFY_RESULT(after);
        QCOMPARE(after->snapshot().desired.tables.first()->columns.size(), 3);
        QCOMPARE(after->snapshot().desired.tables.first()->indexes.size(), 1);
    }

    void blindSpotsAreCounted()
    {
        const auto fixture = PgFixture::start();
        REQUIRE_SERVER(fixture);
        write(u"a.sql"_s,
            u"CREATE TABLE a (id int PRIMARY KEY CHECK (id > 0), b text);\nCREATE VIEW v AS SELECT 1 AS one;\n"
            "CREATE VIEW w AS SELECT 2 AS two;\nCREATE INDEX i ON a (lower(b));\nCREATE INDEX j ON a (b);\n"_s);
        const auto loaded = sources::loadSource(u"file://"_s + m_folder->filePath(u"a.sql"_s), {});
        QVERIFY_RESULT(loaded);
        QCOMPARE(sources::unsayableInPrisma(loaded->database),
            u"2 views, 1 check or exclusion constraint and 1 index that Prisma has no words for"_s);
    }

    void theExampleProjectOpensAsItStands()
    {
        REQUIRE_SERVER(PgFixture::start());
        const QString folder = corpusFolder() + u"/example-projects/saas-prisma"_s;
        if (!QFileInfo(folder).isDir())
            SKIP_WITHOUT_CORPUS("example projects");
        const auto project = project::findProject(folder);
        QVERIFY_RESULT(project);
        const auto session = Session::open(*project);
        QVERIFY_RESULT(session);
        const schema::Database &desired = session->snapshot().desired;
        QCOMPARE(desired.tables.size(), 2);
        const schema::Table *subscription = schema::findTable(desired, { u"public"_s, u"Subscription"_s });
        QVERIFY(subscription);
        const schema::Constraint *owner = schema::findConstraint(*subscription, u"Subscription_userId_fkey"_s);
        QVERIFY(owner && std::get<schema::ForeignKey>(owner->detail).onDelete == schema::ForeignKeyAction::Cascade);
        QVERIFY(schema::findIndex(*subscription, u"Subscription_userId_key"_s)->unique);
        QVERIFY(session->snapshot().warnings.isEmpty());
    }

private:
    void write(const QString &path, const QString &text)
    {
        QVERIFY_RESULT(writeTextFile(m_folder->filePath(path), text));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestSessionPrisma)
#include "tst_sessionprisma.moc"
