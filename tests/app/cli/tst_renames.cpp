// Renames on a person's word: --rename and comments in schema files, through the real program; rows survive.
#include "cliproject.h"

#include <QtTest>

using namespace schemawright;
using namespace schemawright::testing;
using namespace Qt::StringLiterals;

class TestRenames : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_fixture = PgFixture::start();
        REQUIRE_SERVER(m_fixture);
    }
    void init()
    {
        m_project = std::make_unique<CliProject>(*m_fixture);
        execute(u"CREATE TABLE users (id bigint PRIMARY KEY, email text); CREATE TYPE mood AS ENUM ('ok', 'sad');"
            "CREATE TABLE notes (id bigint, email text, m mood)"_s);
        execute(u"INSERT INTO users VALUES (1, 'a'), (2, 'b'); INSERT INTO notes VALUES (1, 'n', 'ok')"_s);
    }

    void withoutAWordNothingIsRenamed()
    {
        const ProcessOutput output = diff(u"CREATE TABLE people (id bigint, email text, CONSTRAINT users_pkey PRIMARY KEY (id));"_s + rest());
        QCOMPARE(output.exitCode, 0);
        QVERIFY(output.standardOutput.contains("DROP TABLE public.users"));
        QVERIFY2(output.standardError.contains("--rename 'table:public.users=people'"), output.standardError.constData());
    }

    void aFlagRenamesAndRowsSurvive()
    {
        m_project->write(u"schema.sql"_s, u"CREATE TABLE people (id bigint, mail text, CONSTRAINT users_pkey PRIMARY KEY (id));"_s + rest());
        const QStringList arguments { u"schema"_s, u"apply"_s, u"-u"_s, m_project->url(), u"--to"_s, m_project->file(u"schema.sql"_s),
            u"--auto-approve"_s, u"--rename"_s, u"users=people"_s, u"--rename"_s, u"users.email=mail"_s };
        const ProcessOutput output = m_project->run(arguments);
        QVERIFY2(output.exitCode == 0, output.standardError.constData());
        QVERIFY(!output.standardOutput.contains("DROP"));
        QCOMPARE(value(u"SELECT string_agg(mail, ',' ORDER BY id) FROM people"_s), u"a,b"_s);
    }

    void commentsRename_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addRow("above the statement and the column") << uR"(-- renamed_from: users
CREATE TABLE people (
    id bigint,
    -- renamed_from: email
    mail text,
    CONSTRAINT users_pkey PRIMARY KEY (id)
);)"_s;
        QTest::addRow("sqldef's, behind the line") << uR"(CREATE TABLE people ( -- @renamed from=users
    id bigint,
    mail text, -- @renamed from=email
    CONSTRAINT users_pkey PRIMARY KEY (id)
);)"_s;
        QTest::addRow("Atlas's, with schemas and quotes") << uR"(-- atlas:renamed_from public.users
