// Random edits of real schemas, one after the other: what is written back into the team's file yields what the edit has made of the
// database, and nothing changes outside the blocks and statements that the edit is about. In each language.
#include "model/base/textfile.h"
#include "model/catalog/inspector.h"
#include "model/diff/schemadiff.h"
#include "model/hcl/parser.h"
#include "model/hclschema/schemahcl.h"
#include "model/prisma/parser.h"
#include "model/sources/hcl/readhcl.h"
#include "model/sources/hclwriteback/hclwriteback.h"
#include "model/sources/prisma/prismawriteback.h"
#include "model/sources/writeback.h"
#include "model/sql/splitter.h"

#include "tests/model/sources/randomedits.h"
#include "tests/support/pgfixture.h"
#include "tests/support/prismascript.h"

#include <QDir>
#include <QMap>
#include <QRegularExpression>
#include <QTest>

using namespace schemawright;
using namespace schemawright::sources;
using namespace schemawright::testing;
using namespace Qt::StringLiterals;

namespace {

int numberOf(const char *variable, int standard)
{
    return qEnvironmentVariableIsSet(variable) ? qEnvironmentVariableIntValue(variable) : standard;
}

struct Written {
    QString text;
    QStringList notWritten;
};

/// A language that edits are written back into.
struct Language {
    const char *name; ///< of its environment variables: PRISMA_EDITS, PRISMA_SEED
    EditKinds kinds = EditKinds::All;
    QStringList files = {}; ///< of the corpus
    std::function<QString(const QString &text, QRandomGenerator &random)> prepared; ///< the text that is edited, of a file's
    std::function<QString(const QString &text)> ddl; ///< empty: the text is refused
    std::function<Written(const QString &text, const schema::Database &before, const schema::Database &after, const QList<diff::Change> &changes)> write;
    std::function<QStringList(const QString &text)> pieces; ///< blocks or statements, and what stands between them
};

QStringList corpusFiles(const QString &folder, const QString &pattern)
{
    QStringList files;
    for (const QFileInfo &file : QDir(corpusFolder() + u'/' + folder).entryInfoList({ pattern }, QDir::Files)) {
        // What copies a table, or orders its rows, is not edited with it: the server refuses, and a person does it.
        static const QRegularExpression byHand(u"\\bLIKE [A-Z]|\\bCLUSTER\\b"_s);
        if (file.size() < 60'000 && !readTextFile(file.filePath()).value().contains(byHand))
            files << file.filePath();
    }
    return files;
}

// Prisma

QStringList prismaPieces(const QString &text)
{
    QStringList pieces;
    for (const prisma::Piece &piece : prisma::parseDocument({}, text).pieces)
        pieces << text.mid(piece.range.start, piece.range.length);
    return pieces;
}

Written writePrisma(const QString &text, const schema::Database &before, const schema::Database &after, const QList<diff::Change> &changes)
{
    const PrismaWriteBack written = writeBackPrisma({ { u"schema.prisma"_s, text } }, before, after, changes);
    return { written.files.first().text, written.notWritten };
}

// SQL

/// Statements, and lines between them that are not blank.
QStringList sqlPieces(const QString &text)
{
    QStringList pieces;
    qsizetype position = 0;
    const auto takeBetween = [&](qsizetype end) {
        for (const QString &line : text.mid(position, end - position).split(u'\n')) {
            if (QString(line).remove(u';').trimmed().size() > 0)
                pieces << line;
        }
    };
    for (const sql::StatementSource &statement : sql::splitStatements(text).value_or(QList<sql::StatementSource>())) {
        takeBetween(statement.range.start);
        pieces << statement.text;
        position = statement.range.end();
    }
    takeBetween(text.size());
    return pieces;
}

Written writeSql(const QString &text, const schema::Database &before, const schema::Database &after, const QList<diff::Change> &changes)
{
    const WriteBack written = writeBack({ { u"schema.sql"_s, text, {} } }, before, after, changes);
    return { written.scripts.first().text, written.notWritten };
}

// HCL

QString hclDdl(const QString &text)
{
    std::vector<hcl::Document> documents;
    documents.push_back(hcl::parse(text, u"schema.hcl"_s));
    const auto schema = readHclDocuments(std::move(documents), {});
    return schema ? schema->script.text : QString();
}

QStringList hclPieces(const QString &text)
{
    QStringList pieces;
    qsizetype position = 0;
    const auto takeBetween = [&](qsizetype end) {
        for (const QString &line : text.mid(position, end - position).split(u'\n')) {
            if (!line.trimmed().isEmpty())
                pieces << line;
        }
    };
    const hcl::Document document = hcl::parse(text);
    for (const hcl::Block &block : document.body.blocks) {
        takeBetween(block.range.start);
        pieces << text.mid(block.range.start, block.range.length);
        position = block.range.end();
    }
    takeBetween(text.size());
    return pieces;
}

Written writeHcl(const QString &text, const schema::Database &before, const schema::Database &after, const QList<diff::Change> &changes)
{
    const HclWriteBack written = writeBackHcl({ { u"schema.hcl"_s, text } }, before, after, changes, {});
    return { written.files.first().text, written.leftTexts + written.notWritten };
}

/// As a team might have it: blocks apart, with comments, or with other line ends.
QString restyled(const QString &text, QRandomGenerator &random)
{
    QString styled;
    const bool isApart = random.bounded(2);
    const hcl::Document document = hcl::parse(text);
    for (const hcl::Block &block : document.body.blocks) {
        if (isApart && !styled.isEmpty())
            styled += u'\n';
        if (random.bounded(3) == 0)
            styled += u"# About %1.\n"_s.arg(block.label(0));
        styled += text.mid(block.range.start, block.range.length) + u'\n';
    }
    if (!styled.contains(u"<<"_s) && random.bounded(3) == 0)
        styled.replace(u"\n"_s, u"\r\n"_s);
    return styled;
}

/// Pieces that have come, gone or changed although the edit is not about them.
QStringList strayPieces(const QStringList &before, const QStringList &after, const QStringList &about)
{
    QMap<QString, int> counts;
    for (const QString &piece : before)
        --counts[piece.trimmed()];
    for (const QString &piece : after)
        ++counts[piece.trimmed()];
    QStringList stray;
    const bool hasRemoved = std::ranges::any_of(counts, [](int count) { return count < 0; });
    for (auto piece = counts.cbegin(); piece != counts.cend(); ++piece) {
        const auto isNamed = [&](const QString &name) { return piece.key().contains(name, Qt::CaseInsensitive); };
        const bool isComment = piece.key().startsWith(u"--"_s) || piece.key().startsWith(u'#');
        const bool mayGo = isComment && *piece < 0 && hasRemoved; // with the statement below it
        if (*piece != 0 && !mayGo && std::ranges::none_of(about, isNamed))
            stray << piece.key().left(120);
    }
    return stray;
}

} // namespace

class TestRandomEdits : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_fixture = PgFixture::start();
        REQUIRE_SERVER(m_fixture);
        if (corpusFolder().isEmpty())
            SKIP_WITHOUT_CORPUS("schemas to edit");
    }
    void prisma();
    void sql();
    void hcl();

