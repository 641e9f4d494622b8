// features.sql has one of each feature; here every field of what is read is looked at.
#include "featuresdatabase.h"

#include <atomic>
#include <thread>

using namespace Qt::Literals::StringLiterals;
using namespace schemawright;
using namespace schemawright::schema;
using namespace schemawright::testing;

class TestInspector : public QObject, private FeaturesDatabase
{
    Q_OBJECT
private slots:
    void initTestCase();
    void readsSchemasAndExtensions();
    void readsTableAttributes();
    void readsColumns();
    void readsIdentityAndGenerated();
    void readsKeys();
    void readsForeignKeys();
    void readsChecksAndExclusions();
    void readsPartitions();
    void readsInheritance();
    void leavesOutCopiesForReferencedPartitions();
    void readsIndexParts();
    void readsIndexAttributes();
    void readsPolicies();
    void readsTriggersAndRules();
    void readsViews();
    void readsTypes();
    void readsSequences();
    void readsRoutines();
    void secretsStayOnTheServer();
    void foreignTablesAreTables();
    void textKindsCanBeCreatedAgain_data();
    void textKindsCanBeCreatedAgain();
};

void TestInspector::initTestCase()
{
    readFeatures();
}

void TestInspector::readsSchemasAndExtensions()
{
    QCOMPARE(m_database.name, m_name);
    QCOMPARE(m_database.serverVersion / 10000, 15);
    const Access ofApp { u"postgres"_s, schema::defaultGrants(schema::GrantClass::Schema, 150000), {}, {} };
    const Access ofPublic { u"pg_database_owner"_s, schema::initialPublicSchemaGrants(150000), {}, {} };
    const QList<Namespace> schemas { { u"app"_s, u"the application"_s, ofApp }, { u"public"_s, {}, ofPublic } };
    QCOMPARE(m_database.schemas, schemas);
    QCOMPARE(m_database.extensions.size(), 1); // plpgsql is initdb's
    QCOMPARE(m_database.extensions.first().name, u"hstore"_s);
    QCOMPARE(m_database.extensions.first().schema, u"app"_s);
    QCOMPARE(m_database.extensions.first().comment, u"ours"_s);
    QVERIFY(!m_database.extensions.first().version.isEmpty());
}

void TestInspector::readsTableAttributes()
{
    const Table &parent = table("app.parent");
    QVERIFY(parent.rowSecurityEnabled);
    QVERIFY(parent.rowSecurityForced);
    QVERIFY(!parent.unlogged);
    QCOMPARE(parent.comment, u"it's a table"_s);
    QCOMPARE(parent.replicaIdentity, ReplicaIdentity::Index);
    QCOMPARE(parent.replicaIdentityIndex, u"parent_pkey"_s);
    const QMap<QString, QString> parameters {
        { u"fillfactor"_s, u"70"_s },
        { u"autovacuum_enabled"_s, u"false"_s },
        { u"toast.autovacuum_enabled"_s, u"false"_s },
    };
    QCOMPARE(parent.storageParameters, parameters);
    QCOMPARE(parent.accessMethod, QString());
    QCOMPARE(parent.tablespace, QString());

    const Table &child = table("public.child");
    QVERIFY(child.unlogged);
    QVERIFY(!child.rowSecurityEnabled);
    QCOMPARE(child.replicaIdentity, ReplicaIdentity::Full);
}

void TestInspector::readsColumns()
{
    const Table &parent = table("app.parent");
    QStringList names;
    for (const Column &column : parent.columns)
        names.append(column.name);
    QCOMPARE(names,
        QStringList(
            { u"id"_s, u"code"_s, u"note"_s, u"twice"_s, u"mood"_s, u"Odd \"Name"_s, u"serial_no"_s, u"late"_s }));

    const Column *code = findColumn(parent, u"code"_s);
    QCOMPARE(code->type, u"text"_s);
    QVERIFY(!code->notNull);
    QVERIFY(!code->defaultExpression);
    QCOMPARE(code->storage, u"EXTERNAL"_s);
    QCOMPARE(code->statisticsTarget, 200);
    QVERIFY(code->options.isEmpty());

    const Column *note = findColumn(parent, u"note"_s);
    QCOMPARE(note->type, u"character varying(20)"_s);
    QVERIFY(note->notNull);
    QCOMPARE(*note->defaultExpression, u"'none'::character varying"_s);
    QCOMPARE(note->collation, u"\"C\""_s);
    QCOMPARE(note->compression, u"pglz"_s);
    QCOMPARE(note->storage, QString());
    QCOMPARE(note->statisticsTarget, -1);
    QCOMPARE(note->options, (QMap<QString, QString> { { u"n_distinct"_s, u"-0.5"_s } }));
    QCOMPARE(note->comment, u"a note"_s);

    QCOMPARE(findColumn(parent, u"Odd \"Name"_s)->type, u"app.mood[]"_s);
    QCOMPARE(
        *findColumn(parent, u"serial_no"_s)->defaultExpression, u"nextval('app.parent_serial_no_seq'::regclass)"_s);
}

