#include "model/sources/followplan.h"

#include "model/sources/followclosure.h"
#include "model/sources/scriptindex.h"
#include "model/sql/sqlwriter.h"

#include <algorithm>

namespace schemawright::sources {

using namespace Qt::StringLiterals;
using schema::ObjectKey;
using schema::ObjectKind;

namespace {

constexpr qsizetype longestEdit = 20; ///< statements; of more, a run of everything is not much dearer

/// From `first` to the ends: what is not the same at both ends of the lists.
struct Edit {
    qsizetype first = 0;
    qsizetype endBefore = 0;
    qsizetype endAfter = 0;
};

bool isSame(const ReplayedStatement &a, const ReplayedStatement &b)
{
    return a.script == b.script && a.text == b.text;
}

Edit findEdit(const QList<ReplayedStatement> &before, const QList<ReplayedStatement> &after)
{
    Edit edit { 0, before.size(), after.size() };
    while (edit.first < edit.endBefore && edit.first < edit.endAfter
        && isSame(before.at(edit.first), after.at(edit.first)))
        ++edit.first;
    while (edit.endBefore > edit.first && edit.endAfter > edit.first
        && isSame(before.at(edit.endBefore - 1), after.at(edit.endAfter - 1))) {
        --edit.endBefore;
        --edit.endAfter;
    }
    return edit;
}

/// SET and SELECT set_config(…): they are repeated in front of what runs again in their script.
bool isSessionSetting(const ReplayedStatement &statement)
{
    if (std::holds_alternative<sql::SetVariable>(statement.statement))
        return true;
    const auto *const query = std::get_if<sql::Query>(&statement.statement);
    return query && query->instant && statement.text.contains(u"set_config("_s);
}

/// With two schemas in the path, what comes later can hide what a name meant before; a role stays set after RESET ALL.
bool changesMeaning(const ReplayedStatement &statement)
{
    const auto *const set = std::get_if<sql::SetVariable>(&statement.statement);
    if (set && (set->name == u"role" || set->name == u"session_authorization"))
        return true;
    if (!isSessionSetting(statement) || !statement.text.contains("search_path"_L1, Qt::CaseInsensitive))
        return false;
    return set ? statement.text.contains(u',') : !statement.text.contains("''"_L1);
}

/// Kinds whose effect is the object that they name, nothing else: no rows, no session, no other object by name.
bool isFollowable(const ReplayedStatement &statement)
{
    if (const auto *const table = std::get_if<sql::CreateTable>(&statement.statement))
        return !table->hasRows && !table->ifNotExists && !table->table.temporary;
    if (const auto *const index = std::get_if<sql::CreateIndex>(&statement.statement))
        return !index->concurrently && !index->ifNotExists;
    if (const auto *const alter = std::get_if<sql::AlterTable>(&statement.statement))
        return alter->kind == sql::ObjectClass::Table;
    if (const auto *const view = std::get_if<sql::CreateView>(&statement.statement))
        return !view->replace && !view->view.temporary && !statement.text.contains("NOT EXISTS"_L1, Qt::CaseInsensitive);
    if (const auto *const opaque = std::get_if<sql::Opaque>(&statement.statement)) {
        static const QSet<QString> known { u"GrantStmt"_s, u"AlterOwnerStmt"_s, u"CreateEnumStmt"_s,
            u"CreateDomainStmt"_s, u"CompositeTypeStmt"_s, u"CreateSeqStmt"_s, u"CreateStatsStmt"_s, u"RuleStmt"_s };
        return known.contains(opaque->node);
    }
    return std::holds_alternative<sql::CreateFunction>(statement.statement)
        || std::holds_alternative<sql::CreateTrigger>(statement.statement)
        || std::holds_alternative<sql::CreatePolicy>(statement.statement)
        || std::holds_alternative<sql::CreateSchema>(statement.statement)
        || std::holds_alternative<sql::Comment>(statement.statement) || isSessionSetting(statement);
}

/// "COMMENT ON TABLE t"; empty when it cannot be told where the text begins.
QString headOfComment(const QString &statement)
{
    const qsizetype is = statement.indexOf(" IS '"_L1, 0, Qt::CaseInsensitive);
    return statement.left(is).contains(u'\'') ? QString() : statement.left(std::max<qsizetype>(is, 0));
}

/// COMMENT ON … IS 'another text': nothing has to be taken back when both are about the same object.
bool isNewTextOfComment(const ReplayedStatement &before, const ReplayedStatement &after)
{
    const QString head = headOfComment(before.text);
    return std::holds_alternative<sql::Comment>(before.statement) && !head.isEmpty()
        && head == headOfComment(after.text);
}

class Planner
{
public:
    Planner(const QList<ReplayedStatement> &before, const QList<ReplayedStatement> &after,
        const schema::Database &database)
        : m_before(before)
        , m_after(after)
        , m_database(database)
        , m_edit(findEdit(before, after))
        , m_closure(database)
    {
    }