CREATE TABLE public.people (
    id bigint,
    /* renamed_from: "email" */
    mail text,
    CONSTRAINT users_pkey PRIMARY KEY (id)
);)"_s;
    }
    void commentsRename()
    {
        QFETCH(QString, sql);
        m_project->write(u"schema.sql"_s, sql + rest());
        const QStringList apply { u"schema"_s, u"apply"_s, u"-u"_s, m_project->url(), u"--to"_s, m_project->file(u"schema.sql"_s), u"--auto-approve"_s };
        const ProcessOutput output = m_project->run(apply);
        QVERIFY2(output.exitCode == 0, output.standardError.constData());
        QCOMPARE(value(u"SELECT string_agg(mail, ',' ORDER BY id) FROM people"_s), u"a,b"_s);
        // The comment stays in the file, and means nothing any more.
        QVERIFY(m_project->run(apply).standardOutput.contains("synced"));
    }

    void aValueIsRenamedByAComment()
    {
        m_project->write(u"schema.sql"_s, users() + uR"(CREATE TYPE mood AS ENUM (
    'fine', -- renamed_from: ok
    'sad'
);
CREATE TABLE notes (id bigint, email text, m mood);)"_s);
        const ProcessOutput output = m_project->run({ u"schema"_s, u"apply"_s, u"-u"_s, m_project->url(), u"--to"_s,
            m_project->file(u"schema.sql"_s), u"--auto-approve"_s });
        QVERIFY2(output.exitCode == 0, output.standardError.constData());
        QVERIFY(output.standardOutput.contains("RENAME VALUE"));
        QCOMPARE(value(u"SELECT m FROM notes"_s), u"fine"_s);
    }

    void migrateDiffRenames()
    {
        m_project->write(u"migrations/1_users.sql"_s, u"CREATE TABLE users (id bigint);\n"_s);
        const QStringList directory { u"--dir"_s, m_project->file(u"migrations"_s) };
        QCOMPARE(m_project->run(QStringList { u"migrate"_s, u"hash"_s } + directory).exitCode, 0);
        m_project->write(u"schema.sql"_s, u"CREATE TABLE people (id bigint);\n"_s);
        const ProcessOutput output = m_project->run(QStringList { u"migrate"_s, u"diff"_s, u"--dry-run"_s, u"--to"_s,
            m_project->file(u"schema.sql"_s), u"--rename"_s, u"users=people"_s } + directory);
        QVERIFY2(output.standardOutput.contains("ALTER TABLE public.users RENAME TO people"), output.standardOutput.constData());
    }

    void wrongWordsAreAnsweredInOneSentence_data()
    {
        QTest::addColumn<QString>("rename");
        QTest::addColumn<QByteArray>("answer");
        QTest::addRow("no form") << u"users"_s << QByteArray("--rename users is not of the form old=new");
        QTest::addRow("unknown") << u"nobody=people"_s << QByteArray("--rename nobody=people: the current schema has nothing of that name");
        QTest::addRow("a new name that is not wanted") << u"users=humans"_s
                                                       << QByteArray("table public.users would become table public.humans, which the desired schema does not have");
        QTest::addRow("ambiguous") << u"email=mail"_s
                                   << QByteArray("--rename email=mail is ambiguous: it may be column public.notes.email or column public.users.email");
        QTest::addRow("taken") << u"column:users.email=id"_s << QByteArray("the current schema already has column public.users.id");
    }
    void wrongWordsAreAnsweredInOneSentence()
    {
        QFETCH(QString, rename);
        QFETCH(QByteArray, answer);
        m_project->write(u"schema.sql"_s, u"CREATE TABLE users (id bigint PRIMARY KEY, mail text); CREATE TYPE mood AS ENUM ('ok', 'sad');"
            "CREATE TABLE people (id int); CREATE TABLE notes (id bigint, mail text, m mood);"_s);
        const ProcessOutput output = m_project->run({ u"schema"_s, u"diff"_s, u"--from"_s, m_project->url(), u"--to"_s,
            m_project->file(u"schema.sql"_s), u"--rename"_s, rename });
        QCOMPARE(output.exitCode, 1);
        QVERIFY2(output.standardError.contains(answer), output.standardError.constData());
    }

    void aCommentAtNothingIsAnError()
    {
        m_project->write(u"schema.sql"_s, users() + u"-- renamed_from: old\n\nGRANT SELECT ON users TO postgres;"_s + rest());
        const ProcessOutput output = m_project->run({ u"schema"_s, u"diff"_s, u"--from"_s, m_project->url(), u"--to"_s, m_project->file(u"schema.sql"_s) });
        QCOMPARE(output.exitCode, 1);
        QVERIFY2(output.standardError.contains("renamed_from: old stands at nothing that can be renamed"), output.standardError.constData());
    }

private:
    [[nodiscard]] static QString users() { return u"CREATE TABLE users (id bigint PRIMARY KEY, email text);\n"_s; }
    [[nodiscard]] static QString rest()
    {
        return u"\nCREATE TYPE mood AS ENUM ('ok', 'sad');\nCREATE TABLE notes (id bigint, email text, m mood);\n"_s;
    }
    [[nodiscard]] ProcessOutput diff(const QString &sql) const
    {
        m_project->write(u"schema.sql"_s, sql);
        return m_project->run({ u"schema"_s, u"diff"_s, u"--from"_s, m_project->url(), u"--to"_s, m_project->file(u"schema.sql"_s) });
    }
    void execute(const QString &sql) const { m_project->execute(sql); }
    [[nodiscard]] QString value(const QString &sql) const { return m_project->value(sql); }

    std::unique_ptr<PgFixture> m_fixture;
    std::unique_ptr<CliProject> m_project;
};

QTEST_GUILESS_MAIN(TestRenames)
#include "tst_renames.moc"
