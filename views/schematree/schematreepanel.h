// The tree with its filter. It shows a document and says what the person asked for; it changes nothing but names.
#pragma once

#include "model/schema/objectkey.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QLabel;
class QLineEdit;
class QMenu;
class QToolButton;
class QTreeView;

namespace schemawright::document {
class SchemaDocument;
}

namespace schemawright::schematree {

class SchemaTreeFilter;
class SchemaTreeModel;

class SchemaTreePanel : public QWidget
{
    Q_OBJECT

public:
    /// `document` must outlive the panel.
    explicit SchemaTreePanel(document::SchemaDocument *document, QWidget *parent = nullptr);

    /// Selects the object and makes it visible; does nothing when the tree does not show it.
    void selectObject(const schema::ObjectKey &key);
    void focusFilter();
    [[nodiscard]] QTreeView *view() const { return m_view; }
    [[nodiscard]] QLineEdit *filterEdit() const { return m_filterEdit; }

signals:
    void currentObjectChanged(const schemawright::schema::ObjectKey &key);
    void objectActivated(const schemawright::schema::ObjectKey &key); ///< Enter or double click
    /// `near` is the selected table or schema, or the table of the selected part.
    void addRequested(schemawright::schema::ObjectKind kind, const schemawright::schema::ObjectKey &near);
    void dropRequested(const schemawright::schema::ObjectKey &key);
    void reviveRequested(const schemawright::schema::ObjectKey &key);
    void ddlRequested(const schemawright::schema::ObjectKey &key);

private:
    void makeActions();
    void makeView();
    void connectFilter();
    void showMenu(const QPoint &position);
    void addMenu(QMenu *menu, const QString &text, schema::ObjectKind kind, const schema::ObjectKey &near);
    void updateActions();
    void applyFilter();
    void showMatchCount();
    void expandMatches();
    void saveExpansion();
    void restoreExpansion();
    [[nodiscard]] schema::ObjectKey currentKey() const;
    [[nodiscard]] bool isObjectCurrent() const;
    [[nodiscard]] bool isDroppedCurrent() const;

    document::SchemaDocument *m_document;
    SchemaTreeModel *m_model;
    SchemaTreeFilter *m_filter;
    QTreeView *m_view;
    QLineEdit *m_filterEdit;
    QToolButton *m_onlyChanged;
    QLabel *m_count;
    QTimer m_debounce;
    QList<QPersistentModelIndex> m_expanded; ///< of the model; kept while a filter is set
    bool m_isFiltered = false;
    QAction *m_rename = nullptr;
    QAction *m_drop = nullptr;
    QAction *m_revive = nullptr;
    QAction *m_copyName = nullptr;
    QAction *m_showDdl = nullptr;
};

} // namespace schemawright::schematree
