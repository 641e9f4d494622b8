// Which migration directory becomes which: the folder of the one tool, the folder and the tool of the other.
#pragma once

#include <QDialog>
#include <QString>
#include <QStringList>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace schemawright::directory {

struct ImportChoice {
    QString fromFolder;
    QString fromFormat; ///< its name; empty: seen from the files
    QString toFolder;
    QString toFormat;
};

class ImportDialog : public QDialog
{
    Q_OBJECT

public:
    /// `formats`: names of the tools; `start`: what is filled in.
    ImportDialog(const QStringList &formats, const ImportChoice &start, QWidget *parent = nullptr);

    [[nodiscard]] ImportChoice choice() const;

private:
    [[nodiscard]] QWidget *makeFolderRow(QLineEdit *edit, const QString &title);
    void check();

    QLineEdit *m_from;
    QComboBox *m_fromFormat;
    QLineEdit *m_to;
    QComboBox *m_toFormat;
    QLabel *m_problem;
    QPushButton *m_accept;
};

} // namespace schemawright::directory
