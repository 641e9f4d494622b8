#include "views/panels/rulepagedialog.h"

#include <QDialogButtonBox>
#include <QListWidget>
#include <QSplitter>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace schemawright::panels {

RulePageDialog::RulePageDialog(const QList<QPair<QString, QString>> &pages, QWidget *parent)
    : QDialog(parent)
    , m_pages(pages)
    , m_list(new QListWidget(this))
    , m_page(new QTextBrowser(this))
{
    setWindowTitle(tr("Rules"));
    m_list->setAccessibleName(tr("Rules"));
    m_page->setAccessibleName(tr("Page of the rule"));
    m_page->setOpenExternalLinks(true);
    for (const auto &[rule, page] : pages)
        m_list->addItem(rule);
    connect(m_list, &QListWidget::currentRowChanged, this, &RulePageDialog::showRow);
    auto *splitter = new QSplitter(this);
    splitter->addWidget(m_list);
    splitter->addWidget(m_page);
    splitter->setStretchFactor(1, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(splitter, 1);
    layout->addWidget(buttons);
    const int width = fontMetrics().averageCharWidth();
    splitter->setSizes({ width * 40, width * 80 });
    resize(width * 130, fontMetrics().height() * 34);
    m_list->setCurrentRow(0);
}

void RulePageDialog::showRow(int row)
{
    if (row >= 0)
        m_page->setMarkdown(m_pages.at(row).second);
}

void RulePageDialog::showRule(const QString &rule)
{
    for (int row = 0; row < m_pages.size(); ++row) {
        if (m_pages.at(row).first == rule)
            m_list->setCurrentRow(row);
    }
    show();
    raise();
    activateWindow();
}

} // namespace schemawright::panels
