// What becomes of the files of a migration directory, before it happens: shown while it is found out, and for the person's yes.
#pragma once

#include <QDialog>
#include <QList>
#include <QString>
#include <QStringList>

class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTreeWidget;

namespace schemawright::directory {

enum class FileFate { Goes, Moves, Comes, IsRewritten };

struct FileRow {
    FileFate fate = FileFate::Comes;
    QString file;
    QString newName; ///< of Moves
    QString text; ///< what it says afterwards; empty: nothing to show
};

class ChangePreviewDialog : public QDialog
{
    Q_OBJECT

public:
    /// `title`: "Squash migrations". It opens with a bar that runs until setChanges is called; closing it then is the wish to stop.
    ChangePreviewDialog(const QString &title, const QString &folder, QWidget *parent = nullptr);

    void setActivity(const QString &text);
    /// `verb` is on the button that does it: "Squash".
    void setChanges(const QList<FileRow> &rows, const QStringList &notes, const QString &verb);
    [[nodiscard]] bool isComputing() const;

private:
    [[nodiscard]] QWidget *makeFilesPage();
    void showText(int row);

    QList<FileRow> m_rows;
    QLabel *m_activity;
    QStackedWidget *m_pages;
    QTreeWidget *m_files;
    QLabel *m_textTitle;
    QPlainTextEdit *m_text;
    QLabel *m_notes;
    QPushButton *m_accept;
};

} // namespace schemawright::directory