void TestInspector::readsIdentityAndGenerated()
{
    const Column *id = findColumn(table("app.parent"), u"id"_s);
    QVERIFY(id->identity);
    QVERIFY(id->identity->always);
    QCOMPARE(id->identity->sequenceName, named("app.parent_id_seq"));
    QCOMPARE(id->identity->options.start, 10);
    QCOMPARE(id->identity->options.increment, 5);
    QCOMPARE(id->identity->options.dataType, u"integer"_s);
    QVERIFY(id->notNull);
    QVERIFY(!findNamed(m_database.sequences, "app.parent_id_seq"));

    const Column *twice = findColumn(table("app.parent"), u"twice"_s);
    QCOMPARE(twice->generated, (Generated { .expression = u"(2 * 21)"_s, .stored = true }));
    QVERIFY(!twice->defaultExpression);
}

void TestInspector::readsKeys()
{
    const Constraint *primary = findPrimaryKey(table("app.parent"));
    QCOMPARE(primary->name, u"parent_pkey"_s);
    QCOMPARE(primary->definition, u"PRIMARY KEY (id)"_s);
    QCOMPARE(primary->comment, u"the key"_s);
    QCOMPARE(primary->storageParameters, (QMap<QString, QString> { { u"fillfactor"_s, u"80"_s } }));
    QVERIFY(primary->isLocal);

    const Constraint *unique = findConstraint(table("app.parent"), u"parent_code_key"_s);
    QVERIFY(unique->deferrable);
    QVERIFY(unique->initiallyDeferred);
    QCOMPARE(std::get<UniqueConstraint>(unique->detail).columns, QStringList { u"code"_s });

    const auto &key = detail<PrimaryKey>(table("public.child"), u"child_pk"_s);
    QCOMPARE(key.columns, QStringList({ u"a"_s, u"b"_s }));
    QCOMPARE(key.include, QStringList { u"c"_s });
}

void TestInspector::readsForeignKeys()
{
    const Constraint *constraint = findConstraint(table("public.child"), u"child_parent"_s);
    const auto &key = std::get<ForeignKey>(constraint->detail);
    QCOMPARE(key.columns, QStringList { u"parent_id"_s });
    QCOMPARE(key.referencedTable, named("app.parent"));
    QCOMPARE(key.referencedColumns, QStringList { u"id"_s });
    QCOMPARE(key.match, ForeignKeyMatch::Full);
    QCOMPARE(key.onUpdate, ForeignKeyAction::Cascade);
    QCOMPARE(key.onDelete, ForeignKeyAction::SetNull);
    QVERIFY(constraint->deferrable);
    QVERIFY(!constraint->initiallyDeferred);
    QVERIFY(!constraint->notValid);
}

void TestInspector::readsChecksAndExclusions()
{
    const Table &child = table("public.child");
    QCOMPARE(detail<CheckConstraint>(child, u"child_a_positive"_s),
        (CheckConstraint { .expression = u"(a > 0)"_s, .noInherit = true }));
    QVERIFY(findConstraint(child, u"child_b_positive"_s)->notValid);
    const Constraint *exclusion = findConstraint(child, u"child_no_overlap"_s);
    QVERIFY(std::holds_alternative<ExclusionConstraint>(exclusion->detail));
    QCOMPARE(exclusion->definition, u"EXCLUDE USING gist (during WITH &&) WHERE ((a > 3))"_s);
    // The indexes behind constraints are not listed again.
    QVERIFY(!findIndex(child, u"child_no_overlap"_s));
    QVERIFY(!findIndex(child, u"child_pk"_s));
}

