#include "views/panels/savemigrationdialog.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::panels {

SaveMigrationDialog::SaveMigrationDialog(const Place &place, const QString &suggestion,
    const std::function<Preview(const QString &)> &preview, QWidget *parent)
    : QDialog(parent)
    , m_preview(preview)
    , m_otherFiles(place.otherFiles)
    , m_name(new QLineEdit(suggestion, this))
    , m_files(new QLabel(this))
{
    setWindowTitle(tr("Save as migration"));
    m_name->setObjectName(u"migrationName"_s);
    m_name->selectAll();
    m_files->setObjectName(u"migrationFiles"_s);
    m_files->setTextFormat(Qt::PlainText);
    m_files->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *where = new QLabel(QDir::toNativeSeparators(place.folder), this);
    where->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *form = new QFormLayout;
    form->addRow(tr("&Name:"), m_name);
    form->addRow(tr("Folder:"), where);
    form->addRow(tr("Writes:"), m_files);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_save = buttons->addButton(tr("&Save"), QDialogButtonBox::AcceptRole);
    m_save->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_name, &QLineEdit::textChanged, this, &SaveMigrationDialog::refresh);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    if (!place.note.isEmpty()) {
        auto *note = new QLabel(place.note, this);
        note->setWordWrap(true);
        note->setTextFormat(Qt::PlainText);
        layout->addWidget(note);
    }
    layout->addStretch(1);
    layout->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 70);
    refresh();
}

QString SaveMigrationDialog::name() const
{
    return m_name->text().trimmed();
}

void SaveMigrationDialog::refresh()
{
    const Preview preview = m_preview(name());
    QStringList lines = preview.files;
    if (!preview.problem.isEmpty())
        lines = { preview.problem };
    else
        lines.append(QStringList { u"atlas.sum"_s } + m_otherFiles);
    m_files->setText(lines.join(u'\n'));
    m_save->setEnabled(preview.problem.isEmpty() && !name().isEmpty());
}

} // namespace schemawright::panels
