// What the trace measures, against what another program measured: SCHEMAWRIGHT_CORPUS/locks has statements with the strongest
// mode on every relation and whether it was rewritten, for PostgreSQL 15 and 18.
#include "model/trace/locktrace.h"

#include "model/base/textfile.h"
#include "model/sql/splitter.h"
#include "tests/support/lockcases.h"

#include <QMap>
#include <QTest>

#include <algorithm>

using namespace schemawright;
using namespace Qt::StringLiterals;
using testing::LockCase;
using trace::RelationKind;
using trace::RelationTrace;

class TestLockTrace : public QObject
{
    Q_OBJECT
private slots:
    void agreesOn15() { agreesOn(15); }
    void agreesOn18() { agreesOn(18); }
    void tellsWhatWasRead();
    void endsAtTheFirstError();

private:
    void agreesOn(int version);
};

namespace {

struct Expected {
    QString mode; ///< "-": it was only rewritten as far as the other program saw
    bool rewritten = false;
};
using Relations = QMap<QString, Expected>;

QMap<QString, Relations> readExpected(int version)
{
    QMap<QString, Relations> expected;
    const QString text = readTextFile(testing::locksFolder() + u"locks_min.tsv"_s).value();
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts).mid(1)) {
        const QStringList fields = line.split(u'\t');
        if (fields.at(1).toInt() != version)
            continue;
        Relations &relations = expected[fields.at(5)];
        if (fields.at(2) != "-"_L1)
            relations.insert(fields.at(2), { fields.at(3), fields.at(4) == "y"_L1 });
    }
    return expected;
}

QString modeName(schema::LockMode mode)
{
    QString name;
    for (const QString &word : schema::lockModeText(mode).split(u' ', Qt::SkipEmptyParts))
        name += word.at(0) + word.mid(1).toLower();
    return name.isEmpty() ? u"-"_s : name + u"Lock"_s;
}

/// As the other program names it.
QString nameOf(const RelationTrace &relation)
{
    const bool isPlain = relation.relation.schema == "public"_L1 || relation.relation.schema.startsWith("pg_temp_"_L1);
    const QString schema = isPlain ? QString() : relation.relation.schema + u'.';
    return (relation.isNew ? u"NEW:"_s : QString()) + schema + relation.relation.name;
}

struct Seen {
    schema::LockMode mode = schema::LockMode::None;
    bool rewritten = false;
    RelationKind kind = RelationKind::Table;
};

QMap<QString, Seen> seenOf(const QList<trace::StatementTrace> &traces)
{
    QMap<QString, Seen> seen;
    QStringList made; // by an earlier statement of the case
    for (const trace::StatementTrace &statement : traces) {
        QStringList madeNow;
        for (const RelationTrace &relation : statement.relations) {
            if (relation.relation.schema.startsWith("pg_toast"_L1))
                continue;
            const QString plain = nameOf(relation);
            const QString name = made.contains(plain) ? u"NEW:"_s + plain : plain;
            if (relation.isNew)
                madeNow << plain.mid(4);
            Seen &known = seen[name];
            known.mode = std::max(known.mode, relation.mode);
            known.rewritten = known.rewritten || relation.isRewritten;
            known.kind = relation.kind;
        }
        made += madeNow;
    }
    return seen;
}

/// Empty: they agree. What was watched from outside was seen by chance, and we may have seen more of it.
QStringList differences(const QMap<QString, Seen> &seen, const Relations &expected, bool watched)
{
    QStringList differences;
    for (auto relation = expected.cbegin(); relation != expected.cend(); ++relation) {
        // Another relation's row, or what nobody waits for and VACUUM holds for a moment only.
        const bool isNothing = relation->mode == "-"_L1 && !relation->rewritten;
        const auto found = seen.constFind(relation.key());
        if (found == seen.cend() && (isNothing || (watched && relation->mode == "RowExclusiveLock"_L1)))
            continue;
        const QString text = u"%1 %2%3"_s.arg(relation.key(), relation->mode, relation->rewritten ? u" rewritten"_s : QString());
        if (found == seen.cend()) {
            if (!watched || !relation.key().startsWith("NEW:"_L1))
                differences << u"not seen: "_s + text;
        } else if (const bool more = watched && (relation->mode == "-"_L1 || found->kind == RelationKind::Index);
            (!more && modeName(found->mode) != relation->mode) || found->rewritten != relation->rewritten) {
            differences << u"%1, we say %2%3"_s.arg(text, modeName(found->mode), found->rewritten ? u" rewritten"_s : QString());
        }
    }
    for (auto relation = seen.cbegin(); relation != seen.cend() && !watched; ++relation) {
        if (!expected.contains(relation.key()))
            differences << u"only we say %1 %2%3"_s.arg(relation.key(), modeName(relation->mode), relation->rewritten ? u" rewritten"_s : QString());
    }
    return differences;
}

