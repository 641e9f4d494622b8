// Random edits of real schemas, one after the other: what is written back into schema.prisma yields what the edit has made
// of the database, and nothing changes outside the blocks that the edit is about.
#include "model/base/textfile.h"
#include "model/catalog/inspector.h"
#include "model/diff/schemadiff.h"
#include "model/prisma/parser.h"
#include "model/sources/prisma/prismawriteback.h"
#include "model/sources/prismaddl.h"
#include "model/sql/sqlwriter.h"

#include "tests/support/pgfixture.h"
#include "tests/support/prismascript.h"

#include <QDir>
#include <QRandomGenerator>
#include <QTest>

using namespace schemawright;
using namespace schemawright::sources;
using namespace Qt::StringLiterals;

namespace {

int numberOf(const char *variable, int standard)
{
    return qEnvironmentVariableIsSet(variable) ? qEnvironmentVariableIntValue(variable) : standard;
}

/// An edit in SQL, and the blocks that it may change, by their tables and types.
struct Edit {
    QString sql;
    QStringList about;
};

class EditGenerator
{
public:
    EditGenerator(QRandomGenerator &random, const schema::Database &database)
        : m_random(random)
        , m_database(database)
    {
    }

    Edit next()
    {
        const schema::Table &table = *pick(m_database.tables);
        switch (m_random.bounded(11)) {
        case 0:
        case 1:
            return addColumn(table);
        case 2:
            return dropColumn(table);
        case 3:
            return alterColumn(table);
        case 4:
            return about(table, u"ALTER COLUMN %1 %2 NOT NULL"_s.arg(column(table), pick(QStringList { u"SET"_s, u"DROP"_s })));
        case 5:
            return setDefault(table);
        case 6:
            return { u"CREATE %1INDEX ON %2 (%3)"_s.arg(pick(QStringList { u""_s, u"UNIQUE "_s }), sql::quoteName(table.name), columns(table)),
                { table.name.name } };
        case 7:
            return dropIndex(table);
        case 8:
            return addValue();
        case 9:
            return addReference(table);
        default:
            return dropConstraint(table);
        }
    }

private:
    template <typename T> const T &pick(const QList<T> &list) { return list.at(m_random.bounded(list.size())); }
    QString name() { return u"new_%1"_s.arg(m_random.bounded(100000)); }
    QString column(const schema::Table &table) { return sql::quoteIdentifier(pick(table.columns).name); }
    QString columns(const schema::Table &table)
    {
        const QString first = column(table);
        const QString second = column(table);
        return first == second || m_random.bounded(2) ? first : QString(first + u", "_s + second + pick(QStringList { u""_s, u" DESC"_s }));
    }
    static Edit about(const schema::Table &table, const QString &action)
    {
        return { u"ALTER TABLE %1 %2"_s.arg(sql::quoteName(table.name), action), { table.name.name } };
    }
    Edit addColumn(const schema::Table &table)
    {
        const QString type = pick(QStringList { u"integer"_s, u"text"_s, u"varchar(30)"_s, u"boolean NOT NULL DEFAULT false"_s,
            u"timestamp(3)"_s, u"timestamptz(6) DEFAULT now()"_s, u"uuid DEFAULT gen_random_uuid()"_s, u"numeric(12,4)"_s,
            u"jsonb NOT NULL DEFAULT '{}'"_s, u"text[]"_s, u"bigserial"_s, u"point"_s, u"bytea"_s, u"integer[] DEFAULT '{1,2}'"_s });
        return about(table, u"ADD COLUMN "_s + name() + u' ' + type);
    }
    Edit dropColumn(const schema::Table &table)
    {
        Edit edit = about(table, u"DROP COLUMN "_s + column(table));
        for (const Shared<schema::Table> &other : m_database.tables)
            edit.about << other->name.name; // relations that lose a column are at both models
        return edit;
    }
    Edit alterColumn(const schema::Table &table)
    {
        const QString own = column(table);
        const QString type = pick(QStringList { u"text"_s, u"varchar(50)"_s, u"bigint"_s, u"jsonb"_s, u"timestamptz(3)"_s });
        return about(table, u"ALTER COLUMN %1 DROP DEFAULT, ALTER COLUMN %1 TYPE %2 USING NULL::%2"_s.arg(own, type));
    }
    Edit setDefault(const schema::Table &table)
    {
        const QString value = pick(QStringList { u"DROP DEFAULT"_s, u"SET DEFAULT 7"_s, u"SET DEFAULT -3"_s, u"SET DEFAULT 'it''s \"so\" \\ far'"_s,
            u"SET DEFAULT now()"_s, u"SET DEFAULT true"_s, u"SET DEFAULT CURRENT_TIMESTAMP"_s, u"SET DEFAULT 1.5"_s });
        return about(table, u"ALTER COLUMN %1 %2"_s.arg(column(table), value));
    }
    Edit dropIndex(const schema::Table &table)
    {
        if (table.indexes.isEmpty())
            return addColumn(table);
        return { u"DROP INDEX "_s + sql::quoteName({ table.name.schema, pick(table.indexes).name }), { table.name.name } };
    }
    Edit addValue()
    {
        if (m_database.enums.isEmpty())
            return addColumn(*pick(m_database.tables));
        const schema::EnumType &type = pick(m_database.enums);
        const QString place = m_random.bounded(2) ? QString() : u" BEFORE "_s + sql::quoteLiteral(pick(type.labels));
        return { u"ALTER TYPE %1 ADD VALUE '%2'%3"_s.arg(sql::quoteName(type.name), name(), place), { type.name.name } };
    }
    Edit addReference(const schema::Table &table)
    {
        const schema::Table &other = *pick(m_database.tables);
        const QString own = name();
        const QString actions = pick(QStringList { u""_s, u" ON DELETE CASCADE ON UPDATE CASCADE"_s, u" ON DELETE SET NULL ON UPDATE CASCADE"_s });
        const auto key = std::ranges::find_if(other.constraints, [](const schema::Constraint &constraint) {
            const auto *const primary = std::get_if<schema::PrimaryKey>(&constraint.detail);
            return primary && primary->columns.size() == 1;
        });
        if (key == other.constraints.cend())
            return addColumn(table);
        const schema::Column *const target = schema::findColumn(other, std::get<schema::PrimaryKey>(key->detail).columns.first());
        Edit edit = about(table, u"ADD COLUMN %1 %2%3, ADD FOREIGN KEY (%1) REFERENCES %4%5"_s.arg(own, target->type,
            pick(QStringList { u""_s, u" NOT NULL"_s }), sql::quoteName(other.name), actions));
        edit.about << other.name.name;
        return edit;
    }
    Edit dropConstraint(const schema::Table &table)
    {
        if (table.constraints.isEmpty())
            return addColumn(table);
        Edit edit = about(table, u"DROP CONSTRAINT "_s + sql::quoteIdentifier(pick(table.constraints).name));
        for (const Shared<schema::Table> &other : m_database.tables)
            edit.about << other->name.name;
        return edit;
    }

