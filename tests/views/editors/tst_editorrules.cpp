// The small decisions of the editors: names, types, operator classes, policies.
#include "tests/views/document/sampleschema.h"
#include "views/editors/accessmethods.h"
#include "views/editors/indexedits.h"
#include "views/editors/namevalidation.h"
#include "views/editors/newparts.h"
#include "views/editors/policyedits.h"
#include "views/editors/typenames.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace schemawright;
using namespace schemawright::editors;

namespace {

const QualifiedName conversations { u"public"_s, u"conversations"_s };

const schema::Table &conversationsOf(const schema::Database &database)
{
    return *schema::findTable(database, conversations);
}

} // namespace

class TestEditorRules : public QObject
{
    Q_OBJECT

private slots:
    void nameIsChecked_data();
    void nameIsChecked();
    void namesAreSplitAndJoined_data();
    void namesAreSplitAndJoined();
    void typeIsWrittenAsTheServerDoes_data();
    void typeIsWrittenAsTheServerDoes();
    void vectorIndexGetsItsOperatorClass();
    void methodTakesAwayWhatItCannotHave();
    void operatorClassesNeedTheirExtension();
    void newPolicyIsolatesTenants();
    void newPolicyIsSafeWithoutColumnsToGoBy();
    void commandMovesTheCondition();
    void newForeignKeyFindsItsTable();
};

void TestEditorRules::nameIsChecked_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isFine");
    QTest::newRow("a plain name is fine") << u"title"_s << true;
    QTest::newRow("an empty name is not") << u""_s << false;
    QTest::newRow("spaces alone are no name") << u"  "_s << false;
    QTest::newRow("a sibling's name is taken") << u"id"_s << false;
    QTest::newRow("another case is another name") << u"ID"_s << true;
    QTest::newRow("63 bytes are the most") << QString(63, u'a') << true;
    QTest::newRow("64 bytes are too many") << QString(64, u'a') << false;
    QTest::newRow("32 letters of two bytes are too many") << QString(32, u'é') << false;
    QTest::newRow("31 letters of two bytes are not") << QString(31, u'é') << true;
}

void TestEditorRules::nameIsChecked()
{
    QFETCH(QString, name);
    QFETCH(bool, isFine);
    QCOMPARE(nameProblem(name, { u"id"_s }).isEmpty(), isFine);
}

void TestEditorRules::namesAreSplitAndJoined_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("nothing") << u""_s << QStringList();
    QTest::newRow("two names") << u"a, b"_s << QStringList { u"a"_s, u"b"_s };
    QTest::newRow("a comma inside quotes") << u"\"a,b\", c"_s << QStringList { u"a,b"_s, u"c"_s };
    QTest::newRow("a quote inside quotes") << u"\"a\"\"b\""_s << QStringList { u"a\"b"_s };
    QTest::newRow("a space inside a name") << u"two words"_s << QStringList { u"two words"_s };
    QTest::newRow("a space at the edge") << u"\" a\""_s << QStringList { u" a"_s };
}

void TestEditorRules::namesAreSplitAndJoined()
{
    QFETCH(QString, text);
    QFETCH(QStringList, names);
    QCOMPARE(splitNames(text), names);
    QCOMPARE(joinNames(names), text);
}

void TestEditorRules::typeIsWrittenAsTheServerDoes_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("type");
    QTest::newRow("an alias") << u"int8"_s << u"bigint"_s;
    QTest::newRow("upper case") << u"TEXT"_s << u"text"_s;
    QTest::newRow("a length") << u"varchar( 20 )"_s << u"character varying(20)"_s;
    QTest::newRow("char without a length") << u"char"_s << u"character(1)"_s;
    QTest::newRow("an array of an alias") << u"int[]"_s << u"integer[]"_s;
    QTest::newRow("a precision in the middle") << u"timestamptz(3)"_s << u"timestamp(3) with time zone"_s;
    QTest::newRow("time zone written out") << u"timestamp  with time zone"_s << u"timestamp with time zone"_s;
    QTest::newRow("an enum of the database") << u"message_role"_s << u"public.message_role"_s;
    QTest::newRow("an enum that is qualified already") << u"public.message_role"_s << u"public.message_role"_s;
    QTest::newRow("a type of an extension") << u"vector(768)"_s << u"public.vector(768)"_s;
    QTest::newRow("an extension that is not there") << u"citext"_s << u"citext"_s;
    QTest::newRow("two numbers") << u"decimal(12, 2)"_s << u"numeric(12,2)"_s;
    QTest::newRow("a type nobody knows") << u"\"My Type\""_s << u"\"My Type\""_s;
}

