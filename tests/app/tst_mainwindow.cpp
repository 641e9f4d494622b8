// The main job through the real window, on a real server: edit, see, save, apply.
#include "app/applyflow.h"
#include "app/designview.h"
#include "app/reviewview.h"
#include "tests/app/windowdriver.h"
#include "tests/support/pgfixture.h"
#include "views/apply/applypanel.h"
#include "views/apply/blockersview.h"
#include "views/apply/buildview.h"
#include "views/apply/confirmapplydialog.h"
#include "views/apply/runmodel.h"
#include "views/editors/partpage.h"
#include "views/editors/tableeditor.h"
#include "views/panels/banners.h"
#include "views/panels/savemigrationdialog.h"
#include "views/plan/findingslist.h"
#include "views/plan/planview.h"
#include "views/plan/recipedialog.h"
#include "views/textpane/diffpanes.h"

#include <QDir>
#include <QFile>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

using namespace schemawright;
using namespace schemawright::testing;
using namespace Qt::Literals::StringLiterals;

namespace {

enum ColumnCell { NameCell, TypeCell, NotNullCell, DefaultCell };

constexpr int patience = 60'000; ///< milliseconds: servers start and other tests run beside this one

constexpr auto schemaSql = R"sql(
CREATE TABLE public.customers (id bigint PRIMARY KEY, name text NOT NULL, visits integer NOT NULL DEFAULT 0);
CREATE TABLE public.orders (id bigint PRIMARY KEY, customer bigint REFERENCES public.customers (id));
INSERT INTO public.customers SELECT g, 'name ' || g, g FROM generate_series(1, 5000) AS g;
ANALYZE;
)sql";

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void startPageOffersTheFirstSteps();
    void everyShortcutIsThereOnce();
    void anEditIsShownCheckedSavedAndApplied();
    void aCancelledBuildLeavesAnIndexThatCanBeDropped();
    void undoAndRedoGoThroughTheWindow();
    void aRefusedEditSaysWhatTheServerSays();
    void changedFilesAreNoticed();
    void aDatabaseThatIsNotThereIsNamed();
    void closingWithUnsavedEditsAsks();
    void layoutAndOpenObjectComeBack();
    void ownerAndGrantsAreEdited();
    void problemsAreThoseOfWhatIsOpen();
    void anEditedMigrationIsPlannedAnewOnlyWhenAsked();
    void programsAskForTrustAndEnvironmentsAreChosen();

private:
    void openProject();

    std::unique_ptr<PgFixture> m_server;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<app::MainWindow> m_window;
    project::ProjectSettings m_project;
};

void TestMainWindow::initTestCase()
{
    m_server = PgFixture::start();
    REQUIRE_SERVER(m_server);
}

void TestMainWindow::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_DATA_HOME", m_folder->filePath(u"data"_s).toUtf8());
    QVERIFY(QDir(m_folder->path()).mkpath(u"migrations"_s));
    m_window = std::make_unique<app::MainWindow>(m_folder->filePath(u"settings.ini"_s));
    m_window->resize(1280, 860);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestMainWindow::cleanup()
{
    m_window.reset();
}

void TestMainWindow::openProject()
{
    const QString database = m_server->createDatabase();
    m_server->runScript(database, QString::fromUtf8(schemaSql));
    m_project = {};
    m_project.name = u"shop"_s;
    m_project.folder = m_folder->path();
    m_project.migrationsFolder = m_folder->filePath(u"migrations"_s);
    m_project.target = m_server->settings(database);
    m_window->session()->open(m_project);
    QVERIFY(WindowDriver(*m_window).waitUntilSettled());
}

void TestMainWindow::startPageOffersTheFirstSteps()
{
    for (const QString &name : { u"startSample"_s, u"startFolder"_s, u"startConnection"_s }) {
        const auto *button = m_window->findChild<QAbstractButton *>(name);
        QVERIFY2(button && button->isVisible() && button->isEnabled(), qPrintable(name));
    }
    QVERIFY(!m_window->actions()->viewAction(app::View::Review)->isEnabled());
}

