// Edits of the window land in the files that own the object, whichever language they are in.
#include "model/base/textfile.h"
#include "model/schema/schemaedit.h"
#include "model/sources/source.h"
#include "model/workflow/session.h"
#include "tests/support/pgfixture.h"

#include <QTemporaryDir>
#include <QtTest>

#include <functional>

using namespace schemawright;
using namespace schemawright::workflow;
using namespace schemawright::testing;
using namespace Qt::StringLiterals;

namespace {

const QString prismaText = u"datasource db {\n  provider = \"postgresql\"\n}\n\n/// Who buys.\nmodel User {\n"
                           "  id   Int    @id\n  name String // shown\n}\n"_s;

const QString hclText = u"# The shop.\nschema \"public\" {\n}\n\n# Who buys.\ntable \"User\" {\n  schema = schema.public\n  column \"id\" {\n"
                        "    type = int\n  }\n  column \"name\" {\n    null = true # shown\n    type = text\n  }\n  index \"named\" {\n"
                        "    columns = [column.name]\n  }\n}\n"_s;
const QString policyHcl = u"\npolicy \"everybody\" {\n  on    = table.User\n  as    = PERMISSIVE\n  for   = ALL\n  to    = [PUBLIC]\n"
                          "  using = \"true\"\n}\n"_s;

} // namespace

class TestSessionWriteBack : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_fixture = PgFixture::start();
        REQUIRE_SERVER(m_fixture);
        m_folder = std::make_unique<QTemporaryDir>();
        write(u"schema.prisma"_s, prismaText);
        QVERIFY(QDir(m_folder->path()).mkpath(u"migrations"_s));
    }
    void columnsLandInTheModel();
    void whatPrismaCannotSayLandsInTheSqlBeside();
    void withoutSqlItIsSaid();
    void editsBesideOursAreMerged();
    void editsInOurLinesAreNot();
    void editsLandInHcl();
    void renamesAreFollowedInHcl();
    void whatPrismaCannotSayLandsInHclWithoutSql();
    void sqlIsAskedBeforeHcl();
    void whatIsComputedInHclIsRefused();

private:
    void write(const QString &file, const QString &text) const
    {
        QVERIFY_RESULT(writeTextFile(m_folder->filePath(file), text));
    }
    [[nodiscard]] QString read(const QString &file) const { return readTextFile(m_folder->filePath(file)).value(); }
    [[nodiscard]] project::ProjectSettings project(const QStringList &files) const
    {
        QStringList urls;
        for (const QString &file : files)
            urls << u"file://"_s + m_folder->filePath(file);
        project::ProjectSettings settings;
        settings.name = u"shop"_s;
        settings.folder = m_folder->path();
        settings.migrationsFolder = m_folder->filePath(u"migrations"_s);
        settings.desiredUrl = urls.size() == 1 ? urls.first() : sources::compositeUrl(urls);
        return settings;
    }
    /// A column and a policy more; saves what can be saved.
    /// `meanwhile`: what somebody else does between reading and saving.
    void edit(const project::ProjectSettings &settings, bool withPolicy, SaveProposal &proposal,
        const std::function<void()> &meanwhile = [] { })
    {
        auto session = Session::open(settings);
        QVERIFY_RESULT(session);
        schema::Column column;
        column.name = u"region"_s;
        column.type = u"text"_s;
        const QualifiedName table { u"public"_s, u"User"_s };
        auto edited = schema::applyEdit(session->snapshot().desired, schema::PutColumn { table, {}, column });
        QVERIFY_RESULT(edited);
        if (withPolicy) {
            schema::Policy policy;
            policy.name = u"everybody"_s;
            policy.usingExpression = u"true"_s;
            edited = schema::applyEdit(*edited, schema::PutPolicy { table, {}, policy });
            QVERIFY_RESULT(edited);
        }
        const auto difference = session->difference(*edited);
        QVERIFY_RESULT(difference);
        meanwhile();
        auto proposed = session->proposeSave(*difference);
        QVERIFY_RESULT(proposed);
        proposal = *proposed;
        QVERIFY_RESULT(session->saveMigration(proposal, u"edit"_s));
    }

    std::unique_ptr<PgFixture> m_fixture;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSessionWriteBack::columnsLandInTheModel()
{
    SaveProposal proposal;
    edit(project({ u"schema.prisma"_s }), false, proposal);
    QVERIFY2(proposal.problem.isEmpty(), qPrintable(proposal.problem));
    QString expected = prismaText;
    expected.replace(u"  id   Int    @id\n  name String // shown\n"_s,
        u"  id     Int     @id\n  name   String // shown\n  region String?\n"_s);
    QCOMPARE(read(u"schema.prisma"_s), expected);
    const auto again = Session::open(project({ u"schema.prisma"_s }));
    QVERIFY_RESULT(again);
    QVERIFY(schema::findColumn(*again->snapshot().desired.tables.first(), u"region"_s));
}

