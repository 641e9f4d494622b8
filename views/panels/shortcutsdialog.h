// Every action of the window that has a shortcut.
#pragma once

#include <QDialog>
#include <QList>

class QAction;

namespace schemawright::panels {

class ShortcutsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ShortcutsDialog(const QList<QAction *> &actions, QWidget *parent = nullptr);
};

} // namespace schemawright::panels
