// A row of the tree: sign of its change, name, and the type behind it in a dimmer colour. Dropped objects are struck
// out.
#pragma once

#include <QStyledItemDelegate>

namespace schemawright::schematree {

class SchemaTreeDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    /// Keeps what is being typed when the row changes meanwhile.
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace schemawright::schematree
