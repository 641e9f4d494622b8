#include "model/schema/accessedit.h"
#include "tests/views/document/sampleschema.h"
#include "tests/views/document/widgetchecks.h"
#include "views/editors/accesspage.h"
#include "views/editors/grantmodel.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;
using namespace schemawright;
using namespace schemawright::editors;
using schema::Access;
using schema::Grant;
using schema::Grants;
using schema::ObjectKey;
using schema::Privilege;
using schema::PrivilegeSet;

namespace {

constexpr auto selecting = PrivilegeSet(Privilege::Select);
constexpr auto inserting = PrivilegeSet(Privilege::Insert);

const ObjectKey conversations = schema::tableKey({ u"public"_s, u"conversations"_s });
const ObjectKey messages = schema::tableKey({ u"public"_s, u"messages"_s });

/// `reader` may read all tables.
schema::Database granted(schema::Database database)
{
    database.serverVersion = 150000;
    database.currentRole = u"deploy"_s;
    QMap<ObjectKey, Access> accesses;
    for (const Shared<schema::Table> &table : std::as_const(database.tables)) {
        const Grants usual = schema::defaultGrants(schema::GrantClass::Table, database.serverVersion);
        accesses.insert(schema::keyOf(*table), { u"app"_s, usual + Grants { { u"reader"_s, {}, selecting, 0 } }, {}, {} });
    }
    return schema::withAccesses(database, accesses).value();
}

Qt::CheckState checked(const GrantModel &model, int row, int column)
{
    return model.index(row, column).data(Qt::CheckStateRole).value<Qt::CheckState>();
}

/// The grant that comes of a click; nullopt: nothing does.
std::optional<Grant> click(GrantModel &model, int row, int column)
{
    QSignalSpy edits(&model, &GrantModel::edited);
    const bool isOn = checked(model, row, column) == Qt::Checked;
    if (!model.setData(model.index(row, column), isOn ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole))
        return std::nullopt;
    return edits.at(0).at(0).value<Grant>();
}

} // namespace

class TestAccessPage : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_window.reset(); }

    void aTickGrantsAndRevokes();
    void whoMayPassItOnHasIt();
    void theOwnerAndPublicPassNothingOn();
    void aGrantOfAnotherGrantorIsShownOnly();
    void modelKeepsItsPromises();

    void aTypedOwnerIsApplied();
    void anUndoneOwnerStaysUndone();
    void whatIsTypedSurvivesTheAnswerOfAJob();
    void whatIsTypedIsNotForTheNextObject();
    void rolesThatAppearAreOffered();
    void allIsRevokedFromARole();
    void whatOnlyTheDatabaseHasIsSaid();
    void everythingHasAName();
    void aTickInALargeSchemaTakesNoTime();

private:
    [[nodiscard]] QComboBox *ownerBox() const { return m_page->findChild<QComboBox *>(u"ownerBox"_s); }
    [[nodiscard]] QString ownerOf(const ObjectKey &key) const { return schema::findAccess(m_document->edited(), key)->owner; }
    void typeOwner(const QString &owner);

    std::unique_ptr<document::SchemaDocument> m_document;
    std::unique_ptr<QWidget> m_window;
    AccessPage *m_page = nullptr;
    QLineEdit *m_elsewhere = nullptr;
};

void TestAccessPage::init()
{
    m_document = std::make_unique<document::SchemaDocument>();
    m_document->load(granted(testing::sampleDatabase()));
    m_document->setCurrent(granted(testing::sampleDatabase()));
    m_window = std::make_unique<QWidget>();
    m_page = new AccessPage(m_document.get(), m_window.get());
    m_elsewhere = new QLineEdit(m_window.get());
    auto *layout = new QVBoxLayout(m_window.get());
    layout->addWidget(m_page);
    layout->addWidget(m_elsewhere);
    m_page->setObject(conversations);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QCOMPARE(ownerBox()->currentText(), u"app"_s);
}

void TestAccessPage::typeOwner(const QString &owner)
{
    ownerBox()->lineEdit()->setFocus();
    ownerBox()->lineEdit()->selectAll();
    QTest::keyClicks(ownerBox()->lineEdit(), owner);
}

