#pragma once

#include "model/base/rare.h"
#include "model/schema/sequence.h"

#include <QMap>
#include <QString>

#include <optional>

namespace schemawright::schema {

/// GENERATED … AS IDENTITY. The sequence behind it is folded in here and is not listed among Database::sequences.
struct Identity {
    bool always = true; ///< false: BY DEFAULT
    QualifiedName sequenceName;
    SequenceOptions options;
    bool unlogged = false; ///< of its sequence; PostgreSQL 15+
    QString comment; ///< on its sequence
    friend bool operator==(const Identity &, const Identity &) = default;
};

struct Generated {
    QString expression; ///< pg_get_expr with search_path = ''
    bool stored = true; ///< false: VIRTUAL, PostgreSQL 18+
    friend bool operator==(const Generated &, const Generated &) = default;
};

/// The NOT NULL of a column as the constraint that it is from PostgreSQL 18 on. Before, and when nobody has named it,
/// this says nothing: the name that the server chose is kept, but not compared.
struct NotNullConstraint {
    QString name;
    bool named = false; ///< the name is not the server's own
    bool notValid = false;
    bool noInherit = false;
    QString comment;
    bool isLocal = false; ///< the table says it itself, and not only a parent of it; PostgreSQL 18+, not compared
    friend bool operator==(const NotNullConstraint &a, const NotNullConstraint &b)
    {
        return a.named == b.named && (!a.named || a.name == b.name) && a.notValid == b.notValid
            && a.noInherit == b.noInherit && a.comment == b.comment;
    }
};

struct Column {
    QString name;
    QString type; ///< format_type with typmod and search_path = '': "character varying(20)", "public.vector(1536)"
    bool notNull = false;
    std::optional<QString> defaultExpression; ///< pg_get_expr; absent for generated columns
    Rare<Identity> identity;
    Rare<Generated> generated;
    QString collation; ///< SQL text, quoted and qualified; empty when it is the type's own
    QString storage; ///< "PLAIN", "EXTERNAL", "EXTENDED", "MAIN"; empty when it is the type's own
    QString compression; ///< "pglz", "lz4"; empty for the server's default
    int statisticsTarget = -1; ///< -1: the server's default
    QMap<QString, QString> options; ///< attoptions: n_distinct, n_distinct_inherited
    QString comment;
    bool isLocal = true; ///< false: only inherited, or only there because the parent of a partition has it
    NotNullConstraint notNullConstraint = {};
    QMap<QString, QString> foreignOptions = {}; ///< OPTIONS of a column of a foreign table

    friend bool operator==(const Column &, const Column &) = default;
};

} // namespace schemawright::schema
