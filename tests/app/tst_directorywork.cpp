// Importing, squashing and rebasing a migration directory in the window: asked, shown, done; nothing happens before the person's yes.
#include "app/historyview.h"
#include "app/reviewview.h"
#include "model/base/textfile.h"
#include "model/migrations/formats/formats.h"
#include "tests/app/windowdriver.h"
#include "tests/support/pgfixture.h"
#include "views/directory/changepreviewdialog.h"
#include "views/directory/importdialog.h"
#include "views/directory/rebasedialog.h"
#include "views/directory/squashdialog.h"
#include "views/panels/banners.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>
#include <QTreeWidget>

using namespace schemawright;
using namespace schemawright::testing;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int patience = 60'000; ///< milliseconds: servers start and other tests run beside this one

QMap<QString, QString> filesIn(const QString &folder)
{
    QMap<QString, QString> files;
    for (const QString &name : QDir(folder).entryList(QDir::Files))
        files.insert(name, readTextFile(QDir(folder).filePath(name)).value_or(QString()));
    return files;
}

} // namespace

class TestDirectoryWork : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void menusNeedMigrations();
    void squashIsShownAndDone();
    void squashFromTheHistory();
    void squashCanBeStopped();
    void whatChangedMeanwhileIsNotTouched();
    void migrationsMoveBehindTheOthers();
    void whatRanDoesNotMove();
    void importWritesTheFormOfAnother();
    void importOfNothingIsSaid();

private:
    [[nodiscard]] QString migrationsFolder() const { return m_folder->filePath(u"migrations"_s); }
    /// Three migrations: notes, tags, and a column of notes.
    void writeMigrations(const QString &last = u"ALTER TABLE public.notes ADD COLUMN size integer;\n"_s);
    void open();
    /// By the key for it, on the file in the row of the Review view's list.
    [[nodiscard]] QMenu *menuOf(QTreeView *list, int row);
    [[nodiscard]] directory::ChangePreviewDialog *waitForPreview();
    [[nodiscard]] QStringList rowsOf(directory::ChangePreviewDialog *preview);

    std::unique_ptr<PgFixture> m_server;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<app::MainWindow> m_window;
    QString m_database;
};

void TestDirectoryWork::initTestCase()
{
    m_server = PgFixture::start();
    REQUIRE_SERVER(m_server);
}

void TestDirectoryWork::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_DATA_HOME", m_folder->filePath(u"data"_s).toUtf8());
    m_window = std::make_unique<app::MainWindow>(m_folder->filePath(u"settings.ini"_s));
    m_window->resize(1280, 860);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestDirectoryWork::cleanup()
{
    m_window.reset();
}

void TestDirectoryWork::writeMigrations(const QString &last)
{
    QVERIFY(QDir(m_folder->path()).mkpath(u"migrations"_s));
    const QList<std::pair<QString, QString>> files { { u"20260101000000_notes.sql"_s, u"CREATE TABLE public.notes (id bigint PRIMARY KEY);\n"_s },
        { u"20260102000000_tags.sql"_s, u"CREATE TABLE public.tags (id bigint PRIMARY KEY);\n"_s }, { u"20260103000000_size.sql"_s, last } };
    for (const auto &[name, text] : files)
        QVERIFY_RESULT(writeTextFile(migrationsFolder() + u'/' + name, text));
    const auto read = migrations::loadDirectory(migrationsFolder(), migrations::DirectoryFormat::Atlas);
    QVERIFY_RESULT(read);
    QVERIFY_RESULT(migrations::writeSum(*read));
}

void TestDirectoryWork::open()
{
    m_database = m_server->createDatabase();
    project::ProjectSettings project;
    project.name = u"shop"_s;
    project.folder = m_folder->path();
    project.migrationsFolder = migrationsFolder();
    project.target = m_server->settings(m_database);
    m_window->session()->open(project);
    QVERIFY(WindowDriver(*m_window).waitUntilSettled());
}