    std::optional<FollowPlan> run()
    {
        if (!canBeFollowed() || !takeEdited() || !m_closure.close())
            return std::nullopt;
        if (!chooseStatements())
            return std::nullopt;
        writeDrops();
        if (!writeStatements())
            return std::nullopt;
        m_plan.relations = m_closure.relations();
        return m_plan;
    }

private:
    [[nodiscard]] bool canBeFollowed() const
    {
        const qsizetype size = std::max(m_edit.endBefore, m_edit.endAfter) - m_edit.first;
        const auto listensToEvents = [](const ReplayedStatement &statement) {
            const auto *const opaque = std::get_if<sql::Opaque>(&statement.statement);
            return opaque && (opaque->node == u"CreateEventTrigStmt" || opaque->node.isEmpty());
        };
        return size <= longestEdit && std::ranges::none_of(m_after, listensToEvents)
            && std::ranges::none_of(m_after, changesMeaning)
            && std::all_of(m_before.begin() + m_edit.first, m_before.end(), isFollowable);
    }

    // What the former statements have made goes; so does a table whose own statements are edited, because the order of
    // its columns comes from the order of statements.
    [[nodiscard]] bool takeEdited()
    {
        const bool isComment = m_edit.endBefore - m_edit.first == 1 && m_edit.endAfter - m_edit.first == 1
            && isNewTextOfComment(m_before.at(m_edit.first), m_after.at(m_edit.first));
        if (isComment)
            m_closure.addCommented(headOfComment(m_before.at(m_edit.first).text));
        for (qsizetype i = m_edit.first; i < m_edit.endBefore; ++i) {
            if (!isComment && !takeFormer(m_before.at(i).statement))
                return false;
        }
        for (qsizetype i = m_edit.first; i < m_edit.endAfter; ++i) {
            const ReplayedStatement &statement = m_after.at(i);
            const auto *const table = std::get_if<sql::CreateTable>(&statement.statement);
            if (!isFollowable(statement) || (table && FollowClosure::copiesColumns(*table, statement.text))
                || (!isComment && !takeNew(statement.statement)))
                return false;
        }
        // Another function would change what calls of that name mean.
        return m_newRoutines == m_formerRoutines;
    }

    [[nodiscard]] bool takeFormer(const sql::Statement &statement)
    {
        if (const auto *const table = std::get_if<sql::CreateTable>(&statement))
            return m_closure.addRelation(resolved(table->table.name));
        if (const auto *const view = std::get_if<sql::CreateView>(&statement))
            return m_closure.addRelation(resolved(view->view.name));
        if (const auto *const index = std::get_if<sql::CreateIndex>(&statement))
            return m_closure.addPart(ObjectKind::Index, resolved(index->table.name), index->name.name);
        if (const auto *const policy = std::get_if<sql::CreatePolicy>(&statement))
            return m_closure.addPart(ObjectKind::Policy, resolved(policy->table.name), policy->name.name);
        if (const auto *const trigger = std::get_if<sql::CreateTrigger>(&statement))
            return m_closure.addPart(ObjectKind::Trigger, resolved(trigger->table.name), trigger->name.name);
        if (const auto *const function = std::get_if<sql::CreateFunction>(&statement)) {
            m_formerRoutines.insert({ function->schema, function->name.name });
            return true;
        }
        if (const auto *const alter = std::get_if<sql::AlterTable>(&statement))
            return m_closure.addRelation(resolved(alter->relation.name));
        return false;
    }

