// One tab of the table editor: the grid, its buttons, what is wrong with the last input, and the inspector beside it.
#pragma once

#include "views/document/schemadocument.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace schemawright::widgets {
class MessageLine;
}

namespace schemawright::editors {

class PartForm;
class PartGrid;
class PartModel;

struct PartPageTexts {
    QString gridName; ///< for screen readers
    QString addText; ///< on the button; empty: the parts are not edited here
    QString emptyText; ///< one sentence that helps
};

class PartPage : public QWidget
{
    Q_OBJECT

public:
    /// Takes `model` and `form` over.
    PartPage(document::SchemaDocument *document, PartModel *model, PartForm *form, const PartPageTexts &texts);

    [[nodiscard]] PartModel *model() const { return m_model; }
    [[nodiscard]] PartGrid *grid() const { return m_grid; }
    [[nodiscard]] PartForm *form() const { return m_form; }
    [[nodiscard]] QPushButton *addButton() const { return m_add; }

    void setTable(const QualifiedName &table);
    void selectPart(const QString &name);
    /// Selects the part and opens its name for editing.
    void editName(const QString &name);
    void showMessage(const QString &sentence);

signals:
    void addRequested();

private:
    void makeGrid(const PartPageTexts &texts);
    QWidget *makeButtons(const PartPageTexts &texts);
    QWidget *makeEmptyState(const PartPageTexts &texts);
    void connectParts();
    void showCurrent();
    void takeEdit(const diff::Object &part, const QString &property);
    void dropCurrent();
    void reviveCurrent();

    document::SchemaDocument *m_document;
    PartModel *m_model;
    PartForm *m_form;
    PartGrid *m_grid;
    QStackedWidget *m_stack;
    QWidget *m_inspector = nullptr;
    widgets::MessageLine *m_message;
    QPushButton *m_add;
    QPushButton *m_drop;
    QPushButton *m_revive;
};

} // namespace schemawright::editors
