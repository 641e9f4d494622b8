#pragma once

#include "model/schema/database.h"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace schemawright::widgets {
class MessageLine;
}

namespace schemawright::editors {

/// Asks for what a new table cannot be without: a name, a schema, and a primary key.
class NewTableDialog : public QDialog
{
    Q_OBJECT

public:
    NewTableDialog(const schema::Database &database, const QString &schema, QWidget *parent = nullptr);
    [[nodiscard]] schema::Table table() const;

private:
    void check();

    schema::Database m_database;
    QLineEdit *m_name;
    QComboBox *m_schema;
    QComboBox *m_id;
    widgets::MessageLine *m_problem;
    QPushButton *m_create = nullptr;
};

} // namespace schemawright::editors
