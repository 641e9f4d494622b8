// Plans between schemas built by hand: options, transactions, fingerprints, texts. That plans run is shown by
// tst_plangolden on a server.
#include "model/plan/plan.h"

#include <QtTest>

#include <ctime>

using namespace schemawright;
using namespace schemawright::schema;
using namespace Qt::StringLiterals;

namespace {

Column column(const QString &name, const QString &type)
{
    Column made;
    made.name = name;
    made.type = type;
    return made;
}

Table tableOf(const QString &name)
{
    Table table;
    table.name = { u"public"_s, name };
    table.columns = { column(u"id"_s, u"integer"_s), column(u"email"_s, u"text"_s) };
    return table;
}

Database databaseOf(const QList<Table> &tables)
{
    Database database;
    database.serverVersion = 150000;
    database.schemas = { Namespace { u"public"_s, {} } };
    for (const Table &table : tables)
        database.tables.append(table);
    return database;
}

Index emailIndex()
{
    Index index;
    index.name = u"by_email"_s;
    IndexPart part;
    part.column = u"email"_s;
    index.parts = { part };
    return index;
}

Constraint hasAt()
{
    Constraint check;
    check.name = u"has_at"_s;
    check.detail = CheckConstraint { u"(email ~~ '%@%'::text)"_s };
    check.definition = u"CHECK ((email ~~ '%@%'::text))"_s;
    return check;
}

Database wanted()
{
    Table table = tableOf(u"users"_s);
    table.indexes = { emailIndex() };
    table.constraints = { hasAt() };
    table.columns[1].notNull = true;
    return databaseOf({ table });
}

QStringList statementsOf(const plan::Plan &plan)
{
    QStringList texts;
    for (const plan::PlanStep &step : plan.steps)
        texts.append(step.statement.sql.simplified());
    return texts;
}

} // namespace

class PlanTest : public QObject
{
    Q_OBJECT

private slots:
    void equalSchemasNeedNothing();
    void optionsSwitchOnlineWaysOff();
    void emptyTablesNeedNoDetour();
    void concurrentStepsStandAlone();
    void validationRunsInALaterTransaction();
    void everyStepBelongsToAChange();
    void columnOrderIsNoted();
    void recipesKeepTheNotesOfTheirPlans();
    void fingerprintSeesEveryField();
    void sameInputSameBytes();
    void objectTextHasItsParts();
    void fiveHundredChangesAreQuick();
};

void PlanTest::equalSchemasNeedNothing()
{
    const auto planned = plan::makePlan(wanted(), wanted());
    QVERIFY(planned);
    QVERIFY(planned->changes.isEmpty());
    QVERIFY(planned->steps.isEmpty());
    QCOMPARE(planned->sourceFingerprint, planned->targetFingerprint);
}

void PlanTest::optionsSwitchOnlineWaysOff()
{
    plan::PlanOptions options;
    options.concurrentIndexes = false;
    options.validateLater = false;
    options.notNullByCheck = false;
    const auto planned = plan::makePlan(databaseOf({ tableOf(u"users"_s) }), wanted(), options);
    QVERIFY(planned);
    QCOMPARE(statementsOf(*planned),
        QStringList({ u"ALTER TABLE public.users ALTER COLUMN email SET NOT NULL"_s,
            u"ALTER TABLE public.users ADD CONSTRAINT has_at CHECK ((email ~~ '%@%'::text))"_s,
            u"CREATE INDEX by_email ON public.users USING btree (email)"_s }));
}

void PlanTest::emptyTablesNeedNoDetour()
{
    plan::PlanOptions options;
    options.emptyTables = { { u"public"_s, u"users"_s } };
    const auto planned = plan::makePlan(databaseOf({ tableOf(u"users"_s) }), wanted(), options);
    QVERIFY(planned);
    QCOMPARE(planned->steps.size(), 3);
}

void PlanTest::concurrentStepsStandAlone()
{
    const auto planned = plan::makePlan(databaseOf({ tableOf(u"users"_s) }), wanted());
    QVERIFY(planned);
    int concurrent = 0;
    for (const plan::PlanStep &step : planned->steps) {
        if (step.statement.transactional)
            continue;
        ++concurrent;
        const auto shares = [&](const plan::PlanStep &other) { return other.transaction == step.transaction; };
        QCOMPARE(std::count_if(planned->steps.begin(), planned->steps.end(), shares), 1);
    }
    QCOMPARE(concurrent, 1);
}

void PlanTest::validationRunsInALaterTransaction()
{
    const auto planned = plan::makePlan(databaseOf({ tableOf(u"users"_s) }), wanted());
    QVERIFY(planned);
    QHash<QString, int> transactions;
    for (const plan::PlanStep &step : planned->steps)
        transactions.insert(step.statement.sql.simplified(), step.transaction);
    const int added = transactions.value(
        u"ALTER TABLE public.users ADD CONSTRAINT has_at CHECK ((email ~~ '%@%'::text)) NOT VALID"_s);
    const int validated = transactions.value(u"ALTER TABLE public.users VALIDATE CONSTRAINT has_at"_s);
    QVERIFY(added > 0);
    QVERIFY(validated > added);
}

