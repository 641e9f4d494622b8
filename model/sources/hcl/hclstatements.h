// The statements that the blocks of a schema make, and the order in which a server takes them: by rank, and what a text names
// before what names it.
#pragma once

#include "model/devdb/script.h"
#include "model/sources/hcl/hclscope.h"

namespace schemawright::sources {

/// In the order in which kinds of statements run when nothing else is known.
enum class HclRank {
    Role,
    Schema,
    Extension,
    Collation,
    Enum,
    Type,
    Sequence,
    Routine,
    Aggregate,
    Server,
    UserMapping,
    Table,
    Constraint,
    Index,
    Partition,
    PartitionPart,
    SequenceOwner,
    ForeignKey,
    View,
    ViewPart,
    Trigger,
    Policy,
    EventTrigger,
    Comment,
    Permission,
};

struct HclStatement {
    HclRank rank = HclRank::Table;
    int node = -1; ///< the block that it comes from
    QString sql; ///< without the semicolon
    QString defines = {}; ///< the name that texts of others may mention; empty: none
    QString mentions = {}; ///< the text in which names are looked for; empty: nothing is
    int ownerNode = -1; ///< runs behind the first statement of this block; -1: of none
    QList<int> needed = {}; ///< blocks of depends_on
};

class HclStatements
{
public:
    void add(HclStatement statement) { m_statements.push_back(std::move(statement)); }
    [[nodiscard]] devdb::Script toScript(const HclScope &scope, const QString &file) const;

private:
    [[nodiscard]] QList<int> order() const;

    std::vector<HclStatement> m_statements;
};

} // namespace schemawright::sources
