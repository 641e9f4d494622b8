// The truth tables of type changes and of defaults for new columns, in the words of format_type.
#include "model/render/columntype.h"

#include <QtTest>

using namespace Qt::Literals::StringLiterals;
using namespace schemawright;
using render::Work;

class TestColumnType : public QObject
{
    Q_OBJECT

private slots:
    void typeChange_data();
    void typeChange();
    void addedColumn_data();
    void addedColumn();
};

void TestColumnType::typeChange_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<Work>("work");
    QTest::addColumn<QString>("expression");
    const auto row
        = [](const char *name, const char *before, const char *after, Work work, const char *expression = "") {
              QTest::addRow("%s", name) << QString::fromLatin1(before) << QString::fromLatin1(after) << work
                                        << QString::fromLatin1(expression);
          };
    row("the same type", "integer", "integer", Work::Instant);
    row("a longer varchar", "character varying(10)", "character varying(20)", Work::Instant);
    row("a shorter varchar", "character varying(10)", "character varying(8)", Work::Rewrite);
    row("varchar to text", "character varying(10)", "text", Work::Instant);
    row("text to varchar without length", "text", "character varying", Work::Instant);
    row("text to a short varchar", "text", "character varying(50)", Work::Rewrite);
    row("a longer char", "character(10)", "character(20)", Work::Rewrite);
    row("an array of longer varchars", "character varying(10)[]", "character varying(20)[]", Work::Rewrite);
    row("integer to bigint", "integer", "bigint", Work::Rewrite);
    row("integer to oid", "integer", "oid", Work::Instant);
    row("more digits, same scale", "numeric(10,2)", "numeric(12,2)", Work::Instant);
    row("another scale", "numeric(12,2)", "numeric(12,4)", Work::Rewrite);
    row("numeric without limits", "numeric(10,2)", "numeric", Work::Instant);
    row("numeric gets limits", "numeric", "numeric(10,2)", Work::Rewrite);
    row("a finer timestamp", "timestamp(3) without time zone", "timestamp without time zone", Work::Instant);
    row("a coarser timestamp", "timestamp without time zone", "timestamp(3) without time zone", Work::Rewrite);
    row("a timestamp gets a zone", "timestamp without time zone", "timestamp with time zone", Work::Rewrite);
    row("cidr to inet", "cidr", "inet", Work::Instant);
    row("inet to cidr", "inet", "cidr", Work::Rewrite);
    row("xml to text", "xml", "text", Work::Instant);
    row("a longer bit string", "bit varying(8)", "bit varying(16)", Work::Instant);
    row("text to citext builds indexes", "text", "public.citext", Work::IndexBuild, "c::public.citext");
    row("citext to text", "public.citext", "text", Work::Instant);
    row("json to jsonb", "json", "jsonb", Work::Rewrite);
    row("text to integer", "text", "integer", Work::Rewrite, "c::integer");
    row("boolean to integer", "boolean", "integer", Work::Rewrite, "c::integer");
    row("an enum to text", "public.mood", "text", Work::Rewrite);
    row("text to an enum", "text", "public.mood", Work::Rewrite, "c::public.mood");
    row("an enum to another enum", "public.mood", "public.\"Mood\"", Work::Rewrite, "c::text::public.\"Mood\"");
    row("an array of an enum to an array of another", "public.a[]", "public.b[]", Work::Rewrite, "c::text[]::public.b[]");
    row("an integer to an array of an enum", "integer", "public.b[]", Work::Rewrite, "c::text::public.b[]");
    row("integer to uuid", "integer", "uuid", Work::Rewrite, "c::text::uuid");
    row("jsonb to an array", "jsonb", "text[]", Work::Rewrite, "c::text::text[]");
    row("interval with fields to bytea", "interval day to second", "bytea", Work::Rewrite, "c::text::bytea");
    row("jsonb to integer", "jsonb", "integer", Work::Rewrite, "c::integer");
    row("one range to another", "int4range", "int8range", Work::Rewrite, "c::text::int8range");
    row("an extension's type to a builtin one", "public.hstore", "jsonb", Work::Rewrite, "c::jsonb");
    row("text to an array", "text", "text[]", Work::Rewrite, "c::text[]");
    row("an array to text", "integer[]", "text", Work::Rewrite);
    row("a vector with other dimensions", "public.vector(3)", "public.vector(4)", Work::Rewrite);
}

void TestColumnType::typeChange()
{
    QFETCH(const QString, before);
    QFETCH(const QString, after);
    QFETCH(const Work, work);
    QFETCH(const QString, expression);
    QCOMPARE(render::typeChangeWork(before, after), work);
    QCOMPARE(render::usingExpression(u"c"_s, before, after), expression);
    QCOMPARE(render::needsUsing(before, after), !expression.isEmpty());
}

void TestColumnType::addedColumn_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<Work>("work");
    QTest::addRow("a constant") << u"5"_s << Work::Instant;
    QTest::addRow("a text that looks like a call") << u"'random()'::text"_s << Work::Instant;
    QTest::addRow("a cast with a length") << u"'x'::character varying(20)"_s << Work::Instant;
    QTest::addRow("the time of the transaction") << u"now()"_s << Work::Instant;
    QTest::addRow("the time of the transaction in a zone") << u"(now() AT TIME ZONE 'utc'::text)"_s << Work::Instant;
    QTest::addRow("the date") << u"CURRENT_DATE"_s << Work::Instant;
    QTest::addRow("a random uuid") << u"gen_random_uuid()"_s << Work::Rewrite;
    QTest::addRow("a sequence") << u"nextval('public.s'::regclass)"_s << Work::Rewrite;
    QTest::addRow("the time of day") << u"clock_timestamp()"_s << Work::Rewrite;
    QTest::addRow("a function that nobody knows") << u"public.\"F\"(3)"_s << Work::Rewrite;
}

void TestColumnType::addedColumn()
{
    QFETCH(const QString, expression);
    QFETCH(const Work, work);
    schema::Column column;
    column.type = u"text"_s;
    column.defaultExpression = expression;
    QCOMPARE(render::addColumnWork(column, schema::Database()), work);
}

QTEST_GUILESS_MAIN(TestColumnType)
#include "tst_columntype.moc"
