// Editors of grid cells: a line, or a combo box with completion where the model offers choices. What cannot be taken is
// said while it is typed, and Enter and Tab wait until it can.
#pragma once

#include <QStyledItemDelegate>

namespace schemawright::editors {

class PartDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit PartDelegate(QObject *parent = nullptr);

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;

signals:
    /// Empty: the text that is being typed can be taken.
    void problemFound(const QString &sentence) const;
    /// Enter ended the edit: the next row is wanted.
    void rowFinished() const;

protected:
    bool eventFilter(QObject *object, QEvent *event) override;
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    [[nodiscard]] QWidget *createCombo(QWidget *parent, const QModelIndex &index) const;
    void watchText(QWidget *editor, const QModelIndex &index) const;
};

} // namespace schemawright::editors