private:
    struct Tally {
        int written = 0;
        int refused = 0; ///< by the server: the edit itself is wrong
        QMap<QString, int> unsayable;
        QStringList failures;
    };
    void run(const Language &language);
    void editSchema(const Language &language, const QString &file, int edits, QRandomGenerator &random, Tally &tally);
    [[nodiscard]] QString problemOf(const Language &language, const QString &text, const QString &now, const schema::Database &after, const RandomEdit &edit);
    [[nodiscard]] Result<schema::Database> yieldOf(const Language &language, const QString &text);
    [[nodiscard]] QString hclOf(const QString &prismaText);
    void drop(const QString &database);

    std::unique_ptr<PgFixture> m_fixture;
};

/// The session that saves refuses such an edit, with the server's words and the place of the statement.
inline const QString rowsNeedIt = u"the file inserts rows that need what goes"_s;

bool isOfRows(const Error &error, const QString &script)
{
    const auto statements = sql::splitStatements(script);
    if (!error.range || !statements)
        return false;
    return std::ranges::any_of(*statements, [&error](const sql::StatementSource &statement) {
        return statement.range.contains(error.range->start) && statement.text.contains("INSERT INTO"_L1, Qt::CaseInsensitive); // in a DO block too
    });
}

/// At once: a thousand databases are 8 GB, and every CREATE DATABASE on their server becomes slow.
void TestRandomEdits::drop(const QString &database)
{
    QVERIFY_RESULT(m_fixture->connect(u"postgres"_s).execute(u"DROP DATABASE %1 WITH (FORCE)"_s.arg(database)));
}

Result<schema::Database> TestRandomEdits::yieldOf(const Language &language, const QString &text)
{
    const QString ddl = language.ddl(text);
    if (ddl.isEmpty())
        return makeError(ErrorKind::Input, u"the edited file is refused"_s);
    const QString name = m_fixture->createDatabase();
    const auto inspected = [&]() -> Result<schema::Database> {
        postgres::Connection connection = m_fixture->connect(name);
        TRY(connection.execute(ddl));
        TRY(connection.execute(u"RESET ALL"_s));
        return catalog::inspectDatabase(connection, {});
    }();
    drop(name);
    return inspected;
}

/// Empty: the edited file yields the edited schema, and nothing else has changed in it.
QString TestRandomEdits::problemOf(
    const Language &language, const QString &text, const QString &now, const schema::Database &after, const RandomEdit &edit)
{
    const auto yielded = yieldOf(language, now);
    if (!yielded)
        return isOfRows(yielded.error(), now) ? rowsNeedIt : yielded.error().toText();
    const auto rest = diff::diffDatabases(*yielded, after);
    if (!rest)
        return rest.error().toText();
    if (!rest->isEmpty())
        return diff::toText(rest->first());
    return strayPieces(language.pieces(text), language.pieces(now), edit.about).join(u", "_s);
}

