#pragma once

#include "views/editors/partform.h"

class QPlainTextEdit;

namespace schemawright::editors {

/// The whole text of a trigger, to read and to copy.
class TriggerForm final : public PartForm
{
    Q_OBJECT

public:
    explicit TriggerForm(document::SchemaDocument *document, QWidget *parent = nullptr);

protected:
    void fillFields() override;

private:
    QPlainTextEdit *m_definition;
};

} // namespace schemawright::editors