void TestInspector::readsPartitions()
{
    QCOMPARE(table("public.events").partitionKey, u"RANGE (at)"_s);
    QVERIFY(table("public.events").isPartitioned());

    const Table &part = table("public.events_2024");
    QCOMPARE(part.partitionOf,
        (PartitionOf {
            .parent = named("public.events"), .bound = u"FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')"_s }));
    QVERIFY(part.inherits.isEmpty());
    QVERIFY(!part.columns.first().isLocal);
    QVERIFY(!findPrimaryKey(part)->isLocal);
    QVERIFY(!findConstraint(part, u"events_id_check"_s)->isLocal);
    QVERIFY(part.triggers.isEmpty()); // the copy of events_touch
    QCOMPARE(findIndex(part, u"events_2024_kind_idx"_s)->parentIndex, named("public.events_kind"));
    QVERIFY(findIndex(part, u"events_2024_own"_s)->parentIndex.isEmpty());

    const Table &rest = table("public.events_rest");
    QCOMPARE(rest.partitionOf->bound, u"DEFAULT"_s);
    QCOMPARE(rest.partitionKey, u"HASH (id)"_s);
}

void TestInspector::readsInheritance()
{
    const Table &inheriting = table("public.inheriting");
    QCOMPARE(inheriting.inherits, QList<QualifiedName> { named("app.parent") });
    QVERIFY(!inheriting.partitionOf);
    QVERIFY(!findColumn(inheriting, u"id"_s)->isLocal);
    QVERIFY(findColumn(inheriting, u"extra"_s)->isLocal);
    QVERIFY(findConstraint(inheriting, u"own"_s)->isLocal);
}

void TestInspector::leavesOutCopiesForReferencedPartitions()
{
    // The server keeps one more pg_constraint row for every partition of events.
    const Table &referencing = table("public.references_events");
    QCOMPARE(referencing.constraints.size(), 1);
    QCOMPARE(std::get<ForeignKey>(referencing.constraints.first().detail).referencedTable, named("public.events"));
}

void TestInspector::readsIndexParts()
{
    const Index *expression = findIndex(table("public.child"), u"child_expr"_s);
    QCOMPARE(expression->parts.size(), 2);
    IndexPart first;
    first.expression = u"lower(c)"_s;
    first.collation = u"\"C\""_s;
    first.operatorClass = u"text_pattern_ops"_s;
    first.descending = true;
    first.nullsFirst = false;
    QCOMPARE(expression->parts.at(0), first);
    QCOMPARE(expression->parts.at(1).expression, u"((a + b))"_s);
    QCOMPARE(expression->parts.at(1).operatorClass, QString());
    QCOMPARE(expression->predicate, u"(b > 1)"_s);
    QCOMPARE(expression->statisticsTargets, (QMap<int, int> { { 2, 500 } }));
    QCOMPARE(expression->comment, u"an expression"_s);

    const Index *code = findIndex(table("app.parent"), u"parent_code"_s);
    QCOMPARE(code->parts.at(0).column, u"code"_s);
    QCOMPARE(code->parts.at(0).collation, u"\"C\""_s);
    QCOMPARE(code->parts.at(1).collation, QString()); // the column's own
    QCOMPARE(code->parts.at(1).operatorClass, u"text_pattern_ops"_s);
}

void TestInspector::readsIndexAttributes()
{
    const Index *include = findIndex(table("public.child"), u"child_include"_s);
    QVERIFY(include->unique);
    QVERIFY(include->parts.first().nullsFirst);
    QVERIFY(!include->parts.first().descending);
    QCOMPARE(include->include, QStringList { u"c"_s });
    QCOMPARE(include->storageParameters, (QMap<QString, QString> { { u"fillfactor"_s, u"60"_s } }));
    QCOMPARE(include->method, u"btree"_s);
    QVERIFY(include->valid);
    QCOMPARE(include->definition,
        u"CREATE UNIQUE INDEX child_include ON public.child USING btree (b NULLS FIRST) INCLUDE (c) WITH "
        "(fillfactor='60')"_s);

    QVERIFY(findIndex(table("app.parent"), u"parent_code"_s)->clustered);
    const Index *brin = findIndex(table("app.parent"), u"parent_trgm"_s);
    QCOMPARE(brin->method, u"brin"_s);
    QCOMPARE(brin->parts.first().operatorClass, u"int4_minmax_multi_ops"_s);
    QCOMPARE(
        brin->parts.first().operatorClassParameters, (QMap<QString, QString> { { u"values_per_range"_s, u"16"_s } }));
}

