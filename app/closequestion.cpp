#include "app/closequestion.h"

#include <QPushButton>

namespace schemawright::app {

namespace {

QString sentence(CloseQuestion::About about)
{
    switch (about) {
    case CloseQuestion::About::Run:
        return CloseQuestion::tr("Migrations are being applied.");
    case CloseQuestion::About::Schema:
        return CloseQuestion::tr("The schema has changes that are in no migration yet.");
    case CloseQuestion::About::Files:
        return CloseQuestion::tr("Migration files were changed and not saved.");
    }
    Q_UNREACHABLE();
}

} // namespace

CloseQuestion::CloseQuestion(About about, QWidget *window)
    : QMessageBox(QMessageBox::Warning, tr("Close Schemawright"), sentence(about), QMessageBox::Cancel, window)
{
    setAttribute(Qt::WA_DeleteOnClose);
    if (about == About::Run)
        setInformativeText(tr("Closing asks the server to stop what runs now. The next start says what was done."));
    QPushButton *close = addButton(about == About::Run ? tr("&Stop and close") : tr("&Discard changes"), QMessageBox::DestructiveRole);
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &CloseQuestion::closeChosen);
    if (about == About::Schema)
        connect(addButton(tr("&Save as migration…"), QMessageBox::AcceptRole), &QPushButton::clicked, this, &CloseQuestion::saveChosen);
    setDefaultButton(QMessageBox::Cancel);
}

} // namespace schemawright::app
