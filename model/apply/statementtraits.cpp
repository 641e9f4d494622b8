// Which statements refuse a transaction block: measured on 15 and 18 (shared/specs/lint.md 4.7), and PostgreSQL's calls
// of PreventInTransactionBlock().
#include "model/apply/statementtraits.h"

#include "model/sql/parser.h"

#include <algorithm>

namespace schemawright::apply {

using namespace Qt::StringLiterals;

namespace {

/// Commands that nobody asks about elsewhere, by libpg_query's names.
StatementKind kindOfNode(const QString &node)
{
    static const QStringList outside { u"CreatedbStmt"_s, u"DropdbStmt"_s, u"CreateTableSpaceStmt"_s,
        u"DropTableSpaceStmt"_s, u"CreateSubscriptionStmt"_s, u"DropSubscriptionStmt"_s };
    static const QStringList repeatable { u"AlterSystemStmt"_s, u"ClusterStmt"_s };
    if (outside.contains(node))
        return StatementKind::OutsideTransaction;
    return repeatable.contains(node) ? StatementKind::Repeatable : StatementKind::Ordinary;
}

struct Describe {
    StatementTraits &traits;

    void operator()(const sql::CreateIndex &statement) const
    {
        traits.relations << statement.table.name;
        if (!statement.concurrently)
            return;
        traits.kind = StatementKind::CreateIndexConcurrently;
        traits.relation = statement.table.name;
        if (!statement.name.name.isEmpty()) // an index lives in the schema of its table
            traits.index = { statement.table.name.schema, statement.name.name };
    }
    void operator()(const sql::DropObjects &statement) const
    {
        const bool ofTable = statement.kind == sql::ObjectClass::Trigger || statement.kind == sql::ObjectClass::Policy
            || statement.kind == sql::ObjectClass::Rule;
        for (const auto &target : statement.targets)
            traits.relations << (ofTable ? target.relation : target.name);
        if (!statement.concurrently || statement.targets.isEmpty())
            return;
        traits.kind = StatementKind::DropIndexConcurrently;
        traits.index = statement.targets.first().name;
    }
    void operator()(const sql::AlterTable &statement) const
    {
        traits.relations << statement.relation.name;
        const auto validates = [](const sql::AlterTableAction &action) {
            return std::holds_alternative<sql::ValidateConstraint>(action.action);
        };
        if (!statement.actions.isEmpty() && std::ranges::all_of(statement.actions, validates))
            traits.kind = StatementKind::LongTransactional;
        for (const sql::AlterTableAction &action : statement.actions) {
            const auto *detach = std::get_if<sql::DetachPartition>(&action.action);
            if (detach == nullptr || !detach->concurrently)
                continue;
            traits.kind = StatementKind::DetachConcurrently;
            traits.relation = statement.relation.name;
            traits.partition = detach->partition.name;
        }
    }
    void operator()(const sql::Reindex &statement) const
    {
        if (!statement.relation.name.isEmpty())
            traits.relations << statement.relation.name;
        const bool wholeSchema = statement.kind != sql::ObjectClass::Index && statement.kind != sql::ObjectClass::Table;
        if (statement.concurrently) {
            traits.kind = StatementKind::ReindexConcurrently;
            traits.relation = statement.relation.name;
        } else if (wholeSchema) {
            traits.kind = StatementKind::Repeatable;
        }
    }
    void operator()(const sql::Vacuum &statement) const
    {
        for (const sql::RelationRef &table : statement.tables)
            traits.relations << table.name;
        traits.kind = statement.analyzeOnly ? StatementKind::LongTransactional : StatementKind::Repeatable;
    }
    void operator()(const sql::RefreshView &statement) const
    {
        traits.relations << statement.view.name;
        if (statement.concurrently)
            traits.kind = StatementKind::LongTransactional;
    }
    void operator()(const sql::Transaction & /*statement*/) const { traits.kind = StatementKind::TransactionControl; }
    void operator()(const sql::Rename &statement) const { traits.relations << statement.relation.name; }
    void operator()(const sql::CreateTable &statement) const
    {
        if (statement.partitionOf)
            traits.relations << statement.partitionOf->name;
        for (const sql::ConstraintDefinition &constraint : statement.constraints) {
            if (!constraint.referenced.name.isEmpty())
                traits.relations << constraint.referenced.name;
        }
    }
    void operator()(const sql::Insert &statement) const { traits.relations << statement.table.name; }
    void operator()(const sql::Update &statement) const { traits.relations << statement.table.name; }
    void operator()(const sql::Delete &statement) const { traits.relations << statement.table.name; }
    void operator()(const sql::Truncate &statement) const
    {
        for (const sql::RelationRef &table : statement.tables)
            traits.relations << table.name;
    }
    void operator()(const sql::CreateTrigger &statement) const { traits.relations << statement.table.name; }
    void operator()(const sql::CreatePolicy &statement) const { traits.relations << statement.table.name; }
    void operator()(const sql::Opaque &statement) const { traits.kind = kindOfNode(statement.node); }
    void operator()(const sql::SetVariable & /*statement*/) const { }
    void operator()(const sql::CreateFunction & /*statement*/) const { }
    void operator()(const sql::CreateView & /*statement*/) const { }
    void operator()(const sql::CreateSchema & /*statement*/) const { }
    void operator()(const sql::AlterEnum & /*statement*/) const { }
    void operator()(const sql::Comment & /*statement*/) const { }
    void operator()(const sql::Do & /*statement*/) const { }
    void operator()(const sql::Query & /*statement*/) const { }
};

} // namespace

StatementTraits describeStatement(const QString &sql)
{
    StatementTraits traits;
    const QList<sql::ParsedStatement> parsed = sql::parseScript(sql);
    if (parsed.size() == 1)
        std::visit(Describe { traits }, parsed.first().statement);
    return traits;
}

} // namespace schemawright::apply
