#include "model/hcl/value.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace schemawright::hcl {

using namespace Qt::StringLiterals;

namespace {
constexpr int maximumDepth = 200;
constexpr qint64 maximumWeight = 5'000'000;
}

Number Number::fromReal(double value)
{
    // 2^53: above it a double does not tell neighbours apart, and calling it exact would be wrong.
    if (std::floor(value) == value && std::abs(value) <= 9007199254740992.0)
        return fromWhole(static_cast<qint64>(value));
    return { value, {} };
}

std::optional<Number> Number::fromText(QStringView text)
{
    bool isNumber = false;
    if (const qint64 whole = text.toLongLong(&isNumber); isNumber)
        return fromWhole(whole);
    const double real = text.toDouble(&isNumber);
    if (!isNumber || !std::isfinite(real))
        return {};
    return fromReal(real);
}

QString Number::toText() const
{
    return whole ? QString::number(*whole) : QString::number(real, 'g', QLocale::FloatingPointShortest);
}

Value::Value(QString text)
    : m_weight(text.size() + 1)
{
    m_data = std::move(text);
}

Value Value::list(List items, bool isSet)
{
    Value value;
    for (const Value &item : items) {
        value.m_depth = std::max(value.m_depth, item.m_depth + 1);
        value.m_weight = std::min(value.m_weight + item.m_weight, 2 * maximumWeight);
    }
    value.m_isSet = isSet;
    value.m_data = std::make_shared<const List>(std::move(items));
    return value;
}

Value Value::object(Object members)
{
    Value value;
    for (const auto &[key, member] : members) {
        value.m_depth = std::max(value.m_depth, member.m_depth + 1);
        value.m_weight = std::min(value.m_weight + member.m_weight + key.size(), 2 * maximumWeight);
    }
    value.m_data = std::make_shared<const Object>(std::move(members));
    return value;
}

const Value::List *Value::asList() const
{
    const auto *list = std::get_if<std::shared_ptr<const List>>(&m_data);
    return list ? list->get() : nullptr;
}

const Value::Object *Value::asObject() const
{
    const auto *object = std::get_if<std::shared_ptr<const Object>>(&m_data);
    return object ? object->get() : nullptr;
}

QString Value::typeText() const
{
    struct Names {
        QString operator()(const Null &) const { return u"null"_s; }
        QString operator()(bool) const { return u"true or false"_s; }
        QString operator()(const Number &) const { return u"a number"_s; }
        QString operator()(const QString &) const { return u"a text"_s; }
        QString operator()(const Handle &handle) const { return handle.path; }
        QString operator()(const std::shared_ptr<const List> &) const { return u"a list"_s; }
        QString operator()(const std::shared_ptr<const Object> &) const { return u"an object"_s; }
    };
    return std::visit(Names {}, m_data);
}

std::optional<QString> Value::toText() const
{
    if (const QString *text = asText())
        return *text;
    if (const Number *number = asNumber())
        return number->toText();
    if (const bool *truth = asBool())
        return *truth ? u"true"_s : u"false"_s;
    return {};
}

std::optional<bool> Value::toBool() const
{
    if (const bool *truth = asBool())
        return *truth;
    if (const QString *text = asText(); text && (*text == u"true" || *text == u"false"))
        return *text == u"true";
    return {};
}

std::optional<Number> Value::toNumber() const
{
    if (const Number *number = asNumber())
        return *number;
    if (const QString *text = asText())
        return Number::fromText(*text);
    return {};
}

Result<> Value::checkSize() const
{
    if (m_depth > maximumDepth)
        return makeError(ErrorKind::Input, u"this value is nested more than %1 levels deep"_s.arg(maximumDepth));
    if (m_weight > maximumWeight)
        return makeError(ErrorKind::Input, u"this value grows beyond 5 million values and characters"_s);
    return {};
}

bool operator==(const Value &a, const Value &b)
{
    const auto *listA = a.asList();
    const auto *listB = b.asList();
    if (listA && listB)
        return listA == listB || *listA == *listB;
    const auto *objectA = a.asObject();
    const auto *objectB = b.asObject();
    if (objectA && objectB)
        return objectA == objectB || *objectA == *objectB;
    return a.m_data == b.m_data;
}

} // namespace schemawright::hcl
