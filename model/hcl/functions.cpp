#include "model/hcl/functions.h"

#include <QHash>

#include <algorithm>

namespace schemawright::hcl {

using namespace Qt::StringLiterals;

namespace {

QHash<QStringView, const Function *> makeTable()
{
    QHash<QStringView, const Function *> table;
    for (const auto family : { textFunctions(), patternFunctions(), listFunctions(), setFunctions(), numberFunctions(), encodingFunctions(), timeFunctions() }) {
        for (const Function &function : family)
            table.insert(function.name, &function);
    }
    return table;
}

QString countText(int count)
{
    return count == 1 ? u"1 argument"_s : u"%1 arguments"_s.arg(count);
}

} // namespace

const Function *findFunction(QStringView name)
{
    static const QHash<QStringView, const Function *> table = makeTable();
    return table.value(name);
}

Result<Value> callFunction(const Function &function, const std::vector<Value> &values)
{
    const Arguments arguments(function.name, values);
    const int count = static_cast<int>(values.size());
    if (count < function.least || (function.most >= 0 && count > function.most)) {
        const QString wanted = function.least == function.most ? countText(function.least)
            : function.most < 0                                ? u"at least "_s + countText(function.least)
                                                               : u"%1 to %2 arguments"_s.arg(function.least).arg(function.most);
        return arguments.wrong(u"takes %1, not %2"_s.arg(wanted).arg(count));
    }
    return function.call(arguments);
}

tl::unexpected<Error> Arguments::wrong(const QString &text) const
{
    return makeError(ErrorKind::Input, m_function.toString() + u"() "_s + text);
}

tl::unexpected<Error> Arguments::wrongType(std::size_t index, const QString &wanted) const
{
    return wrong(u"takes %1 as its argument %2, and this is %3"_s.arg(wanted, QString::number(index + 1), at(index).typeText()));
}

Result<QString> Arguments::text(std::size_t index) const
{
    if (const auto text = at(index).toText())
        return *text;
    return wrongType(index, u"a text"_s);
}

Result<Number> Arguments::number(std::size_t index) const
{
    if (const auto number = at(index).toNumber())
        return *number;
    return wrongType(index, u"a number"_s);
}

Result<qint64> Arguments::whole(std::size_t index) const
{
    TRY_ASSIGN(const Number value, number(index));
    if (value.whole)
        return *value.whole;
    return wrongType(index, u"a whole number"_s);
}

Result<const Value::List *> Arguments::list(std::size_t index) const
{
    if (const Value::List *list = at(index).asList())
        return list;
    return wrongType(index, u"a list"_s);
}

Result<const Value::Object *> Arguments::object(std::size_t index) const
{
    if (const Value::Object *object = at(index).asObject())
        return object;
    return wrongType(index, u"an object"_s);
}

Result<QStringList> Arguments::texts(std::size_t index) const
{
    TRY_ASSIGN(const Value::List *items, list(index));
    QStringList result;
    for (const Value &item : *items) {
        const auto text = item.toText();
        if (!text)
            return wrongType(index, u"a list of texts"_s);
        result << *text;
    }
    return result;
}

bool lessThan(const Value &a, const Value &b)
{
    const Number *numberA = a.asNumber();
    const Number *numberB = b.asNumber();
    if (numberA && numberB)
        return numberA->whole && numberB->whole ? *numberA->whole < *numberB->whole : numberA->real < numberB->real;
    return a.toText().value_or(QString()) < b.toText().value_or(QString());
}

Value makeSet(Value::List items)
{
    std::stable_sort(items.begin(), items.end(), lessThan);
    Value::List different;
    for (Value &item : items) {
        // Values without an order are neighbours of each other: a few of them are compared, not all.
        const auto start = different.size() > 64 ? different.end() - 64 : different.begin();
        if (std::find(start, different.end(), item) == different.end())
            different.push_back(std::move(item));
    }
    return Value::list(std::move(different), true);
}

} // namespace schemawright::hcl
