// The Review view: a migration is rehearsed on a development database before anybody's database sees it, and edited with
// findings that follow what is typed.
#include "app/closequestion.h"
#include "app/designview.h"
#include "app/reviewview.h"
#include "model/base/textfile.h"
#include "model/migrations/formats/formats.h"
#include "tests/app/windowdriver.h"
#include "tests/support/pgfixture.h"
#include "views/panels/banners.h"
#include "views/plan/findingcard.h"
#include "views/plan/fixpreview.h"
#include "views/plan/migrationeditor.h"
#include "views/plan/planview.h"
#include "views/plan/sqleditor.h"
#include "views/plan/suppressdialog.h"

#include <QDir>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include <algorithm>

using namespace schemawright;
using namespace schemawright::testing;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int patience = 60'000; ///< milliseconds: servers start and other tests run beside this one

} // namespace

class TestReviewing : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void rehearsalMeasuresWhatAFileLocks();
    void rehearsalNamesTheLineThatIsRefused();
    void rehearsalOfTheNewMigration();
    void rehearsalCanBeStopped();
    void rowsOfTheDatabaseAreAsked();
    void designAsksTheDatabaseToo();
    void findingsFollowTheTyping();
    void findingsOfALongFileComeSoon();
    void fixAndReasonGoIntoTheFile();
    void windowsLineEndsStay();
    void whatSomebodyElseWroteStays();
    void whatHasRunIsNotEdited();
    void textThatIsNotSavedIsAskedFor();

private:
    [[nodiscard]] QString migrationsFolder() const { return m_folder->filePath(u"migrations"_s); }
    /// A table with a row in it, and `last` behind it.
    void writeMigrations(const QString &last);
    /// On a database in which `sql` has run.
    void open(const QString &sql = {});
    /// With this schema in a file, on a database in which `sql` has run.
    void openDesign(const QString &schema, const QString &sql = {});
    void press(plan::PlanView *view);
    [[nodiscard]] QString textOnDisk() const { return readTextFile(lastFile()).value_or(u"not there"_s); }
    [[nodiscard]] QString lastFile() const { return migrationsFolder() + u"/20260102000000_change.sql"_s; }
    /// Presses Edit; nullptr: no editor came.
    [[nodiscard]] plan::SqlEditor *startEditing();
    [[nodiscard]] QStringList rulesFound() const;
    [[nodiscard]] QString evidenceOf(const plan::PlanView *view, const QString &rule) const;

    std::unique_ptr<PgFixture> m_server;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<app::MainWindow> m_window;
};

void TestReviewing::initTestCase()
{
    m_server = PgFixture::start();
    REQUIRE_SERVER(m_server);
}

void TestReviewing::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_DATA_HOME", m_folder->filePath(u"data"_s).toUtf8());
    m_window = std::make_unique<app::MainWindow>(m_folder->filePath(u"settings.ini"_s));
    m_window->resize(1280, 860);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestReviewing::cleanup()
{
    m_window.reset();
}

void TestReviewing::writeMigrations(const QString &last)
{
    QVERIFY(QDir(m_folder->path()).mkpath(u"migrations"_s));
    QVERIFY_RESULT(writeTextFile(migrationsFolder() + u"/20260101000000_notes.sql"_s,
        u"CREATE TABLE public.notes (id bigint PRIMARY KEY, size integer);\nINSERT INTO public.notes VALUES (1);\n"_s));
    QVERIFY_RESULT(writeTextFile(migrationsFolder() + u"/20260102000000_change.sql"_s, last));
    const auto read = migrations::loadDirectory(migrationsFolder(), migrations::DirectoryFormat::Atlas);
    QVERIFY_RESULT(read);
    QVERIFY_RESULT(migrations::writeSum(*read));
}

void TestReviewing::open(const QString &sql)
{
    project::ProjectSettings project;
    project.name = u"shop"_s;
    project.folder = m_folder->path();
    project.migrationsFolder = migrationsFolder();
    const QString database = m_server->createDatabase();
    if (!sql.isEmpty())
        QVERIFY_RESULT(m_server->connect(database).execute(sql));
    project.target = m_server->settings(database);
    m_window->session()->open(project);
    QVERIFY(WindowDriver(*m_window).waitUntilSettled());
    m_window->showView(app::View::Review);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->reviewView()->isChecked(), patience);
}

void TestReviewing::press(plan::PlanView *view)
{
    auto *button = view->findChild<QPushButton *>(u"rehearseButton"_s);
    QVERIFY(button->isVisible() && button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);
}

