// The main job through the functions that both faces share: the sample project from its first start to nothing left to do.
#include "model/workflow/sample.h"
#include "model/workflow/session.h"

#include "model/apply/executor.h"
#include "model/base/textfile.h"
#include "model/schema/schemaedit.h"
#include "tests/support/pgfixture.h"
#include "tests/support/requirement.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace schemawright;
using namespace schemawright::workflow;
using namespace schemawright::testing;
using namespace Qt::StringLiterals;

namespace {

QStringList rulesOf(const QList<lint::Finding> &findings)
{
    QStringList rules;
    for (const lint::Finding &finding : findings)
        rules << finding.rule;
    return rules;
}

} // namespace

class TestSession : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const auto installations = postgres::findServerInstallations();
        const auto chosen = postgres::chooseInstallation(installations, 0);
        if (!chosen || !chosen->hasPgvector) // the sample has vector columns
            SKIP_UNLESS_REQUIRED("REQUIRE_PG", "no PostgreSQL server with pgvector on this machine");
        QFile::setPermissions(m_folder.path(), QFile::permissions(m_folder.path()) | QFile::ExeOther | QFile::ReadOther);
        qputenv("SCHEMAWRIGHT_SERVER_FOLDER", QFile::encodeName(m_folder.path() + u"/servers"_s));
        SampleOptions options;
        options.folder = m_folder.filePath(u"sample"_s);
        options.conversations = 500;
        auto sample = openSample(options);
        QVERIFY_RESULT(sample);
        m_sample = std::move(*sample);
    }

    void firstStartShowsSomethingToDo()
    {
        auto session = Session::open(m_sample->project);
        QVERIFY_RESULT(session);
        const SessionSnapshot &snapshot = session->snapshot();
        QVERIFY(snapshot.current.has_value());
        QCOMPARE(snapshot.status->pending().size(), 1);
        const auto difference = session->difference(snapshot.desired);
        QVERIFY_RESULT(difference);
        QVERIFY(!difference->changes.isEmpty());
        QVERIFY(difference->migrationBase.contains(u"add_embedding_index"_s));
        const QStringList rules = rulesOf(difference->migration.findings);
        QVERIFY2(rules.contains(u"drop-column"_s), qPrintable(rules.join(u' ')));
        QVERIFY2(rules.contains(u"change-column-type-rewrite"_s), qPrintable(rules.join(u' ')));
        QVERIFY2(!rules.contains(u"create-index-non-concurrent"_s), qPrintable(rules.join(u' ')));
        for (const StatementText &statement : difference->migration.statements)
            QVERIFY(statement.range.length > 0);
        QCOMPARE(difference->migration.statements.size(), difference->migration.plan.steps.size());
    }

    void findingsKnowThisDatabase()
    {
        auto session = Session::open(m_sample->project);
        QVERIFY_RESULT(session);
        const auto difference = session->difference(session->snapshot().desired);
        QVERIFY_RESULT(difference);
        for (const lint::Finding &finding : difference->migration.findings) {
            if (finding.rule == "drop-column"_L1)
                QVERIFY2(finding.evidence.contains(u"500"_s), qPrintable(finding.evidence));
        }
    }

    void editsAreShownAsTheServerUnderstandsThem()
    {
        auto session = Session::open(m_sample->project);
        QVERIFY_RESULT(session);
        schema::Column column;
        column.name = u"region"_s;
        column.type = u"varchar(20)"_s;
        column.defaultExpression = u"'eu'"_s;
        const QualifiedName table { u"public"_s, u"agents"_s };
        const auto edited = schema::applyEdit(session->snapshot().desired, schema::PutColumn { table, {}, column });
        QVERIFY_RESULT(edited);
        const auto difference = session->difference(*edited);
        QVERIFY_RESULT(difference);
        const schema::Column *canonical
            = schema::findColumn(*schema::findTable(difference->desired, table), u"region"_s);
        QCOMPARE(canonical->type, u"character varying(20)"_s);
        QCOMPARE(*canonical->defaultExpression, u"'eu'::character varying"_s);
        QVERIFY(difference->migration.sql.contains(u"ADD COLUMN region"_s));
    }

    void refusedEditsShowTheServersWords()
    {
        auto session = Session::open(m_sample->project);
        QVERIFY_RESULT(session);
        schema::Column column;
        column.name = u"region"_s;
        column.type = u"no_such_type"_s;
        const auto edited = schema::applyEdit(
            session->snapshot().desired, schema::PutColumn { { u"public"_s, u"agents"_s }, {}, column });
        QVERIFY_RESULT(edited);
        const auto difference = session->difference(*edited);
        QVERIFY(!difference);
        QVERIFY2(difference.error().text.contains(u"no_such_type"_s), qPrintable(difference.error().text));
        QVERIFY_RESULT(session->difference(session->snapshot().desired)); // and the session goes on
    }

    void anUnreachableTargetIsSaidAndTheRestWorks()
    {
        project::ProjectSettings project = m_sample->project;
        project.target->database = u"no_such_database"_s;
        auto session = Session::open(project);
        QVERIFY_RESULT(session);
        QVERIFY(!session->snapshot().current.has_value());
        QVERIFY(session->snapshot().currentError->text.contains(u"no_such_database"_s));
        QVERIFY(!session->snapshot().desired.tables.isEmpty());
    }

    void editsLandInTheTeamsFiles()
    {
        auto session = Session::open(m_sample->project);
        QVERIFY_RESULT(session);
        schema::Column column;
        column.name = u"region"_s;
        column.type = u"text"_s;
        const auto edited = schema::applyEdit(
            session->snapshot().desired, schema::PutColumn { { u"public"_s, u"agents"_s }, {}, column });
        const auto difference = session->difference(*edited);
        QVERIFY_RESULT(difference);
        const auto proposal = session->proposeSave(*difference);
        QVERIFY_RESULT(proposal);
        QVERIFY2(proposal->problem.isEmpty(), qPrintable(proposal->problem));
        QCOMPARE(proposal->schemaFiles->changedFiles.size(), 1);
        const auto saved = session->saveMigration(*proposal, u"regions"_s);
        QVERIFY_RESULT(saved);
        const auto expected = proposedFileNames(session->snapshot().directory, *proposal, u"regions"_s);
        QVERIFY_RESULT(expected);
        QVERIFY(expected->size() > 1); // the concurrent index has a file of its own
        QCOMPARE(saved->size(), expected->size() + 1); // and the schema file
        auto again = Session::open(m_sample->project);
        QVERIFY_RESULT(again);
        QVERIFY(schema::findColumn(*schema::findTable(again->snapshot().desired, { u"public"_s, u"agents"_s }), u"region"_s) != nullptr);
    }

    void filesChangedMeanwhileAreNotOverwritten()
    {
        auto session = Session::open(m_sample->project);
        QVERIFY_RESULT(session);
        const auto edited = schema::applyEdit(
            session->snapshot().desired, schema::RemoveColumn { { u"public"_s, u"agents"_s }, u"region"_s });
        const auto difference = session->difference(*edited);
        QVERIFY_RESULT(difference);
        const auto proposal = session->proposeSave(*difference);
        QVERIFY_RESULT(proposal);
        const QString file = proposal->schemaFiles->changedFiles.first();
        const qsizetype migrationsBefore = session->snapshot().directory.files.size();
        QVERIFY_RESULT(writeTextFile(file, *readTextFile(file) + u"-- somebody else\n"_s));
        const auto saved = session->saveMigration(*proposal, u"no regions"_s);
        QVERIFY(!saved);
        QCOMPARE(migrations::loadDirectory(m_sample->project.migrationsFolder)->files.size(), migrationsBefore);
        QCOMPARE(saved.error().kind, ErrorKind::Conflict);
        QVERIFY(readTextFile(file)->endsWith(u"-- somebody else\n"_s));
    }

    void savedAndAppliedThereIsNothingLeft()
    {
        auto session = Session::open(m_sample->project);
        QVERIFY_RESULT(session);
        const auto difference = session->difference(session->snapshot().desired);
        QVERIFY_RESULT(difference);
        QVERIFY(difference->migration.plan.steps.isEmpty()); // editsLandInTheTeamsFiles has saved all of it
        apply::ApplyRequest request;
        request.target = *m_sample->project.target;
        request.directory = *migrations::loadDirectory(m_sample->project.migrationsFolder);
        const auto report = apply::applyMigrations(request);
        QVERIFY_RESULT(report);
        QVERIFY2(report->succeeded(), report->failure ? qPrintable(report->failure->toText()) : "");

        auto again = Session::open(m_sample->project);
        QVERIFY_RESULT(again);
        QVERIFY(again->snapshot().status->isUpToDate());
        const auto nothing = again->difference(again->snapshot().desired);
        QVERIFY_RESULT(nothing);
        QVERIFY2(nothing->changes.isEmpty(), nothing->changes.isEmpty() ? "" : qPrintable(diff::toText(nothing->changes.first())));
        QVERIFY(nothing->migration.plan.steps.isEmpty());
    }

private:
    QTemporaryDir m_folder;
    std::optional<Sample> m_sample;
};

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
