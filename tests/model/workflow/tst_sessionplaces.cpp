// What no file decides goes into the file that the person has picked, and nobody's lines are overwritten.
#include "model/base/textfile.h"
#include "model/schema/schemaedit.h"
#include "model/sources/source.h"
#include "model/workflow/session.h"
#include "tests/support/pgfixture.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace schemawright;
using namespace schemawright::workflow;
using namespace schemawright::testing;
using namespace Qt::StringLiterals;

namespace {

const QString prismaText = u"datasource db {\n  provider = \"postgresql\"\n}\n\nmodel User {\n  id   Int    @id\n  name String\n}\n"_s;
const QString notesSql = u"CREATE TABLE notes (\n    id bigint PRIMARY KEY,\n    body text,\n    size integer\n);\n\n"
                         "CREATE TABLE tags (\n    id bigint PRIMARY KEY,\n    name text\n);\n"_s;

} // namespace

class TestSessionPlaces : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void thePersonIsAskedWhichFile();
    void theChosenFileTakesIt();
    void hclCanBeChosenBeforeSql();
    void oneFileThatCanIsNotAskedFor();
    void aFileThatDoesNotDoIsAskedForAgain();
    void whatHasAPlaceIsNotAskedFor();
    void linesThatTouchAreShown();
    void mineIsKept();
    void theirsIsKeptAndTheRestPlannedAnew();
    void anAnswerHoldsForWhatWasShown();
    void filesAreAsBeforeWhenAsked();

private:
    void write(const QString &file, const QString &text) const
    {
        QVERIFY_RESULT(writeTextFile(m_folder->filePath(file), text));
    }
    [[nodiscard]] QString read(const QString &file) const { return readTextFile(m_folder->filePath(file)).value(); }
    [[nodiscard]] QString path(const QString &file) const { return m_folder->filePath(file); }
    void openFiles(const QStringList &files);
    /// The difference that an edit makes.
    void edit(const QList<schema::SchemaEdit> &edits);
    void propose(const SaveChoices &choices = {});
    [[nodiscard]] QStringList placeNames() const;

    std::unique_ptr<PgFixture> m_fixture;
    std::unique_ptr<QTemporaryDir> m_folder;
    project::ProjectSettings m_project;
    std::optional<Session> m_session;
    SessionDifference m_difference;
    SaveProposal m_proposal;
};

namespace {

schema::SchemaEdit newPolicy()
{
    schema::Policy policy;
    policy.name = u"everybody"_s;
    policy.usingExpression = u"true"_s;
    return schema::PutPolicy { { u"public"_s, u"User"_s }, {}, policy };
}

schema::SchemaEdit typeOf(const QString &column, const QString &type)
{
    schema::Column changed;
    changed.name = column;
    changed.type = type;
    changed.notNull = column == u"id";
    return schema::PutColumn { { u"public"_s, u"notes"_s }, column, changed };
}

schema::SchemaEdit newColumn(const QString &table)
{
    schema::Column column;
    column.name = u"region"_s;
    column.type = u"text"_s;
    return schema::PutColumn { { u"public"_s, table }, {}, column };
}

} // namespace

void TestSessionPlaces::init()
{
    m_session.reset();
    if (!m_fixture) // one server is enough for all of them
        m_fixture = PgFixture::start();
    REQUIRE_SERVER(m_fixture);
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_folder->path()).mkpath(u"migrations"_s));
    write(u"schema.prisma"_s, prismaText);
    write(u"first.sql"_s, u"-- First.\n"_s);
    write(u"second.sql"_s, u"-- Second.\n"_s);
}

void TestSessionPlaces::openFiles(const QStringList &files)
{
    QStringList urls;
    for (const QString &file : files)
        urls << u"file://"_s + path(file);
    m_project = {};
    m_project.name = u"shop"_s;
    m_project.folder = m_folder->path();
    m_project.migrationsFolder = path(u"migrations"_s);
    m_project.desiredUrl = urls.size() == 1 ? urls.first() : sources::compositeUrl(urls);
    auto session = Session::open(m_project);
    QVERIFY_RESULT(session);
    m_session = std::move(*session);
}

void TestSessionPlaces::edit(const QList<schema::SchemaEdit> &edits)
{
    Result<schema::Database> edited = m_session->snapshot().desired;
    for (const schema::SchemaEdit &change : edits) {
        edited = schema::applyEdit(*edited, change);
        QVERIFY_RESULT(edited);
    }
    auto difference = m_session->difference(*edited);
    QVERIFY_RESULT(difference);
    m_difference = std::move(*difference);
}

void TestSessionPlaces::propose(const SaveChoices &choices)
{
    auto proposal = m_session->proposeSave(m_difference, choices);
    QVERIFY_RESULT(proposal);
    m_proposal = std::move(*proposal);
}

QStringList TestSessionPlaces::placeNames() const
{
    QStringList names;
    for (const NewPlace &place : m_proposal.places)
        names << QFileInfo(place.file).fileName();
    return names;
}

