#pragma once

#include "model/schema/constraint.h"
#include "views/editors/partform.h"

class QLabel;

namespace schemawright::editors {

class ForeignKeyFields;
class KeyFields;

class ConstraintForm final : public PartForm
{
    Q_OBJECT

public:
    explicit ConstraintForm(document::SchemaDocument *document, QWidget *parent = nullptr);

protected:
    void fillFields() override;

private:
    void addCheckFields();
    void addCommonFields();
    void connectCommonFields();
    void fillCommonFields(const schema::Constraint &constraint);
    void takeKind();

    QComboBox *m_kind;
    KeyFields *m_key;
    ForeignKeyFields *m_foreignKey;
    TextArea *m_expression;
    QCheckBox *m_noInherit;
    QLabel *m_definition;
    QCheckBox *m_deferrable;
    QCheckBox *m_deferred;
    QCheckBox *m_notValid;
    TextArea *m_comment;
};

} // namespace schemawright::editors
