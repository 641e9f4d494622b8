// What is asked before the window closes over edits that are in no migration, or over a run.
#pragma once

#include <QMessageBox>

namespace schemawright::app {

/// Deletes itself; Cancel leaves everything as it is.
class CloseQuestion final : public QMessageBox
{
    Q_OBJECT

public:
    explicit CloseQuestion(bool isRunning, QWidget *window);

signals:
    void closeChosen(); ///< edits are lost, or the run is stopped
    void saveChosen();
};

} // namespace schemawright::app