void TestSessionPlaces::thePersonIsAskedWhichFile()
{
    write(u"more.hcl"_s, u"schema \"public\" {\n}\n"_s);
    openFiles({ u"schema.prisma"_s, u"first.sql"_s, u"more.hcl"_s, u"second.sql"_s });
    QCOMPARE(m_session->snapshot().filesForNew, (QStringList { path(u"first.sql"_s), path(u"more.hcl"_s), path(u"second.sql"_s) }));
    edit({ newPolicy() });
    propose();
    QCOMPARE(placeNames(), (QStringList { u"first.sql"_s, u"more.hcl"_s, u"second.sql"_s }));
    QVERIFY2(m_proposal.places.at(0).lines.contains(u"CREATE POLICY everybody"_s), qPrintable(m_proposal.places.at(0).lines));
    QVERIFY(!m_proposal.places.at(0).lines.contains(u"First"_s));
    QVERIFY2(m_proposal.places.at(1).lines.startsWith(u"policy \"everybody\" {"_s), qPrintable(m_proposal.places.at(1).lines));
    QCOMPARE(read(u"first.sql"_s), u"-- First.\n"_s);
    QCOMPARE(read(u"second.sql"_s), u"-- Second.\n"_s);
}

void TestSessionPlaces::theChosenFileTakesIt()
{
    openFiles({ u"schema.prisma"_s, u"first.sql"_s, u"second.sql"_s });
    edit({ newColumn(u"User"_s), newPolicy() });
    propose({ {}, path(u"first.sql"_s) });
    QVERIFY2(m_proposal.problem.isEmpty(), qPrintable(m_proposal.problem));
    QVERIFY(m_proposal.places.isEmpty());
    QVERIFY_RESULT(m_session->saveMigration(m_proposal, u"edit"_s));
    QVERIFY2(read(u"first.sql"_s).startsWith(u"-- First.\n"_s) && read(u"first.sql"_s).contains(u"CREATE POLICY everybody"_s),
        qPrintable(read(u"first.sql"_s)));
    QVERIFY(!read(u"first.sql"_s).contains(u"region"_s));
    QVERIFY(read(u"schema.prisma"_s).contains(u"region String?"_s));
    QCOMPARE(read(u"second.sql"_s), u"-- Second.\n"_s);
    // Its policy has a place now: the next edit of it is not asked about.
    openFiles({ u"schema.prisma"_s, u"first.sql"_s, u"second.sql"_s });
    schema::Policy policy;
    policy.name = u"everybody"_s;
    policy.usingExpression = u"false"_s;
    edit({ schema::PutPolicy { { u"public"_s, u"User"_s }, policy.name, policy } });
    propose();
    QVERIFY(m_proposal.places.isEmpty() && m_proposal.problem.isEmpty());
    QCOMPARE(m_proposal.schemaFiles->changedFiles, QStringList { path(u"first.sql"_s) });
}

void TestSessionPlaces::hclCanBeChosenBeforeSql()
{
    write(u"more.hcl"_s, u"schema \"public\" {\n}\n"_s);
    openFiles({ u"schema.prisma"_s, u"more.hcl"_s, u"second.sql"_s });
    edit({ newPolicy() });
    propose({ {}, path(u"more.hcl"_s) });
    QVERIFY2(m_proposal.problem.isEmpty(), qPrintable(m_proposal.problem));
    QVERIFY(m_proposal.places.isEmpty());
    QCOMPARE(m_proposal.schemaFiles->changedFiles, QStringList { path(u"more.hcl"_s) });
}

void TestSessionPlaces::oneFileThatCanIsNotAskedFor()
{
    // The first one runs before the model is there.
    openFiles({ u"first.sql"_s, u"schema.prisma"_s, u"second.sql"_s });
    edit({ newPolicy() });
    propose();
    QVERIFY2(m_proposal.problem.isEmpty(), qPrintable(m_proposal.problem));
    QVERIFY(m_proposal.places.isEmpty());
    QCOMPARE(m_proposal.schemaFiles->changedFiles, QStringList { path(u"second.sql"_s) });
}

void TestSessionPlaces::aFileThatDoesNotDoIsAskedForAgain()
{
    write(u"third.sql"_s, u"-- Third.\n"_s);
    openFiles({ u"first.sql"_s, u"schema.prisma"_s, u"second.sql"_s, u"third.sql"_s });
    edit({ newPolicy() });
    propose({ {}, path(u"first.sql"_s) });
    QCOMPARE(placeNames(), (QStringList { u"second.sql"_s, u"third.sql"_s }));
}

void TestSessionPlaces::whatHasAPlaceIsNotAskedFor()
{
    write(u"notes.sql"_s, notesSql);
    openFiles({ u"schema.prisma"_s, u"notes.sql"_s, u"second.sql"_s });
    edit({ newColumn(u"notes"_s), newColumn(u"User"_s) });
    propose();
    QVERIFY(m_proposal.places.isEmpty());
    QCOMPARE(m_proposal.schemaFiles->changedFiles.size(), 2);
}

