// Reads the attributes of one block. What is wrong is reported to the scope and read as absent; what nobody asked for is told
// at the end, so that nothing of a file is left out silently.
#pragma once

#include "model/base/qualifiedname.h"
#include "model/sources/hcl/hclscope.h"

namespace schemawright::sources {

struct HclSetting {
    QString name;
    QString text;
    bool isSql = false; ///< sql("…"): stands as it is
};

class BlockReader
{
public:
    BlockReader(HclScope &scope, int node);

    [[nodiscard]] HclScope &scope() const { return m_scope; }
    [[nodiscard]] int id() const { return m_node; }
    [[nodiscard]] const HclNode &node() const { return m_scope.node(m_node); }
    [[nodiscard]] bool has(const QString &attribute) const { return node().body->findAttribute(attribute) != nullptr; }

    /// name, or the last label; a block without either is reported.
    [[nodiscard]] QString name();
    /// Schema and name.
    [[nodiscard]] QualifiedName qualifiedName();

    [[nodiscard]] std::optional<hcl::Value> value(const QString &attribute);
    [[nodiscard]] std::optional<QString> text(const QString &attribute); ///< sql("…") too
    [[nodiscard]] std::optional<bool> truth(const QString &attribute);
    [[nodiscard]] std::optional<QString> number(const QString &attribute);
    /// A keyword: CASCADE, "CASCADE" or what an expression comes to; `_` stands for a space. In upper case; with `allowed`, anything
    /// else is reported.
    [[nodiscard]] QString keyword(const QString &attribute, const QStringList &allowed = {});
    /// Text, numbers, null as SQL values; sql("…") as it is.
    [[nodiscard]] std::optional<QString> sqlValue(const QString &attribute);
    /// The SQL name of a type.
    [[nodiscard]] QString type(const QString &attribute);
    /// Names of the columns that a list of references or texts says.
    [[nodiscard]] QStringList columns(const QString &attribute);
    /// The objects that a reference, or a list of them, names. Texts are taken as SQL names.
    struct Reference {
        int node = -1; ///< -1: a text
        QString type; ///< of the block
        QualifiedName name;
        QString sql; ///< quoted, or the text
        bool isSql = false; ///< it was sql("…")
    };
    [[nodiscard]] std::optional<Reference> reference(const QString &attribute);
    [[nodiscard]] QList<Reference> references(const QString &attribute);
    /// A collation: its block, its bare name, or sql("…").
    [[nodiscard]] QString collation(const QString &attribute);
    /// Names and texts of a block of settings: storage_params { fillfactor = 70 }.
    [[nodiscard]] QList<HclSetting> settings(const QString &block);
    [[nodiscard]] QStringList keywords(const QString &attribute); ///< a list of words

    /// Readers of the blocks within; their problems are theirs.
    [[nodiscard]] std::vector<BlockReader> children(const QString &type);
    [[nodiscard]] std::optional<BlockReader> child(const QString &type); ///< the only one; others are reported

    /// Notes attributes that say nothing about the schema of a database.
    void ignore(const QStringList &attributes);
    /// Warns of attributes and blocks that nobody has read.
    void finish();

    void errorAt(const QString &attribute, const QString &text, const QString &hint = {});
    void error(const QString &text, const QString &hint = {}) { m_scope.reportError(m_node, node().range, text, hint); }

private:
    [[nodiscard]] const hcl::Attribute *take(const QString &attribute);
    [[nodiscard]] std::optional<Reference> referenceOf(const hcl::Value &value, const QString &attribute);
    [[nodiscard]] QString typeText(const hcl::Expression &expression, const QString &attribute);
    [[nodiscard]] QString callText(const hcl::Call &call, const QString &attribute);

    HclScope &m_scope;
    int m_node;
    QSet<QString> m_read;
    QSet<QString> m_readBlocks;
};

/// "(expression)", also when the expression ends in a comment.
[[nodiscard]] QString parenthesized(const QString &expression);
/// A query or expression without white space around it and without a final semicolon.
[[nodiscard]] QString trimmedSql(const QString &text);

} // namespace schemawright::sources
