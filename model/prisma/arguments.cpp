#include "model/prisma/arguments.h"

#include <algorithm>

namespace schemawright::prisma {

using namespace Qt::StringLiterals;

QString kindText(ExpressionKind kind)
{
    switch (kind) {
    case ExpressionKind::Text:
        return u"a text"_s;
    case ExpressionKind::Number:
        return u"a number"_s;
    case ExpressionKind::Constant:
        return u"a name"_s;
    case ExpressionKind::Function:
        return u"a function"_s;
    case ExpressionKind::Array:
        return u"a list"_s;
    case ExpressionKind::Object:
        return u"an object"_s;
    }
    Q_UNREACHABLE();
}

Arguments::Arguments(
    Context &context, int file, const Attribute &attribute, const QString &label, QLatin1StringView unnamed)
    : m_context(context)
    , m_file(file)
    , m_attribute(attribute)
    , m_label(label)
{
    if (attribute.hasTrailingComma) {
        const SourceRange range = attribute.argumentsRange.value_or(attribute.range);
        error({ range.end() - 1, 1 }, u"the arguments of %1 end without a comma: remove it"_s.arg(label));
    }
    int withoutName = 0;
    for (const Argument &argument : attribute.arguments) {
        if (!argument.value) {
            error(argument.range, u"argument %1 of %2 has no value"_s.arg(argument.name, label));
            continue;
        }
        QString name = argument.name;
        if (name.isEmpty()) {
            name = unnamed;
            if (++withoutName > 1) {
                error(argument.range,
                    u"only one argument of %1 can stand without its name: several values need brackets, [a, b]"_s.arg(
                        label));
                continue;
            }
            if (unnamed.isEmpty()) {
                error(argument.range, u"%1 takes no argument without a name"_s.arg(label));
                continue;
            }
        }
        const bool isRepeated = std::any_of(
            m_arguments.begin(), m_arguments.end(), [&name](const Named &known) { return known.name == name; });
        if (isRepeated)
            error(argument.range, u"argument %1 of %2 is given twice: keep one"_s.arg(name, label));
        else
            m_arguments.push_back({ name, &argument, false });
    }
}

void Arguments::error(const SourceRange &range, const QString &text)
{
    m_context.error(m_file, range, text);
}

const Expression *Arguments::find(QLatin1StringView name)
{
    for (Named &named : m_arguments) {
        if (named.name != name)
            continue;
        named.isUsed = true;
        return &*named.argument->value;
    }
    return nullptr;
}

const Expression *Arguments::require(QLatin1StringView name, const QString &example)
{
    const Expression *value = find(name);
    if (!value)
        error(m_attribute.range, u"%1 needs its argument %2: %3"_s.arg(m_label, name, example));
    return value;
}

std::optional<QString> Arguments::findText(QLatin1StringView name)
{
    const Expression *value = find(name);
    if (!value)
        return std::nullopt;
    if (value->kind != ExpressionKind::Text) {
        error(value->range,
            u"argument %1 of %2 must be a text in double quotes, not %3"_s.arg(name, m_label, kindText(value->kind)));
        return std::nullopt;
    }
    return value->value;
}

void Arguments::reportOthers(const QString &known)
{
    for (const Named &named : m_arguments) {
        if (named.isUsed)
            continue;
        error(named.argument->range,
            u"%1 has no argument %2%3"_s.arg(
                m_label, named.name, known.isEmpty() ? u": it takes none"_s : QString(u": it takes "_s + known)));
    }
}

} // namespace schemawright::prisma
