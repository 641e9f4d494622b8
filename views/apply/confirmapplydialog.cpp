#include "views/apply/confirmapplydialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::applyview {

namespace {

QLabel *makeValue(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QListWidget *makeList(const QStringList &lines, const QString &name, QWidget *parent)
{
    auto *list = new QListWidget(parent);
    list->addItems(lines);
    list->setAccessibleName(name);
    list->setWordWrap(true);
    list->setSelectionMode(QAbstractItemView::NoSelection);
    list->setMaximumHeight(list->fontMetrics().height() * 9);
    return list;
}

} // namespace

ConfirmApplyDialog::ConfirmApplyDialog(const ApplySummary &summary, QWidget *parent)
    : QDialog(parent)
    , m_database(summary.database)
{
    setWindowTitle(tr("Apply migrations"));
    auto *title = new QLabel(
        tr("Apply %n migration(s) to %1?", nullptr, static_cast<int>(summary.files.size())).arg(summary.database), this);
    QFont bold = title->font();
    bold.setBold(true);
    title->setFont(bold);

    auto *form = new QFormLayout;
    form->addRow(tr("Database:"), makeValue(summary.database, this));
    form->addRow(tr("Server:"), makeValue(summary.host, this));
    form->addRow(tr("As user:"), makeValue(summary.user, this));
    form->addRow(tr("Statements:"), makeValue(QString::number(summary.statements), this));
    form->addRow(tr("Files:"), makeList(summary.files, tr("Files"), this));
    if (summary.findings.isEmpty())
        form->addRow(tr("Findings:"), makeValue(tr("none"), this));
    else
        form->addRow(tr("Findings:"), makeList(summary.findings, tr("Findings"), this));

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(title);
    layout->addLayout(form);
    if (summary.production) {
        m_typed = new QLineEdit(this);
        m_typed->setObjectName(u"typedDatabase"_s);
        auto *label = new QLabel(tr("This is a &production database. Type its name to go on:"), this);
        label->setBuddy(m_typed);
        layout->addWidget(label);
        layout->addWidget(m_typed);
        connect(m_typed, &QLineEdit::textChanged, this, &ConfirmApplyDialog::updateButton);
    }
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *cancel = buttons->addButton(QDialogButtonBox::Cancel);
    m_apply = buttons->addButton(tr("&Apply to %1").arg(summary.database), QDialogButtonBox::AcceptRole);
    m_apply->setObjectName(u"confirmApply"_s);
    m_apply->setAutoDefault(false);
    cancel->setDefault(true);
    cancel->setFocus();
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 110);
    updateButton();
}

void ConfirmApplyDialog::updateButton()
{
    m_apply->setEnabled(!m_typed || m_typed->text() == m_database);
}

} // namespace schemawright::applyview
