#include "views/schematree/schematreemodel.h"

#include "views/document/schemadocument.h"
#include "views/document/schemaedits.h"
#include "views/schematree/treecontents.h"
#include "views/widgets/changemarktext.h"

#include <QFont>
#include <QSet>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::schematree {

using document::ChangeScope;
using document::Mark;
using schema::ObjectKey;

namespace {

bool isSameRows(const TreeNode &node, const std::vector<NodeSpec> &specs)
{
    return std::ranges::equal(
        node.children, specs, {}, [](const auto &child) -> const NodeId & { return child->contents.id; },
        [](const NodeSpec &spec) -> const NodeId & { return spec.contents.id; });
}

void renumber(TreeNode &node, size_t from)
{
    for (size_t row = from; row < node.children.size(); ++row)
        node.children[row]->row = static_cast<int>(row);
}

/// Gives the node and what is below it the keys that they have after a rename.
void replaceKey(TreeNode &node, const document::Renaming &renaming)
{
    ObjectKey &key = node.contents.id.key;
    if (key == renaming.before)
        key = renaming.after;
    else if (key.schema == renaming.before.schema && key.parent == renaming.before.name)
        key.parent = renaming.after.name;
    for (const auto &child : node.children)
        replaceKey(*child, renaming);
}

} // namespace

SchemaTreeModel::SchemaTreeModel(document::SchemaDocument *document, QObject *parent)
    : QAbstractItemModel(parent)
    , m_document(document)
    , m_root(std::make_unique<TreeNode>())
{
    connect(document, &document::SchemaDocument::changed, this, &SchemaTreeModel::onChanged);
    reload();
}

SchemaTreeModel::~SchemaTreeModel() = default;

const TreeNode *SchemaTreeModel::node(const QModelIndex &index)
{
    return static_cast<const TreeNode *>(index.internalPointer());
}

QModelIndex SchemaTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    const TreeNode *node = parent.isValid() ? SchemaTreeModel::node(parent) : m_root.get();
    const bool exists = column == 0 && row >= 0 && row < rowCount(parent);
    return exists ? createIndex(row, 0, node->children[static_cast<size_t>(row)].get()) : QModelIndex();
}

QModelIndex SchemaTreeModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexOf(*node(child)->parent) : QModelIndex();
}

QModelIndex SchemaTreeModel::indexOf(const TreeNode &node) const
{
    return node.parent ? createIndex(node.row, 0, &node) : QModelIndex();
}

int SchemaTreeModel::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return 0;
    return static_cast<int>((parent.isValid() ? node(parent) : m_root.get())->children.size());
}

int SchemaTreeModel::columnCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : 1;
}

Qt::ItemFlags SchemaTreeModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return node(index)->contents.isEditable ? flags | Qt::ItemIsEditable : flags;
}

QVariant SchemaTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const TreeNode &at = *node(index);
    const NodeContents &contents = at.contents;
    switch (role) {
    case Qt::DisplayRole:
        return contents.label;
    case Qt::EditRole:
        return contents.id.key.name;
    case Qt::DecorationRole:
        return m_icons.icon(contents.id);
    case Qt::ToolTipRole:
        return sentence(contents, u"\n"_s);
    case Qt::AccessibleTextRole:
        return sentence(contents, u", "_s);
    case ObjectKeyRole:
        return QVariant::fromValue(contents.id.key);
    case GroupRole:
        return static_cast<int>(contents.id.group);
    case MarkRole:
        return static_cast<int>(contents.mark);
    case DetailRole:
        return contents.detail;
    case LowerLabelRole:
        return at.lowerLabel;
    default:
        return {};
    }
}

QString SchemaTreeModel::sentence(const NodeContents &contents, const QString &separator) const
{
    const bool isObject = contents.id.group == Group::None;
    const diff::Change *change = isObject ? m_document->marks().findChange(contents.id.key) : nullptr;
    QStringList texts { contents.label, contents.detail, widgets::markSentence(contents.mark, change) };
    texts.removeAll(QString());
    return texts.join(separator);
}

bool SchemaTreeModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const QString name = value.toString().trimmed();
    if (role != Qt::EditRole || !index.isValid() || name.isEmpty())
        return false;
    const ObjectKey key = node(index)->contents.id.key;
    if (name == key.name)
        return true;
    const auto edit = document::makeRenameEdit(m_document->edited(), key, name);
    return edit && m_document->apply(*edit, u"name"_s);
}

void SchemaTreeModel::onChanged(const document::DocumentChange &change)
{
    if (change.scope == ChangeScope::Loaded) {
        reload();
        return;
    }
    if (change.renaming)
        renameNode(*change.renaming);
    std::vector<NodeSpec> specs = schemaSpecs(*m_document);
    updateChildren(*m_root, specs);
}

