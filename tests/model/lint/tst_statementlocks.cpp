// Predicted locks against those that PostgreSQL 15 really took: SCHEMAWRIGHT_CORPUS/locks/locks_min.tsv has, per
// statement, the strongest mode on every relation and whether it was rewritten.
#include "model/base/textfile.h"
#include "model/lint/filestate.h"
#include "tests/support/requirement.h"

#include <QMap>
#include <QTest>

using namespace schemawright;
using namespace Qt::StringLiterals;

class TestStatementLocks : public QObject
{
    Q_OBJECT
private slots:
    void agreesWithTheServer();
};

namespace {

constexpr int recordedMinimum = 248;

struct Measured {
    QString mode;
    bool rewritten = false;
};
using Relations = QMap<QString, Measured>;

catalog::Facts fixtureFacts()
{
    static const QStringList columns { u"id bigint"_s, u"i integer"_s, u"s smallint"_s, u"n numeric(10,2)"_s,
        u"vc character varying(10)"_s, u"vcn character varying"_s, u"tx text"_s, u"ch character(10)"_s,
        u"ts timestamp without time zone"_s, u"tz timestamp with time zone"_s, u"iv interval"_s, u"js json"_s,
        u"jb jsonb"_s, u"b boolean"_s, u"u integer"_s, u"bits bit(8)"_s, u"vb bit varying(8)"_s, u"ine inet"_s,
        u"cd cidr"_s, u"ux text"_s, u"t3 timestamp(3) without time zone"_s, u"nu numeric(10,2)"_s };
    catalog::Facts facts;
    facts.live = true;
    catalog::TableFacts table;
    table.name = { u"public"_s, u"t"_s };
    table.rowEstimate = 20'000;
    for (const QString &column : columns)
        table.columns.append({ column.section(u' ', 0, 0), column.section(u' ', 1), false, false, -1 });
    for (const QString &column : { u"i"_s, u"vc"_s, u"ts"_s, u"u"_s, u"id"_s }) {
        const QualifiedName index { u"public"_s, column == u"id" ? u"t_pkey"_s : u"t_"_s + column + u"_idx"_s };
        table.indexes.append({ index, { column }, false, false, true, 0 });
        facts.indexTables.insert(index, table.name);
    }
    facts.tables.insert(table.name, table);
    return facts;
}

QString modeName(schema::LockMode mode)
{
    QString name;
    for (const QString &word : schema::lockModeText(mode).split(u' '))
        name += word.at(0) + word.mid(1).toLower();
    return name + u"Lock"_s;
}

QMap<QString, Relations> readMeasurements(const QString &text)
{
    QMap<QString, Relations> cases;
    QStringList lines = text.split(u'\n', Qt::SkipEmptyParts);
    lines.removeFirst();
    for (const QString &line : std::as_const(lines)) {
        const QStringList fields = line.split(u'\t');
        if (fields[1] == u"15" && fields[3] != u"-")
            cases[fields[0]].insert(fields[2], { fields[3], fields[4] == u"y" });
    }
    return cases;
}

/// Empty when the prediction holds: each table that we name has this mode, t is rewritten when we say so.
QString disagreement(const QList<lint::StatementLock> &locks, const Relations &measured)
{
    QMap<QString, lint::StatementLock> strongest;
    for (const lint::StatementLock &lock : locks) {
        auto &known = strongest[lock.table.name];
        if (known.table.isEmpty() || known.mode < lock.mode)
            known = lock;
    }
    for (const lint::StatementLock &lock : std::as_const(strongest)) {
        const QString mode = modeName(lock.mode);
        const Measured actual = measured.value(lock.table.name);
        if (actual.mode != mode)
            return lock.table.name + u": we say "_s + mode + u", the server "_s + actual.mode;
        if ((lock.work == lint::Work::Rewrite) != actual.rewritten)
            return lock.table.name + (actual.rewritten ? u": rewritten"_s : u": not rewritten"_s);
    }
    const QString onT = measured.value(u"t"_s).mode;
    const bool strong = onT == u"ShareLock" || onT == u"ShareRowExclusiveLock" || onT == u"AccessExclusiveLock";
    return strong && !strongest.contains(u"t"_s) ? u"t: we say nothing, the server "_s + onT : QString();
}

} // namespace

void TestStatementLocks::agreesWithTheServer()
{
    const auto text = readTextFile(qEnvironmentVariable("SCHEMAWRIGHT_CORPUS") + u"/locks/locks_min.tsv"_s);
    if (!text)
        SKIP_WITHOUT_CORPUS("measured locks");
    const QMap<QString, Relations> cases = readMeasurements(*text);
    lint::LintInput input;
    input.facts = fixtureFacts();
    int compared = 0;
    int agreed = 0;
    for (auto one = cases.begin(); one != cases.end(); ++one) {
        const auto statements = sql::parseScript(one.key());
        if (statements.size() != 1 || statements.first().error)
            continue; // several statements, or syntax of PostgreSQL 18
        lint::FileState state(input, true);
        state.apply(0, sql::SetVariable { u"timezone"_s, u"UTC"_s, false }, {});
        const QString difference = disagreement(lint::locksOf(statements.first().statement, state), one.value());
        ++compared;
        agreed += difference.isEmpty() ? 1 : 0;
        if (!difference.isEmpty())
            qInfo("%s -- %s", qPrintable(one.key()), qPrintable(difference));
    }
    qInfo("%d of %d statements agree with PostgreSQL 15", agreed, compared);
    QVERIFY(agreed >= recordedMinimum);
}

QTEST_GUILESS_MAIN(TestStatementLocks)
#include "tst_statementlocks.moc"
