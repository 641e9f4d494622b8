#include "views/apply/blockersview.h"

#include "views/apply/blockersmodel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>

namespace schemawright::applyview {

BlockersView::BlockersView(QWidget *parent)
    : QWidget(parent)
    , m_model(new BlockersModel(this))
    , m_title(new QLabel(this))
    , m_table(new QTableView(this))
    , m_cancel(new QPushButton(tr("Cancel its query…"), this))
{
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Sessions that block"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_cancel->setAutoDefault(false);
    connect(m_cancel, &QPushButton::clicked, this, &BlockersView::requestCancel);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &BlockersView::updateButton);
    connect(m_model, &QAbstractItemModel::modelReset, this, &BlockersView::updateButton);
    auto *top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(m_cancel);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addLayout(top);
    layout->addWidget(m_table);
    hide();
}

void BlockersView::setBlockers(const QList<catalog::Blocker> &blockers)
{
    const bool first = m_model->rowCount() == 0;
    m_model->setBlockers(blockers);
    m_title->setText(tr("Waits for %n session(s):", nullptr, static_cast<int>(blockers.size())));
    if (first && !blockers.isEmpty())
        m_table->resizeColumnsToContents();
    const int rows = std::min(4, static_cast<int>(blockers.size()));
    const int rowHeight = m_table->verticalHeader()->defaultSectionSize();
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() + rowHeight * rows + 2 * m_table->frameWidth());
    setVisible(!blockers.isEmpty());
    updateButton();
}

void BlockersView::updateButton()
{
    const bool one = m_model->rowCount() == 1;
    m_cancel->setEnabled(one || m_table->selectionModel()->hasSelection());
}

void BlockersView::requestCancel()
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    const int row = rows.isEmpty() ? 0 : rows.first().row();
    if (row < m_model->rowCount())
        emit cancelQueryRequested(m_model->blockers().at(row));
}

} // namespace schemawright::applyview
