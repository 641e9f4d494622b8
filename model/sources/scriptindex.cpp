#include "model/sources/scriptindex.h"

namespace schemawright::sources {

using namespace Qt::StringLiterals;
using schema::ObjectKey;
using schema::ObjectKind;

QualifiedName resolved(const QualifiedName &name)
{
    return name.schema.isEmpty() ? QualifiedName { u"public"_s, name.name } : name;
}

namespace {

/// Functions are indexed by name alone: the argument types as written need not be those that the server prints.
ObjectKey indexKey(ObjectKey key)
{
    key.signature.clear();
    return key;
}

ObjectKey partOf(ObjectKind kind, const QualifiedName &table, const QString &name)
{
    const QualifiedName owner = resolved(table);
    return { kind, owner.schema, owner.name, name, {} };
}

ObjectKey objectOf(ObjectKind kind, const QualifiedName &name)
{
    const QualifiedName full = resolved(name);
    return { kind, full.schema, {}, full.name, {} };
}

} // namespace

ScriptIndex::ScriptIndex(const QList<devdb::Script> &scripts)
{
    for (qsizetype script = 0; script < scripts.size(); ++script) {
        m_statements.append(sql::parseScript(scripts[script].text));
        const auto &statements = m_statements.constLast();
        for (qsizetype i = 0; i < statements.size(); ++i)
            add({ script, i }, statements[i].statement);
    }
}

const sql::ParsedStatement &ScriptIndex::at(const StatementPlace &place) const
{
    return m_statements.at(place.script).at(place.statement);
}

void ScriptIndex::note(const ObjectKey &key, const StatementPlace &place)
{
    const auto found = m_creations.constFind(key);
    if (!m_firstCreations.contains(key))
        m_firstCreations.insert(key, place);
    m_creations.insert(key, found == m_creations.constEnd() ? place : StatementPlace {});
}

void ScriptIndex::add(const StatementPlace &place, const sql::Statement &statement)
{
    const auto about = [&](const QualifiedName &table) { m_about[resolved(table)].append(place); };
    if (const auto *table = std::get_if<sql::CreateTable>(&statement)) {
        note(objectOf(ObjectKind::Table, table->table.name), place);
        about(table->table.name);
    } else if (const auto *index = std::get_if<sql::CreateIndex>(&statement)) {
        note(partOf(ObjectKind::Index, index->table.name, index->name.name), place);
        about(index->table.name);
    } else if (const auto *policy = std::get_if<sql::CreatePolicy>(&statement)) {
        note(partOf(ObjectKind::Policy, policy->table.name, policy->name.name), place);
        about(policy->table.name);
    } else if (const auto *trigger = std::get_if<sql::CreateTrigger>(&statement)) {
        note(partOf(ObjectKind::Trigger, trigger->table.name, trigger->name.name), place);
        about(trigger->table.name);
    } else if (const auto *view = std::get_if<sql::CreateView>(&statement)) {
        note(objectOf(ObjectKind::View, view->view.name), place);
    } else if (const auto *function = std::get_if<sql::CreateFunction>(&statement)) {
        note(objectOf(ObjectKind::Routine, { function->schema, function->name.name }), place);
    } else if (const auto *alter = std::get_if<sql::AlterTable>(&statement)) {
        about(alter->relation.name);
        for (const sql::AlterTableAction &action : alter->actions) {
            const auto *added = std::get_if<sql::AddConstraint>(&action.action);
            if (added != nullptr && alter->actions.size() == 1)
                note(partOf(ObjectKind::Constraint, alter->relation.name, added->constraint.name.name), place);
        }
    }
}

StatementPlace ScriptIndex::findCreation(const ObjectKey &key) const
{
    return m_creations.value(indexKey(key));
}

QList<StatementPlace> ScriptIndex::statementsAbout(const QualifiedName &table) const
{
    return m_about.value(table);
}

} // namespace schemawright::sources
