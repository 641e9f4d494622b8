#pragma once

#include "model/schema/index.h"
#include "views/editors/partform.h"

class QLabel;

namespace schemawright::editors {

class IndexPartsEditor;
class StorageParameterFields;

class IndexForm final : public PartForm
{
    Q_OBJECT

public:
    explicit IndexForm(document::SchemaDocument *document, QWidget *parent = nullptr);

protected:
    void fillFields() override;

private:
    void connectFields();
    void fillParts(const schema::Index &index);
    void takeParts(const QList<schema::IndexPart> &parts);
    void takeInclude();

    QLabel *m_state;
    QComboBox *m_method;
    QLabel *m_methodHint;
    QCheckBox *m_unique;
    QCheckBox *m_nullsNotDistinct;
    IndexPartsEditor *m_parts;
    QLineEdit *m_include;
    QLineEdit *m_predicate;
    StorageParameterFields *m_parameters;
    TextArea *m_comment;
};

} // namespace schemawright::editors
