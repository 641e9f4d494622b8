// What the planner asks for piece by piece: concurrent and online forms, and what can be done in place.
#include "rendercase.h"

#include "model/render/constraintddl.h"
#include "model/render/indexddl.h"
#include "model/render/policyddl.h"
#include "model/render/tableddl.h"

#include <QtTest>

using namespace Qt::Literals::StringLiterals;
using namespace schemawright;
using schemawright::testing::fixtureConstraint;
using schemawright::testing::fixtureDatabase;
using schemawright::testing::fixtureIndex;
using schemawright::testing::fixtureTable;

namespace {

const QualifiedName tName { u"public"_s, u"t"_s };

} // namespace

class TestOnlineDdl : public QObject
{
    Q_OBJECT

private slots:
    void concurrentIndexLeavesTheTransaction();
    void indexUnderAnotherName();
    void constraintOverAnIndex();
    void validationCommitsBefore();
    void partitionOfANewParent();
    void partitionWithNamesOfItsOwnIsAttached();
    void graphIndexesAreRebuilt();
    void droppedTableComesBackWhole();
};

void TestOnlineDdl::concurrentIndexLeavesTheTransaction()
{
    const schema::Database database = fixtureDatabase();
    const render::RenderContext context { database, database };
    const schema::Index index = fixtureIndex(u"t"_s, u"t_name_idx"_s);
    const render::Statement created = render::renderCreateIndex(tName, index, { true, false, {} }, context);
    QCOMPARE(created.sql, u"CREATE INDEX CONCURRENTLY t_name_idx ON public.t USING btree (name)"_s);
    QCOMPARE(created.undo, u"DROP INDEX CONCURRENTLY public.t_name_idx"_s);
    QVERIFY(!created.transactional);
    QCOMPARE(created.locks, (QList<render::RelationLock> { { tName, schema::LockMode::ShareUpdateExclusive } }));
    QCOMPARE(created.work, render::Work::IndexBuild);
    const render::Statement dropped = render::renderDropIndex(tName, index, true, context);
    QVERIFY(!dropped.transactional);
    QCOMPARE(dropped.undo, u"CREATE INDEX CONCURRENTLY t_name_idx ON public.t USING btree (name)"_s);
}

void TestOnlineDdl::indexUnderAnotherName()
{
    const schema::Index index = fixtureIndex(u"t"_s, u"t_num_idx"_s);
    QCOMPARE(render::createIndexSql(tName, index, { true, true, u"T new"_s }),
        u"CREATE UNIQUE INDEX CONCURRENTLY \"T new\" ON ONLY public.t USING btree (num)"_s);
}

void TestOnlineDdl::constraintOverAnIndex()
{
    const schema::Database database = fixtureDatabase();
    schema::Constraint constraint = fixtureConstraint(u"t"_s, u"t_pkey"_s);
    constraint.deferrable = true;
    QCOMPARE(render::addConstraintUsingIndexSql(tName, constraint, u"t new"_s),
        u"ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX \"t new\" DEFERRABLE"_s);
    QCOMPARE(render::createIndexSql(tName, render::backingIndex(constraint, u"t new"_s)),
        u"CREATE UNIQUE INDEX \"t new\" ON public.t USING btree (id)"_s);
    const auto added = render::renderAddConstraintUsingIndex(tName, constraint, u"t new"_s, { database, database });
    QCOMPARE(added.constFirst().work, render::Work::Instant);
    constraint.detail = schema::PrimaryKey { { u"doc"_s }, {} };
    const auto nullable = render::renderAddConstraintUsingIndex(tName, constraint, u"t new"_s, { database, database });
    QCOMPARE(nullable.constFirst().work, render::Work::Scan);
}

void TestOnlineDdl::validationCommitsBefore()
{
    const schema::Database database = fixtureDatabase();
    const schema::Constraint key = fixtureConstraint(u"t"_s, u"t_ref_id_fkey"_s);
    const auto added = render::renderAddConstraint(tName, key, true, { database, database });
    QVERIFY(added.constFirst().sql.endsWith(u" NOT VALID"));
    QCOMPARE(added.constFirst().work, render::Work::Instant);
    const render::Statement validated = render::renderValidateConstraint(tName, key, { database, database });
    QVERIFY(validated.commitsBefore);
    QCOMPARE(validated.locks,
        (QList<render::RelationLock> { { tName, schema::LockMode::ShareUpdateExclusive },
            { { u"public"_s, u"ref"_s }, schema::LockMode::RowShare } }));
}

void TestOnlineDdl::partitionOfANewParent()
{
    const schema::Database after = fixtureDatabase();
    const schema::Database nothing;
    const schema::Table p1 = fixtureTable(u"p1"_s);
    QCOMPARE(render::partitionForm(p1, { nothing, after }), render::PartitionForm::PartitionOf);
    QCOMPARE(render::partitionForm(p1, { after, after }), render::PartitionForm::Standalone);
    QCOMPARE(render::createTableSql(p1, render::PartitionForm::PartitionOf),
        u"CREATE TABLE public.p1 PARTITION OF public.p FOR VALUES FROM (0) TO (100)"_s);
    QVERIFY(render::renderCreateTableParts(p1, { nothing, after }).isEmpty());
}

void TestOnlineDdl::partitionWithNamesOfItsOwnIsAttached()
{
    const schema::Database after = fixtureDatabase();
    const schema::Database nothing;
    schema::Table p1 = fixtureTable(u"p1"_s);
    p1.indexes[0].name = u"mine"_s;
    QCOMPARE(render::partitionForm(p1, { nothing, after }), render::PartitionForm::Standalone);
}

void TestOnlineDdl::graphIndexesAreRebuilt()
{
    schema::Index before = fixtureIndex(u"t"_s, u"t_name_idx"_s);
    schema::Index after = before;
    after.storageParameters.insert(u"fillfactor"_s, u"70"_s);
    QVERIFY(render::canAlterIndex(before, after));
    before.method = u"hnsw"_s;
    before.storageParameters.insert(u"m"_s, u"16"_s);
    after = before;
    after.storageParameters.insert(u"m"_s, u"32"_s);
    QVERIFY(!render::canAlterIndex(before, after));
}

void TestOnlineDdl::droppedTableComesBackWhole()
{
    const schema::Database database = fixtureDatabase();
    const render::Statement dropped = render::renderDropTable(fixtureTable(u"t"_s), { database, database });
    for (const auto &part : { u"CREATE TABLE public.t ("_s, u"CREATE INDEX t_name_idx"_s, u"CREATE TRIGGER t_touch"_s,
             u"CREATE POLICY t_read"_s, u"CREATE RULE t_keep"_s, u"ADD CONSTRAINT t_ref_id_fkey"_s,
             u"ADD CONSTRAINT t_doc_check CHECK ((doc IS NOT NULL)) NOT VALID"_s })
        QVERIFY2(dropped.undo.contains(part), qPrintable(part));
    QCOMPARE(dropped.undoLoss, u"The rows of public.t are gone."_s);
}

QTEST_GUILESS_MAIN(TestOnlineDdl)
#include "tst_onlineddl.moc"
