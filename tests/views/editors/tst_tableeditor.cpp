#include "tests/views/document/sampleschema.h"
#include "tests/views/document/widgetchecks.h"
#include "views/document/schemadocument.h"
#include "views/document/schemaedits.h"
#include "views/editors/newparts.h"
#include "views/editors/newtabledialog.h"
#include "views/editors/partform.h"
#include "views/editors/partgrid.h"
#include "views/editors/partmodel.h"
#include "views/editors/partpage.h"
#include "views/editors/tableeditor.h"
#include "views/editors/textarea.h"
#include "views/widgets/opencelleditors.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace schemawright;
using namespace schemawright::editors;
using document::Mark;
using schema::ObjectKind;

namespace {

const QualifiedName conversations { u"public"_s, u"conversations"_s };

enum ColumnCell { Name, Type, NotNull, Default };

} // namespace

class TestTableEditor : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void typingReplacesACell();
    void enterGoesDownAndPastTheLastRowAdds();
    void tabGoesToTheNextCell();
    void insertAddsAndDeleteDrops();
    void droppedRowIsStruckOutAndRevived();
    void takenNameIsSaidWhileTyping();
    void openCellEditorIsCommittedBeforeAnAction();
    void openFormFieldIsCommittedBeforeAnAction();
    void shortcutOfAnActionSeesTheNewValue();
    void formEditsTheSelectedColumn();
    void answerOfAJobLeavesWhatIsTyped();
    void goingBackClearsTheMark();
    void oldValueIsShownOnHover();
    void indexFormSetsParameters();
    void indexThatIsTheSameAgainHasNoMark();
    void policyFormFillsATemplate();
    void constraintFormChecksColumns();
    void refusedEditIsSaid();
    void emptyTabsExplainThemselves();
    void modelsKeepTheirPromises();
    void renamedTableStaysOpen();
    void aPartIsShownAfterReloading();
    void newTableIsChecked();
    void everythingHasAName();
    void shortcutsAreUnique();

private:
    PartGrid *grid(ObjectKind kind) { return m_editor->page(kind)->grid(); }
    PartModel *model(ObjectKind kind) { return m_editor->page(kind)->model(); }
    template <typename Field> Field *field(ObjectKind kind, const QString &name)
    {
        return m_editor->page(kind)->form()->findChild<Field *>(name);
    }
    void select(ObjectKind kind, const QString &name, int column = 0);
    QWidget *cellEditor(ObjectKind kind);
    const schema::Table &table() { return *schema::findTable(m_document->edited(), m_editor->table()); }
    Mark mark(ObjectKind kind, const QString &name)
    {
        return m_document->marks().mark(schema::partKey(kind, conversations, name));
    }

    std::unique_ptr<document::SchemaDocument> m_document;
    std::unique_ptr<TableEditor> m_editor;
};

void TestTableEditor::init()
{
    m_editor.reset();
    m_document = std::make_unique<document::SchemaDocument>();
    m_document->load(testing::sampleDatabase());
    m_document->setCurrent(testing::sampleDatabase());
    m_editor = std::make_unique<TableEditor>(m_document.get());
    m_editor->resize(1100, 700);
    m_editor->setTable(conversations);
    m_editor->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_editor.get()));
    m_editor->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_editor.get()));
}

void TestTableEditor::select(ObjectKind kind, const QString &name, int column)
{
    m_editor->showPart(schema::partKey(kind, conversations, name));
    grid(kind)->setCurrentIndex(model(kind)->index(model(kind)->rowOf(name), column));
    grid(kind)->setFocus();
}

QWidget *TestTableEditor::cellEditor(ObjectKind kind)
{
    QWidget *focused = QApplication::focusWidget();
    return focused && grid(kind)->viewport()->isAncestorOf(focused) ? focused : nullptr;
}