void TestAccessPage::aTickGrantsAndRevokes()
{
    GrantModel model;
    model.setGrant({ u"reader"_s, {}, selecting, 0 }, selecting | inserting, true);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(checked(model, 0, GrantModel::GrantedColumn), Qt::Checked);
    QCOMPARE(checked(model, 1, GrantModel::GrantedColumn), Qt::Unchecked);
    QCOMPARE(click(model, 1, GrantModel::GrantedColumn), (Grant { u"reader"_s, {}, selecting | inserting, 0 }));
    QCOMPARE(click(model, 0, GrantModel::GrantedColumn), (Grant { u"reader"_s, {}, 0, 0 }));
    QCOMPARE(checked(model, 0, GrantModel::GrantedColumn), Qt::Checked); // until the document says otherwise
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void TestAccessPage::whoMayPassItOnHasIt()
{
    GrantModel model;
    model.setGrant({ u"reader"_s, {}, selecting, selecting }, selecting | inserting, true);
    QCOMPARE(click(model, 1, GrantModel::GrantableColumn),
        (Grant { u"reader"_s, {}, selecting | inserting, selecting | inserting }));
    QCOMPARE(click(model, 0, GrantModel::GrantableColumn), (Grant { u"reader"_s, {}, selecting, 0 }));
    QCOMPARE(click(model, 0, GrantModel::GrantedColumn), (Grant { u"reader"_s, {}, 0, 0 }));
}

void TestAccessPage::theOwnerAndPublicPassNothingOn()
{
    GrantModel model;
    model.setGrant({ schema::publicGrantee, {}, selecting, 0 }, selecting | inserting, false);
    QVERIFY(!click(model, 0, GrantModel::GrantableColumn));
    QCOMPARE(click(model, 1, GrantModel::GrantedColumn), (Grant { schema::publicGrantee, {}, selecting | inserting, 0 }));
}

void TestAccessPage::aGrantOfAnotherGrantorIsShownOnly()
{
    GrantModel model;
    model.setGrant({ u"reader"_s, u"writer"_s, selecting, 0 }, selecting | inserting, true);
    QCOMPARE(checked(model, 0, GrantModel::GrantedColumn), Qt::Checked);
    QVERIFY(!click(model, 0, GrantModel::GrantedColumn));
    QVERIFY(!click(model, 1, GrantModel::GrantableColumn));
}

void TestAccessPage::modelKeepsItsPromises()
{
    GrantModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setGrant({ u"reader"_s, {}, selecting, 0 }, selecting | inserting, true);
    model.setGrant({ u"writer"_s, {}, inserting, 0 }, selecting | inserting, true);
    model.setGrant({ u"writer"_s, {}, selecting, 0 }, selecting, true);
    model.clear();
}

void TestAccessPage::aTypedOwnerIsApplied()
{
    typeOwner(u"deploy"_s);
    m_elsewhere->setFocus();
    QCOMPARE(ownerOf(conversations), u"deploy"_s);
    typeOwner({});
    QTest::keyClick(ownerBox()->lineEdit(), Qt::Key_Backspace);
    QTest::keyClick(ownerBox()->lineEdit(), Qt::Key_Return);
    QCOMPARE(ownerOf(conversations), u"deploy"_s); // no name is no owner
    QCOMPARE(ownerBox()->currentText(), u"deploy"_s);
}

/// Undo in the tool bar takes no focus.
void TestAccessPage::anUndoneOwnerStaysUndone()
{
    typeOwner(u"deploy"_s);
    QTest::keyClick(ownerBox()->lineEdit(), Qt::Key_Return);
    QCOMPARE(ownerOf(conversations), u"deploy"_s);
    m_document->undoStack()->undo();
    QVERIFY(ownerBox()->lineEdit()->hasFocus());
    QCOMPARE(ownerBox()->currentText(), u"app"_s);
    m_elsewhere->setFocus();
    QCOMPARE(ownerOf(conversations), u"app"_s);
    QVERIFY(m_document->undoStack()->canRedo());
    m_document->undoStack()->redo();
    QCOMPARE(ownerBox()->currentText(), u"deploy"_s);
}

void TestAccessPage::whatIsTypedSurvivesTheAnswerOfAJob()
{
    typeOwner(u"newcomer"_s);
    m_document->setChanges({});
    m_document->setCurrent(granted(testing::sampleDatabase()));
    QCOMPARE(ownerBox()->currentText(), u"newcomer"_s);
    m_elsewhere->setFocus();
    QCOMPARE(ownerOf(conversations), u"newcomer"_s);
}

void TestAccessPage::whatIsTypedIsNotForTheNextObject()
{
    typeOwner(u"newcomer"_s);
    m_page->setObject(messages);
    QCOMPARE(ownerBox()->currentText(), u"app"_s);
    m_elsewhere->setFocus();
    QCOMPARE(ownerOf(messages), u"app"_s);
}

void TestAccessPage::rolesThatAppearAreOffered()
{
    auto *newGrantee = m_page->findChild<QComboBox *>(u"newGrantee"_s);
    QCOMPARE(newGrantee->itemText(0), u"PUBLIC"_s);
    QVERIFY(newGrantee->currentText().isEmpty());
    QVERIFY(ownerBox()->findText(u"reader"_s) >= 0 && ownerBox()->findText(u"auditor"_s) < 0);
    newGrantee->setEditText(u"auditor"_s);
    m_page->findChild<QPushButton *>(u"addGrantee"_s)->click();
    QVERIFY(ownerBox()->findText(u"auditor"_s) >= 0 && newGrantee->findText(u"auditor"_s) >= 0);
    QCOMPARE(ownerBox()->currentText(), u"app"_s);
    QCOMPARE(m_page->findChild<QListWidget *>(u"granteeList"_s)->currentItem()->text(), u"auditor"_s);
    QVERIFY(newGrantee->currentText().isEmpty());
}

void TestAccessPage::allIsRevokedFromARole()
{
    auto *grantees = m_page->findChild<QListWidget *>(u"granteeList"_s);
    QCOMPARE(grantees->count(), 2);
    QCOMPARE(grantees->item(0)->text(), u"app (owner)"_s);
    grantees->setCurrentRow(1);
    m_page->findChild<QPushButton *>(u"removeGrantee"_s)->click();
    QCOMPARE(grantees->count(), 1);
    QCOMPARE(schema::findAccess(m_document->edited(), conversations)->privileges->size(), 1);
}

void TestAccessPage::whatOnlyTheDatabaseHasIsSaid()
{
    schema::Database without = granted(testing::sampleDatabase());
    without.tables.removeIf([](const Shared<schema::Table> &table) { return table->name.name == "messages"_L1; });
    m_document->load(without);
    m_page->setObject(messages);
    const QString note = m_page->findChild<QLabel *>(u"accessNote"_s)->text();
    QVERIFY2(note.startsWith(u"Only the database has this object"_s), qPrintable(note));
    QVERIFY(!m_page->isEnabled());
}

void TestAccessPage::everythingHasAName()
{
    QCOMPARE(testing::namelessWidgets(*m_page), QStringList());
}

/// The clicks of a person, with everything but the comparison that a job makes of them. The first one takes over the
/// privileges of all tables.
void TestAccessPage::aTickInALargeSchemaTakesNoTime()
{
    m_document->load(testing::largeDatabase(5000, 12));
    m_document->setCurrent(granted(testing::largeDatabase(5000, 12)));
    m_page->setObject(schema::tableKey({ u"public"_s, u"t02500"_s }));
    m_page->findChild<QListWidget *>(u"granteeList"_s)->setCurrentRow(1);
    const auto *grid = m_page->findChild<QTableView *>(u"privilegeGrid"_s);
    QList<qint64> milliseconds;
    for (int row = 1; row < 6; ++row) {
        QElapsedTimer timer;
        timer.start();
        QVERIFY(grid->model()->setData(
            grid->model()->index(row, GrantModel::GrantedColumn), Qt::Checked, Qt::CheckStateRole));
        milliseconds.append(timer.elapsed());
    }
    qInfo() << "milliseconds per tick, the first takes all over:" << milliseconds;
    QVERIFY(schema::findAccess(m_document->edited(), schema::tableKey({ u"public"_s, u"t04999"_s }))->privileges.has_value());
    const qint64 fastest = *std::ranges::min_element(milliseconds);
    QVERIFY2(fastest < 50, qPrintable(QString::number(fastest)));
}

QTEST_MAIN(TestAccessPage)
#include "tst_accesspage.moc"
