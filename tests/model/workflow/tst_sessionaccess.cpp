// What files do not say of owners and privileges is no difference in the panes of one object.
#include "model/workflow/session.h"

#include "model/base/textfile.h"
#include "model/schema/schemaedit.h"
#include "tests/support/pgfixture.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace schemawright;
using namespace schemawright::workflow;
using namespace schemawright::testing;
using namespace Qt::StringLiterals;

class TestSessionAccess : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_server = PgFixture::start();
        REQUIRE_SERVER(m_server);
        // Roles are the server's, which other runs of this test use at the same time.
        m_reader = u"pane_reader_%1"_s.arg(QCoreApplication::applicationPid());
        m_database = m_server->createDatabase();
        const QString sql = u"CREATE TABLE tags (name text);\nCREATE VIEW names AS SELECT name FROM tags;\n"_s;
        m_server->runScript(m_database, sql + u"CREATE ROLE %1; GRANT SELECT ON tags, names TO %1; ALTER VIEW names OWNER TO %1;"_s.arg(m_reader));
        m_project.folder = m_folder.path();
        m_project.desiredUrl = u"file://schema.sql"_s;
        m_project.target = m_server->settings(m_database);
        QVERIFY_RESULT(writeTextFile(m_folder.filePath(u"schema.sql"_s), sql));
    }

    void cleanupTestCase()
    {
        if (m_server)
            m_server->runScript(m_database, u"DROP OWNED BY %1; DROP ROLE %1"_s.arg(m_reader));
    }

    void privilegesOfTheDatabaseAreOnBothSides()
    {
        auto session = Session::open(m_project);
        QVERIFY_RESULT(session);
        const auto difference = session->difference(session->snapshot().desired);
        QVERIFY_RESULT(difference);
        const schema::ObjectKey tags = schema::tableKey({ u"public"_s, u"tags"_s });
        const schema::ObjectKey names { schema::ObjectKind::View, u"public"_s, {}, u"names"_s, {} };
        for (const schema::ObjectKey &key : { tags, names }) {
            const Session::PaneTexts texts = session->paneTexts(*difference, key, key);
            QVERIFY2(texts.before.contains(m_reader), qPrintable(texts.before));
            QCOMPARE(texts.after, texts.before);
        }
    }

    void anEditOfTheTableIsTheOnlyDifference()
    {
        auto session = Session::open(m_project);
        QVERIFY_RESULT(session);
        const schema::ObjectKey tags = schema::tableKey({ u"public"_s, u"tags"_s });
        const auto edited = schema::applyEdit(
            session->snapshot().desired, schema::SetTableComment { tags.qualifiedName(), u"of people"_s });
        QVERIFY_RESULT(edited);
        const auto difference = session->difference(*edited);
        QVERIFY_RESULT(difference);
        const Session::PaneTexts texts = session->paneTexts(*difference, tags, tags);
        const QStringList before = texts.before.split(u'\n');
        QStringList added = texts.after.split(u'\n');
        added.removeIf([&](const QString &line) { return line.isEmpty() || before.contains(line); });
        QCOMPARE(added.size(), 1);
        QVERIFY2(added.first().contains(u"of people"_s) && texts.after.contains(m_reader), qPrintable(texts.after));
    }

private:
    std::unique_ptr<PgFixture> m_server;
    QTemporaryDir m_folder;
    QString m_database;
    QString m_reader;
    project::ProjectSettings m_project;
};

QTEST_GUILESS_MAIN(TestSessionAccess)
#include "tst_sessionaccess.moc"