void TestTableEditor::typingReplacesACell()
{
    select(ObjectKind::Column, u"body"_s, Default);
    QTest::keyClick(grid(ObjectKind::Column), '\'');
    QVERIFY(cellEditor(ObjectKind::Column));
    QTest::keyClicks(cellEditor(ObjectKind::Column), u"none'"_s);
    QTest::keyClick(cellEditor(ObjectKind::Column), Qt::Key_Return);
    QCOMPARE(schema::findColumn(table(), u"body"_s)->defaultExpression, u"'none'"_s);
    QCOMPARE(m_document->undoStack()->undoText(), u"Change column conversations.body"_s);
}

void TestTableEditor::enterGoesDownAndPastTheLastRowAdds()
{
    select(ObjectKind::Column, u"embedding"_s);
    QTest::keyClick(grid(ObjectKind::Column), Qt::Key_Return);
    QVERIFY(cellEditor(ObjectKind::Column));
    QTest::keyClick(cellEditor(ObjectKind::Column), Qt::Key_Return);
    QCOMPARE(grid(ObjectKind::Column)->currentIndex().data().toString(), u"created_at"_s);
    QTest::keyClick(grid(ObjectKind::Column), Qt::Key_F2);
    QTest::keyClick(cellEditor(ObjectKind::Column), Qt::Key_Return);
    QCOMPARE(table().columns.size(), 7);
    QVERIFY(cellEditor(ObjectKind::Column));
    QTest::keyClicks(cellEditor(ObjectKind::Column), u"title"_s);
    QTest::keyClick(cellEditor(ObjectKind::Column), Qt::Key_Tab);
    QCOMPARE(table().columns.constLast().name, u"title"_s);
    QCOMPARE(m_document->undoStack()->count(), 1);
}

void TestTableEditor::tabGoesToTheNextCell()
{
    select(ObjectKind::Column, u"body"_s);
    QTest::keyClick(grid(ObjectKind::Column), Qt::Key_Tab);
    QCOMPARE(grid(ObjectKind::Column)->currentIndex().column(), static_cast<int>(Type));
    QTest::keyClick(grid(ObjectKind::Column), Qt::Key_F2);
    auto *combo = grid(ObjectKind::Column)->viewport()->findChild<QComboBox *>();
    QVERIFY(combo);
    QVERIFY(combo->findText(u"message_role"_s) >= 0);
    QTest::keyClicks(combo, u"varchar(20)"_s);
    QTest::keyClick(combo, Qt::Key_Return);
    QCOMPARE(schema::findColumn(table(), u"body"_s)->type, u"character varying(20)"_s);
}

void TestTableEditor::insertAddsAndDeleteDrops()
{
    select(ObjectKind::Index, u"conversations_created_at_idx"_s);
    QTest::keyClick(grid(ObjectKind::Index), Qt::Key_Insert);
    QCOMPARE(table().indexes.size(), 2);
    QVERIFY(cellEditor(ObjectKind::Index));
    QTest::keyClick(cellEditor(ObjectKind::Index), Qt::Key_Escape);
    select(ObjectKind::Index, u"conversations_created_at_idx"_s);
    QTest::keyClick(grid(ObjectKind::Index), Qt::Key_Delete);
    QCOMPARE(table().indexes.size(), 1);
    QCOMPARE(mark(ObjectKind::Index, u"conversations_created_at_idx"_s), Mark::Dropped);
}

void TestTableEditor::droppedRowIsStruckOutAndRevived()
{
    select(ObjectKind::Column, u"agent_id"_s);
    const int row = grid(ObjectKind::Column)->currentIndex().row();
    QTest::keyClick(grid(ObjectKind::Column), Qt::Key_Delete);
    QCOMPARE(grid(ObjectKind::Column)->currentIndex().row(), row);
    QVERIFY(!grid(ObjectKind::Column)->currentIndex().flags().testFlag(Qt::ItemIsEditable));
    QCOMPARE(model(ObjectKind::Column)->headerData(row, Qt::Vertical, Qt::DisplayRole).toString(), u"\u2212"_s);
    QTest::mouseClick(m_editor->page(ObjectKind::Column)->findChild<QPushButton *>(u"revivePart"_s), Qt::LeftButton);
    QVERIFY(m_document->edited() == testing::sampleDatabase());
    QCOMPARE(mark(ObjectKind::Column, u"agent_id"_s), Mark::None);
}

