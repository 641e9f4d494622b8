#pragma once

#include "model/schema/index.h"

#include <QWidget>

class QToolButton;

namespace schemawright::editors {

class IndexPartsModel;
class PartGrid;

/// The grid of an index's columns and expressions with its buttons: add, remove, up, down.
class IndexPartsEditor : public QWidget
{
    Q_OBJECT

public:
    explicit IndexPartsEditor(QWidget *parent = nullptr);
    [[nodiscard]] IndexPartsModel *model() const { return m_model; }
    void setColumns(const QStringList &columns) { m_columns = columns; }

signals:
    void edited(const QList<schemawright::schema::IndexPart> &parts);

private:
    QToolButton *addButton(const QString &icon, const QString &text, void (IndexPartsEditor::*slot)());
    void addPart();
    void removePart();
    void moveUp() { movePart(-1); }
    void moveDown() { movePart(1); }
    void movePart(int by);
    void updateButtons();

    IndexPartsModel *m_model;
    PartGrid *m_grid;
    QStringList m_columns;
    QToolButton *m_remove;
    QToolButton *m_up;
    QToolButton *m_down;
};

} // namespace schemawright::editors
