#include "tests/views/document/sampleschema.h"
#include "views/document/schemadocument.h"
#include "views/document/schemaedits.h"
#include "views/schematree/schematreefilter.h"
#include "views/schematree/schematreemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <ctime>

using namespace Qt::Literals::StringLiterals;
using namespace schemawright;
using namespace schemawright::schematree;
using document::Mark;
using schema::ObjectKind;

namespace {

const QualifiedName conversations { u"public"_s, u"conversations"_s };

schema::ObjectKey column(const QString &name)
{
    return schema::partKey(ObjectKind::Column, conversations, name);
}

/// Two spaces per level, the sign of the change in front: what a person would see with everything unfolded.
void print(const QAbstractItemModel &model, const QModelIndex &parent, int depth, QStringList &lines)
{
    static const QStringList signs { {}, u"+ "_s, u"~ "_s, u"~ "_s, u"- "_s, u"~ "_s };
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        const QString sign = signs.at(index.data(SchemaTreeModel::MarkRole).toInt());
        lines.append(QString(depth * 2, u' ') + sign + index.data().toString());
        print(model, index, depth + 1, lines);
    }
}

/// Of this process: other programs on the machine do not make the test fail.
qint64 processorMilliseconds()
{
    return static_cast<qint64>(std::clock()) * 1000 / CLOCKS_PER_SEC;
}

QString printed(const QAbstractItemModel &model, const QModelIndex &parent = {})
{
    QStringList lines;
    print(model, parent, 0, lines);
    return lines.join(u'\n');
}

} // namespace

class TestSchemaTreeModel : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_document = std::make_unique<document::SchemaDocument>();
        m_document->load(testing::sampleDatabase());
        m_document->setCurrent(testing::sampleDatabase());
        m_model = std::make_unique<SchemaTreeModel>(m_document.get());
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void showsGroupsWithCounts();
    void editNeverResets();
    void droppedColumnStaysWhereItWas();
    void tableKeepsItsSignThroughFurtherEdits();
    void renameKeepsTheRow();
    void renameOfTableKeepsItsParts();
    void renamingInPlaceGoesThroughTheDocument();
    void undoRestoresTheSameTree();
    void rowsAreReadAsSentences();
    void filterKeepsAncestorsAndParts();
    void onlyChangedShowsChangesOnly();
    void fiveThousandTablesAreQuick();

private:
    std::unique_ptr<document::SchemaDocument> m_document;
    std::unique_ptr<SchemaTreeModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestSchemaTreeModel::showsGroupsWithCounts()
{
    const QModelIndex schema = m_model->index(0, 0);
    QStringList groups;
    for (int row = 0; row < m_model->rowCount(schema); ++row)
        groups.append(m_model->index(row, 0, schema).data().toString());
    QCOMPARE(groups,
        (QStringList {
            u"Tables 3"_s, u"Views 1"_s, u"Functions 1"_s, u"Types 1"_s, u"Sequences 1"_s, u"Extensions 1"_s }));
    const QModelIndex table = m_model->indexOf(schema::keyOf(*schema::findTable(m_document->edited(), conversations)));
    QCOMPARE(printed(*m_model, table),
        u"Columns 6\n  id\n  tenant_id\n  agent_id\n  body\n  embedding\n  created_at\n"
        "Indexes 1\n  conversations_created_at_idx\n"
        "Constraints 2\n  conversations_pkey\n  conversations_tenant_id_fkey\n"
        "Policies 1\n  tenant_isolation\nTriggers 1\n  conversations_touch"_s);
}

void TestSchemaTreeModel::editNeverResets()
{
    QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
    QSignalSpy inserts(m_model.get(), &QAbstractItemModel::rowsInserted);
    m_document->apply(schema::PutColumn { conversations, {}, testing::makeColumn(u"title"_s, u"text"_s), 2 });
    QCOMPARE(inserts.size(), 1);
    QCOMPARE(m_model->indexOf(column(u"title"_s)).row(), 2);
    QCOMPARE(
        m_model->indexOf(column(u"title"_s)).data(SchemaTreeModel::MarkRole).toInt(), static_cast<int>(Mark::Added));
    m_document->setChanges({});
    QCOMPARE(resets.size(), 0);
    m_document->load(testing::sampleDatabase());
    QCOMPARE(resets.size(), 1);
}

