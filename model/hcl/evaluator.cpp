#include "model/hcl/evaluator.h"

#include "model/hcl/functions.h"
#include "model/hcl/operators.h"

namespace schemawright::hcl {

using namespace Qt::StringLiterals;

namespace {

constexpr int maximumEvaluationDepth = 600;

} // namespace

/// One case per kind of node.
struct NodeEvaluation {
    Evaluator &evaluator;
    SourceRange range;

    Result<Value> operator()(const Missing &) const { return evaluator.error(range, u"a value is missing"_s); }
    Result<Value> operator()(const NullLiteral &) const { return Value(); }
    Result<Value> operator()(const BoolLiteral &node) const { return Value(node.value); }
    Result<Value> operator()(const NumberLiteral &node) const
    {
        if (const auto number = Number::fromText(node.text))
            return Value(*number);
        return evaluator.error(range, u"%1 is too large a number"_s.arg(node.text));
    }
    Result<Value> operator()(const Variable &node) const { return evaluator.variable(node, range); }
    Result<Value> operator()(const Template &node) const { return evaluator.templateValue(node); }
    Result<Value> operator()(const ListExpression &node) const
    {
        Value::List items;
        for (const Expression &item : node.items) {
            TRY_ASSIGN(Value value, evaluator.evaluate(item));
            items.push_back(std::move(value));
        }
        return Value::list(std::move(items));
    }
    Result<Value> operator()(const ObjectExpression &node) const
    {
        Value::Object members;
        for (const ObjectItem &item : node.items) {
            TRY_ASSIGN(const Value key, evaluator.evaluate(item.key));
            const auto name = key.toText();
            if (!name)
                return evaluator.error(item.key.range, u"a key is a text, and this is %1"_s.arg(key.typeText()));
            TRY_ASSIGN(Value value, evaluator.evaluate(item.value));
            members.insert_or_assign(*name, std::move(value));
        }
        return Value::object(std::move(members));
    }
    Result<Value> operator()(const ForExpression &node) const { return evaluator.forValue(node, range); }
    Result<Value> operator()(const Call &node) const { return evaluator.call(node, range); }
    Result<Value> operator()(const Unary &node) const { return evaluator.unary(node, range); }
    Result<Value> operator()(const Binary &node) const { return evaluator.binary(node); }
    Result<Value> operator()(const Conditional &node) const
    {
        TRY_ASSIGN(const bool isTrue, evaluator.truth(*node.condition));
        return evaluator.evaluate(isTrue ? *node.whenTrue : *node.whenFalse);
    }
    Result<Value> operator()(const Parenthesized &node) const { return evaluator.evaluate(*node.inner); }
    Result<Value> operator()(const Access &node) const
    {
        TRY_ASSIGN(Value base, evaluator.evaluate(*node.base));
        return evaluator.steps(std::move(base), node.steps);
    }
};

Error Evaluator::placed(Error error, SourceRange range) const
{
    if (!error.file.isEmpty() || error.line > 0)
        return error;
    Error result = toError(Problem { range, error.text, error.hint }, m_document.file, m_document.text);
    result.kind = error.kind;
    result.detail = error.detail;
    return result;
}

tl::unexpected<Error> Evaluator::error(SourceRange range, const QString &text, const QString &hint) const
{
    return makeError(toError(Problem { range, text, hint }, m_document.file, m_document.text));
}

Result<Value> Evaluator::evaluate(const Expression &expression)
{
    if (++m_host.steps > m_host.allowedSteps)
        return error(expression.range, u"this takes more than %1 steps to compute"_s.arg(m_host.allowedSteps));
    if (m_host.depth >= maximumEvaluationDepth)
        return error(expression.range, u"names that stand for others are nested too deeply here"_s);
    ++m_host.depth;
    Result<Value> result = node(expression);
    --m_host.depth;
    if (result) {
        if (const auto checked = result->checkSize(); !checked)
            return makeError(placed(checked.error(), expression.range));
        m_host.steps += result->asText() ? result->weight() / 64 : 0;
    }
    return result;
}

Result<Value> Evaluator::node(const Expression &expression)
{
    Result<Value> result = std::visit(NodeEvaluation { *this, expression.range }, expression.node);
    if (!result)
        return makeError(placed(result.error(), expression.range));
    return result;
}

Result<Value> Evaluator::variable(const Variable &variable, SourceRange range)
{
    for (auto name = m_names.rbegin(); name != m_names.rend(); ++name) {
        if (name->first == variable.name)
            return name->second;
    }
    std::optional<Result<Value>> value;
    if (m_host.variable)
        value = m_host.variable(variable.name);
    if (value)
        return std::move(*value);
    return error(range, u"nothing is called %1 here"_s.arg(variable.name), u"A text stands between quotes: \"%1\"."_s.arg(variable.name));
}

Result<Value> Evaluator::steps(Value base, std::span<const Step> remaining)
{
    for (std::size_t i = 0; i < remaining.size(); ++i) {
        const Step &next = remaining[i];
        if (next.kind == StepKind::SplatAll)
            return splat(base, remaining.subspan(i + 1));
        if (next.kind == StepKind::SplatMembers) {
            std::size_t end = i + 1;
            while (end < remaining.size() && remaining[end].kind == StepKind::Member)
                ++end;
            TRY_ASSIGN(base, splat(base, remaining.subspan(i + 1, end - i - 1)));
            i = end - 1;
            continue;
        }
        TRY_ASSIGN(base, step(base, next));
    }
    return base;
}

Result<Value> Evaluator::splat(const Value &base, std::span<const Step> remaining)
{
    Value::List results;
    const Value::List *list = base.asList();
    const Value::List single = list || base.isNull() ? Value::List {} : Value::List { base };
    for (const Value &item : list ? *list : single) {
        TRY_ASSIGN(Value value, steps(item, remaining));
        results.push_back(std::move(value));
    }
    return Value::list(std::move(results));
}

Result<Value> Evaluator::step(const Value &base, const Step &next)
{
    if (next.kind == StepKind::Member)
        return member(base, next.name, next.range);
    TRY_ASSIGN(const Value index, evaluate(*next.index));
    const Value::List *list = base.asList();
    if (!list) {
        const auto name = index.toText();
        if (!name)
            return error(next.range, u"%1 cannot be looked up by %2"_s.arg(base.typeText(), index.typeText()));
        return member(base, *name, next.range);
    }
    const auto position = index.toNumber();
    if (!position || !position->whole)
        return error(next.range, u"a list is looked up by a whole number, and this is %1"_s.arg(index.typeText()));
    if (*position->whole < 0 || *position->whole >= static_cast<qint64>(list->size()))
        return error(next.range, u"the list has %1 elements: there is none at %2"_s.arg(list->size()).arg(*position->whole), u"The first one is at 0."_s);
    return (*list)[static_cast<std::size_t>(*position->whole)];
}

Result<Value> Evaluator::member(const Value &base, const QString &name, SourceRange range)
{
    if (const Handle *handle = base.asHandle()) {
        Result<Value> value = m_host.member(*handle, name);
        if (!value)
            return makeError(placed(value.error(), range));
        return value;
    }
    const Value::Object *object = base.asObject();
    if (!object)
        return error(range, u"%1 has no %2"_s.arg(base.typeText(), name));
    const auto found = object->find(name);
    if (found != object->end())
        return found->second;
    QStringList names;
    for (const auto &[key, value] : *object)
        names << key;
    return error(range, u"the object has no %1"_s.arg(name), names.isEmpty() ? u"It is empty."_s : u"It has %1."_s.arg(names.mid(0, 20).join(u", "_s)));
}

Result<std::vector<Value>> Evaluator::arguments(const Call &call)
{
    std::vector<Value> values;
    for (const Expression &argument : call.arguments) {
        TRY_ASSIGN(Value value, evaluate(argument));
        values.push_back(std::move(value));
    }
    if (!call.expandsLast)
        return values;
    const Value last = values.empty() ? Value() : values.back();
    const Value::List *list = last.asList();
    if (!list)
        return error(call.nameRange, u"\"...\" stands behind a list, and this is %1"_s.arg(last.typeText()));
    values.pop_back();
    values.insert(values.end(), list->begin(), list->end());
    return values;
}

Result<Value> Evaluator::call(const Call &call, SourceRange range)
{
    if (call.name == u"try" || call.name == u"can")
        return attempt(call);
    const Function *function = findFunction(call.name);
    TRY_ASSIGN(const std::vector<Value> values, arguments(call));
    std::optional<Result<Value>> result;
    if (m_host.function)
        result = m_host.function(call.name, values);
    if (!result && function)
        result = callFunction(*function, values);
    if (!result)
        return error(call.nameRange, u"there is no function %1"_s.arg(call.name));
    if (!*result)
        return makeError(placed(result->error(), range));
    m_host.steps += (*result)->weight() / 64;
    return std::move(*result);
}

/// try(a, b…): the first that can be computed; can(a): whether it can.
Result<Value> Evaluator::attempt(const Call &call)
{
    Result<Value> last = makeError(ErrorKind::Input, u"%1 needs a value"_s.arg(call.name));
    for (const Expression &argument : call.arguments) {
        last = evaluate(argument);
        if (call.name == u"can")
            return Value(last.has_value());
        if (last)
            return last;
    }
    return last;
}

Result<Value> Evaluator::unary(const Unary &node, SourceRange range)
{
    TRY_ASSIGN(const Value operand, evaluate(*node.operand));
    if (node.symbol == u'-') {
        Result<Value> negated = applyOperator(u"-"_s, Value::whole(0), operand);
        if (!negated)
            return makeError(placed(negated.error(), range));
        return negated;
    }
    const auto value = operand.toBool();
    if (!value)
        return error(range, u"! works on true and false, and this is %1"_s.arg(operand.typeText()));
    return Value(!*value);
}

Result<Value> Evaluator::binary(const Binary &node)
{
    TRY_ASSIGN(Value left, evaluate(node.operands.front()));
    for (qsizetype i = 0; i < node.symbols.size(); ++i) {
        const QString &symbol = node.symbols.at(i);
        const Expression &operand = node.operands.at(static_cast<std::size_t>(i) + 1);
        const auto known = left.toBool();
        const bool isDecided = known && ((symbol == u"&&" && !*known) || (symbol == u"||" && *known));
        if (isDecided)
            continue;
        TRY_ASSIGN(const Value right, evaluate(operand));
        Result<Value> result = applyOperator(symbol, left, right);
        if (!result)
            return makeError(placed(result.error(), operand.range));
        left = std::move(*result);
    }
    return left;
}

Result<bool> Evaluator::truth(const Expression &expression)
{
    TRY_ASSIGN(const Value value, evaluate(expression));
    if (const auto isTrue = value.toBool())
        return *isTrue;
    return error(expression.range, u"a condition is true or false, and this is %1"_s.arg(value.typeText()));
}

Result<std::vector<std::pair<Value, Value>>> elementsOf(const Value &collection)
{
    std::vector<std::pair<Value, Value>> result;
    if (const Value::List *list = collection.asList()) {
        for (const Value &item : *list)
            result.emplace_back(collection.isSet() ? item : Value::whole(static_cast<qint64>(result.size())), item);
    } else if (const Value::Object *object = collection.asObject()) {
        for (const auto &[key, value] : *object)
            result.emplace_back(Value(key), value);
    } else {
        return makeError(ErrorKind::Input, u"only lists, sets and objects can be gone through, and this is %1"_s.arg(collection.typeText()));
    }
    return result;
}

Result<std::vector<std::pair<Value, Value>>> Evaluator::elements(const Expression &collection)
{
    TRY_ASSIGN(const Value value, evaluate(collection));
    auto result = elementsOf(value);
    if (!result)
        return makeError(placed(result.error(), collection.range));
    return result;
}

} // namespace schemawright::hcl
