// What goes with an object that is dropped, by the dependencies that the server has told, and which statements make it
// again.
#pragma once

#include "model/schema/database.h"
#include "model/sources/followplan.h"

#include <QSet>

namespace schemawright::sources {

enum class Repetition { None, Run, Unknown };

class FollowClosure
{
public:
    explicit FollowClosure(const schema::Database &database)
        : m_database(database)
    {
    }

    // What an edit names. False when it cannot be followed.
    [[nodiscard]] bool addRelation(const QualifiedName &name); ///< to be dropped
    [[nodiscard]] bool addPart(schema::ObjectKind kind, const QualifiedName &relation, const QString &name);
    [[nodiscard]] bool addNew(const QualifiedName &name); ///< a relation that comes
    [[nodiscard]] bool addChanged(const QualifiedName &relation); ///< gets another part

    void addCommented(const QString &head); ///< COMMENT ON TABLE t, COMMENT ON INDEX i: every relation that has the name

    /// Finds all that goes with it. False when something does that no single statement makes again.
    [[nodiscard]] bool close();
    /// Whether the statement, which is not edited itself, must run again.
    [[nodiscard]] Repetition repetitionOf(const ReplayedStatement &statement);
    /// One of the names as a word anywhere, in a string or a comment too.
    [[nodiscard]] static bool mentions(const QString &text, const QStringList &names);
    [[nodiscard]] static bool copiesColumns(const sql::CreateTable &table, const QString &text);
    /// Every part that goes comes back.
    [[nodiscard]] bool isComplete() const { return m_lostParts.isEmpty(); }

    [[nodiscard]] const QList<schema::ObjectKey> &dropped() const { return m_dropped; }
    [[nodiscard]] QList<schema::ObjectKey> droppedParts() const;
    /// Of other tables, to what is dropped.
    [[nodiscard]] const QList<schema::ObjectKey> &foreignKeys() const { return m_foreignKeys; }
    /// Those that no statement of their own makes.
    [[nodiscard]] QList<schema::ObjectKey> foreignKeysToRestore() const;
    /// All relations that may differ afterwards.
    [[nodiscard]] QSet<QualifiedName> relations() const { return m_droppedNames + m_changed; }

private:
    [[nodiscard]] bool isDropped(const QualifiedName &name) const { return m_droppedNames.contains(name); }
    [[nodiscard]] bool follow(const schema::Dependency &dependency);
    [[nodiscard]] bool dropChildren();
    void collectNames();
    [[nodiscard]] Repetition make(const schema::ObjectKey &part);
    [[nodiscard]] Repetition alter(const sql::AlterTable &alter);
    [[nodiscard]] Repetition createTable(const sql::CreateTable &table, const QString &text) const;
    [[nodiscard]] Repetition opaque(const sql::Opaque &opaque, const QString &text) const;

    const schema::Database &m_database;
    QList<schema::ObjectKey> m_dropped;
    QSet<QualifiedName> m_droppedNames;
    QSet<QualifiedName> m_changed;
    QSet<schema::ObjectKey> m_editedParts;
    QSet<schema::ObjectKey> m_lostParts; ///< of relations that stay, until a statement is found that makes them again
    QList<schema::ObjectKey> m_foreignKeys;
    QSet<schema::ObjectKey> m_madeForeignKeys;
    QStringList m_relationNames; ///< bare names of what is dropped
    QStringList m_allNames; ///< and of its parts and sequences
};

} // namespace schemawright::sources
