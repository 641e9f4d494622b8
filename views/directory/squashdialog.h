// Up to which migration all become one, and what that is called.
#pragma once

#include <QDialog>
#include <QStringList>

class QComboBox;
class QLineEdit;

namespace schemawright::directory {

class SquashDialog : public QDialog
{
    Q_OBJECT

public:
    /// `files`: names of the migrations in their order, at least two; `last`: the one that is chosen at first, else the last.
    SquashDialog(const QStringList &files, const QString &last, QWidget *parent = nullptr);

    [[nodiscard]] int lastIndex() const; ///< in `files`
    [[nodiscard]] QString name() const;

private:
    QComboBox *m_last;
    QLineEdit *m_name;
};

} // namespace schemawright::directory
