// Where the statements are that make objects, in a set of SQL files.
#pragma once

#include "model/devdb/script.h"
#include "model/schema/objectkey.h"
#include "model/sql/parser.h"

#include <QHash>
#include <QList>

namespace schemawright::sources {

struct StatementPlace {
    qsizetype script = -1;
    qsizetype statement = -1;
    [[nodiscard]] bool isValid() const { return script >= 0; }
    friend bool operator==(const StatementPlace &, const StatementPlace &) = default;
};

class ScriptIndex
{
public:
    explicit ScriptIndex(const QList<devdb::Script> &scripts);

    [[nodiscard]] const sql::ParsedStatement &at(const StatementPlace &place) const;
    /// The statement that creates the object, or for constraints added by ALTER TABLE that statement. Invalid when it was
    /// not found or there are several (overloaded functions).
    [[nodiscard]] StatementPlace findCreation(const schema::ObjectKey &key) const;
    /// The first one, also when there are several.
    [[nodiscard]] StatementPlace findFirstCreation(const schema::ObjectKey &key) const { return m_firstCreations.value(key); }
    [[nodiscard]] QList<schema::ObjectKey> createdKeys() const { return m_firstCreations.keys(); }
    /// Every statement about the table, ascending: CREATE TABLE, its indexes, ALTERs, policies, triggers.
    [[nodiscard]] QList<StatementPlace> statementsAbout(const QualifiedName &table) const;
    /// The last one that sets the same as this statement does (a comment, row security); invalid: none.
    [[nodiscard]] StatementPlace findSetting(const sql::Statement &statement) const;
    /// `part`: a column, constraint, trigger, rule or policy of the relation; empty: the object itself.
    [[nodiscard]] StatementPlace findComment(sql::ObjectClass kind, const QualifiedName &relation, const QString &part) const;

private:
    void add(const StatementPlace &place, const sql::Statement &statement);
    void note(const schema::ObjectKey &key, const StatementPlace &place);

    QList<QList<sql::ParsedStatement>> m_statements;
    QHash<schema::ObjectKey, StatementPlace> m_creations; ///< invalid place: ambiguous
    QHash<schema::ObjectKey, StatementPlace> m_firstCreations;
    QHash<QualifiedName, QList<StatementPlace>> m_about;
    QHash<QStringList, StatementPlace> m_settings;
};

/// Names without a schema are public's: what the development database resolves them to.
[[nodiscard]] QualifiedName resolved(const QualifiedName &name);

} // namespace schemawright::sources