void TestSessionWriteBack::whatPrismaCannotSayLandsInTheSqlBeside()
{
    write(u"policies.sql"_s, u"-- Who sees what.\n"_s);
    SaveProposal proposal;
    edit(project({ u"schema.prisma"_s, u"policies.sql"_s }), true, proposal);
    QVERIFY2(proposal.problem.isEmpty(), qPrintable(proposal.problem));
    QVERIFY(read(u"schema.prisma"_s).contains(u"region String?"_s));
    const QString sql = read(u"policies.sql"_s);
    QVERIFY2(sql.startsWith(u"-- Who sees what.\n"_s) && sql.contains(u"CREATE POLICY everybody ON public.\"User\""_s), qPrintable(sql));
    QVERIFY(!sql.contains(u"region"_s));
    const auto again = Session::open(project({ u"schema.prisma"_s, u"policies.sql"_s }));
    QVERIFY_RESULT(again);
    QCOMPARE(again->snapshot().desired.tables.first()->policies.size(), 1);
}

void TestSessionWriteBack::withoutSqlItIsSaid()
{
    SaveProposal proposal;
    edit(project({ u"schema.prisma"_s }), true, proposal);
    QVERIFY2(proposal.problem.contains(u"policy public.User.everybody: schema.prisma cannot say it"_s), qPrintable(proposal.problem));
    QVERIFY(!proposal.schemaFiles);
    QCOMPARE(read(u"schema.prisma"_s), prismaText);
}

void TestSessionWriteBack::editsBesideOursAreMerged()
{
    SaveProposal proposal;
    edit(project({ u"schema.prisma"_s }), false, proposal,
        [this] { write(u"schema.prisma"_s, prismaText + u"\n// Theirs.\nmodel Order {\n  id Int @id\n}\n"_s); });
    QVERIFY2(proposal.problem.isEmpty(), qPrintable(proposal.problem));
    QVERIFY(proposal.isMerged);
    const QString text = read(u"schema.prisma"_s);
    QVERIFY2(text.contains(u"  region String?\n"_s) && text.endsWith(u"\n// Theirs.\nmodel Order {\n  id Int @id\n}\n"_s), qPrintable(text));
}

void TestSessionWriteBack::editsInOurLinesAreNot()
{
    SaveProposal proposal;
    QString theirs = prismaText;
    theirs.replace(u"// shown"_s, u"// hidden"_s);
    edit(project({ u"schema.prisma"_s }), false, proposal, [&] { write(u"schema.prisma"_s, theirs); });
    QVERIFY2(proposal.problem.contains(u"schema.prisma has changed on disk since it was read, in the lines that your edit changes"_s),
        qPrintable(proposal.problem));
    QCOMPARE(read(u"schema.prisma"_s), theirs);
}

void TestSessionWriteBack::editsLandInHcl()
{
    write(u"schema.hcl"_s, hclText);
    SaveProposal proposal;
    edit(project({ u"schema.hcl"_s }), true, proposal);
    QVERIFY2(proposal.problem.isEmpty(), qPrintable(proposal.problem));
    QString expected = hclText;
    expected.replace(u"  index"_s, u"  column \"region\" {\n    null = true\n    type = text\n  }\n  index"_s);
    QCOMPARE(read(u"schema.hcl"_s), expected + policyHcl);
    const auto again = Session::open(project({ u"schema.hcl"_s }));
    QVERIFY_RESULT(again);
    QCOMPARE(again->snapshot().desired.tables.first()->policies.size(), 1);
    QVERIFY(schema::findColumn(*again->snapshot().desired.tables.first(), u"region"_s));
}