namespace {

/// Somebody else's edit of the line that ours is about, and of another table.
QString theirNotes()
{
    QString text = notesSql;
    return text.replace(u"size integer"_s, u"size smallint"_s).replace(u"    name text\n"_s, u"    name varchar(20)\n"_s);
}

} // namespace

void TestSessionPlaces::linesThatTouchAreShown()
{
    write(u"notes.sql"_s, notesSql);
    openFiles({ u"notes.sql"_s });
    edit({ typeOf(u"size"_s, u"bigint"_s) });
    write(u"notes.sql"_s, theirNotes());
    propose();
    QVERIFY(!m_proposal.schemaFiles);
    QCOMPARE(m_proposal.touching.size(), 1);
    const TouchingEdits &touching = m_proposal.touching.first();
    QCOMPARE(touching.keepingTheirs, theirNotes());
    QCOMPARE(touching.keepingMine, theirNotes().replace(u"size smallint"_s, u"size bigint"_s));
    QCOMPARE(touching.difference.hunks.size(), 1);
    QCOMPARE(read(u"notes.sql"_s), theirNotes());
}

void TestSessionPlaces::mineIsKept()
{
    write(u"notes.sql"_s, notesSql);
    openFiles({ u"notes.sql"_s });
    edit({ typeOf(u"size"_s, u"bigint"_s) });
    write(u"notes.sql"_s, theirNotes());
    propose({ {}, {}, { { path(u"notes.sql"_s), theirNotes(), diff::Keep::Ours } } });
    QVERIFY2(m_proposal.problem.isEmpty(), qPrintable(m_proposal.problem));
    QVERIFY(m_proposal.touching.isEmpty() && m_proposal.isMerged && !m_proposal.editedOnDisk);
    QVERIFY_RESULT(m_session->saveMigration(m_proposal, u"edit"_s));
    QCOMPARE(read(u"notes.sql"_s), theirNotes().replace(u"size smallint"_s, u"size bigint"_s));
}

void TestSessionPlaces::theirsIsKeptAndTheRestPlannedAnew()
{
    write(u"notes.sql"_s, notesSql);
    openFiles({ u"notes.sql"_s });
    edit({ typeOf(u"size"_s, u"bigint"_s), typeOf(u"id"_s, u"integer"_s), newColumn(u"tags"_s) });
    QString theirs = notesSql;
    theirs.replace(u"size integer"_s, u"size smallint"_s);
    write(u"notes.sql"_s, theirs);
    propose({ {}, {}, { { path(u"notes.sql"_s), theirs, diff::Keep::Theirs } } });
    QVERIFY2(m_proposal.problem.isEmpty(), qPrintable(m_proposal.problem));
    QVERIFY(!m_proposal.schemaFiles && m_proposal.editedOnDisk);
    const auto typeIn = [this](const QString &table, const QString &name) {
        const schema::Table *found = schema::findTable(*m_proposal.editedOnDisk, { u"public"_s, table });
        const schema::Column *column = found ? schema::findColumn(*found, name) : nullptr;
        return column ? column->type : QString();
    };
    QCOMPARE(typeIn(u"notes"_s, u"size"_s), u"smallint"_s);
    QCOMPARE(typeIn(u"notes"_s, u"id"_s), u"integer"_s);
    QCOMPARE(typeIn(u"tags"_s, u"region"_s), u"text"_s);
    QCOMPARE(read(u"notes.sql"_s), theirs); // nothing is written
}

void TestSessionPlaces::anAnswerHoldsForWhatWasShown()
{
    write(u"notes.sql"_s, notesSql);
    openFiles({ u"notes.sql"_s });
    edit({ typeOf(u"size"_s, u"bigint"_s) });
    write(u"notes.sql"_s, theirNotes());
    propose({ {}, {}, { { path(u"notes.sql"_s), theirNotes() + u"-- more\n"_s, diff::Keep::Ours } } });
    QCOMPARE(m_proposal.touching.size(), 1);
    // What is written between the proposal and saving is not overwritten either.
    propose({ {}, {}, { { path(u"notes.sql"_s), theirNotes(), diff::Keep::Ours } } });
    write(u"notes.sql"_s, theirNotes() + u"-- more\n"_s);
    const auto saved = m_session->saveMigration(m_proposal, u"edit"_s);
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, ErrorKind::Conflict);
    QCOMPARE(read(u"notes.sql"_s), QString(theirNotes() + u"-- more\n"_s));
}

void TestSessionPlaces::filesAreAsBeforeWhenAsked()
{
    write(u"notes.sql"_s, notesSql);
    openFiles({ u"notes.sql"_s });
    write(u"notes.sql"_s, theirNotes());
    const auto again = Session::open(m_project, {}, {}, &*m_session, FileReading::AsBefore);
    QVERIFY_RESULT(again);
    QVERIFY(again->snapshot().desired == m_session->snapshot().desired);
    const auto now = Session::open(m_project, {}, {}, &*again, FileReading::Again);
    QVERIFY_RESULT(now);
    QVERIFY(!(now->snapshot().desired == m_session->snapshot().desired));
}

QTEST_GUILESS_MAIN(TestSessionPlaces)
#include "tst_sessionplaces.moc"
