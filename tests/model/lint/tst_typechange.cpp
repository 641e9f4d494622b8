// The truth table of ALTER COLUMN … TYPE as PostgreSQL 15 and 18 behave.
#include "model/lint/typechange.h"
#include "model/sql/parser.h"

#include <QTest>

using namespace schemawright;
using namespace Qt::StringLiterals;
using lint::TypeChangeEffect;

class TestTypeChange : public QObject
{
    Q_OBJECT
private slots:
    void comparesTypes_data();
    void comparesTypes();
};

void TestTypeChange::comparesTypes_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<TypeChangeEffect>("effect");
    QTest::addColumn<bool>("narrows");
    const auto row = [](const char *from, const char *to, TypeChangeEffect effect, bool narrows = false) {
        QTest::addRow("%s to %s", from, to)
            << QString::fromLatin1(from) << QString::fromLatin1(to) << effect << narrows;
    };
    using enum TypeChangeEffect;
    row("varchar(10)", "varchar(20)", Free);
    row("varchar(10)", "varchar", Free);
    row("varchar(10)", "text", Free);
    row("text", "varchar", Free);
    row("varchar(20)", "varchar(10)", Rewrites, true);
    row("text", "varchar(10)", Rewrites, true);
    row("text", "char(10)", Rewrites, true);
    row("char(10)", "char(20)", Rewrites);
    row("char(10)", "text", Rewrites);
    row("varchar(10)[]", "varchar(20)[]", Rewrites);
    row("varchar(10)[]", "text[]", Rewrites);
    row("text[]", "text[]", None);
    row("text", "citext", RebuildsIndexes);
    row("citext", "text", RebuildsIndexes);
    row("smallint", "int", Rewrites);
    row("int", "bigint", Rewrites);
    row("bigint", "int", Rewrites, true);
    row("int", "numeric", Rewrites);
    row("int", "text", Rewrites);
    row("numeric(12,2)", "int", Rewrites, true);
    row("int", "oid", Free);
    row("xml", "text", Free);
    row("cidr", "inet", Free);
    row("inet", "cidr", Rewrites);
    row("bit(8)", "varbit", Free);
    row("varbit(8)", "varbit(16)", Free);
    row("varbit(16)", "varbit(8)", Rewrites, true);
    row("json", "jsonb", Rewrites);
    row("jsonb", "json", Rewrites);
    row("mood", "text", Rewrites);
    row("numeric(10,2)", "numeric(12,2)", Free);
    row("numeric(10,2)", "numeric", Free);
    row("numeric(10,2)", "numeric(10,4)", Rewrites, true);
    row("numeric(10,2)", "numeric(12,4)", Rewrites);
    row("numeric(10,2)", "numeric(8,2)", Rewrites, true);
    row("numeric", "numeric(10,2)", Rewrites, true);
    row("timestamp(3)", "timestamp", Free);
    row("timestamp(3)", "timestamp(6)", Free);
    row("timestamp", "timestamp(6)", Free);
    row("timestamp", "timestamp(3)", Rewrites, true);
    row("interval(3)", "interval", Free);
    row("timestamp", "timestamptz", RebuildsIndexes);
    row("timestamptz", "timestamp", RebuildsIndexes);
    row("timestamp(3)", "timestamptz(6)", RebuildsIndexes);
    row("timestamp(3)", "timestamptz(3)", Rewrites);
    row("timestamp", "timestamptz(3)", Rewrites);
    row("vector(1536)", "vector", Free);
    row("vector(1536)", "vector(768)", Rewrites, true);
    row("date", "timestamp", Rewrites);
    row("uuid", "uuid", None);
}

void TestTypeChange::comparesTypes()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    const auto change = lint::compareTypes(*sql::parseTypeName(from), *sql::parseTypeName(to), true);
    QTEST(change.effect, "effect");
    QTEST(change.narrows, "narrows");
}

QTEST_GUILESS_MAIN(TestTypeChange)
#include "tst_typechange.moc"
