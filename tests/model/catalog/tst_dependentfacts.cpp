// What is known of whatever depends on a table, and of what its partitions have for themselves.
#include "model/catalog/tablefacts.h"
#include "tests/support/pgfixture.h"

#include <QtTest>

#include <map>
#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace schemawright;
using namespace schemawright::catalog;
using schemawright::testing::PgFixture;

class TestDependentFacts : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void dependents_data();
    void dependents();

private:
    std::map<int, std::unique_ptr<PgFixture>> m_servers;
    QMap<int, QString> m_databases;
};

namespace {

QString namesText(const QList<QualifiedName> &names)
{
    QStringList texts;
    for (const QualifiedName &name : names)
        texts.append(name.toText());
    return texts.join(u", ");
}

QString dependentsOf(const TableFacts &table)
{
    QStringList details;
    if (!table.viewsOfRows.isEmpty())
        details.append(u"rows read by "_s + namesText(table.viewsOfRows));
    if (!table.materializedViews.isEmpty())
        details.append(u"stored by "_s + namesText(table.materializedViews));
    for (const ColumnFacts &column : table.columns) {
        if (!column.generatedFrom.isEmpty())
            details.append(column.name + u" made of ["_s + column.generatedFrom.join(u", ") + u']');
    }
    for (const ReferenceFacts &key : table.references) {
        details.append(key.constraint + u" of "_s + key.table.toText() + u" ["_s + key.columns.join(u", ") + u"] to ["_s
            + key.referencedColumns.join(u", ") + u']');
    }
    const DescendantFacts &below = table.ofDescendants;
    const auto add = [&details](const char *use, const QStringList &columns) {
        if (!columns.isEmpty())
            details.append(QLatin1StringView(use) + u" below ["_s + columns.join(u", ") + u']');
    };
    add("indexed", below.indexed);
    add("computed", below.computed);
    add("checked", below.checked);
    return details.join(u"; ");
}

} // namespace

void TestDependentFacts::initTestCase()
{
    for (const int version : { 15, 18 }) {
        m_servers[version] = PgFixture::start(version);
        REQUIRE_SERVER(m_servers.at(version));
        m_databases[version] = m_servers.at(version)->createDatabase();
    }
}

void TestDependentFacts::dependents_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<QString>("setup");
    QTest::addColumn<QString>("dependents");
    for (const int version : { 15, 18 }) {
        const auto row = [version](const char *name, const char *setup, const char *dependents) {
            QTest::addRow("%d: %s", version, name) << version << QString::fromLatin1(setup) << QString::fromLatin1(dependents);
        };
        row("view of rows", "CREATE TABLE t (a int); CREATE VIEW v AS SELECT count(*) FROM t; CREATE VIEW w AS SELECT t FROM t",
            "rows read by public.v, public.w");
        row("view of a column", "CREATE TABLE t (a int); CREATE VIEW v AS SELECT a, count(*) FROM t GROUP BY a", "");
        row("materialised view of rows", "CREATE TABLE t (a int); CREATE MATERIALIZED VIEW m AS SELECT count(*) FROM t",
            "rows read by public.m; stored by public.m");
        row("generated column", "CREATE TABLE t (a int, b int, c int DEFAULT 1, s int GENERATED ALWAYS AS (a + b) STORED)", "s made of [a, b]");
        row("foreign key of another",
            "CREATE TABLE t (a int, b int, UNIQUE (a, b)); CREATE TABLE o (c int, d int, CONSTRAINT k FOREIGN KEY (d, c) REFERENCES t (b, a))",
            "k of public.o [c, d] to [a, b]");
        row("its own foreign key", "CREATE TABLE t (a int PRIMARY KEY, b int CONSTRAINT k REFERENCES t)", "k of public.t [b] to [a]");
        const char *partitions = "CREATE TABLE t (a int, b text, c int) PARTITION BY LIST (a); "
                                 "CREATE TABLE t_0 PARTITION OF t FOR VALUES IN (1) PARTITION BY LIST (a); CREATE TABLE t_1 PARTITION OF t_0 DEFAULT; ";
        const char *children = "CREATE TABLE t (a int, b text, c int); CREATE TABLE t_0 () INHERITS (t); CREATE TABLE t_1 () INHERITS (t_0); ";
        for (const char *tables : { partitions, children }) {
            const auto below = [&](const char *setup, const char *dependents) {
                const char *kind = tables == partitions ? "partition" : "inherits";
                QTest::addRow("%d, %s: %s", version, kind, setup)
                    << version << QString::fromLatin1(tables) + QString::fromLatin1(setup) << QString::fromLatin1(dependents);
            };
            below("CREATE INDEX i ON t_1 (b) INCLUDE (c)", "indexed below [b]");
            below("CREATE INDEX i ON t_0 (b)", "indexed below [b]");
            below("CREATE INDEX i ON t_1 (a, lower(b)) WHERE c > 0", "indexed below [a]; computed below [a, b, c]");
            below("ALTER TABLE t_1 ADD CHECK (a > 0 OR c > 0)", "checked below [a, c]");
            below("ALTER TABLE t_0 ADD CHECK (a > 0 OR c > 0)", "checked below [a, c]");
            below("ALTER TABLE t_1 ADD CHECK (a > 0) NOT VALID", "");
            below("ALTER TABLE t ADD CONSTRAINT k CHECK (a > 0)", "");
        }
        row("index that is handed down", "CREATE TABLE t (a int, b text) PARTITION BY LIST (a); CREATE TABLE t_1 PARTITION OF t DEFAULT; "
            "CREATE INDEX i ON t (lower(b))", "");
        row("check that is not handed down", "CREATE TABLE t (a int, c int, CONSTRAINT k CHECK (a > 0) NO INHERIT); "
            "CREATE TABLE t_1 (CONSTRAINT k CHECK (c > 0)) INHERITS (t)", "checked below [c]");
    }
}

void TestDependentFacts::dependents()
{
    QFETCH(const int, version);
    QFETCH(const QString, setup);
    postgres::Connection connection = m_servers.at(version)->connect(m_databases.value(version));
    QVERIFY_RESULT(connection.execute(u"DROP SCHEMA public CASCADE; CREATE SCHEMA public; "_s + setup));
    const QualifiedName name { u"public"_s, u"t"_s };
    const auto facts = readFacts(connection, { name });
    QVERIFY_RESULT(facts);
    QTEST(dependentsOf(facts->tables.value(name)), "dependents");
}

QTEST_GUILESS_MAIN(TestDependentFacts)
#include "tst_dependentfacts.moc"