    QRandomGenerator &m_random;
    const schema::Database &m_database;
};

/// Blocks and the text between them that changed although the edit is not about them.
QStringList strayChanges(const QString &before, const QString &after, const QStringList &about)
{
    const prisma::Document former = prisma::parseDocument({}, before);
    const prisma::Document later = prisma::parseDocument({}, after);
    const prisma::Schema schema = prisma::resolve({ former });
    QSet<QString> allowed;
    for (const prisma::Model &model : schema.models) {
        if (about.contains(model.table))
            allowed.insert(model.name);
    }
    for (const prisma::Enumeration &enumeration : schema.enums) {
        if (about.contains(enumeration.type))
            allowed.insert(enumeration.name);
    }
    QStringList stray;
    if (former.pieces.size() != later.pieces.size())
        return { u"there are other pieces"_s };
    for (std::size_t i = 0; i < former.pieces.size(); ++i) {
        const prisma::Piece &piece = former.pieces[i];
        const prisma::Piece &now = later.pieces[i];
        const bool isSame = before.mid(piece.range.start, piece.range.length) == after.mid(now.range.start, now.range.length);
        const QString name = piece.block < 0 ? QString() : former.blocks[static_cast<std::size_t>(piece.block)].name;
        if (!isSame && !allowed.contains(name))
            stray << (name.isEmpty() ? u"text between blocks"_s : name);
    }
    return stray;
}

} // namespace

class TestPrismaRandomEdits : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_fixture = testing::PgFixture::start();
        REQUIRE_SERVER(m_fixture);
        if (testing::corpusFolder().isEmpty())
            SKIP_WITHOUT_CORPUS("schemas to edit");
    }
    void yieldTheEditedSchema();

