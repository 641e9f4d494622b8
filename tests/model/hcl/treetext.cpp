#include "treetext.h"

namespace schemawright::testing {

using namespace Qt::StringLiterals;
using namespace schemawright::hcl;

namespace {

QString joined(const Expressions &expressions)
{
    QStringList texts;
    for (const Expression &expression : expressions)
        texts << treeText(expression);
    return texts.join(u' ');
}

QString partsText(const TemplateParts &parts);

struct PartText {
    QString operator()(const TemplateText &part) const { return QString(part.text).replace(u'\n', u"\\n"_s); }
    QString operator()(const TemplateValue &part) const { return u"${"_s + treeText(*part.value) + u'}'; }
    QString operator()(const std::shared_ptr<const TemplateCondition> &part) const
    {
        return u"%{if "_s + treeText(*part->condition) + u'}' + partsText(part->whenTrue) + u"%{else}"_s
            + partsText(part->whenFalse) + u"%{endif}"_s;
    }
    QString operator()(const std::shared_ptr<const TemplateLoop> &part) const
    {
        return u"%{for "_s + part->keyName + u',' + part->valueName + u" in "_s + treeText(*part->collection) + u'}'
            + partsText(part->body) + u"%{endfor}"_s;
    }
};

QString partsText(const TemplateParts &parts)
{
    QString text;
    for (const TemplatePart &part : parts)
        text += std::visit(PartText {}, part);
    return text;
}

struct NodeText {
    QString operator()(const Missing &) const { return u"?"_s; }
    QString operator()(const NullLiteral &) const { return u"null"_s; }
    QString operator()(const BoolLiteral &node) const { return node.value ? u"true"_s : u"false"_s; }
    QString operator()(const NumberLiteral &node) const { return node.text; }
    QString operator()(const Variable &node) const { return node.name; }
    QString operator()(const Template &node) const { return u'"' + partsText(node.parts) + u'"'; }
    QString operator()(const ListExpression &node) const { return u'[' + joined(node.items) + u']'; }
    QString operator()(const ObjectExpression &node) const
    {
        QStringList items;
        for (const ObjectItem &item : node.items)
            items << QString(treeText(item.key) + u'=' + treeText(item.value));
        return u'{' + items.join(u' ') + u'}';
    }
    QString operator()(const ForExpression &node) const
    {
        QString text = u"(for "_s + node.keyName + u',' + node.valueName + u" in "_s + treeText(*node.collection) + u" : "_s;
        if (node.resultKey)
            text += treeText(*node.resultKey) + u" => "_s;
        text += treeText(*node.result);
        if (node.groups)
            text += u"..."_s;
        if (node.condition)
            text += u" if "_s + treeText(*node.condition);
        return text + u')';
    }
    QString operator()(const Call &node) const
    {
        return node.name + u'(' + joined(node.arguments) + (node.expandsLast ? u"...)"_s : u")"_s);
    }
    QString operator()(const Unary &node) const { return u'(' + QString(node.symbol) + u' ' + treeText(*node.operand) + u')'; }
    QString operator()(const Binary &node) const
    {
        QString text = treeText(node.operands.front());
        for (qsizetype i = 0; i < node.symbols.size(); ++i)
            text = u'(' + node.symbols.at(i) + u' ' + text + u' ' + treeText(node.operands.at(static_cast<std::size_t>(i) + 1)) + u')';
        return text;
    }
    QString operator()(const Conditional &node) const
    {
        return u"(if "_s + treeText(*node.condition) + u' ' + treeText(*node.whenTrue) + u' ' + treeText(*node.whenFalse) + u')';
    }
    QString operator()(const Parenthesized &node) const { return treeText(*node.inner); }
    QString operator()(const Access &node) const
    {
        QString text = treeText(*node.base);
        for (const Step &step : node.steps) {
            switch (step.kind) {
            case StepKind::Member:
                text += u'.' + step.name;
                break;
            case StepKind::Index:
                text += u'[' + treeText(*step.index) + u']';
                break;
            case StepKind::SplatMembers:
                text += u".*"_s;
                break;
            case StepKind::SplatAll:
                text += u"[*]"_s;
                break;
            }
        }
        return text;
    }
};

} // namespace

QString treeText(const Expression &expression)
{
    return std::visit(NodeText {}, expression.node);
}

QString treeText(const Body &body)
{
    QStringList texts;
    for (const Attribute &attribute : body.attributes)
        texts << QString(attribute.name + u" = "_s + treeText(attribute.value));
    for (const Block &block : body.blocks) {
        QString head = block.type;
        for (const Label &label : block.labels)
            head += u" \""_s + label.text + u'"';
        texts << QString(head + u" { "_s + treeText(block.body) + u" }"_s);
    }
    return texts.join(u"; "_s);
}

} // namespace schemawright::testing