void TestTableEditor::takenNameIsSaidWhileTyping()
{
    auto *message
        = m_editor->page(ObjectKind::Column)->findChild<QWidget *>(u"messageText"_s, Qt::FindChildrenRecursively);
    QVERIFY(message);
    select(ObjectKind::Column, u"body"_s);
    QTest::keyClick(grid(ObjectKind::Column), Qt::Key_F2);
    QTest::keyClicks(cellEditor(ObjectKind::Column), u"id"_s);
    // Enter waits until the name can be taken.
    QTest::keyClick(cellEditor(ObjectKind::Column), Qt::Key_Return);
    QVERIFY(cellEditor(ObjectKind::Column));
    QTest::keyClicks(cellEditor(ObjectKind::Column), u"x"_s);
    QTest::keyClick(cellEditor(ObjectKind::Column), Qt::Key_Return);
    QVERIFY(schema::findColumn(table(), u"idx"_s));
}

void TestTableEditor::openCellEditorIsCommittedBeforeAnAction()
{
    select(ObjectKind::Column, u"body"_s);
    QTest::keyClick(grid(ObjectKind::Column), Qt::Key_F2);
    QTest::keyClicks(cellEditor(ObjectKind::Column), u"text"_s);
    widgets::commitOpenEditors();
    QVERIFY(schema::findColumn(table(), u"text"_s));
    QVERIFY(grid(ObjectKind::Column)->hasFocus());
}

void TestTableEditor::openFormFieldIsCommittedBeforeAnAction()
{
    select(ObjectKind::Column, u"body"_s);
    auto *comment = field<TextArea>(ObjectKind::Column, u"comment"_s);
    comment->setFocus();
    QTest::keyClicks(comment, u"What was said"_s);
    widgets::commitOpenEditors();
    QCOMPARE(schema::findColumn(table(), u"body"_s)->comment, u"What was said"_s);
    QVERIFY(comment->hasFocus());
    auto *name = field<QLineEdit>(ObjectKind::Column, u"name"_s);
    name->setFocus();
    name->selectAll();
    QTest::keyClicks(name, u"text"_s);
    widgets::commitOpenEditors();
    QVERIFY(schema::findColumn(table(), u"text"_s));
}

/// The trap itself: the shortcut of an action does not take the focus from the cell editor.
void TestTableEditor::shortcutOfAnActionSeesTheNewValue()
{
    QAction save;
    save.setShortcut(Qt::CTRL | Qt::Key_S);
    QString saved;
    connect(&save, &QAction::triggered, this, [this, &saved] {
        widgets::commitOpenEditors();
        saved = table().columns.at(3).name;
    });
    m_editor->addAction(&save);
    select(ObjectKind::Column, u"body"_s);
    QTest::keyClick(grid(ObjectKind::Column), Qt::Key_F2);
    QTest::keyClicks(cellEditor(ObjectKind::Column), u"text"_s);
    QTest::keyClick(cellEditor(ObjectKind::Column), Qt::Key_S, Qt::ControlModifier);
    QCOMPARE(saved, u"text"_s);
    m_editor->removeAction(&save);
}

