#include "views/schematree/schematreefilter.h"

#include "views/schematree/schematreemodel.h"

namespace schemawright::schematree {

using document::Mark;

namespace {

bool isObject(const TreeNode &node)
{
    return node.contents.id.group == Group::None;
}

bool isWhollyChanged(const TreeNode &node)
{
    return node.contents.mark == Mark::Added || node.contents.mark == Mark::Dropped;
}

} // namespace

SchemaTreeFilter::SchemaTreeFilter(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    // Ancestors of accepted rows are kept by Qt; descendants of a matching object are accepted below.
    setRecursiveFilteringEnabled(true);
}

void SchemaTreeFilter::setText(const QString &text)
{
    const QString lower = text.trimmed().toLower();
    if (lower == m_text)
        return;
    m_text = lower;
    invalidateRowsFilter();
}

void SchemaTreeFilter::setOnlyChanged(bool onlyChanged)
{
    if (onlyChanged == m_onlyChanged)
        return;
    m_onlyChanged = onlyChanged;
    invalidateRowsFilter();
}

bool SchemaTreeFilter::isMatch(const QModelIndex &sourceIndex) const
{
    const TreeNode &node = *SchemaTreeModel::node(sourceIndex);
    if (!isFiltering() || !isObject(node))
        return false;
    const Mark mark = node.contents.mark;
    const bool isWanted = !m_onlyChanged || (mark != Mark::None && mark != Mark::Inside);
    return isWanted && (m_text.isEmpty() || node.lowerLabel.contains(m_text));
}

bool SchemaTreeFilter::filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const
{
    if (!isFiltering())
        return true;
    const QModelIndex index = sourceModel()->index(sourceRow, 0, sourceParent);
    if (isMatch(index))
        return true;
    const TreeNode &node = *SchemaTreeModel::node(index);
    const bool isChanged = node.contents.mark != Mark::None && node.contents.mark != Mark::Inside;
    for (const TreeNode *ancestor = node.parent; ancestor && ancestor->parent; ancestor = ancestor->parent) {
        // A schema that matches by name does not drag in all that it holds.
        const bool isSchema = ancestor->contents.id.key.kind == schema::ObjectKind::Schema;
        if (isSchema || !isObject(*ancestor))
            continue;
        const bool isNameMatch = m_text.isEmpty() || ancestor->lowerLabel.contains(m_text);
        if (isNameMatch && (!m_onlyChanged || isWhollyChanged(*ancestor) || isChanged))
            return true;
    }
    return false;
}

} // namespace schemawright::schematree
