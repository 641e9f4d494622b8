#include "views/editors/partgrid.h"

#include "views/editors/partdelegate.h"
#include "views/editors/partmodel.h"

#include <QHeaderView>
#include <QKeyEvent>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::editors {

PartGrid::PartGrid(QWidget *parent)
    : QTableView(parent)
{
    auto *delegate = new PartDelegate(this);
    setItemDelegate(delegate);
    connect(delegate, &PartDelegate::rowFinished, this, &PartGrid::goToNextRow);
    connect(delegate, &PartDelegate::problemFound, this, &PartGrid::problemFound);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed
        | QAbstractItemView::DoubleClicked | QAbstractItemView::SelectedClicked);
    setAlternatingRowColors(true);
    setWordWrap(false);
    setTextElideMode(Qt::ElideRight);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setHighlightSections(false);
    verticalHeader()->setMinimumWidth(fontMetrics().averageCharWidth() * 4);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 10);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    horizontalHeader()->setStretchLastSection(true);
}

void PartGrid::setPartModel(PartModel *model)
{
    setModel(model);
    connect(model, &PartModel::refused, this, &PartGrid::problemFound);
}

void PartGrid::keyPressEvent(QKeyEvent *event)
{
    const bool isPlain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isPlain && event->key() == Qt::Key_Insert)
        emit addRequested();
    else if (isPlain && event->key() == Qt::Key_Delete)
        emit dropRequested();
    else if (isPlain && isEnter && currentIndex().flags().testFlag(Qt::ItemIsEditable))
        edit(currentIndex());
    else
        QTableView::keyPressEvent(event);
}

void PartGrid::goToNextRow()
{
    const int next = currentIndex().row() + 1;
    if (next < model()->rowCount())
        setCurrentIndex(model()->index(next, currentIndex().column()));
    else
        emit addRequested();
}

} // namespace schemawright::editors