void TestSchemaTreeModel::droppedColumnStaysWhereItWas()
{
    const QPersistentModelIndex before = m_model->indexOf(column(u"agent_id"_s));
    m_document->apply(schema::RemoveColumn { conversations, u"agent_id"_s });
    QVERIFY(before.isValid());
    QCOMPARE(before.row(), 2);
    QCOMPARE(before.data(SchemaTreeModel::MarkRole).toInt(), static_cast<int>(Mark::Dropped));
    QVERIFY(!before.flags().testFlag(Qt::ItemIsEditable));
    QCOMPARE(before.parent().data().toString(), u"Columns 5"_s);
}

void TestSchemaTreeModel::tableKeepsItsSignThroughFurtherEdits()
{
    const QModelIndex table = m_model->indexOf(schema::keyOf(*schema::findTable(m_document->edited(), conversations)));
    const QPersistentModelIndex row(table);
    schema::Column body = *schema::findColumn(*schema::findTable(m_document->edited(), conversations), u"body"_s);
    body.notNull = true;
    m_document->apply(schema::PutColumn { conversations, u"body"_s, body, -1 });
    QCOMPARE(row.data(SchemaTreeModel::MarkRole).toInt(), static_cast<int>(Mark::Inside));
    m_document->apply(schema::RemoveColumn { conversations, u"agent_id"_s });
    QCOMPARE(row.data(SchemaTreeModel::MarkRole).toInt(), static_cast<int>(Mark::Inside));
    const schema::ObjectKey name = schema::partKey(ObjectKind::Column, { u"public"_s, u"tenants"_s }, u"name"_s);
    m_document->apply(*document::makeRenameEdit(m_document->edited(), name, u"display_name"_s));
    QCOMPARE(row.data(SchemaTreeModel::MarkRole).toInt(), static_cast<int>(Mark::Inside));
}

void TestSchemaTreeModel::renameKeepsTheRow()
{
    const QPersistentModelIndex body = m_model->indexOf(column(u"body"_s));
    m_document->apply(*document::makeRenameEdit(m_document->edited(), column(u"body"_s), u"text"_s));
    QVERIFY(body.isValid());
    QCOMPARE(body.data().toString(), u"text"_s);
    QVERIFY(body.data(Qt::ToolTipRole).toString().contains(u"body"_s));
    m_document->undoStack()->undo();
    QVERIFY(body.isValid());
    QCOMPARE(body.data().toString(), u"body"_s);
}

void TestSchemaTreeModel::renameOfTableKeepsItsParts()
{
    const QPersistentModelIndex body = m_model->indexOf(column(u"body"_s));
    const schema::ObjectKey key = schema::keyOf(*schema::findTable(m_document->edited(), conversations));
    QSignalSpy removals(m_model.get(), &QAbstractItemModel::rowsRemoved);
    m_document->apply(*document::makeRenameEdit(m_document->edited(), key, u"zz_chats"_s));
    QCOMPARE(removals.size(), 0);
    QVERIFY(body.isValid());
    QCOMPARE(body.data(SchemaTreeModel::ObjectKeyRole).value<schema::ObjectKey>().parent, u"zz_chats"_s);
    // The list is sorted by name: the table went to the end.
    QCOMPARE(body.parent().parent().row(), 2);
}