void TestMainWindow::everyShortcutIsThereOnce()
{
    // Two actions of one window with the same keys: neither of them fires.
    QMap<QString, QStringList> users;
    for (const QAction *action : m_window->findChildren<QAction *>()) {
        if (action->shortcutContext() != Qt::WindowShortcut)
            continue;
        for (const QKeySequence &keys : action->shortcuts())
            users[keys.toString()].append(action->text());
    }
    for (const QStringList &texts : std::as_const(users))
        QVERIFY2(texts.size() == 1, qPrintable(texts.join(u", "_s)));
}

void TestMainWindow::anEditIsShownCheckedSavedAndApplied()
{
    openProject();
    WindowDriver driver(*m_window);
    app::SessionController *session = m_window->session();
    QVERIFY(session->migration().sql.isEmpty());

    driver.selectTable(u"public"_s, u"customers"_s);
    driver.editColumn(u"visits"_s, TypeCell, u"bigint"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!session->migration().sql.isEmpty(), patience);
    QVERIFY(session->migration().sql.contains(u"ALTER COLUMN"_s));
    const schema::ObjectKey column { schema::ObjectKind::Column, u"public"_s, u"customers"_s, u"visits"_s, {} };
    QCOMPARE(session->document()->marks().mark(column), document::Mark::Changed);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->designView()->panes()->changeCount(), 1, patience);
    QVERIFY(m_window->designView()->planView()->content().sql == session->migration().sql);
    QVERIFY(!session->migration().findings.isEmpty());
    QCOMPARE(m_window->findChild<plan::FindingsList *>(u"problems"_s)->findingCount(), session->migration().findings.size());

    m_window->actions()->saveMigration->trigger();
    auto *save = driver.waitForDialog<panels::SaveMigrationDialog>();
    QVERIFY(save);
    save->findChild<QLineEdit *>(u"migrationName"_s)->setText(u"widen visits"_s);
    save->accept();
    // ANALYZE after the rewrite refuses transactions and gets a file of its own.
    QTRY_VERIFY_WITH_TIMEOUT(!QDir(m_project.migrationsFolder).entryList({ u"*_widen_visits.sql"_s }).isEmpty(), patience);
    // The database had tables before its first migration: they are a baseline, which is recorded and does not run.
    QCOMPARE(QDir(m_project.migrationsFolder).entryList({ u"*_baseline.sql"_s }).size(), 1);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_project.migrationsFolder + u"/atlas.sum"_s), patience);
    QTRY_VERIFY_WITH_TIMEOUT(!session->hasUnsavedEdits(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->applyPanel()->model()->rowCount() > 0, patience);

    m_window->actions()->apply->trigger();
    auto *confirm = driver.waitForDialog<applyview::ConfirmApplyDialog>();
    QVERIFY(confirm);
    WindowDriver::pressButton(confirm, u"confirmApply"_s);
    QTRY_VERIFY_WITH_TIMEOUT(session->snapshot()->status->pending().isEmpty(), patience);
    QVERIFY(driver.waitUntilSettled());
    QTRY_VERIFY_WITH_TIMEOUT(session->difference()->changes.isEmpty(), patience);
    QCOMPARE(session->document()->marks().mark(column), document::Mark::None);
    QCOMPARE(m_window->designView()->openObject()->name, u"customers"_s); // still open after it was read again
    const QString applied = m_window->findChild<QLabel *>(u"applyResult"_s)->text();
    QVERIFY2(applied.contains(u"1"_s), qPrintable(applied));
}

