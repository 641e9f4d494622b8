// What the window asks before it saves: which file takes new objects, and whose lines stay when somebody else has edited the same.
#include "app/designview.h"
#include "app/windowsettings.h"
#include "model/base/textfile.h"
#include "model/sources/source.h"
#include "tests/app/windowdriver.h"
#include "tests/support/pgfixture.h"
#include "views/panels/banners.h"
#include "views/panels/savemigrationdialog.h"
#include "views/saving/newplacedialog.h"
#include "views/saving/touchingeditsdialog.h"
#include "views/textpane/diffpanes.h"

#include <QDir>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QTemporaryDir>
#include <QTest>

using namespace schemawright;
using namespace schemawright::testing;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int patience = 60'000; ///< milliseconds: servers start and other tests run beside this one
enum ColumnCell { NameCell, TypeCell, NotNullCell, DefaultCell };

const QString prismaText = u"datasource db {\n  provider = \"postgresql\"\n}\n\nmodel User {\n  id   Int    @id\n  name String\n}\n\n"
                           "model Order {\n  id Int @id\n}\n"_s;
const QString notesSql = u"CREATE TABLE notes (\n    id bigint PRIMARY KEY,\n    body text,\n    size integer\n);\n\n"
                         "CREATE TABLE tags (\n    id bigint PRIMARY KEY,\n    name text\n);\n"_s;

} // namespace

class TestSaving : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void theFileForNewObjectsIsAskedForOnce();
    void cancelOfTheFileWritesNothing();
    void theFileIsChosenAnewInTheMenu();
    void withOneFileNothingIsAsked();
    void mineStays();
    void theirsStaysAndTheRestIsPlanned();
    void cancelOfTouchingEditsWritesNothing();
    void editsDoNotTakeBackWhatOthersWrote();

private:
    void write(const QString &file, const QString &text) const
    {
        QVERIFY_RESULT(writeTextFile(m_folder->filePath(file), text));
    }
    [[nodiscard]] QString read(const QString &file) const { return readTextFile(m_folder->filePath(file)).value(); }
    [[nodiscard]] QStringList migrations() const { return QDir(m_folder->filePath(u"migrations"_s)).entryList({ u"*.sql"_s }); }
    void open(const QStringList &files);
    void addPolicy(const QString &name, const QString &table = u"User"_s);
    void saveAsProposed();
    void editSize();

    std::unique_ptr<PgFixture> m_server;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<app::MainWindow> m_window;
};

void TestSaving::initTestCase()
{
    m_server = PgFixture::start();
    REQUIRE_SERVER(m_server);
}

void TestSaving::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_DATA_HOME", m_folder->filePath(u"data"_s).toUtf8());
    QVERIFY(QDir(m_folder->path()).mkpath(u"migrations"_s));
    write(u"schema.prisma"_s, prismaText);
    write(u"first.sql"_s, u"-- First.\n"_s);
    write(u"second.sql"_s, u"-- Second.\n"_s);
    write(u"notes.sql"_s, notesSql);
    m_window = std::make_unique<app::MainWindow>(m_folder->filePath(u"settings.ini"_s));
    m_window->resize(1280, 860);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestSaving::cleanup()
{
    m_window.reset();
}

void TestSaving::open(const QStringList &files)
{
    QStringList urls;
    for (const QString &file : files)
        urls << u"file://"_s + m_folder->filePath(file);
    project::ProjectSettings project;
    project.name = u"shop"_s;
    project.folder = m_folder->path();
    project.migrationsFolder = m_folder->filePath(u"migrations"_s);
    project.desiredUrl = urls.size() == 1 ? urls.first() : sources::compositeUrl(urls);
    m_window->session()->open(project);
    QVERIFY(WindowDriver(*m_window).waitUntilSettled());
}

void TestSaving::addPolicy(const QString &name, const QString &table)
{
    schema::Policy policy;
    policy.name = name;
    policy.usingExpression = u"true"_s;
    QVERIFY(m_window->session()->document()->apply(schema::PutPolicy { { u"public"_s, table }, {}, policy }));
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session()->migration().sql.contains(name), patience);
    QVERIFY(WindowDriver(*m_window).waitUntilSettled());
}

