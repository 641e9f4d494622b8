#include "model/hcl/expressionwalk.h"

namespace schemawright::hcl {

namespace {

using Visit = std::function<void(const Expression &)>;

struct InnerExpressions {
    const Visit &visit;

    void walk(const Inner &inner) const
    {
        if (inner)
            forEachExpression(*inner, visit);
    }
    void walk(const Expressions &expressions) const
    {
        for (const Expression &expression : expressions)
            forEachExpression(expression, visit);
    }
    void walk(const TemplateParts &parts) const
    {
        for (const TemplatePart &part : parts)
            std::visit(*this, part);
    }

    void operator()(const Missing &) const { }
    void operator()(const NullLiteral &) const { }
    void operator()(const BoolLiteral &) const { }
    void operator()(const NumberLiteral &) const { }
    void operator()(const Variable &) const { }
    void operator()(const TemplateText &) const { }
    void operator()(const TemplateValue &part) const { walk(part.value); }
    void operator()(const std::shared_ptr<const TemplateCondition> &part) const
    {
        walk(part->condition);
        walk(part->whenTrue);
        walk(part->whenFalse);
    }
    void operator()(const std::shared_ptr<const TemplateLoop> &part) const
    {
        walk(part->collection);
        walk(part->body);
    }
    void operator()(const Template &node) const { walk(node.parts); }
    void operator()(const ListExpression &node) const { walk(node.items); }
    void operator()(const ObjectExpression &node) const
    {
        for (const ObjectItem &item : node.items) {
            forEachExpression(item.key, visit);
            forEachExpression(item.value, visit);
        }
    }
    void operator()(const ForExpression &node) const
    {
        walk(node.collection);
        walk(node.resultKey);
        walk(node.result);
        walk(node.condition);
    }
    void operator()(const Call &node) const { walk(node.arguments); }
    void operator()(const Unary &node) const { walk(node.operand); }
    void operator()(const Binary &node) const { walk(node.operands); }
    void operator()(const Conditional &node) const
    {
        walk(node.condition);
        walk(node.whenTrue);
        walk(node.whenFalse);
    }
    void operator()(const Parenthesized &node) const { walk(node.inner); }
    void operator()(const Access &node) const
    {
        walk(node.base);
        for (const Step &step : node.steps)
            walk(step.index);
    }
};

} // namespace

void forEachExpression(const Expression &expression, const Visit &visit)
{
    visit(expression);
    std::visit(InnerExpressions { visit }, expression.node);
}

void forEachExpression(const Body &body, const Visit &visit)
{
    for (const Attribute &attribute : body.attributes)
        forEachExpression(attribute.value, visit);
    for (const Block &block : body.blocks)
        forEachExpression(block.body, visit);
}

} // namespace schemawright::hcl
