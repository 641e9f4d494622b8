#include "model/hcl/syntax.h"

namespace schemawright::hcl {

const Attribute *Body::findAttribute(QStringView name) const
{
    for (const Attribute &attribute : attributes) {
        if (attribute.name == name)
            return &attribute;
    }
    return nullptr;
}

std::optional<QString> literalWord(const Expression &expression)
{
    if (const auto *variable = std::get_if<Variable>(&expression.node))
        return variable->name;
    const auto *literal = std::get_if<Template>(&expression.node);
    if (!literal)
        return {};
    QString word;
    for (const TemplatePart &part : literal->parts) {
        const auto *text = std::get_if<TemplateText>(&part);
        if (!text)
            return {};
        word += text->text;
    }
    return word;
}

} // namespace schemawright::hcl
