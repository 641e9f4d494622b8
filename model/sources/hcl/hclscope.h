// All blocks of a schema in HCL and what names in them mean: var, local, each, and references to blocks (table.users.column.id).
// Problems are collected, so that one run tells all of them.
#pragma once

#include "model/hcl/evaluator.h"
#include "model/hcl/syntax.h"

#include <QHash>
#include <QMap>
#include <QSet>

#include <deque>

namespace schemawright::sources {

/// A block; of one with for_each, one of its instances.
struct HclNode {
    int document = 0;
    const hcl::Body *body = nullptr;
    SourceRange range; ///< of its type and labels, for messages
    int parent = -1; ///< -1: stands in a file
    QString type;
    QStringList labels;
    QList<std::pair<QString, hcl::Value>> bindings; ///< each, and the iterator of a dynamic block
    QMap<QString, int> instances; ///< of a block with for_each
    QString name() const { return labels.isEmpty() ? QString() : labels.last(); }
};

class HclScope;

struct HclInput {
    QMap<QString, QString> variables; ///< --var name=value
    bool allowsOutsideNames = false; ///< part of a composed schema: other parts may have what is referenced here
    bool expandsBlocks = true; ///< for_each of blocks in files; false: they are read only when they are asked for
    /// Functions that look at the world; nullopt: none of that name.
    std::function<std::optional<Result<hcl::Value>>(const QString &name, const std::vector<hcl::Value> &arguments)> function = {};
    /// Members of blocks that are computed; an empty name: the block itself. nullopt: as it is written.
    std::function<std::optional<Result<hcl::Value>>(HclScope &scope, int node, const QString &member)> computed = {};
    QMap<QString, hcl::Value> names = {}; ///< besides those of the language
};

class HclScope
{
public:
    HclScope(std::vector<hcl::Document> documents, HclInput input);

    [[nodiscard]] const std::vector<hcl::Document> &documents() const { return m_documents; }
    /// Nodes of the blocks that stand in files, in order; with instances instead of the blocks that have for_each.
    [[nodiscard]] const std::vector<int> &roots() const { return m_roots; }
    [[nodiscard]] const HclNode &node(int id) const { return m_nodes[static_cast<std::size_t>(id)]; }
    [[nodiscard]] const hcl::Document &document(const HclNode &node) const { return m_documents[static_cast<std::size_t>(node.document)]; }

    /// Of a block in a file that `expandsBlocks` has left alone: its instances when it has for_each, else itself.
    [[nodiscard]] std::vector<int> instancesOf(int id) { return expand(id); }

    /// Blocks within a block, dynamic ones included. Nodes are made once.
    [[nodiscard]] std::vector<int> children(int parent, const QString &type);

    [[nodiscard]] Result<hcl::Value> evaluate(int node, const hcl::Expression &expression);

    /// The block that a value names; -1 for all other values.
    [[nodiscard]] int blockOf(const hcl::Value &value) const;
    /// Of a block that has a schema: the name of it, or empty.
    [[nodiscard]] Result<QString> schemaOf(int node);
    /// The name that an object has in the database: `name`, or the last label.
    [[nodiscard]] Result<QString> nameOf(int node);
    /// sql("…"): text that is SQL already.
    [[nodiscard]] static std::optional<QString> rawSql(const hcl::Value &value);

    void reportError(Error error) { m_errors.append(std::move(error)); }
    void reportError(int node, SourceRange range, const QString &text, const QString &hint = {});
    void reportWarning(int node, SourceRange range, const QString &text);
    [[nodiscard]] const QList<Error> &errors() const { return m_errors; }
    [[nodiscard]] const QStringList &warnings() const { return m_warnings; }

private:
    [[nodiscard]] Result<std::optional<QString>> writtenSchema(int id);
    [[nodiscard]] Result<int> tableOf(int id);
    /// What a Handle stands for besides blocks.
    struct Group {
        QString type;
        int parent = -1;
        QString qualifier; ///< the first of two labels
    };
    struct Named { ///< a local or variable
        int document = 0;
        const hcl::Attribute *attribute = nullptr; ///< of a local: its value; of a variable: its default
        SourceRange range;
        const hcl::Body *body = nullptr; ///< of a variable
    };

    void indexDocument(int document);
    void indexName(const QString &key, int id);
    void indexVariable(int document, const hcl::Block &block);
    void expandRoots();
    [[nodiscard]] std::vector<int> expand(int id);
    [[nodiscard]] int addNode(HclNode node);
    [[nodiscard]] hcl::Host makeHost();

    [[nodiscard]] std::optional<Result<hcl::Value>> variable(const QString &name);
    [[nodiscard]] Result<hcl::Value> member(const hcl::Handle &handle, const QString &name);
    [[nodiscard]] Result<hcl::Value> groupMember(const Group &group, const hcl::Handle &handle, const QString &name);
    [[nodiscard]] Result<hcl::Value> blockMember(int id, const hcl::Handle &handle, const QString &name);
    [[nodiscard]] Result<hcl::Value> namedValue(const QString &kind, const QString &name);
    [[nodiscard]] Result<hcl::Value> inputValue(const Named &named, const QString &name);
    [[nodiscard]] Result<hcl::Value> attributeValue(int id, const hcl::Attribute &attribute);
    [[nodiscard]] hcl::Value groupHandle(const QString &path, Group group);
    [[nodiscard]] hcl::Value blockHandle(const QString &path, int node) const;
    [[nodiscard]] Result<hcl::Value> outside(const Group &group, const hcl::Handle &handle, const QString &name);
    [[nodiscard]] Result<hcl::Value> guarded(const QString &path, int document, const hcl::Expression &expression, int node);

    std::vector<hcl::Document> m_documents;
    HclInput m_input;
    std::deque<HclNode> m_nodes; ///< a deque: references stay valid
    std::vector<int> m_roots;
    std::vector<Group> m_groups;
    QHash<QString, std::vector<int>> m_rootsByType;
    QHash<QString, int> m_rootsByName; ///< "table users", "table a.users"
    QHash<std::pair<int, QString>, std::vector<int>> m_children;
    QMap<QString, Named> m_locals;
    QMap<QString, Named> m_variables;
    QHash<QString, hcl::Value> m_values; ///< of locals and variables, computed once
    QStringList m_inProgress; ///< "local.a (schema.hcl:3)", for cycles
    QStringList m_inProgressPaths;
    std::vector<int> m_current; ///< nodes whose expressions are computed, innermost last
    hcl::Body m_outsideBody; ///< of what other parts of a composed schema have
    hcl::Host m_host;
    QList<Error> m_errors;
    QStringList m_warnings;
};

} // namespace schemawright::sources
