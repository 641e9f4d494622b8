#include "views/editors/partpage.h"

#include "views/document/schemaedits.h"
#include "views/editors/partform.h"
#include "views/editors/partgrid.h"
#include "views/editors/partmodel.h"
#include "views/editors/servertext.h"
#include "views/widgets/icons.h"
#include "views/widgets/messageline.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::editors {

using document::Mark;
using document::PartRow;

PartPage::PartPage(document::SchemaDocument *document, PartModel *model, PartForm *form, const PartPageTexts &texts)
    : m_document(document)
    , m_model(model)
    , m_form(form)
    , m_grid(new PartGrid(this))
    , m_stack(new QStackedWidget(this))
    , m_message(new widgets::MessageLine(this))
    , m_add(new QPushButton(widgets::icon(u"add"_s), texts.addText.isEmpty() ? tr("Add") : texts.addText, this))
    , m_drop(new QPushButton(widgets::icon(u"drop"_s), tr("&Drop"), this))
    , m_revive(new QPushButton(widgets::icon(u"revive"_s), tr("Re&vive"), this))
{
    m_model->setParent(this);
    makeGrid(texts);
    m_stack->addWidget(m_grid);
    m_stack->addWidget(makeEmptyState(texts));

    auto *left = new QWidget(this);
    auto *leftLayout = new QVBoxLayout(left);
    leftLayout->setContentsMargins({});
    leftLayout->addWidget(makeButtons(texts));
    leftLayout->addWidget(m_stack, 1);
    leftLayout->addWidget(m_message);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_form);
    scroll->setMinimumWidth(
        m_form->minimumSizeHint().width() + style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, this));
    m_inspector = scroll;
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setObjectName(u"partSplitter"_s);
    splitter->addWidget(left);
    splitter->addWidget(scroll);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(splitter);
    connectParts();
    showCurrent();
}

void PartPage::makeGrid(const PartPageTexts &texts)
{
    m_grid->setObjectName(u"partGrid"_s);
    m_grid->setAccessibleName(texts.gridName);
    m_grid->setPartModel(m_model);
    const int character = fontMetrics().averageCharWidth();
    m_grid->horizontalHeader()->setDefaultSectionSize(character * 16);
    m_grid->horizontalHeader()->resizeSection(0, character * 26);
    m_grid->horizontalHeader()->resizeSection(1, character * 24);
    for (int column = 0; column < m_model->columnCount(); ++column) {
        if (m_model->isCheckColumn(column))
            m_grid->horizontalHeader()->resizeSection(column, m_grid->horizontalHeader()->sectionSizeHint(column));
    }
}

QWidget *PartPage::makeButtons(const PartPageTexts &texts)
{
    auto *buttons = new QWidget(this);
    auto *layout = new QHBoxLayout(buttons);
    layout->setContentsMargins({});
    for (QPushButton *button : { m_add, m_drop, m_revive })
        layout->addWidget(button);
    layout->addStretch(1);
    m_add->setObjectName(u"addPart"_s);
    m_add->setToolTip(tr("Adds a row (Ins)"));
    m_drop->setObjectName(u"dropPart"_s);
    m_drop->setToolTip(tr("Drops the row (Del); it stays in sight and can be revived"));
    m_revive->setObjectName(u"revivePart"_s);
    buttons->setVisible(!texts.addText.isEmpty());
    return buttons;
}

QWidget *PartPage::makeEmptyState(const PartPageTexts &texts)
{
    auto *label = new QLabel(texts.emptyText, this);
    label->setObjectName(u"emptyState"_s);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    label->setMargin(fontMetrics().height() * 2);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

void PartPage::connectParts()
{
    connect(m_model, &PartModel::refreshed, this, [this] {
        // The part that was shown may be gone: an empty form beside a full grid says nothing.
        if (!m_grid->currentIndex().isValid() && m_model->rowCount() > 0)
            m_grid->setCurrentIndex(m_model->index(0, 0));
        showCurrent();
    });
    connect(m_grid->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        showMessage({});
        showCurrent();
    });
    connect(m_grid, &PartGrid::problemFound, this, &PartPage::showMessage);
    connect(m_grid, &PartGrid::addRequested, this, &PartPage::addRequested);
    connect(m_grid, &PartGrid::dropRequested, this, &PartPage::dropCurrent);
    connect(m_form, &PartForm::edited, this, &PartPage::takeEdit);
    connect(m_add, &QPushButton::clicked, this, &PartPage::addRequested);
    connect(m_drop, &QPushButton::clicked, this, &PartPage::dropCurrent);
    connect(m_revive, &QPushButton::clicked, this, &PartPage::reviveCurrent);
}

void PartPage::setTable(const QualifiedName &table)
{
    showMessage({});
    m_model->setTable(table);
    if (m_model->rowCount() > 0)
        m_grid->setCurrentIndex(m_model->index(0, 0));
}

void PartPage::selectPart(const QString &name)
{
    const int row = m_model->rowOf(name);
    if (row >= 0)
        m_grid->setCurrentIndex(m_model->index(row, 0));
}

void PartPage::editName(const QString &name)
{
    selectPart(name);
    m_grid->setFocus();
    m_grid->edit(m_grid->currentIndex());
}

void PartPage::showMessage(const QString &sentence)
{
    m_message->setText(sentence);
}

void PartPage::showCurrent()
{
    const int row = m_grid->currentIndex().row();
    const PartRow *part = m_model->partAt(row);
    const bool isEmpty = m_model->rowCount() == 0;
    m_stack->setCurrentIndex(isEmpty ? 1 : 0);
    m_inspector->setVisible(!isEmpty);
    m_form->setVisible(part != nullptr);
    const bool isDropped = part && part->mark == Mark::Dropped;
    m_drop->setEnabled(part && !isDropped);
    m_revive->setEnabled(isDropped);
    if (part)
        m_form->showPart(m_model->table(), part->part, m_model->namesExcept(row), isDropped);
}

void PartPage::takeEdit(const diff::Object &part, const QString &property)
{
    const PartRow *row = m_model->partAt(m_grid->currentIndex().row());
    const auto edit = row ? document::makePutEdit(m_model->table(), row->key.name, withServerText(part, row->before))
                          : std::nullopt;
    if (!edit)
        return;
    showMessage({});
    // A refused value is shown as it was: the form must not say what the schema does not have.
    if (!m_document->apply(*edit, property))
        m_form->showAgain();
}

void PartPage::dropCurrent()
{
    const PartRow *row = m_model->partAt(m_grid->currentIndex().row());
    const bool canDrop = row && row->mark != Mark::Dropped && m_drop->isVisibleTo(this);
    const auto edit = canDrop ? document::makeRemoveEdit(row->key) : std::nullopt;
    if (!edit)
        return;
    showMessage({});
    m_document->apply(*edit);
}

void PartPage::reviveCurrent()
{
    const PartRow *row = m_model->partAt(m_grid->currentIndex().row());
    const auto edit = row && row->mark == Mark::Dropped ? document::makeReviveEdit(*m_document, m_model->table(), *row)
                                                        : std::nullopt;
    if (edit)
        m_document->apply(*edit);
}

} // namespace schemawright::editors
