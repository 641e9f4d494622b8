#include "model/hcl/functions.h"

#include <QList>
#include <QStringList>

#include <algorithm>

namespace schemawright::hcl {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestList = 1'000'000;

Result<Value> allTrue(const Arguments &arguments)
{
    TRY_ASSIGN(const Value::List *list, arguments.list(0));
    return Value(std::all_of(list->begin(), list->end(), [](const Value &value) { return value.toBool() == true; }));
}

Result<Value> anyTrue(const Arguments &arguments)
{
    TRY_ASSIGN(const Value::List *list, arguments.list(0));
    return Value(std::any_of(list->begin(), list->end(), [](const Value &value) { return value.toBool() == true; }));
}

Result<Value> chunkList(const Arguments &arguments)
{
    TRY_ASSIGN(const Value::List *list, arguments.list(0));
    TRY_ASSIGN(const qint64 size, arguments.whole(1));
    if (size <= 0)
        return arguments.wrong(u"needs chunks of at least 1 element"_s);
    Value::List chunks;
    const auto step = static_cast<std::size_t>(std::min<qint64>(size, largestList));
    for (std::size_t i = 0; i < list->size(); i += step) {
        const std::size_t end = std::min(i + step, list->size());
        chunks.push_back(Value::list(Value::List(list->begin() + static_cast<qsizetype>(i), list->begin() + static_cast<qsizetype>(end))));
    }
    return Value::list(std::move(chunks));
}

bool isNothing(const Value &value)
{
    return value.isNull() || (value.asText() && value.asText()->isEmpty());
}

Result<Value> coalesceList(const Arguments &arguments)
{
    for (std::size_t i = 0; i < arguments.count(); ++i) {
        TRY_ASSIGN(const Value::List *list, arguments.list(i));
        if (!list->empty())
            return arguments.at(i);
    }
    return arguments.wrong(u"was given empty lists only"_s);
}

Result<Value> coalesce(const Arguments &arguments)
{
    for (const Value &value : arguments.all()) {
        if (!isNothing(value))
            return value;
    }
    return Value();
}

Result<Value> compact(const Arguments &arguments)
{
    TRY_ASSIGN(const Value::List *list, arguments.list(0));
    Value::List kept;
    std::copy_if(list->begin(), list->end(), std::back_inserter(kept), [](const Value &value) { return !isNothing(value); });
    return Value::list(std::move(kept));
}

Result<Value> concat(const Arguments &arguments)
{
    Value::List all;
    for (std::size_t i = 0; i < arguments.count(); ++i) {
        TRY_ASSIGN(const Value::List *list, arguments.list(i));
        all.insert(all.end(), list->begin(), list->end());
    }
    return Value::list(std::move(all));
}

Result<Value> contains(const Arguments &arguments)
{
    TRY_ASSIGN(const Value::List *list, arguments.list(0));
    return Value(std::find(list->begin(), list->end(), arguments.at(1)) != list->end());
}

Result<Value> element(const Arguments &arguments)
{
    TRY_ASSIGN(const Value::List *list, arguments.list(0));
    TRY_ASSIGN(const qint64 position, arguments.whole(1));
    if (list->empty() || position < 0)
        return arguments.wrong(u"finds nothing there"_s);
    return (*list)[static_cast<std::size_t>(position) % list->size()];
}

void flattenInto(const Value::List &list, Value::List &into)
{
    for (const Value &value : list) {
        if (const Value::List *inner = value.asList())
            flattenInto(*inner, into); // Values are bounded in depth.
        else
            into.push_back(value);
    }
}

Result<Value> flatten(const Arguments &arguments)
{
    TRY_ASSIGN(const Value::List *list, arguments.list(0));
    Value::List flat;
    flattenInto(*list, flat);
    return Value::list(std::move(flat));
}

Result<Value> indexOf(const Arguments &arguments)
{
    TRY_ASSIGN(const Value::List *list, arguments.list(0));
    const auto found = std::find(list->begin(), list->end(), arguments.at(1));
    if (found == list->end())
        return arguments.wrong(u"does not find the value in the list"_s);
    return Value::whole(found - list->begin());
}

Result<Value> keys(const Arguments &arguments)
{
    TRY_ASSIGN(const Value::Object *object, arguments.object(0));
    Value::List names;
    for (const auto &[key, value] : *object)
        names.emplace_back(key);
    return Value::list(std::move(names));
}

Result<Value> values(const Arguments &arguments)
{
    TRY_ASSIGN(const Value::Object *object, arguments.object(0));
    Value::List members;
    for (const auto &[key, value] : *object)
        members.push_back(value);
    return Value::list(std::move(members));
}

Result<Value> length(const Arguments &arguments)
{
    const Value &value = arguments.at(0);
    if (const Value::List *list = value.asList())
        return Value::whole(static_cast<qint64>(list->size()));
    if (const Value::Object *object = value.asObject())
        return Value::whole(static_cast<qint64>(object->size()));
    TRY_ASSIGN(const QString text, arguments.text(0));
    return Value::whole(text.toUcs4().size());
}

Result<Value> merge(const Arguments &arguments)
{
    Value::Object merged;
    for (std::size_t i = 0; i < arguments.count(); ++i) {
        if (arguments.at(i).isNull())
            continue;
        TRY_ASSIGN(const Value::Object *object, arguments.object(i));
        for (const auto &[key, value] : *object)
            merged.insert_or_assign(key, value);
    }
    return Value::object(std::move(merged));
}

Result<Value> range(const Arguments &arguments)
{
    TRY_ASSIGN(const Number first, arguments.number(0));
    const bool isUpTo = arguments.count() == 1;
    const double start = isUpTo ? 0 : first.real;
    double end = first.real;
    if (!isUpTo) {
        TRY_ASSIGN(const Number second, arguments.number(1));
        end = second.real;
    }
    double step = end < start ? -1 : 1;
    if (arguments.count() == 3) {
        TRY_ASSIGN(const Number third, arguments.number(2));
        step = third.real;
    }
    const double count = step == 0 ? -1 : (end - start) / step;
    if (count < 0 || count > static_cast<double>(largestList))
        return arguments.wrong(u"makes lists of at most %1 numbers, and its step leads from the start to the end"_s.arg(largestList));
    Value::List numbers;
    for (qint64 i = 0; step > 0 ? start + static_cast<double>(i) * step < end : start + static_cast<double>(i) * step > end; ++i)
        numbers.emplace_back(Number::fromReal(start + static_cast<double>(i) * step));
    return Value::list(std::move(numbers));
}

Result<Value> reverse(const Arguments &arguments)
{
    TRY_ASSIGN(const Value::List *list, arguments.list(0));
    return Value::list(Value::List(list->rbegin(), list->rend()));
}

Result<Value> slice(const Arguments &arguments)
{
    TRY_ASSIGN(const Value::List *list, arguments.list(0));
    TRY_ASSIGN(const qint64 start, arguments.whole(1));
    TRY_ASSIGN(const qint64 end, arguments.whole(2));
    if (start < 0 || end < start || end > static_cast<qint64>(list->size()))
        return arguments.wrong(u"has %1 elements to take from"_s.arg(list->size()));
    return Value::list(Value::List(list->begin() + start, list->begin() + end));
}

Result<Value> sorted(const Arguments &arguments)
{
    TRY_ASSIGN(const Value::List *list, arguments.list(0));
    Value::List copy = *list;
    std::stable_sort(copy.begin(), copy.end(), lessThan);
    return Value::list(std::move(copy));
}

Result<Value> zipMap(const Arguments &arguments)
{
    TRY_ASSIGN(const QStringList names, arguments.texts(0));
    TRY_ASSIGN(const Value::List *members, arguments.list(1));
    if (names.size() != static_cast<qsizetype>(members->size()))
        return arguments.wrong(u"needs as many values as keys"_s);
    Value::Object object;
    for (qsizetype i = 0; i < names.size(); ++i)
        object.insert_or_assign(names.at(i), (*members)[static_cast<std::size_t>(i)]);
    return Value::object(std::move(object));
}

} // namespace

std::span<const Function> listFunctions()
{
    static const Function functions[] = {
        { u"alltrue", 1, 1, allTrue },
        { u"anytrue", 1, 1, anyTrue },
        { u"chunklist", 2, 2, chunkList },
        { u"coalesce", 1, -1, coalesce },
        { u"coalescelist", 1, -1, coalesceList },
        { u"compact", 1, 1, compact },
        { u"concat", 0, -1, concat },
        { u"contains", 2, 2, contains },
        { u"element", 2, 2, element },
        { u"flatten", 1, 1, flatten },
        { u"index", 2, 2, indexOf },
        { u"keys", 1, 1, keys },
        { u"length", 1, 1, length },
        { u"merge", 0, -1, merge },
        { u"range", 1, 3, range },
        { u"reverse", 1, 1, reverse },
        { u"slice", 3, 3, slice },
        { u"sort", 1, 1, sorted },
        { u"values", 1, 1, values },
        { u"zipmap", 2, 2, zipMap },
    };
    return functions;
}

} // namespace schemawright::hcl
