// The names in a statement and what they can mean: which relations a query reads under which aliases, and what stands for a
// value, a type, a function. Read from the lexemes, because libpg_query has no places for most names.
#pragma once

#include "model/base/qualifiedname.h"
#include "model/base/sourcerange.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace schemawright::sources {

enum class NameRole {
    Value, ///< a column, in most places
    Relation,
    RelationColumn, ///< COMMENT ON COLUMN t.c, OWNED BY t.c
    Type,
    Function,
    Object, ///< behind CONSTRAINT, INDEX, POLICY, TRIGGER, RULE, SEQUENCE: see `keyword`
    Alias,
};

struct SqlName {
    NameRole role = NameRole::Value;
    QStringList parts; ///< raw: "public", "users"
    QList<SourceRange> ranges; ///< of the parts
    int scope = 0;
    QString keyword {}; ///< of an Object: "constraint"
    /// In the list of a SELECT, without an alias: where one could be put; -1: elsewhere, or it has one.
    qsizetype targetEnd = -1;
    bool isField = false; ///< behind an expression and a dot: (row).name
};

struct SqlRelation {
    QualifiedName name; ///< as written; empty: a subquery, a function, a CTE
    QString alias; ///< empty: none
};

struct SqlScope {
    int parent = -1; ///< -1: none, also of REFERENCES t (…), where only t counts
    QList<SqlRelation> relations;
};

struct SqlText {
    SourceRange range; ///< with its quotes
    bool isCast = false; ///< "::" follows
};

struct SqlStar {
    SourceRange range;
    QString qualifier; ///< of t.*
    int scope = 0;
};

struct SqlNames {
    QString command; ///< the first words: "create view", "alter table", "insert"
    QList<SqlName> names;
    QList<SqlScope> scopes; ///< the first is the statement's own
    QList<SqlText> texts;
    QList<SqlStar> stars;
    QList<SourceRange> joinColumns; ///< names in USING (…)
    bool hasNaturalJoin = false;
};

[[nodiscard]] SqlNames readSqlNames(const QString &script, const SourceRange &statement);

} // namespace schemawright::sources
