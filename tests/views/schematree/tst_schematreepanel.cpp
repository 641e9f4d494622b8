#include "tests/views/document/sampleschema.h"
#include "tests/views/document/widgetchecks.h"
#include "views/document/schemadocument.h"
#include "views/schematree/schematreemodel.h"
#include "views/schematree/schematreepanel.h"

#include <QAction>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::Literals::StringLiterals;
using namespace schemawright;
using namespace schemawright::schematree;
using schema::ObjectKey;
using schema::ObjectKind;

namespace {

const QualifiedName conversations { u"public"_s, u"conversations"_s };

ObjectKey tableKey()
{
    return {
        .kind = ObjectKind::Table, .schema = u"public"_s, .parent = {}, .name = u"conversations"_s, .signature = {}
    };
}

} // namespace

class TestSchemaTreePanel : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_document = std::make_unique<document::SchemaDocument>();
        m_document->load(testing::sampleDatabase());
        m_document->setCurrent(testing::sampleDatabase());
        m_panel = std::make_unique<SchemaTreePanel>(m_document.get());
        m_panel->resize(400, 600);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
        m_panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    }

    void typingFiltersAfterAWhile();
    void clearingTheFilterRestoresExpansion();
    void shortcutFocusesTheFilter();
    void selectingAnObjectSaysSo();
    void deleteAsksForADrop();
    void f2RenamesInPlace();
    void selectionSurvivesEdits();
    void everythingHasAName();
    void shortcutsAreUnique();

private:
    std::unique_ptr<document::SchemaDocument> m_document;
    std::unique_ptr<SchemaTreePanel> m_panel;
};

void TestSchemaTreePanel::typingFiltersAfterAWhile()
{
    QTest::keyClicks(m_panel->filterEdit(), u"embed"_s);
    QTRY_VERIFY(m_panel->findChild<QWidget *>(u"matchCount"_s)->isVisible());
    const QAbstractItemModel *model = m_panel->view()->model();
    QModelIndex index = model->index(0, 0);
    for (int depth = 0; depth < 4; ++depth) {
        QVERIFY(m_panel->view()->isExpanded(index));
        index = model->index(0, 0, index);
    }
    QCOMPARE(index.data().toString(), u"embedding"_s);
}

void TestSchemaTreePanel::clearingTheFilterRestoresExpansion()
{
    QTreeView *view = m_panel->view();
    view->collapseAll();
    view->expand(view->model()->index(0, 0));
    QTest::keyClicks(m_panel->filterEdit(), u"body"_s);
    QTest::keyClick(m_panel->filterEdit(), Qt::Key_Return);
    QVERIFY(view->isExpanded(view->model()->index(0, 0, view->model()->index(0, 0))));
    m_panel->filterEdit()->setFocus();
    QTest::keyClick(m_panel->filterEdit(), Qt::Key_Escape);
    QTRY_VERIFY(!m_panel->findChild<QWidget *>(u"matchCount"_s)->isVisible());
    QVERIFY(view->isExpanded(view->model()->index(0, 0)));
    QVERIFY(!view->isExpanded(view->model()->index(0, 0, view->model()->index(0, 0))));
}

void TestSchemaTreePanel::shortcutFocusesTheFilter()
{
    m_panel->view()->setFocus();
    QTest::keyClick(m_panel->view(), Qt::Key_K, Qt::ControlModifier);
    QVERIFY(m_panel->filterEdit()->hasFocus());
}

void TestSchemaTreePanel::selectingAnObjectSaysSo()
{
    QSignalSpy current(m_panel.get(), &SchemaTreePanel::currentObjectChanged);
    QSignalSpy activated(m_panel.get(), &SchemaTreePanel::objectActivated);
    m_panel->selectObject(tableKey());
    QCOMPARE(current.size(), 1);
    QCOMPARE(current.constFirst().constFirst().value<ObjectKey>(), tableKey());
    QTest::keyClick(m_panel->view(), Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
}

void TestSchemaTreePanel::deleteAsksForADrop()
{
    QSignalSpy drops(m_panel.get(), &SchemaTreePanel::dropRequested);
    m_panel->selectObject(tableKey());
    m_panel->view()->setFocus();
    QTest::keyClick(m_panel->view(), Qt::Key_Delete);
    QCOMPARE(drops.size(), 1);
    QCOMPARE(drops.constFirst().constFirst().value<ObjectKey>(), tableKey());
    QVERIFY(m_document->edited() == testing::sampleDatabase());
}

void TestSchemaTreePanel::f2RenamesInPlace()
{
    m_panel->selectObject(schema::partKey(ObjectKind::Column, conversations, u"body"_s));
    m_panel->view()->setFocus();
    QTest::keyClick(m_panel->view(), Qt::Key_F2);
    auto *editor = m_panel->view()->viewport()->findChild<QLineEdit *>();
    QVERIFY(editor);
    QCOMPARE(editor->text(), u"body"_s);
    QTest::keyClicks(editor, u"text"_s);
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_VERIFY(schema::findColumn(*schema::findTable(m_document->edited(), conversations), u"text"_s));
}

void TestSchemaTreePanel::selectionSurvivesEdits()
{
    const ObjectKey body = schema::partKey(ObjectKind::Column, conversations, u"body"_s);
    m_panel->selectObject(body);
    m_document->apply(schema::RemoveColumn { conversations, u"agent_id"_s });
    m_document->apply(schema::PutColumn { conversations, {}, testing::makeColumn(u"a"_s, u"text"_s), 0 });
    QCOMPARE(m_panel->view()->currentIndex().data(SchemaTreeModel::ObjectKeyRole).value<ObjectKey>(), body);
}

void TestSchemaTreePanel::everythingHasAName()
{
    QCOMPARE(testing::namelessWidgets(*m_panel).join(u", "_s), QString());
}

void TestSchemaTreePanel::shortcutsAreUnique()
{
    QCOMPARE(testing::ambiguousShortcuts(*m_panel).join(u", "_s), QString());
}

QTEST_MAIN(TestSchemaTreePanel)
#include "tst_schematreepanel.moc"