QString TestReviewing::evidenceOf(const plan::PlanView *view, const QString &rule) const
{
    const auto &findings = view->content().findings;
    const auto found = std::ranges::find(findings, rule, &lint::Finding::rule);
    return found == findings.end() ? u"no finding of this rule"_s : found->evidence;
}

void TestReviewing::rehearsalMeasuresWhatAFileLocks()
{
    writeMigrations(u"ALTER TABLE public.notes ALTER COLUMN size TYPE bigint;\nCREATE TABLE public.tags (id bigint PRIMARY KEY);\n"_s);
    open();
    plan::PlanView *view = m_window->reviewView()->planView();
    QVERIFY2(!evidenceOf(view, u"change-column-type-rewrite"_s).contains(u"measured"_s), "nothing was measured yet");
    press(view);
    QVERIFY(!view->findChild<QPushButton *>(u"rehearseButton"_s)->isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(m_window->banners()->has(u"rehearsal"_s), patience);
    const QString told = m_window->banners()->text(u"rehearsal"_s);
    QVERIFY2(told.contains(u"every statement runs; the strongest lock is ACCESS EXCLUSIVE on notes, 1 table is rewritten"_s), qPrintable(told));
    const QString evidence = evidenceOf(view, u"change-column-type-rewrite"_s);
    QVERIFY2(evidence.contains(u"measured on PostgreSQL"_s) && evidence.contains(u"ACCESS EXCLUSIVE on notes, rewritten"_s), qPrintable(evidence));
    QVERIFY2(view->content().statements.at(0).note.endsWith(u"measured"_s), qPrintable(view->content().statements.at(0).note));
    QCOMPARE(view->content().statements.at(1).note, QString());
    WindowDriver::picture(m_window.get(), u"rehearsed"_s);
    // The database that the window is connected to has seen nothing of it.
    QCOMPARE(m_window->session()->snapshot()->status->pending().size(), 2);
    QVERIFY(view->findChild<QPushButton *>(u"rehearseButton"_s)->isEnabled());
}

void TestReviewing::rehearsalNamesTheLineThatIsRefused()
{
    // The database has no migration yet: a file that cannot run does not keep the project from being opened.
    writeMigrations(u"CREATE TABLE public.tags (id bigint PRIMARY KEY);\n\nALTER TABLE public.notes ALTER COLUMN size SET NOT NULL;\n"_s);
    open();
    const QString broken = m_window->banners()->text(u"migrations"_s);
    QVERIFY2(broken.contains(u"contains null values"_s), qPrintable(broken));
    press(m_window->reviewView()->planView());
    QTRY_VERIFY_WITH_TIMEOUT(m_window->banners()->has(u"rehearsal"_s), patience);
    const QString told = m_window->banners()->text(u"rehearsal"_s);
    QVERIFY2(told.contains(u"line 3 is refused"_s) && told.contains(u"contains null values"_s), qPrintable(told));
    WindowDriver::picture(m_window.get(), u"rehearsal-refused"_s);
    m_window->showView(app::View::Design);
    for (QPushButton *button : m_window->banners()->findChildren<QPushButton *>()) {
        if (button->text() == u"Show it"_s)
            button->click();
    }
    QTRY_VERIFY(m_window->reviewView()->isVisible());
    QTRY_COMPARE(m_window->reviewView()->planView()->currentStatement(), 1);

    // It is mended here, and then everything is well.
    plan::SqlEditor *editor = startEditing();
    QVERIFY(editor);
    editor->selectAll();
    QTest::keyClicks(editor, u"CREATE TABLE public.tags (id bigint PRIMARY KEY);"_s);
    QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(textOnDisk(), u"CREATE TABLE public.tags (id bigint PRIMARY KEY);"_s, patience);
    QVERIFY(WindowDriver(*m_window).waitUntilSettled());
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->banners()->has(u"migrations"_s), patience);
}

void TestReviewing::openDesign(const QString &schema, const QString &sql)
{
    QVERIFY_RESULT(writeTextFile(m_folder->filePath(u"schema.sql"_s), schema));
    project::ProjectSettings project;
    project.name = u"shop"_s;
    project.folder = m_folder->path();
    project.migrationsFolder = migrationsFolder();
    project.desiredUrl = u"file://schema.sql"_s;
    const QString database = m_server->createDatabase();
    if (!sql.isEmpty())
        QVERIFY_RESULT(m_server->connect(database).execute(sql));
    project.target = m_server->settings(database);
    m_window->session()->open(project);
    QVERIFY(WindowDriver(*m_window).waitUntilSettled());
}