void TestSchemaTreeModel::renamingInPlaceGoesThroughTheDocument()
{
    QVERIFY(m_model->setData(m_model->indexOf(column(u"body"_s)), u"text"_s));
    QVERIFY(schema::findColumn(*schema::findTable(m_document->edited(), conversations), u"text"_s));
    QCOMPARE(m_document->undoStack()->count(), 1);
    QVERIFY(!m_model->setData(m_model->indexOf(column(u"text"_s)), u"id"_s));
    QVERIFY(!m_model->setData(m_model->indexOf(column(u"text"_s)), u"  "_s));
    QCOMPARE(m_document->undoStack()->count(), 1);
}

void TestSchemaTreeModel::undoRestoresTheSameTree()
{
    const QString before = printed(*m_model);
    m_document->apply(schema::RemoveColumn { conversations, u"created_at"_s });
    m_document->apply(schema::PutColumn { conversations, {}, testing::makeColumn(u"title"_s, u"text"_s), 0 });
    m_document->apply(schema::RemoveTable { { u"public"_s, u"messages"_s } });
    QVERIFY(printed(*m_model) != before);
    QVERIFY(printed(*m_model).contains(u"- messages"_s));
    m_document->undoStack()->setIndex(0);
    QCOMPARE(printed(*m_model), before);
}

void TestSchemaTreeModel::rowsAreReadAsSentences()
{
    m_document->apply(schema::RemoveColumn { conversations, u"agent_id"_s });
    QCOMPARE(
        m_model->indexOf(column(u"agent_id"_s)).data(Qt::AccessibleTextRole).toString(), u"agent_id, uuid, dropped"_s);
}

void TestSchemaTreeModel::filterKeepsAncestorsAndParts()
{
    SchemaTreeFilter filter;
    filter.setSourceModel(m_model.get());
    const QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::Fatal);
    filter.setText(u"EMBED"_s);
    QCOMPARE(printed(filter), u"public\n  Tables 3\n    conversations\n      Columns 6\n        embedding"_s);
    filter.setText(u"tenants"_s);
    QVERIFY(printed(filter).contains(u"    tenants\n      Columns 2\n        id\n        name"_s));
    filter.setText(u"nothing like it"_s);
    QCOMPARE(filter.rowCount(), 0);
    filter.setText({});
    QCOMPARE(printed(filter), printed(*m_model));
}

void TestSchemaTreeModel::onlyChangedShowsChangesOnly()
{
    SchemaTreeFilter filter;
    filter.setSourceModel(m_model.get());
    m_document->apply(schema::RemoveColumn { conversations, u"agent_id"_s });
    filter.setOnlyChanged(true);
    QCOMPARE(printed(filter), u"~ public\n  ~ Tables 3\n    ~ conversations\n      ~ Columns 5\n        - agent_id"_s);
    filter.setText(u"body"_s);
    QCOMPARE(filter.rowCount(), 0);
}

void TestSchemaTreeModel::fiveThousandTablesAreQuick()
{
    document::SchemaDocument document;
    document.load(testing::largeDatabase(5000, 20));
    document.setCurrent(testing::largeDatabase(5000, 20));
    qint64 started = processorMilliseconds();
    SchemaTreeModel model(&document);
    const qint64 load = processorMilliseconds() - started;
    started += load;
    document.apply(schema::PutColumn { { u"public"_s, u"t02500"_s }, {}, testing::makeColumn(u"x"_s, u"text"_s), -1 });
    const qint64 edit = processorMilliseconds() - started;
    SchemaTreeFilter filter;
    filter.setSourceModel(&model);
    started = processorMilliseconds();
    filter.setText(u"t0499"_s);
    QCOMPARE(filter.rowCount(), 1);
    const qint64 filtering = processorMilliseconds() - started;
    qInfo("5000 tables x 20 columns: load %lld ms, edit %lld ms, filter %lld ms", static_cast<long long>(load),
        static_cast<long long>(edit), static_cast<long long>(filtering));
    // Generous, because debug builds and sanitizers are slow; a release build needs a tenth of it.
    QVERIFY(load < 5000);
    QVERIFY(edit < 1000);
    QVERIFY(filtering < 3000);
}

QTEST_MAIN(TestSchemaTreeModel)
#include "tst_schematreemodel.moc"
