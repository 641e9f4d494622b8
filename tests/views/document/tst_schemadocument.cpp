#include "tests/views/document/sampleschema.h"
#include "views/document/schemadocument.h"
#include "views/document/schemaedits.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace schemawright;
using namespace schemawright::document;
using schema::ObjectKind;

namespace {

const QualifiedName conversations { u"public"_s, u"conversations"_s };

schema::ObjectKey column(const QString &name)
{
    return schema::partKey(ObjectKind::Column, conversations, name);
}

schema::Column columnOf(const SchemaDocument &document, const QString &name)
{
    return *schema::findColumn(*schema::findTable(document.edited(), conversations), name);
}

schema::SchemaEdit putColumn(const QString &name, const schema::Column &value)
{
    return schema::PutColumn { conversations, name, value, -1 };
}

/// A valid or invalid edit of a random kind: the document must take or refuse it.
schema::SchemaEdit randomEdit(QRandomGenerator &random, const schema::Database &database)
{
    const schema::Table &table = *database.tables.at(random.bounded(database.tables.size()));
    const QString name = u"r%1"_s.arg(random.bounded(12));
    const QString present
        = table.columns.isEmpty() ? name : table.columns.at(random.bounded(table.columns.size())).name;
    switch (random.bounded(8)) {
    case 0:
        return schema::PutColumn { table.name, {}, testing::makeColumn(name, u"text"_s), random.bounded(5) };
    case 1:
        return schema::PutColumn { table.name, present, testing::makeColumn(name, u"integer"_s), -1 };
    case 2:
        return schema::RemoveColumn { table.name, present };
    case 3: {
        schema::Index index;
        index.name = u"i_"_s + name;
        schema::IndexPart part;
        part.column = present;
        index.parts = { part };
        return schema::PutIndex { table.name, {}, index };
    }
    case 4:
        return schema::RemoveIndex { table.name, u"i_"_s + name };
    case 5: {
        schema::Policy policy;
        policy.name = name;
        policy.usingExpression = u"true"_s;
        return schema::PutPolicy { table.name, {}, policy };
    }
    case 6:
        return schema::SetRowSecurity { table.name, random.bounded(2) == 0, random.bounded(2) == 0 };
    default:
        return schema::SetTableComment { table.name, name };
    }
}

} // namespace

class TestSchemaDocument : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_document = std::make_unique<SchemaDocument>();
        m_document->load(testing::sampleDatabase());
        m_document->setCurrent(testing::sampleDatabase());
    }

    void everyChangeIsOneSignal();
    void refusedEditLeavesEverything();
    void editOfSamePropertyIsOneStep();
    void namingAnAdditionIsPartOfIt();
    void goingBackLeavesNoStep();
    void marksComeWithTheEdit();
    void droppedColumnTakesItsIndexAlong();
    void renameIsRememberedForTheDiff();
    void renameOfAnAddedColumnIsNone();
    void computedChangesReplaceMarks();
    void undoAllAndRedoAllGiveEqualDatabases();

private:
    std::unique_ptr<SchemaDocument> m_document;
};

void TestSchemaDocument::everyChangeIsOneSignal()
{
    QSignalSpy changed(m_document.get(), &SchemaDocument::changed);
    QVERIFY(m_document->apply(putColumn({}, testing::makeColumn(u"title"_s, u"text"_s))));
    QCOMPARE(changed.size(), 1);
    const auto change = changed.takeFirst().constFirst().value<DocumentChange>();
    QCOMPARE(change.scope, ChangeScope::Edited);
    QVERIFY(change.objects.contains(column(u"title"_s)));
    QVERIFY(m_document->isModified());
    m_document->undoStack()->undo();
    QCOMPARE(changed.size(), 1);
    QVERIFY(!m_document->isModified());
}

void TestSchemaDocument::refusedEditLeavesEverything()
{
    QSignalSpy changed(m_document.get(), &SchemaDocument::changed);
    QSignalSpy refused(m_document.get(), &SchemaDocument::editRefused);
    QVERIFY(!m_document->apply(putColumn(u"body"_s, testing::makeColumn(u"id"_s, u"text"_s))));
    QCOMPARE(refused.size(), 1);
    QVERIFY(!refused.constFirst().constFirst().value<Error>().text.isEmpty());
    QCOMPARE(changed.size(), 0);
    QCOMPARE(m_document->undoStack()->count(), 0);
    QVERIFY(m_document->edited() == testing::sampleDatabase());
}

void TestSchemaDocument::editOfSamePropertyIsOneStep()
{
    schema::Column body = columnOf(*m_document, u"body"_s);
    body.comment = u"a"_s;
    m_document->apply(putColumn(u"body"_s, body), u"comment"_s);
    body.comment = u"ab"_s;
    m_document->apply(putColumn(u"body"_s, body), u"comment"_s);
    QCOMPARE(m_document->undoStack()->count(), 1);
    body.type = u"character varying(20)"_s;
    m_document->apply(putColumn(u"body"_s, body), u"type"_s);
    QCOMPARE(m_document->undoStack()->count(), 2);
    m_document->undoStack()->undo();
    QCOMPARE(columnOf(*m_document, u"body"_s).comment, u"ab"_s);
    m_document->undoStack()->undo();
    QVERIFY(m_document->edited() == testing::sampleDatabase());
}

void TestSchemaDocument::namingAnAdditionIsPartOfIt()
{
    m_document->apply(putColumn({}, testing::makeColumn(u"column"_s, u"text"_s)));
    m_document->apply(putColumn(u"column"_s, testing::makeColumn(u"title"_s, u"text"_s)), u"name"_s);
    QCOMPARE(m_document->undoStack()->count(), 1);
    QCOMPARE(m_document->undoStack()->undoText(), u"Add column conversations.title"_s);
    m_document->undoStack()->undo();
    QVERIFY(m_document->edited() == testing::sampleDatabase());
}

