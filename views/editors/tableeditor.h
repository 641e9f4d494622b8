// Everything about one table: header, and a tab each for columns, indexes, constraints, policies and triggers.
#pragma once

#include "views/document/schemadocument.h"

#include <QWidget>

class QStackedWidget;
class QTabWidget;

namespace schemawright::editors {

class PartPage;
class TableHeader;
enum class NewConstraint;

class TableEditor : public QWidget
{
    Q_OBJECT

public:
    /// `document` must outlive the editor.
    explicit TableEditor(document::SchemaDocument *document, QWidget *parent = nullptr);

    void setTable(const QualifiedName &table);
    [[nodiscard]] const QualifiedName &table() const { return m_table; }
    /// "about 92 million rows, 41 GB"; empty when nobody knows.
    void setRowCountText(const QString &text);
    /// Shows the tab of the part and selects it.
    void showPart(const schema::ObjectKey &key);
    /// Adds a part with what can be guessed, and opens its name for editing. Constraint: a check; see addConstraint().
    void addPart(schema::ObjectKind kind);
    void addConstraint(NewConstraint kind);
    /// A further tab of the caller's: the data, a diagram.
    void addTab(QWidget *page, const QString &title);

    /// nullptr for kinds that have no tab.
    [[nodiscard]] PartPage *page(schema::ObjectKind kind) const;

private:
    void makePages();
    void addPage(PartPage *page);
    void addConstraintMenu();
    void addAndEdit(const diff::Object &part);
    void onChanged(const document::DocumentChange &change);
    void refresh();
    void showTabCounts();

    document::SchemaDocument *m_document;
    QualifiedName m_table;
    TableHeader *m_header;
    QTabWidget *m_tabs;
    QStackedWidget *m_stack;
    QList<PartPage *> m_pages; ///< in the order of the tabs
};

} // namespace schemawright::editors
