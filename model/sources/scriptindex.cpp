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

/// How many parts of a comment's name are those of a part of a relation: 0 for relations and other objects in a schema;
/// -1 for what is in no schema.
int ownParts(sql::ObjectClass kind)
{
    using enum sql::ObjectClass;
    switch (kind) {
    case Table:
    case View:
    case MaterializedView:
    case ForeignTable:
    case Index:
    case Sequence:
    case Type:
    case Domain:
    case Function:
    case Procedure:
        return 0;
    case Column:
    case Attribute:
    case Constraint:
    case Trigger:
    case Policy:
    case Rule:
        return 1;
    case Schema:
    case Extension:
    case Database:
    case Other:
        return -1;
    }
    Q_UNREACHABLE();
}

/// The relation, or another object in a schema, that a comment is about or about a part of; empty: none.
QualifiedName relationOf(const sql::Comment &comment)
{
    const int own = ownParts(comment.kind);
    const qsizetype size = comment.object.size() - own;
    if (own < 0 || size < 1)
        return {};
    return resolved({ size > 1 ? comment.object.at(size - 2) : QString(), comment.object.at(size - 1) });
}

QStringList commentSetting(sql::ObjectClass kind, const QualifiedName &relation, const QString &part)
{
    return { u"comment"_s, QString::number(static_cast<int>(kind)), relation.schema, relation.name, part };
}

/// What a statement sets that another one may set anew: a comment, row security. Empty: nothing of that kind.
QStringList settingOf(const sql::Statement &statement)
{
    if (const auto *comment = std::get_if<sql::Comment>(&statement); comment && !comment->object.isEmpty()) {
        const bool hasPart = ownParts(comment->kind) != 0;
        return commentSetting(comment->kind, relationOf(*comment), hasPart ? comment->object.last() : QString());
    }
    const auto *alter = std::get_if<sql::AlterTable>(&statement);
    const auto *security
        = alter && alter->actions.size() == 1 ? std::get_if<sql::ChangeRowSecurity>(&alter->actions.first().action) : nullptr;
    if (!security)
        return {};
    const QualifiedName table = resolved(alter->relation.name);
    return { security->ofOwner ? u"force"_s : u"row security"_s, table.schema, table.name };
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
    if (const QStringList setting = settingOf(statement); !setting.isEmpty())
        m_settings.insert(setting, place);
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
    } else if (const auto *comment = std::get_if<sql::Comment>(&statement)) {
        if (const QualifiedName relation = relationOf(*comment); !relation.isEmpty())
            about(relation);
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

StatementPlace ScriptIndex::findSetting(const sql::Statement &statement) const
{
    const QStringList setting = settingOf(statement);
    return setting.isEmpty() ? StatementPlace() : m_settings.value(setting);
}

StatementPlace ScriptIndex::findComment(sql::ObjectClass kind, const QualifiedName &relation, const QString &part) const
{
    return m_settings.value(commentSetting(kind, relation, part));
}

QList<StatementPlace> ScriptIndex::statementsAbout(const QualifiedName &table) const
{
    return m_about.value(table);
}

} // namespace schemawright::sources
