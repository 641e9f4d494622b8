// Drives the sample project through the main job and saves a picture of every state into a folder:
//   walk FOLDER [light|dark] [1280x720]
// It starts the person's own sample project over (files and database), and leaves it applied.
// The pictures are looked at by people, and some are used in the README.
#include "app/applyflow.h"
#include "app/designview.h"
#include "app/reviewview.h"
#include "app/translations.h"
#include "tests/app/windowdriver.h"
#include "views/apply/applypanel.h"
#include "views/apply/confirmapplydialog.h"
#include "views/apply/runmodel.h"
#include "views/connection/connectiondialog.h"
#include "views/editors/partgrid.h"
#include "views/editors/partpage.h"
#include "views/editors/tableeditor.h"
#include "views/panels/savemigrationdialog.h"
#include "views/plan/recipedialog.h"

#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>

using namespace schemawright;
using namespace schemawright::testing;
using namespace Qt::Literals::StringLiterals;

namespace {

class Walk
{
public:
    Walk(const QString &folder, app::Appearance appearance, const QSize &size)
        : m_folder(folder)
        , m_window(m_settings.filePath(u"settings.ini"_s))
        , m_driver(m_window)
    {
        m_window.setAppearance(appearance);
        m_window.resize(size);
        m_window.show();
    }

    [[nodiscard]] bool run()
    {
        picture(u"start"_s);
        connectionDialog();
        workflow::SampleOptions sample;
        sample.reset = true;
        m_window.session()->openSample(sample);
        if (!QTest::qWaitFor([this] { return m_window.session()->state() == app::SessionState::Opening; }, 5000))
            return fail(u"the sample project is not being opened"_s);
        QTest::qWait(1500); // so that the picture shows progress
        picture(u"opening"_s);
        if (!m_driver.waitUntilSettled(300'000))
            return fail(u"the sample project does not open"_s);
        design();
        review();
        return save() && apply();
    }

private:
    bool fail(const QString &sentence)
    {
        QTextStream(stderr) << "walk: " << sentence << '\n';
        picture(u"failure"_s);
        return false;
    }

    void picture(const QString &name, QWidget *widget = nullptr)
    {
        QTest::qWait(300); // layouts and queued repaints
        const QString file = u"%1/%2-%3.png"_s.arg(m_folder).arg(++m_number, 2, 10, QChar(u'0')).arg(name);
        (widget ? widget : &m_window)->grab().save(file);
        QTextStream(stdout) << file << '\n';
    }

    void connectionDialog()
    {
        m_window.actions()->newConnection->trigger();
        if (auto *dialog = m_driver.waitForDialog<connection::ConnectionDialog>()) {
            picture(u"connection"_s, dialog);
            dialog->reject();
        }
    }

    void design()
    {
        picture(u"design-all-changes"_s);
        m_driver.selectTable(u"public"_s, u"conversations"_s);
        QTest::qWait(800);
        picture(u"design-columns"_s);
        editors::TableEditor *editor = m_window.designView()->tableEditor();
        using enum schema::ObjectKind;
        for (const auto &[kind, name] : { std::pair(Index, u"design-indexes"_s),
                 std::pair(Constraint, u"design-constraints"_s), std::pair(Policy, u"design-policies"_s) }) {
            const QAbstractItemModel *model = editor->page(kind)->grid()->model();
            if (model->rowCount() == 0)
                continue;
            const QString part = model->index(0, 0).data().toString();
            editor->showPart(schema::partKey(kind, editor->table(), part));
            picture(name);
        }
        editor->showPart(schema::partKey(Column, editor->table(), u"id"_s));
        wayBack();
        recipe();
    }

    void wayBack()
    {
        auto *button = m_window.designView()->findChild<QPushButton *>(u"wayBackButton"_s);
        if (button == nullptr || !button->isVisible())
            return;
        button->click();
        picture(u"way-back"_s);
        button->click();
    }

    /// The sample has a type change that rewrites its table: it is offered in two ways.
    void recipe()
    {
        auto *button = m_window.designView()->findChild<QPushButton *>(u"choicesButton"_s);
        if (button == nullptr || !button->isVisible())
            return;
        button->click();
        auto *dialog = m_driver.waitForDialog<plan::RecipeDialog>();
        if (dialog == nullptr)
            return;
        QTest::qWait(2000);
        picture(u"recipe-in-place"_s, dialog);
        dialog->findChild<QRadioButton *>(u"recipeChoice"_s)->click();
        QTest::qWait(2000);
        picture(u"recipe"_s, dialog);
        dialog->reject();
    }

    void review()
    {
        m_window.showView(app::View::Review);
        QTest::qWait(1500);
        picture(u"review"_s);
        m_window.showView(app::View::History);
        picture(u"history"_s);
        m_window.showView(app::View::Design);
    }

    bool save()
    {
        if (m_window.session()->migration().sql.isEmpty())
            return true; // everything is saved already: the pending files are what is applied
        m_window.actions()->saveMigration->trigger();
        auto *dialog = m_driver.waitForDialog<panels::SaveMigrationDialog>();
        if (!dialog)
            return fail(u"no dialog asks for the migration's name"_s);
        picture(u"save"_s, dialog);
        dialog->accept();
        QTest::qWait(500);
        return m_driver.waitUntilSettled() || fail(u"the migration was not saved"_s);
    }

    bool apply()
    {
        m_window.showView(app::View::Apply);
        picture(u"apply-pending"_s);
        m_window.actions()->apply->trigger();
        auto *dialog = m_driver.waitForDialog<applyview::ConfirmApplyDialog>();
        if (!dialog)
            return fail(u"no dialog asks before the apply"_s);
        picture(u"apply-question"_s, dialog);
        WindowDriver::pressButton(dialog, u"confirmApply"_s);
        const auto running = [this] { return m_window.applyFlow()->isRunning(); };
        if (!QTest::qWaitFor(running, 10'000))
            return fail(u"the apply does not start"_s);
        QTest::qWait(14'000); // long enough for a rate
        picture(u"apply-build"_s);
        m_window.showView(app::View::Watch);
        picture(u"watch-build"_s);
        m_window.showView(app::View::Apply);
        if (!QTest::qWaitFor([&] { return !running(); }, 300'000))
            return fail(u"the apply does not end"_s);
        QTest::qWait(500);
        if (!m_driver.waitUntilSettled())
            return fail(u"the project was not read again"_s);
        picture(u"apply-done"_s);
        m_window.showView(app::View::Design);
        QTest::qWait(800);
        picture(u"design-in-step"_s);
        return true;
    }

    QString m_folder;
    int m_number = 0;
    QTemporaryDir m_settings;
    app::MainWindow m_window;
    WindowDriver m_driver;
};

QSize parseSize(const QString &text)
{
    const QStringList parts = text.split(u'x');
    return parts.size() == 2 ? QSize(parts.at(0).toInt(), parts.at(1).toInt()) : QSize(1600, 1000);
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    const app::Translations translations;
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 2) {
        QTextStream(stderr) << "usage: walk FOLDER [light|dark|system] [WIDTHxHEIGHT]\n";
        return 2;
    }
    QDir().mkpath(arguments.at(1));
    Walk walk(arguments.at(1), app::parseAppearance(arguments.value(2)), parseSize(arguments.value(3)));
    return walk.run() ? 0 : 1;
}
