#include "views/editors/triggerform.h"

#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QPlainTextEdit>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::editors {

TriggerForm::TriggerForm(document::SchemaDocument *document, QWidget *parent)
    : PartForm(document, parent)
    , m_definition(new QPlainTextEdit(this))
{
    m_definition->setObjectName(u"triggerDefinition"_s);
    m_definition->setAccessibleName(tr("Definition of the trigger"));
    m_definition->setReadOnly(true);
    m_definition->setTabChangesFocus(true);
    m_definition->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_definition->setMinimumHeight(fontMetrics().lineSpacing() * 8);
    auto *hint = new QLabel(tr("Triggers are shown as the server writes them. Change them in the sources."), this);
    hint->setWordWrap(true);
    hint->setForegroundRole(QPalette::PlaceholderText);
    layoutOfFields()->addRow(m_definition);
    layoutOfFields()->addRow(hint);
}

void TriggerForm::fillFields()
{
    m_definition->setPlainText(std::get<schema::Trigger>(part()).definition + u';');
}

} // namespace schemawright::editors
