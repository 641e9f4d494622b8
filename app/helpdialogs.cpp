#include "app/helpdialogs.h"

#include "app/windowactions.h"
#include "model/lint/rulepage.h"
#include "model/lint/rules.h"
#include "views/panels/rulepagedialog.h"
#include "views/panels/shortcutsdialog.h"

#include <QMessageBox>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::app {

HelpDialogs::HelpDialogs(const WindowActions &actions, QWidget *window)
    : QObject(window)
    , m_window(window)
{
    connect(actions.rules, &QAction::triggered, this, [this] { showRule({}); });
    connect(actions.shortcuts, &QAction::triggered, this, &HelpDialogs::showShortcuts);
    connect(actions.about, &QAction::triggered, this, &HelpDialogs::showAbout);
}

void HelpDialogs::showRule(const QString &rule)
{
    if (!m_rules) {
        QList<QPair<QString, QString>> pages;
        for (const lint::RuleInfo &info : lint::allRules())
            pages.append({ info.id, lint::rulePage(info.id) });
        m_rules = new panels::RulePageDialog(pages, m_window);
    }
    m_rules->showRule(rule);
}

void HelpDialogs::showShortcuts()
{
    auto *dialog = new panels::ShortcutsDialog(m_window->findChildren<QAction *>(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void HelpDialogs::showAbout()
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("About Schemawright"), u"Schemawright %1"_s.arg(SCHEMAWRIGHT_VERSION ""_L1),
        QMessageBox::Close, m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("Visual schema design and safe migrations for PostgreSQL.\nQt %1. Apache License 2.0.")
                                .arg(QLatin1StringView(qVersion())));
    box->open();
}

} // namespace schemawright::app