void TestTableEditor::formEditsTheSelectedColumn()
{
    select(ObjectKind::Column, u"body"_s);
    field<QCheckBox>(ObjectKind::Column, u"notNull"_s)->click();
    QVERIFY(schema::findColumn(table(), u"body"_s)->notNull);
    auto *type = field<QComboBox>(ObjectKind::Column, u"type"_s);
    type->setFocus();
    type->lineEdit()->selectAll();
    QTest::keyClicks(type->lineEdit(), u"bigint"_s);
    QTest::keyClick(type->lineEdit(), Qt::Key_Return);
    QCOMPARE(schema::findColumn(table(), u"body"_s)->type, u"bigint"_s);
    auto *identity = field<QComboBox>(ObjectKind::Column, u"identity"_s);
    QVERIFY(identity->isEnabled());
    identity->setCurrentIndex(1);
    emit identity->activated(1);
    QVERIFY(schema::findColumn(table(), u"body"_s)->identity);
    QVERIFY(!field<QLineEdit>(ObjectKind::Column, u"default"_s)->isEnabled());
}

void TestTableEditor::answerOfAJobLeavesWhatIsTyped()
{
    select(ObjectKind::Column, u"body"_s);
    auto *name = field<QLineEdit>(ObjectKind::Column, u"name"_s);
    name->setFocus();
    name->selectAll();
    QTest::keyClicks(name, u"te"_s);
    m_document->setChanges({});
    QTest::keyClicks(name, u"xt"_s);
    auto *comment = m_editor->findChild<QLineEdit *>(u"tableComment"_s);
    comment->setFocus();
    QVERIFY(schema::findColumn(table(), u"text"_s));
    comment->selectAll();
    QTest::keyClicks(comment, u"All tal"_s);
    m_document->setChanges({});
    QTest::keyClicks(comment, u"k"_s);
    QTest::keyClick(comment, Qt::Key_Return);
    QCOMPARE(table().comment, u"All talk"_s);
    m_document->undoStack()->undo();
    QVERIFY(comment->text() != u"All talk"_s);
    grid(ObjectKind::Column)->setFocus();
    QTest::keyClick(grid(ObjectKind::Column), Qt::Key_F2);
    QTest::keyClicks(cellEditor(ObjectKind::Column), u"bo"_s);
    m_document->setChanges({});
    QTest::keyClicks(cellEditor(ObjectKind::Column), u"dy"_s);
    QTest::keyClick(cellEditor(ObjectKind::Column), Qt::Key_Return);
    QVERIFY(schema::findColumn(table(), u"body"_s));
}

void TestTableEditor::goingBackClearsTheMark()
{
    select(ObjectKind::Column, u"body"_s);
    auto *notNull = field<QCheckBox>(ObjectKind::Column, u"notNull"_s);
    notNull->click();
    QCOMPARE(mark(ObjectKind::Column, u"body"_s), Mark::Changed);
    notNull->click();
    QCOMPARE(mark(ObjectKind::Column, u"body"_s), Mark::None);
    QCOMPARE(m_document->undoStack()->count(), 0);
}

void TestTableEditor::oldValueIsShownOnHover()
{
    PartModel *columns = model(ObjectKind::Column);
    const QModelIndex type = columns->index(columns->rowOf(u"body"_s), Type);
    QVERIFY(columns->setData(type, u"varchar(10)"_s));
    QCOMPARE(type.data(Qt::ToolTipRole).toString(), u"In the database: text"_s);
    QCOMPARE(
        type.data(Qt::AccessibleTextRole).toString(), u"Type: character varying(10), changed, In the database: text"_s);
}

void TestTableEditor::indexFormSetsParameters()
{
    m_editor->addPart(ObjectKind::Index);
    widgets::commitOpenEditors();
    auto *m = field<QSpinBox>(ObjectKind::Index, u"parameter_m"_s);
    QVERIFY(m);
    QCOMPARE(m->text(), u"default (16)"_s);
    m->setValue(24);
    const schema::Index *index = schema::findIndex(table(), u"conversations_embedding_idx"_s);
    QVERIFY(index);
    QCOMPARE(index->storageParameters.value(u"m"_s), u"24"_s);
    m->setValue(m->minimum());
    QVERIFY(schema::findIndex(table(), u"conversations_embedding_idx"_s)->storageParameters.isEmpty());
}

