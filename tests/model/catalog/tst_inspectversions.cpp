// The same script on every server version: what is read may differ in words of the server, not in what is there.
#include "model/base/textfile.h"
#include "model/catalog/inspector.h"
#include "tests/support/pgfixture.h"

#include <QtTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace schemawright;
using namespace schemawright::schema;
using schemawright::testing::PgFixture;

class TestInspectVersions : public QObject
{
    Q_OBJECT
private slots:
    void readsEveryFeature_data();
    void readsEveryFeature();
    void readsFeaturesOf15();
    void readsFeaturesOf18();
    void identityOfPartitionIsTheParents();

private:
    [[nodiscard]] static Database inspect(const PgFixture &fixture, const QString &name);
};

namespace {

/// "table app.parent: 8 columns, 2 constraints…": what is there, without the server's words.
QString outline(const Database &database)
{
    QStringList lines;
    for (const Shared<Table> &table : database.tables) {
        lines.append(u"table %1: %2 columns, %3 constraints, %4 indexes, %5 triggers, %6 policies, %7 rules"_s
                         .arg(table->name.toText())
                         .arg(table->columns.size())
                         .arg(table->constraints.size())
                         .arg(table->indexes.size())
                         .arg(table->triggers.size())
                         .arg(table->policies.size())
                         .arg(table->rules.size()));
    }
    for (const Shared<View> &view : database.views)
        lines.append(u"view %1: %2 columns"_s.arg(view->name.toText()).arg(view->columns.size()));
    for (const Shared<Routine> &routine : database.routines)
        lines.append(u"routine %1(%2)"_s.arg(routine->name.toText(), routine->identityArguments));
    for (const OtherObject &object : database.others)
        lines.append(u"%1 %2"_s.arg(object.label, object.identity));
    for (const UnmodelledObject &object : database.unmodelled)
        lines.append(u"unmodelled %1 %2"_s.arg(object.label, object.identity));
    lines.append(u"%1 sequences, %2 enums, %3 domains, %4 composites"_s.arg(database.sequences.size())
                     .arg(database.enums.size())
                     .arg(database.domains.size())
                     .arg(database.composites.size()));
    return lines.join(u'\n');
}

} // namespace

Database TestInspectVersions::inspect(const PgFixture &fixture, const QString &name)
{
    postgres::Connection connection = fixture.connect(name);
    auto database = catalog::inspectDatabase(connection, {});
    if (!database)
        qFatal("%s", qPrintable(database.error().toText()));
    return *database;
}

void TestInspectVersions::readsEveryFeature_data()
{
    QTest::addColumn<int>("majorVersion");
    for (const int version : { 14, 16, 17, 18 })
        QTest::addRow("PostgreSQL %d", version) << version;
}

void TestInspectVersions::readsEveryFeature()
{
    QFETCH(int, majorVersion);
    const auto reference = PgFixture::start(15);
    const auto fixture = PgFixture::start(majorVersion);
    REQUIRE_SERVER(reference);
    REQUIRE_SERVER(fixture);
    const auto script = readTextFile(QStringLiteral(SCHEMAWRIGHT_SOURCE_DIR "/tests/model/catalog/features.sql"));
    QVERIFY_RESULT(script);
    const QString referenceName = reference->createDatabase();
    const QString name = fixture->createDatabase();
    reference->runScript(referenceName, *script);
    fixture->runScript(name, *script);
    const Database database = inspect(*fixture, name);
    QCOMPARE(database.serverVersion / 10000, majorVersion);
    QCOMPARE(outline(database), outline(inspect(*reference, referenceName)));
}

