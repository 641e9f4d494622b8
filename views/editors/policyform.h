#pragma once

#include "views/editors/partform.h"

class QLabel;
class QMenu;

namespace schemawright::editors {

class PolicyForm final : public PartForm
{
    Q_OBJECT

public:
    explicit PolicyForm(document::SchemaDocument *document, QWidget *parent = nullptr);

protected:
    void fillFields() override;

private:
    void addTemplateButton();
    void fillTemplates();
    void connectFields();

    QMenu *m_templates;
    QComboBox *m_kind;
    QComboBox *m_command;
    QLineEdit *m_roles;
    TextArea *m_using;
    TextArea *m_withCheck;
    QLabel *m_hint;
    TextArea *m_comment;
};

} // namespace schemawright::editors