QMenu *TestDirectoryWork::menuOf(QTreeView *list, int row)
{
    list->setFocus();
    list->setCurrentIndex(list->model()->index(row, 0));
    const QPoint place = list->viewport()->rect().center();
    QContextMenuEvent event(QContextMenuEvent::Keyboard, place, list->viewport()->mapToGlobal(place));
    QApplication::sendEvent(list->viewport(), &event);
    QMenu *menu = nullptr;
    (void)QTest::qWaitFor([&] { return (menu = qobject_cast<QMenu *>(QApplication::activePopupWidget())) != nullptr; });
    return menu;
}

directory::ChangePreviewDialog *TestDirectoryWork::waitForPreview()
{
    auto *preview = WindowDriver(*m_window).waitForDialog<directory::ChangePreviewDialog>();
    if (preview && QTest::qWaitFor([preview] { return !preview->isComputing(); }, patience))
        return preview;
    return nullptr;
}

QStringList TestDirectoryWork::rowsOf(directory::ChangePreviewDialog *preview)
{
    auto *files = preview->findChild<QTreeWidget *>(u"changedFiles"_s);
    QStringList rows;
    for (int i = 0; i < files->topLevelItemCount(); ++i)
        rows.append(files->topLevelItem(i)->text(0) + u' ' + files->topLevelItem(i)->text(1));
    return rows;
}

void TestDirectoryWork::menusNeedMigrations()
{
    QVERIFY(m_window->actions()->importMigrations->isEnabled());
    QVERIFY(!m_window->actions()->squashMigrations->isEnabled());
    QVERIFY(!m_window->actions()->rebaseMigrations->isEnabled());
    writeMigrations();
    open();
    QVERIFY(m_window->actions()->squashMigrations->isEnabled());
    QVERIFY(m_window->actions()->rebaseMigrations->isEnabled());
}

void TestDirectoryWork::squashIsShownAndDone()
{
    writeMigrations();
    open();
    const auto before = filesIn(migrationsFolder());
    m_window->showView(app::View::Review);
    auto *list = m_window->findChild<QTreeView *>(u"migrationFileList"_s);
    QMenu *menu = menuOf(list, 1);
    QVERIFY(menu);
    WindowDriver::picture(menu, u"squash-menu"_s);
    QTest::keyClick(menu, Qt::Key_Q);
    WindowDriver driver(*m_window);
    auto *question = driver.waitForDialog<directory::SquashDialog>();
    QVERIFY(question);
    QCOMPARE(question->findChild<QComboBox *>(u"squashLast"_s)->currentText(), u"20260102000000_tags.sql"_s);
    question->findChild<QLineEdit *>(u"squashName"_s)->setText(u"both"_s);
    WindowDriver::picture(question, u"squash"_s);
    QTest::keyClick(question, Qt::Key_Return);
    directory::ChangePreviewDialog *preview = waitForPreview();
    QVERIFY(preview);
    const QStringList rows { u"+ comes 20260102000000_both.sql"_s, u"− goes 20260101000000_notes.sql"_s, u"− goes 20260102000000_tags.sql"_s,
        u"~ is rewritten atlas.sum"_s };
    QCOMPARE(rowsOf(preview), rows);
    const QString text = preview->findChild<QPlainTextEdit *>(u"changedText"_s)->toPlainText();
    QVERIFY2(text.contains(u"CREATE TABLE public.notes"_s) && text.contains(u"CREATE TABLE public.tags"_s), qPrintable(text));
    WindowDriver::picture(preview, u"squash-preview"_s);
    QTest::keyClick(preview, Qt::Key_Escape);
    QTRY_VERIFY(!m_window->findChild<directory::ChangePreviewDialog *>());
    QTest::qWait(100);
    QCOMPARE(filesIn(migrationsFolder()), before);

    m_window->actions()->squashMigrations->trigger();
    question = driver.waitForDialog<directory::SquashDialog>();
    QVERIFY(question);
    question->findChild<QComboBox *>(u"squashLast"_s)->setCurrentIndex(0);
    WindowDriver::pressButton(question, u"squashAccept"_s);
    preview = waitForPreview();
    QVERIFY(preview);
    QCOMPARE(filesIn(migrationsFolder()), before);
    WindowDriver::pressButton(preview, u"writeChange"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->banners()->has(u"directory"_s), patience);
    QTRY_COMPARE_WITH_TIMEOUT(list->model()->rowCount(), 2, patience);
    QCOMPARE(filesIn(migrationsFolder()).keys(),
        (QStringList { u"20260102000000_squashed.sql"_s, u"20260103000000_size.sql"_s, u"atlas.sum"_s }));
    QVERIFY(driver.waitUntilSettled());
    const auto after = migrations::loadDirectory(migrationsFolder(), migrations::DirectoryFormat::Atlas);
    QVERIFY_RESULT(after);
    QVERIFY_RESULT(migrations::checkDirectory(*after));
    WindowDriver::picture(m_window.get(), u"squashed"_s);
}