void TestInspectVersions::readsFeaturesOf15()
{
    const auto fixture = PgFixture::start(15);
    REQUIRE_SERVER(fixture);
    const QString name = fixture->createDatabase();
    fixture->runScript(name, uR"(
        CREATE TABLE p (a integer, b integer, PRIMARY KEY (a, b));
        CREATE TABLE t (a integer, b integer,
            CONSTRAINT u UNIQUE NULLS NOT DISTINCT (a),
            CONSTRAINT f FOREIGN KEY (a, b) REFERENCES p ON DELETE SET NULL (b));
        CREATE UNIQUE INDEX i ON t (b) NULLS NOT DISTINCT;
        CREATE UNLOGGED SEQUENCE s;
        CREATE PUBLICATION pub FOR TABLE ONLY p (a, b) WHERE (a > 1);
        CREATE PUBLICATION whole FOR TABLES IN SCHEMA public WITH (publish_via_partition_root);)"_s);
    const Database database = inspect(*fixture, name);
    const Table *table = findTable(database, { u"public"_s, u"t"_s });
    QVERIFY(std::get<UniqueConstraint>(findConstraint(*table, u"u"_s)->detail).nullsNotDistinct);
    QCOMPARE(std::get<ForeignKey>(findConstraint(*table, u"f"_s)->detail).onDeleteColumns, QStringList { u"b"_s });
    QVERIFY(findIndex(*table, u"i"_s)->nullsNotDistinct);
    QVERIFY(database.sequences.first().unlogged);
    QCOMPARE(database.others.first().createSql,
        u"CREATE PUBLICATION pub FOR TABLE ONLY public.p (a, b) WHERE ((a > 1)) WITH (publish = "
        "'insert, update, delete, truncate')"_s);
    QCOMPARE(database.others.last().createSql,
        u"CREATE PUBLICATION whole FOR TABLES IN SCHEMA public WITH (publish = 'insert, update, delete, truncate', "
        "publish_via_partition_root = true)"_s);
}

void TestInspectVersions::readsFeaturesOf18()
{
    const auto fixture = PgFixture::start(18);
    REQUIRE_SERVER(fixture);
    const QString name = fixture->createDatabase();
    fixture->runScript(name, uR"(
        CREATE TABLE p (id integer PRIMARY KEY);
        CREATE TABLE t (a integer NOT NULL, b integer CONSTRAINT b_is_there NOT NULL, c integer,
            twice integer GENERATED ALWAYS AS (a * 2),
            CONSTRAINT f FOREIGN KEY (a) REFERENCES p NOT ENFORCED, CONSTRAINT k CHECK (a > 0) NOT ENFORCED);
        ALTER TABLE t ADD CONSTRAINT c_not_null NOT NULL c NOT VALID;)"_s);
    const Database database = inspect(*fixture, name);
    const Table *table = findTable(database, { u"public"_s, u"t"_s });
    QVERIFY(!findColumn(*table, u"twice"_s)->generated->stored);
    QVERIFY(findConstraint(*table, u"f"_s)->notEnforced);
    QVERIFY(!findConstraint(*table, u"f"_s)->notValid);
    QVERIFY(findConstraint(*table, u"k"_s)->notEnforced);
    QCOMPARE(table->constraints.size(), 2);
    QVERIFY(findColumn(*table, u"a"_s)->notNull);
    // NOT NULL is an attribute; a name of a person's, and that it is not valid yet, are kept with it.
    QVERIFY(!findColumn(*table, u"a"_s)->notNullConstraint.named);
    QVERIFY(findColumn(*table, u"b"_s)->notNullConstraint.named);
    QCOMPARE(findColumn(*table, u"b"_s)->notNullConstraint.name, u"b_is_there"_s);
    QVERIFY(findColumn(*table, u"c"_s)->notNullConstraint.notValid);
    QVERIFY(database.unmodelled.isEmpty());
}

void TestInspectVersions::identityOfPartitionIsTheParents()
{
    const auto fixture = PgFixture::start(17);
    REQUIRE_SERVER(fixture);
    const QString name = fixture->createDatabase();
    fixture->runScript(name, uR"(
        CREATE TABLE e (id bigint GENERATED ALWAYS AS IDENTITY (START 7), k integer) PARTITION BY LIST (k);
        CREATE TABLE e1 PARTITION OF e FOR VALUES IN (1);)"_s);
    const Database database = inspect(*fixture, name);
    const Column *column = findColumn(*findTable(database, { u"public"_s, u"e1"_s }), u"id"_s);
    QVERIFY(column->identity);
    QCOMPARE(column->identity->options.start, 7);
    QVERIFY(!column->isLocal);
    QVERIFY(database.sequences.isEmpty());
}

QTEST_GUILESS_MAIN(TestInspectVersions)
#include "tst_inspectversions.moc"
