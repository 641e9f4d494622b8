// What a schema means, and what is said when it means nothing.
#include "model/prisma/constraintnames.h"
#include "model/prisma/literals.h"
#include "model/prisma/parser.h"
#include "model/prisma/schema.h"

#include <QTest>

using namespace schemawright;
using namespace schemawright::prisma;
using namespace Qt::StringLiterals;

namespace {

QStringList problemsOf(const std::vector<Document> &documents)
{
    QStringList texts;
    for (const Problem &problem : resolve(documents).problems) {
        const Document &document = documents.at(static_cast<std::size_t>(problem.file));
        const LineColumn place = toLineColumn(document.text, problem.range.start);
        texts << u"%1%2:%3 %4"_s.arg(problem.severity == Severity::Error ? QString() : u"warning "_s)
                     .arg(place.line)
                     .arg(place.column)
                     .arg(problem.text);
    }
    return texts;
}

/// A datasource, then the text: its first line is line 1 of the second file.
std::vector<Document> documentsOf(const QString &text, const QString &settings = {})
{
    const QString head = u"datasource db {\n  provider = \"postgresql\"\n"_s + settings
        + u"\n}\ngenerator c {\n  provider = \"prisma-client\"\n  previewFeatures = [\"views\", \"partialIndexes\"]\n}\n"_s;
    return { parseDocument(u"a.prisma"_s, head), parseDocument(u"b.prisma"_s, text) };
}

Schema schemaOf(const QString &text, const QString &settings = {})
{
    return resolve(documentsOf(text, settings));
}

} // namespace

class TestPrismaSchema : public QObject
{
    Q_OBJECT
private slots:
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void reportsOneMistakeOnce();
    void namesConstraints();
    void readsLiterals_data();
    void readsLiterals();
    void choosesReferentialActions_data();
    void choosesReferentialActions();
    void ordersJoinTables();
    void readsConnections();
};

