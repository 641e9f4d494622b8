#include "tests/views/document/widgetchecks.h"

#include <QAccessible>
#include <QAction>
#include <QMap>
#include <QMenu>
#include <QWidget>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::testing {

namespace {

/// Parts of other widgets, which Qt names or which are never reached by themselves.
bool isInnerPart(const QWidget &widget)
{
    const QString name = widget.objectName();
    const QString type = QString::fromLatin1(widget.metaObject()->className());
    return name.startsWith(u"qt_"_s) || type == u"QScrollBar" || type == u"QHeaderView" || type == u"QTabBar"
        || type == u"QComboBoxPrivateContainer" || type == u"QComboBoxListView" || type == u"QTableCornerButton"
        || type == u"QScrollArea" || type == u"QExpandingLineEdit" || type == u"QLineEditIconButton"
        || widget.inherits("QMenu")
        || (widget.parentWidget()
            && (widget.parentWidget()->inherits("QComboBox") || widget.parentWidget()->inherits("QAbstractSpinBox")));
}

} // namespace

QStringList namelessWidgets(const QWidget &root)
{
    QStringList nameless;
    const QList<QWidget *> widgets = root.findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        if (widget->focusPolicy() == Qt::NoFocus || isInnerPart(*widget))
            continue;
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
        if (!interface || interface->text(QAccessible::Name).isEmpty())
            nameless.append(QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName());
    }
    return nameless;
}

QStringList ambiguousShortcuts(const QWidget &root)
{
    QMap<QString, const QAction *> taken;
    QStringList ambiguous;
    const QList<QAction *> actions = root.findChildren<QAction *>();
    for (const QAction *action : actions) {
        const QList<QKeySequence> sequences = action->shortcuts();
        for (const QKeySequence &sequence : sequences) {
            const QString text = sequence.toString();
            if (!text.isEmpty() && taken.value(text, action) != action)
                ambiguous.append(text);
            taken.insert(text, action);
        }
    }
    return ambiguous;
}

} // namespace schemawright::testing
