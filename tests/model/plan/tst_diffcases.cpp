// The cases of other tools' test suites: how many of them converge, and of these how many return to their start by the
// plan back, per suite. The numbers may grow, not shrink: they are kept in tests/model/plan/diffcases.txt (UPDATE_GOLDEN=1 writes it). DIFFCASES_FILTER narrows by "suite/name" and then
// prints the plans instead of comparing the numbers.
#include "tests/support/planinvariant.h"

#include "model/base/textfile.h"
#include "model/sql/splitter.h"
#include "model/sql/sqlwriter.h"
#include "tests/support/requirement.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
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

/// What every database has is there already. Passwords are never written into a plan: nobody can read them.
QString loadable(QString text)
{
    static const QRegularExpression made(u"\\bCREATE\\s+(EXTENSION\\s+(?=plpgsql\\b)|SCHEMA\\s+(?=public\\b))"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression language(
        u"\\bCREATE\\s+(OR\\s+REPLACE\\s+)?(TRUSTED\\s+)?(PROCEDURAL\\s+)?LANGUAGE\\s+plpgsql\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression onlyPassword(u"\\s*OPTIONS\\s*\\(\\s*password\\s+'[^']*'\\s*\\)"_s);
    static const QRegularExpression password(
        u",\\s*(ssl)?pass(word|code)\\s+'[^']*'|\\b(ssl)?pass(word|code)\\s+'[^']*'\\s*,"_s);
    text.replace(made, u"CREATE \\1IF NOT EXISTS "_s).replace(language, u"CREATE EXTENSION IF NOT EXISTS plpgsql"_s);
    return text.remove(onlyPassword).remove(password);
}

/// A script without what concerns roles themselves, which belong to the whole server: they are made there once.
struct Script {
    QString sql;
    QStringList roles; ///< what was taken out
};

/// The schema is what counts: rows of COPY, which only psql can load, are left out.
QString withoutRows(const QString &text)
{
    static const QRegularExpression copy(u"^COPY [^;]*FROM stdin;\\n(.*\\n)*?\\\\\\.$"_s,
        QRegularExpression::MultilineOption | QRegularExpression::CaseInsensitiveOption);
    return QString(text).remove(copy);
}

Script withoutRoles(const QString &text)
{
    static const QRegularExpression roles(
        u"^\\s*((CREATE|ALTER|DROP|COMMENT\\s+ON)\\s+(ROLE|USER(?!\\s+MAPPING)|GROUP)\\b|SECURITY\\s+LABEL\\b|"
        "DROP\\s+OWNED\\b|(GRANT|REVOKE)\\s+(?!.*\\bON\\b))"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    const auto statements = sql::splitStatements(text);
    if (!statements)
        return { text, {} };
    Script script;
    for (const sql::StatementSource &statement : *statements) {
        if (statement.text.contains(roles))
            script.roles.append(statement.text.simplified());
        else
            script.sql += statement.text + u";\n"_s;
    }
    script.roles.sort();
    return script;
}

/// Names in meta.json are as they are, not quoted.
QStringList rolesOfCase(const QString &folder)
{
    const QJsonDocument meta = QJsonDocument::fromJson(textOf(folder + u"/meta.json"_s).toUtf8());
    QStringList statements;
    for (const QJsonValue &role : meta.object().value(u"roles"_s).toArray()) {
        const QString name = role.toString();
        statements.append(
            u"CREATE ROLE "_s + (name.startsWith(u'"') ? name : sql::quoteIdentifier(name)));
    }
    return statements;
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
    /// Those that are there already, and statements that need other roles first, are nobody's loss: what a script misses
    /// then, it says itself.
    void makeRoles(const QStringList &statements);

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

void DiffCasesTest::makeRoles(const QStringList &statements)
{
    postgres::Connection connection = m_fixture->connect(u"postgres"_s);
    for (const QString &statement : statements) {
        if (statement.startsWith("CREATE"_L1, Qt::CaseInsensitive))
            (void)connection.execute(statement);
    }
}

// A case that does not converge is counted and printed; noFewerConverge judges.
void DiffCasesTest::runs()
{
    QFETCH(QString, suite);
    QFETCH(QString, name);
    const QString folder = testing::corpusFolder() + u"/diff-cases/"_s + suite + u'/' + name;
    testing::InvariantCase invariant;
    const Script before = withoutRoles(loadable(withoutRows(textOf(folder + u"/a.sql"_s))));
    const Script after = withoutRoles(loadable(withoutRows(textOf(folder + u"/b.sql"_s))));
    makeRoles(rolesOfCase(folder) + before.roles + after.roles);
    if (before.roles != after.roles && before.sql == after.sql) {
        ++m_counts[suite][u"skipped: only roles differ"_s];
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