void TestPrismaSchema::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("problem"); ///< place and first words of the only one; empty: none
    const auto field = [](const QString &line) {
        return QString(u"model T {\n  id Int @id\n  "_s + line + u"\n}\nenum E {\n  A\n  B\n}\n"_s);
    };
    QTest::addRow("unknown type") << field(u"a Strin"_s) << u"3:5 there is no type Strin: use a type of Prisma"_s;
    QTest::addRow("type in other letters") << field(u"a string"_s) << u"3:5 there is no type string: write String"_s;
    QTest::addRow("field twice") << field(u"id Int"_s) << u"3:3 model T has a field id already"_s;
    QTest::addRow("column twice") << field(u"a Int @map(\"id\")"_s) << u"3:3 id and a would both be column \"id\""_s;
    QTest::addRow("unknown attribute") << field(u"a Int @foo"_s) << u"3:9 there is no attribute @foo here"_s;
    QTest::addRow("native type of another type")
        << field(u"a Int @db.VarChar(3)"_s)
        << u"3:9 VarChar is no native type of Int: it may be @db.SmallInt, @db.Integer and @db.Oid"_s;
    QTest::addRow("native type with the wrong prefix") << field(
        u"a Int @pg.SmallInt"_s) << u"3:10 native types start with the name of the datasource: write @db.SmallInt"_s;
    QTest::addRow("native type with a wrong number")
        << field(u"a DateTime @db.Timestamp(7)"_s) << u"3:14 @db.Timestamp takes one number from 0 to 6"_s;
    QTest::addRow("scale above the precision")
        << field(u"a Decimal @db.Decimal(3, 4)"_s) << u"3:13 @db.Decimal takes two numbers"_s;
    QTest::addRow("default of another type") << field(
        u"a Int @default(\"1\")"_s) << u"3:18 \"1\" is no default for a field of type Int: write a whole number"_s;
    QTest::addRow("default that is no value of the enum")
        << field(u"a E @default(C)"_s) << u"3:16 the default of a must be a value of enum E, without quotes: A and B"_s;
    QTest::addRow("unknown function") << field(u"a Int @default(foo())"_s) << u"3:18 there is no function foo()"_s;
    QTest::addRow("function of another type")
        << field(u"a Int @default(now())"_s) << u"3:18 now() is for fields of type DateTime"_s;
    QTest::addRow("list without brackets")
        << field(u"a Int[] @default(1)"_s) << u"3:20 the default of a list is a list: write [1]"_s;
    QTest::addRow("argument without a value")
        << field(u"a Int @unique(map: )"_s) << u"3:17 argument map of @unique has no value"_s;
    QTest::addRow("unknown argument") << field(u"a Int @unique(type: Hash)"_s)
                                      << u"3:17 @unique has no argument type: it takes map, sort and where"_s;
    QTest::addRow("attribute twice") << u"model T {\n  id Int @id\n  @@map(\"a\")\n  @@ignore\n}\n"_s << QString();
    QTest::addRow("no key") << u"model T {\n  a Int?\n}\n"_s << u"1:7 T has nothing that identifies a row"_s;
    QTest::addRow("index over an unknown field") << field(u"@@index([b])"_s) << u"3:12 T has no field b"_s;
    QTest::addRow("index over an expression")
        << field(u"@@index([lower(id)])"_s) << u"3:12 T has no field lower: Prisma has no indexes over expressions"_s;
    QTest::addRow("hash index with an order")
        << field(u"@@index([id(sort: Desc)], type: Hash)"_s) << u"3:3 an index of type Hash has no sort order"_s;
    QTest::addRow("gin index over a text")
        << field(u"a String\n  @@index([a], type: Gin)"_s)
        << u"4:3 an index of type Gin has no operator class of its own for field a (String)"_s;
    QTest::addRow("unknown operator class")
        << field(u"@@index([id(ops: FooOps)])"_s)
        << u"3:20 Prisma knows no operator class FooOps: write its name in PostgreSQL, ops: raw"_s;
    QTest::addRow("condition of another type")
        << field(u"@@index([id], where: { id: \"x\" })"_s) << u"3:30 id cannot be compared with a text"_s;
    QTest::addRow("name that is too long")
        << field(u"@@index([id], map: \"%1\")"_s.arg(QString(64, u'x'))) << u"3:3 the name xxx"_s.left(16);
    QTest::addRow("relation without an opposite")
        << field(u"o Int\n  t O @relation(fields: [o], references: [id])\n}\nmodel O {\n  id Int @id"_s)
        << u"4:3 relation t has no field on the other side: add one of type T to O"_s;
    QTest::addRow("relation without fields") << field(u"t O\n}\nmodel O {\n  id Int @id\n  l T[]"_s)
                                             << u"3:3 relation t does not say which fields it uses"_s;
    QTest::addRow("relation to something not unique")
        << field(
               u"o Int\n  t O @relation(fields: [o], references: [x])\n}\nmodel O {\n  id Int @id\n  x Int\n  l T[]"_s)
        << u"4:7 a relation refers to something unique, and x of O is not: add @unique to it"_s;
    QTest::addRow("one to one without a unique field")
        << field(u"o Int\n  t O @relation(fields: [o], references: [id])\n}\nmodel O {\n  id Int @id\n  l T?"_s)
        << u"4:7 relation t is one to one, so its fields must be unique: add @unique to o"_s;
    QTest::addRow("relation with different types")
        << field(u"o String\n  t O @relation(fields: [o], references: [id])\n}\nmodel O {\n  id Int @id\n  l T[]"_s)
        << u"4:7 T.o and O.id have different types"_s;
    QTest::addRow("two relations without names") << field(
        u"o Int\n  a O @relation(fields: [o], references: [id])\n  b O @relation(fields: [o], references: [id])\n}\nmodel O {\n  id Int @id\n  l T[]"_s)
                                                 << u"4:3 fields a and b of T all refer to O"_s;
    QTest::addRow("attribute of a generator") << u"generator g {\n  provider = \"x\"\n  @@map(\"y\")\n}\n"_s << u"3:3 this is no setting of a generator"_s;
    QTest::addRow("provider that is no text") << u"generator g {\n  provider = x\n}\n"_s << u"2:14 the provider of a generator must be a text"_s;
    QTest::addRow("generator named like a type") << u"generator Json {\n  provider = \"x\"\n}\n"_s << u"1:11 Json is a type of Prisma's own"_s;
    QTest::addRow("label twice") << u"enum E {\n  A\n  B @map(\"A\")\n}\n"_s
                                 << u"3:3 A and B would both be 'A' in the database"_s;
    QTest::addRow("composite type") << u"type A {\n  x Int\n}\n"_s
                                    << u"1:6 PostgreSQL has no composite types in Prisma"_s;
    QTest::addRow("reserved word") << u"enum void {\n  A\n}\n"_s << u"1:6 void is a reserved word"_s;
    QTest::addRow("keys of a view") << u"view V {\n  id Int @id\n}\n"_s
                                    << u"warning 2:10 a view has no keys and indexes"_s;
    QTest::addRow("schema that the datasource does not list")
        << field(u"@@schema(\"x\")"_s) << u"3:12 the datasource does not list schema x"_s;
    QTest::addRow("equal names of indexes, at both") << field(u"@@index([id])\n  @@index([id], type: Hash)"_s)
                                                     << u"3:3 two keys or indexes would be named \"T_id_idx\""_s;
}

