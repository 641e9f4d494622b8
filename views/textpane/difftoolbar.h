// The row above a pair of panes: previous and next change, where we are, what the comparison left out, how it is shown.
#pragma once

#include <QWidget>

class QAction;

namespace schemawright::textpane {

class ElidedLabel;

class DiffToolBar final : public QWidget
{
    Q_OBJECT

public:
    /// Shortcuts work wherever the focus is inside `owner`.
    explicit DiffToolBar(QWidget *owner);

    [[nodiscard]] QAction *previousAction() const { return m_previous; }
    [[nodiscard]] QAction *nextAction() const { return m_next; }
    [[nodiscard]] QAction *foldAction() const { return m_fold; }
    [[nodiscard]] QAction *unifiedAction() const { return m_unified; }
    [[nodiscard]] QAction *swapAction() const { return m_swap; }

    /// `current` is 0-based; -1: the caret is on no change.
    void setPosition(int current, int count);
    void setNote(const QString &note);
    [[nodiscard]] QString positionText() const;
    [[nodiscard]] QString noteText() const;

private:
    QAction *addAction(QWidget *owner, const QString &text, const QString &tip, const QKeySequence &shortcut);

    QAction *m_previous = nullptr;
    QAction *m_next = nullptr;
    QAction *m_fold = nullptr;
    QAction *m_unified = nullptr;
    QAction *m_swap = nullptr;
    ElidedLabel *m_position = nullptr;
    ElidedLabel *m_note = nullptr;
};

} // namespace schemawright::textpane