void TestMainWindow::aCancelledBuildLeavesAnIndexThatCanBeDropped()
{
    openProject();
    WindowDriver driver(*m_window);
    app::SessionController *session = m_window->session();
    driver.selectTable(u"public"_s, u"customers"_s);
    schema::Index index;
    index.name = u"customers_name_idx"_s;
    index.parts.append(schema::IndexPart {});
    index.parts.first().column = u"name"_s;
    QVERIFY(session->document()->apply(schema::PutIndex { { u"public"_s, u"customers"_s }, {}, index }));
    QTRY_VERIFY_WITH_TIMEOUT(session->migration().sql.contains(u"CONCURRENTLY"_s), patience);
    m_window->actions()->saveMigration->trigger();
    auto *save = driver.waitForDialog<panels::SaveMigrationDialog>();
    QVERIFY(save);
    save->accept();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->actions()->apply->isEnabled(), patience);

    // An open transaction that has written to the table: the build waits for it.
    postgres::Connection blocker = m_server->connect(m_project.target->database);
    QVERIFY_RESULT(blocker.execute(u"BEGIN"_s));
    QVERIFY_RESULT(blocker.execute(u"UPDATE public.customers SET visits = 0 WHERE id = 1"_s));
    m_window->actions()->apply->trigger();
    auto *confirm = driver.waitForDialog<applyview::ConfirmApplyDialog>();
    QVERIFY(confirm);
    WindowDriver::pressButton(confirm, u"confirmApply"_s);
    auto *build = m_window->findChild<applyview::BuildView *>();
    auto *blockers = build->findChild<applyview::BlockersView *>();
    QTRY_VERIFY_WITH_TIMEOUT(build->isVisible() && blockers->isVisible(), patience);

    WindowDriver::pressButton(m_window.get(), u"cancelButton"_s);
    auto *question = driver.waitForDialog<QMessageBox>();
    QVERIFY(question);
    QVERIFY(question->informativeText().contains(u"INVALID"_s));
    WindowDriver::pressButton(question, u"confirm"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->applyFlow()->isRunning(), patience);
    QVERIFY_RESULT(blocker.execute(u"ROLLBACK"_s));
    const auto *result = m_window->findChild<QLabel *>(u"applyResult"_s);
    QVERIFY2(result->text().contains(u"customers_name_idx"_s), qPrintable(result->text()));

    QTRY_VERIFY_WITH_TIMEOUT(driver.isSettled(), patience);
    WindowDriver::pressButton(m_window.get(), u"dropInvalidButton"_s);
    auto *drop = driver.waitForDialog<QMessageBox>();
    QVERIFY(drop);
    WindowDriver::pressButton(drop, u"confirm"_s);
    const auto leftovers = [&] {
        return blocker.query(u"SELECT 1 FROM pg_index WHERE NOT indisvalid"_s)->rowCount();
    };
    QTRY_COMPARE_WITH_TIMEOUT(leftovers(), 0, patience);
}

void TestMainWindow::undoAndRedoGoThroughTheWindow()
{
    openProject();
    WindowDriver driver(*m_window);
    driver.selectTable(u"public"_s, u"customers"_s);
    driver.editColumn(u"name"_s, TypeCell, u"character varying(80)"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->session()->migration().sql.isEmpty(), patience);
    const schema::Database edited = m_window->session()->document()->edited();

    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::keySequence(m_window.get(), QKeySequence::Undo);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session()->migration().sql.isEmpty(), patience);
    QVERIFY(m_window->session()->document()->edited() == m_window->session()->document()->base());

    QTest::keySequence(m_window.get(), QKeySequence::Redo);
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->session()->migration().sql.isEmpty(), patience);
    QVERIFY(m_window->session()->document()->edited() == edited);
}

void TestMainWindow::aRefusedEditSaysWhatTheServerSays()
{
    openProject();
    WindowDriver driver(*m_window);
    driver.selectTable(u"public"_s, u"customers"_s);
    driver.editColumn(u"visits"_s, DefaultCell, u"no_such_function()"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->banners()->has(u"compare"_s), patience);
    QVERIFY(m_window->banners()->text(u"compare"_s).contains(u"no_such_function"_s));
    m_window->actions()->undo->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->banners()->has(u"compare"_s), patience);
}