void TestDirectoryWork::squashFromTheHistory()
{
    writeMigrations();
    open();
    m_window->actions()->apply->trigger();
    auto *confirm = WindowDriver(*m_window).waitForDialog<QDialog>();
    QVERIFY(confirm);
    WindowDriver::pressButton(confirm, u"confirmApply"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session()->snapshot()->status->pending().isEmpty(), patience);
    QVERIFY(WindowDriver(*m_window).waitUntilSettled());
    m_window->showView(app::View::History);
    auto *list = m_window->findChild<QTreeView *>(u"revisions"_s);
    QCOMPARE(list->model()->rowCount(), 3);
    QMenu *menu = menuOf(list, 2); // the first migration: nothing stands before it
    QVERIFY(menu);
    QVERIFY(!menu->actions().first()->isEnabled());
    menu->close();
    menu = menuOf(list, 0);
    QVERIFY(menu);
    QTest::keyClick(menu, Qt::Key_Q);
    auto *question = WindowDriver(*m_window).waitForDialog<directory::SquashDialog>();
    QVERIFY(question);
    QTest::keyClick(question, Qt::Key_Return);
    directory::ChangePreviewDialog *preview = waitForPreview();
    QVERIFY(preview);
    WindowDriver::pressButton(preview, u"writeChange"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->session()->snapshot()->directory.files.size(), 1, patience);
    // The database knows it already.
    QVERIFY(WindowDriver(*m_window).waitUntilSettled());
    QVERIFY(m_window->session()->snapshot()->status->pending().isEmpty());
}

void TestDirectoryWork::squashCanBeStopped()
{
    writeMigrations(u"ALTER TABLE public.notes ADD COLUMN size integer;\nSELECT pg_sleep(4);\n"_s);
    open();
    const auto before = filesIn(migrationsFolder());
    m_window->actions()->squashMigrations->trigger();
    WindowDriver driver(*m_window);
    auto *question = driver.waitForDialog<directory::SquashDialog>();
    QVERIFY(question);
    QTest::keyClick(question, Qt::Key_Return);
    auto *preview = driver.waitForDialog<directory::ChangePreviewDialog>();
    QVERIFY(preview);
    QVERIFY(preview->isComputing());
    QVERIFY(!preview->findChild<QPushButton *>(u"writeChange"_s)->isEnabled());
    QTest::qWait(300);
    WindowDriver::picture(preview, u"squash-computing"_s);
    QTest::keyClick(preview, Qt::Key_Escape);
    QTRY_VERIFY(!m_window->findChild<directory::ChangePreviewDialog *>());
    const auto jobs = m_window->jobs().jobs();
    QVERIFY(jobs.isEmpty() || jobs.first().cancelling);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->jobs().jobs().isEmpty(), patience);
    QVERIFY2(!m_window->banners()->has(u"directory"_s), qPrintable(m_window->banners()->text(u"directory"_s)));
    QCOMPARE(filesIn(migrationsFolder()), before);
}

