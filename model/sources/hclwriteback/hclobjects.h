// The blocks of a schema in HCL by the objects that they make.
#pragma once

#include "model/diff/change.h"
#include "model/sources/hcl/hclscope.h"

#include <QHash>
#include <QList>

#include <optional>

namespace schemawright::sources {

class HclObjects
{
public:
    explicit HclObjects(HclScope &scope);

    /// -1: no block makes it, or several do (routines of one name).
    [[nodiscard]] int find(const schema::ObjectKey &key) const;
    /// The block of the table or view that a part belongs to; of all others, their own.
    [[nodiscard]] int findOwner(const schema::ObjectKey &key) const;
    /// Of the block of a file; nullopt: it makes no object, or one of several of its name.
    [[nodiscard]] std::optional<schema::ObjectKey> keyOf(int root) const;
    /// Triggers and policies of a table or view.
    [[nodiscard]] QList<int> findAbout(const QualifiedName &relation) const;
    /// Permissions on an object or its columns.
    [[nodiscard]] QList<int> findPermissions(const schema::ObjectKey &key) const;
    [[nodiscard]] int findRole(const QString &name) const;

private:
    void add(int node);
    [[nodiscard]] int findPart(int owner, const schema::ObjectKey &key) const;
    [[nodiscard]] bool isCalled(int node, const QString &name) const;

    HclScope &m_scope; ///< outlives us
    QHash<schema::ObjectKey, int> m_roots;
    QHash<QualifiedName, QList<int>> m_about;
    QHash<QualifiedName, QList<int>> m_permissions; ///< of what is named; a schema: {{}, name}
    QHash<QString, int> m_roles;
};

/// "schema.hcl:12:3".
[[nodiscard]] QString hclPlace(const hcl::Document &document, qsizetype position);
/// nullptr: the body of a dynamic block.
[[nodiscard]] const hcl::Block *hclBlock(const HclScope &scope, int node);

} // namespace schemawright::sources
