// The schema as a tree of all its objects. An edit changes rows one by one; only another schema resets the model.
#pragma once

#include "views/schematree/nodeicon.h"
#include "views/schematree/treenode.h"

#include <QAbstractItemModel>

namespace schemawright::document {
class SchemaDocument;
struct DocumentChange;
struct Renaming;
}

namespace schemawright::schematree {

class SchemaTreeModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Role {
        ObjectKeyRole = Qt::UserRole, ///< schema::ObjectKey; of a group: the schema or table it is in
        GroupRole, ///< Group as int
        MarkRole, ///< document::Mark as int
        DetailRole, ///< QString
        LowerLabelRole, ///< QString
    };

    /// `document` must outlive the model.
    explicit SchemaTreeModel(document::SchemaDocument *document, QObject *parent = nullptr);
    ~SchemaTreeModel() override;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    /// Renames through the document.
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

    /// Invalid when the tree does not show the object.
    [[nodiscard]] QModelIndex indexOf(const schema::ObjectKey &key) const;
    [[nodiscard]] static const TreeNode *node(const QModelIndex &index);

private:
    [[nodiscard]] QString sentence(const NodeContents &contents, const QString &separator) const;
    void onChanged(const document::DocumentChange &change);
    void reload();
    void renameNode(const document::Renaming &renaming);
    void updateChildren(TreeNode &node, std::vector<NodeSpec> &specs);
    void removeUnwanted(TreeNode &node, const std::vector<NodeSpec> &specs);
    void placeChild(TreeNode &node, int row, NodeSpec &spec);
    void updateNode(TreeNode &node, NodeSpec &spec);
    [[nodiscard]] bool isShown(const TreeNode &node, const NodeSpec &spec) const;
    [[nodiscard]] std::unique_ptr<TreeNode> makeNode(NodeSpec &spec, TreeNode *parent, int row) const;
    void listParts(NodeSpec &spec) const;
    [[nodiscard]] bool hasMarks(const NodeSpec &spec) const;
    [[nodiscard]] QModelIndex indexOf(const TreeNode &node) const;
    [[nodiscard]] TreeNode *findNode(TreeNode &below, const schema::ObjectKey &key) const;

    document::SchemaDocument *m_document;
    std::unique_ptr<TreeNode> m_root;
    mutable NodeIcons m_icons; // filled while painting; nothing observable depends on it
};

} // namespace schemawright::schematree
