// The syntax tree of HCL. Every node has its exact range in the text, so that an edit can change one thing and nothing else.
#pragma once

#include "model/hcl/problem.h"
#include "model/hcl/token.h"

#include <QString>

#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace schemawright::hcl {

struct Expression;
using Expressions = std::vector<Expression>;
/// One expression within another; never null in a tree that the parser made.
using Inner = std::shared_ptr<const Expression>;

/// Stands where no expression could be read; a problem says why.
struct Missing { };
struct NullLiteral { };
struct BoolLiteral {
    bool value = false;
};
struct NumberLiteral {
    QString text; ///< as written
};
struct Variable {
    QString name;
};

struct TemplateText {
    QString text; ///< escapes resolved, indentation of <<- removed
};
struct TemplateValue {
    Inner value;
};
struct TemplateCondition; ///< %{ if } … %{ else } … %{ endif }
struct TemplateLoop; ///< %{ for } … %{ endfor }
using TemplatePart = std::variant<TemplateText, TemplateValue, std::shared_ptr<const TemplateCondition>,
    std::shared_ptr<const TemplateLoop>>;
using TemplateParts = std::vector<TemplatePart>;
struct TemplateCondition {
    Inner condition;
    TemplateParts whenTrue;
    TemplateParts whenFalse;
};
struct TemplateLoop {
    QString keyName; ///< may be empty
    QString valueName;
    Inner collection;
    TemplateParts body;
};
struct Template {
    TemplateParts parts;
    bool isHeredoc = false;
};

struct ListExpression {
    Expressions items;
};
struct ObjectItem;
struct ObjectExpression {
    std::vector<ObjectItem> items;
};
/// [for key, value in collection : result if condition], {for … : resultKey => result… if condition}
struct ForExpression {
    QString keyName; ///< may be empty
    QString valueName;
    Inner collection;
    Inner resultKey; ///< null: a list is made
    Inner result;
    Inner condition; ///< null: all
    bool groups = false; ///< values of one key become a list
};
struct Call {
    QString name;
    SourceRange nameRange;
    Expressions arguments;
    bool expandsLast = false; ///< f(list...)
};
struct Unary {
    QChar symbol;
    Inner operand;
};
/// Operators of one precedence, from left to right: flat, so that long sums are not deep trees.
struct Binary {
    Expressions operands; ///< one more than there are symbols
    QStringList symbols;
};
struct Conditional {
    Inner condition;
    Inner whenTrue;
    Inner whenFalse;
};
struct Parenthesized {
    Inner inner;
};
enum class StepKind { Member, Index, SplatMembers, SplatAll }; ///< .a, [i], .*, [*]
struct Step {
    StepKind kind = StepKind::Member;
    QString name; ///< of a Member
    Inner index;
    SourceRange range;
};
struct Access {
    Inner base;
    std::vector<Step> steps;
};

struct Expression {
    using Node = std::variant<Missing, NullLiteral, BoolLiteral, NumberLiteral, Variable, Template, ListExpression,
        ObjectExpression, ForExpression, Call, Unary, Binary, Conditional, Parenthesized, Access>;
    SourceRange range;
    Node node;
};

struct ObjectItem {
    Expression key; ///< a bare word is a Template of one text
    Expression value;
};

struct Attribute {
    QString name;
    SourceRange nameRange;
    SourceRange range; ///< from the name to the end of the value
    Expression value;
};

struct Label {
    QString text;
    SourceRange range; ///< with its quotes
};

struct Block;
struct Body {
    std::vector<Attribute> attributes; ///< in the order of the text
    std::vector<Block> blocks;
    SourceRange range; ///< of a block: between its braces

    [[nodiscard]] const Attribute *findAttribute(QStringView name) const;
};

struct Block {
    QString type;
    SourceRange typeRange;
    std::vector<Label> labels;
    Body body;
    SourceRange range; ///< from the type to the closing brace
    [[nodiscard]] QString label(std::size_t index) const { return index < labels.size() ? labels[index].text : QString(); }
};

/// A file as it was read.
struct Document {
    QString file; ///< what errors name
    QString text;
    std::vector<Token> tokens;
    Body body;
    QList<Problem> problems; ///< in the order of the text; what they are about is left out of the tree or Missing
};

/// The text of one name and nothing else: `FULL`, `"FULL"`, `enum`; nullopt for anything that has to be evaluated.
[[nodiscard]] std::optional<QString> literalWord(const Expression &expression);

} // namespace schemawright::hcl
