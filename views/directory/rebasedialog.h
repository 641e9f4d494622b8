// Which migrations move behind all others.
#pragma once

#include <QDialog>
#include <QStringList>

class QListWidget;
class QPushButton;

namespace schemawright::directory {

class RebaseDialog : public QDialog
{
    Q_OBJECT

public:
    /// `files`: names of the migrations in their order; `ticked`: those that are chosen at first.
    RebaseDialog(const QStringList &files, const QStringList &ticked, QWidget *parent = nullptr);

    [[nodiscard]] QStringList chosen() const;

private:
    QListWidget *m_files;
    QPushButton *m_accept;
};

} // namespace schemawright::directory