void TestTableEditor::indexThatIsTheSameAgainHasNoMark()
{
    const QString name = u"conversations_created_at_idx"_s;
    select(ObjectKind::Index, name);
    auto *predicate = field<QLineEdit>(ObjectKind::Index, u"predicate"_s);
    predicate->setFocus();
    QTest::keyClicks(predicate, u"true"_s);
    QTest::keyClick(predicate, Qt::Key_Return);
    QCOMPARE(mark(ObjectKind::Index, name), Mark::Changed);
    QVERIFY(schema::findIndex(table(), name)->definition.isEmpty());
    predicate->clear();
    QTest::keyClick(predicate, Qt::Key_Return);
    QCOMPARE(mark(ObjectKind::Index, name), Mark::None);
    QVERIFY(m_document->edited() == testing::sampleDatabase());
}

void TestTableEditor::policyFormFillsATemplate()
{
    m_editor->addPart(ObjectKind::Policy);
    widgets::commitOpenEditors();
    const schema::Policy *policy = schema::findPolicy(table(), u"tenant_isolation_2"_s);
    QVERIFY(policy);
    auto *command = field<QComboBox>(ObjectKind::Policy, u"command"_s);
    command->setCurrentText(u"INSERT"_s);
    emit command->activated(command->currentIndex());
    policy = schema::findPolicy(table(), u"tenant_isolation_2"_s);
    QVERIFY(policy->usingExpression.isEmpty());
    QVERIFY(!field<TextArea>(ObjectKind::Policy, u"using"_s)->isEnabled());
    QVERIFY(policy->withCheckExpression.contains(u"current_setting"_s));
}

void TestTableEditor::constraintFormChecksColumns()
{
    m_editor->addConstraint(NewConstraint::Unique);
    widgets::commitOpenEditors();
    auto *columns = field<QLineEdit>(ObjectKind::Constraint, u"keyColumns"_s);
    columns->setFocus();
    columns->selectAll();
    QTest::keyClicks(columns, u"nonsense"_s);
    QTest::keyClick(columns, Qt::Key_Return);
    auto *problem = m_editor->page(ObjectKind::Constraint)->form()->findChild<QWidget *>(u"formProblem"_s);
    QVERIFY(problem->isVisible());
    columns->selectAll();
    QTest::keyClicks(columns, u"tenant_id, agent_id"_s);
    QTest::keyClick(columns, Qt::Key_Return);
    QVERIFY(!problem->isVisible());
    const schema::Constraint *constraint = schema::findConstraint(table(), u"conversations_id_key"_s);
    QVERIFY(constraint);
    QCOMPARE(std::get<schema::UniqueConstraint>(constraint->detail).columns,
        (QStringList { u"tenant_id"_s, u"agent_id"_s }));
}

void TestTableEditor::refusedEditIsSaid()
{
    // messages refers to conversations.id: the model refuses to drop it.
    select(ObjectKind::Column, u"id"_s);
    QTest::keyClick(grid(ObjectKind::Column), Qt::Key_Delete);
    QVERIFY(schema::findColumn(table(), u"id"_s));
    bool isSaid = false;
    const QList<QWidget *> texts = m_editor->page(ObjectKind::Column)->findChildren<QWidget *>(u"messageText"_s);
    for (const QWidget *text : texts)
        isSaid = isSaid || text->isVisible();
    QVERIFY(isSaid);
}

void TestTableEditor::emptyTabsExplainThemselves()
{
    m_editor->setTable({ u"public"_s, u"tenants"_s });
    auto *tabs = m_editor->findChild<QTabWidget *>(u"tableTabs"_s);
    for (const ObjectKind kind : { ObjectKind::Index, ObjectKind::Policy, ObjectKind::Trigger }) {
        tabs->setCurrentWidget(m_editor->page(kind));
        QVERIFY(m_editor->page(kind)->findChild<QWidget *>(u"emptyState"_s)->isVisible());
        QVERIFY(!grid(kind)->isVisible());
    }
    m_editor->addPart(ObjectKind::Index);
    QVERIFY(grid(ObjectKind::Index)->isVisible());
}

