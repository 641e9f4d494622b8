// The example projects that Schemawright was asked to serve, from the first migration to the last, with rows that stay.
#include "cliproject.h"

#include "model/base/textfile.h"

#include <QDir>
#include <QFileInfo>
#include <QtTest>

using namespace schemawright;
using namespace schemawright::testing;
using namespace Qt::StringLiterals;

class TestExampleProjects : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_fixture = PgFixture::start();
        REQUIRE_SERVER(m_fixture);
        if (!QFileInfo::exists(corpusFolder() + u"/example-projects"_s))
            SKIP_UNLESS_REQUIRED("REQUIRE_CORPUS", "the corpus is not there");
    }
    void init() { m_project = std::make_unique<CliProject>(*m_fixture); }

    /// As it is, parents are missing: each gap is named, and what the files do is said all the same, at the lines of Python.
    void alembicNamesGapsAndFindings()
    {
        copyAlembic();
        const ProcessOutput valid = m_project->run({ u"migrate"_s, u"validate"_s, u"--dir"_s, revisions() });
        QCOMPARE(valid.exitCode, 1);
        QVERIFY2(valid.standardError.contains("001_add_tool_executions_table.py follows revision 000_initial, and no file has that revision"), valid.standardError.constData());
        QVERIFY2(valid.standardError.contains("005_split_metadata.py follows revision 004_add_tags, and no file has that revision"), valid.standardError.constData());
        const ProcessOutput lint = m_project->run({ u"migrate"_s, u"lint"_s, u"--dir"_s, revisions() });
        QCOMPARE(lint.exitCode, 1);
        QVERIFY2(lint.standardError.contains("follows revision 000_initial"), lint.standardError.constData());
        // The data migration between a change of the schema and a constraint, each at its line.
        QVERIFY2(lint.standardOutput.contains("005_split_metadata.py:14:9: ") && lint.standardOutput.contains("[backfill-in-ddl-transaction]"), lint.standardOutput.constData());
        QVERIFY2(lint.standardOutput.contains("005_split_metadata.py:20:") && lint.standardOutput.contains("[set-not-null]"), lint.standardOutput.constData());
        const ProcessOutput refused = m_project->run({ u"migrate"_s, u"apply"_s, u"--dir"_s, revisions(), u"-u"_s, m_project->url() });
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.standardError.contains("no file has that revision"), refused.standardError.constData());
    }

    /// Up, down, up, with Alembic's own table and no Python.
    void alembicGoesUpDownUp()
    {
        copyAlembic();
        writeMissingRevisions();
        const QStringList target { u"--dir"_s, revisions(), u"-u"_s, m_project->url() };
        QVERIFY(works(QStringList { u"migrate"_s, u"apply"_s, u"2"_s } + target));
        QCOMPARE(heads(), u"001_add_tool_exec"_s);
        m_project->execute(u"INSERT INTO conversations VALUES (1, '{\"model\": \"m1\", \"temperature\": \"0.5\"}'), (2, '{\"model\": \"m2\"}');"
            "INSERT INTO messages VALUES ('00000000-0000-0000-0000-000000000001', 1, 'hello');"
            "INSERT INTO tool_executions (id, message_id, tool_name) VALUES (gen_random_uuid(), '00000000-0000-0000-0000-000000000001', 'search')"_s);
        QVERIFY(works(QStringList { u"migrate"_s, u"apply"_s } + target));
        QCOMPARE(heads(), u"005_split_metadata"_s);
        const QString rows = u"SELECT string_agg(model_name || ' ' || coalesce(temperature::text, '-'), ', ' ORDER BY id) FROM conversations"_s;
        QCOMPARE(m_project->value(rows), u"m1 0.5, m2 -"_s);
        const ProcessOutput status = m_project->run(QStringList { u"migrate"_s, u"status"_s } + target);
        QVERIFY2(status.standardOutput.contains("Already at latest version"), status.standardOutput.constData());

        const ProcessOutput careful = m_project->run(QStringList { u"migrate"_s, u"down"_s, u"2"_s } + target);
        QCOMPARE(careful.exitCode, 1);
        QVERIFY2(careful.standardError.contains("2 values of column public.conversations.model_name"), careful.standardError.constData());
        QVERIFY(works(QStringList { u"migrate"_s, u"down"_s, u"2"_s, u"--allow-data-loss"_s } + target));
        QCOMPARE(heads(), u"003_wait"_s);
        QCOMPARE(m_project->value(u"SELECT count(*) || ' ' || min(metadata->>'model') FROM conversations"_s), u"2 m1"_s);
        QCOMPARE(m_project->value(u"SELECT count(*) FROM tool_executions"_s), u"1"_s);

        QVERIFY(works(QStringList { u"migrate"_s, u"apply"_s } + target));
        QCOMPARE(heads(), u"005_split_metadata"_s);
        QCOMPARE(m_project->value(rows), u"m1 0.5, m2 -"_s);
        const ProcessOutput same = m_project->run({ u"schema"_s, u"diff"_s, u"--from"_s, m_project->url(), u"--to"_s, revisions() });
        QCOMPARE(same.standardOutput.trimmed(), "Schemas are synced, no changes to be made.");
    }

    /// A revision that needs Python is named with its place, before anything runs.
    void alembicRefusesWhatNeedsPython()
    {
        copyAlembic();
        writeMissingRevisions();
        m_project->write(u"alembic/versions/006_seed.py"_s, u"from alembic import op\nrevision = '006'\ndown_revision = '005_split_metadata'\n\n"
            "def upgrade():\n    op.bulk_insert(models, [{'name': 'm1'}])\n"_s);
        const ProcessOutput refused = m_project->run({ u"migrate"_s, u"apply"_s, u"--dir"_s, revisions(), u"-u"_s, m_project->url() });
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.standardError.contains("006_seed.py:6:5: revision 006 calls op.bulk_insert: only Alembic turns that into SQL"), refused.standardError.constData());
        QVERIFY2(refused.standardError.contains("alembic upgrade 005_split_metadata:006 --sql"), refused.standardError.constData());
        QCOMPARE(m_project->value(u"SELECT to_regclass('conversations') IS NULL"_s), u"t"_s);
    }

    /// The direct URL is used for migrations, the pooled one never; a rename goes by expand, backfill and contract.
    void prismaRenamesInThreeSteps()
    {
        copyPrisma();
        QVERIFY(migrate(u"init"_s, {}));
        QVERIFY(apply());
        editSchema(u"  name        String?\n"_s, u"  username    String?   @unique\n  name        String?\n"_s);
        QVERIFY(migrate(u"username"_s, {}));
        QVERIFY(apply());
        m_project->execute(u"INSERT INTO \"User\" (id, email, username, \"updatedAt\") SELECT 'u' || i, 'e' || i, 'name' || i, now() FROM generate_series(1, 2500) i;"
            "INSERT INTO \"Subscription\" (id, \"userId\", \"updatedAt\") SELECT 's' || i, 'u' || i, now() FROM generate_series(1, 2500) i"_s);
        editSchema(u"  username    String?"_s, u"  handle      String?"_s);
        QVERIFY(migrate(u"handle"_s, { u"--recipe"_s, u"expand-contract:public.\"User\".username=handle"_s }));

        // Statements that refuse a transaction stand alone in their files, so that Prisma runs them as they are: no finding.
        const ProcessOutput lint = m_project->run({ u"migrate"_s, u"lint"_s, u"--dir"_s, migrations() });
        QVERIFY2(!lint.standardOutput.contains("concurrently-in-transaction"), lint.standardOutput.constData());

        QVERIFY(apply());
        QCOMPARE(m_project->value(u"SELECT count(*) || ' ' || count(DISTINCT handle) || ' ' || count(*) FILTER (WHERE handle = username) FROM \"User\""_s), u"2500 2500 2500"_s);
        m_project->execute(u"UPDATE \"User\" SET username = 'old program' WHERE id = 'u1'; UPDATE \"User\" SET handle = 'new program' WHERE id = 'u2'"_s);
        QCOMPARE(m_project->value(u"SELECT string_agg(handle || '=' || username, ', ' ORDER BY id) FROM \"User\" WHERE id IN ('u1', 'u2')"_s),
            u"old program=old program, new program=new program"_s);
        QVERIFY(apply());
        QCOMPARE(m_project->value(u"SELECT count(*) || ' ' || count(DISTINCT handle) || ' ' || max(handle) FILTER (WHERE id = 'u1') FROM \"User\""_s), u"2500 2500 old program"_s);
        QCOMPARE(m_project->value(u"SELECT count(*) FROM \"Subscription\" s JOIN \"User\" u ON u.id = s.\"userId\""_s), u"2500"_s);
        QCOMPARE(m_project->value(u"SELECT count(*) FROM _prisma_migrations WHERE finished_at IS NULL"_s), u"0"_s);
        const ProcessOutput same = m_project->run({ u"schema"_s, u"diff"_s, u"--from"_s, m_project->url(), u"--to"_s, schema() });
        QCOMPARE(same.standardOutput.trimmed(), "Schemas are synced, no changes to be made.");
        m_project->execute(u"DELETE FROM \"User\" WHERE id = 'u3'"_s);
        QCOMPARE(m_project->value(u"SELECT count(*) FROM \"Subscription\""_s), u"2499"_s); // it cascades
    }

