#include "views/schematree/schematreedelegate.h"

#include "views/schematree/schematreemodel.h"
#include "views/widgets/changemarktext.h"

#include <QApplication>
#include <QLineEdit>
#include <QPainter>

namespace schemawright::schematree {

using document::Mark;

namespace {

Mark markOf(const QModelIndex &index)
{
    return static_cast<Mark>(index.data(SchemaTreeModel::MarkRole).toInt());
}

QStyle *styleOf(const QStyleOptionViewItem &option)
{
    return option.widget ? option.widget->style() : QApplication::style();
}

} // namespace

void SchemaTreeDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const Mark mark = markOf(index);
    if (mark != Mark::None)
        option->text = widgets::markSign(mark) + u' ' + option->text;
    option->font.setStrikeOut(mark == Mark::Dropped);
    option->font.setBold(mark == Mark::Added || mark == Mark::Changed || mark == Mark::Renamed);
    if (mark == Mark::Dropped)
        option->palette.setColor(QPalette::Text, option->palette.color(QPalette::PlaceholderText));
}

void SchemaTreeDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    const auto *line = qobject_cast<const QLineEdit *>(editor);
    if (!line || !line->isModified())
        QStyledItemDelegate::setEditorData(editor, index);
}

void SchemaTreeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const QString detail = index.data(SchemaTreeModel::DetailRole).toString();
    if (detail.isEmpty())
        return;
    QStyleOptionViewItem label = option;
    initStyleOption(&label, index);
    QRect rect = styleOf(option)->subElementRect(QStyle::SE_ItemViewItemText, &label, option.widget);
    const int gap = QFontMetrics(option.font).averageCharWidth() * 2;
    const int indent = QFontMetrics(label.font).horizontalAdvance(label.text) + gap;
    rect.setLeft(option.direction == Qt::RightToLeft ? option.rect.left() : rect.left() + indent);
    rect.setRight(option.direction == Qt::RightToLeft ? rect.right() - indent : option.rect.right() - gap / 2);
    if (rect.width() < gap)
        return;
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setFont(option.font);
    painter->setPen(option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::PlaceholderText));
    const QString elided = QFontMetrics(option.font).elidedText(detail, Qt::ElideRight, rect.width());
    painter->drawText(rect, static_cast<int>(Qt::AlignVCenter | Qt::AlignLeading), elided);
    painter->restore();
}

} // namespace schemawright::schematree
