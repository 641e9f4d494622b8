#include "rendercase.h"

#include "model/render/reversed.h"

#include <QtTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace schemawright;

namespace {

schemawright::testing::RenderCase findCase(const QString &name)
{
    static const auto cases = schemawright::testing::allCases();
    for (const auto &candidate : cases) {
        if (candidate.name == name)
            return candidate;
    }
    return {};
}

} // namespace

class TestRenderChange : public QObject
{
    Q_OBJECT

private slots:
    void statements_data();
    void statements();
    void reversingTwiceGivesTheChange_data() { statements_data(); }
    void reversingTwiceGivesTheChange();
    void descriptionsAreOneLine();
    void incompleteChangeIsAnError();
};

void TestRenderChange::statements_data()
{
    QTest::addColumn<QString>("name");
    for (const auto &renderCase : schemawright::testing::allCases())
        QTest::addRow("%s", qPrintable(renderCase.name)) << renderCase.name;
}

void TestRenderChange::statements()
{
    QFETCH(const QString, name);
    const auto renderCase = findCase(name);
    const schema::Database database = schemawright::testing::fixtureDatabase();
    const auto rendered = render::renderChange(renderCase.change, { database, database, renderCase.serverVersion });
    QCOMPARE(schemawright::testing::statementsText(rendered), renderCase.expected);
}

void TestRenderChange::reversingTwiceGivesTheChange()
{
    QFETCH(const QString, name);
    const diff::Change change = findCase(name).change;
    QCOMPARE(render::reversed(render::reversed(change)), change);
}

void TestRenderChange::descriptionsAreOneLine()
{
    schema::Namespace odd { u"a\nDROP TABLE t; --"_s, {} };
    const schema::Database none;
    const auto rendered = render::renderChange(schemawright::testing::create(schema::keyOf(odd), odd), { none, none });
    QVERIFY(rendered);
    QCOMPARE(rendered->constFirst().description, u"Add new schema named \"a\\nDROP TABLE t; --\""_s);
}

void TestRenderChange::incompleteChangeIsAnError()
{
    const schema::Database none;
    diff::Change change;
    change.after = schema::Namespace { u"a"_s, {} };
    const auto rendered = render::renderChange(change, { none, none });
    QVERIFY(!rendered);
    QCOMPARE(rendered.error().kind, ErrorKind::Internal);
}

QTEST_GUILESS_MAIN(TestRenderChange)
#include "tst_renderchange.moc"
