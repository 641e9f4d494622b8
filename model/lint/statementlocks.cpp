#include "model/lint/statementlocks.h"

#include "model/lint/filestate.h"
#include "model/lint/typechange.h"

#include <algorithm>

namespace schemawright::lint {

namespace {

using schema::LockMode;

struct Effect {
    LockMode mode = LockMode::AccessExclusive;
    Work work = Work::Instant;
};

Effect effectOf(const sql::ColumnDefinition &column)
{
    Effect effect;
    const bool volatileDefault = column.defaultValue && column.defaultValue->volatility >= sql::Volatility::Unknown;
    if (volatileDefault || column.generated != sql::GeneratedKind::No || column.type.isSerial())
        effect.work = Work::Rewrite;
    for (const sql::ConstraintDefinition &constraint : column.constraints) {
        if (constraint.type == sql::ConstraintType::Check)
            effect.work = std::max(effect.work, Work::Scan);
        else if (constraint.type == sql::ConstraintType::Unique || constraint.type == sql::ConstraintType::PrimaryKey)
            effect.work = std::max(effect.work, Work::IndexBuild);
    }
    return effect;
}

Effect effectOf(const sql::ConstraintDefinition &constraint)
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

Effect effectOfOther(const QString &kind)
{
    static const QStringList light { QStringLiteral("SetStatistics"), QStringLiteral("SetOptions"),
        QStringLiteral("ResetOptions"), QStringLiteral("SetRelOptions"), QStringLiteral("ResetRelOptions"),
        QStringLiteral("ClusterOn"), QStringLiteral("DropCluster"), QStringLiteral("DetachPartitionFinalize") };
    static const QStringList rewriting { QStringLiteral("SetLogged"), QStringLiteral("SetUnLogged"),
        QStringLiteral("SetAccessMethod"), QStringLiteral("SetTableSpace"), QStringLiteral("SetExpression") };
    if (light.contains(kind))
        return { LockMode::ShareUpdateExclusive, Work::Instant };
    if (kind.contains(QStringLiteral("Trig"))) // ENABLE [REPLICA | ALWAYS] TRIGGER, DISABLE TRIGGER
        return { LockMode::ShareRowExclusive, Work::Instant };
    return { LockMode::AccessExclusive, rewriting.contains(kind) ? Work::Rewrite : Work::Instant };
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

class ActionEffect
{
public:
    ActionEffect(const FileState &state, const QualifiedName &table)
        : m_state(state)
        , m_table(table)
    { }
    Effect operator()(const sql::AddColumn &add) const { return effectOf(add.column); }
    Effect operator()(const sql::AddConstraint &add) const { return effectOf(add.constraint); }
    Effect operator()(const sql::AlterColumnType &change) const
    {
        return { LockMode::AccessExclusive, workOf(typeChangeOf(change, m_table, m_state)) };
    }
    Effect operator()(const sql::SetNotNull &set) const
    {
        return { LockMode::AccessExclusive, isProven(set.column.name) ? Work::Instant : Work::Scan };
    }
    Effect operator()(const sql::ValidateConstraint &) const { return { LockMode::ShareUpdateExclusive, Work::Scan }; }
    Effect operator()(const sql::AttachPartition &) const { return { LockMode::ShareUpdateExclusive, Work::Instant }; }
    Effect operator()(const sql::DetachPartition &detach) const
    {
        return { detach.concurrently ? LockMode::ShareUpdateExclusive : LockMode::AccessExclusive, Work::Instant };
    }
    Effect operator()(const sql::OtherTableAction &other) const { return effectOfOther(other.kind); }
    template <typename Instant> Effect operator()(const Instant &) const { return {}; }

private:
    /// No row is read. docs: sql-altertable, "SET NOT NULL".
    [[nodiscard]] bool isProven(const QString &column) const
    {
        const TableState *state = m_state.table(m_table);
        if (state && state->provenNotNull.contains(column))
            return true;
        const catalog::TableFacts *facts = m_state.facts(m_table);
        return facts
            && (facts->notNullChecks.contains(column)
                || std::any_of(facts->columns.begin(), facts->columns.end(), [&column](const catalog::ColumnFacts &one) {
                       return one.name == column && one.notNull;
                   }));
    }

    const FileState &m_state;
    const QualifiedName &m_table;
};

class LockCollector
{
public:
    explicit LockCollector(const FileState &state)
        : m_state(state)
    { }

    QList<StatementLock> locks;

    void operator()(const sql::AlterTable &alter)
    {
        if (alter.kind != sql::ObjectClass::Table)
            return;
        const QualifiedName table = m_state.resolve(alter.relation.name);
        Effect strongest { LockMode::None, Work::Instant };
        for (const sql::AlterTableAction &action : alter.actions) {
            const Effect effect = std::visit(ActionEffect(m_state, table), action.action);
            strongest = { std::max(strongest.mode, effect.mode), std::max(strongest.work, effect.work) };
            addOtherTables(action.action);
        }
        add(alter.relation, strongest);
    }
    void operator()(const sql::CreateIndex &index)
    {
        add(index.table, { index.concurrently ? LockMode::ShareUpdateExclusive : LockMode::Share, Work::IndexBuild });
    }
    void operator()(const sql::DropObjects &drop)
    {
        const LockMode mode = drop.concurrently ? LockMode::ShareUpdateExclusive : LockMode::AccessExclusive;
        for (const auto &target : drop.targets) {
            if (drop.kind == sql::ObjectClass::Table)
                add(target.name, { mode, Work::Instant });
            else if (drop.kind == sql::ObjectClass::Index && !m_state.tableOfIndex(target.name).isEmpty())
                add(m_state.tableOfIndex(target.name), { mode, Work::Instant });
            else if (!target.relation.isEmpty())
                add(target.relation, { mode, Work::Instant });
        }
    }
    void operator()(const sql::Rename &rename)
    {
        using enum sql::ObjectClass;
        if (rename.kind == Table || rename.kind == Column || rename.kind == Constraint || rename.kind == Trigger
            || rename.kind == Policy)
            add(rename.relation, {});
    }
    void operator()(const sql::CreateTable &create)
    {
        if (create.partitionOf)
            add(*create.partitionOf, {});
        for (const sql::ConstraintDefinition &constraint : create.constraints)
            addReferenced(constraint);
        for (const sql::ColumnDefinition &column : create.columns) {
            for (const sql::ConstraintDefinition &constraint : column.constraints)
                addReferenced(constraint);
        }
    }
    void operator()(const sql::Insert &insert) { add(insert.table, { LockMode::RowExclusive, Work::Rows }); }
    void operator()(const sql::Update &update) { add(update.table, { LockMode::RowExclusive, Work::Rows }); }
    void operator()(const sql::Delete &remove) { add(remove.table, { LockMode::RowExclusive, Work::Rows }); }
    void operator()(const sql::Truncate &truncate)
    {
        for (const sql::RelationRef &table : truncate.tables)
            add(table, {});
    }
    void operator()(const sql::CreateTrigger &create)
    {
        add(create.table, { LockMode::ShareRowExclusive, Work::Instant });
    }
    void operator()(const sql::CreatePolicy &create) { add(create.table, {}); }
    void operator()(const sql::Reindex &reindex)
    {
        if (reindex.relation.name.isEmpty())
            return;
        const Effect effect { reindex.concurrently ? LockMode::ShareUpdateExclusive : LockMode::Share,
            Work::IndexBuild };
        const QualifiedName indexed = m_state.tableOfIndex(reindex.relation.name);
        if (reindex.kind == sql::ObjectClass::Table)
            add(reindex.relation, effect);
        else if (!indexed.isEmpty())
            add(indexed, effect);
    }
    void operator()(const sql::Vacuum &vacuum)
    {
        for (const sql::RelationRef &table : vacuum.tables)
            add(table,
                { vacuum.full ? LockMode::AccessExclusive : LockMode::ShareUpdateExclusive,
                    vacuum.full ? Work::Rewrite : Work::Scan });
    }
    void operator()(const sql::Opaque &other)
    {
        Effect effect;
        if (other.node == u"CopyStmt")
            effect = { LockMode::RowExclusive, Work::Rows };
        else if (other.node == u"CreateStatsStmt")
            effect = { LockMode::ShareUpdateExclusive, Work::Instant };
        else if (other.node == u"ClusterStmt")
            effect = { LockMode::AccessExclusive, Work::Rewrite };
        for (const sql::RelationRef &relation : other.relations)
            add(relation, effect);
    }
    template <typename Lockless> void operator()(const Lockless &) { }

private:
    void add(const sql::RelationRef &relation, Effect effect) { add(relation.name, effect); }
    void add(const QualifiedName &name, Effect effect)
    {
        if (!name.isEmpty() && effect.mode != LockMode::None)
            locks.append({ m_state.resolve(name), name, effect.mode, effect.work });
    }
    void addReferenced(const sql::ConstraintDefinition &constraint)
    {
        if (constraint.type != sql::ConstraintType::ForeignKey || constraint.referenced.name.isEmpty())
            return;
        add(constraint.referenced, { LockMode::ShareRowExclusive, Work::Instant });
        locks.last().forForeignKey = true;
    }
    void addOtherTables(const sql::TableAction &action)
    {
        if (const auto *constraint = std::get_if<sql::AddConstraint>(&action)) {
            addReferenced(constraint->constraint);
        } else if (const auto *column = std::get_if<sql::AddColumn>(&action)) {
            for (const sql::ConstraintDefinition &definition : column->column.constraints)
                addReferenced(definition);
        } else if (const auto *attach = std::get_if<sql::AttachPartition>(&action)) {
            add(attach->partition, { LockMode::AccessExclusive, Work::Scan });
        } else if (const auto *detach = std::get_if<sql::DetachPartition>(&action)) {
            add(detach->partition, {});
        }
    }

    const FileState &m_state;
};

} // namespace

QList<StatementLock> locksOf(const sql::Statement &statement, const FileState &state)
{
    LockCollector collector(state);
    std::visit(collector, statement);
    return collector.locks;
}

} // namespace schemawright::lint
