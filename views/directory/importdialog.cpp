#include "views/directory/importdialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::directory {

ImportDialog::ImportDialog(const QStringList &formats, const ImportChoice &start, QWidget *parent)
    : QDialog(parent)
    , m_from(new QLineEdit(QDir::toNativeSeparators(start.fromFolder), this))
    , m_fromFormat(new QComboBox(this))
    , m_to(new QLineEdit(QDir::toNativeSeparators(start.toFolder), this))
    , m_toFormat(new QComboBox(this))
    , m_problem(new QLabel(this))
{
    setWindowTitle(tr("Import migrations"));
    m_from->setObjectName(u"importFrom"_s);
    m_to->setObjectName(u"importTo"_s);
    m_fromFormat->setObjectName(u"importFromFormat"_s);
    m_fromFormat->addItem(tr("seen from its files"), QString());
    for (const QString &format : formats) {
        m_fromFormat->addItem(format, format);
        m_toFormat->addItem(format, format);
    }
    m_toFormat->setObjectName(u"importToFormat"_s);
    m_toFormat->setCurrentText(start.toFormat);
    m_problem->setObjectName(u"importProblem"_s);
    m_problem->setWordWrap(true);
    auto *form = new QFormLayout;
    auto *fromLabel = new QLabel(tr("&From folder:"), this);
    fromLabel->setBuddy(m_from);
    form->addRow(fromLabel, makeFolderRow(m_from, tr("Folder of the migrations")));
    form->addRow(tr("Its &tool:"), m_fromFormat);
    auto *toLabel = new QLabel(tr("&Into folder:"), this);
    toLabel->setBuddy(m_to);
    form->addRow(toLabel, makeFolderRow(m_to, tr("Folder for the imported migrations")));
    form->addRow(tr("In the form &of:"), m_toFormat);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_accept = buttons->addButton(tr("&Show what happens"), QDialogButtonBox::AcceptRole);
    m_accept->setObjectName(u"importAccept"_s);
    m_accept->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    for (QLineEdit *edit : { m_from, m_to })
        connect(edit, &QLineEdit::textChanged, this, &ImportDialog::check);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_problem);
    layout->addStretch(1);
    layout->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 90);
    check();
}

QWidget *ImportDialog::makeFolderRow(QLineEdit *edit, const QString &title)
{
    auto *row = new QWidget(this);
    auto *browse = new QPushButton(tr("Choose…"), row);
    browse->setAutoDefault(false);
    browse->setAccessibleName(title);
    connect(browse, &QPushButton::clicked, this, [this, edit, title] {
        auto *dialog = new QFileDialog(this, title, edit->text());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::Directory);
        connect(dialog, &QFileDialog::fileSelected, edit, [edit](const QString &folder) { edit->setText(QDir::toNativeSeparators(folder)); });
        dialog->open();
    });
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->addWidget(edit, 1);
    layout->addWidget(browse);
    return row;
}

ImportChoice ImportDialog::choice() const
{
    return { QDir::fromNativeSeparators(m_from->text().trimmed()), m_fromFormat->currentData().toString(),
        QDir::fromNativeSeparators(m_to->text().trimmed()), m_toFormat->currentData().toString() };
}

void ImportDialog::check()
{
    const ImportChoice chosen = choice();
    const bool isSame = !chosen.fromFolder.isEmpty() && QDir(chosen.fromFolder) == QDir(chosen.toFolder);
    m_problem->setText(isSame ? tr("The imported migrations need a folder of their own: what is there stays as it is.") : QString());
    m_accept->setEnabled(!isSame && !chosen.fromFolder.isEmpty() && !chosen.toFolder.isEmpty());
}

} // namespace schemawright::directory
