// Edits of schema files in HCL: what the file becomes, and that a server makes of it what the edit has made of the database.
#include "model/diff/applyrenames.h"
#include "model/diff/renamerequest.h"
#include "model/diff/schemadiff.h"
#include "model/hcl/parser.h"
#include "model/sources/hcl/readhcl.h"
#include "model/sources/hclwriteback/hclwriteback.h"

#include "tests/model/sources/goldenwriteback.h"

using namespace schemawright;
using namespace schemawright::sources;
using namespace schemawright::testing;
using namespace Qt::StringLiterals;

namespace {

QString ddlOf(const QString &text)
{
    std::vector<hcl::Document> documents;
    documents.push_back(hcl::parse(text, u"schema.hcl"_s));
    const auto schema = readHclDocuments(std::move(documents), {});
    if (!schema)
        qWarning("%s", qPrintable(schema.error().toText()));
    return schema ? schema->script.text : QString();
}

} // namespace

class TestHclWriteBack : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_fixture = PgFixture::start();
        if (m_fixture) // whom the cases grant to
            m_fixture->runScript(m_fixture->createDatabase(), u"DROP ROLE IF EXISTS app, reporting; CREATE ROLE app; CREATE ROLE reporting;"_s);
    }
    void init() { REQUIRE_SERVER(m_fixture); }
    void writes_data() { addWriteBackCases(u"hcl"_s); }
    void writes();

private:
    std::unique_ptr<PgFixture> m_fixture;
};

void TestHclWriteBack::writes()
{
    QFETCH(QString, folder);
    const QString text = textAt(folder + u"/schema.hcl"_s);
    const QString script = ddlOf(text);
    QVERIFY2(!script.isEmpty(), "the case's schema is refused");
    schema::Database before = databaseAfter(*m_fixture, script);
    const schema::Database after = databaseAfter(*m_fixture, script, textAt(folder + u"/edit.sql"_s));
    QList<HclFile> files { { u"schema.hcl"_s, text } };
    QStringList notWritten;
    QList<diff::RenameRequest> requests;
    for (const QString &line : textAt(folder + u"/renames.txt"_s).split(u'\n', Qt::SkipEmptyParts))
        requests << diff::parseRenameRequest(line).value();
    if (const auto renames = diff::resolveRenames(before, after, requests); renames && !renames->isEmpty()) {
        const HclRenames renamed = renameInHcl(files, before, *renames, {});
        files = renamed.files;
        notWritten = renamed.notWritten;
        before = diff::applyRenames(before, renamed.done).value().database;
    } else {
        QVERIFY_RESULT(renames);
    }
    const auto changes = diff::diffDatabases(before, after);
    QVERIFY_RESULT(changes);
    const HclWriteBack written = writeBackHcl(files, before, after, *changes, {});
    notWritten << written.leftTexts << written.notWritten;
    QVERIFY2(isGolden(folder + u"/notwritten.txt"_s, notWritten.join(u'\n')), qPrintable(notWritten.join(u'\n')));
    if (!notWritten.isEmpty())
        return;
    QVERIFY2(isGolden(folder + u"/written.hcl"_s, written.files.first().text), qPrintable(written.files.first().text));
    const QString edited = ddlOf(written.files.first().text);
    QVERIFY2(!edited.isEmpty(), "the edited schema is refused");
    const auto rest = diff::diffDatabases(databaseAfter(*m_fixture, edited), after);
    QVERIFY_RESULT(rest);
    QVERIFY2(rest->isEmpty(), qPrintable(diff::toText(rest->isEmpty() ? diff::Change() : rest->first())));
}

QTEST_GUILESS_MAIN(TestHclWriteBack)
#include "tst_hclwriteback.moc"