/// The dialog of the migration's name is answered; waits until all is read again.
void TestSaving::saveAsProposed()
{
    WindowDriver driver(*m_window);
    auto *save = driver.waitForDialog<panels::SaveMigrationDialog>();
    QVERIFY(save);
    const qsizetype before = migrations().size();
    QTest::keyClick(save, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(migrations().size() > before, patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->banners()->has(u"saved"_s), patience);
    QVERIFY(driver.waitUntilSettled());
}

void TestSaving::theFileForNewObjectsIsAskedForOnce()
{
    open({ u"schema.prisma"_s, u"first.sql"_s, u"second.sql"_s });
    addPolicy(u"everybody"_s);
    m_window->actions()->saveMigration->trigger();
    WindowDriver driver(*m_window);
    auto *question = driver.waitForDialog<saving::NewPlaceDialog>();
    QVERIFY(question);
    auto *list = question->findChild<QListWidget *>(u"newPlaces"_s);
    QCOMPARE(list->count(), 2);
    QCOMPARE(list->item(0)->text(), u"first.sql"_s); // as the project says it
    QCOMPARE(list->item(1)->text(), u"second.sql"_s);
    QVERIFY(list->hasFocus());
    auto *lines = question->findChild<QPlainTextEdit *>(u"newLines"_s);
    QVERIFY(lines->toPlainText().contains(u"CREATE POLICY everybody"_s));
    WindowDriver::picture(question, u"new-place"_s);
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Up);
    QTest::keyClick(list, Qt::Key_Return);
    saveAsProposed();
    QVERIFY(read(u"first.sql"_s).contains(u"CREATE POLICY everybody"_s));
    QCOMPARE(read(u"second.sql"_s), u"-- Second.\n"_s);
    QCOMPARE(read(u"schema.prisma"_s), prismaText);

    // It is remembered: by this window, and by the next.
    QCOMPARE(app::WindowSettings(m_folder->filePath(u"settings.ini"_s)).newFile(m_window->session()->project()),
        m_folder->filePath(u"first.sql"_s));
    addPolicy(u"buyers"_s, u"Order"_s);
    m_window->actions()->saveMigration->trigger();
    saveAsProposed();
    // The banner of the first saving is still there: the file tells when the second one is done.
    QTRY_VERIFY_WITH_TIMEOUT(read(u"first.sql"_s).contains(u"CREATE POLICY buyers"_s), patience);
    QCOMPARE(read(u"second.sql"_s), u"-- Second.\n"_s);
}

void TestSaving::cancelOfTheFileWritesNothing()
{
    open({ u"schema.prisma"_s, u"first.sql"_s, u"second.sql"_s });
    addPolicy(u"everybody"_s);
    m_window->actions()->saveMigration->trigger();
    auto *question = WindowDriver(*m_window).waitForDialog<saving::NewPlaceDialog>();
    QVERIFY(question);
    QTest::keyClick(question, Qt::Key_Escape);
    QTRY_VERIFY(!m_window->findChild<saving::NewPlaceDialog *>());
    QTest::qWait(200);
    QVERIFY(!m_window->findChild<panels::SaveMigrationDialog *>());
    QCOMPARE(read(u"first.sql"_s), u"-- First.\n"_s);
    QCOMPARE(read(u"second.sql"_s), u"-- Second.\n"_s);
    QVERIFY(migrations().isEmpty());
    QVERIFY(app::WindowSettings(m_folder->filePath(u"settings.ini"_s)).newFile(m_window->session()->project()).isEmpty());
    QVERIFY(m_window->session()->hasUnsavedEdits());
}

void TestSaving::theFileIsChosenAnewInTheMenu()
{
    open({ u"schema.prisma"_s, u"first.sql"_s, u"second.sql"_s });
    QVERIFY(m_window->actions()->newFile->isEnabled());
    m_window->actions()->newFile->trigger();
    auto *question = WindowDriver(*m_window).waitForDialog<saving::NewPlaceDialog>();
    QVERIFY(question);
    QVERIFY(!question->findChild<QPlainTextEdit *>(u"newLines"_s)->isVisible());
    auto *list = question->findChild<QListWidget *>(u"newPlaces"_s);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(1)).center());
    WindowDriver::pressButton(question, u"useFile"_s);
    addPolicy(u"everybody"_s);
    m_window->actions()->saveMigration->trigger();
    saveAsProposed();
    QVERIFY(read(u"second.sql"_s).contains(u"CREATE POLICY everybody"_s));
    QCOMPARE(read(u"first.sql"_s), u"-- First.\n"_s);
}

void TestSaving::withOneFileNothingIsAsked()
{
    open({ u"schema.prisma"_s, u"second.sql"_s });
    QVERIFY(!m_window->actions()->newFile->isEnabled());
    addPolicy(u"everybody"_s);
    m_window->actions()->saveMigration->trigger();
    saveAsProposed();
    QVERIFY(read(u"second.sql"_s).contains(u"CREATE POLICY everybody"_s));
}

namespace {

/// Somebody else's edit of the line that ours is about, and of another table.
QString theirNotes()
{
    QString text = notesSql;
    return text.replace(u"size integer"_s, u"size smallint"_s).replace(u"    name text\n"_s, u"    name varchar(20)\n"_s);
}

} // namespace

/// In the window; meanwhile somebody else edits the file.
void TestSaving::editSize()
{
    open({ u"notes.sql"_s });
    WindowDriver driver(*m_window);
    driver.selectTable(u"public"_s, u"notes"_s);
    driver.editColumn(u"size"_s, TypeCell, u"bigint"_s);
    QVERIFY(driver.waitUntilSettled());
    write(u"notes.sql"_s, theirNotes());
    QTRY_VERIFY_WITH_TIMEOUT(m_window->banners()->has(u"files"_s), patience);
    m_window->actions()->saveMigration->trigger();
}

