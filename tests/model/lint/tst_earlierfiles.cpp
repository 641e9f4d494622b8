// What a migration assumes of tables is read from the files before it, where no database is asked.
#include "model/lint/linter.h"
#include "tests/model/lint/goldenlint.h"

#include <QTest>

#include <algorithm>

using namespace schemawright;
using namespace Qt::StringLiterals;

namespace {

const QString orders = u"CREATE TABLE p (id bigint NOT NULL, k int NOT NULL) PARTITION BY RANGE (k); "
                       "CREATE TABLE pn (id bigint NOT NULL, k int NOT NULL)"_s;
const QString attach = u"ALTER TABLE p ATTACH PARTITION pn FOR VALUES FROM (200) TO (300)"_s;
const QString check = u"ALTER TABLE pn ADD CONSTRAINT pn_k CHECK (k >= 200 AND k < 300) NOT VALID"_s;
const QString validate = u"ALTER TABLE pn VALIDATE CONSTRAINT pn_k"_s;
const QString regions = u"CREATE TABLE p (id bigint, k text NOT NULL) PARTITION BY LIST (k); CREATE TABLE pn (LIKE p)"_s;
const QString attachList = u"ALTER TABLE p ATTACH PARTITION pn FOR VALUES IN ('eu', 'us')"_s;

} // namespace

class TestEarlierFiles : public QObject
{
    Q_OBJECT
private slots:
    void finds_data();
    void finds();
    void anotherTableOfItsName_data();
    void anotherTableOfItsName();
};

void TestEarlierFiles::finds_data()
{
    QTest::addColumn<QStringList>("files"); // the last one is asked
    QTest::addColumn<QString>("rule");
    QTest::addColumn<bool>("isFound");
    const auto attaches = [](const char *name, const QStringList &files, bool isFound) {
        QTest::newRow(name) << files << u"attach-partition"_s << isFound;
    };
    attaches("no check", { orders, attach }, true);
    attaches("validated in a file of its own", { orders, check, validate, attach }, false);
    attaches("not validated", { orders, check, attach }, true);
    attaches("valid at once", { orders, u"ALTER TABLE pn ADD CHECK (K>=200 AND (k)<300)"_s, attach }, false);
    attaches("of CREATE TABLE", { orders + u"; DROP TABLE pn; CREATE TABLE pn (k int NOT NULL CHECK (k >= 200), CHECK (k < 300))"_s, attach }, false);
    attaches("one bound only", { orders, u"ALTER TABLE pn ADD CHECK (k >= 200)"_s, attach }, true);
    attaches("other bounds", { orders, u"ALTER TABLE pn ADD CHECK (k >= 200 AND k < 400)"_s, attach }, true);
    attaches("sums are no bounds", { orders, u"ALTER TABLE pn ADD CHECK (k >= 200 + id AND k < 300)"_s, attach }, true);
    attaches("of a longer name", { orders, u"ALTER TABLE pn ADD k2 int; ALTER TABLE pn ADD CHECK (k2 >= 200 AND k2 < 300)"_s, attach }, true);
    attaches("dropped", { orders, check, validate, u"ALTER TABLE pn DROP CONSTRAINT pn_k"_s, attach }, true);
    attaches("one without a name may be the dropped one",
        { orders, u"ALTER TABLE pn ADD CHECK (k >= 200 AND k < 300)"_s, u"ALTER TABLE pn DROP CONSTRAINT pn_k_check"_s, attach }, true);
    attaches("its column has another name", { orders, check, validate, u"ALTER TABLE pn RENAME k TO kk"_s, attach }, true);
    attaches("the key may be NULL", { orders, check, validate, u"ALTER TABLE pn ALTER k DROP NOT NULL"_s, attach }, true);
    attaches("not the parent's index", { orders + u"; CREATE INDEX ON p (id); CREATE INDEX p_id ON p (id)"_s, check, validate, attach }, true);
    attaches("the parent's index", { orders + u"; CREATE INDEX p_id ON p (id)"_s, check, validate, u"CREATE INDEX CONCURRENTLY pn_id ON pn (id)"_s, attach }, false);
    attaches("a key of the parent", { orders + u"; ALTER TABLE p ADD PRIMARY KEY (id, k)"_s, check, validate, attach }, true);
    attaches("a foreign key of the parent", { orders + u"; ALTER TABLE p ADD FOREIGN KEY (id) REFERENCES u"_s, check, validate, attach }, true);
    attaches("the default partition is read", { orders + u"; CREATE TABLE pd PARTITION OF p DEFAULT"_s, check, validate, attach }, true);
    attaches("the default partition excludes it",
        { orders + u"; CREATE TABLE pd PARTITION OF p DEFAULT"_s, check, validate, u"ALTER TABLE pd ADD CHECK (k < 200 OR k >= 300)"_s, attach }, false);
    attaches("no list", { regions, attachList }, true);
    attaches("a list", { regions, u"ALTER TABLE pn ADD CHECK (k IN ('eu', 'us'))"_s, attachList }, false);
    attaches("a part of the list", { regions, u"ALTER TABLE pn ADD CHECK (k = 'eu')"_s, attachList }, false);
    attaches("another list", { regions, u"ALTER TABLE pn ADD CHECK (k IN ('eu', 'asia'))"_s, attachList }, true);
    attaches("not that list", { regions, u"ALTER TABLE pn ADD CHECK (k NOT IN ('eu', 'us'))"_s, attachList }, true);

    const auto rechecks = [](const char *name, const QStringList &files, bool isFound) {
        QTest::newRow(name) << files << u"change-column-type-rechecks-constraint"_s << isFound;
    };
    const QString names = u"CREATE TABLE t (a varchar(10))"_s;
    const QString widen = u"ALTER TABLE t ALTER a TYPE varchar(20)"_s;
    rechecks("no check reads the column", { names, u"ALTER TABLE t ADD b int CHECK (b > 0)"_s, widen }, false);
    rechecks("a check reads the column", { names, u"ALTER TABLE t ADD CHECK (a <> '')"_s, widen }, true);
    rechecks("a check that is not valid", { names, u"ALTER TABLE t ADD CONSTRAINT c CHECK (a <> '') NOT VALID"_s, widen }, false);
    rechecks("a check that is gone", { names, u"ALTER TABLE t ADD CONSTRAINT c CHECK (a <> '')"_s, u"ALTER TABLE t DROP CONSTRAINT c"_s, widen }, false);

    const QString both = u"ALTER TABLE t ADD CONSTRAINT c CHECK (a IS NOT NULL AND b IS NOT NULL) NOT VALID"_s;
    const QString valid = u"ALTER TABLE t VALIDATE CONSTRAINT c"_s;
    const QString require = u"ALTER TABLE t ALTER b SET NOT NULL"_s;
    QTest::newRow("NOT NULL is not proved") << QStringList { both, require } << u"set-not-null"_s << true;
    QTest::newRow("NOT NULL is proved beside another") << QStringList { both, valid, require } << u"set-not-null"_s << false;
}

