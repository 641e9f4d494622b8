#include "views/directory/rebasedialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::directory {

RebaseDialog::RebaseDialog(const QStringList &files, const QStringList &ticked, QWidget *parent)
    : QDialog(parent)
    , m_files(new QListWidget(this))
{
    setWindowTitle(tr("Move migrations behind the others"));
    m_files->setObjectName(u"rebaseFiles"_s);
    m_files->setAccessibleName(tr("Migrations"));
    for (const QString &file : files) {
        auto *item = new QListWidgetItem(file, m_files);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(ticked.contains(file) ? Qt::Checked : Qt::Unchecked);
    }
    auto *explanation = new QLabel(tr("Migrations of your branch get versions behind those of the other branch. What they say stays as it is. "
                                      "They must not have run on any database that is kept."), this);
    explanation->setWordWrap(true);
    auto *label = new QLabel(tr("&Migrations that move:"), this);
    label->setBuddy(m_files);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_accept = buttons->addButton(tr("&Show what happens"), QDialogButtonBox::AcceptRole);
    m_accept->setObjectName(u"rebaseAccept"_s);
    m_accept->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_files, &QListWidget::itemChanged, this, [this] { m_accept->setEnabled(!chosen().isEmpty()); });
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(explanation);
    layout->addWidget(label);
    layout->addWidget(m_files, 1);
    layout->addWidget(buttons);
    m_accept->setEnabled(!chosen().isEmpty());
    m_files->setCurrentRow(ticked.isEmpty() ? m_files->count() - 1 : static_cast<int>(files.indexOf(ticked.first())));
    m_files->setFocus();
    resize(fontMetrics().averageCharWidth() * 80, fontMetrics().height() * 24);
}

QStringList RebaseDialog::chosen() const
{
    QStringList names;
    for (int row = 0; row < m_files->count(); ++row) {
        if (m_files->item(row)->checkState() == Qt::Checked)
            names.append(m_files->item(row)->text());
    }
    return names;
}

} // namespace schemawright::directory