void TestReviewing::designAsksTheDatabaseToo()
{
    openDesign(u"CREATE TABLE public.people (id bigint PRIMARY KEY, email text, age bigint);\n"_s,
        u"CREATE TABLE public.people (id bigint PRIMARY KEY, email text, age integer);"
        "INSERT INTO public.people SELECT g, 'somebody', g FROM generate_series(1, 20000) g;"
        "ANALYZE public.people"_s);
    const auto *view = m_window->designView()->planView();
    QTRY_VERIFY2_WITH_TIMEOUT(std::ranges::any_of(view->content().statements,
                                  [](const plan::PlanStatement &statement) { return statement.note.contains(u" s"_s) && statement.note.contains(u"rewrites it · "_s); }),
        qPrintable(view->content().sql), patience);
    WindowDriver::picture(m_window.get(), u"design-asked"_s);
}

void TestReviewing::rehearsalOfTheNewMigration()
{
    writeMigrations(u"CREATE TABLE public.tags (id bigint PRIMARY KEY);\n"_s);
    openDesign(u"CREATE TABLE public.notes (id bigint PRIMARY KEY, size bigint);\nCREATE TABLE public.tags (id bigint PRIMARY KEY);\n"_s);
    plan::PlanView *view = m_window->designView()->planView();
    press(view);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->banners()->has(u"rehearsal"_s), patience);
    QVERIFY2(m_window->banners()->text(u"rehearsal"_s).contains(u"1 table is rewritten"_s), qPrintable(m_window->banners()->text(u"rehearsal"_s)));
    QVERIFY(std::ranges::any_of(view->content().statements, [](const plan::PlanStatement &statement) { return statement.note.endsWith(u"measured"_s); }));
    WindowDriver::picture(m_window.get(), u"rehearsed-new"_s);
}

void TestReviewing::rehearsalCanBeStopped()
{
    writeMigrations(u"SELECT pg_sleep(6);\n"_s); // opening runs it too
    open();
    press(m_window->reviewView()->planView());
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->jobs().jobs().isEmpty(), patience);
    QTest::qWait(1000);
    QElapsedTimer timer;
    timer.start();
    m_window.reset(); // closing it stops what runs, and waits for it
    QVERIFY2(timer.elapsed() < 4500, qPrintable(QString::number(timer.elapsed())));
    init();
}

plan::SqlEditor *TestReviewing::startEditing()
{
    auto *button = m_window->reviewView()->planView()->findChild<QPushButton *>(u"editButton"_s);
    if (!button->isVisible())
        return nullptr;
    QTest::mouseClick(button, Qt::LeftButton);
    auto *editor = m_window->reviewView()->editor()->findChild<plan::SqlEditor *>(u"sqlEditor"_s);
    if (!QTest::qWaitFor([editor] { return editor->isVisible(); }, patience))
        return nullptr;
    editor->setFocus();
    return editor;
}

QStringList TestReviewing::rulesFound() const
{
    QStringList rules;
    for (const lint::Finding &finding : m_window->reviewView()->findings())
        rules.append(finding.rule);
    return rules;
}

/// What a statement assumes of the rows is asked of them, behind what is known at once.
void TestReviewing::rowsOfTheDatabaseAreAsked()
{
    writeMigrations(u"ALTER TABLE public.people ALTER COLUMN email SET NOT NULL;\n"_s);
    open(u"CREATE TABLE public.people (id bigint PRIMARY KEY, email text); INSERT INTO public.people VALUES (1, 'a'), (2, NULL), (3, NULL)"_s);
    const auto *view = m_window->reviewView()->planView();
    QTRY_VERIFY2_WITH_TIMEOUT(std::ranges::any_of(view->content().findings, [](const lint::Finding &finding) { return lint::findingText(finding).contains(u"2 rows"_s); }),
        qPrintable(evidenceOf(view, u"not-null-violation-risk"_s)), patience);
    WindowDriver::picture(m_window.get(), u"rows-asked"_s);
}

