#include "model/lint/actioneffect.h"

#include "model/lint/filestate.h"
#include "model/lint/newcolumn.h"
#include "model/lint/typechange.h"

#include <algorithm>

namespace schemawright::lint {

namespace {

using namespace Qt::StringLiterals;
using schema::LockMode;

LockEffect effectOf(const sql::ColumnDefinition &column, const FileState &state)
{
    LockEffect effect;
    const bool volatileDefault
        = column.defaultValue && volatilityOf(*column.defaultValue, state) >= sql::Volatility::Unknown;
    const bool isWritten = column.generated == sql::GeneratedKind::Stored || column.generated == sql::GeneratedKind::Identity;
    if (column.generated == sql::GeneratedKind::Virtual && column.notNull)
        effect.work = Work::Scan; // of what the expression yields
    if (volatileDefault || isWritten || column.type.isSerial()
        || isConstrainedDomain(column.type, state))
        effect.work = Work::Rewrite;
    for (const sql::ConstraintDefinition &constraint : column.constraints) {
        const bool hasValue = column.defaultValue && !column.defaultValue->isNull;
        if (constraint.type == sql::ConstraintType::Check || (constraint.type == sql::ConstraintType::ForeignKey && hasValue))
            effect.work = std::max(effect.work, Work::Scan);
        else if (constraint.type == sql::ConstraintType::Unique || constraint.type == sql::ConstraintType::PrimaryKey)
            effect.work = std::max(effect.work, Work::IndexBuild);
    }
    return effect;
}

LockEffect effectOf(const sql::ConstraintDefinition &constraint)
{
    switch (constraint.type) {
    case sql::ConstraintType::ForeignKey:
        return { LockMode::ShareRowExclusive, constraint.notValid ? Work::Instant : Work::Scan };
    case sql::ConstraintType::Check:
    case sql::ConstraintType::NotNull:
        return { LockMode::AccessExclusive, constraint.notValid ? Work::Instant : Work::Scan };
    case sql::ConstraintType::PrimaryKey:
    case sql::ConstraintType::Unique:
        return { LockMode::AccessExclusive, constraint.usingIndex.isEmpty() ? Work::IndexBuild : Work::Instant };
    case sql::ConstraintType::Exclusion:
        return { LockMode::AccessExclusive, Work::IndexBuild };
    }
    Q_UNREACHABLE();
}

Work workOf(const TypeChange &change)
{
    switch (change.effect) {
    case TypeChangeEffect::None:
    case TypeChangeEffect::Free:
        return Work::Instant;
    case TypeChangeEffect::RebuildsIndexes:
        return Work::IndexBuild;
    case TypeChangeEffect::Rewrites:
        return Work::Rewrite;
    }
    Q_UNREACHABLE();
}

const catalog::ColumnFacts *columnOf(const catalog::TableFacts &table, const QString &name)
{
    const auto found = std::find_if(table.columns.begin(), table.columns.end(),
        [&name](const catalog::ColumnFacts &column) { return column.name == name; });
    return found == table.columns.end() ? nullptr : &*found;
}

class ActionEffect
{
public:
    ActionEffect(const FileState &state, const QualifiedName &table)
        : m_state(state)
        , m_table(table)
        , m_facts(state.facts(table))
    { }
    LockEffect operator()(const sql::AddColumn &add) const { return effectOf(add.column, m_state); }
    LockEffect operator()(const sql::AddConstraint &add) const { return effectOf(add.constraint); }
    LockEffect operator()(const sql::AlterColumnType &change) const
    {
        const QString check = recheckedBy(change.column.name, m_facts, m_state.table(m_table));
        const Work checked = check.isEmpty() ? Work::Instant : Work::Scan;
        return { LockMode::AccessExclusive, std::max(checked, workOf(typeChangeOf(change, m_table, m_state))) };
    }
    LockEffect operator()(const sql::SetNotNull &set) const
    {
        return { LockMode::AccessExclusive, isProven(set.column.name) ? Work::Instant : Work::Scan };
    }
    LockEffect operator()(const sql::ValidateConstraint &) const
    {
        return { LockMode::ShareUpdateExclusive, Work::Scan };
    }
    LockEffect operator()(const sql::AttachPartition &) const
    {
        return { LockMode::ShareUpdateExclusive, Work::Instant };
    }
    LockEffect operator()(const sql::DetachPartition &detach) const
    {
        return { detach.concurrently ? LockMode::ShareUpdateExclusive : LockMode::AccessExclusive, Work::Instant };
    }
    LockEffect operator()(const sql::OtherTableAction &other) const
    {
        static const QStringList light { u"SetStatistics"_s, u"SetOptions"_s, u"ResetOptions"_s, u"SetRelOptions"_s,
            u"ResetRelOptions"_s, u"ClusterOn"_s, u"DropCluster"_s, u"DetachPartitionFinalize"_s };
        static const QStringList rewriting { u"SetLogged"_s, u"SetUnLogged"_s, u"SetAccessMethod"_s, u"SetTableSpace"_s,
            u"SetExpression"_s };
        if (light.contains(other.kind))
            return { LockMode::ShareUpdateExclusive, Work::Instant };
        if (other.kind.contains(u"Trig")) // ENABLE [REPLICA | ALWAYS] TRIGGER, DISABLE TRIGGER
            return { LockMode::ShareRowExclusive, Work::Instant };
        if (other.kind == u"AlterConstraint" && other.options.value(u"enforced"_s) == u"true")
            return { LockMode::AccessExclusive, Work::Scan };
        const bool rewrites = rewriting.contains(other.kind) && !changesNothing(other);
        return { LockMode::AccessExclusive, rewrites ? Work::Rewrite : Work::Instant };
    }
    template <typename Instant> LockEffect operator()(const Instant &) const { return {}; }

private:
    /// No row is read. docs: sql-altertable, "SET NOT NULL".
    [[nodiscard]] bool isProven(const QString &column) const
    {
        const TableState *state = m_state.table(m_table);
        if (state && (state->provenNotNull.contains(column) || state->requiredColumns.contains(column)))
            return true;
        const catalog::ColumnFacts *known = m_facts ? columnOf(*m_facts, column) : nullptr;
        return m_facts && (m_facts->notNullChecks.contains(column) || (known && known->notNull));
    }
    /// The access method, the tablespace, the persistence that the table has, the expression of a column that is not stored.
    [[nodiscard]] bool changesNothing(const sql::OtherTableAction &other) const
    {
        const TableState *state = m_state.table(m_table);
        if (other.kind == u"SetExpression" && state && state->virtualColumns.contains(other.name))
            return true;
        if (!m_facts)
            return false;
        // What an earlier statement has changed is not followed.
        const bool isThere = !state
            && ((other.kind == u"SetLogged" && m_facts->persistence == 'p') || (other.kind == u"SetUnLogged" && m_facts->persistence == 'u')
                || (other.kind == u"SetTableSpace" && other.name == m_facts->tablespace));
        if (isThere)
            return true;
        const catalog::ColumnFacts *column = columnOf(*m_facts, other.name);
        return (other.kind == u"SetAccessMethod" && !other.name.isEmpty() && other.name == m_facts->accessMethod)
            || (other.kind == u"SetExpression" && column && column->generated == 'v');
    }