private:
    struct Tally {
        int written = 0;
        int refused = 0; ///< by the server: the edit itself is wrong
        QMap<QString, int> unsayable;
        QStringList failures;
    };
    void editSchema(const QString &file, int edits, QRandomGenerator &random, Tally &tally);
    [[nodiscard]] Result<schema::Database> yieldOf(const QString &text);

    std::unique_ptr<testing::PgFixture> m_fixture;
};

Result<schema::Database> TestPrismaRandomEdits::yieldOf(const QString &text)
{
    const QString ddl = testing::prismaScriptOf(text);
    if (ddl.isEmpty())
        return makeError(ErrorKind::Input, u"the edited file is refused"_s);
    postgres::Connection connection = m_fixture->connect(m_fixture->createDatabase());
    TRY(connection.execute(ddl));
    return catalog::inspectDatabase(connection, {});
}

void TestPrismaRandomEdits::editSchema(const QString &file, int edits, QRandomGenerator &random, Tally &tally)
{
    QString text = readTextFile(file).value();
    const QString ddl = testing::prismaScriptOf(text);
    postgres::Connection connection = m_fixture->connect(m_fixture->createDatabase());
    if (ddl.isEmpty() || !connection.execute(ddl))
        return; // needs an extension, which the corpus' manifest says
    schema::Database before = catalog::inspectDatabase(connection, {}).value();
    if (before.tables.isEmpty())
        return;
    for (int i = 0; i < edits; ++i) {
        const Edit edit = EditGenerator(random, before).next();
        QVERIFY_RESULT(connection.execute(u"BEGIN"_s));
        const auto rollBack = [&] { QVERIFY_RESULT(connection.execute(u"ROLLBACK"_s)); };
        if (!connection.execute(edit.sql)) {
            ++tally.refused;
            rollBack();
            continue;
        }
        const schema::Database after = catalog::inspectDatabase(connection, {}).value();
        const auto changes = diff::diffDatabases(before, after);
        const PrismaWriteBack written = writeBackPrisma({ { file, text } }, before, after, *changes);
        if (!written.notWritten.isEmpty()) {
            ++tally.unsayable[written.notWritten.first().section(u": "_s, -1)];
            rollBack();
            continue;
        }
        const QString &now = written.files.first().text;
        const auto yielded = yieldOf(now);
        const auto rest = yielded ? diff::diffDatabases(*yielded, after) : Result<QList<diff::Change>>(makeError(yielded.error()));
        const QStringList stray = strayChanges(text, now, edit.about);
        const QString problem = !rest ? rest.error().toText() : !rest->isEmpty() ? diff::toText(rest->first()) : stray.join(u", "_s);
        if (!problem.isEmpty()) {
            tally.failures << QFileInfo(file).fileName() + u": "_s + edit.sql + u": "_s + problem;
            rollBack();
            continue;
        }
        ++tally.written;
        QVERIFY_RESULT(connection.execute(u"COMMIT"_s));
        text = now;
        before = after;
    }
}

void TestPrismaRandomEdits::yieldTheEditedSchema()
{
    QRandomGenerator random(static_cast<quint32>(numberOf("PRISMA_SEED", 1)));
    QStringList files;
    for (const QFileInfo &file : QDir(testing::corpusFolder() + u"/prisma"_s).entryInfoList({ u"*.prisma"_s }, QDir::Files)) {
        if (file.size() < 60'000)
            files << file.filePath();
    }
    const int wanted = numberOf("PRISMA_EDITS", 40);
    Tally tally;
    for (int round = 0; tally.written + static_cast<int>(tally.failures.size()) < wanted && round < 100; ++round)
        editSchema(files.at(random.bounded(files.size())), std::min(25, wanted), random, tally);
    qInfo("%d edits written, %d that the server refuses", tally.written, tally.refused);
    for (auto entry = tally.unsayable.cbegin(); entry != tally.unsayable.cend(); ++entry)
        qInfo("  not written %4d  %s", entry.value(), qPrintable(entry.key()));
    QVERIFY2(tally.failures.isEmpty(), qPrintable(tally.failures.join(u'\n')));
    QVERIFY(tally.written >= wanted);
}

QTEST_GUILESS_MAIN(TestPrismaRandomEdits)
#include "tst_prismarandomedits.moc"