void PlanTest::everyStepBelongsToAChange()
{
    const auto planned = plan::makePlan(databaseOf({ tableOf(u"users"_s) }), wanted());
    QVERIFY(planned);
    for (const plan::PlanStep &step : planned->steps) {
        QVERIFY(step.change >= 0 && step.change < planned->changes.size());
        QVERIFY(!step.statement.description.isEmpty());
    }
}

void PlanTest::columnOrderIsNoted()
{
    Table after = tableOf(u"users"_s);
    after.columns.prepend(column(u"age"_s, u"integer"_s));
    const auto planned = plan::makePlan(databaseOf({ tableOf(u"users"_s) }), databaseOf({ after }));
    QVERIFY(planned);
    QCOMPARE(planned->notes.size(), 1);
    QVERIFY(planned->notes.first().contains(u"public.users"_s));
}

// The recipe grants on the new column, and so it is its plan that makes the role.
void PlanTest::recipesKeepTheNotesOfTheirPlans()
{
    Table before = tableOf(u"users"_s);
    before.columns[0].notNull = true;
    Constraint key;
    key.name = u"users_pkey"_s;
    key.detail = PrimaryKey { .columns = { u"id"_s }, .include = {} };
    before.constraints = { key };
    Table after = before;
    after.columns[1].type = u"character varying(20)"_s;
    after.access.columns.insert(u"email"_s, { Grant { u"app"_s, {}, PrivilegeSet(Privilege::Select), 0 } });
    plan::PlanOptions options;
    options.recipes = { plan::Recipe { .column = partKey(ObjectKind::Column, before.name, u"email"_s) } };
    Database here = databaseOf({ before });
    here.roles = { u"postgres"_s };
    const auto planned = plan::makePlan(here, databaseOf({ after }), options);
    QVERIFY(planned);
    QCOMPARE(planned->notes.size(), 2);
    QVERIFY(planned->notes.first().startsWith("The server has no role app"_L1));
}

void PlanTest::fingerprintSeesEveryField()
{
    Database other = wanted();
    Table table = *other.tables.first();
    table.columns[1].comment = u"x"_s;
    other.tables[0] = table;
    QVERIFY(plan::fingerprint(other) != plan::fingerprint(wanted()));
    Database renamed = wanted();
    renamed.name = u"elsewhere"_s;
    renamed.dependencies = { Dependency { ObjectKey {}, ObjectKey {} } };
    QCOMPARE(plan::fingerprint(renamed), plan::fingerprint(wanted()));
}

void PlanTest::sameInputSameBytes()
{
    const auto first = plan::databaseSql(wanted());
    const auto second = plan::databaseSql(wanted());
    QVERIFY(first && second);
    QVERIFY(!first->isEmpty());
    QCOMPARE(*first, *second);
}

void PlanTest::objectTextHasItsParts()
{
    const QString text = plan::objectSql(wanted(), keyOf(*wanted().tables.first()));
    QVERIFY(text.startsWith(u"CREATE TABLE public.users ("_s));
    QVERIFY(text.contains(u"CONSTRAINT has_at CHECK"_s));
    QVERIFY(text.indexOf(u"CREATE INDEX by_email"_s) > text.indexOf(u"has_at"_s));
    QVERIFY(!text.contains(u"CONCURRENTLY"_s));
    QCOMPARE(plan::objectSql(wanted(), { ObjectKind::Table, u"public"_s, {}, u"nothing"_s, {} }), QString());
}

void PlanTest::fiveHundredChangesAreQuick()
{
    QList<Table> before;
    QList<Table> after;
    for (int i = 0; i < 1000; ++i) {
        Table table = tableOf(u"table_%1"_s.arg(i, 5, 10, QLatin1Char('0')));
        before.append(table);
        if (i % 2 == 0)
            table.columns.append(column(u"age"_s, u"integer"_s));
        after.append(table);
    }
    const std::clock_t start = std::clock(); // of this process: other load does not count
    const auto planned = plan::makePlan(databaseOf(before), databaseOf(after));
    const auto elapsed = (std::clock() - start) * 1000 / CLOCKS_PER_SEC;
    QVERIFY(planned);
    QCOMPARE(planned->steps.size(), 500);
    // Ten times what a quiet machine needs in a release build, so that only another order of growth fails.
    QVERIFY2(elapsed < 1000, qPrintable(u"%1 ms"_s.arg(elapsed)));
}

QTEST_GUILESS_MAIN(PlanTest)
#include "tst_plan.moc"
