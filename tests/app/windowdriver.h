// Works the window as a person does: selects, types, presses buttons of dialogs, and waits for what comes of it.
#pragma once

#include "app/mainwindow.h"

#include <QDialog>
#include <QPushButton>

namespace schemawright::testing {

class WindowDriver
{
public:
    explicit WindowDriver(app::MainWindow &window)
        : m_window(window)
    {
    }

    /// The project is open and its document is compared, nothing is under way.
    [[nodiscard]] bool isSettled() const;
    [[nodiscard]] bool waitUntilSettled(int timeoutMilliseconds = 60'000) const;

    void selectTable(const QString &schema, const QString &name);
    /// Types a new value into the cell of the column grid, as with the keyboard.
    void editColumn(const QString &column, int cell, const QString &value);
    /// The open dialog of this type; nullptr after a while without one.
    template <typename Dialog> [[nodiscard]] Dialog *waitForDialog() const
    {
        return qobject_cast<Dialog *>(waitForDialogOf(Dialog::staticMetaObject));
    }
    static void pressButton(QWidget *dialog, const QString &objectName);
    /// For people to look at: into the folder that WINDOW_PICTURES names, if it does. WINDOW_APPEARANCE says "dark" or "light".
    static void picture(QWidget *widget, const QString &name);

private:
    [[nodiscard]] QDialog *waitForDialogOf(const QMetaObject &type) const;

    app::MainWindow &m_window;
};

} // namespace schemawright::testing
