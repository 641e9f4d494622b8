// What happened, with its time: notifications vanish, this stays until the window closes.
#pragma once

#include <QPlainTextEdit>

namespace schemawright::panels {

class LogPanel : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit LogPanel(QWidget *parent = nullptr);
    void add(const QString &text);
};

} // namespace schemawright::panels