void TestDirectoryWork::whatChangedMeanwhileIsNotTouched()
{
    writeMigrations();
    open();
    m_window->actions()->squashMigrations->trigger();
    auto *question = WindowDriver(*m_window).waitForDialog<directory::SquashDialog>();
    QVERIFY(question);
    QTest::keyClick(question, Qt::Key_Return);
    directory::ChangePreviewDialog *preview = waitForPreview();
    QVERIFY(preview);
    QVERIFY_RESULT(writeTextFile(migrationsFolder() + u"/20260104000000_theirs.sql"_s, u"CREATE TABLE public.theirs (id bigint);\n"_s));
    const auto before = filesIn(migrationsFolder());
    WindowDriver::pressButton(preview, u"writeChange"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->banners()->has(u"directory"_s), patience);
    QVERIFY2(m_window->banners()->text(u"directory"_s).contains(u"changed since it was read"_s), qPrintable(m_window->banners()->text(u"directory"_s)));
    QCOMPARE(filesIn(migrationsFolder()), before);
}

void TestDirectoryWork::migrationsMoveBehindTheOthers()
{
    writeMigrations();
    open();
    const QString moved = filesIn(migrationsFolder()).value(u"20260102000000_tags.sql"_s);
    m_window->actions()->rebaseMigrations->trigger();
    WindowDriver driver(*m_window);
    auto *question = driver.waitForDialog<directory::RebaseDialog>();
    QVERIFY(question);
    auto *accept = question->findChild<QPushButton *>(u"rebaseAccept"_s);
    QVERIFY(!accept->isEnabled()); // nothing is ticked
    auto *files = question->findChild<QListWidget *>(u"rebaseFiles"_s);
    QCOMPARE(files->count(), 3);
    files->setCurrentRow(1);
    QTest::keyClick(files, Qt::Key_Space);
    QVERIFY(accept->isEnabled());
    WindowDriver::picture(question, u"rebase"_s);
    WindowDriver::pressButton(question, u"rebaseAccept"_s);
    directory::ChangePreviewDialog *preview = waitForPreview();
    QVERIFY(preview);
    QVERIFY2(rowsOf(preview).first().startsWith(u"→ moves 20260102000000_tags.sql → "_s), qPrintable(rowsOf(preview).join(u'\n')));
    WindowDriver::picture(preview, u"rebase-preview"_s);
    WindowDriver::pressButton(preview, u"writeChange"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->banners()->has(u"directory"_s), patience);
    const auto after = filesIn(migrationsFolder());
    QVERIFY(!after.contains(u"20260102000000_tags.sql"_s));
    const QString last = QStringList(after.keys().filter(u"_tags.sql"_s)).value(0);
    QVERIFY2(last > u"20260103000000_size.sql"_s, qPrintable(last));
    QCOMPARE(after.value(last), moved);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->session()->snapshot()->directory.files.last().fileName, last, patience);
}

void TestDirectoryWork::whatRanDoesNotMove()
{
    writeMigrations();
    open();
    m_window->actions()->apply->trigger();
    auto *confirm = WindowDriver(*m_window).waitForDialog<QDialog>();
    QVERIFY(confirm);
    WindowDriver::pressButton(confirm, u"confirmApply"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session()->snapshot()->status->pending().isEmpty(), patience);
    QVERIFY(WindowDriver(*m_window).waitUntilSettled());
    const auto before = filesIn(migrationsFolder());
    m_window->showView(app::View::Review);
    QMenu *menu = menuOf(m_window->findChild<QTreeView *>(u"migrationFileList"_s), 0);
    QVERIFY(menu);
    QTest::keyClick(menu, Qt::Key_M);
    auto *question = WindowDriver(*m_window).waitForDialog<directory::RebaseDialog>();
    QVERIFY(question);
    QCOMPARE(question->chosen(), QStringList { u"20260101000000_notes.sql"_s });
    WindowDriver::pressButton(question, u"rebaseAccept"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->banners()->has(u"directory"_s), patience);
    QVERIFY2(m_window->banners()->text(u"directory"_s).contains(u"20260101000000_notes.sql"_s), qPrintable(m_window->banners()->text(u"directory"_s)));
    QTRY_VERIFY(!m_window->findChild<directory::ChangePreviewDialog *>());
    QCOMPARE(filesIn(migrationsFolder()), before);
}

