// The choice between in place and expand, backfill, contract: what is asked for, what comes of it.
#include "views/plan/planview.h"
#include "views/plan/recipedialog.h"
#include "views/textpane/elidedlabel.h"

#include "model/schema/database.h"
#include "model/sql/parser.h"

#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QtTest>

using namespace schemawright;
using namespace schemawright::plan;
using namespace Qt::StringLiterals;

namespace {

RecipeOffer offerFor(RecipeKind kind, const QString &column)
{
    RecipeOffer offer;
    offer.kind = kind;
    offer.recipe.column = schema::partKey(schema::ObjectKind::Column, { u"public"_s, u"people"_s }, column);
    return offer;
}

QList<RecipeOffer> offers()
{
    RecipeOffer rename = offerFor(RecipeKind::RenameColumn, u"email"_s);
    rename.recipe.renamedTo = u"email_address"_s;
    RecipeOffer split = offerFor(RecipeKind::SplitColumn, u"name"_s);
    split.recipe.values = { { u"first_name"_s, {} }, { u"last_name"_s, {} } };
    RecipeOffer refused = offerFor(RecipeKind::ChangeType, u"id"_s);
    refused.refusal = u"it is a generated column"_s;
    return { rename, split, refused };
}

PlanViewContent contentOf(const QString &sql)
{
    PlanViewContent content;
    content.sql = sql;
    for (const sql::ParsedStatement &parsed : sql::parseScript(sql))
        content.statements.append({ parsed.source.range, {}, int(content.statements.size()) });
    return content;
}

struct Fixture {
    explicit Fixture(const QList<Recipe> &chosen = {})
        : dialog(offers(), chosen)
        , spy(&dialog, &RecipeDialog::previewRequested)
    {
        dialog.show();
        list = dialog.findChild<QListWidget *>(u"recipeChanges"_s);
        byRecipe = dialog.findChild<QRadioButton *>(u"recipeChoice"_s);
        accept = dialog.findChild<QPushButton *>(u"recipeAccept"_s);
    }
    /// Waits for the question and answers it.
    Recipe answer(const QString &problem = {})
    {
        if (spy.isEmpty() && !spy.wait(2000))
            qFatal("no preview was asked for");
        const Recipe asked = spy.takeLast().first().value<Recipe>();
        spy.clear();
        dialog.setPreview(contentOf(u"ALTER TABLE people RENAME COLUMN email TO email_address;\n"_s),
            problem.isEmpty() ? contentOf(u"-- schemawright:expand public.people.email\nALTER TABLE people ADD COLUMN email_address text;\n\n"
                                          "UPDATE people SET email_address = email;\n"_s)
                              : PlanViewContent(),
            problem);
        return asked;
    }

    RecipeDialog dialog;
    QSignalSpy spy;
    QListWidget *list = nullptr;
    QRadioButton *byRecipe = nullptr;
    QPushButton *accept = nullptr;
};

} // namespace

class TestRecipeDialog : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { qRegisterMetaType<Recipe>(); }
    void nothingIsChosenAtFirst();
    void findingsOfAWayAreShown();
    void chosenChangesComeOut();
    void expressionsAreAskedFor();
    void whatIsMissingStopsIt();
    void refusedChangeCannotBeChosen();
    void earlierChoiceIsShown();
    void aChoiceThatIsLeftIsStillChecked();
};

void TestRecipeDialog::nothingIsChosenAtFirst()
{
    Fixture fixture;
    QCOMPARE(fixture.answer().renamedTo, u"email_address"_s);
    QVERIFY(!fixture.byRecipe->isChecked());
    QVERIFY(fixture.accept->isEnabled());
    QVERIFY(fixture.dialog.recipes().isEmpty());
    QCOMPARE(fixture.list->item(0)->text(), u"people.email: renamed\nin place"_s);
}

