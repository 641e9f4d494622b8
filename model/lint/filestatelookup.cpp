// What a name stands for, and what is known of it: from the statements before and from the database.
#include "model/lint/filestate.h"

namespace schemawright::lint {

QualifiedName FileState::resolve(const QualifiedName &written) const
{
    if (!written.schema.isEmpty())
        return written;
    static const QString temporaryTables = temporarySchema.toString();
    const QualifiedName temporary { temporaryTables, written.name };
    if (m_tables.contains(temporary))
        return temporary;
    for (const QString &schema : m_searchPath) {
        const QualifiedName candidate { schema, written.name };
        const bool isOnDatabase = m_facts.tables.contains(candidate) && !m_freedTables.contains(candidate);
        if (m_tables.contains(candidate) || isOnDatabase || m_indexes.contains(candidate) || m_facts.indexTables.contains(candidate))
            return candidate;
    }
    return { m_searchPath.first(), written.name };
}

const TableState *FileState::table(const QualifiedName &table) const
{
    const auto found = m_tables.find(table);
    return found == m_tables.end() ? nullptr : &found->second;
}

const catalog::TableFacts *FileState::facts(const QualifiedName &table) const
{
    const TableState *state = this->table(table);
    if (state && (state->created || state->replaces))
        return nullptr;
    const auto found = m_facts.tables.constFind(state && !state->formerName.isEmpty() ? state->formerName : table);
    return found == m_facts.tables.constEnd() ? nullptr : &*found;
}

QualifiedName FileState::tableOfIndex(const QualifiedName &index) const
{
    const QualifiedName resolved = resolve(index);
    const QualifiedName madeHere = m_indexes.value(resolved);
    return madeHere.isEmpty() ? m_facts.indexTables.value(resolved) : madeHere;
}

bool FileState::isIndexDropped(const QualifiedName &index) const
{
    return m_droppedIndexes.contains(index) && !m_indexes.contains(index) && !m_presentIndexes.contains(index);
}

bool FileState::isIndexCreatedHere(const QualifiedName &index) const
{
    return m_indexes.contains(resolve(index));
}

bool FileState::isObjectCreatedHere(const QualifiedName &object) const
{
    return m_objects.contains(resolve(object));
}

namespace {

/// By search_path; what these files made goes before what the database has. nullptr: nowhere.
template <typename Value>
const Value *firstFound(const QualifiedName &written, const QStringList &searchPath, const QHash<QualifiedName, Value> &made,
    const QHash<QualifiedName, Value> &known)
{
    for (const QString &schema : written.schema.isEmpty() ? searchPath : QStringList { written.schema }) {
        for (const auto *values : { &made, &known }) {
            const auto found = values->constFind({ schema, written.name });
            if (found != values->constEnd())
                return &*found;
        }
    }
    return nullptr;
}

} // namespace

const catalog::DomainFacts *FileState::domain(const QualifiedName &type) const
{
    return firstFound(type, m_searchPath, m_madeDomains, m_facts.domains);
}

const catalog::RoutineFacts *FileState::routine(const QualifiedName &written) const
{
    return firstFound(written, m_searchPath, m_routines, m_facts.routines);
}

bool FileState::isPresentIndex(const sql::CreateIndex &create) const
{
    const QualifiedName name { resolve(create.table.name).schema, create.name.name };
    const bool isThere = m_facts.indexTables.contains(name) || m_presentIndexes.contains(name);
    return create.ifNotExists && isThere && !m_droppedIndexes.contains(name);
}

bool FileState::isReadBy(const QualifiedName &table, const QualifiedName &view) const
{
    if (const auto made = m_madeViews.constFind(view); made != m_madeViews.constEnd())
        return made->contains(table);
    return isViewUnchanged(view);
}

bool FileState::isViewUnchanged(const QualifiedName &view) const
{
    // Which columns a view reads that these files made, nobody has looked up.
    return !m_droppedViews.contains(view) && !m_madeViews.contains(view);
}

bool FileState::mayHaveChangedRows(const QualifiedName &table) const
{
    const TableState *state = this->table(table);
    return m_codeRan || (state && state->rowsChanged);
}

bool FileState::isEmptied(const QualifiedName &table) const
{
    const TableState *state = this->table(table);
    return state && state->emptied;
}

} // namespace schemawright::lint
