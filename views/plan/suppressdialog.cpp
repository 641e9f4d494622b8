#include "views/plan/suppressdialog.h"

#include "views/plan/findingtext.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace schemawright::plan {

SuppressDialog::SuppressDialog(const lint::Finding &finding, QWidget *parent)
    : QDialog(parent)
    , m_reason(new QLineEdit(this))
{
    setWindowTitle(tr("Accept this finding"));
    auto *sentence = new QLabel(findingSentence(finding), this);
    sentence->setTextFormat(Qt::PlainText);
    sentence->setWordWrap(true);
    sentence->setMinimumWidth(fontMetrics().averageCharWidth() * 60);
    m_reason->setObjectName(QStringLiteral("suppressReason"));
    m_reason->setPlaceholderText(tr("The table is empty until the release"));
    auto *label = new QLabel(tr("&Reason:"), this);
    label->setBuddy(m_reason);
    auto *note = new QLabel(tr("It is written as a comment above the statement, for whoever reads the migration later."), this);
    note->setWordWrap(true);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_accept = buttons->addButton(tr("Write the comment"), QDialogButtonBox::AcceptRole);
    m_accept->setObjectName(QStringLiteral("suppressAccept"));
    m_accept->setDefault(true);
    m_accept->setEnabled(false);
    connect(m_reason, &QLineEdit::textChanged, this, [this] { m_accept->setEnabled(!reason().isEmpty()); });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QFormLayout(this);
    layout->addRow(sentence);
    layout->addRow(label, m_reason);
    layout->addRow(note);
    layout->addRow(buttons);
    m_reason->setFocus();
}

QString SuppressDialog::reason() const
{
    return m_reason->text().simplified();
}

} // namespace schemawright::plan