private:
    [[nodiscard]] static QString textOf(const QString &name)
    {
        return readTextFile(corpusFolder() + u"/example-projects/"_s + name).value_or(QString());
    }
    [[nodiscard]] bool works(const QStringList &arguments) const
    {
        const ProcessOutput done = m_project->run(arguments);
        if (done.exitCode != 0)
            qWarning("%s: %s", qPrintable(arguments.join(u' ')), done.standardError.constData());
        return done.exitCode == 0;
    }

    void copyAlembic() const
    {
        for (const QString &name : { u"alembic/versions/001_add_tool_executions_table.py"_s, u"alembic/versions/005_split_metadata.py"_s })
            m_project->write(name, textOf(u"agent-alembic/"_s + name));
    }
    void writeMissingRevisions() const
    {
        m_project->write(u"alembic/versions/000_initial.py"_s, uR"(from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB, UUID

revision = "000_initial"
down_revision = None


def upgrade():
    op.create_table("conversations", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("metadata", JSONB))
    op.create_table(
        "messages",
        sa.Column("id", UUID(as_uuid=True), primary_key=True),
        sa.Column("conversation_id", sa.Integer(), sa.ForeignKey("conversations.id"), nullable=False, index=True),
        sa.Column("body", sa.Text()),
    )


def downgrade():
    op.drop_table("messages")
    op.drop_table("conversations")
)"_s);
        const QString empty = u"revision = \"%1\"\ndown_revision = \"%2\"\n\ndef upgrade():\n    pass\n\ndef downgrade():\n    pass\n"_s;
        m_project->write(u"alembic/versions/002_wait.py"_s, empty.arg(u"002_wait"_s, u"001_add_tool_exec"_s));
        m_project->write(u"alembic/versions/003_wait.py"_s, empty.arg(u"003_wait"_s, u"002_wait"_s));
        m_project->write(u"alembic/versions/004_add_tags.py"_s, u"from alembic import op\nrevision = \"004_add_tags\"\ndown_revision = \"003_wait\"\n\n"
            "def upgrade():\n    op.execute(\"ALTER TABLE conversations ADD COLUMN tags text[]\")\n\ndef downgrade():\n    op.drop_column(\"conversations\", \"tags\")\n"_s);
    }
    [[nodiscard]] QString revisions() const { return m_project->file(u"alembic"_s); }
    [[nodiscard]] QString heads() const { return m_project->value(u"SELECT string_agg(version_num, ', ' ORDER BY version_num) FROM alembic_version"_s); }

    void copyPrisma() const
    {
        m_project->write(u"prisma/schema.prisma"_s, textOf(u"saas-prisma/prisma/schema.prisma"_s));
        m_project->write(u".env"_s, u"DATABASE_URL=\"postgres://pooler.invalid:6543/saas?pgbouncer=true\"\nDIRECT_URL=\"%1\"\n"_s.arg(m_project->url()));
    }
    void editSchema(const QString &before, const QString &after) const
    {
        const QString text = readTextFile(m_project->path(u"prisma/schema.prisma"_s)).value_or(QString());
        QVERIFY(text.contains(before));
        m_project->write(u"prisma/schema.prisma"_s, QString(text).replace(before, after));
    }
    [[nodiscard]] QString schema() const { return m_project->file(u"prisma/schema.prisma"_s); }
    [[nodiscard]] QString migrations() const { return m_project->file(u"prisma/migrations"_s); }
    [[nodiscard]] bool migrate(const QString &name, const QStringList &more) const
    {
        return works(QStringList { u"migrate"_s, u"diff"_s, name, u"--dir"_s, migrations() + u"?format=prisma"_s, u"--to"_s, schema() } + more);
    }
    [[nodiscard]] bool apply() const { return works({ u"migrate"_s, u"apply"_s, u"--dir"_s, migrations(), u"-u"_s, schema() }); }

    std::unique_ptr<PgFixture> m_fixture;
    std::unique_ptr<CliProject> m_project;
};

QTEST_GUILESS_MAIN(TestExampleProjects)
#include "tst_exampleprojects.moc"
