// tests/golden/plan/<family>/<case>/{before.sql,after.sql,plan.sql[,rows.sql][,renames.txt][,recipe.txt]}: the plan has these bytes
// and keeps the promise of planinvariant.h on a real server, and so does the plan back. A plan that is refused is in refused.txt, a
// way back that is refused, or fails for want of what was lost, in down-refused.txt. version.txt: the server it needs, 15 without it. UPDATE_GOLDEN=1 writes plan.sql, GOLDEN_FILTER narrows by path.
#include "tests/support/planinvariant.h"

#include "model/base/textfile.h"
#include "model/plan/recipes/recipespec.h"

#include <QDir>
#include <QtTest>

using namespace schemawright;
using namespace Qt::StringLiterals;

namespace {

QString goldenFolder()
{
    return QStringLiteral(SCHEMAWRIGHT_SOURCE_DIR "/tests/golden/plan");
}

QString textOf(const QString &path)
{
    return readTextFile(path).value_or(QString());
}

/// recipe.txt: lines "recipe …", "value …", "back …" as the flags of the command line.
QList<plan::Recipe> recipesOf(const QString &folder)
{
    QStringList recipes;
    QStringList values;
    QStringList backward;
    for (const QString &line : textOf(folder + u"/recipe.txt"_s).split(u'\n', Qt::SkipEmptyParts)) {
        const QString rest = line.section(u' ', 1);
        (line.startsWith("recipe "_L1) ? recipes : line.startsWith("value "_L1) ? values : backward).append(rest);
    }
    const auto read = plan::readRecipes(recipes, values, backward);
    if (!read)
        qFatal("%s: %s", qPrintable(folder), qPrintable(read.error().toText()));
    return *read;
}

} // namespace

class PlanGoldenTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void plan_data();
    void plan();

private:
    QMap<int, std::shared_ptr<testing::PgFixture>> m_fixtures; ///< by version; 0: the one that is installed
};

void PlanGoldenTest::initTestCase()
{
    m_fixtures[0] = testing::PgFixture::start();
    REQUIRE_SERVER(m_fixtures[0]);
}

void PlanGoldenTest::plan_data()
{
    QTest::addColumn<QString>("folder");
    const QString filter = qEnvironmentVariable("GOLDEN_FILTER");
    int rows = 0;
    const QDir root(goldenFolder());
    for (const QString &family : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        const QDir folder(root.filePath(family));
        for (const QString &name : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
            const QString row = family + u'/' + name;
            if (!QString(u"plan/"_s + row).contains(filter))
                continue;
            QTest::addRow("%s", qPrintable(row)) << folder.filePath(name);
            ++rows;
        }
    }
    if (rows == 0)
        QFAIL(qPrintable(u"GOLDEN_FILTER=%1 matches no case"_s.arg(filter)));
}

void PlanGoldenTest::plan()
{
    QFETCH(QString, folder);
    const int version = textOf(folder + u"/version.txt"_s).trimmed().toInt();
    std::shared_ptr<testing::PgFixture> &fixture = m_fixtures[version];
    if (!fixture)
        fixture = testing::PgFixture::start(version);
    REQUIRE_SERVER(fixture);
    testing::InvariantCase invariant;
    invariant.comparesDumps = version == 0; // pg_dump is the installed one, and knows no later server
    invariant.before = textOf(folder + u"/before.sql"_s);
    invariant.after = textOf(folder + u"/after.sql"_s);
    invariant.rows = textOf(folder + u"/rows.sql"_s);
    invariant.renames = textOf(folder + u"/renames.txt"_s).split(u'\n', Qt::SkipEmptyParts);
    invariant.options.recipes = recipesOf(folder);
    // A contract takes values away: there is no plan that brings them back.
    invariant.checksDown = invariant.options.recipes.isEmpty();
    const testing::InvariantOutcome outcome = testing::checkPlanInvariant(*fixture, invariant);
    const QString refusal = textOf(folder + u"/refused.txt"_s).trimmed();
    if (!refusal.isEmpty()) {
        QCOMPARE(testing::stageText(outcome.stage), testing::stageText(testing::InvariantStage::Refused));
        QCOMPARE(outcome.text.trimmed(), refusal);
        return;
    }
    QString planned = plan::planSql(outcome.plan);
    for (const QString &note : outcome.plan.notes)
        planned += u"\n-- Note: "_s + note + u'\n';
    const QString downRefusal = textOf(folder + u"/down-refused.txt"_s).trimmed();
    if (!downRefusal.isEmpty()) {
        if (outcome.stage != testing::InvariantStage::DownFailed)
            QCOMPARE(testing::stageText(outcome.stage), testing::stageText(testing::InvariantStage::DownRefused));
        QCOMPARE(outcome.text.trimmed(), downRefusal);
    } else if (outcome.stage != testing::InvariantStage::Converged) {
        QFAIL(qPrintable(
            testing::stageText(outcome.stage) + u": "_s + outcome.text + u"\nplan:\n"_s + planned + u"\ndown:\n"_s
            + plan::planSql(outcome.down)));
    }
    if (qEnvironmentVariable("UPDATE_GOLDEN") == u"1"_s)
        QVERIFY_RESULT(writeTextFile(folder + u"/plan.sql"_s, planned));
    QCOMPARE(planned, textOf(folder + u"/plan.sql"_s));
}

QTEST_GUILESS_MAIN(PlanGoldenTest)
#include "tst_plangolden.moc"
