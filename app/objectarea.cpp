#include "app/objectarea.h"

#include "app/objectsummary.h"
#include "views/editors/accesspage.h"
#include "views/editors/objectviewer.h"
#include "views/editors/tableeditor.h"

#include <QTabWidget>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::app {

ObjectArea::ObjectArea(document::SchemaDocument *document, QWidget *parent)
    : QStackedWidget(parent)
    , m_document(document)
    , m_tableEditor(new editors::TableEditor(document, this))
    , m_tableAccess(new editors::AccessPage(document, this))
    , m_viewerTabs(new QTabWidget(this))
    , m_viewer(new editors::ObjectViewer(this))
    , m_viewerAccess(new editors::AccessPage(document, this))
{
    m_tableEditor->setObjectName(u"tableEditor"_s);
    m_tableEditor->addTab(m_tableAccess, tr("Privileges"));
    m_viewerTabs->setObjectName(u"viewerTabs"_s);
    m_viewerTabs->setDocumentMode(true);
    m_viewerTabs->addTab(m_viewer, tr("Definition"));
    m_viewerTabs->addTab(m_viewerAccess, tr("Privileges"));
    addWidget(m_tableEditor);
    addWidget(m_viewerTabs);
}

void ObjectArea::showTable(const QualifiedName &table, const QString &rowCountText)
{
    if (m_tableEditor->table() != table)
        m_tableEditor->setTable(table);
    m_tableEditor->setRowCountText(rowCountText);
    m_tableAccess->setObject(schema::tableKey(table));
    setCurrentWidget(m_tableEditor);
}

void ObjectArea::showDefinition(const schema::ObjectKey &key)
{
    m_viewer->setObject(summarizeObject(m_document->edited(), m_document->reference(), key));
    m_viewerAccess->setObject(key);
    setCurrentWidget(m_viewerTabs);
}

} // namespace schemawright::app
