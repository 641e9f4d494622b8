#pragma once

#include "views/document/schemadocument.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;

namespace schemawright::editors {

/// What is said about a table as a whole: its name, comment, row security, and the rows that it has.
class TableHeader : public QWidget
{
    Q_OBJECT

public:
    explicit TableHeader(document::SchemaDocument *document, QWidget *parent = nullptr);
    void setTable(const QualifiedName &table);
    void setRowCountText(const QString &text);

private:
    void onChanged(const document::DocumentChange &change);
    void refresh();
    void takeRowSecurity();
    void takeComment();

    document::SchemaDocument *m_document;
    QualifiedName m_table;
    QLabel *m_name;
    QLabel *m_rowCount;
    QLineEdit *m_comment;
    QCheckBox *m_rowSecurity;
    QCheckBox *m_forced;
    bool m_isFilling = false;
};

} // namespace schemawright::editors