void TestMainWindow::programsAskForTrustAndEnvironmentsAreChosen()
{
    const auto write = [this](const QString &name, const QByteArray &text) {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    };
    write(u"print.sh"_s, "echo 'CREATE TABLE printed (id int);'\n");
    write(u"other.sql"_s, "CREATE TABLE other (id int);\n");
    write(u"atlas.hcl"_s,
        "data \"external_schema\" \"app\" {\n  program = [\"sh\", \"print.sh\"]\n}\n"
        "env \"local\" {\n  src = data.external_schema.app.url\n}\nenv \"production\" {\n  src = \"file://other.sql\"\n}\n");
    app::LaunchOptions options;
    options.folder = m_folder->path();
    m_window->openFromOptions(options);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->banners()->has(u"open"_s), patience);
    QVERIFY(!m_window->session()->snapshot());
    auto *trust = [this]() -> QPushButton * {
        for (QPushButton *button : m_window->banners()->findChildren<QPushButton *>()) {
            if (button->text() == u"Trust this folder"_s)
                return button;
        }
        return nullptr;
    }();
    QVERIFY(trust);
    QTest::mouseClick(trust, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session()->snapshot(), patience);
    QVERIFY(schema::findTable(m_window->session()->snapshot()->desired, { u"public"_s, u"printed"_s }));
    QVERIFY(!m_window->banners()->has(u"open"_s));
    QVERIFY(m_window->windowTitle().contains(u" (local)"_s));
    const QList<QAction *> environments = m_window->actions()->environments->actions();
    QCOMPARE(environments.size(), 2);
    QVERIFY(environments.first()->isChecked());
    environments.last()->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->windowTitle().contains(u" (production)"_s), patience);
    QVERIFY(schema::findTable(m_window->session()->snapshot()->desired, { u"public"_s, u"other"_s }));
    QVERIFY(m_window->actions()->distrustFolder->isVisible());
    m_window->actions()->distrustFolder->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->session()->project().allowsPrograms, patience);
    QVERIFY(WindowDriver(*m_window).waitUntilSettled());
}

void TestMainWindow::changedFilesAreNoticed()
{
    openProject();
    QFile file(m_project.migrationsFolder + u"/20260101000000_by_hand.sql"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("CREATE TABLE public.notes (id bigint);\n");
    file.close();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->banners()->has(u"files"_s), patience);
}

void TestMainWindow::aDatabaseThatIsNotThereIsNamed()
{
    openProject();
    project::ProjectSettings project = m_project;
    project.desiredUrl = u"file://schema.sql"_s;
    QFile file(m_folder->filePath(u"schema.sql"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("CREATE TABLE public.notes (id bigint);\n");
    file.close();
    project.target->database = u"no_such_database"_s;
    m_window->session()->open(project);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->banners()->has(u"target"_s), patience);
    QVERIFY(m_window->banners()->text(u"target"_s).contains(u"no_such_database"_s));
    QVERIFY(!m_window->session()->document()->hasCurrent());
    QCOMPARE(m_window->session()->document()->edited().tables.size(), 1);
}

void TestMainWindow::closingWithUnsavedEditsAsks()
{
    openProject();
    WindowDriver driver(*m_window);
    driver.selectTable(u"public"_s, u"customers"_s);
    driver.editColumn(u"name"_s, TypeCell, u"character varying(80)"_s);
    QVERIFY(m_window->session()->hasUnsavedEdits());
    m_window->close();
    QVERIFY(m_window->isVisible());
    auto *box = driver.waitForDialog<QMessageBox>();
    QVERIFY(box);
    QCOMPARE(box->defaultButton(), box->button(QMessageBox::Cancel));
    for (QAbstractButton *button : box->buttons()) {
        if (box->buttonRole(button) == QMessageBox::DestructiveRole)
            button->click();
    }
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->isVisible(), patience);
}

