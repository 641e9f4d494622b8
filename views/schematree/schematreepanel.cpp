#include "views/schematree/schematreepanel.h"

#include "views/document/schemadocument.h"
#include "views/schematree/schematreedelegate.h"
#include "views/schematree/schematreefilter.h"
#include "views/schematree/schematreemodel.h"
#include "views/widgets/icons.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QShortcut>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace schemawright::schematree {

using document::Mark;
using schema::ObjectKey;
using schema::ObjectKind;

namespace {

constexpr auto filterDelay = 120ms;
/// More matches than anybody reads are counted, but not unfolded.
constexpr int expandedMatches = 500;

bool isTablePart(ObjectKind kind)
{
    return kind == ObjectKind::Column || kind == ObjectKind::Index || kind == ObjectKind::Constraint
        || kind == ObjectKind::Policy;
}

/// Calls `visit` with every row below `parent`, depth first, until it answers false.
template <typename Visit>
bool forEachRow(const QAbstractItemModel &model, const QModelIndex &parent, const Visit &visit)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        if (!visit(index) || !forEachRow(model, index, visit))
            return false;
    }
    return true;
}

} // namespace

SchemaTreePanel::SchemaTreePanel(document::SchemaDocument *document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_model(new SchemaTreeModel(document, this))
    , m_filter(new SchemaTreeFilter(this))
    , m_view(new QTreeView(this))
    , m_filterEdit(new QLineEdit(this))
    , m_onlyChanged(new QToolButton(this))
    , m_count(new QLabel(this))
{
    m_filter->setSourceModel(m_model);
    makeView();
    connectFilter();

    auto *filterRow = new QHBoxLayout;
    filterRow->setContentsMargins({});
    filterRow->addWidget(m_filterEdit, 1);
    filterRow->addWidget(m_onlyChanged);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addLayout(filterRow);
    layout->addWidget(m_count);
    layout->addWidget(m_view, 1);
    makeActions();
    m_view->expandToDepth(1);
}

void SchemaTreePanel::makeView()
{
    m_view->setObjectName(u"schemaTree"_s);
    m_view->setAccessibleName(tr("Schema objects"));
    m_view->setModel(m_filter);
    m_view->setItemDelegate(new SchemaTreeDelegate(m_view));
    m_view->setHeaderHidden(true);
    m_view->setUniformRowHeights(true);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setEditTriggers(QAbstractItemView::EditKeyPressed);
    connect(m_view, &QTreeView::customContextMenuRequested, this, &SchemaTreePanel::showMenu);
    connect(m_view, &QTreeView::activated, this, [this] {
        if (isObjectCurrent())
            emit objectActivated(currentKey());
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        updateActions();
        if (isObjectCurrent())
            emit currentObjectChanged(currentKey());
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] { m_view->expandToDepth(1); });
    connect(m_model, &QAbstractItemModel::dataChanged, this, &SchemaTreePanel::updateActions);
}

void SchemaTreePanel::connectFilter()
{
    m_filterEdit->setObjectName(u"treeFilter"_s);
    m_filterEdit->setPlaceholderText(tr("Filter objects…"));
    m_filterEdit->setAccessibleName(tr("Filter objects"));
    m_filterEdit->setToolTip(tr("Shows objects whose name holds this text (%1)").arg(u"Ctrl+K"_s));
    m_filterEdit->setClearButtonEnabled(true);
    m_onlyChanged->setObjectName(u"onlyChanged"_s);
    m_onlyChanged->setText(tr("Only changed"));
    m_onlyChanged->setIcon(widgets::icon(u"changed"_s));
    m_onlyChanged->setToolTip(tr("Show only objects that differ from the database"));
    m_onlyChanged->setCheckable(true);
    m_count->setObjectName(u"matchCount"_s);
    m_count->hide();

    m_debounce.setSingleShot(true);
    m_debounce.setInterval(filterDelay);
    connect(&m_debounce, &QTimer::timeout, this, &SchemaTreePanel::applyFilter);
    connect(m_filterEdit, &QLineEdit::textChanged, &m_debounce, qOverload<>(&QTimer::start));
    connect(m_onlyChanged, &QToolButton::toggled, this, &SchemaTreePanel::applyFilter);
    connect(m_filterEdit, &QLineEdit::returnPressed, this, [this] {
        applyFilter();
        m_view->setFocus();
    });
    auto *clear = new QShortcut(Qt::Key_Escape, m_filterEdit, nullptr, nullptr, Qt::WidgetShortcut);
    connect(clear, &QShortcut::activated, m_filterEdit, &QLineEdit::clear);
}

void SchemaTreePanel::makeActions()
{
    const auto add = [this](const QString &name, const QString &text, const QKeySequence &keys, auto slot) {
        auto *action = new QAction(text, this);
        action->setObjectName(name);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, slot);
        m_view->addAction(action);
        return action;
    };
    // The view starts editing on F2 by itself; the shortcut is shown but must not be taken twice.
    m_rename = add(u"renameObject"_s, tr("&Rename"), {}, [this] { m_view->edit(m_view->currentIndex()); });
    m_drop = add(u"dropObject"_s, tr("&Drop"), QKeySequence::Delete, [this] { emit dropRequested(currentKey()); });
    m_revive = add(u"reviveObject"_s, tr("Re&vive"), {}, [this] { emit reviveRequested(currentKey()); });
    m_copyName = add(u"copyName"_s, tr("&Copy name"), QKeySequence::Copy,
        [this] { QGuiApplication::clipboard()->setText(currentKey().name); });
    m_showDdl = add(u"showDdl"_s, tr("Show DD&L"), {}, [this] { emit ddlRequested(currentKey()); });

    auto *find = new QAction(tr("&Filter objects"), this);
    find->setObjectName(u"filterObjects"_s);
    find->setShortcut(Qt::CTRL | Qt::Key_K);
    connect(find, &QAction::triggered, this, &SchemaTreePanel::focusFilter);
    addAction(find);
    find->setShortcutContext(Qt::WindowShortcut);
    updateActions();
}

