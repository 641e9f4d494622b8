#include "views/editors/indexpartseditor.h"

#include "views/editors/indexpartsmodel.h"
#include "views/editors/partgrid.h"
#include "views/widgets/icons.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::editors {

namespace {

constexpr int visibleRows = 3;

} // namespace

IndexPartsEditor::IndexPartsEditor(QWidget *parent)
    : QWidget(parent)
    , m_model(new IndexPartsModel(this))
    , m_grid(new PartGrid(this))
{
    m_grid->setObjectName(u"indexParts"_s);
    m_grid->setAccessibleName(tr("Columns and expressions of the index"));
    m_grid->setModel(m_model);
    m_grid->setTabKeyNavigation(false);
    m_grid->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_grid->setFixedHeight(m_grid->verticalHeader()->defaultSectionSize() * visibleRows
        + m_grid->horizontalHeader()->sizeHint().height()
        + style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, this) + 2 * m_grid->frameWidth());

    auto *buttons = new QVBoxLayout;
    buttons->setContentsMargins({});
    buttons->addWidget(addButton(u"add"_s, tr("Add a column"), &IndexPartsEditor::addPart));
    buttons->addWidget(m_remove = addButton(u"drop"_s, tr("Remove the column"), &IndexPartsEditor::removePart));
    buttons->addWidget(m_up = addButton(u"up"_s, tr("Move the column up"), &IndexPartsEditor::moveUp));
    buttons->addWidget(m_down = addButton(u"down"_s, tr("Move the column down"), &IndexPartsEditor::moveDown));
    buttons->addStretch(1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_grid, 1);
    layout->addLayout(buttons);

    connect(m_model, &IndexPartsModel::edited, this, &IndexPartsEditor::edited);
    connect(m_grid, &PartGrid::addRequested, this, &IndexPartsEditor::addPart);
    connect(m_grid, &PartGrid::dropRequested, this, &IndexPartsEditor::removePart);
    connect(m_grid->selectionModel(), &QItemSelectionModel::currentChanged, this, &IndexPartsEditor::updateButtons);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &IndexPartsEditor::updateButtons);
    updateButtons();
}

QToolButton *IndexPartsEditor::addButton(const QString &icon, const QString &text, void (IndexPartsEditor::*slot)())
{
    auto *button = new QToolButton(this);
    button->setIcon(widgets::icon(icon));
    button->setText(text);
    button->setToolTip(text);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    connect(button, &QToolButton::clicked, this, slot);
    return button;
}

void IndexPartsEditor::addPart()
{
    QList<schema::IndexPart> parts = m_model->parts();
    QStringList unused = m_columns;
    for (const schema::IndexPart &part : std::as_const(parts))
        unused.removeAll(part.column);
    schema::IndexPart added;
    added.column = unused.value(0, m_columns.value(0));
    if (added.column.isEmpty())
        return;
    parts.append(added);
    emit edited(parts);
    m_grid->setCurrentIndex(m_model->index(m_model->rowCount() - 1, 0));
}

void IndexPartsEditor::removePart()
{
    const int row = m_grid->currentIndex().row();
    QList<schema::IndexPart> parts = m_model->parts();
    // An index without any column cannot be.
    if (row < 0 || parts.size() < 2)
        return;
    parts.removeAt(row);
    emit edited(parts);
}

void IndexPartsEditor::movePart(int by)
{
    const int row = m_grid->currentIndex().row();
    QList<schema::IndexPart> parts = m_model->parts();
    if (row < 0 || row + by < 0 || row + by >= parts.size())
        return;
    parts.move(row, row + by);
    emit edited(parts);
    m_grid->setCurrentIndex(m_model->index(row + by, m_grid->currentIndex().column()));
}

void IndexPartsEditor::updateButtons()
{
    const int row = m_grid->currentIndex().row();
    m_remove->setEnabled(row >= 0 && m_model->rowCount() > 1);
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row + 1 < m_model->rowCount());
}

} // namespace schemawright::editors
