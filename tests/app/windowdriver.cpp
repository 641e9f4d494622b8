#include "tests/app/windowdriver.h"

#include "app/designview.h"
#include "views/editors/partgrid.h"
#include "views/editors/partmodel.h"
#include "views/editors/partpage.h"
#include "views/editors/tableeditor.h"
#include "views/widgets/opencelleditors.h"

#include <QAbstractItemModel>
#include <QApplication>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::testing {

bool WindowDriver::isSettled() const
{
    app::SessionController *session = m_window.session();
    return session->state() == app::SessionState::Open && session->difference() && !session->isComparing();
}

bool WindowDriver::waitUntilSettled(int timeoutMilliseconds) const
{
    return QTest::qWaitFor([this] { return isSettled(); }, timeoutMilliseconds);
}

void WindowDriver::selectTable(const QString &schema, const QString &name)
{
    m_window.designView()->showObject({ schema::ObjectKind::Table, schema, {}, name, {} });
}

void WindowDriver::editColumn(const QString &column, int cell, const QString &value)
{
    editors::PartGrid *grid = m_window.designView()->tableEditor()->page(schema::ObjectKind::Column)->grid();
    const QAbstractItemModel *model = grid->model();
    const QModelIndexList found = model->match(model->index(0, 0), Qt::DisplayRole, column, 1, Qt::MatchExactly);
    QVERIFY2(!found.isEmpty(), "the grid has no such column");
    grid->setFocus();
    grid->setCurrentIndex(found.first().siblingAtColumn(cell));
    QTest::keyClick(grid, Qt::Key_F2);
    QWidget *editor = QApplication::focusWidget();
    QVERIFY(editor && grid->isAncestorOf(editor));
    QTest::keyClick(editor, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(editor, value);
    QTest::keyClick(editor, Qt::Key_Tab); // Return in the last row would add another one
    widgets::commitOpenEditors(); // Tab has opened the next cell
}

QDialog *WindowDriver::waitForDialogOf(const QMetaObject &type) const
{
    QDialog *found = nullptr;
    (void)QTest::qWaitFor(
        [&] {
            for (QDialog *dialog : m_window.findChildren<QDialog *>()) {
                if (dialog->isVisible() && dialog->metaObject()->inherits(&type))
                    found = dialog;
            }
            return found != nullptr;
        },
        20'000);
    return found;
}

void WindowDriver::pressButton(QWidget *dialog, const QString &objectName)
{
    auto *button = dialog->findChild<QPushButton *>(objectName);
    QVERIFY2(button && button->isEnabled(), qPrintable(objectName));
    QTest::mouseClick(button, Qt::LeftButton);
}

void WindowDriver::picture(QWidget *widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("WINDOW_PICTURES");
    if (folder.isEmpty())
        return;
    app::applyAppearance(app::parseAppearance(qEnvironmentVariable("WINDOW_APPEARANCE")));
    QTest::qWait(100);
    widget->grab().save(u"%1/%2.png"_s.arg(folder, name));
}

} // namespace schemawright::testing