void TestPrismaSchema::saysWhatIsWrong()
{
    QFETCH(QString, text);
    QFETCH(QString, problem);
    const QStringList problems = problemsOf(documentsOf(text));
    const qsizetype expected = problem.isEmpty() ? 0 : (problem.contains("two keys"_L1) ? 2 : 1);
    QVERIFY2(problems.size() == expected && problems.value(0).startsWith(problem), qPrintable(problems.join(u'\n')));
}

void TestPrismaSchema::reportsOneMistakeOnce()
{
    // Everything that follows from the unknown type stays quiet.
    const QStringList problems = problemsOf(documentsOf(
        u"model T {\n  id Uuid @id @default(uuid()) @db.Uuid\n  o O[]\n  @@index([id])\n}\nmodel O {\n  id Int @id\n  t T @relation(fields: [tid], references: [id])\n  tid String\n}\n"_s));
    QCOMPARE(problems.size(), 1);
    QVERIFY(problems.first().startsWith("2:6 there is no type Uuid"_L1));
    // And all mistakes are named, not only the first.
    QCOMPARE(problemsOf(documentsOf(u"model T {\n  id Int @id @foo\n  a Bar\n  b Int @default(x)\n}\nmodel T {\n}\n"_s))
                 .size(),
        4);
}

void TestPrismaSchema::namesConstraints()
{
    const QString table(70, u't');
    QCOMPARE(primaryKeyName(u"T"_s), u"T_pkey"_s);
    QCOMPARE(primaryKeyName(table), QString(58, u't') + u"_pkey"_s);
    QCOMPARE(uniqueName(table, { u"a"_s }), QString(59, u't') + u"_key"_s);
    QCOMPARE(indexName(u"T"_s, { u"a"_s, u"b"_s }), u"T_a_b_idx"_s);
    QCOMPARE(foreignKeyName(table, {}), QString(58, u't') + u"_fkey"_s);
    // Never in the middle of a character: each of these has two bytes.
    QCOMPARE(primaryKeyName(u"x"_s + QString(40, QChar(0xe9))), u"x"_s + QString(28, QChar(0xe9)) + u"_pkey"_s);
    QCOMPARE(joinTableName(table), u"_"_s + QString(62, u't'));
    QCOMPARE(joinKeyName(joinTableName(table)), u"_"_s + QString(54, u't') + u"_AB_pkey"_s);
    QCOMPARE(joinForeignKeyName(joinTableName(table), u'B'), u"_"_s + QString(55, u't') + u"_B_fkey"_s);
}

void TestPrismaSchema::readsLiterals_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("literal"); ///< "-": none
    QTest::addRow("integer") << u"integer"_s << u"007"_s << u"7"_s;
    QTest::addRow("negative zero") << u"integer"_s << u"-0"_s << u"0"_s;
    QTest::addRow("too large") << u"integer"_s << u"9223372036854775808"_s << u"-"_s;
    QTest::addRow("scale") << u"decimal"_s << u"00.50"_s << u"0.50"_s;
    QTest::addRow("exponent") << u"decimal"_s << u"1.5E-7"_s << u"0.00000015"_s;
    QTest::addRow("positive exponent") << u"decimal"_s << u"1e3"_s << u"1000"_s;
    QTest::addRow("no whole part") << u"decimal"_s << u".5"_s << u"0.5"_s;
    QTest::addRow("no fraction") << u"decimal"_s << u"5."_s << u"5"_s;
    QTest::addRow("underscore") << u"decimal"_s << u"+1_000"_s << u"1000"_s;
    QTest::addRow("zero has no sign") << u"decimal"_s << u"-0.0"_s << u"0.0"_s;
    QTest::addRow("no number") << u"decimal"_s << u"."_s << u"-"_s;
    QTest::addRow("endless exponent") << u"decimal"_s << u"1e999999"_s << u"-"_s;
    QTest::addRow("time") << u"time"_s << u"2020-01-02T03:04:05.6Z"_s << u"2020-01-02 03:04:05.600 +00:00"_s;
    QTest::addRow("time with offset") << u"time"_s << u"2020-01-02 03:04:05-08:30"_s << u"2020-01-02 03:04:05 -08:30"_s;
    QTest::addRow("time without offset") << u"time"_s << u"2020-01-02T03:04:05"_s << u"-"_s;
    QTest::addRow("no day") << u"time"_s << u"2020-02-30T03:04:05Z"_s << u"-"_s;
    QTest::addRow("bytes") << u"bytes"_s << u"aGk="_s << u"\\x6869"_s;
    QTest::addRow("bytes without padding") << u"bytes"_s << u"aGk"_s << u"-"_s;
}

