// Asks which file of a composed schema takes what no file decides.
#pragma once

#include <QDialog>
#include <QList>
#include <QString>

class QLabel;
class QListWidget;
class QPlainTextEdit;

namespace schemawright::saving {

struct PlaceChoice {
    QString file; ///< as it is handed back
    QString name; ///< as it is shown: relative to the project
    QString lines; ///< that it would get; empty: nothing is about to be written
};

class NewPlaceDialog : public QDialog
{
    Q_OBJECT

public:
    /// `current`: the file that was chosen before; may be empty.
    NewPlaceDialog(const QList<PlaceChoice> &choices, const QString &current, QWidget *parent = nullptr);

    [[nodiscard]] QString file() const;

private:
    void showLines(int row);

    QList<PlaceChoice> m_choices;
    QListWidget *m_list;
    QLabel *m_linesLabel;
    QPlainTextEdit *m_lines;
};

} // namespace schemawright::saving