void SchemaTreePanel::focusFilter()
{
    m_filterEdit->setFocus(Qt::ShortcutFocusReason);
    m_filterEdit->selectAll();
}

// ---- the selected object

ObjectKey SchemaTreePanel::currentKey() const
{
    return m_view->currentIndex().data(SchemaTreeModel::ObjectKeyRole).value<ObjectKey>();
}

bool SchemaTreePanel::isObjectCurrent() const
{
    const QModelIndex current = m_view->currentIndex();
    return current.isValid() && current.data(SchemaTreeModel::GroupRole).toInt() == static_cast<int>(Group::None);
}

bool SchemaTreePanel::isDroppedCurrent() const
{
    return m_view->currentIndex().data(SchemaTreeModel::MarkRole).toInt() == static_cast<int>(Mark::Dropped);
}

void SchemaTreePanel::updateActions()
{
    const bool isObject = isObjectCurrent();
    const bool isEditable = m_view->currentIndex().flags().testFlag(Qt::ItemIsEditable);
    m_rename->setEnabled(isEditable);
    m_drop->setEnabled(isEditable);
    m_revive->setEnabled(isObject && isDroppedCurrent());
    m_copyName->setEnabled(isObject);
    m_showDdl->setEnabled(isObject);
}

void SchemaTreePanel::selectObject(const ObjectKey &key)
{
    const QModelIndex index = m_filter->mapFromSource(m_model->indexOf(key));
    if (!index.isValid())
        return;
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index);
}

// ---- context menu

void SchemaTreePanel::addMenu(QMenu *menu, const QString &text, ObjectKind kind, const ObjectKey &near)
{
    menu->addAction(text, this, [this, kind, near] { emit addRequested(kind, near); });
}

void SchemaTreePanel::showMenu(const QPoint &position)
{
    const ObjectKey key = currentKey();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    ObjectKey table = key;
    if (isTablePart(key.kind))
        table = { .kind = ObjectKind::Table, .schema = key.schema, .parent = {}, .name = key.parent, .signature = {} };
    addMenu(menu, tr("New &table…"), ObjectKind::Table, key);
    if (table.kind == ObjectKind::Table && !isDroppedCurrent()) {
        menu->addSeparator();
        addMenu(menu, tr("Add c&olumn"), ObjectKind::Column, table);
        addMenu(menu, tr("Add &index"), ObjectKind::Index, table);
        addMenu(menu, tr("Add co&nstraint"), ObjectKind::Constraint, table);
        addMenu(menu, tr("Add &policy"), ObjectKind::Policy, table);
    }
    menu->addSeparator();
    menu->addActions({ m_rename, isDroppedCurrent() ? m_revive : m_drop });
    menu->addSeparator();
    menu->addActions({ m_copyName, m_showDdl });
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

// ---- filter

void SchemaTreePanel::applyFilter()
{
    m_debounce.stop();
    const bool willFilter = !m_filterEdit->text().trimmed().isEmpty() || m_onlyChanged->isChecked();
    if (willFilter && !m_isFiltered)
        saveExpansion();
    m_filter->setText(m_filterEdit->text());
    m_filter->setOnlyChanged(m_onlyChanged->isChecked());
    if (willFilter)
        expandMatches();
    else if (m_isFiltered)
        restoreExpansion();
    m_isFiltered = willFilter;
    showMatchCount();
}

void SchemaTreePanel::expandMatches()
{
    m_view->expandToDepth(1);
    int remaining = expandedMatches;
    forEachRow(*m_filter, {}, [&](const QModelIndex &index) {
        if (!m_filter->isMatch(m_filter->mapToSource(index)))
            return true;
        for (QModelIndex parent = index.parent(); parent.isValid() && !m_view->isExpanded(parent);
             parent = parent.parent())
            m_view->expand(parent);
        return --remaining > 0;
    });
}

void SchemaTreePanel::showMatchCount()
{
    m_count->setVisible(m_isFiltered);
    if (!m_isFiltered)
        return;
    int matches = 0;
    forEachRow(*m_filter, {}, [&](const QModelIndex &index) {
        matches += m_filter->isMatch(m_filter->mapToSource(index)) ? 1 : 0;
        return true;
    });
    m_count->setText(matches == 0 ? tr("No object matches.") : tr("%n object(s)", nullptr, matches));
}

void SchemaTreePanel::saveExpansion()
{
    m_expanded.clear();
    forEachRow(*m_filter, {}, [this](const QModelIndex &index) {
        if (m_view->isExpanded(index))
            m_expanded.append(m_filter->mapToSource(index));
        return true;
    });
}

void SchemaTreePanel::restoreExpansion()
{
    const QModelIndex current = m_view->currentIndex();
    m_view->collapseAll();
    for (const QPersistentModelIndex &index : std::as_const(m_expanded))
        m_view->expand(m_filter->mapFromSource(index));
    m_expanded.clear();
    if (current.isValid())
        m_view->scrollTo(current);
}

} // namespace schemawright::schematree
