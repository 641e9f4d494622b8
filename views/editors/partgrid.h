// The table view of a grid of parts, with the keys of a spreadsheet: F2 and Enter edit, typing replaces, Tab goes to
// the next cell, Enter to the next row and past the last one to a new row, Ins adds, Del drops.
#pragma once

#include <QTableView>

namespace schemawright::editors {

class PartModel;

class PartGrid : public QTableView
{
    Q_OBJECT

public:
    explicit PartGrid(QWidget *parent = nullptr);
    void setPartModel(PartModel *model);

signals:
    void addRequested();
    void dropRequested();
    void problemFound(const QString &sentence);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void goToNextRow();
};

} // namespace schemawright::editors