void TestSchemaDocument::goingBackLeavesNoStep()
{
    schema::Column body = columnOf(*m_document, u"body"_s);
    body.notNull = true;
    m_document->apply(putColumn(u"body"_s, body), u"notNull"_s);
    QCOMPARE(m_document->marks().mark(column(u"body"_s)), Mark::Changed);
    body.notNull = false;
    m_document->apply(putColumn(u"body"_s, body), u"notNull"_s);
    QCOMPARE(m_document->undoStack()->count(), 0);
    QCOMPARE(m_document->marks().mark(column(u"body"_s)), Mark::None);
}

void TestSchemaDocument::marksComeWithTheEdit()
{
    const schema::ObjectKey table = schema::keyOf(*schema::findTable(m_document->edited(), conversations));
    m_document->apply(putColumn({}, testing::makeColumn(u"title"_s, u"text"_s)));
    m_document->apply(schema::RemoveColumn { conversations, u"agent_id"_s });
    QCOMPARE(m_document->marks().mark(column(u"title"_s)), Mark::Added);
    QCOMPARE(m_document->marks().mark(column(u"agent_id"_s)), Mark::Dropped);
    QCOMPARE(m_document->marks().mark(table), Mark::Inside);
    QCOMPARE(m_document->marks().droppedParts(conversations), QList { column(u"agent_id"_s) });
    m_document->undoStack()->setIndex(0);
    QCOMPARE(m_document->marks().mark(table), Mark::None);
    QVERIFY(m_document->marks().droppedParts(conversations).isEmpty());
}

void TestSchemaDocument::droppedColumnTakesItsIndexAlong()
{
    m_document->apply(schema::RemoveColumn { conversations, u"created_at"_s });
    const auto index = schema::partKey(ObjectKind::Index, conversations, u"conversations_created_at_idx"_s);
    QCOMPARE(m_document->marks().mark(index), Mark::Dropped);
}

void TestSchemaDocument::renameIsRememberedForTheDiff()
{
    schema::Column body = columnOf(*m_document, u"body"_s);
    body.name = u"text"_s;
    m_document->apply(putColumn(u"body"_s, body), u"name"_s);
    QCOMPARE(m_document->renames(), (QList<diff::Rename> { { column(u"body"_s), u"text"_s } }));
    QCOMPARE(m_document->marks().mark(column(u"text"_s)), Mark::Renamed);
    QCOMPARE(m_document->marks().mark(column(u"body"_s)), Mark::None);

    const schema::ObjectKey table = schema::keyOf(*schema::findTable(m_document->edited(), conversations));
    m_document->apply(*makeRenameEdit(m_document->edited(), table, u"chats"_s));
    const QualifiedName chats { u"public"_s, u"chats"_s };
    QCOMPARE(m_document->marks().mark(schema::partKey(ObjectKind::Column, chats, u"text"_s)), Mark::Renamed);
    QCOMPARE(m_document->marks().mark(schema::partKey(ObjectKind::Column, chats, u"id"_s)), Mark::None);

    m_document->apply(schema::RemoveColumn { chats, u"text"_s });
    QCOMPARE(m_document->renames().size(), 1);
    m_document->undoStack()->setIndex(0);
    QVERIFY(m_document->renames().isEmpty());
}

void TestSchemaDocument::renameOfAnAddedColumnIsNone()
{
    m_document->apply(putColumn({}, testing::makeColumn(u"a"_s, u"text"_s)));
    m_document->apply(putColumn(u"a"_s, testing::makeColumn(u"b"_s, u"text"_s)));
    QVERIFY(m_document->renames().isEmpty());
    QCOMPARE(m_document->marks().mark(column(u"b"_s)), Mark::Added);
}

void TestSchemaDocument::computedChangesReplaceMarks()
{
    m_document->apply(schema::RemoveColumn { conversations, u"agent_id"_s });
    diff::Change change;
    change.action = diff::ChangeAction::Alter;
    change.key = column(u"body"_s);
    change.properties = { u"type: text → citext"_s };
    m_document->setChanges({ change });
    QCOMPARE(m_document->marks().mark(column(u"agent_id"_s)), Mark::None);
    QCOMPARE(m_document->marks().findChange(column(u"body"_s))->properties, change.properties);
}

void TestSchemaDocument::undoAllAndRedoAllGiveEqualDatabases()
{
    QRandomGenerator random(20240501);
    int taken = 0;
    for (int i = 0; i < 600; ++i)
        taken += m_document->apply(randomEdit(random, m_document->edited())) ? 1 : 0;
    QVERIFY2(taken > 200, "too few of the random edits were valid to say anything");
    const schema::Database edited = m_document->edited();
    const QList<diff::Rename> renames = m_document->renames();

    QUndoStack *stack = m_document->undoStack();
    while (stack->canUndo())
        stack->undo();
    // The stack keeps 500 steps; fewer are taken here because merged ones count once.
    QVERIFY(stack->count() < 500);
    QVERIFY(m_document->edited() == testing::sampleDatabase());
    QVERIFY(m_document->renames().isEmpty());
    for (const auto &table : m_document->edited().tables)
        QCOMPARE(m_document->marks().mark(schema::keyOf(*table)), Mark::None);
    while (stack->canRedo())
        stack->redo();
    QVERIFY(m_document->edited() == edited);
    QCOMPARE(m_document->renames(), renames);
}

QTEST_GUILESS_MAIN(TestSchemaDocument)
#include "tst_schemadocument.moc"