void TestInspector::readsPolicies()
{
    const Policy expected {
        .name = u"own"_s,
        .permissive = false,
        .command = PolicyCommand::Update,
        .roles = { u"pg_read_all_data"_s, u"postgres"_s },
        .usingExpression = u"(code = CURRENT_USER)"_s,
        .withCheckExpression = u"((note)::text <> ''::text)"_s,
        .comment = u"only own rows"_s,
    };
    QCOMPARE(*findPolicy(table("app.parent"), u"own"_s), expected);
    const Policy *everyone = findPolicy(table("app.parent"), u"everyone"_s);
    QVERIFY(everyone->permissive);
    QVERIFY(everyone->roles.isEmpty());
    QCOMPARE(everyone->command, PolicyCommand::All);
}

void TestInspector::readsTriggersAndRules()
{
    const Trigger *touch = findTrigger(table("app.parent"), u"touch"_s);
    QCOMPARE(touch->function, named("app.touch"));
    QCOMPARE(touch->firing, FiringMode::Disabled);
    QCOMPARE(touch->comment, u"keeps track"_s);
    QVERIFY(touch->definition.startsWith(u"CREATE TRIGGER touch BEFORE UPDATE OF note ON app.parent"));
    QVERIFY(!touch->constraint);
    QVERIFY(findTrigger(table("app.parent"), u"later"_s)->constraint);
    QCOMPARE(table("app.parent").triggers.size(), 2); // none of the foreign keys'

    QCOMPARE(table("public.child").rules.size(), 1);
    QCOMPARE(table("public.child").rules.first().comment, u"kept"_s);
    QCOMPARE(view("app.on_view").triggers.first().name, u"instead"_s);
}

void TestInspector::readsViews()
{
    const View &shown = view("app.shown");
    QVERIFY(!shown.materialized);
    QCOMPARE(shown.query, u"SELECT parent.id,\n    parent.note\n   FROM app.parent"_s);
    const QMap<QString, QString> options { { u"security_barrier"_s, u"true"_s }, { u"check_option"_s, u"local"_s } };
    QCOMPARE(shown.options, options);
    QCOMPARE(shown.comment, u"visible"_s);
    QCOMPARE(*shown.columns.at(1).defaultExpression, u"'shown'::character varying"_s);
    QCOMPARE(shown.columns.at(1).comment, u"seen"_s);
    QVERIFY(shown.rules.isEmpty()); // _RETURN is the query

    const View &summary = view("app.summary");
    QVERIFY(summary.materialized);
    QVERIFY(!summary.populated);
    QCOMPARE(summary.options, (QMap<QString, QString> { { u"fillfactor"_s, u"90"_s } }));
    QCOMPARE(summary.indexes.first().name, u"summary_mood"_s);
    QVERIFY(summary.indexes.first().unique);
}

void TestInspector::readsTypes()
{
    const EnumType *mood = findNamed(m_database.enums, "app.mood");
    QCOMPARE(mood->labels, QStringList({ u"sad"_s, u"neutral"_s, u"ok, \"fine\""_s, u"happy"_s }));
    QCOMPARE(mood->comment, u"how it went"_s);

    const Domain *email = findNamed(m_database.domains, "app.email");
    QCOMPARE(email->baseType, u"character varying(80)"_s);
    QCOMPARE(email->collation, u"\"C\""_s);
    QVERIFY(email->notNull);
    QCOMPARE(*email->defaultExpression, u"'x@y'::character varying"_s);
    QCOMPARE(email->constraints.size(), 2);
    QCOMPARE(email->constraints.at(0).comment, u"needs an at"_s);
    QVERIFY(!email->constraints.at(0).notValid);
    QVERIFY(email->constraints.at(1).notValid);
    QCOMPARE(email->constraints.at(1).definition, u"CHECK ((length((VALUE)::text) < 60))"_s);

    const CompositeType *address = findNamed(m_database.composites, "app.address");
    QCOMPARE(address->attributes.size(), 2);
    QCOMPARE(address->attributes.at(1).type, u"character varying(10)"_s);
    QCOMPARE(address->attributes.at(1).collation, u"\"C\""_s);
    QCOMPARE(address->attributes.at(1).comment, u"postal code"_s);
}

