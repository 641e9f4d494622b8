// trace: the locks that files of a directory, or of one's own, really take, told from the state that they start from.
#include "cliproject.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace schemawright;
using namespace schemawright::testing;
using namespace Qt::StringLiterals;

class TestTrace : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_fixture = PgFixture::start();
        REQUIRE_SERVER(m_fixture);
    }
    void init() { m_project = std::make_unique<CliProject>(*m_fixture); }

    void startsWhereTheFilesBeforeItEnd()
    {
        m_project->write(u"migrations/1_tables.sql"_s, u"CREATE TABLE users (id bigint PRIMARY KEY, email text);\n"_s);
        m_project->write(u"migrations/2_token.sql"_s,
            u"ALTER TABLE users ADD COLUMN token uuid DEFAULT gen_random_uuid();\nCREATE INDEX users_email ON users (email);\n"_s);
        m_project->write(u"migrations/3_index.sql"_s, u"-- atlas:txmode none\n\nCREATE INDEX CONCURRENTLY users_token ON users (token);\n"_s);
        QCOMPARE(m_project->run({ u"migrate"_s, u"hash"_s, u"--dir"_s, m_project->file(u"migrations"_s) }).exitCode, 0);
        const ProcessOutput traced
            = m_project->run({ u"trace"_s, m_project->path(u"migrations/2_token.sql"_s), m_project->path(u"migrations/3_index.sql"_s) });
        QVERIFY2(traced.exitCode == 0, traced.standardError.constData());
        const QString text = QString::fromUtf8(traced.standardOutput);
        QVERIFY2(text.startsWith("Measured on PostgreSQL "_L1), qPrintable(text));
        QVERIFY2(text.contains(u"2_token.sql:1: ALTER TABLE users ADD COLUMN token uuid DEFAULT gen_random_uuid();\n"
                               "    ACCESS EXCLUSIVE       users · rewritten, read in full\n"_s), qPrintable(text));
        // The rewrite has built the indexes anew under SHARE, too.
        QVERIFY2(text.contains(u"2_token.sql:2: CREATE INDEX users_email ON users (email);\n"
                               "    held already           users · read in full\n  still held:\n    ACCESS EXCLUSIVE       users since line 1\n"_s), qPrintable(text));
        QVERIFY2(text.contains("3_index.sql:3: CREATE INDEX CONCURRENTLY users_token ON users (token);\n    SHARE UPDATE EXCLUSIVE users"_L1), qPrintable(text));
    }

    void statementsAreOnOneLine()
    {
        m_project->write(u"a.sql"_s, u"CREATE TABLE t (\n  id bigint,\n\tname text\n);\n"_s);
        const QByteArray text = m_project->run({ u"trace"_s, m_project->path(u"a.sql"_s) }).standardOutput;
        QVERIFY2(text.contains("a.sql:1: CREATE TABLE t ( id bigint, name text );"), text.constData());
    }

    void startsFromALiveDatabase()
    {
        m_project->execute(u"CREATE TABLE users (id bigint PRIMARY KEY); INSERT INTO users VALUES (1)"_s);
        m_project->write(u"drop.sql"_s, u"TRUNCATE users; DROP TABLE users;\n"_s);
        const ProcessOutput traced
            = m_project->run({ u"trace"_s, m_project->path(u"drop.sql"_s), u"-u"_s, m_project->url(), u"--format"_s, u"json"_s });
        QVERIFY2(traced.exitCode == 0, traced.standardError.constData());
        const QJsonObject file = QJsonDocument::fromJson(traced.standardOutput).object().value("Files"_L1).toArray().first().toObject();
        const QJsonArray statements = file.value("Statements"_L1).toArray();
        QCOMPARE(statements.size(), 2);
        const QJsonObject truncated = statements.first().toObject().value("Relations"_L1).toArray().first().toObject();
        QCOMPARE(truncated.value("Name"_L1).toString(), u"public.users"_s);
        QCOMPARE(truncated.value("Mode"_L1).toString(), u"ACCESS EXCLUSIVE"_s);
        QVERIFY(truncated.value("Rewritten"_L1).toBool());
        QCOMPARE(m_project->value(u"SELECT count(*) FROM users"_s), u"1"_s); // it was only read
    }

    void saysWhatFails()
    {
        m_project->write(u"own.sql"_s, u"CREATE TABLE a (id int);\nALTER TABLE missing ADD b int;\nCREATE TABLE never (id int);\n"_s);
        const ProcessOutput traced = m_project->run({ u"trace"_s, m_project->path(u"own.sql"_s) });
        QCOMPARE(traced.exitCode, 1);
        const QString text = QString::fromUtf8(traced.standardOutput);
        QVERIFY2(text.contains("own.sql:2: ALTER TABLE missing ADD b int;\n  failed: "_L1), qPrintable(text));
        QVERIFY2(text.contains("\"missing\" does not exist"_L1) && !text.contains("never"_L1), qPrintable(text));
        QVERIFY2(traced.standardError.contains("with -u"), traced.standardError.constData());
        m_project->write(u"alone.sql"_s, u"CREATE TABLE a (id int);\nCREATE INDEX CONCURRENTLY a_id ON a (id);\n"_s);
        const ProcessOutput inTransaction = m_project->run({ u"trace"_s, m_project->path(u"alone.sql"_s) });
        QCOMPARE(inTransaction.exitCode, 1);
        QVERIFY2(inTransaction.standardError.contains("txmode none"), inTransaction.standardError.constData());
        const ProcessOutput none = m_project->run({ u"trace"_s, m_project->path(u"none.sql"_s) });
        QCOMPARE(none.exitCode, 1);
        QVERIFY2(none.standardError.contains("cannot read"), none.standardError.constData());
    }

private:
    std::unique_ptr<PgFixture> m_fixture;
    std::unique_ptr<CliProject> m_project;
};

QTEST_GUILESS_MAIN(TestTrace)
#include "tst_trace.moc"
