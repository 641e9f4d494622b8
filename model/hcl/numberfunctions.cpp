#include "model/hcl/functions.h"

#include <cmath>

namespace schemawright::hcl {

using namespace Qt::StringLiterals;

namespace {

Result<Value> absolute(const Arguments &arguments)
{
    TRY_ASSIGN(const Number number, arguments.number(0));
    const bool isExact = number.whole && *number.whole != std::numeric_limits<qint64>::min();
    return Value(isExact ? Number::fromWhole(std::abs(*number.whole)) : Number::fromReal(std::abs(number.real)));
}

Result<Value> ceiling(const Arguments &arguments)
{
    TRY_ASSIGN(const Number number, arguments.number(0));
    return Value(number.whole ? number : Number::fromReal(std::ceil(number.real)));
}

Result<Value> floorOf(const Arguments &arguments)
{
    TRY_ASSIGN(const Number number, arguments.number(0));
    return Value(number.whole ? number : Number::fromReal(std::floor(number.real)));
}

Result<Value> logarithm(const Arguments &arguments)
{
    TRY_ASSIGN(const Number number, arguments.number(0));
    TRY_ASSIGN(const Number base, arguments.number(1));
    const double result = std::log(number.real) / std::log(base.real);
    if (!std::isfinite(result))
        return arguments.wrong(u"has no result for these numbers"_s);
    return Value(Number::fromReal(result));
}

Result<Value> power(const Arguments &arguments)
{
    TRY_ASSIGN(const Number base, arguments.number(0));
    TRY_ASSIGN(const Number exponent, arguments.number(1));
    const double result = std::pow(base.real, exponent.real);
    if (!std::isfinite(result))
        return arguments.wrong(u"has no result for these numbers"_s);
    return Value(Number::fromReal(result));
}

Result<Value> sign(const Arguments &arguments)
{
    TRY_ASSIGN(const Number number, arguments.number(0));
    return Value::whole(number.real > 0 ? 1 : (number.real < 0 ? -1 : 0));
}

template <typename Better> Result<Value> best(const Arguments &arguments, const Better &better)
{
    TRY_ASSIGN(Number result, arguments.number(0));
    for (std::size_t i = 1; i < arguments.count(); ++i) {
        TRY_ASSIGN(const Number number, arguments.number(i));
        if (better(number.real, result.real))
            result = number;
    }
    return Value(result);
}

Result<Value> maximum(const Arguments &arguments) { return best(arguments, [](double a, double b) { return a > b; }); }
Result<Value> minimum(const Arguments &arguments) { return best(arguments, [](double a, double b) { return a < b; }); }

Result<Value> parseInt(const Arguments &arguments)
{
    TRY_ASSIGN(const QString text, arguments.text(0));
    TRY_ASSIGN(const qint64 base, arguments.whole(1));
    bool isNumber = false;
    const qint64 value = base >= 2 && base <= 36 ? text.toLongLong(&isNumber, static_cast<int>(base)) : 0;
    if (!isNumber)
        return arguments.wrong(u"cannot read \"%1\" as a whole number"_s.arg(text));
    return Value::whole(value);
}

Result<Value> toNumber(const Arguments &arguments)
{
    TRY_ASSIGN(const Number number, arguments.number(0));
    return Value(number);
}

Result<Value> toBool(const Arguments &arguments)
{
    if (const auto truth = arguments.at(0).toBool())
        return Value(*truth);
    return arguments.wrong(u"takes true or false, and this is %1"_s.arg(arguments.at(0).typeText()));
}

Result<Value> toText(const Arguments &arguments)
{
    TRY_ASSIGN(QString text, arguments.text(0));
    return Value(std::move(text));
}

} // namespace

std::span<const Function> numberFunctions()
{
    static const Function functions[] = {
        { u"abs", 1, 1, absolute },
        { u"ceil", 1, 1, ceiling },
        { u"floor", 1, 1, floorOf },
        { u"log", 2, 2, logarithm },
        { u"pow", 2, 2, power },
        { u"signum", 1, 1, sign },
        { u"max", 1, -1, maximum },
        { u"min", 1, -1, minimum },
        { u"parseint", 2, 2, parseInt },
        { u"tonumber", 1, 1, toNumber },
        { u"tobool", 1, 1, toBool },
        { u"tostring", 1, 1, toText },
    };
    return functions;
}

} // namespace schemawright::hcl
