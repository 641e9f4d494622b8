// What is asked before the window closes over edits that are saved nowhere, or over a run.
#pragma once

#include <QMessageBox>

namespace schemawright::app {

/// Deletes itself; Cancel leaves everything as it is.
class CloseQuestion final : public QMessageBox
{
    Q_OBJECT

public:
    enum class About { Run, Schema, Files };
    explicit CloseQuestion(About about, QWidget *window);

signals:
    void closeChosen(); ///< edits are lost, or the run is stopped
    void saveChosen();
};

} // namespace schemawright::app
