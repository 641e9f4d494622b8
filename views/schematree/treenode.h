// The nodes of the schema tree. They live at stable addresses, so that a QModelIndex can point at them across edits.
#pragma once

#include "model/base/shared.h"
#include "model/schema/table.h"
#include "views/document/changemarks.h"

#include <memory>
#include <optional>
#include <vector>

namespace schemawright::schematree {

enum class Group {
    None, ///< The node is an object.
    Tables,
    Views,
    Functions,
    Types,
    Sequences,
    Extensions,
    EventTriggers,
    ForeignData,
    Replication,
    Statistics,
    TextSearch,
    Operators,
    Collations,
    Other,
    Columns,
    Indexes,
    Constraints,
    Policies,
    Triggers,
    Rules,
};

/// What makes a node the same node after an edit, among its siblings.
struct NodeId {
    Group group = Group::None;
    schema::ObjectKey key; ///< of a group: the object that it is in
    friend bool operator==(const NodeId &, const NodeId &) = default;
    friend size_t qHash(const NodeId &id, size_t seed = 0)
    {
        return qHashMulti(seed, static_cast<int>(id.group), id.key);
    }
};

/// What a node shows.
struct NodeContents {
    NodeId id;
    QString label;
    QString detail; ///< dimmed behind the label: the type of a column
    document::Mark mark = document::Mark::None;
    bool isEditable = false; ///< it can be renamed in place
    friend bool operator==(const NodeContents &, const NodeContents &) = default;
};

/// A node as it should be: the model makes its nodes so, row by row.
struct NodeSpec {
    NodeContents contents;
    std::vector<NodeSpec> children;
    /// A table lists its parts only when they may differ from what is shown (see SchemaTreeModel::isShown).
    std::optional<Shared<schema::Table>> table;
};

struct TreeNode {
    NodeContents contents;
    QString lowerLabel; ///< for filtering
    TreeNode *parent = nullptr; ///< owns this node; nullptr for the root
    int row = 0;
    std::optional<Shared<schema::Table>> table; ///< what the children were made from
    bool hasMarks = false; ///< marks were on the table or its parts when the children were made
    std::vector<std::unique_ptr<TreeNode>> children;
};

} // namespace schemawright::schematree
