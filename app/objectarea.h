// The open object: a table in its editor, everything else with its definition; owner and privileges of both.
#pragma once

#include "views/document/schemadocument.h"

#include <QStackedWidget>

class QTabWidget;

namespace schemawright::editors {
class AccessPage;
class ObjectViewer;
class TableEditor;
}

namespace schemawright::app {

class ObjectArea final : public QStackedWidget
{
    Q_OBJECT

public:
    explicit ObjectArea(document::SchemaDocument *document, QWidget *parent = nullptr);

    [[nodiscard]] editors::TableEditor *tableEditor() const { return m_tableEditor; }
    /// `rowCountText`: see TableEditor.
    void showTable(const QualifiedName &table, const QString &rowCountText);
    void showDefinition(const schema::ObjectKey &key);

private:
    document::SchemaDocument *m_document;
    editors::TableEditor *m_tableEditor;
    editors::AccessPage *m_tableAccess;
    QTabWidget *m_viewerTabs;
    editors::ObjectViewer *m_viewer;
    editors::AccessPage *m_viewerAccess;
};

} // namespace schemawright::app
