// The parts of CREATE TABLE and ALTER TABLE: types, expressions, columns, constraints, with their places in the script.
#pragma once

#include "model/base/qualifiedname.h"
#include "model/base/sourcerange.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace schemawright::sql {

struct NameRef {
    QString name; ///< raw; empty when the statement leaves it out
    SourceRange range; ///< of the name as written; of the nearest enclosing part when it has no place of its own
    friend bool operator==(const NameRef &, const NameRef &) = default;
};

/// A relation as written: the schema is empty when the name is not qualified.
struct RelationRef {
    QualifiedName name;
    SourceRange range;
    bool only = false; ///< ONLY: without partitions and children
    bool temporary = false;
    friend bool operator==(const RelationRef &, const RelationRef &) = default;
};

struct TypeName {
    QString schema; ///< empty for built-in and unqualified types
    QString name; ///< as format_type() writes it, without modifiers: "integer", "character varying", "vector"
    QList<int> modifiers; ///< (20), (12,2); empty when none
    bool array = false;
    SourceRange range;

    [[nodiscard]] QString toText() const; ///< "character varying(20)[]"
    [[nodiscard]] bool isSerial() const { return name.endsWith(QStringLiteral("serial")) && schema.isEmpty(); }
    /// The same type, wherever it is written.
    [[nodiscard]] bool isSameAs(const TypeName &other) const;
    friend bool operator==(const TypeName &, const TypeName &) = default;
};

enum class Volatility {
    Constant, ///< literals and casts of them
    Steady, ///< immutable and stable functions: one value for the whole statement
    Unknown, ///< calls a function or an operator that is not PostgreSQL's
    Volatile, ///< another value for every row
};

struct Expression {
    QString text; ///< as written
    SourceRange range;
    Volatility volatility = Volatility::Constant;
    QString suspect; ///< the function that makes it Volatile or Unknown: "gen_random_uuid"
    QStringList columns; ///< names of columns that it reads, without their tables
    QStringList types; ///< that it casts to and that stand with a schema which is not pg_catalog: "public.mood"
    bool isNull = false; ///< the literal NULL, also cast
    friend bool operator==(const Expression &, const Expression &) = default;
};

struct FunctionCall {
    QualifiedName name; ///< as written
    int arguments = 0;
    bool inSubquery = false;
    SourceRange range; ///< of the name
    friend bool operator==(const FunctionCall &, const FunctionCall &) = default;
};

enum class ConstraintType { NotNull, Check, PrimaryKey, Unique, ForeignKey, Exclusion };

struct ConstraintDefinition {
    ConstraintType type = ConstraintType::Check;
    NameRef name;
    QStringList columns; ///< empty for CHECK and for those written in a column
    bool notValid = false;
    QString usingIndex; ///< UNIQUE | PRIMARY KEY USING INDEX
    RelationRef referenced; ///< of foreign keys
    QStringList referencedColumns;
    bool matchFull = false; ///< of foreign keys
    bool nullsNotDistinct = false; ///< of unique ones
    bool noInherit = false; ///< of checks
    std::optional<Expression> check;
    SourceRange range; ///< of the whole definition
    friend bool operator==(const ConstraintDefinition &, const ConstraintDefinition &) = default;
};

/// One value of a bound of a partition.
struct BoundValue {
    enum class Kind { Literal, Minimum, Maximum, Other }; ///< Other: an expression, or NULL in a range
    Kind kind = Kind::Other;
    QString text; ///< of literals, without quotes
    bool isNull = false; ///< the literal NULL, in lists
    friend bool operator==(const BoundValue &, const BoundValue &) = default;
};

enum class PartitionStrategy { List, Range, Hash };

/// FOR VALUES …, DEFAULT.
struct PartitionBound {
    PartitionStrategy strategy = PartitionStrategy::List;
    bool isDefault = false;
    QList<BoundValue> values; ///< IN ( … ), FROM ( … )
    QList<BoundValue> upper; ///< TO ( … )
    int modulus = 0;
    int remainder = 0;
    friend bool operator==(const PartitionBound &, const PartitionBound &) = default;
};

enum class GeneratedKind { No, Stored, Identity, Virtual };

struct ColumnDefinition {
    NameRef name;
    TypeName type;
    bool notNull = false; ///< written as NOT NULL; a primary key has a constraint instead
    SourceRange notNullRange;
    std::optional<Expression> defaultValue;
    SourceRange defaultRange; ///< with the word DEFAULT
    GeneratedKind generated = GeneratedKind::No;
    QList<ConstraintDefinition> constraints; ///< CHECK, UNIQUE, PRIMARY KEY, REFERENCES of the column
    SourceRange range;
    friend bool operator==(const ColumnDefinition &, const ColumnDefinition &) = default;
};

} // namespace schemawright::sql
