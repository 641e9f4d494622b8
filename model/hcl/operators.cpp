#include "model/hcl/operators.h"

#include <cmath>

namespace schemawright::hcl {

using namespace Qt::StringLiterals;

namespace {

Result<Number> numberOf(const QString &symbol, const Value &value)
{
    if (const auto number = value.toNumber())
        return *number;
    return makeError(ErrorKind::Input, u"%1 works on numbers, and this is %2"_s.arg(symbol, value.typeText()));
}

/// Exact as long as it fits 64 bits.
Number arithmetic(QChar symbol, const Number &a, const Number &b)
{
    qint64 whole = 0;
    if (a.whole && b.whole) {
        if (symbol == u'+' && !__builtin_add_overflow(*a.whole, *b.whole, &whole))
            return Number::fromWhole(whole);
        if (symbol == u'-' && !__builtin_sub_overflow(*a.whole, *b.whole, &whole))
            return Number::fromWhole(whole);
        if (symbol == u'*' && !__builtin_mul_overflow(*a.whole, *b.whole, &whole))
            return Number::fromWhole(whole);
        const bool overflows = *a.whole == std::numeric_limits<qint64>::min() && *b.whole == -1;
        if (*b.whole != 0 && !overflows && symbol == u'%')
            return Number::fromWhole(*a.whole % *b.whole);
        if (*b.whole != 0 && !overflows && symbol == u'/' && *a.whole % *b.whole == 0)
            return Number::fromWhole(*a.whole / *b.whole);
    }
    if (symbol == u'+')
        return Number::fromReal(a.real + b.real);
    if (symbol == u'-')
        return Number::fromReal(a.real - b.real);
    if (symbol == u'*')
        return Number::fromReal(a.real * b.real);
    return Number::fromReal(symbol == u'/' ? a.real / b.real : std::fmod(a.real, b.real));
}

bool compare(const QString &symbol, const Number &a, const Number &b)
{
    const bool isExact = a.whole && b.whole;
    const bool less = isExact ? *a.whole < *b.whole : a.real < b.real;
    const bool equal = a == b;
    if (symbol == u"<")
        return less;
    if (symbol == u"<=")
        return less || equal;
    return symbol == u">" ? !less && !equal : !less;
}

Result<Value> logic(const QString &symbol, const Value &left, const Value &right)
{
    const auto a = left.toBool();
    const auto b = right.toBool();
    if (!a || !b) {
        return makeError(ErrorKind::Input,
            u"%1 works on true and false, and this is %2"_s.arg(symbol, (a ? right : left).typeText()));
    }
    return Value(symbol == u"&&" ? *a && *b : *a || *b);
}

} // namespace

Result<Value> applyOperator(const QString &symbol, const Value &left, const Value &right)
{
    if (symbol == u"==" || symbol == u"!=")
        return Value((left == right) == (symbol == u"=="));
    if (symbol == u"&&" || symbol == u"||")
        return logic(symbol, left, right);
    TRY_ASSIGN(const Number a, numberOf(symbol, left));
    TRY_ASSIGN(const Number b, numberOf(symbol, right));
    if (symbol.startsWith(u'<') || symbol.startsWith(u'>'))
        return Value(compare(symbol, a, b));
    if ((symbol == u"/" || symbol == u"%") && b.real == 0)
        return makeError(ErrorKind::Input, u"this divides by zero"_s);
    return Value(arithmetic(symbol.front(), a, b));
}

} // namespace schemawright::hcl
