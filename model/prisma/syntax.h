// A schema.prisma as it is written: every block, line, attribute and argument with its place in the text. The pieces of
// a document and the lines of its blocks, one after the other, are the whole text, so that an edit changes only what it
// means.
#pragma once

#include "model/prisma/problem.h"

#include <QString>

#include <optional>
#include <vector>

namespace schemawright::prisma {

struct Argument;

enum class ExpressionKind {
    Text, ///< "…"
    Number,
    Constant, ///< a name: `true`, `Cascade`, a field
    Function, ///< `now()`, `createdAt(sort: Desc)`
    Array,
    Object, ///< `{ status: "open" }`, of `where:`
};

struct Expression {
    ExpressionKind kind = ExpressionKind::Constant;
    SourceRange range;
    QString value; ///< the text without quotes and escapes, the number as written, the name
    std::vector<Argument> parts; ///< arguments of a function, items of an array (without names), entries of an object
    bool hasTrailingComma = false; ///< of a function
};

struct Argument {
    SourceRange range;
    QString name; ///< empty: none
    SourceRange nameRange;
    std::optional<Expression> value; ///< nothing: `map:` without a value
};

struct Attribute {
    SourceRange range; ///< from the `@`
    QString name; ///< without `@`: "id", "db.VarChar"
    SourceRange nameRange;
    std::optional<SourceRange> argumentsRange; ///< with the parentheses
    std::vector<Argument> arguments;
    bool hasTrailingComma = false;
};

enum class Arity { Required, Optional, List };

struct FieldType {
    QString name; ///< what stands in Unsupported("…"), if it does
    SourceRange range; ///< with `?` or `[]`
    Arity arity = Arity::Required;
    bool isUnsupported = false;
};

struct Field {
    QString name;
    SourceRange nameRange;
    FieldType type;
    std::vector<Attribute> attributes;
    QString documentation; ///< of the `///` comments above it and behind it
    SourceRange comment; ///< behind it; empty: none
    SourceRange range; ///< from the name to the last attribute
};

struct EnumValue {
    QString name;
    SourceRange nameRange;
    std::vector<Attribute> attributes;
    QString documentation;
    SourceRange comment;
    SourceRange range;
};

/// `provider = "postgresql"`
struct Property {
    QString name;
    SourceRange nameRange;
    std::optional<Expression> value;
    SourceRange comment;
    SourceRange range;
};

enum class LineKind { Blank, Comment, Field, EnumValue, Property, BlockAttribute, Unreadable };
struct Line {
    LineKind kind = LineKind::Blank;
    SourceRange range; ///< with its line end
    qsizetype index = -1; ///< in the block's list of that kind; -1: it is in none
};

enum class BlockKind { Model, View, CompositeType, Enum, Datasource, Generator };
struct Block {
    BlockKind kind = BlockKind::Model;
    QString name;
    SourceRange nameRange;
    SourceRange range; ///< from the keyword to the closing brace
    SourceRange head; ///< from the end of the piece before to the line end behind `{`
    SourceRange tail; ///< `}` and the blanks before it; empty: it is missing
    QString documentation;
    std::vector<Line> lines;
    std::vector<Field> fields; ///< of models, views and composite types
    std::vector<EnumValue> values;
    std::vector<Property> properties; ///< of datasources and generators
    std::vector<Attribute> attributes; ///< with `@@`; names without them
};

enum class PieceKind { Blank, Comment, Block, Unreadable };
struct Piece {
    PieceKind kind = PieceKind::Blank;
    SourceRange range;
    qsizetype block = -1;
};

struct Document {
    QString file; ///< what messages name
    QString text;
    std::vector<Piece> pieces;
    std::vector<Block> blocks;
    QList<Problem> problems; ///< what could not be read; `file` is 0
};

[[nodiscard]] QLatin1StringView keywordOf(BlockKind kind); ///< "model"

/// The text that the pieces and lines make up: what was read.
[[nodiscard]] QString write(const Document &document);

} // namespace schemawright::prisma