    const FileState &m_state;
    const QualifiedName &m_table;
    const catalog::TableFacts *m_facts;
};

class Reach
{
public:
    explicit Reach(bool ofPartitioned)
        : m_ofPartitioned(ofPartitioned)
    { }
    bool operator()(const sql::AddConstraint &add) const
    {
        using enum sql::ConstraintType;
        return m_ofPartitioned || (add.constraint.type == Check && !add.constraint.noInherit) || add.constraint.type == NotNull;
    }
    bool operator()(const sql::AttachPartition &) const { return false; }
    bool operator()(const sql::DetachPartition &) const { return false; }
    bool operator()(const sql::ChangeRowSecurity &) const { return false; }
    bool operator()(const sql::OtherTableAction &other) const
    {
        static const QStringList always { u"SetStatistics"_s, u"SetStorage"_s, u"SetCompression"_s, u"SetExpression"_s };
        const bool ofPartitions = other.kind.contains(u"Trig") || other.kind == u"AlterConstraint";
        return always.contains(other.kind) || (ofPartitions && m_ofPartitioned);
    }
    template <typename OfColumns> bool operator()(const OfColumns &) const { return true; }

private:
    bool m_ofPartitioned;
};

} // namespace

LockEffect actionEffect(const sql::TableAction &action, const QualifiedName &table, const FileState &state)
{
    return std::visit(ActionEffect(state, table), action);
}

bool reachesDescendants(const sql::TableAction &action, bool ofPartitioned)
{
    return std::visit(Reach(ofPartitioned), action);
}

} // namespace schemawright::lint