void TestTableEditor::modelsKeepTheirPromises()
{
    QList<QAbstractItemModelTester *> testers;
    for (const ObjectKind kind :
        { ObjectKind::Column, ObjectKind::Index, ObjectKind::Constraint, ObjectKind::Policy, ObjectKind::Trigger })
        testers.append(new QAbstractItemModelTester(
            model(kind), QAbstractItemModelTester::FailureReportingMode::Fatal, model(kind)));
    QSignalSpy resets(model(ObjectKind::Column), &QAbstractItemModel::modelReset);
    m_document->apply(schema::RemoveColumn { conversations, u"created_at"_s });
    m_document->apply(schema::PutColumn { conversations, {}, testing::makeColumn(u"title"_s, u"text"_s), 0 });
    m_document->apply(*document::makeRenameEdit(
        m_document->edited(), schema::partKey(ObjectKind::Column, conversations, u"body"_s), u"aaa"_s));
    m_editor->addPart(ObjectKind::Policy);
    m_document->undoStack()->setIndex(0);
    m_document->undoStack()->setIndex(m_document->undoStack()->count());
    QCOMPARE(resets.size(), 0);
    qDeleteAll(testers);
}

void TestTableEditor::renamedTableStaysOpen()
{
    const schema::ObjectKey key = schema::keyOf(table());
    m_document->apply(*document::makeRenameEdit(m_document->edited(), key, u"chats"_s));
    QCOMPARE(m_editor->table().name, u"chats"_s);
    QCOMPARE(model(ObjectKind::Column)->rowCount(), 6);
    QVERIFY(model(ObjectKind::Column)->setData(model(ObjectKind::Column)->index(3, Name), u"text"_s));
    QVERIFY(schema::findColumn(table(), u"text"_s));
    m_document->undoStack()->setIndex(0);
    QCOMPARE(m_editor->table(), conversations);
}

// What was shown is gone, as a dropped column is when its migration has been applied.
void TestTableEditor::aPartIsShownAfterReloading()
{
    select(ObjectKind::Column, u"agent_id"_s);
    QTest::keyClick(grid(ObjectKind::Column), Qt::Key_Delete);
    const schema::Database applied = m_document->edited();
    m_document->load(applied);
    m_document->setCurrent(applied);
    QVERIFY(grid(ObjectKind::Column)->currentIndex().isValid());
    QVERIFY(m_editor->page(ObjectKind::Column)->findChild<PartForm *>()->isVisible());
}

void TestTableEditor::newTableIsChecked()
{
    NewTableDialog dialog(m_document->edited(), u"public"_s);
    auto *name = dialog.findChild<QLineEdit *>(u"newTableName"_s);
    auto *create = dialog.findChild<QPushButton *>(u"createTable"_s);
    QVERIFY(!create->isEnabled());
    name->setText(u"messages"_s);
    QVERIFY(!create->isEnabled());
    name->setText(u"agents"_s);
    QVERIFY(create->isEnabled());
    QVERIFY(m_document->apply(schema::PutTable { {}, dialog.table() }));
    const schema::Table *added = schema::findTable(m_document->edited(), { u"public"_s, u"agents"_s });
    QVERIFY(added && schema::findPrimaryKey(*added) && added->columns.constFirst().identity);
    QCOMPARE(testing::namelessWidgets(dialog).join(u", "_s), QString());
}

void TestTableEditor::everythingHasAName()
{
    QCOMPARE(testing::namelessWidgets(*m_editor).join(u", "_s), QString());
}

void TestTableEditor::shortcutsAreUnique()
{
    QCOMPARE(testing::ambiguousShortcuts(*m_editor).join(u", "_s), QString());
}

QTEST_MAIN(TestTableEditor)
#include "tst_tableeditor.moc"
