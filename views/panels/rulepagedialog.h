// The page of a lint rule: what goes wrong, why, and how to do it safely. Stays open beside the window.
#pragma once

#include <QDialog>

class QListWidget;
class QTextBrowser;

namespace schemawright::panels {

class RulePageDialog : public QDialog
{
    Q_OBJECT

public:
    /// The first of the two is the rule's id, the second its page in Markdown.
    explicit RulePageDialog(const QList<QPair<QString, QString>> &pages, QWidget *parent = nullptr);
    void showRule(const QString &rule);

private:
    void showRow(int row);

    QList<QPair<QString, QString>> m_pages;
    QListWidget *m_list;
    QTextBrowser *m_page;
};

} // namespace schemawright::panels
