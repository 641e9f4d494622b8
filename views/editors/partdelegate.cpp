#include "views/editors/partdelegate.h"

#include "views/document/changemarks.h"
#include "views/editors/partmodel.h"

#include <QComboBox>
#include <QCompleter>
#include <QFontDatabase>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPersistentModelIndex>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::editors {

using document::Mark;

namespace {

constexpr const char *problemProperty = "schemawrightProblem";

QString editorText(const QWidget *editor)
{
    if (const auto *combo = qobject_cast<const QComboBox *>(editor))
        return combo->currentText();
    const auto *line = qobject_cast<const QLineEdit *>(editor);
    return line ? line->text() : QString();
}

QLineEdit *lineOf(QWidget *editor)
{
    const auto *combo = qobject_cast<QComboBox *>(editor);
    return combo ? combo->lineEdit() : qobject_cast<QLineEdit *>(editor);
}

} // namespace

PartDelegate::PartDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{ }

QWidget *PartDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const bool hasChoices = !index.data(PartModel::ChoicesRole).toStringList().isEmpty();
    QWidget *editor = hasChoices ? createCombo(parent, index) : new QLineEdit(parent);
    if (auto *line = qobject_cast<QLineEdit *>(editor))
        line->setFrame(false);
    if (index.data(PartModel::FixedFontRole).toBool())
        editor->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    editor->setAccessibleName(index.model()->headerData(index.column(), Qt::Horizontal).toString());
    watchText(editor, index);
    return editor;
}

QWidget *PartDelegate::createCombo(QWidget *parent, const QModelIndex &index) const
{
    auto *combo = new QComboBox(parent);
    combo->addItems(index.data(PartModel::ChoicesRole).toStringList());
    combo->setInsertPolicy(QComboBox::NoInsert);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    if (index.data(PartModel::FreeTextRole).toBool()) {
        combo->setEditable(true);
        combo->completer()->setFilterMode(Qt::MatchContains);
        combo->completer()->setCompletionMode(QCompleter::PopupCompletion);
    }
    return combo;
}

void PartDelegate::watchText(QWidget *editor, const QModelIndex &index) const
{
    QLineEdit *line = lineOf(editor);
    if (!line)
        return;
    const QPersistentModelIndex watched(index);
    connect(line, &QLineEdit::textEdited, editor, [this, editor, watched](const QString &text) {
        const auto *model = qobject_cast<const PartModel *>(watched.model());
        const QString sentence = model ? model->problem(watched, text) : QString();
        editor->setProperty(problemProperty, sentence);
        emit problemFound(sentence);
    });
}

void PartDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    // A refresh of the row must not overwrite what is being typed.
    QLineEdit *line = lineOf(editor);
    if (line && line->isModified())
        return;
    const QString text = index.data(Qt::EditRole).toString();
    if (auto *combo = qobject_cast<QComboBox *>(editor)) {
        combo->setCurrentIndex(combo->findText(text));
        if (combo->isEditable())
            combo->setEditText(text);
    }
    if (line) {
        line->setText(text);
        line->selectAll();
    }
}

void PartDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    model->setData(index, editorText(editor), Qt::EditRole);
}

bool PartDelegate::eventFilter(QObject *object, QEvent *event)
{
    auto *editor = qobject_cast<QWidget *>(object);
    if (!editor || event->type() != QEvent::KeyPress)
        return QStyledItemDelegate::eventFilter(object, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    const bool isEnter = key == Qt::Key_Return || key == Qt::Key_Enter;
    const bool isTab = key == Qt::Key_Tab || key == Qt::Key_Backtab;
    if (!isEnter && !isTab) {
        if (key == Qt::Key_Escape)
            emit problemFound({});
        return QStyledItemDelegate::eventFilter(object, event);
    }
    if (!editor->property(problemProperty).toString().isEmpty())
        return true;
    if (isTab)
        return QStyledItemDelegate::eventFilter(object, event);
    emit commitData(editor);
    emit closeEditor(editor, QAbstractItemDelegate::NoHint);
    emit rowFinished();
    return true;
}

void PartDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (index.data(PartModel::FixedFontRole).toBool())
        option->font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    const auto mark = static_cast<Mark>(index.data(PartModel::MarkRole).toInt());
    option->font.setStrikeOut(mark == Mark::Dropped);
    option->font.setBold(index.column() == 0 && mark != Mark::None && mark != Mark::Dropped);
    if (mark == Mark::Dropped)
        option->palette.setColor(QPalette::Text, option->palette.color(QPalette::PlaceholderText));
}

} // namespace schemawright::editors