void TestMainWindow::layoutAndOpenObjectComeBack()
{
    openProject();
    WindowDriver(*m_window).selectTable(u"public"_s, u"orders"_s);
    m_window->resize(1111, 777);
    m_window->close();
    m_window = std::make_unique<app::MainWindow>(m_folder->filePath(u"settings.ini"_s));
    m_window->show();
    QCOMPARE(m_window->size(), QSize(1111, 777));
    m_window->session()->open(m_project);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->designView()->openObject(), patience);
    QCOMPARE(m_window->designView()->openObject()->name, u"orders"_s);
}

namespace {

void tick(QTableView *grid, const QString &privilege, int column)
{
    const QModelIndex row = grid->model()->match(grid->model()->index(0, 0), Qt::DisplayRole, privilege, 1, Qt::MatchExactly).value(0);
    QVERIFY2(row.isValid(), qPrintable(privilege));
    const QModelIndex box = row.siblingAtColumn(column);
    const bool isOn = box.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    QVERIFY(grid->model()->setData(box, isOn ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole));
}

/// For people to look at: into the folder that WINDOW_PICTURES names.
void picture(app::MainWindow &window, const QString &name)
{
    const QString folder = qEnvironmentVariable("WINDOW_PICTURES");
    if (!folder.isEmpty())
        window.grab().save(u"%1/%2.png"_s.arg(folder, name));
}

QTabWidget *showPrivileges(app::MainWindow &window, const QString &tabs)
{
    auto *widget = window.designView()->findChild<QTabWidget *>(tabs);
    for (int i = 0; i < widget->count(); ++i) {
        if (widget->tabText(i) == "Privileges"_L1)
            widget->setCurrentIndex(i);
    }
    return widget;
}

} // namespace

