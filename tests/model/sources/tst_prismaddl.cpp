// Our DDL against what Prisma's own engine writes, byte for byte; and on a real server, where both must inspect the
// same.
#include "model/base/textfile.h"
#include "model/catalog/inspector.h"
#include "model/prisma/parser.h"
#include "model/prisma/schemafolder.h"
#include "model/sources/prismaddl.h"

#include "tests/support/databasedifference.h"
#include "tests/support/pgfixture.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace schemawright;
using namespace schemawright::sources;
using namespace Qt::StringLiterals;

namespace {

struct Written {
    QString script;
    QStringList errors;
    int models = 0;
};

/// Some of the engine's cases were made on a database that has the schemas and extensions already.
Written write(const std::vector<prisma::Document> &documents, bool withSchemas)
{
    const prisma::Schema schema = prisma::resolve(documents);
    Written written;
    for (const prisma::Problem &problem : schema.problems) {
        const prisma::Document &document = documents.at(static_cast<std::size_t>(problem.file));
        if (problem.severity == prisma::Severity::Error)
            written.errors << u"%1 %2"_s.arg(toLineColumn(document.text, problem.range.start).line).arg(problem.text);
    }
    QList<PrismaStatement> statements;
    if (written.errors.isEmpty())
        statements = prismaStatements(schema);
    if (!withSchemas)
        statements.removeIf([](const PrismaStatement &statement) {
            return statement.step == PrismaStep::CreateSchema || statement.step == PrismaStep::CreateExtension;
        });
    if (!statements.isEmpty())
        written.script = prismaScript(statements);
    written.models = static_cast<int>(schema.models.size());
    return written;
}

Written writeText(const QString &text, bool withSchemas)
{
    return write({ prisma::parseDocument(u"schema.prisma"_s, text) }, withSchemas);
}

struct CorpusSchema {
    QString name;
    Written written;
    QString expected;
};

/// Every schema of the corpus, files and folders.
QList<CorpusSchema> corpusSchemas()
{
    QList<CorpusSchema> schemas;
    const QString folder = testing::corpusFolder() + u"/prisma/"_s;
    for (const QFileInfo &sql : QDir(folder).entryInfoList({ u"*.sql"_s }, QDir::Files)) {
        const QString base = folder + sql.completeBaseName();
        const QStringList paths
            = QFileInfo(base).isDir() ? prisma::schemaFiles(base) : QStringList { base + u".prisma"_s };
        std::vector<prisma::Document> documents;
        for (const QString &path : paths)
            documents.push_back(prisma::parseDocument(path, readTextFile(path).value_or(QString())));
        const QString expected = readTextFile(sql.filePath()).value_or(QString());
        schemas.append(
            { sql.completeBaseName(), write(documents, expected.startsWith("-- CreateSchema"_L1)), expected });
    }
    return schemas;
}

} // namespace

class TestPrismaDdl : public QObject
{
    Q_OBJECT
private slots:
    void equalsWhatPrismaWrites();
    void equalsTheCorpus();
    void equalsTheEngine_data();
    void equalsTheEngine();
    void yieldsTheSameSchema();
};

/// A schema of our own with something of everything, and what the engine of Prisma 7 wrote for it.
void TestPrismaDdl::equalsWhatPrismaWrites()
{
    const QString folder = QStringLiteral(SCHEMAWRIGHT_SOURCE_DIR "/tests/golden/prisma/");
    const auto text = readTextFile(folder + u"schema.prisma"_s);
    const auto expected = readTextFile(folder + u"expected.sql"_s);
    QVERIFY_RESULT(text);
    QVERIFY_RESULT(expected);
    const Written written = writeText(*text, true);
    QCOMPARE(written.errors, QStringList());
    QVERIFY2(written.script == *expected, qPrintable(testing::firstDifferentLines(written.script, *expected)));
}

void TestPrismaDdl::equalsTheCorpus()
{
    if (testing::corpusFolder().isEmpty())
        SKIP_WITHOUT_CORPUS("SQL of Prisma's engine");
    int models = 0;
    QStringList differences;
    const QList<CorpusSchema> schemas = corpusSchemas();
    for (const CorpusSchema &schema : schemas) {
        models += schema.written.models;
        if (!schema.written.errors.isEmpty())
            differences << schema.name + u": "_s + schema.written.errors.join(u'\n');
        else if (schema.written.script != schema.expected)
            differences << schema.name + u": "_s + testing::firstDifferentLines(schema.written.script, schema.expected);
    }
    qInfo("%lld schemas with %d models, %lld differ from Prisma's SQL", static_cast<long long>(schemas.size()), models,
        static_cast<long long>(differences.size()));
    QVERIFY2(differences.isEmpty(), qPrintable(differences.join(u'\n')));
    QVERIFY(schemas.size() >= 35);
}