void TestPrismaSchema::readsLiterals()
{
    QFETCH(QString, kind);
    QFETCH(QString, text);
    QFETCH(QString, literal);
    const auto result = kind == "integer"_L1 ? integerLiteral(text)
        : kind == "decimal"_L1               ? decimalLiteral(text)
        : kind == "time"_L1                  ? timeLiteral(text)
                                             : bytesLiteral(text);
    QCOMPARE(result.value_or(u"-"_s), literal);
}

void TestPrismaSchema::choosesReferentialActions_data()
{
    QTest::addColumn<QString>("relation");
    QTest::addColumn<QString>("scalars");
    QTest::addColumn<int>("onDelete");
    const auto restrict = static_cast<int>(ReferentialAction::Restrict);
    const auto setNull = static_cast<int>(ReferentialAction::SetNull);
    QTest::addRow("required") << u"O"_s << u"Int"_s << restrict;
    QTest::addRow("optional") << u"O?"_s << u"Int?"_s << setNull;
    QTest::addRow("optional relation over a required field") << u"O?"_s << u"Int"_s << restrict;
}

void TestPrismaSchema::choosesReferentialActions()
{
    QFETCH(QString, relation);
    QFETCH(QString, scalars);
    QFETCH(int, onDelete);
    const QString text
        = u"model T {\n  id Int @id\n  o %1\n  r %2 @relation(fields: [o], references: [id])\n}\nmodel O {\n  id Int @id\n  t T[]\n}\n"_s
              .arg(scalars, relation);
    const Schema schema = schemaOf(text);
    QVERIFY(!hasErrors(schema.problems));
    QCOMPARE(static_cast<int>(schema.models.front().foreignKeys.front().onDelete), onDelete);
    QCOMPARE(static_cast<int>(schema.models.front().foreignKeys.front().onUpdate),
        static_cast<int>(ReferentialAction::Cascade));
    QVERIFY(schemaOf(text, u"  relationMode = \"prisma\"\n"_s).models.front().foreignKeys.empty());
}

void TestPrismaSchema::ordersJoinTables()
{
    const Schema schema = schemaOf(
        u"model B {\n  id Int @id\n  a A[]\n  x B[] @relation(\"x\")\n  y B[] @relation(\"x\")\n}\nmodel A {\n  id Int @id\n  b B[]\n}\n"_s);
    QVERIFY(!hasErrors(schema.problems));
    QCOMPARE(schema.joinTables.size(), std::size_t(2));
    QCOMPARE(schema.joinTables.at(0).table, u"_x"_s);
    QCOMPARE(schema.joinTables.at(1).table, u"_AToB"_s);
    QCOMPARE(schema.joinTables.at(1).first, 1); // column "A" is the model whose name sorts first
}

void TestPrismaSchema::readsConnections()
{
    const Schema schema = schemaOf(
        {}, u"  url = env(\"POOLED\")\n  directUrl = \"postgres://a\"\n  shadowDatabaseUrl = env(\"S\")\n"_s);
    QCOMPARE(problemsOf(documentsOf({}, u"  url = 5\n"_s)).value(0),
        u"3:9 `url` must be a text in double quotes or env(\"NAME\")"_s);
    QVERIFY(schema.datasource->url->isVariable);
    QCOMPARE(schema.datasource->url->text, u"POOLED"_s);
    QVERIFY(!schema.datasource->directUrl->isVariable);
    QCOMPARE(schema.datasource->directUrl->text, u"postgres://a"_s);
}

QTEST_GUILESS_MAIN(TestPrismaSchema)
#include "tst_prismaschema.moc"
