// What the Help menu opens.
#pragma once

#include <QObject>

class QWidget;

namespace schemawright::panels {
class RulePageDialog;
}

namespace schemawright::app {

class WindowActions;

class HelpDialogs final : public QObject
{
    Q_OBJECT

public:
    HelpDialogs(const WindowActions &actions, QWidget *window);

    void showRule(const QString &rule); ///< empty: the first one

private:
    void showShortcuts();
    void showAbout();

    QWidget *m_window;
    panels::RulePageDialog *m_rules = nullptr;
};

} // namespace schemawright::app