void TestPrismaDdl::equalsTheEngine_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("sql");
    QTest::addRow("synthetic") << u"synthetic.jsonl"_s << u"to"_s << u"sql"_s;
    QTest::addRow("cases of the engine's tests") << u"engine-cases.jsonl"_s << u"to"_s << u"sql"_s;
}

void TestPrismaDdl::equalsTheEngine()
{
    if (testing::corpusFolder().isEmpty())
        SKIP_WITHOUT_CORPUS("SQL of Prisma's engine");
    QFETCH(QString, file);
    QFETCH(QString, text);
    QFETCH(QString, sql);
    QFile cases(testing::corpusFolder() + u"/prisma-engine-cases/"_s + file);
    QVERIFY(cases.open(QIODevice::ReadOnly));
    int count = 0;
    QStringList differences;
    while (!cases.atEnd()) {
        const QJsonObject item = QJsonDocument::fromJson(cases.readLine()).object();
        if (!item[u"from"_s].isNull())
            continue;
        const QString expected = item[sql].toString();
        const Written written = writeText(item[text].toString(), expected.startsWith("-- CreateSchema"_L1));
        ++count;
        if (!written.errors.isEmpty())
            differences << item[u"id"_s].toString() + u": "_s + written.errors.join(u'\n');
        else if (written.script != expected)
            differences << item[u"id"_s].toString() + u": "_s + testing::firstDifferentLines(written.script, expected);
    }
    qInfo("%d cases, %lld differ", count, static_cast<long long>(differences.size()));
    QVERIFY2(differences.isEmpty(), qPrintable(differences.join(u'\n')));
    QVERIFY(count > 100);
}

/// Applies a script in one transaction; what the server says when it cannot.
static QString run(testing::PgFixture &fixture, const QString &database, const QString &script)
{
    postgres::Connection connection = fixture.connect(database);
    for (const QString &extension : { u"citext"_s, u"pg_trgm"_s }) // Named by some schemas, made by none.
        (void)connection.execute(u"CREATE EXTENSION IF NOT EXISTS "_s + extension);
    const auto result = connection.execute(script);
    return result ? QString() : result.error().text;
}

void TestPrismaDdl::yieldsTheSameSchema()
{
    if (testing::corpusFolder().isEmpty())
        SKIP_WITHOUT_CORPUS("SQL of Prisma's engine");
    const auto fixture = testing::PgFixture::start(15);
    REQUIRE_SERVER(fixture);
    int files = 0;
    int models = 0;
    int refused = 0;
    QStringList differences;
    for (const CorpusSchema &schema : corpusSchemas()) {
        const QString ours = fixture->createDatabase();
        const QString theirs = fixture->createDatabase();
        const QString ourError = run(*fixture, ours, schema.written.script);
        const QString theirError = run(*fixture, theirs, schema.expected);
        if (!theirError.isEmpty() || !ourError.isEmpty()) {
            ++refused;
            qInfo("%s cannot run as it is: %s", qPrintable(schema.name), qPrintable(theirError));
            if (ourError != theirError)
                differences << schema.name + u": "_s + ourError;
            continue;
        }
        postgres::Connection first = fixture->connect(ours);
        postgres::Connection second = fixture->connect(theirs);
        const auto own = catalog::inspectDatabase(first, {});
        const auto wanted = catalog::inspectDatabase(second, {});
        QVERIFY_RESULT(own);
        QVERIFY_RESULT(wanted);
        if (const QString difference = testing::firstDifference(*own, *wanted); !difference.isEmpty())
            differences << schema.name + u": "_s + difference;
        ++files;
        models += schema.written.models;
    }
    qInfo("%d schemas with %d models run on PostgreSQL 15: %lld differences; %d cannot run, theirs and ours alike",
        files, models, static_cast<long long>(differences.size()), refused);
    QVERIFY2(differences.isEmpty(), qPrintable(differences.join(u'\n')));
    QVERIFY(files >= 30);
}

QTEST_GUILESS_MAIN(TestPrismaDdl)
#include "tst_prismaddl.moc"
