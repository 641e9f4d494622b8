// Asks for the name of a migration and says which files will be written.
#pragma once

#include <QDialog>

#include <functional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace schemawright::panels {

class SaveMigrationDialog : public QDialog
{
    Q_OBJECT

public:
    /// `preview` gives the names of the files for a name, or a sentence that says why not.
    struct Preview {
        QStringList files;
        QString problem;
    };
    struct Place {
        QString folder; ///< of the migrations
        QStringList otherFiles; ///< that are written too: the schema's own
        QString note; ///< a sentence below; may be empty
    };
    SaveMigrationDialog(const Place &place, const QString &suggestion,
        const std::function<Preview(const QString &)> &preview, QWidget *parent = nullptr);

    [[nodiscard]] QString name() const;

private:
    void refresh();

    std::function<Preview(const QString &)> m_preview;
    QStringList m_otherFiles;
    QLineEdit *m_name;
    QLabel *m_files;
    QPushButton *m_save;
};

} // namespace schemawright::panels
