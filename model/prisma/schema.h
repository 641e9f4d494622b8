// What a schema.prisma means: tables, columns, types, keys and indexes with their database names, in the order in which
// they are declared.
#pragma once

#include "model/prisma/syntax.h"

#include <QHash>
#include <QSet>
#include <QStringList>

namespace schemawright::prisma {

/// A block or member of one of the documents.
struct Place {
    int file = 0;
    SourceRange range; ///< of the whole block or field
    SourceRange name;
    int block = -1; ///< in the document
    int member = -1; ///< in the block's fields or values
};

enum class Scalar { String, Boolean, Int, BigInt, Float, Decimal, DateTime, Json, Bytes };

/// `@db.VarChar(20)`
struct NativeType {
    QString name; ///< "VarChar"
    QStringList arguments;
    friend bool operator==(const NativeType &, const NativeType &) = default;
};

enum class DefaultKind {
    None,
    Value, ///< one value, or a list of them for lists
    Now,
    Autoincrement,
    Expression, ///< dbgenerated("…")
    OfDatabase, ///< dbgenerated(): whatever the database says
    OfClient, ///< uuid(), cuid() and the like: Prisma's client fills it in
};
struct Default {
    DefaultKind kind = DefaultKind::None;
    QString expression; ///< of dbgenerated
    /// As PostgreSQL reads them: "1.50", "\\x6869", the database's name of an enum's value; without quotes.
    QStringList values;
    bool isList = false;
};

enum class ColumnKind { Scalar, Enum, Unsupported, Unknown };
struct ScalarField {
    QString name;
    QString column;
    Place place;
    ColumnKind kind = ColumnKind::Unknown;
    Scalar scalar = Scalar::String;
    int enumeration = -1;
    QString unsupported; ///< PostgreSQL's name of the type
    Arity arity = Arity::Required;
    std::optional<NativeType> native;
    Default standard;
    bool isUpdatedAt = false;
    bool isIgnored = false;
};

enum class ReferentialAction { Cascade, Restrict, NoAction, SetNull, SetDefault };

struct RelationField {
    QString name;
    Place place;
    int target = -1; ///< the model
    Arity arity = Arity::Required;
    QString relation; ///< its name; empty: none
    SourceRange attribute; ///< @relation(…); empty: none
    bool hasFields = false;
    bool hasReferences = false;
    QList<int> fields; ///< scalar fields of this model
    QList<int> references; ///< scalar fields of the target
    std::optional<ReferentialAction> onDelete;
    std::optional<ReferentialAction> onUpdate;
    QString map;
    bool isIgnored = false;
};

enum class SortOrder { Unset, Ascending, Descending };
struct IndexColumn {
    int field = -1;
    SortOrder sort = SortOrder::Unset;
    QString operatorClass; ///< in SQL; empty: the default one
    QString namedClass; ///< "JsonbOps"; empty: raw or none
};

enum class IndexKind { PrimaryKey, Unique, Plain };
enum class IndexMethod { BTree, Hash, Gist, Gin, SpGist, Brin };
struct Index {
    IndexKind kind = IndexKind::Plain;
    QString name; ///< in the database
    bool hasName = false; ///< with `map:`
    std::vector<IndexColumn> columns;
    IndexMethod method = IndexMethod::BTree;
    QString predicate; ///< what stands behind WHERE, with its parentheses
    int file = 0;
    SourceRange attribute;
    QString label; ///< "@@index"
    bool isOfField = false; ///< @id, @unique
};

struct ForeignKey {
    QString name;
    QList<int> fields;
    int target = -1;
    QList<int> references;
    ReferentialAction onDelete = ReferentialAction::Restrict;
    ReferentialAction onUpdate = ReferentialAction::Cascade;
    int relationField = -1;
};

struct FieldIndex {
    bool isRelation = false;
    int index = -1;
};

struct Model {
    QString name;
    QString table;
    QString schema; ///< of @@schema; empty: the connection's
    Place place;
    bool isView = false;
    bool isIgnored = false;
    std::vector<ScalarField> fields;
    std::vector<RelationField> relations;
    QHash<QString, FieldIndex> byName;
    std::vector<Index> indexes; ///< the primary key among them; in the order of declaration
    std::vector<ForeignKey> foreignKeys;
    bool hasErrors = false; ///< in its fields: what follows from them is not reported

    [[nodiscard]] const Index *primaryKey() const;
    [[nodiscard]] const ScalarField &field(int index) const { return fields.at(static_cast<std::size_t>(index)); }
};

struct EnumLabel {
    QString name;
    QString label; ///< in the database
    Place place;
};
struct Enumeration {
    QString name;
    QString type; ///< in the database
    QString schema;
    Place place;
    std::vector<EnumLabel> labels;
};

/// The table of an implicit many-to-many relation.
struct JoinTable {
    QString table;
    QString schema;
    int first = -1; ///< the model that column "A" refers to
    int second = -1;
    Place place; ///< of the field of the first model
};

struct Extension {
    QString name; ///< in the database
    QString schema;
    QString version;
    Place place;
};

/// `"postgres://…"` or `env("DATABASE_URL")`
struct ConnectionText {
    QString text;
    bool isVariable = false;
    SourceRange range;
};

enum class RelationMode { ForeignKeys, Prisma };
struct Datasource {
    QString name;
    Place place;
    RelationMode relationMode = RelationMode::ForeignKeys;
    QStringList schemas;
    std::vector<Extension> extensions;
    std::optional<ConnectionText> url;
    std::optional<ConnectionText> directUrl;
    std::optional<ConnectionText> shadowUrl;
};

struct Schema {
    std::optional<Datasource> datasource;
    QSet<QString> previewFeatures;
    std::vector<Enumeration> enums;
    std::vector<Model> models; ///< and views
    std::vector<JoinTable> joinTables;
    QList<Problem> problems; ///< by file and place; those of reading too
};

/// What the documents mean together. With errors among the problems it is incomplete.
[[nodiscard]] Schema resolve(const std::vector<Document> &documents);

} // namespace schemawright::prisma
