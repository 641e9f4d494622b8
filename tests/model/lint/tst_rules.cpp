// Every rule is complete: a page, a case that it finds, a case that it does not, names of its own.
#include "model/base/textfile.h"
#include "model/lint/rules.h"

#include <QDir>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace schemawright;
using namespace Qt::StringLiterals;

class TestRules : public QObject
{
    Q_OBJECT
private slots:
    void ruleIsComplete_data();
    void ruleIsComplete();
    void idsAreUnique();
    void foldersAndPagesBelongToRules();
};

namespace {

const QString goldenFolder = QStringLiteral(SCHEMAWRIGHT_SOURCE_DIR "/tests/golden/lint/");
const QString pageFolder = QStringLiteral(SCHEMAWRIGHT_SOURCE_DIR "/resources/rules/");

} // namespace

void TestRules::ruleIsComplete_data()
{
    QTest::addColumn<QString>("id");
    for (const lint::RuleInfo &rule : lint::allRules())
        QTest::addRow("%s", qPrintable(rule.id)) << rule.id;
}

void TestRules::ruleIsComplete()
{
    QFETCH(QString, id);
    const lint::RuleInfo *rule = lint::findRule(id);
    QVERIFY(rule && rule->check);
    QVERIFY(QRegularExpression(u"^[a-z]+(-[a-z0-9]+)*$"_s).match(id).hasMatch());
    QVERIFY2(rule->summary.endsWith(u'.'), qPrintable(rule->summary));

    const auto page = readTextFile(pageFolder + id + u".md"_s);
    QVERIFY2(page, "no page");
    QVERIFY(page->startsWith(u"# "_s + id + u'\n'));
    qsizetype position = 0;
    for (const char *section : { "## Problem", "## Why", "## How to do it safely", "## Versions", "## Example", "## Sources" }) {
        const qsizetype found = page->indexOf(QLatin1String(section), position);
        QVERIFY2(found > 0, section);
        position = found;
    }

    const QDir cases(goldenFolder + id);
    QVERIFY2(!cases.entryList({ u"positive-*.sql"_s }).isEmpty(), "no positive case");
    QVERIFY2(!cases.entryList({ u"negative-*.sql"_s }).isEmpty(), "no negative case");
}

void TestRules::idsAreUnique()
{
    QSet<QString> ids;
    for (const lint::RuleInfo &rule : lint::allRules()) {
        QVERIFY2(!ids.contains(rule.id), qPrintable(rule.id));
        ids.insert(rule.id);
    }
    // An alias that were another rule's id would make ignore comments mean two things.
    for (const lint::RuleInfo &rule : lint::allRules()) {
        QSet<QString> aliases;
        for (const QString &alias : rule.aliases) {
            QVERIFY2(!ids.contains(alias), qPrintable(alias));
            QVERIFY2(!aliases.contains(alias), qPrintable(alias));
            aliases.insert(alias);
        }
    }
}

void TestRules::foldersAndPagesBelongToRules()
{
    for (const QString &folder : QDir(goldenFolder).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        QVERIFY2(lint::findRule(folder), qPrintable(folder));
    for (const QString &page : QDir(pageFolder).entryList({ u"*.md"_s }))
        QVERIFY2(lint::findRule(page.chopped(3)), qPrintable(page));
}

QTEST_GUILESS_MAIN(TestRules)
#include "tst_rules.moc"
