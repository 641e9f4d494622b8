// The cases of other tools' test suites: how many of them converge, and of these how many return to their start by the
// plan back, per suite. The numbers may grow, not shrink: they are kept in tests/model/plan/diffcases.txt (UPDATE_GOLDEN=1 writes it). DIFFCASES_FILTER narrows by "suite/name" and then
// prints the plans instead of comparing the numbers.
#include "tests/support/planinvariant.h"

#include "model/base/textfile.h"
#include "model/sql/splitter.h"
#include "tests/support/requirement.h"

#include <QDir>
#include <QMap>
#include <QRegularExpression>
#include <QtTest>

using namespace schemawright;
using namespace Qt::StringLiterals;
using testing::InvariantStage;

namespace {

QString countsFile()
{
    return QStringLiteral(SCHEMAWRIGHT_SOURCE_DIR "/tests/model/plan/diffcases.txt");
}

QString textOf(const QString &path)
{
    return readTextFile(path).value_or(QString());
}

/// A script without what concerns roles, ownership and privileges: roles belong to the whole cluster, the others are not
/// part of the schema yet.
struct Script {
    QString sql;
    QStringList access; ///< what was taken out
};

/// The schema is what counts: rows of COPY, which only psql can load, are left out.
QString withoutRows(const QString &text)
{
    static const QRegularExpression copy(u"^COPY [^;]*FROM stdin;\\n(.*\\n)*?\\\\\\.$"_s,
        QRegularExpression::MultilineOption | QRegularExpression::CaseInsensitiveOption);
    return QString(text).remove(copy);
}

Script withoutAccess(const QString &text)
{
    static const QRegularExpression access(
        u"\\b(CREATE|ALTER|DROP|COMMENT ON)\\s+(ROLE|USER|GROUP)\\b|\\bGRANT\\b|\\bREVOKE\\b|\\bOWNER\\s+TO\\b|"
        "\\bDEFAULT\\s+PRIVILEGES\\b|\\bAUTHORIZATION\\b|\\bSET\\s+ROLE\\b|\\bSECURITY\\s+LABEL\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto statements = sql::splitStatements(text);
    if (!statements)
        return { text, {} };
    Script script;
    for (const sql::StatementSource &statement : *statements) {
        if (statement.text.contains(access))
            script.access.append(statement.text.simplified());
        else
            script.sql += statement.text + u";\n"_s;
    }
    script.access.sort();
    return script;
}

} // namespace

class DiffCasesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void runs_data();
    void runs();
    void noFewerConverge();

private:
    std::unique_ptr<testing::PgFixture> m_fixture;
    QMap<QString, QMap<QString, int>> m_counts; ///< suite → stage → cases
    QString m_filter = qEnvironmentVariable("DIFFCASES_FILTER");
};

void DiffCasesTest::initTestCase()
{
    m_fixture = testing::PgFixture::start();
    REQUIRE_SERVER(m_fixture);
    if (testing::corpusFolder().isEmpty())
        SKIP_WITHOUT_CORPUS("cases of other tools");
}

void DiffCasesTest::runs_data()
{
    QTest::addColumn<QString>("suite");
    QTest::addColumn<QString>("name");
    int rows = 0;
    const QDir root(testing::corpusFolder() + u"/diff-cases"_s);
    for (const QString &suite : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        for (const QString &name : QDir(root.filePath(suite)).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
            const QString row = suite + u'/' + name;
            if (!row.contains(m_filter))
                continue;
            QTest::addRow("%s", qPrintable(row)) << suite << name;
            ++rows;
        }
    }
    if (rows == 0)
        QFAIL(qPrintable(u"DIFFCASES_FILTER=%1 matches no case"_s.arg(m_filter)));
}

// A case that does not converge is counted and printed; noFewerConverge judges.
void DiffCasesTest::runs()
{
    QFETCH(QString, suite);
    QFETCH(QString, name);
    const QString folder = testing::corpusFolder() + u"/diff-cases/"_s + suite + u'/' + name;
    testing::InvariantCase invariant;
    const Script before = withoutAccess(withoutRows(textOf(folder + u"/a.sql"_s)));
    const Script after = withoutAccess(withoutRows(textOf(folder + u"/b.sql"_s)));
    // The same on both sides is noise of pg_dump; a difference is what the case is about.
    if (before.access != after.access) {
        ++m_counts[suite][u"skipped: roles, owners or privileges differ"_s];
        return;
    }
    invariant.before = before.sql;
    invariant.after = after.sql;
    const testing::InvariantOutcome outcome = testing::checkPlanInvariant(*m_fixture, invariant);
    // The way back is counted by itself.
    const bool goesUp = outcome.stage == InvariantStage::DownRefused || outcome.stage == InvariantStage::DownFailed
        || outcome.stage == InvariantStage::DownDiffers;
    if (goesUp)
        ++m_counts[suite][u"converged"_s];
    if (outcome.stage == InvariantStage::Converged)
        ++m_counts[suite][u"returned"_s];
    ++m_counts[suite][testing::stageText(outcome.stage)];
    const QString line = suite + u'/' + name + u": "_s + testing::stageText(outcome.stage) + u' ' + outcome.text;
    if (outcome.stage != InvariantStage::Converged)
        qInfo("%s", qPrintable(line.left(1500)));
    if (!m_filter.isEmpty())
        qInfo("%s", qPrintable(plan::planSql(outcome.plan)));
}

void DiffCasesTest::noFewerConverge()
{
    QString recorded;
    for (auto suite = m_counts.cbegin(); suite != m_counts.cend(); ++suite) {
        for (auto stage = suite->cbegin(); stage != suite->cend(); ++stage)
            qInfo("%-16s %5d  %s", qPrintable(suite.key()), stage.value(), qPrintable(stage.key()));
        recorded += u"%1 %2 %3\n"_s.arg(suite.key(), QString::number(suite->value(u"converged"_s)),
            QString::number(suite->value(u"returned"_s)));
    }
    if (!m_filter.isEmpty())
        return;
    if (qEnvironmentVariable("UPDATE_GOLDEN") == u"1"_s)
        QVERIFY_RESULT(writeTextFile(countsFile(), recorded));
    for (const QString &line : textOf(countsFile()).split(u'\n', Qt::SkipEmptyParts)) {
        const QString suite = line.section(u' ', 0, 0);
        const int expected = line.section(u' ', 1, 1).toInt();
        QVERIFY2(m_counts.value(suite).value(u"converged"_s) >= expected,
            qPrintable(u"%1: fewer cases converge than the %2 recorded"_s.arg(suite).arg(expected)));
        const int returned = line.section(u' ', 2, 2).toInt();
        QVERIFY2(m_counts.value(suite).value(u"returned"_s) >= returned,
            qPrintable(u"%1: fewer cases return to their start than the %2 recorded"_s.arg(suite).arg(returned)));
    }
}

QTEST_GUILESS_MAIN(DiffCasesTest)
#include "tst_diffcases.moc"
