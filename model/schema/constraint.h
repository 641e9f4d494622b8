// Constraints of tables. NOT NULL is an attribute of the column, see NotNullConstraint.
#pragma once

#include "model/base/qualifiedname.h"
#include "model/base/rare.h"

#include <QMap>
#include <QString>
#include <QStringList>

#include <variant>

namespace schemawright::schema {

struct PrimaryKey {
    QStringList columns;
    QStringList include;
    friend bool operator==(const PrimaryKey &, const PrimaryKey &) = default;
};

struct UniqueConstraint {
    QStringList columns;
    QStringList include;
    bool nullsNotDistinct = false; ///< PostgreSQL 15+
    friend bool operator==(const UniqueConstraint &, const UniqueConstraint &) = default;
};

enum class ForeignKeyAction { NoAction, Restrict, Cascade, SetNull, SetDefault };
enum class ForeignKeyMatch { Simple, Full };

struct ForeignKey {
    QStringList columns;
    QualifiedName referencedTable;
    QStringList referencedColumns;
    ForeignKeyAction onUpdate = ForeignKeyAction::NoAction;
    ForeignKeyAction onDelete = ForeignKeyAction::NoAction;
    QStringList onDeleteColumns; ///< ON DELETE SET NULL (columns), PostgreSQL 15+
    ForeignKeyMatch match = ForeignKeyMatch::Simple;
    friend bool operator==(const ForeignKey &, const ForeignKey &) = default;
};

struct CheckConstraint {
    QString expression; ///< pg_get_expr(conbin), without the outer CHECK (…)
    bool noInherit = false;
    friend bool operator==(const CheckConstraint &, const CheckConstraint &) = default;
};

/// Kept as the server writes it: every element has operator, operator class and collation of its own.
struct ExclusionConstraint {
    friend bool operator==(const ExclusionConstraint &, const ExclusionConstraint &) = default;
};

struct Constraint {
    QString name;
    std::variant<PrimaryKey, UniqueConstraint, ForeignKey, CheckConstraint, ExclusionConstraint> detail;
    bool deferrable = false;
    bool initiallyDeferred = false;
    bool notValid = false; ///< NOT VALID: convalidated is false
    bool notEnforced = false; ///< PostgreSQL 18+
    /// pg_get_constraintdef with search_path = '': "PRIMARY KEY (id)", "FOREIGN KEY (a) REFERENCES public.b(id) …".
    /// It is what gets written; when an editor builds a constraint it leaves it empty and render composes the text.
    QString definition;
    QMap<QString, QString> storageParameters; ///< of the index behind it
    QString tablespace; ///< of the index behind it; empty: the database's default
    QString comment;
    bool isLocal = true; ///< false: a copy that a parent table gave to its child or partition
    bool clustered = false; ///< CLUSTER ON the index behind it
    QString indexComment; ///< of the index behind it
    /// Of a partition's key: the index of the parent that the index behind it is attached to, which may be no constraint's.
    Rare<QualifiedName> parentIndex;
    /// False: of a partitioned table, where the index behind it waits for that of a partition (ADD CONSTRAINT on ONLY it).
    bool indexValid = true;

    friend bool operator==(const Constraint &, const Constraint &) = default;
};

/// WITHOUT OVERLAPS or PERIOD, PostgreSQL 18+: only the definition has it.
[[nodiscard]] bool isTemporal(const Constraint &constraint);

/// Primary key, unique or exclusion: has an index of the same name behind it, which is not listed in Table::indexes.
[[nodiscard]] bool hasBackingIndex(const Constraint &constraint);

/// Primary key or unique, of plain columns: ADD CONSTRAINT … USING INDEX can make it of an index that is there.
[[nodiscard]] bool canAdoptIndex(const Constraint &constraint);

} // namespace schemawright::schema
