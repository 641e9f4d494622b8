#include "views/textpane/difftoolbar.h"

#include "views/textpane/elidedlabel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLocale>
#include <QToolButton>

namespace schemawright::textpane {

namespace {

QToolButton *makeButton(QAction *action, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setFocusPolicy(Qt::TabFocus);
    // A tool bar would do this by itself; a plain button does not.
    QObject::connect(action, &QAction::changed, button, [action, button] { button->setVisible(action->isVisible()); });
    return button;
}

} // namespace

DiffToolBar::DiffToolBar(QWidget *owner)
    : QWidget(owner)
    , m_position(new ElidedLabel(this))
    , m_note(new ElidedLabel(this))
{
    m_previous = addAction(owner, tr("◂ Previous"), tr("Go to the previous change"), QKeySequence(Qt::SHIFT | Qt::Key_F7));
    m_next = addAction(owner, tr("Next ▸"), tr("Go to the next change"), QKeySequence(Qt::Key_F7));
    m_fold = addAction(owner, tr("Fold unchanged"), tr("Show unchanged lines as one bar, but for three around each change"),
        QKeySequence(Qt::CTRL | Qt::Key_Period));
    m_fold->setCheckable(true);
    m_fold->setChecked(true);
    m_unified = addAction(owner, tr("Unified"), tr("Show both texts in one column"), QKeySequence(Qt::CTRL | Qt::Key_Backslash));
    m_unified->setCheckable(true);
    m_swap = addAction(owner, tr("Swap sides"), tr("Show the left text on the right and the other way round"),
        QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_S));

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(4, 2, 4, 2);
    layout->setSpacing(4);
    layout->addWidget(makeButton(m_previous, this));
    layout->addWidget(makeButton(m_next, this));
    layout->addSpacing(6);
    layout->addWidget(m_position);
    layout->addSpacing(12);
    layout->addWidget(m_note, 1);
    layout->addStretch();
    layout->addWidget(makeButton(m_fold, this));
    layout->addWidget(makeButton(m_unified, this));
    layout->addWidget(makeButton(m_swap, this));
    setPosition(-1, 0);
}

QAction *DiffToolBar::addAction(QWidget *owner, const QString &text, const QString &tip, const QKeySequence &shortcut)
{
    auto *action = new QAction(text, owner);
    action->setShortcut(shortcut);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setStatusTip(tip);
    action->setToolTip(tr("%1 (%2)").arg(tip, shortcut.toString(QKeySequence::NativeText)));
    owner->addAction(action);
    return action;
}

void DiffToolBar::setPosition(int current, int count)
{
    m_previous->setEnabled(count > 0);
    m_next->setEnabled(count > 0);
    if (count == 0)
        m_position->setText(QString());
    else if (current >= 0)
        m_position->setText(tr("Change %1 of %2").arg(locale().toString(current + 1), locale().toString(count)));
    else
        m_position->setText(count == 1 ? tr("1 change") : tr("%n changes", nullptr, count));
}

void DiffToolBar::setNote(const QString &note)
{
    m_note->setText(note);
}

QString DiffToolBar::positionText() const
{
    return m_position->text();
}

QString DiffToolBar::noteText() const
{
    return m_note->text();
}

} // namespace schemawright::textpane
