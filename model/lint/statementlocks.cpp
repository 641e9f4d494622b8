#include "model/lint/statementlocks.h"

#include "model/lint/actioneffect.h"
#include "model/lint/filestate.h"
#include "model/lint/partitionproof.h"
#include "model/lint/typechange.h"
#include "model/sql/withwrites.h"

#include <algorithm>

namespace schemawright::lint {

namespace {

using schema::LockMode;

using Effect = LockEffect;

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
        const catalog::TableFacts *facts = m_state.facts(table);
        Effect strongest { LockMode::None, Work::Instant };
        bool reaches = false;
        for (const sql::AlterTableAction &action : alter.actions) {
            const Effect effect = actionEffect(action.action, table, m_state);
            strongest = { std::max(strongest.mode, effect.mode), std::max(strongest.work, effect.work) };
            reaches = reaches || (facts && reachesDescendants(action.action, facts->partitioned));
            addOtherTables(action.action, table);
        }
        reaches = reaches && !alter.relation.only;
        // A partitioned table has no rows of its own.
        const bool worksBelow = reaches && facts->partitioned && !facts->descendants.isEmpty();
        add(alter.relation, { strongest.mode, worksBelow ? Work::Instant : strongest.work });
        if (reaches)
            addDescendants(table, strongest);
    }
    void operator()(const sql::CreateIndex &index)
    {
        const QualifiedName indexed = m_state.resolve(index.table.name);
        if (m_state.database().otherRelations.contains(indexed) && m_state.table(indexed) == nullptr)
            return; // a view: the server refuses it
        if (m_state.isPresentIndex(index))
            return add(index.table, { index.concurrently ? LockMode::ShareUpdateExclusive : LockMode::Share, Work::Instant });
        const Effect effect { index.concurrently ? LockMode::ShareUpdateExclusive : LockMode::Share, Work::IndexBuild };
        add(index.table, effect);
        if (!index.table.only)
            addPartitions(m_state.resolve(index.table.name), effect);
    }
    void operator()(const sql::DropObjects &drop)
    {
        const LockMode mode = drop.concurrently ? LockMode::ShareUpdateExclusive : LockMode::AccessExclusive;
        for (const auto &target : drop.targets) {
            if (drop.kind == sql::ObjectClass::Table || drop.kind == sql::ObjectClass::MaterializedView) {
                add(target.name, { mode, Work::Instant });
                addDropped(m_state.resolve(target.name), drop.cascade);
            } else if (drop.kind == sql::ObjectClass::Domain && drop.cascade) {
                const catalog::DomainFacts *domain = m_state.domain(target.name);
                addAll(domain ? domain->tables : QList<QualifiedName>(), {});
            } else if (drop.kind == sql::ObjectClass::Index && !m_state.tableOfIndex(target.name).isEmpty()) {
                add(m_state.tableOfIndex(target.name), { mode, Work::Instant });
                addPartitions(m_state.tableOfIndex(target.name), { mode, Work::Instant });
            } else if (!target.relation.isEmpty()) {
                add(target.relation, { mode, Work::Instant });
            }
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
        if (create.partitionOf) {
            add(*create.partitionOf, {});
            addForNewPartition(m_state.resolve(create.partitionOf->name), create.bound);
        }
        for (const sql::RelationRef &parent : create.parents)
            add(parent, { LockMode::ShareUpdateExclusive, Work::Instant });
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
        // The tables get empty files.
        const Effect effect { LockMode::AccessExclusive, Work::Rewrite };
        for (const sql::RelationRef &table : truncate.tables) {
            add(table, effect);
            const QualifiedName name = m_state.resolve(table.name);
            if (!table.only)
                addDescendants(name, effect);
            if (const catalog::TableFacts *facts = truncate.cascade ? m_state.facts(name) : nullptr)
                addAll(facts->referencedBy, effect);
        }
    }
    void operator()(const sql::CreateTrigger &create)
    {
        if (create.insteadOf) // a view
            return;
        add(create.table, { LockMode::ShareRowExclusive, Work::Instant });
        addPartitions(m_state.resolve(create.table.name), { LockMode::ShareRowExclusive, Work::Instant });
    }
    void operator()(const sql::RefreshView &refresh)
    {
        add(refresh.view,
            { refresh.concurrently ? LockMode::Exclusive : LockMode::AccessExclusive,
                refresh.concurrently ? Work::Rows : Work::Rewrite });
    }
    void operator()(const sql::Comment &comment)
    {
        const bool ofColumn = comment.kind == sql::ObjectClass::Column;
        const QStringList name = ofColumn ? comment.object.mid(0, comment.object.size() - 1) : comment.object;
        if ((ofColumn || comment.kind == sql::ObjectClass::Table || comment.kind == sql::ObjectClass::MaterializedView)
            && !name.isEmpty())
            add(QualifiedName { name.size() > 1 ? name.at(name.size() - 2) : QString(), name.last() },
                { LockMode::ShareUpdateExclusive, Work::Instant });
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
        else if (other.node == u"CreateStatsStmt" || other.node.endsWith(u"PublicationStmt"))
            effect = { LockMode::ShareUpdateExclusive, Work::Instant };
        else if (other.node == u"ClusterStmt")
            effect = { LockMode::AccessExclusive, Work::Rewrite };
        else if (const auto *lock = std::get_if<sql::LockTable>(&other.details))
            effect = { static_cast<LockMode>(lock->mode), Work::Instant };
        for (const sql::RelationRef &relation : other.relations)
            add(relation, effect);
        const auto *alter = std::get_if<sql::AlterDomain>(&other.details);
        const catalog::DomainFacts *domain = alter ? m_state.domain(alter->domain) : nullptr;
        if (domain && alter->change != sql::DomainChange::Other && !alter->notValid)
            addAll(domain->tables, { LockMode::Share, Work::Scan });
    }
    template <typename Lockless> void operator()(const Lockless &) { }
    void addWrites(const QList<sql::WithWrite> &writes)
    {
        for (const sql::WithWrite &write : writes)
            add(write.table, { LockMode::RowExclusive, Work::Rows });
    }

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
    void addAll(const QList<QualifiedName> &tables, Effect effect)
    {
        for (const QualifiedName &table : tables)
            add(table, effect);
    }
    void addDescendants(const QualifiedName &table, Effect effect)
    {
        if (const catalog::TableFacts *facts = m_state.facts(table))
            addAll(facts->descendants, effect);
    }
    void addPartitions(const QualifiedName &table, Effect effect)
    {
        if (const catalog::TableFacts *facts = m_state.facts(table); facts && facts->partitioned)
            addAll(facts->descendants, effect);
    }
    /// Tables of foreign keys of the table; those of all its constraints when `constraint` is empty.
    void addReferencedBy(const QualifiedName &table, const QString &constraint, Effect effect)
    {
        const catalog::TableFacts *facts = m_state.facts(table);
        for (const catalog::ConstraintFacts &one : facts ? facts->constraints : QList<catalog::ConstraintFacts>()) {
            if (one.type == 'f' && one.referenced != table && (constraint.isEmpty() || one.name == constraint))
                add(one.referenced, effect);
        }
    }
    void addDropped(const QualifiedName &table, bool cascade)
    {
        const catalog::TableFacts *facts = m_state.facts(table);
        if (!facts)
            return;
        addReferencedBy(table, {}, {}); // its triggers there are dropped
        if (facts->isPartition)
            add(facts->parent, {});
        if (facts->partitioned || cascade)
            addAll(facts->descendants, {});
        if (cascade) {
            addAll(facts->referencedBy, {});
            addAll(facts->materializedViews, {});
        }
    }
    void addForNewPartition(const QualifiedName &parent, const sql::PartitionBound &bound)
    {
        const TableKnowledge known = knowledgeOf(parent, m_state);
        const bool reads = readDefaultPartition(bound, known, m_state).has_value();
        if (!bound.isDefault)
            add(defaultPartitionOf(known), { LockMode::AccessExclusive, reads ? Work::Scan : Work::Instant });
        addReferencedBy(parent, {}, { LockMode::ShareRowExclusive, Work::Instant });
    }
    /// The other side of foreign keys over the column, whose triggers are made anew.
    void addKeysOver(const QualifiedName &table, const QString &column)
    {
        const catalog::TableFacts *facts = m_state.facts(table);
        if (!facts)
            return;
        for (const catalog::ConstraintFacts &one : facts->constraints) {
            if (one.type == 'f' && one.columns.contains(column))
                add(one.referenced, {});
        }
    }
    void addReferencing(const QualifiedName &table, Effect effect)
    {
        if (const catalog::TableFacts *facts = m_state.facts(table))
            addAll(facts->referencedBy, effect);
    }
    /// Materialised views that read the column.
    void addStored(const QualifiedName &table, const QString &column)
    {
        const TableKnowledge known = knowledgeOf(table, m_state);
        const catalog::ColumnFacts *read = known.column(column);
        for (const QualifiedName &view : read ? read->views : QList<QualifiedName>()) {
            if (known.facts->materializedViews.contains(view))
                add(view, {});
        }
    }
    [[nodiscard]] bool isInKey(const QualifiedName &table, const QString &column) const
    {
        const catalog::TableFacts *facts = m_state.facts(table);
        return facts && std::any_of(facts->constraints.begin(), facts->constraints.end(), [&](const catalog::ConstraintFacts &one) {
            return (one.type == 'p' || one.type == 'u') && one.columns.contains(column);
        });
    }
    void addOtherTables(const sql::TableAction &action, const QualifiedName &table)
    {
        if (const auto *constraint = std::get_if<sql::AddConstraint>(&action)) {
            addReferenced(constraint->constraint);
        } else if (const auto *column = std::get_if<sql::AddColumn>(&action)) {
            for (const sql::ConstraintDefinition &definition : column->column.constraints)
                addReferenced(definition);
        } else if (const auto *attach = std::get_if<sql::AttachPartition>(&action)) {
            const QualifiedName partition = m_state.resolve(attach->partition.name);
            const bool isSaid = saysBounds(attach->bound, knowledgeOf(table, m_state), knowledgeOf(partition, m_state))
                && hasParentsIndexesAndKeys(knowledgeOf(table, m_state), knowledgeOf(partition, m_state));
            add(attach->partition, { LockMode::AccessExclusive, isSaid ? Work::Instant : Work::Scan });
            addForNewPartition(table, attach->bound);
        } else if (const auto *detach = std::get_if<sql::DetachPartition>(&action)) {
            add(detach->partition, {});
            add(defaultPartitionOf(knowledgeOf(table, m_state)), {});
        } else if (const auto *other = std::get_if<sql::OtherTableAction>(&action)) {
            if (other->kind == u"AddInherit")
                add(other->relation, { LockMode::ShareUpdateExclusive, Work::Instant });
            if (const QString enforced = other->options.value(QStringLiteral("enforced")); other->kind == u"AlterConstraint" && !enforced.isEmpty())
                addReferencedBy(table, other->name, { enforced == u"true" ? LockMode::ShareRowExclusive : LockMode::AccessExclusive, Work::Instant });
        } else {
            addTablesOfKeys(action, table);
        }
    }
    void addTablesOfKeys(const sql::TableAction &action, const QualifiedName &table)
    {
        if (const auto *change = std::get_if<sql::AlterColumnType>(&action)) {
            const TypeChangeEffect changed = typeChangeOf(*change, table, m_state).effect;
            if (changed == TypeChangeEffect::None)
                return;
            addKeysOver(table, change->column.name);
            // Their rows are checked anew where the key's values are written anew.
            if (isInKey(table, change->column.name))
                addReferencing(table, { LockMode::AccessExclusive, changed == TypeChangeEffect::Rewrites ? Work::Scan : Work::Instant });
        } else if (const auto *column = std::get_if<sql::DropColumn>(&action)) {
            addKeysOver(table, column->column.name);
            if (column->cascade) {
                addStored(table, column->column.name);
                if (isInKey(table, column->column.name))
                    addReferencing(table, {});
            }
        } else if (const auto *drop = std::get_if<sql::DropConstraint>(&action)) {
            const catalog::TableFacts *facts = m_state.facts(table);
            for (const catalog::ConstraintFacts &one : facts ? facts->constraints : QList<catalog::ConstraintFacts>()) {
                if (one.name != drop->constraint.name)
                    continue;
                if (one.type == 'f')
                    add(one.referenced, {});
                else if (drop->cascade && (one.type == 'p' || one.type == 'u'))
                    addReferencing(table, {});
            }
        }
    }

    const FileState &m_state;
};

} // namespace

QList<StatementLock> locksOf(const sql::Statement &statement, const FileState &state)
{
    LockCollector collector(state);
    std::visit(collector, statement);
    collector.addWrites(sql::withWritesOf(statement));
    return collector.locks;
}

} // namespace schemawright::lint