void TestReviewing::findingsFollowTheTyping()
{
    writeMigrations(u"CREATE TABLE public.tags (id bigint PRIMARY KEY);\n"_s);
    open();
    plan::SqlEditor *editor = startEditing();
    QVERIFY(editor);
    editor->moveCursor(QTextCursor::End);
    QTest::keyClicks(editor, u"DROP TABLE public.notes;"_s);
    QTRY_VERIFY_WITH_TIMEOUT(rulesFound().contains(u"drop-table"_s), patience);
    auto *card = m_window->reviewView()->editor()->findChild<plan::FindingCard *>();
    QTRY_VERIFY(card->isVisible()); // the caret is on its line
    WindowDriver::picture(m_window.get(), u"editing"_s);
    QVERIFY(m_window->isWindowModified());
    // What is typed next takes it back.
    for (int i = 0; i < 24; ++i)
        QTest::keyClick(editor, Qt::Key_Backspace);
    QTRY_VERIFY_WITH_TIMEOUT(!rulesFound().contains(u"drop-table"_s), patience);
    QTRY_VERIFY(!m_window->isWindowModified());
    QTest::keyClicks(editor, u"-- atlas:txmode nonsense"_s);
    editor->moveCursor(QTextCursor::Start);
    QTest::keyClicks(editor, u"-- atlas:txmode nonsense"_s);
    QTest::keyClick(editor, Qt::Key_Return);
    QTest::keyClick(editor, Qt::Key_Return);
    auto *editing = m_window->reviewView()->editor();
    QTRY_VERIFY(std::ranges::any_of(editing->findChildren<QLabel *>(), [](const QLabel *label) { return label->text().contains(u"nonsense"_s); }));
}

/// The bound of the product: 150 ms after the last key for 2,000 lines. Here with room for a machine that does other things.
void TestReviewing::findingsOfALongFileComeSoon()
{
    QString sql;
    for (int i = 0; i < 1000; ++i)
        sql += u"ALTER TABLE public.notes\n    ADD COLUMN c%1 integer;\n"_s.arg(i);
    writeMigrations(sql);
    open();
    plan::SqlEditor *editor = startEditing();
    QVERIFY(editor);
    editor->moveCursor(QTextCursor::End);
    QList<qint64> times;
    for (int round = 0; round < 7; ++round) {
        const QString before = rulesFound().join(u',');
        QTest::keyClicks(editor, round % 2 == 0 ? u"DROP TABLE public.notes;"_s : u" -- schemawright:ignore drop-table"_s);
        QElapsedTimer timer;
        timer.start();
        QTRY_VERIFY_WITH_TIMEOUT(rulesFound().contains(u"drop-table"_s) == (round % 2 == 0), patience);
        times.append(timer.elapsed());
        if (round % 2 == 1) {
            for (int i = 0; i < 34 + 24; ++i)
                QTest::keyClick(editor, Qt::Key_Backspace);
            QTest::qWait(400);
        }
    }
    std::ranges::sort(times);
    qInfo("findings of 2,000 lines after the last key: median %lld ms, slowest %lld ms", times.at(times.size() / 2), times.last());
    QVERIFY2(times.at(times.size() / 2) < 600, qPrintable(QString::number(times.at(times.size() / 2))));
}

void TestReviewing::fixAndReasonGoIntoTheFile()
{
    writeMigrations(u"CREATE INDEX notes_size ON public.notes (size);\nDROP TABLE public.notes;\n"_s);
    open();
    plan::SqlEditor *editor = startEditing();
    QVERIFY(editor);
    QTRY_VERIFY_WITH_TIMEOUT(rulesFound().contains(u"create-index-non-concurrent"_s), patience);
    WindowDriver driver(*m_window);
    const auto numberOf = [this](const QString &rule) { return static_cast<int>(rulesFound().indexOf(rule)); };
    m_window->reviewView()->editor()->previewFix(numberOf(u"create-index-non-concurrent"_s), 0);
    auto *preview = driver.waitForDialog<plan::FixPreview>();
    QVERIFY(preview);
    preview->accept();
    QTRY_VERIFY_WITH_TIMEOUT(editor->sql().contains(u"CREATE INDEX CONCURRENTLY"_s), patience);
    QTRY_VERIFY_WITH_TIMEOUT(rulesFound().contains(u"drop-table"_s) && !rulesFound().contains(u"create-index-non-concurrent"_s), patience);
    m_window->reviewView()->editor()->askForReason(numberOf(u"drop-table"_s));
    auto *dialog = driver.waitForDialog<plan::SuppressDialog>();
    QVERIFY(dialog);
    QVERIFY(!dialog->findChild<QPushButton *>(u"suppressAccept"_s)->isEnabled()); // not without a reason
    QTest::keyClicks(dialog->findChild<QLineEdit *>(u"suppressReason"_s), u"nobody  reads it"_s);
    WindowDriver::picture(dialog, u"suppress"_s);
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!rulesFound().contains(u"drop-table"_s), patience);
    QVERIFY2(editor->sql().contains(u"\n-- schemawright:ignore drop-table -- nobody reads it\nDROP TABLE public.notes;\n"_s), qPrintable(editor->sql()));
    WindowDriver::pressButton(m_window->reviewView()->editor(), u"saveEdit"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session()->drafts().isEmpty(), patience); // the file and its checksum are written
    QVERIFY(textOnDisk().contains(u"nobody reads it"_s));
    QVERIFY(driver.waitUntilSettled());
    const auto after = migrations::loadDirectory(migrationsFolder(), migrations::DirectoryFormat::Atlas);
    QVERIFY_RESULT(after);
    QVERIFY_RESULT(migrations::checkDirectory(*after)); // atlas.sum goes with it
    QTRY_VERIFY(m_window->reviewView()->planView()->isVisible());
    QVERIFY(m_window->session()->drafts().isEmpty());
}

