// tests/golden/probes/<group>-<name>/{a.sql,b.sql}: one feature each, planned there and back. What PostgreSQL has no way
// for is refused, in the words of refused.txt (a → b) or refused-back.txt (UPDATE_GOLDEN=1 writes them). minimum.txt is
// the lowest version that knows the feature, 15 without it. PROBES_FILTER narrows by a
// regular expression of names, PROBES_SHOW=1 prints the plans.
#include "tests/support/planinvariant.h"

#include "model/base/textfile.h"

#include <QDir>
#include <QRegularExpression>
#include <QtTest>

using namespace schemawright;
using namespace Qt::StringLiterals;

namespace {

QString textOf(const QString &path)
{
    return readTextFile(path).value_or(QString());
}

/// The lowest version that knows what the case uses.
int minimumVersion(const QString &folder)
{
    const QString text = textOf(folder + u"/minimum.txt"_s).trimmed();
    return text.isEmpty() ? 15 : text.toInt();
}

} // namespace

class ProbesTest : public QObject
{
    Q_OBJECT

private slots:
    void converges15_data() { addRows(15); }
    void converges15() { converges(15); }
    void converges14_data() { addRows(14); }
    void converges14() { converges(14); }
    void converges16_data() { addRows(16); }
    void converges16() { converges(16); }
    void converges17_data() { addRows(17); }
    void converges17() { converges(17); }
    void converges18_data() { addRows(18); }
    void converges18() { converges(18); }

private:
    static void addRows(int version);
    void converges(int version);
    QMap<int, std::shared_ptr<testing::PgFixture>> m_fixtures;
};

void ProbesTest::addRows(int version)
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<bool>("back");
    const QDir root(QStringLiteral(SCHEMAWRIGHT_SOURCE_DIR "/tests/golden/probes"));
    const QString filter = qEnvironmentVariable("PROBES_FILTER");
    bool found = false;
    const QStringList names = root.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString &name : names) {
        if (!filter.isEmpty() && !QRegularExpression(filter).match(name).hasMatch())
            continue;
        if (minimumVersion(root.filePath(name)) > version)
            continue;
        QTest::addRow("%s", qPrintable(name)) << root.filePath(name) << false;
        QTest::addRow("%s back", qPrintable(name)) << root.filePath(name) << true;
        found = true;
    }
    // Qt ends the program when a data function gives no rows.
    if (!found && !filter.isEmpty())
        QTest::addRow("nothing that PROBES_FILTER names") << QString() << false;
}

/// A server that was built without lz4 has one method of compression, which takes its place.
static QString forServer(QString script, const testing::PgFixture &fixture)
{
    if (!script.contains("lz4"_L1))
        return script;
    postgres::Connection connection = fixture.connect(u"postgres"_s);
    const auto rows = connection.query(
        u"SELECT 'lz4' = ANY (enumvals) FROM pg_settings WHERE name = 'default_toast_compression'"_s);
    const bool hasLz4 = rows && rows->rowCount() == 1 && rows->boolean(0, 0);
    return hasLz4 ? script : script.replace("lz4"_L1, "pglz"_L1);
}

void ProbesTest::converges(int version)
{
    std::shared_ptr<testing::PgFixture> &fixture = m_fixtures[version];
    if (!fixture)
        fixture = testing::PgFixture::start(version);
    REQUIRE_SERVER(fixture);
    QFETCH(QString, folder);
    QFETCH(bool, back);
    if (folder.isEmpty())
        return;
    testing::InvariantCase invariant;
    invariant.before = forServer(textOf(folder + (back ? u"/b.sql"_s : u"/a.sql"_s)), *fixture);
    invariant.after = forServer(textOf(folder + (back ? u"/a.sql"_s : u"/b.sql"_s)), *fixture);
    // Debian's pg_dump knows 15 and below. The catalogs say more, and faster: PROBES_DUMPS=0 leaves it at them.
    invariant.comparesDumps = version <= 15 && qEnvironmentVariable("PROBES_DUMPS") != u"0"_s;
    invariant.comparesCatalogs = true;
    invariant.checksDown = false; // both directions are probes of their own
    const testing::InvariantOutcome outcome = testing::checkPlanInvariant(*fixture, invariant);
    if (qEnvironmentVariable("PROBES_SHOW") == u"1"_s)
        qInfo("%s", qPrintable(plan::planSql(outcome.plan) + outcome.plan.notes.join(u'\n')));
    const QString refusalFile = folder + (back ? u"/refused-back.txt"_s : u"/refused.txt"_s);
    if (qEnvironmentVariable("UPDATE_GOLDEN") == u"1"_s && outcome.stage == testing::InvariantStage::Refused)
        QVERIFY_RESULT(writeTextFile(refusalFile, outcome.text.trimmed() + u'\n'));
    const QString refusal = textOf(refusalFile).trimmed();
    if (!refusal.isEmpty()) {
        QCOMPARE(testing::stageText(outcome.stage), testing::stageText(testing::InvariantStage::Refused));
        QCOMPARE(outcome.text.trimmed(), refusal);
        return;
    }
    if (outcome.stage != testing::InvariantStage::Converged) {
        QFAIL(qPrintable(testing::stageText(outcome.stage) + u": "_s + outcome.text + u"\nplan:\n"_s
            + plan::planSql(outcome.plan)));
    }
}

QTEST_GUILESS_MAIN(ProbesTest)
#include "tst_probes.moc"
