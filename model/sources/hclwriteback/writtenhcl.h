// A schema as our writer says it, with the team's names for its blocks.
#pragma once

#include "model/hclschema/schemahcl.h"
#include "model/sources/hclwriteback/hclblockdifference.h"
#include "model/sources/hclwriteback/hclobjects.h"

#include <QStringList>

#include <memory>

namespace schemawright::sources {

class WrittenHcl
{
public:
    WrittenHcl(const schema::Database &database, const hclschema::BlockLabels &labels);

    [[nodiscard]] HclScope &scope() const { return *m_scope; }
    [[nodiscard]] const HclObjects &objects() const { return *m_objects; }
    [[nodiscard]] const hcl::Document &document() const { return m_scope->documents().front(); }
    [[nodiscard]] const hcl::Block *findBlock(const schema::ObjectKey &key) const; ///< nullptr: HCL cannot say it
    [[nodiscard]] HclBlockText text(const hcl::Block &block) const { return { &document(), &block }; }
    /// What HCL cannot say of the block, in words; without that of the blocks within when only its own is asked for.
    [[nodiscard]] QStringList leftOut(const hcl::Block &block, HclParts parts) const;
    /// The same of what has no block, by the words in front of it: "table public.users".
    [[nodiscard]] QStringList leftOut(const QString &object) const;

private:
    QStringList m_leftOut;
    std::unique_ptr<HclScope> m_scope;
    std::unique_ptr<HclObjects> m_objects;
};

} // namespace schemawright::sources
