#include "app/closequestion.h"

#include <QPushButton>

namespace schemawright::app {

CloseQuestion::CloseQuestion(bool isRunning, QWidget *window)
    : QMessageBox(QMessageBox::Warning, tr("Close Schemawright"),
        isRunning ? tr("Migrations are being applied.") : tr("The schema has changes that are in no migration yet."),
        QMessageBox::Cancel, window)
{
    setAttribute(Qt::WA_DeleteOnClose);
    if (isRunning)
        setInformativeText(tr("Closing asks the server to stop what runs now. The next start says what was done."));
    QPushButton *close = addButton(isRunning ? tr("&Stop and close") : tr("&Discard changes"), QMessageBox::DestructiveRole);
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &CloseQuestion::closeChosen);
    if (!isRunning)
        connect(addButton(tr("&Save as migration…"), QMessageBox::AcceptRole), &QPushButton::clicked, this, &CloseQuestion::saveChosen);
    setDefaultButton(QMessageBox::Cancel);
}

} // namespace schemawright::app
