#include "model/lint/filestate.h"

#include "model/lint/evidence.h"
#include "model/sql/withwrites.h"

#include <algorithm>

namespace schemawright::lint {

namespace {

using namespace Qt::StringLiterals;

/// Names of the zone whose offset is always zero.
bool isUtc(const QString &zone)
{
    static const QStringList names { u"utc"_s, u"etc/utc"_s, u"gmt"_s, u"etc/gmt"_s, u"zulu"_s, u"etc/zulu"_s, u"uct"_s, u"etc/uct"_s };
    return names.contains(zone.toLower());
}

} // namespace

FileState::FileState(const LintInput &input, bool fileTransaction)
    : m_facts(input.facts)
    , m_options(input.options)
    , m_hasRun(input.directory.hasRun)
    , m_fileTransaction(fileTransaction)
{
    resetSession();
}

void FileState::resetSession()
{
    m_outerPath.reset();
    m_savedPaths.clear();
    m_searchPath = sessionPath();
    m_timeZoneUtc = isUtc(m_facts.timeZone);
    m_timeZoneKnown = !m_facts.timeZone.isEmpty();
    m_strongLockSeen = false;
    m_settings.reset();
}

QStringList FileState::sessionPath() const
{
    return m_facts.searchPath.isEmpty() ? QStringList { u"public"_s } : m_facts.searchPath;
}

void FileState::apply(int index, const sql::Statement &statement, const QList<StatementLock> &locks)
{
    keepLocks(index, statement, locks);
    for (const sql::WithWrite &write : sql::withWritesOf(statement))
        noteWrite(write.table);
    std::visit([this, index](const auto &value) { applyTo(index, value); }, statement);
    if (!inTransaction())
        endTransaction();
}

void FileState::noteWrite(const sql::RelationRef &table)
{
    m_tables[resolve(table.name)].rowsChanged = true;
    forgetEmptied(); // of others, too: by triggers, rules, views and children
}

void FileState::keepLocks(int index, const sql::Statement &statement, const QList<StatementLock> &locks)
{
    const bool byAlterTable = std::holds_alternative<sql::AlterTable>(statement);
    for (const StatementLock &lock : locks) {
        const TableState *state = table(lock.table);
        if (state && state->created)
            continue;
        m_held.add({ lock, index, byAlterTable }, knowledgeOf(lock.written, *this).isInUse());
        m_strongLockSeen = m_strongLockSeen
            || (lock.mode >= schema::LockMode::Share && !m_settings.timeout(u"lock_timeout"_s));
    }
}

void FileState::startFile(const LintInput &input, bool inTransaction)
{
    m_hasRun = input.directory.hasRun;
    enterTransaction(inTransaction);
    resetSession();
    std::erase_if(m_tables, [](const auto &table) { return table.second.temporary; });
    for (auto &[name, table] : m_tables) {
        table.created = false;
        table.filledBy = -1; // counts the statements of its own file
        table.addedColumns.clear();
        table.constraints.clear();
        table.notValid.clear();
    }
    for (auto index = m_indexes.keyBegin(); index != m_indexes.keyEnd(); ++index)
        m_presentIndexes.insert(*index);
    m_indexes.clear();
    m_objects.clear();
    m_domains.clear();
    m_schemas.clear();
}

void FileState::enterTransaction(bool inTransaction)
{
    endTransaction();
    m_fileTransaction = inTransaction;
    m_explicitTransaction = false;
}

void FileState::endTransaction()
{
    for (const QualifiedName &name : std::exchange(m_invisible, {})) {
        if (const auto table = m_tables.find(name); table != m_tables.end())
            table->second.visible = true;
    }
    for (const QualifiedName &name : m_held.tables()) {
        if (const auto table = m_tables.find(name); table != m_tables.end())
            table->second.notValid.clear();
    }
    forgetEmptied();
    m_held.clear();
    if (m_outerPath)
        m_searchPath = *std::exchange(m_outerPath, {});
    m_savedPaths.clear();
    m_settings.endTransaction();
    m_enumValues.clear();
    m_newTypes.clear();
}

void FileState::forgetEmptied()
{
    for (const QualifiedName &name : std::exchange(m_emptied, {})) {
        if (const auto table = m_tables.find(name); table != m_tables.end())
            table->second.emptied = false;
    }
}

namespace {

/// What is known of a column is known by its new name, too.
void carryColumn(TableState &table, const catalog::TableFacts *known, const QString &from, const QString &to)
{
    if (table.provenNotNull.remove(from))
        table.provenNotNull.insert(to);
    std::replace(table.requiredColumns.begin(), table.requiredColumns.end(), from, to);
    const bool isChecked = std::any_of(table.checks.begin(), table.checks.end(),
        [&from](const CheckState &check) { return check.columns.contains(from); }); // its text says the old name
    if (isChecked)
        return;
    if (table.keyColumns.remove(from))
        table.keyColumns.insert(to);
    for (IndexState &index : table.indexes)
        std::replace(index.columns.begin(), index.columns.end(), from, to);
    const bool isTypeSaid = table.columnTypes.contains(from);
    if (isTypeSaid)
        table.columnTypes.insert(to, table.columnTypes.take(from));
    const QString stored = table.formerColumn(from);
    for (const catalog::ColumnFacts &column : known ? known->columns : QList<catalog::ColumnFacts>()) {
        if (column.name != stored)
            continue;
        table.formerColumns.remove(from);
        table.formerColumns.insert(to, stored);
        if (const auto type = isTypeSaid ? std::nullopt : sql::parseTypeName(column.type))
            table.columnTypes.insert(to, *type);
    }
}

} // namespace

void FileState::applyTo(int, const sql::Rename &rename)
{
    const QualifiedName from = resolve(rename.relation.name);
    if (rename.kind == sql::ObjectClass::Column) {
        TableState &table = m_tables[from];
        carryColumn(table, facts(from), rename.from, rename.to.name);
        table.changedColumns.insert(QStringList { rename.from, rename.to.name });
        if (table.addedColumns.remove(rename.from))
            table.addedColumns.insert(rename.to.name);
        table.checks.removeIf([&rename](const CheckState &check) { return check.columns.contains(rename.from); });
        return;
    }
    if (rename.kind == sql::ObjectClass::Table || rename.kind == sql::ObjectClass::View) {
        moveTable(from, { from.schema, rename.to.name });
        if (m_objects.remove(from))
            m_objects.insert({ from.schema, rename.to.name });
    } else if (rename.kind == sql::ObjectClass::Index && m_indexes.contains(from)) {
        m_indexes.insert({ from.schema, rename.to.name }, m_indexes.take(from));
    }
}

void FileState::moveTable(const QualifiedName &from, const QualifiedName &to)
{
    TableState table = std::exchange(m_tables[from], {});
    m_tables.erase(from);
    if (!m_hasRun) { // else the database knows it by the new name
        if (table.formerName.isEmpty() && !table.created)
            table.formerName = from;
        m_freedTables.insert(from);
    }
    table.replaces = !m_facts.tables.contains(table.formerName) && m_freedTables.contains(to);
    m_tables.insert_or_assign(to, std::move(table));
}

void FileState::applyTo(int, const sql::DropObjects &drop)
{
    for (const auto &target : drop.targets) {
        if (drop.kind == sql::ObjectClass::View || drop.kind == sql::ObjectClass::MaterializedView) {
            dropView(resolve(target.name));
        } else if (drop.kind == sql::ObjectClass::Table) {
            dropTable(resolve(target.name), drop.cascade);
        } else if (drop.kind == sql::ObjectClass::Index) {
            m_droppedIndexes.insert(resolve(target.name));
            const QualifiedName table = m_indexes.take(resolve(target.name));
            if (!table.isEmpty())
                m_tables[table].indexes.removeIf(
                    [&target](const IndexState &index) { return index.name == target.name.name; });
        }
    }
}

void FileState::dropView(const QualifiedName &view)
{
    if (const TableState *state = table(view); state && !state->formerName.isEmpty())
        m_droppedViews.insert(state->formerName);
    m_droppedViews.insert(view);
    m_madeViews.remove(view);
}

void FileState::dropTable(const QualifiedName &table, bool cascade)
{
    const catalog::TableFacts *known = facts(table);
    // Partitions go with it, and by CASCADE what inherits from it.
    for (const QualifiedName &other : known && (known->partitioned || cascade) ? known->descendants : QList<QualifiedName>())
        m_droppedTables.insert(other);
    m_droppedTables.insert(known ? known->name : table);
    m_droppedTables.insert(table);
    if (!m_hasRun)
        m_freedTables.insert(table);
    m_tables.erase(table);
}

void FileState::applyTo(int, const sql::CreateIndex &create)
{
    const QualifiedName table = resolve(create.table.name);
    if (!create.name.name.isEmpty())
        m_indexes.insert({ table.schema, create.name.name }, table);
    IndexState state { create.name.name, {}, create.unique, !create.partial && create.method == u"btree" };
    for (const sql::IndexColumn &column : create.columns) {
        state.columns.append(column.name);
        state.plain = state.plain && column.ordinary;
    }
    m_tables[table].indexes.append(state);
}

void FileState::applyTo(int, const sql::Transaction &transaction)
{
    switch (transaction.command) {
    case sql::TransactionCommand::Begin:
        m_explicitTransaction = true;
        return;
    case sql::TransactionCommand::Rollback:
        if (!m_savedPaths.isEmpty()) {
            m_searchPath = m_savedPaths.first();
            m_outerPath.reset();
        }
        [[fallthrough]];
    case sql::TransactionCommand::Commit:
    case sql::TransactionCommand::Prepared:
        m_explicitTransaction = false;
        m_fileTransaction = false; // the runner's transaction is over as well
        endTransaction();
        return;
    case sql::TransactionCommand::RollbackTo: // keeps the locks taken before the savepoint, and we keep all
        forgetEmptied();
        if (!m_savedPaths.isEmpty())
            m_searchPath = m_savedPaths.last();
        return;
    case sql::TransactionCommand::Savepoint: // ROLLBACK TO goes back to the last one: hardly anybody has two at once
        m_savedPaths.append(m_searchPath);
        return;
    case sql::TransactionCommand::Release:
        return;
    }
}

void FileState::applyTo(int, const sql::SetVariable &set)
{
    m_settings.apply(set, inTransaction());
    m_timeZoneKnown = m_timeZoneKnown || set.name == u"timezone";
    if (set.name == u"timezone")
        m_timeZoneUtc = isUtc(set.value.isEmpty() ? m_facts.timeZone : set.value);
    else if (set.name == u"search_path" || set.name.isEmpty()) // RESET ALL
        setSearchPath(set);
}

void FileState::setSearchPath(const sql::SetVariable &set)
{
    if (set.local && !inTransaction())
        return; // the server warns, and does nothing
    if (m_savedPaths.isEmpty() && inTransaction())
        m_savedPaths.append(m_searchPath);
    if (set.local && !m_outerPath)
        m_outerPath = m_searchPath;
    else if (!set.local)
        m_outerPath.reset();
    m_searchPath = set.value.isEmpty() ? sessionPath() : set.value.split(u", "_s);
    if (m_searchPath.size() > 1)
        m_searchPath.removeAll(u"$user"_s); // few have a schema of their own
}

void FileState::applyTo(int index, const sql::Insert &insert)
{
    const QualifiedName name = resolve(insert.table.name);
    forgetEmptied();
    TableState &table = m_tables[name];
    table.hasRows = true;
    table.rowsChanged = true;
    if (!insert.fromQuery)
        return;
    table.filledBy = index;
    m_held.markInUse(name);
}

void FileState::applyTo(int, const sql::Update &update)
{
    noteWrite(update.table);
}

void FileState::applyTo(int, const sql::Delete &remove)
{
    noteWrite(remove.table);
}

void FileState::applyTo(int, const sql::Truncate &truncate)
{
    for (const sql::RelationRef &relation : truncate.tables) {
        const QualifiedName name = resolve(relation.name);
        m_emptied.append(name);
        TableState &table = m_tables[name];
        table.rowsChanged = true;
        table.emptied = inTransaction() && !relation.only;
        table.hasRows = false;
    }
}

void FileState::noteCode()
{
    m_codeRan = true;
    forgetEmptied();
}

void FileState::applyTo(int, const sql::Do &)
{
    noteCode();
}

void FileState::applyTo(int, const sql::Query &query)
{
    if (!query.instant)
        noteCode();
}

void FileState::applyTo(int, const sql::CreateSchema &create)
{
    m_schemas.insert(create.name);
}

void FileState::applyTo(int index, const sql::CreateView &create)
{
    // A materialised view is filled by the statement that makes it, as a table by CREATE TABLE AS.
    if (create.materialized) {
        sql::CreateTable table;
        table.table = create.view;
        table.hasRows = create.hasRows;
        table.fromQuery = true;
        applyTo(index, table);
        m_tables[resolve(create.view.name)].materialized = true;
    }
    if (!create.replace)
        m_objects.insert(resolve(create.view.name));
    const QualifiedName name = resolve(create.view.name);
    m_droppedViews.remove(name);
    QList<QualifiedName> &reads = m_madeViews[name];
    reads.clear();
    for (const QualifiedName &relation : create.reads)
        reads.append(resolve(relation));
}

void FileState::applyTo(int, const sql::CreateFunction &create)
{
    const QualifiedName name = resolve({ create.schema, create.name.name });
    // Those of one name are told apart by nothing that a call says for certain.
    const bool isOnly = !m_routines.contains(name) || create.replace;
    const bool isInlined = isOnly && create.language == u"sql" && create.inlinable;
    const char volatility = isOnly ? create.volatility : 'v';
    m_routines.insert(name, { volatility, isInlined ? create.body : QString() });
    if (!create.replace)
        m_objects.insert(name);
}

void FileState::applyTo(int, const sql::CreatePolicy &create)
{
    m_tables[resolve(create.table.name)].policies.append(create);
}

void FileState::applyTo(int index, const sql::AlterEnum &alter)
{
    if (!alter.addedValue.isEmpty())
        m_enumValues.append({ alter.type, alter.addedValue, index, m_newTypes.contains(resolve(alter.type)) });
}

void FileState::addObject(const QualifiedName &written)
{
    const QualifiedName name = written.schema.isEmpty() ? QualifiedName { m_searchPath.first(), written.name } : written;
    m_objects.insert(name);
    m_newTypes.insert(name);
}

void FileState::applyTo(int, const sql::Opaque &other)
{
    if (const auto *enumeration = std::get_if<sql::CreateEnum>(&other.details)) {
        addObject(enumeration->type);
        m_plainTypes.insert(resolve(enumeration->type));
    } else if (const auto *composite = std::get_if<sql::CreateComposite>(&other.details)) {
        addObject(composite->type);
        m_plainTypes.insert(resolve(composite->type));
    } else if (const auto *sequence = std::get_if<sql::CreateSequence>(&other.details)) {
        addObject(sequence->sequence.name);
    } else if (const auto *domain = std::get_if<sql::CreateDomain>(&other.details)) {
        addObject(domain->domain);
        (domain->constrained ? m_domains : m_plainTypes).insert(resolve(domain->domain));
        m_madeDomains.insert(resolve(domain->domain), { domain->base.toText(), domain->constrained, domain->needsValue, {}, {} });
    } else if (const auto *alter = std::get_if<sql::AlterDomain>(&other.details)) {
        const auto made = m_madeDomains.find(resolve(alter->domain));
        if (made != m_madeDomains.end() && alter->change != sql::DomainChange::Other)
            made->constrained = true;
    } else if (other.node == u"CopyStmt") {
        for (const sql::RelationRef &table : other.relations)
            noteWrite(table);
    } else if (const auto *move = std::get_if<sql::MoveToSchema>(&other.details)) {
        if (move->kind == sql::ObjectClass::Table)
            moveTable(resolve(move->object), { move->schema, move->object.name });
    } else if (other.node == u"CallStmt" || other.node == u"MergeStmt" || other.node == u"ExecuteStmt" || other.node == u"ExplainStmt") {
        noteCode();
    } else if (other.node == u"DiscardStmt") {
        m_searchPath = sessionPath();
    }
}

} // namespace schemawright::lint
