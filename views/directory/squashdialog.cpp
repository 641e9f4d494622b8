#include "views/directory/squashdialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::directory {

SquashDialog::SquashDialog(const QStringList &files, const QString &last, QWidget *parent)
    : QDialog(parent)
    , m_last(new QComboBox(this))
    , m_name(new QLineEdit(u"squashed"_s, this))
{
    setWindowTitle(tr("Squash migrations"));
    m_last->setObjectName(u"squashLast"_s);
    m_last->addItems(files.mid(1)); // one alone is not squashed
    const qsizetype chosen = files.indexOf(last);
    m_last->setCurrentIndex(chosen > 0 ? static_cast<int>(chosen) - 1 : m_last->count() - 1);
    m_name->setObjectName(u"squashName"_s);
    auto *explanation = new QLabel(tr("All migrations from the first to this one become one, which a development database shows to yield "
                                      "the same schema and the same rows. Databases on which all of them ran need nothing new."), this);
    explanation->setWordWrap(true);
    auto *form = new QFormLayout;
    form->addRow(tr("First:"), new QLabel(files.value(0), this));
    form->addRow(tr("&Last:"), m_last);
    form->addRow(tr("&Name:"), m_name);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *show = buttons->addButton(tr("&Show what happens"), QDialogButtonBox::AcceptRole);
    show->setObjectName(u"squashAccept"_s);
    show->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_name, &QLineEdit::textChanged, show, [show](const QString &text) { show->setEnabled(!text.trimmed().isEmpty()); });
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(explanation);
    layout->addLayout(form);
    layout->addStretch(1);
    layout->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 80);
}

int SquashDialog::lastIndex() const
{
    return m_last->currentIndex() + 1;
}

QString SquashDialog::name() const
{
    return m_name->text().trimmed();
}

} // namespace schemawright::directory