void SchemaTreeModel::reload()
{
    beginResetModel();
    m_root->children.clear();
    std::vector<NodeSpec> specs = schemaSpecs(*m_document);
    for (NodeSpec &spec : specs)
        m_root->children.push_back(makeNode(spec, m_root.get(), static_cast<int>(m_root->children.size())));
    endResetModel();
}

void SchemaTreeModel::renameNode(const document::Renaming &renaming)
{
    if (TreeNode *renamed = findNode(*m_root, renaming.before))
        replaceKey(*renamed, renaming);
}

TreeNode *SchemaTreeModel::findNode(TreeNode &below, const ObjectKey &key) const
{
    for (const auto &child : below.children) {
        const NodeId &id = child->contents.id;
        if (id.group == Group::None && id.key == key)
            return child.get();
        // Only the table that owns the part is searched: one of many thousands.
        const bool isOtherTable = id.group == Group::None && id.key.kind == schema::ObjectKind::Table
            && id.key.qualifiedName() != key.parentName();
        if (TreeNode *found = isOtherTable ? nullptr : findNode(*child, key))
            return found;
    }
    return nullptr;
}

QModelIndex SchemaTreeModel::indexOf(const ObjectKey &key) const
{
    const TreeNode *found = findNode(*m_root, key);
    return found ? indexOf(*found) : QModelIndex();
}

void SchemaTreeModel::updateChildren(TreeNode &node, std::vector<NodeSpec> &specs)
{
    if (!isSameRows(node, specs)) {
        removeUnwanted(node, specs);
        for (size_t row = 0; row < specs.size(); ++row)
            placeChild(node, static_cast<int>(row), specs[row]);
    }
    for (size_t row = 0; row < specs.size(); ++row)
        updateNode(*node.children[row], specs[row]);
}

void SchemaTreeModel::removeUnwanted(TreeNode &node, const std::vector<NodeSpec> &specs)
{
    QSet<NodeId> wanted;
    for (const NodeSpec &spec : specs)
        wanted.insert(spec.contents.id);
    for (size_t row = node.children.size(); row-- > 0;) {
        if (wanted.contains(node.children[row]->contents.id))
            continue;
        beginRemoveRows(indexOf(node), static_cast<int>(row), static_cast<int>(row));
        node.children.erase(node.children.begin() + static_cast<std::ptrdiff_t>(row));
        renumber(node, row);
        endRemoveRows();
    }
}

/// All rows before `row` are right already: the child is there, further down, or new.
void SchemaTreeModel::placeChild(TreeNode &node, int row, NodeSpec &spec)
{
    const auto target = node.children.begin() + row;
    const auto found = std::find_if(
        target, node.children.end(), [&spec](const auto &child) { return child->contents.id == spec.contents.id; });
    if (found == node.children.end()) {
        std::unique_ptr<TreeNode> child = makeNode(spec, &node, row);
        beginInsertRows(indexOf(node), row, row);
        node.children.insert(target, std::move(child));
        renumber(node, static_cast<size_t>(row));
        endInsertRows();
    } else if (found != target) {
        const int from = (*found)->row;
        beginMoveRows(indexOf(node), from, from, indexOf(node), row);
        std::rotate(target, found, found + 1);
        renumber(node, static_cast<size_t>(row));
        endMoveRows();
    }
}

void SchemaTreeModel::updateNode(TreeNode &node, NodeSpec &spec)
{
    const bool isListed = isShown(node, spec);
    if (node.contents != spec.contents) {
        node.contents = spec.contents;
        node.lowerLabel = spec.contents.label.toLower();
        const QModelIndex changed = indexOf(node);
        emit dataChanged(changed, changed);
    }
    if (isListed)
        return;
    listParts(spec);
    node.table = spec.table;
    node.hasMarks = hasMarks(spec);
    updateChildren(node, spec.children);
}

/// The children of the table are as `spec` would list them. A spec that is no table always lists its children.
bool SchemaTreeModel::isShown(const TreeNode &node, const NodeSpec &spec) const
{
    return spec.table && node.table && node.table->isSameInstance(*spec.table) && !node.hasMarks && !hasMarks(spec);
}

bool SchemaTreeModel::hasMarks(const NodeSpec &spec) const
{
    return spec.table && spec.contents.mark != Mark::None;
}

void SchemaTreeModel::listParts(NodeSpec &spec) const
{
    if (spec.table)
        spec.children = partSpecs(*m_document, **spec.table);
}

std::unique_ptr<TreeNode> SchemaTreeModel::makeNode(NodeSpec &spec, TreeNode *parent, int row) const
{
    listParts(spec);
    auto node = std::make_unique<TreeNode>();
    node->contents = spec.contents;
    node->lowerLabel = spec.contents.label.toLower();
    node->parent = parent;
    node->row = row;
    node->table = spec.table;
    node->hasMarks = hasMarks(spec);
    node->children.reserve(spec.children.size());
    for (NodeSpec &child : spec.children)
        node->children.push_back(makeNode(child, node.get(), static_cast<int>(node->children.size())));
    return node;
}

} // namespace schemawright::schematree