    [[nodiscard]] bool takeNew(const sql::Statement &statement)
    {
        if (const auto *const table = std::get_if<sql::CreateTable>(&statement))
            return !table->partitionOf && m_closure.addNew(resolved(table->table.name));
        if (const auto *const view = std::get_if<sql::CreateView>(&statement))
            return m_closure.addNew(resolved(view->view.name));
        if (const auto *const index = std::get_if<sql::CreateIndex>(&statement))
            return !index->name.name.isEmpty() && m_closure.addChanged(resolved(index->table.name));
        if (const auto *const policy = std::get_if<sql::CreatePolicy>(&statement))
            return m_closure.addChanged(resolved(policy->table.name));
        if (const auto *const trigger = std::get_if<sql::CreateTrigger>(&statement))
            return m_closure.addChanged(resolved(trigger->table.name));
        if (const auto *const function = std::get_if<sql::CreateFunction>(&statement)) {
            m_newRoutines.insert({ function->schema, function->name.name });
            return true;
        }
        if (const auto *const alter = std::get_if<sql::AlterTable>(&statement))
            return m_closure.addRelation(resolved(alter->relation.name));
        return false;
    }

    [[nodiscard]] bool isEdited(qsizetype i) const { return i >= m_edit.first && i < m_edit.endAfter; }

    [[nodiscard]] bool chooseStatements()
    {
        for (qsizetype i = 0; i < m_after.size(); ++i) {
            const Repetition repetition = isEdited(i) ? Repetition::Run : m_closure.repetitionOf(m_after.at(i));
            // Replacing what is followed must not reach back over something whose effect is not known.
            if (repetition == Repetition::Unknown || (repetition != Repetition::None && !isFollowable(m_after.at(i))))
                return false;
            m_repetitions.append(repetition);
            if (repetition != Repetition::None && m_first < 0)
                m_first = i;
        }
        if (!m_closure.isComplete() || meansSomethingElseNow())
            return false;
        return m_first < 0 || m_first >= m_edit.first
            || std::all_of(m_after.begin() + m_first, m_after.end(), isFollowable);
    }

    // What a repeated statement reads has gone on meanwhile: "*" would find columns that were added later, and a call a
    // function that was made later.
    [[nodiscard]] bool meansSomethingElseNow() const
    {
        const QStringList overloaded = overloadedNames();
        QStringList alteredLater;
        for (qsizetype i = m_after.size() - 1; i >= std::max<qsizetype>(m_first, 0); --i) {
            const ReplayedStatement &statement = m_after.at(i);
            const auto *const alter = std::get_if<sql::AlterTable>(&statement.statement);
            if (alter && m_repetitions.at(i) == Repetition::None)
                alteredLater.append(alter->relation.name.name);
            if (m_repetitions.at(i) == Repetition::None)
                continue;
            const bool isView = std::holds_alternative<sql::CreateView>(statement.statement);
            if (isView && statement.text.contains(u'*') && FollowClosure::mentions(statement.text, alteredLater))
                return true;
            if (!std::holds_alternative<sql::CreateFunction>(statement.statement)
                && FollowClosure::mentions(statement.text, overloaded))
                return true;
        }
        return false;
    }

    [[nodiscard]] QStringList overloadedNames() const
    {
        QStringList names;
        const QList<Shared<schema::Routine>> &routines = m_database.routines;
        for (qsizetype i = 1; i < routines.size(); ++i) {
            if (routines.at(i)->name.name == routines.at(i - 1)->name.name && !names.contains(routines.at(i)->name.name))
                names.append(routines.at(i)->name.name);
        }
        return names;
    }