void TestReviewing::windowsLineEndsStay()
{
    writeMigrations(u"CREATE TABLE public.tags (id bigint);\r\nCREATE TABLE public.more (id bigint);\r\n"_s);
    open();
    plan::SqlEditor *editor = startEditing();
    QVERIFY(editor);
    editor->moveCursor(QTextCursor::End);
    QTest::keyClicks(editor, u"-- end"_s);
    QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(textOnDisk(), u"CREATE TABLE public.tags (id bigint);\r\nCREATE TABLE public.more (id bigint);\r\n-- end"_s, patience);
}

void TestReviewing::whatSomebodyElseWroteStays()
{
    writeMigrations(u"CREATE TABLE public.tags (id bigint);\n"_s);
    open();
    plan::SqlEditor *editor = startEditing();
    QVERIFY(editor);
    QTest::keyClicks(editor, u"-- mine "_s);
    QVERIFY_RESULT(writeTextFile(lastFile(), u"CREATE TABLE public.theirs (id bigint);\n"_s));
    QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->banners()->has(u"edit"_s), patience);
    QVERIFY2(m_window->banners()->text(u"edit"_s).contains(u"no longer as it was read"_s), qPrintable(m_window->banners()->text(u"edit"_s)));
    QCOMPARE(textOnDisk(), u"CREATE TABLE public.theirs (id bigint);\n"_s);
    QVERIFY(m_window->session()->drafts().first().contains(u"-- mine"_s)); // and mine is not lost
}

void TestReviewing::whatHasRunIsNotEdited()
{
    writeMigrations(u"CREATE TABLE public.tags (id bigint);\n"_s);
    open();
    m_window->actions()->apply->trigger();
    auto *confirm = WindowDriver(*m_window).waitForDialog<QDialog>();
    QVERIFY(confirm);
    WindowDriver::pressButton(confirm, u"confirmApply"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session()->snapshot()->status->pending().isEmpty(), patience);
    QVERIFY(WindowDriver(*m_window).waitUntilSettled());
    m_window->showView(app::View::Review);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->reviewView()->isChecked(), patience);
    // What it makes is there because it ran.
    const QList<lint::Finding> findings = m_window->reviewView()->planView()->content().findings;
    QVERIFY(std::ranges::find(findings, u"already-exists"_s, &lint::Finding::rule) == findings.end());
    QVERIFY(!startEditing());
    m_window->reviewView()->edit();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->banners()->has(u"edit"_s), patience);
    QVERIFY(m_window->banners()->text(u"edit"_s).contains(u"has run"_s));
}

void TestReviewing::textThatIsNotSavedIsAskedFor()
{
    writeMigrations(u"CREATE TABLE public.tags (id bigint);\n"_s);
    open();
    plan::SqlEditor *editor = startEditing();
    QVERIFY(editor);
    QTest::keyClicks(editor, u"-- mine "_s);
    // Another file and back: it is still there.
    auto *list = m_window->findChild<QTreeView *>(u"migrationFileList"_s);
    list->setCurrentIndex(list->model()->index(0, 0));
    QTRY_VERIFY(!editor->isVisible());
    list->setCurrentIndex(list->model()->index(1, 0));
    QTRY_VERIFY(editor->isVisible());
    QVERIFY(editor->sql().startsWith(u"-- mine "_s));
    QVERIFY(!m_window->close());
    auto *question = WindowDriver(*m_window).waitForDialog<app::CloseQuestion>();
    QVERIFY(question);
    WindowDriver::picture(question, u"close-question"_s);
    QTest::keyClick(question, Qt::Key_Escape);
    WindowDriver::pressButton(m_window->reviewView()->editor(), u"discardEdit"_s);
    QTRY_VERIFY(!editor->isVisible());
    QVERIFY(m_window->close());
    QCOMPARE(textOnDisk(), u"CREATE TABLE public.tags (id bigint);\n"_s);
}

QTEST_MAIN(TestReviewing)
#include "tst_reviewing.moc"