void TestEditorRules::typeIsWrittenAsTheServerDoes()
{
    QFETCH(QString, typed);
    QFETCH(QString, type);
    QCOMPARE(canonicalType(typed, testing::sampleDatabase()), type);
    QCOMPARE(canonicalType(type, testing::sampleDatabase()), type);
}

void TestEditorRules::vectorIndexGetsItsOperatorClass()
{
    const schema::Database database = testing::sampleDatabase();
    const schema::Index index = newIndex(conversationsOf(database), database);
    QCOMPARE(index.name, u"conversations_embedding_idx"_s);
    QCOMPARE(index.method, u"hnsw"_s);
    QCOMPARE(index.parts.constFirst().operatorClass, u"public.vector_cosine_ops"_s);
}

void TestEditorRules::methodTakesAwayWhatItCannotHave()
{
    const schema::Database database = testing::sampleDatabase();
    schema::Index index;
    schema::IndexPart part;
    part.column = u"embedding"_s;
    part.descending = true;
    index.parts = { part };
    index.unique = true;
    index.include = { u"id"_s };
    index.storageParameters = { { u"fillfactor"_s, u"70"_s } };
    const schema::Index changed = withMethod(index, u"ivfflat"_s, database, conversations);
    QVERIFY(!changed.unique && changed.include.isEmpty() && changed.storageParameters.isEmpty());
    QVERIFY(!changed.parts.constFirst().descending);
    QVERIFY(changed.parts.constFirst().operatorClass.isEmpty());
    QCOMPARE(withMethod(changed, u"hnsw"_s, database, conversations).parts.constFirst().operatorClass,
        u"public.vector_cosine_ops"_s);
}

void TestEditorRules::operatorClassesNeedTheirExtension()
{
    schema::Database database = testing::sampleDatabase();
    QVERIFY(operatorClasses(u"hnsw"_s, u"public.vector(3)"_s, database).contains(u"public.vector_l2_ops"_s));
    database.extensions.clear();
    QVERIFY(operatorClasses(u"hnsw"_s, u"public.vector(3)"_s, database).isEmpty());
    QCOMPARE(operatorClasses(u"gin"_s, u"jsonb"_s, database), QStringList { u"jsonb_path_ops"_s });
}

void TestEditorRules::newPolicyIsolatesTenants()
{
    const schema::Database database = testing::sampleDatabase();
    const schema::Policy policy = newPolicy(conversationsOf(database));
    QCOMPARE(policy.name, u"tenant_isolation_2"_s);
    QCOMPARE(policy.usingExpression, u"tenant_id = current_setting('app.tenant_id')::uuid"_s);
}

void TestEditorRules::newPolicyIsSafeWithoutColumnsToGoBy()
{
    const schema::Database database = testing::sampleDatabase();
    QCOMPARE(newPolicy(*schema::findTable(database, { u"public"_s, u"messages"_s })).usingExpression, u"false"_s);
}

void TestEditorRules::commandMovesTheCondition()
{
    schema::Policy policy;
    policy.usingExpression = u"a"_s;
    policy = withCommand(policy, u"INSERT"_s);
    QCOMPARE(policy.usingExpression, QString());
    QCOMPARE(policy.withCheckExpression, u"a"_s);
    policy = withCommand(policy, u"SELECT"_s);
    QCOMPARE(policy.usingExpression, u"a"_s);
    QCOMPARE(policy.withCheckExpression, QString());
}

void TestEditorRules::newForeignKeyFindsItsTable()
{
    const schema::Database database = testing::sampleDatabase();
    const schema::Constraint constraint = newConstraint(NewConstraint::ForeignKey, conversationsOf(database), database);
    const auto &key = std::get<schema::ForeignKey>(constraint.detail);
    QCOMPARE(key.columns, QStringList { u"tenant_id"_s });
    QCOMPARE(key.referencedTable.name, u"tenants"_s);
    QCOMPARE(key.referencedColumns, QStringList { u"id"_s });
    QCOMPARE(constraint.name, u"conversations_tenant_id_fkey_2"_s);
}

QTEST_GUILESS_MAIN(TestEditorRules)
#include "tst_editorrules.moc"