void TestEarlierFiles::finds()
{
    QFETCH(QStringList, files);
    QFETCH(QString, rule);
    QFETCH(bool, isFound);
    QList<lint::LintInput> inputs;
    for (const QString &file : files)
        inputs.append(testing::lintInput(file, {}));
    const QList<lint::Finding> findings = lint::lintSequence(inputs).last().findings;
    QCOMPARE(std::ranges::any_of(findings, [&rule](const lint::Finding &finding) { return finding.rule == rule; }), isFound);
}

void TestEarlierFiles::anotherTableOfItsName_data()
{
    QTest::addColumn<QStringList>("files"); // the last one is asked
    QTest::addColumn<bool>("isKnown"); // what the database has of the name is that table
    const QString change = u"CREATE INDEX users_name ON users (name)"_s;
    const QString make = u"CREATE TABLE users_new (id bigint PRIMARY KEY, name text); INSERT INTO users_new VALUES (1, 'a')"_s;
    const QString swap = u"ALTER TABLE users RENAME TO users_old; ALTER TABLE users_new RENAME TO users"_s;
    QTest::newRow("untouched") << QStringList { make, change } << true;
    QTest::newRow("swapped") << QStringList { make, swap, change } << false;
    QTest::newRow("swapped by the file that makes it") << QStringList { make + u"; "_s + swap, change } << false;
    QTest::newRow("swapped by a file that ran") << QStringList { u"-- @ran\n"_s + make + u"; "_s + swap, change } << true;
    QTest::newRow("dropped and made again") << QStringList { u"DROP TABLE users; CREATE TABLE users (name text)"_s, change } << false;
    QTest::newRow("made by a file that ran unseen") << QStringList { u"CREATE TABLE users (name text)"_s, change } << true;
    QTest::newRow("swapped back") << QStringList { make + u"; "_s + swap, u"DROP TABLE users; ALTER TABLE users_old RENAME TO users"_s, change } << true;
}

void TestEarlierFiles::anotherTableOfItsName()
{
    QFETCH(const QStringList, files);
    QFETCH(const bool, isKnown);
    const QString database = u"-- @database app@host/shop 18\n-- @table public.users 0 8192 id:bigint! name:text\n"_s;
    QList<lint::LintInput> inputs;
    for (const QString &file : files)
        inputs.append(testing::lintInput(database + file, {}));
    const QList<lint::Finding> findings = lint::lintSequence(inputs).last().findings;
    const auto index = std::ranges::find(findings, u"create-index-non-concurrent"_s, &lint::Finding::rule);
    QVERIFY(index != findings.end());
    QCOMPARE(index->severity, isKnown ? lint::Severity::Info : lint::Severity::Error);
    QVERIFY2(index->evidence.contains(isKnown ? u"users is empty on" : u"put another users in the place of"), qPrintable(index->evidence));
}

QTEST_GUILESS_MAIN(TestEarlierFiles)
#include "tst_earlierfiles.moc"
