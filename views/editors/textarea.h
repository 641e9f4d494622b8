// A few lines of text in a form. Tab leaves it, and leaving it (or Ctrl+Enter) is the end of an edit, as in a
// QLineEdit.
#pragma once

#include <QPlainTextEdit>

namespace schemawright::editors {

class TextArea : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit TextArea(int visibleLines, QWidget *parent = nullptr);
    /// Keeps the caret when the text is the same.
    void showText(const QString &text);

signals:
    void editingFinished();

protected:
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace schemawright::editors
