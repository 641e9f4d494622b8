// One sentence inside a panel, with an icon, that says what is wrong with the last input; hidden when all is well.
#pragma once

#include <QWidget>

class QLabel;

namespace schemawright::widgets {

class MessageLine : public QWidget
{
    Q_OBJECT

public:
    explicit MessageLine(QWidget *parent = nullptr);
    /// Empty hides the line. Screen readers are told.
    void setText(const QString &text);
    [[nodiscard]] QString text() const;

private:
    QLabel *m_icon;
    QLabel *m_label;
};

} // namespace schemawright::widgets