    void writeDrops()
    {
        for (const ObjectKey &part : m_closure.droppedParts()) {
            const QString name = sql::quoteIdentifier(part.name);
            const QString relation = sql::quoteName(part.parentName());
            if (part.kind == ObjectKind::Index)
                m_plan.statements.append(u"DROP INDEX "_s + sql::quoteName({ part.schema, part.name }));
            else if (part.kind == ObjectKind::Policy)
                m_plan.statements.append(u"DROP POLICY %1 ON %2"_s.arg(name, relation));
            else
                m_plan.statements.append(u"DROP TRIGGER %1 ON %2"_s.arg(name, relation));
        }
        // Foreign keys first, so that nothing else goes with a table than what has been found out.
        for (const schema::ObjectKey &key : m_closure.foreignKeys()) {
            m_plan.statements.append(u"ALTER TABLE %1 DROP CONSTRAINT %2"_s.arg(
                sql::quoteName(key.parentName()), sql::quoteIdentifier(key.name)));
        }
        for (const ObjectKey &relation : m_closure.dropped()) {
            QString kind = u"TABLE"_s;
            if (const schema::View *const view = schema::findView(m_database, relation.qualifiedName()))
                kind = view->materialized ? u"MATERIALIZED VIEW"_s : u"VIEW"_s;
            m_plan.statements.append(
                u"DROP %1 IF EXISTS %2 CASCADE"_s.arg(kind, sql::quoteName(relation.qualifiedName())));
        }
    }

    [[nodiscard]] bool writeStatements()
    {
        qsizetype script = -1;
        for (qsizetype i = 0; i < m_after.size(); ++i) {
            const ReplayedStatement &statement = m_after.at(i);
            if (m_repetitions.at(i) == Repetition::None)
                continue;
            if (statement.script != script) {
                m_plan.statements.append(QString());
                m_settingsFrom = firstOf(statement.script, i);
                script = statement.script;
            }
            writeSettings(i);
            QString text = statement.text;
            if (const auto *const function = std::get_if<sql::CreateFunction>(&statement.statement)) {
                m_plan.routines.insert(resolved({ function->schema, function->name.name }));
                if (!function->replace)
                    text.replace(0, 6, u"CREATE OR REPLACE"_s);
            }
            m_plan.statements.append(text);
        }
        m_plan.statements.append(QString());
        return restoreForeignKeys();
    }

    [[nodiscard]] qsizetype firstOf(qsizetype script, qsizetype from) const
    {
        while (from > 0 && m_after.at(from - 1).script == script)
            --from;
        return from;
    }

    void writeSettings(qsizetype until)
    {
        for (; m_settingsFrom < until; ++m_settingsFrom) {
            if (isSessionSetting(m_after.at(m_settingsFrom)))
                m_plan.statements.append(m_after.at(m_settingsFrom).text);
        }
    }

    // Those written in a column or in CREATE TABLE of another table come back as the server has understood them.
    [[nodiscard]] bool restoreForeignKeys()
    {
        for (const ObjectKey &key : m_closure.foreignKeysToRestore()) {
            const schema::Table *const table = schema::findTable(m_database, key.parentName());
            const schema::Constraint *const constraint = table ? schema::findConstraint(*table, key.name) : nullptr;
            const auto *const foreignKey = constraint ? std::get_if<schema::ForeignKey>(&constraint->detail) : nullptr;
            if (!foreignKey || !constraint->isLocal || table->partitionOf || table->isPartitioned())
                return false;
            m_plan.keyHolders.insert(foreignKey->referencedTable);
            m_plan.statements.append(u"ALTER TABLE %1 ADD CONSTRAINT %2 %3"_s.arg(sql::quoteName(table->name),
                sql::quoteIdentifier(key.name), constraint->definition));
            if (!constraint->comment.isEmpty()) {
                m_plan.statements.append(u"COMMENT ON CONSTRAINT %1 ON %2 IS %3"_s.arg(sql::quoteIdentifier(key.name),
                    sql::quoteName(table->name), sql::quoteLiteral(constraint->comment)));
            }
        }
        return true;
    }

    const QList<ReplayedStatement> &m_before;
    const QList<ReplayedStatement> &m_after;
    const schema::Database &m_database;
    Edit m_edit;
    FollowClosure m_closure;
    FollowPlan m_plan;
    QSet<QualifiedName> m_formerRoutines;
    QSet<QualifiedName> m_newRoutines;
    QList<Repetition> m_repetitions;
    qsizetype m_first = -1;
    qsizetype m_settingsFrom = 0;
};

} // namespace

std::optional<FollowPlan> planFollowing(const QList<ReplayedStatement> &before, const QList<ReplayedStatement> &after,
    const schema::Database &database)
{
    return Planner(before, after, database).run();
}

} // namespace schemawright::sources