void TestSessionWriteBack::renamesAreFollowedInHcl()
{
    write(u"schema.hcl"_s, hclText);
    auto session = Session::open(project({ u"schema.hcl"_s }));
    QVERIFY_RESULT(session);
    const QualifiedName table { u"public"_s, u"User"_s };
    const schema::ObjectKey key { schema::ObjectKind::Column, table.schema, table.name, u"name"_s, {} };
    schema::Column column = *schema::findColumn(*session->snapshot().desired.tables.first(), u"name"_s);
    column.name = u"nick"_s;
    const auto edited = schema::applyEdit(session->snapshot().desired, schema::PutColumn { table, u"name"_s, column });
    QVERIFY_RESULT(edited);
    const auto difference = session->difference(*edited, { { key, u"nick"_s, {} } });
    QVERIFY_RESULT(difference);
    const auto proposal = session->proposeSave(*difference);
    QVERIFY_RESULT(proposal);
    QVERIFY2(proposal->problem.isEmpty(), qPrintable(proposal->problem));
    QVERIFY_RESULT(session->saveMigration(*proposal, u"edit"_s));
    QString expected = hclText;
    expected.replace(u"column \"name\""_s, u"column \"nick\""_s).replace(u"column.name"_s, u"column.nick"_s);
    QCOMPARE(read(u"schema.hcl"_s), expected);
}

void TestSessionWriteBack::whatPrismaCannotSayLandsInHclWithoutSql()
{
    write(u"more.hcl"_s, u"schema \"public\" {\n}\n"_s);
    SaveProposal proposal;
    edit(project({ u"schema.prisma"_s, u"more.hcl"_s }), true, proposal);
    QVERIFY2(proposal.problem.isEmpty(), qPrintable(proposal.problem));
    QVERIFY(read(u"schema.prisma"_s).contains(u"region String?"_s));
    QCOMPARE(read(u"more.hcl"_s), QString(u"schema \"public\" {\n}\n"_s + policyHcl));
}

void TestSessionWriteBack::sqlIsAskedBeforeHcl()
{
    const QString other = u"schema \"public\" {\n}\ntable \"other\" {\n  schema = schema.public\n  column \"id\" {\n    type = int\n  }\n}\n"_s;
    write(u"more.hcl"_s, other);
    write(u"policies.sql"_s, u"-- Who sees what.\n"_s);
    SaveProposal proposal;
    edit(project({ u"schema.prisma"_s, u"more.hcl"_s, u"policies.sql"_s }), true, proposal);
    QVERIFY2(proposal.problem.isEmpty(), qPrintable(proposal.problem));
    QCOMPARE(read(u"more.hcl"_s), other);
    QVERIFY(read(u"policies.sql"_s).contains(u"CREATE POLICY everybody"_s));
    QVERIFY(read(u"schema.prisma"_s).contains(u"region String?"_s));
}

void TestSessionWriteBack::whatIsComputedInHclIsRefused()
{
    QString text = u"variable \"kind\" {\n  type    = string\n  default = \"all\"\n}\n"_s + hclText;
    text.replace(u"column \"name\""_s, u"dynamic \"column\""_s).replace(u"    null = true # shown\n    type = text\n"_s,
        u"    for_each = [var.kind]\n    labels = [column.value]\n    content {\n      type = text\n    }\n"_s).replace(u"column.name"_s, u"\"all\""_s);
    write(u"schema.hcl"_s, text);
    auto session = Session::open(project({ u"schema.hcl"_s }));
    QVERIFY_RESULT(session);
    schema::Column column = session->snapshot().desired.tables.first()->columns.last();
    column.notNull = false;
    const auto edited = schema::applyEdit(session->snapshot().desired, schema::PutColumn { { u"public"_s, u"User"_s }, column.name, column });
    QVERIFY_RESULT(edited);
    const auto difference = session->difference(*edited);
    QVERIFY_RESULT(difference);
    const auto proposal = session->proposeSave(*difference);
    QVERIFY_RESULT(proposal);
    QVERIFY2(proposal->problem.contains(u"a loop makes (schema.hcl:15:3)"_s), qPrintable(proposal->problem));
    QCOMPARE(read(u"schema.hcl"_s), text);
}

QTEST_GUILESS_MAIN(TestSessionWriteBack)
#include "tst_sessionwriteback.moc"