QList<trace::TraceInput> inputsOf(const QString &script, int transaction)
{
    QList<trace::TraceInput> inputs;
    const QList<sql::StatementSource> statements = sql::splitStatements(script).value();
    for (const sql::StatementSource &statement : statements)
        inputs.append({ statement.text, transaction });
    return inputs;
}

} // namespace

void TestLockTrace::agreesOn(int version)
{
    if (!testing::hasLockCases())
        SKIP_UNLESS_REQUIRED("REQUIRE_CORPUS", "no corpus on this machine");
    const auto fixture = testing::PgFixture::start(version);
    REQUIRE_SERVER(fixture);
    testing::LockServer server(*fixture);
    const QMap<QString, Relations> expected = readExpected(version);
    const QString only = qEnvironmentVariable("TRACE_CASE");
    QStringList wrong;
    int agreeing = 0;
    for (const LockCase &one : testing::lockCases(version)) {
        if (!expected.contains(one.id) || (!only.isEmpty() && one.id != only))
            continue;
        // What has no setup of its own is taken back; the others get a copy, because a setup's own locks would hide theirs.
        postgres::Connection &connection = server.connectionFor(one);
        const bool isShared = testing::LockServer::isShared(one);
        if (isShared)
            QVERIFY_RESULT(connection.execute(u"BEGIN"_s));
        const auto traces = trace::traceStatements(connection, inputsOf(one.sql, one.isWatched ? -1 : 0));
        QVERIFY_RESULT(traces);
        if (isShared)
            QVERIFY_RESULT(connection.execute(u"ROLLBACK"_s));
        QStringList problems = differences(seenOf(*traces), expected.value(one.id), one.isWatched);
        if (!problems.isEmpty() && !traces->isEmpty() && traces->last().error)
            problems << traces->last().error->text;
        if (problems.isEmpty())
            ++agreeing;
        else
            wrong << one.id + u" ("_s + one.sql + u"): "_s + problems.join(u"; "_s);
    }
    qInfo("PostgreSQL %d: %d of %lld cases agree", version, agreeing, static_cast<long long>(agreeing + wrong.size()));
    for (const QString &one : std::as_const(wrong))
        qWarning("%s", qPrintable(one));
    QVERIFY(wrong.isEmpty());
    QVERIFY(agreeing > 0);
}

void TestLockTrace::tellsWhatWasRead()
{
    const auto fixture = testing::PgFixture::start();
    REQUIRE_SERVER(fixture);
    postgres::Connection connection = fixture->connect(fixture->createDatabase());
    QVERIFY_RESULT(connection.execute(u"CREATE TABLE t (id int); CREATE TABLE u (id int)"_s));
    const auto traces = trace::traceStatements(connection,
        { { u"ALTER TABLE t ADD CHECK (id > 0)"_s, 0 }, { u"ALTER TABLE u ADD CHECK (id > 0) NOT VALID"_s, 0 },
            { u"CREATE INDEX CONCURRENTLY t_id ON t (id)"_s, -1 } });
    QVERIFY_RESULT(traces);
    QCOMPARE(traces->size(), 3);
    const RelationTrace checked = traces->at(0).relations.first();
    QCOMPARE(checked.relation.name, u"t"_s);
    QCOMPARE(checked.mode, schema::LockMode::AccessExclusive);
    QVERIFY(checked.isScanned);
    QVERIFY(!traces->at(1).relations.first().isScanned);
    // Its own index is in it or not, by when somebody looked.
    const QList<RelationTrace> &built = traces->at(2).relations;
    const auto table = std::ranges::find_if(built, [](const RelationTrace &one) { return !one.isNew; });
    QVERIFY(table != built.end() && table->relation.name == u"t");
    QCOMPARE(table->mode, schema::LockMode::ShareUpdateExclusive);
    QVERIFY(!connection.isInTransaction());
}

void TestLockTrace::endsAtTheFirstError()
{
    const auto fixture = testing::PgFixture::start();
    REQUIRE_SERVER(fixture);
    postgres::Connection connection = fixture->connect(fixture->createDatabase());
    const auto traces = trace::traceStatements(
        connection, { { u"CREATE TABLE t (id int)"_s, 0 }, { u"ALTER TABLE missing ADD a int"_s, 0 }, { u"SELECT 1"_s, 0 } });
    QVERIFY_RESULT(traces);
    QCOMPARE(traces->size(), 2);
    QVERIFY(traces->first().relations.first().isNew);
    QCOMPARE(traces->last().error->sqlState, u"42P01"_s);
    QVERIFY(!connection.isInTransaction());
    // A deferred constraint speaks at COMMIT.
    const auto deferred = trace::traceStatements(connection,
        { { u"CREATE TABLE p (id int PRIMARY KEY, q int REFERENCES p DEFERRABLE INITIALLY DEFERRED)"_s, 0 }, { u"INSERT INTO p VALUES (1, 2)"_s, 0 } });
    QVERIFY_RESULT(deferred);
    QCOMPARE(deferred->last().error->sqlState, u"23503"_s);
}

QTEST_GUILESS_MAIN(TestLockTrace)
#include "tst_locktrace.moc"