/// They are what a way is chosen by, but nothing is changed or rehearsed from here.
void TestRecipeDialog::findingsOfAWayAreShown()
{
    Fixture fixture;
    fixture.answer();
    PlanViewContent blocking = contentOf(u"ALTER TABLE people ALTER COLUMN age TYPE bigint;\n"_s);
    lint::Finding finding;
    finding.rule = u"change-column-type-rewrite"_s;
    finding.severity = lint::Severity::Error;
    finding.message = u"rewrites the table"_s;
    finding.fixes.append({ u"Another way"_s, {} });
    blocking.findings.append(finding);
    fixture.dialog.setPreview(blocking, contentOf(u"SELECT 1;\n"_s), {});
    fixture.dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&fixture.dialog));
    QStringList buttons;
    for (const QPushButton *button : fixture.dialog.findChildren<QPushButton *>()) {
        if (button->isVisible())
            buttons.append(button->text());
    }
    QVERIFY2(buttons.contains(u"Rule page"_s), qPrintable(buttons.join(u'|')));
    QVERIFY2(!buttons.contains(u"Suppress…"_s) && !buttons.contains(u"Rehearse"_s) && buttons.filter(u"Fix"_s).isEmpty(),
        qPrintable(buttons.join(u'|')));
    QStringList titles;
    for (const textpane::ElidedLabel *label : fixture.dialog.findChildren<textpane::ElidedLabel *>())
        titles.append(label->text());
    QVERIFY2(titles.contains(u"Migration: 1 statement, 1 error"_s), qPrintable(titles.join(u'|')));
}

void TestRecipeDialog::chosenChangesComeOut()
{
    Fixture fixture;
    fixture.answer();
    fixture.byRecipe->click();
    fixture.answer();
    QCOMPARE(fixture.dialog.recipes().size(), 1);
    QCOMPARE(fixture.dialog.recipes().first().column.name, u"email"_s);
    QCOMPARE(fixture.list->item(0)->text(), u"people.email: renamed\nexpand, backfill, contract"_s);
}

// Another change is selected before the preview of this one has been asked for.
void TestRecipeDialog::aChoiceThatIsLeftIsStillChecked()
{
    Fixture fixture;
    fixture.answer();
    fixture.byRecipe->click();
    fixture.list->setCurrentRow(1);
    QVERIFY(!fixture.accept->isEnabled());
    QCOMPARE(fixture.answer(u"How name is made from its parts is not known"_s).column.name, u"name"_s);
    QCOMPARE(fixture.answer().column.name, u"email"_s);
    QVERIFY(fixture.accept->isEnabled());
    QCOMPARE(fixture.dialog.recipes().size(), 1);
}

void TestRecipeDialog::expressionsAreAskedFor()
{
    Fixture fixture;
    fixture.answer();
    fixture.list->setCurrentRow(1);
    fixture.answer(u"How name is made from its parts is not known"_s);
    fixture.byRecipe->click();
    fixture.answer(u"How name is made from its parts is not known"_s);
    QVERIFY(!fixture.accept->isEnabled());
    const QList<QLineEdit *> fields = fixture.dialog.findChildren<QLineEdit *>(Qt::FindChildrenRecursively);
    QList<QLineEdit *> expressions;
    for (QLineEdit *field : fields) {
        if (!field->placeholderText().isEmpty())
            expressions.append(field);
    }
    QCOMPARE(expressions.size(), 3);
    const QStringList texts { u"split_part(name, ' ', 1)"_s, u"split_part(name, ' ', 2)"_s, u"first_name || last_name"_s };
    for (int i = 0; i < 3; ++i)
        QTest::keyClicks(expressions.at(i), texts.at(i));
    const Recipe asked = fixture.answer();
    QCOMPARE(asked.values.value(u"first_name"_s), texts.at(0));
    QCOMPARE(asked.values.value(u"last_name"_s), texts.at(1));
    QCOMPARE(asked.backward, texts.at(2));
    QVERIFY(fixture.accept->isEnabled());
}

void TestRecipeDialog::whatIsMissingStopsIt()
{
    Fixture fixture;
    fixture.answer();
    fixture.byRecipe->click();
    fixture.answer(u"its table has no primary key"_s);
    QVERIFY(!fixture.accept->isEnabled());
    fixture.dialog.findChild<QRadioButton *>(u"inPlaceChoice"_s)->click();
    fixture.answer();
    QVERIFY(fixture.accept->isEnabled());
}

void TestRecipeDialog::refusedChangeCannotBeChosen()
{
    Fixture fixture;
    fixture.answer();
    fixture.list->setCurrentRow(2);
    fixture.answer(u"it is a generated column"_s);
    QVERIFY(!fixture.byRecipe->isEnabled());
    QVERIFY(fixture.accept->isEnabled());
}

void TestRecipeDialog::earlierChoiceIsShown()
{
    Recipe chosen = offers().first().recipe;
    chosen.batch = 250;
    Fixture fixture({ chosen });
    QCOMPARE(fixture.answer().batch, 250);
    QVERIFY(fixture.byRecipe->isChecked());
    QCOMPARE(fixture.dialog.recipes().size(), 1);
}

QTEST_MAIN(TestRecipeDialog)
#include "tst_recipedialog.moc"