void TestSaving::mineStays()
{
    editSize();
    auto *question = WindowDriver(*m_window).waitForDialog<saving::TouchingEditsDialog>();
    QVERIFY(question);
    QCOMPARE(question->findChild<textpane::DiffPanes *>()->changeCount(), 1);
    QTest::qWait(100);
    WindowDriver::picture(question, u"touching"_s);
    QCOMPARE(read(u"notes.sql"_s), theirNotes());
    QTest::keyClick(question, Qt::Key_M, Qt::AltModifier);
    saveAsProposed();
    QCOMPARE(read(u"notes.sql"_s), theirNotes().replace(u"size smallint"_s, u"size bigint"_s));
    QVERIFY(!m_window->session()->hasUnsavedEdits());
}

void TestSaving::theirsStaysAndTheRestIsPlanned()
{
    open({ u"notes.sql"_s });
    WindowDriver driver(*m_window);
    driver.selectTable(u"public"_s, u"notes"_s);
    driver.editColumn(u"size"_s, TypeCell, u"bigint"_s);
    driver.selectTable(u"public"_s, u"tags"_s);
    driver.editColumn(u"name"_s, TypeCell, u"varchar(9)"_s);
    QVERIFY(driver.waitUntilSettled());
    QString theirs = notesSql;
    theirs.replace(u"size integer"_s, u"size smallint"_s);
    write(u"notes.sql"_s, theirs);
    m_window->actions()->saveMigration->trigger();
    auto *question = driver.waitForDialog<saving::TouchingEditsDialog>();
    QVERIFY(question);
    WindowDriver::pressButton(question, u"takeTheirs"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->banners()->has(u"theirs"_s), patience);
    QTRY_VERIFY_WITH_TIMEOUT(driver.isSettled(), patience);
    QCOMPARE(read(u"notes.sql"_s), theirs);
    QVERIFY(migrations().isEmpty());
    const auto *notes = schema::findTable(m_window->session()->document()->edited(), { u"public"_s, u"notes"_s });
    QCOMPARE(schema::findColumn(*notes, u"size"_s)->type, u"smallint"_s);
    QVERIFY(m_window->session()->hasUnsavedEdits()); // the one of tags
    QVERIFY(!m_window->banners()->has(u"files"_s));
    WindowDriver::picture(m_window.get(), u"theirs"_s);
    m_window->actions()->saveMigration->trigger();
    saveAsProposed();
    QCOMPARE(read(u"notes.sql"_s), theirs.replace(u"    name text\n"_s, u"    name character varying(9)\n"_s));
    QVERIFY(!m_window->banners()->has(u"theirs"_s));
}

void TestSaving::cancelOfTouchingEditsWritesNothing()
{
    editSize();
    auto *question = WindowDriver(*m_window).waitForDialog<saving::TouchingEditsDialog>();
    QVERIFY(question);
    QTest::keyClick(question, Qt::Key_Return); // Cancel is the default
    QTRY_VERIFY(!m_window->findChild<saving::TouchingEditsDialog *>());
    QTest::qWait(200);
    QVERIFY(!m_window->findChild<panels::SaveMigrationDialog *>());
    QCOMPARE(read(u"notes.sql"_s), theirNotes());
    QVERIFY(migrations().isEmpty());
    QVERIFY(m_window->session()->hasUnsavedEdits());
}

/// The window reads the rest again while there are edits – the database is back, say – and what was written meanwhile stays.
void TestSaving::editsDoNotTakeBackWhatOthersWrote()
{
    open({ u"notes.sql"_s });
    WindowDriver driver(*m_window);
    driver.selectTable(u"public"_s, u"notes"_s);
    driver.editColumn(u"size"_s, TypeCell, u"bigint"_s);
    QVERIFY(driver.waitUntilSettled());
    QString theirs = notesSql;
    theirs.replace(u"    name text\n"_s, u"    name varchar(20)\n"_s);
    write(u"notes.sql"_s, theirs);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->banners()->has(u"files"_s), patience);
    m_window->session()->refresh();
    QVERIFY(QTest::qWaitFor([this] { return m_window->session()->state() == app::SessionState::Open; }, patience));
    QVERIFY(driver.waitUntilSettled());
    QVERIFY(m_window->session()->hasUnsavedEdits());
    QVERIFY(m_window->banners()->has(u"files"_s)); // they are still to be read
    m_window->actions()->saveMigration->trigger();
    saveAsProposed();
    QCOMPARE(read(u"notes.sql"_s), theirs.replace(u"size integer"_s, u"size bigint"_s));
    const auto *tags = schema::findTable(m_window->session()->document()->edited(), { u"public"_s, u"tags"_s });
    QCOMPARE(schema::findColumn(*tags, u"name"_s)->type, u"character varying(20)"_s);
}

QTEST_MAIN(TestSaving)
#include "tst_saving.moc"