void TestInspector::readsSequences()
{
    const Sequence *free = findNamed(m_database.sequences, "app.free");
    const SequenceOptions options {
        .dataType = u"integer"_s,
        .start = -1,
        .increment = -2,
        .minimum = -100,
        .maximum = -1,
        .cache = 5,
        .cycle = true,
    };
    QCOMPARE(free->options, options);
    QVERIFY(!free->ownedBy);
    QCOMPARE(free->comment, u"counts down"_s);
    const ColumnReference owner { .table = named("app.parent"), .column = u"late"_s };
    QCOMPARE(findNamed(m_database.sequences, "app.owned")->ownedBy, owner);
}

void TestInspector::readsRoutines()
{
    QList<Routine> adders;
    for (const Shared<Routine> &routine : m_database.routines) {
        if (routine->name == named("app.add"))
            adders.append(*routine);
    }
    QCOMPARE(adders.size(), 2);
    QCOMPARE(adders.first().identityArguments, u"a integer, b integer"_s);
    QCOMPARE(adders.first().arguments, u"a integer, b integer DEFAULT 1"_s);
    QCOMPARE(adders.first().resultType, u"integer"_s);
    QCOMPARE(adders.first().language, u"sql"_s);
    QCOMPARE(adders.first().comment, u"adds"_s);
    QVERIFY(adders.first().definition.startsWith(u"CREATE OR REPLACE FUNCTION app.add(a integer"));
    QVERIFY(!adders.first().definition.endsWith(u'\n'));

    const auto isWork = [](const Shared<Routine> &routine) { return routine->name == named("app.work"); };
    const auto work = std::ranges::find_if(m_database.routines, isWork);
    QCOMPARE((*work)->kind, RoutineKind::Procedure);
    QCOMPARE((*work)->resultType, QString());
}

void TestInspector::secretsStayOnTheServer()
{
    QVERIFY(m_database.unmodelled.isEmpty());
    const auto mapping = std::ranges::find(m_database.others, u"user mapping"_s, &OtherObject::label);
    QVERIFY(mapping != m_database.others.end());
    QCOMPARE(mapping->createSql, u"CREATE USER MAPPING FOR PUBLIC SERVER elsewhere"_s);
    QCOMPARE(mapping->hidden, QStringList { u"password"_s });
}

void TestInspector::foreignTablesAreTables()
{
    const Table remote = table("app.remote");
    QCOMPARE(remote.foreignServer, u"elsewhere"_s);
    QCOMPARE(findColumn(remote, u"id"_s)->foreignOptions, (QMap<QString, QString> { { u"key"_s, u"true"_s } }));
}

void TestInspector::textKindsCanBeCreatedAgain_data()
{
    QTest::addColumn<QString>("label");
    for (const char *label : { "aggregate", "cast", "collation", "conversion", "event trigger", "user mapping",
             "operator class", "publication", "range type", "statistics", "text search configuration" })
        QTest::addRow("%s", label) << QString::fromLatin1(label);
}

void TestInspector::textKindsCanBeCreatedAgain()
{
    QFETCH(QString, label);
    const auto object = std::ranges::find(m_database.others, label, &OtherObject::label);
    QVERIFY(object != m_database.others.end());
    postgres::Connection connection = m_fixture->connect(m_name);
    QVERIFY_RESULT(connection.execute(object->dropSql));
    for (const QString &statement : object->createSql.split(u";\n"_s))
        QVERIFY_RESULT(connection.execute(statement));
    const Database after = inspect(connection);
    const auto again = std::ranges::find(after.others, object->identity, &OtherObject::identity);
    QVERIFY(again != after.others.end());
    QCOMPARE(again->createSql, object->createSql);
    QCOMPARE(after.others.size(), m_database.others.size());
}

QTEST_GUILESS_MAIN(TestInspector)
#include "tst_inspector.moc"