/// The files grant nothing, so the privileges of the database are left alone; the first grant takes them over.
void TestMainWindow::ownerAndGrantsAreEdited()
{
    const QString database = m_server->createDatabase();
    // Roles are the server's, which other runs of this test use at the same time.
    const QString process = u"_%1"_s.arg(QCoreApplication::applicationPid());
    const QString winOwner = u"win_owner"_s + process;
    const QString winApp = u"win_app"_s + process;
    const QString winReader = u"win_reader"_s + process;
    for (const QString &role : { winOwner, winApp, winReader })
        QVERIFY_RESULT(m_server->connect(database).execute(u"CREATE ROLE "_s + role));
    const QString schemaText = u"CREATE TABLE notes (id bigint PRIMARY KEY);\n\nCREATE TABLE tags (name text);\n\n"
                               "CREATE VIEW names AS SELECT name FROM tags;\n"_s;
    m_server->runScript(database, schemaText + u"GRANT SELECT ON tags TO "_s + winReader + u';');
    const QString defaults = u"ALTER DEFAULT PRIVILEGES %1 IN SCHEMA public GRANT INSERT ON TABLES TO "_s + winReader + u';';
    m_server->runScript(database, defaults.arg(u"FOR ROLE "_s + winOwner) + defaults.arg(QString()));
    QFile file(m_folder->filePath(u"schema.sql"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(schemaText.toUtf8());
    file.close();
    m_project = {};
    m_project.name = u"notes"_s;
    m_project.folder = m_folder->path();
    m_project.desiredUrl = u"file://schema.sql"_s;
    m_project.migrationsFolder = m_folder->filePath(u"migrations"_s);
    m_project.target = m_server->settings(database);
    app::SessionController *session = m_window->session();
    session->open(m_project);
    WindowDriver driver(*m_window);
    QVERIFY(driver.waitUntilSettled());
    QVERIFY(session->migration().sql.isEmpty());

    app::PaneContent panes;
    connect(session, &app::SessionController::panesReady, this, [&panes](const app::PaneContent &content) { panes = content; });
    driver.selectTable(u"public"_s, u"tags"_s);
    QTRY_VERIFY_WITH_TIMEOUT(panes.after.contains(u"TO "_s + winReader), patience);
    QVERIFY2(panes.diff.hunks.isEmpty(), qPrintable(panes.before + panes.after));

    driver.selectTable(u"public"_s, u"notes"_s);
    QWidget *page = showPrivileges(*m_window, u"tableTabs"_s)->currentWidget();
    QVERIFY(page->findChild<QLabel *>(u"accessNote"_s)->text().contains(u"The schema grants nothing yet"_s));
    page->findChild<QComboBox *>(u"newGrantee"_s)->setEditText(winApp);
    page->findChild<QPushButton *>(u"addGrantee"_s)->click();
    auto *grid = page->findChild<QTableView *>(u"privilegeGrid"_s);
    tick(grid, u"INSERT"_s, 2);
    QTRY_VERIFY_WITH_TIMEOUT(session->migration().sql.contains(u"INSERT"_s), patience);
    QVERIFY(driver.waitUntilSettled());
    const QString granted = session->migration().sql;
    QVERIFY2(granted.contains(u"GRANT SELECT ON"_s) && granted.contains(u"WITH GRANT OPTION"_s) && !granted.contains(u"REVOKE"_s)
            && !granted.contains(u"tags"_s) && !granted.contains(u"DEFAULT PRIVILEGES"_s), qPrintable(granted));
    auto *owner = page->findChild<QComboBox *>(u"ownerBox"_s)->lineEdit();
    owner->selectAll();
    QTest::keyClicks(owner, winOwner);
    QTest::keyClick(owner, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(session->migration().sql.contains(u"OWNER TO "_s + winOwner), patience);

    m_window->designView()->showObject({ schema::ObjectKind::View, u"public"_s, {}, u"names"_s, {} });
    page = showPrivileges(*m_window, u"viewerTabs"_s)->currentWidget();
    page->findChild<QComboBox *>(u"newGrantee"_s)->setEditText(u"public"_s);
    page->findChild<QPushButton *>(u"addGrantee"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(session->migration().sql.contains(u"TO PUBLIC"_s), patience);
    QVERIFY(driver.waitUntilSettled());
    QTRY_VERIFY_WITH_TIMEOUT(m_window->designView()->panes()->changeCount() > 0, patience);
    picture(*m_window, u"privileges-view"_s);
    driver.selectTable(u"public"_s, u"notes"_s);
    QTRY_VERIFY_WITH_TIMEOUT(panes.after.contains(u"CREATE TABLE public.notes"_s), patience);
    picture(*m_window, u"privileges-table"_s);

    m_window->actions()->saveMigration->trigger();
    auto *save = driver.waitForDialog<panels::SaveMigrationDialog>();
    QVERIFY(save);
    save->accept();
    QTRY_VERIFY_WITH_TIMEOUT(session->snapshot()->status && !session->snapshot()->status->pending().isEmpty(), patience);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString saved = QString::fromUtf8(file.readAll());
    QVERIFY2(saved.contains(u"OWNER TO "_s + winOwner) && saved.contains(u"TO PUBLIC"_s) && saved.contains(u"TO "_s + winReader)
            && saved.count(u"ALTER DEFAULT PRIVILEGES"_s) == 2, qPrintable(saved));
    QVERIFY(driver.waitUntilSettled());
    QVERIFY2(session->migration().sql.isEmpty(), qPrintable(session->migration().sql));
    m_window.reset();
    m_server->runScript(database, defaults.arg(QString()).replace(u"GRANT INSERT"_s, u"REVOKE INSERT"_s).replace(u" TO "_s, u" FROM "_s));
    // One after the other: of several the server drops a default privilege that two of them are in twice, and fails.
    for (const QString &role : { winOwner, winApp, winReader })
        m_server->runScript(database, u"DROP OWNED BY %1;"_s.arg(role));
    m_server->runScript(database, u"DROP ROLE %1;"_s.arg(QStringList { winOwner, winApp, winReader }.join(u", "_s)));
}

void TestMainWindow::problemsAreThoseOfWhatIsOpen()
{
    QFile file(m_folder->filePath(u"migrations/20260101000000_notes.sql"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("CREATE TABLE public.notes (id bigint);\n");
    for (const char *const name : { "a", "b", "c", "notes_id" })
        file.write("CREATE INDEX CONCURRENTLY "_ba + name + " ON public.notes (id);\n");
    file.close();
    openProject();
    const auto *tabs = m_window->findChild<QTabWidget *>(u"bottomTabs"_s);
    const auto *problems = m_window->findChild<plan::FindingsList *>(u"problems"_s);
    const auto designCount = [this] { return int(m_window->session()->migration().findings.size()); };
    QCOMPARE(problems->findingCount(), designCount());
    m_window->showView(app::View::Review);
    const app::ReviewView *const review = m_window->reviewView();
    QTRY_VERIFY_WITH_TIMEOUT(!review->findings().isEmpty(), patience);
    QCOMPARE(problems->findingCount(), int(review->findings().size()));
    QCOMPARE(tabs->tabText(0), u"Problems %1"_s.arg(review->findings().size()));
    QVERIFY(review->sql().contains(u"CONCURRENTLY notes_id"_s));
    m_window->showView(app::View::Design);
    QCOMPARE(problems->findingCount(), designCount());
    QVERIFY(designCount() != review->findings().size());
}

void TestMainWindow::anEditedMigrationIsPlannedAnewOnlyWhenAsked()
{
    openProject();
    WindowDriver driver(*m_window);
    app::SessionController *session = m_window->session();
    driver.selectTable(u"public"_s, u"customers"_s);
    driver.editColumn(u"visits"_s, TypeCell, u"bigint"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!session->migration().findings.isEmpty(), patience);
    QVERIFY(driver.waitUntilSettled());
    session->suppress(0, u"nobody waits"_s);
    QTRY_VERIFY_WITH_TIMEOUT(session->migration().sql.contains(u" -- nobody waits\n"_s), patience);
    QTRY_VERIFY_WITH_TIMEOUT(session->migration().edited, patience);
    const QString edited = session->migration().sql;
    for (const QMessageBox::StandardButton answer : { QMessageBox::No, QMessageBox::Yes }) {
        m_window->designView()->planView()->findChild<QPushButton *>(u"choicesButton"_s)->click();
        auto *dialog = driver.waitForDialog<plan::RecipeDialog>();
        QVERIFY(dialog);
        QTRY_COMPARE(dialog->findChild<QListWidget *>(u"recipeChanges"_s)->currentRow(), 0);
        dialog->findChild<QRadioButton *>(u"recipeChoice"_s)->click();
        const auto *accept = dialog->findChild<QPushButton *>(u"recipeAccept"_s);
        QTRY_VERIFY_WITH_TIMEOUT(accept->isEnabled(), patience);
        WindowDriver::pressButton(dialog, u"recipeAccept"_s);
        auto *box = driver.waitForDialog<QMessageBox>();
        QVERIFY(box);
        QCOMPARE(box->defaultButton(), box->button(QMessageBox::No));
        box->button(answer)->click();
        QTRY_VERIFY(m_window->findChildren<QMessageBox *>().isEmpty());
        QVERIFY(driver.waitUntilSettled());
        QCOMPARE(session->migration().sql == edited, answer == QMessageBox::No);
        QCOMPARE(session->migration().edited, answer == QMessageBox::No);
        QCOMPARE(session->recipes().isEmpty(), answer == QMessageBox::No);
    }
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
