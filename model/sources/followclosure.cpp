#include "model/sources/followclosure.h"

#include "model/sources/scriptindex.h"

#include <algorithm>

namespace schemawright::sources {

using namespace Qt::StringLiterals;
using schema::ObjectKey;
using schema::ObjectKind;

bool FollowClosure::addRelation(const QualifiedName &name)
{
    if (isDropped(name))
        return true;
    const bool isView = schema::findView(m_database, name) != nullptr;
    const schema::Table *const table = schema::findTable(m_database, name);
    // A partition's parts come from its parent: only both together can be made again.
    if ((!isView && !table) || (table && table->partitionOf && !isDropped(table->partitionOf->parent)))
        return false;
    m_droppedNames.insert(name);
    m_dropped.append({ isView ? ObjectKind::View : ObjectKind::Table, name.schema, {}, name.name, {} });
    return !name.name.contains(u'"');
}

bool FollowClosure::addPart(ObjectKind kind, const QualifiedName &relation, const QString &name)
{
    if (name.isEmpty())
        return addRelation(relation);
    m_editedParts.insert(schema::partKey(kind, relation, name));
    return addChanged(relation);
}

bool FollowClosure::addNew(const QualifiedName &name)
{
    const bool exists = schema::findTable(m_database, name) || schema::findView(m_database, name);
    m_changed.insert(name);
    return !exists || isDropped(name);
}

bool FollowClosure::addChanged(const QualifiedName &relation)
{
    const schema::Table *const table = schema::findTable(m_database, relation);
    m_changed.insert(relation);
    return !table || (!table->isPartitioned() && !table->partitionOf && table->inherits.isEmpty());
}

void FollowClosure::addCommented(const QString &head)
{
    const auto has = [&](const auto &parts) {
        return std::ranges::any_of(parts, [&](const auto &part) { return mentions(head, { part.name }); });
    };
    for (const Shared<schema::Table> &table : m_database.tables) {
        if (mentions(head, { table->name.name }) || has(table->indexes) || has(table->constraints))
            m_changed.insert(table->name);
    }
    for (const Shared<schema::View> &view : m_database.views) {
        if (mentions(head, { view->name.name }) || has(view->indexes))
            m_changed.insert(view->name);
    }
}

bool FollowClosure::close()
{
    qsizetype known = -1;
    while (known != m_dropped.size()) {
        known = m_dropped.size();
        if (!dropChildren())
            return false;
        for (const schema::Dependency &dependency : m_database.dependencies) {
            const ObjectKey &referenced = dependency.referenced();
            const bool isPart = !referenced.parent.isEmpty();
            if (isDropped(isPart ? referenced.parentName() : referenced.qualifiedName()) && !follow(dependency))
                return false;
            if (isPart && m_editedParts.contains(referenced))
                return false;
        }
    }
    collectNames();
    return true;
}

bool FollowClosure::dropChildren()
{
    for (const Shared<schema::Table> &table : m_database.tables) {
        const bool isPartition = table->partitionOf && isDropped(table->partitionOf->parent);
        const bool isChild = std::ranges::any_of(table->inherits, [this](const auto &name) { return isDropped(name); });
        if ((isPartition || isChild) && !addRelation(table->name))
            return false;
    }
    return true;
}

bool FollowClosure::follow(const schema::Dependency &dependency)
{
    // Schemas, types and routines are keys without a parent too: what hangs on them is not about the relation.
    const ObjectKind kind = dependency.referenced().kind;
    if (dependency.referenced().parent.isEmpty() && kind != ObjectKind::Table && kind != ObjectKind::View)
        return true;
    const ObjectKey &dependent = dependency.dependent();
    if (dependent.parent.isEmpty()) {
        const bool isRelation = dependent.kind == ObjectKind::Table || dependent.kind == ObjectKind::View;
        return isRelation && addRelation(dependent.qualifiedName());
    }
    if (isDropped(dependent.parentName()))
        return true;
    if (schema::findView(m_database, dependent.parentName()) && dependent.kind == ObjectKind::Column)
        return addRelation(dependent.parentName());
    if (dependent.kind == ObjectKind::Column)
        return false;
    if (m_lostParts.contains(dependent) || m_foreignKeys.contains(dependent))
        return true;
    const schema::Table *const table = schema::findTable(m_database, dependent.parentName());
    const schema::Constraint *const constraint
        = table && dependent.kind == ObjectKind::Constraint ? schema::findConstraint(*table, dependent.name) : nullptr;
    if (constraint && std::holds_alternative<schema::ForeignKey>(constraint->detail))
        m_foreignKeys.append(dependent);
    else
        m_lostParts.insert(dependent);
    return true;
}

void FollowClosure::collectNames()
{
    const auto add = [this](const auto &parts) {
        for (const auto &part : parts)
            m_allNames.append(part.name);
    };
    for (const ObjectKey &key : std::as_const(m_dropped)) {
        m_relationNames.append(key.name);
        if (const schema::Table *const table = schema::findTable(m_database, key.qualifiedName())) {
            add(table->constraints);
            add(table->indexes);
            add(table->triggers);
            add(table->policies);
            add(table->rules);
        }
        if (const schema::View *const view = schema::findView(m_database, key.qualifiedName())) {
            add(view->indexes);
            add(view->triggers);
            add(view->rules);
        }
    }
    for (const schema::Sequence &sequence : m_database.sequences) {
        if (sequence.ownedBy && isDropped(sequence.ownedBy->table))
            m_allNames.append(sequence.name.name);
    }
    for (const ObjectKey &part : std::as_const(m_lostParts) + m_editedParts)
        m_allNames.append(part.name);
    for (const ObjectKey &key : std::as_const(m_foreignKeys))
        m_allNames.append(key.name);
    m_allNames.append(m_relationNames);
}

namespace {

bool isWordCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u'$';
}

bool isWordAt(const QString &text, qsizetype at, qsizetype length)
{
    return (at == 0 || !isWordCharacter(text.at(at - 1)))
        && (at + length >= text.size() || !isWordCharacter(text.at(at + length)));
}

} // namespace

