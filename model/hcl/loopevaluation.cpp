// What makes many values or texts of one expression: for, and the templates with their loops.
#include "model/hcl/evaluator.h"

namespace schemawright::hcl {

using namespace Qt::StringLiterals;

namespace {

/// Names of a for, as long as it lives.
class LoopNames
{
public:
    LoopNames(Evaluator &evaluator, const QString &keyName, const QString &valueName, const std::pair<Value, Value> &element)
        : m_evaluator(evaluator)
        , m_hasKey(!keyName.isEmpty())
    {
        if (m_hasKey)
            evaluator.push(keyName, element.first);
        evaluator.push(valueName, element.second);
    }
    ~LoopNames()
    {
        m_evaluator.pop();
        if (m_hasKey)
            m_evaluator.pop();
    }
    LoopNames(const LoopNames &) = delete;
    LoopNames &operator=(const LoopNames &) = delete;

private:
    Evaluator &m_evaluator;
    bool m_hasKey;
};

} // namespace

Result<Value> Evaluator::forValue(const ForExpression &node, SourceRange range)
{
    TRY_ASSIGN(const auto all, elements(*node.collection));
    Value::List list;
    std::map<QString, Value::List> groups;
    for (const auto &element : all) {
        const LoopNames names(*this, node.keyName, node.valueName, element);
        if (node.condition) {
            TRY_ASSIGN(const bool isWanted, truth(*node.condition));
            if (!isWanted)
                continue;
        }
        std::optional<QString> key;
        if (node.resultKey) {
            TRY_ASSIGN(const Value keyValue, evaluate(*node.resultKey));
            key = keyValue.toText();
            if (!key)
                return error(node.resultKey->range, u"a key is a text, and this is %1"_s.arg(keyValue.typeText()));
            if (!node.groups && groups.contains(*key))
                return error(node.resultKey->range, u"two elements have the key %1"_s.arg(*key), u"Write ... behind the value to collect them in lists."_s);
        }
        TRY_ASSIGN(Value value, evaluate(*node.result));
        if (key)
            groups[*key].push_back(std::move(value));
        else
            list.push_back(std::move(value));
    }
    if (!node.resultKey)
        return Value::list(std::move(list));
    Value::Object object;
    for (auto &[key, values] : groups)
        object.emplace(key, node.groups ? Value::list(std::move(values)) : std::move(values.front()));
    Value result = Value::object(std::move(object));
    if (const auto checked = result.checkSize(); !checked)
        return makeError(placed(checked.error(), range));
    return result;
}

/// "${value}" alone is the value itself, whatever it is.
Result<Value> Evaluator::templateValue(const Template &node)
{
    if (node.parts.size() == 1 && !node.isHeredoc) {
        if (const auto *single = std::get_if<TemplateValue>(&node.parts.front()))
            return evaluate(*single->value);
    }
    TRY_ASSIGN(QString text, templateText(node.parts));
    return Value(std::move(text));
}

Result<QString> Evaluator::templateText(const TemplateParts &parts)
{
    QString text;
    for (const TemplatePart &part : parts) {
        TRY_ASSIGN(const QString piece, templatePart(part));
        text += piece;
        if (const auto checked = Value(text).checkSize(); !checked)
            return makeError(checked.error());
    }
    return text;
}

Result<QString> Evaluator::templatePart(const TemplatePart &part)
{
    if (const auto *text = std::get_if<TemplateText>(&part))
        return text->text;
    if (const auto *value = std::get_if<TemplateValue>(&part)) {
        TRY_ASSIGN(const Value result, evaluate(*value->value));
        if (const auto text = result.toText())
            return *text;
        return error(value->value->range, u"%1 cannot stand within a text"_s.arg(result.typeText()));
    }
    if (const auto *condition = std::get_if<std::shared_ptr<const TemplateCondition>>(&part)) {
        TRY_ASSIGN(const bool isTrue, truth(*(*condition)->condition));
        return templateText(isTrue ? (*condition)->whenTrue : (*condition)->whenFalse);
    }
    return loopText(**std::get_if<std::shared_ptr<const TemplateLoop>>(&part));
}

Result<QString> Evaluator::loopText(const TemplateLoop &loop)
{
    TRY_ASSIGN(const auto all, elements(*loop.collection));
    QString text;
    for (const auto &element : all) {
        const LoopNames names(*this, loop.keyName, loop.valueName, element);
        if (++m_host.steps > m_host.allowedSteps)
            return makeError(ErrorKind::Input, u"this loop makes too much text"_s);
        TRY_ASSIGN(const QString piece, templateText(loop.body));
        text += piece;
        if (const auto checked = Value(text).checkSize(); !checked)
            return makeError(checked.error());
    }
    return text;
}

} // namespace schemawright::hcl
