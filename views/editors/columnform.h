#pragma once

#include "views/editors/partform.h"

namespace schemawright::editors {

class ColumnForm final : public PartForm
{
    Q_OBJECT

public:
    explicit ColumnForm(document::SchemaDocument *document, QWidget *parent = nullptr);

protected:
    void fillFields() override;

private:
    void takeType();
    void takeIdentity();
    void takeGenerated();

    QComboBox *m_type;
    QCheckBox *m_notNull;
    QLineEdit *m_default;
    QComboBox *m_identity;
    QLineEdit *m_generated;
    QComboBox *m_collation;
    TextArea *m_comment;
};

} // namespace schemawright::editors
