#include "views/widgets/opencelleditors.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QPointer>

namespace schemawright::widgets {

namespace {

/// The view whose cell editor `widget` is, or is inside of; nullptr when it is no cell editor.
QAbstractItemView *viewOfEditor(QWidget *widget)
{
    for (QWidget *ancestor = widget->parentWidget(); ancestor; ancestor = ancestor->parentWidget()) {
        if (auto *view = qobject_cast<QAbstractItemView *>(ancestor))
            return view;
        if (ancestor->isWindow())
            return nullptr;
    }
    return nullptr;
}

} // namespace

void commitOpenEditors()
{
    const QPointer<QWidget> focused = QApplication::focusWidget();
    if (!focused)
        return;
    const QPointer<QAbstractItemView> view = viewOfEditor(focused);
    // Losing the focus commits a cell editor and makes a QLineEdit emit editingFinished.
    focused->clearFocus();
    if (view)
        view->setFocus();
    else if (focused)
        focused->setFocus();
}

} // namespace schemawright::widgets