/// As a word anywhere, also in a string or a comment: too often is only slow.
bool FollowClosure::mentions(const QString &text, const QStringList &names)
{
    return std::ranges::any_of(names, [&](const QString &name) {
        qsizetype at = text.indexOf(name, 0, Qt::CaseInsensitive);
        while (at >= 0 && !isWordAt(text, at, name.size()))
            at = text.indexOf(name, at + 1, Qt::CaseInsensitive);
        return at >= 0;
    });
}

Repetition FollowClosure::make(const ObjectKey &part)
{
    return isDropped(part.parentName()) || m_lostParts.remove(part) ? Repetition::Run : Repetition::None;
}

Repetition FollowClosure::alter(const sql::AlterTable &alter)
{
    const QualifiedName relation = resolved(alter.relation.name);
    if (isDropped(relation))
        return Repetition::Run;
    if (alter.actions.size() != 1)
        return Repetition::None;
    if (const auto *const attach = std::get_if<sql::AttachPartition>(&alter.actions.first().action))
        return isDropped(resolved(attach->partition.name)) ? Repetition::Run : Repetition::None;
    const auto *const added = std::get_if<sql::AddConstraint>(&alter.actions.first().action);
    if (!added || added->constraint.name.name.isEmpty())
        return Repetition::None;
    const ObjectKey key = schema::partKey(ObjectKind::Constraint, relation, added->constraint.name.name);
    if (!m_foreignKeys.contains(key))
        return make(key);
    m_madeForeignKeys.insert(key);
    return Repetition::Run;
}

// LIKE, OF, INHERITS and AS take columns from a relation as it is at that moment, some without depending on it.
bool FollowClosure::copiesColumns(const sql::CreateTable &table, const QString &text)
{
    static const QStringList copying { u"like"_s, u"of"_s, u"inherits"_s };
    return !table.partitionOf && (table.columns.isEmpty() || mentions(text, copying));
}

Repetition FollowClosure::createTable(const sql::CreateTable &table, const QString &text) const
{
    const bool goes = isDropped(resolved(table.table.name));
    if (copiesColumns(table, text) && (goes || mentions(text, m_relationNames)))
        return Repetition::Unknown;
    return goes ? Repetition::Run : Repetition::None;
}

Repetition FollowClosure::opaque(const sql::Opaque &opaque, const QString &text) const
{
    if (opaque.node == u"RuleStmt" && !opaque.relations.isEmpty() && isDropped(resolved(opaque.relations.first().name)))
        return Repetition::Run;
    if (opaque.node == u"GrantStmt" && text.contains(u" in schema "_s, Qt::CaseInsensitive))
        return Repetition::Unknown;
    // What types take from a relation, the server knows: close() has seen it.
    const bool isType = opaque.node == u"CreateEnumStmt" || opaque.node == u"CreateDomainStmt"
        || opaque.node == u"CompositeTypeStmt";
    if (isType || !mentions(text, m_allNames))
        return Repetition::None;
    const bool canBeRepeated = opaque.node == u"GrantStmt" || opaque.node == u"AlterOwnerStmt";
    return canBeRepeated ? Repetition::Run : Repetition::Unknown;
}

Repetition FollowClosure::repetitionOf(const ReplayedStatement &statement)
{
    const auto runIf = [](bool condition) { return condition ? Repetition::Run : Repetition::None; };
    const sql::Statement &kind = statement.statement;
    if (const auto *const table = std::get_if<sql::CreateTable>(&kind))
        return createTable(*table, statement.text);
    if (const auto *const view = std::get_if<sql::CreateView>(&kind))
        return runIf(isDropped(resolved(view->view.name)));
    if (const auto *const index = std::get_if<sql::CreateIndex>(&kind))
        return make(schema::partKey(ObjectKind::Index, resolved(index->table.name), index->name.name));
    if (const auto *const policy = std::get_if<sql::CreatePolicy>(&kind))
        return make(schema::partKey(ObjectKind::Policy, resolved(policy->table.name), policy->name.name));
    if (const auto *const trigger = std::get_if<sql::CreateTrigger>(&kind))
        return make(schema::partKey(ObjectKind::Trigger, resolved(trigger->table.name), trigger->name.name));
    if (const auto *const altered = std::get_if<sql::AlterTable>(&kind))
        return alter(*altered);
    // A body that is only text is checked again, because the server would have checked it against the new table.
    if (std::holds_alternative<sql::CreateFunction>(kind))
        return runIf(mentions(statement.text, m_relationNames));
    if (std::holds_alternative<sql::Comment>(kind))
        return runIf(mentions(statement.text, m_allNames));
    if (const auto *const other = std::get_if<sql::Opaque>(&kind))
        return opaque(*other, statement.text);
    return Repetition::None;
}

QList<ObjectKey> FollowClosure::droppedParts() const
{
    QList<ObjectKey> parts;
    for (const ObjectKey &part : m_editedParts) {
        if (!isDropped(part.parentName()))
            parts.append(part);
    }
    std::sort(parts.begin(), parts.end());
    return parts;
}

QList<ObjectKey> FollowClosure::foreignKeysToRestore() const
{
    QList<ObjectKey> keys = m_foreignKeys;
    keys.removeIf([this](const ObjectKey &key) {
        return m_madeForeignKeys.contains(key) || isDropped(key.parentName());
    });
    return keys;
}

} // namespace schemawright::sources
