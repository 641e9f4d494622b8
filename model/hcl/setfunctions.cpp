#include "model/hcl/functions.h"

#include <algorithm>

namespace schemawright::hcl {

using namespace Qt::StringLiterals;

namespace {

bool has(const Value::List &list, const Value &value)
{
    return std::find(list.begin(), list.end(), value) != list.end();
}

Result<Value> toSet(const Arguments &arguments)
{
    TRY_ASSIGN(const Value::List *list, arguments.list(0));
    return makeSet(*list);
}

Result<Value> toList(const Arguments &arguments)
{
    TRY_ASSIGN(const Value::List *list, arguments.list(0));
    return Value::list(*list);
}

Result<Value> toMap(const Arguments &arguments)
{
    TRY(arguments.object(0));
    return arguments.at(0);
}

Result<Value> distinct(const Arguments &arguments)
{
    TRY_ASSIGN(const Value::List *list, arguments.list(0));
    if (list->size() > 20'000)
        return arguments.wrong(u"compares at most 20000 values"_s);
    Value::List different;
    for (const Value &value : *list) {
        if (!has(different, value))
            different.push_back(value);
    }
    return Value::list(std::move(different));
}

Result<Value> setUnion(const Arguments &arguments)
{
    Value::List all;
    for (std::size_t i = 0; i < arguments.count(); ++i) {
        TRY_ASSIGN(const Value::List *list, arguments.list(i));
        all.insert(all.end(), list->begin(), list->end());
    }
    return makeSet(std::move(all));
}

Result<Value> filtered(const Arguments &arguments, bool keepsCommon)
{
    TRY_ASSIGN(const Value::List *first, arguments.list(0));
    Value::List kept = *first;
    for (std::size_t i = 1; i < arguments.count(); ++i) {
        TRY_ASSIGN(const Value::List *other, arguments.list(i));
        if (kept.size() * other->size() > 50'000'000)
            return arguments.wrong(u"was given too large lists"_s);
        std::erase_if(kept, [&](const Value &value) { return has(*other, value) != keepsCommon; });
    }
    return makeSet(std::move(kept));
}

Result<Value> setIntersection(const Arguments &arguments) { return filtered(arguments, true); }
Result<Value> setSubtract(const Arguments &arguments) { return filtered(arguments, false); }

Result<Value> setProduct(const Arguments &arguments)
{
    std::vector<Value::List> rows { {} };
    for (std::size_t i = 0; i < arguments.count(); ++i) {
        TRY_ASSIGN(const Value::List *list, arguments.list(i));
        if (rows.size() * list->size() > 200'000)
            return arguments.wrong(u"would make more than 200000 combinations"_s);
        std::vector<Value::List> longer;
        for (const Value::List &row : rows) {
            for (const Value &value : *list) {
                longer.push_back(row);
                longer.back().push_back(value);
            }
        }
        rows = std::move(longer);
    }
    Value::List product;
    for (Value::List &row : rows)
        product.push_back(Value::list(std::move(row)));
    return Value::list(std::move(product));
}

} // namespace

std::span<const Function> setFunctions()
{
    static const Function functions[] = {
        { u"toset", 1, 1, toSet },
        { u"tolist", 1, 1, toList },
        { u"tomap", 1, 1, toMap },
        { u"distinct", 1, 1, distinct },
        { u"setunion", 1, -1, setUnion },
        { u"setintersection", 1, -1, setIntersection },
        { u"setsubtract", 2, 2, setSubtract },
        { u"setproduct", 1, -1, setProduct },
    };
    return functions;
}

} // namespace schemawright::hcl