void TestRandomEdits::editSchema(const Language &language, const QString &file, int edits, QRandomGenerator &random, Tally &tally)
{
    QString text = language.prepared(readTextFile(file).value(), random);
    const QString ddl = language.ddl(text);
    postgres::Connection connection = m_fixture->connect(m_fixture->createDatabase());
    if (ddl.isEmpty() || !connection.execute(ddl) || !connection.execute(u"RESET ALL"_s))
        return; // needs an extension, which the corpus' manifest says
    schema::Database before = catalog::inspectDatabase(connection, {}).value();
    if (before.tables.isEmpty())
        return;
    for (int i = 0; i < edits; ++i) {
        const RandomEdit edit = RandomEdits(random, before).next(language.kinds);
        QVERIFY_RESULT(connection.execute(u"BEGIN"_s));
        const auto rollBack = [&] { QVERIFY_RESULT(connection.execute(u"ROLLBACK"_s)); };
        if (!connection.execute(edit.sql)) {
            ++tally.refused;
            rollBack();
            continue;
        }
        const schema::Database after = catalog::inspectDatabase(connection, {}).value();
        const Written written = language.write(text, before, after, diff::diffDatabases(before, after).value());
        if (!written.notWritten.isEmpty()) {
            ++tally.unsayable[written.notWritten.first().section(u": "_s, -1)];
            rollBack();
            continue;
        }
        const QString problem = problemOf(language, text, written.text, after, edit);
        if (problem == rowsNeedIt) {
            ++tally.unsayable[problem];
            rollBack();
            continue;
        }
        if (!problem.isEmpty()) {
            tally.failures << QFileInfo(file).fileName() + u": "_s + edit.sql + u": "_s + problem;
            if (const QString folder = qEnvironmentVariable("KEEP_FAILURES"); !folder.isEmpty()) {
                const QString name = u"%1/%2-%3"_s.arg(folder, QString::fromLatin1(language.name)).arg(tally.failures.size());
                QVERIFY_RESULT(writeTextFile(name + u".before"_s, text));
                QVERIFY_RESULT(writeTextFile(name + u".after"_s, written.text));
            }
            rollBack();
            continue;
        }
        ++tally.written;
        QVERIFY_RESULT(connection.execute(u"COMMIT"_s));
        text = written.text;
        before = after;
    }
}

void TestRandomEdits::run(const Language &language)
{
    const QByteArray name(language.name);
    QRandomGenerator random(static_cast<quint32>(numberOf(QByteArray(name + "_SEED").constData(), 1)));
    const int wanted = numberOf(QByteArray(name + "_EDITS").constData(), 40);
    Tally tally;
    for (int round = 0; tally.written + static_cast<int>(tally.failures.size()) < wanted && round < 400; ++round)
        editSchema(language, language.files.at(random.bounded(language.files.size())), std::min(25, wanted), random, tally);
    qInfo("%d edits written, %d that the server refuses", tally.written, tally.refused);
    for (auto entry = tally.unsayable.cbegin(); entry != tally.unsayable.cend(); ++entry)
        qInfo("  not written %4d  %s", entry.value(), qPrintable(entry.key()));
    for (const QString &failure : std::as_const(tally.failures))
        qWarning("%s", qPrintable(failure));
    QVERIFY(tally.failures.isEmpty());
    QVERIFY(tally.written >= wanted);
}

void TestRandomEdits::prisma()
{
    const auto asItIs = [](const QString &text, QRandomGenerator &) { return text; };
    run({ "PRISMA", EditKinds::Prisma, corpusFiles(u"prisma"_s, u"*.prisma"_s), asItIs, prismaScriptOf, writePrisma, prismaPieces });
}

void TestRandomEdits::sql()
{
    const auto asItIs = [](const QString &text, QRandomGenerator &) { return text; };
    const auto ddl = [](const QString &text) { return text; };
    run({ "SQL", EditKinds::All, corpusFiles(u"sql"_s, u"*.sql"_s), asItIs, ddl, writeSql, sqlPieces });
}

/// A schema of Prisma's as HCL; empty: not all of it can be said.
QString TestRandomEdits::hclOf(const QString &prismaText)
{
    const QString ddl = prismaScriptOf(prismaText);
    postgres::Connection connection = m_fixture->connect(m_fixture->createDatabase());
    if (ddl.isEmpty() || !connection.execute(ddl))
        return {};
    const hclschema::SchemaHcl written = hclschema::schemaHcl(catalog::inspectDatabase(connection, {}).value());
    return written.leftOut.isEmpty() ? written.text : QString();
}

void TestRandomEdits::hcl()
{
    const auto prepared = [this](const QString &text, QRandomGenerator &random) { return restyled(hclOf(text), random); };
    run({ "HCL", EditKinds::All, corpusFiles(u"prisma"_s, u"*.prisma"_s), prepared, hclDdl, writeHcl, hclPieces });
}

QTEST_GUILESS_MAIN(TestRandomEdits)
#include "tst_randomedits.moc"