void TestDirectoryWork::importWritesTheFormOfAnother()
{
    QVERIFY(QDir(m_folder->path()).mkpath(u"db"_s));
    QVERIFY_RESULT(writeTextFile(m_folder->filePath(u"db/000001_notes.up.sql"_s), u"CREATE TABLE notes (id bigint PRIMARY KEY);\n"_s));
    QVERIFY_RESULT(writeTextFile(m_folder->filePath(u"db/000001_notes.down.sql"_s), u"DROP TABLE notes;\n"_s));
    QVERIFY_RESULT(writeTextFile(m_folder->filePath(u"db/000002_tags.up.sql"_s), u"CREATE TABLE tags (id bigint PRIMARY KEY);\n"_s));
    QVERIFY_RESULT(writeTextFile(m_folder->filePath(u"db/000002_tags.down.sql"_s), u"DROP TABLE tags;\n"_s));
    const auto before = filesIn(m_folder->filePath(u"db"_s));
    writeMigrations();
    open();
    m_window->actions()->importMigrations->trigger();
    WindowDriver driver(*m_window);
    auto *question = driver.waitForDialog<directory::ImportDialog>();
    QVERIFY(question);
    auto *from = question->findChild<QLineEdit *>(u"importFrom"_s);
    auto *to = question->findChild<QLineEdit *>(u"importTo"_s);
    auto *accept = question->findChild<QPushButton *>(u"importAccept"_s);
    from->setFocus();
    from->selectAll();
    QTest::keyClicks(from, m_folder->filePath(u"db"_s));
    to->setText(m_folder->filePath(u"db"_s));
    QVERIFY(!accept->isEnabled()); // a folder is not imported into itself
    QVERIFY(!question->findChild<QLabel *>(u"importProblem"_s)->text().isEmpty());
    to->selectAll();
    QTest::keyClicks(to, m_folder->filePath(u"atlas"_s));
    WindowDriver::picture(question, u"import"_s);
    QTest::keyClick(to, Qt::Key_Return);
    directory::ChangePreviewDialog *preview = waitForPreview();
    QVERIFY(preview);
    QCOMPARE(rowsOf(preview).size(), 3);
    QVERIFY(!QDir(m_folder->filePath(u"atlas"_s)).exists());
    WindowDriver::picture(preview, u"import-preview"_s);
    WindowDriver::pressButton(preview, u"writeChange"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->banners()->has(u"directory"_s), patience);
    QCOMPARE(filesIn(m_folder->filePath(u"db"_s)), before);
    const auto imported = migrations::loadDirectory(m_folder->filePath(u"atlas"_s), migrations::DirectoryFormat::Atlas);
    QVERIFY_RESULT(imported);
    QVERIFY_RESULT(migrations::checkDirectory(*imported));
    QCOMPARE(imported->files.size(), 2);
    WindowDriver::picture(m_window.get(), u"imported"_s);
    auto *use = m_window->banners()->findChild<QPushButton *>();
    for (QPushButton *button : m_window->banners()->findChildren<QPushButton *>()) {
        if (button->text() == u"Use that folder"_s)
            use = button;
    }
    QVERIFY(use);
    QTest::mouseClick(use, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->session()->snapshot()->directory.files.size(), 2, patience);
    QCOMPARE(m_window->session()->project().migrationsFolder, m_folder->filePath(u"atlas"_s));
}

void TestDirectoryWork::importOfNothingIsSaid()
{
    QVERIFY(QDir(m_folder->path()).mkpath(u"empty"_s));
    m_window->actions()->importMigrations->trigger();
    auto *question = WindowDriver(*m_window).waitForDialog<directory::ImportDialog>();
    QVERIFY(question);
    question->findChild<QLineEdit *>(u"importFrom"_s)->setText(m_folder->filePath(u"empty"_s));
    question->findChild<QLineEdit *>(u"importTo"_s)->setText(m_folder->filePath(u"atlas"_s));
    WindowDriver::pressButton(question, u"importAccept"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->banners()->has(u"directory"_s), patience);
    QVERIFY2(m_window->banners()->text(u"directory"_s).contains(u"is no migration directory"_s), qPrintable(m_window->banners()->text(u"directory"_s)));
    QVERIFY(!QDir(m_folder->filePath(u"atlas"_s)).exists());
}

QTEST_MAIN(TestDirectoryWork)
#include "tst_directorywork.moc"
