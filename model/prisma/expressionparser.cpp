#include "model/prisma/expressionparser.h"

namespace schemawright::prisma {

using namespace Qt::StringLiterals;

namespace {

/// Prisma's own expressions nest four deep; a file that nests this deep is no schema.
constexpr int maximalDepth = 50;

/// Counts the nesting while it lives.
class DepthGuard
{
public:
    explicit DepthGuard(int &depth)
        : m_depth(depth)
    {
        ++m_depth;
    }
    ~DepthGuard() { --m_depth; }
    Q_DISABLE_COPY_MOVE(DepthGuard)

private:
    int &m_depth;
};

} // namespace

void ExpressionParser::fail(const SourceRange &range, const QString &text, bool isOpen)
{
    m_failure = { range, text, isOpen };
}

QString ExpressionParser::found() const
{
    if (m_cursor.atLineEnd())
        return u"the line ends"_s;
    const QStringView rest = m_cursor.text().mid(m_cursor.position(), 2);
    const qsizetype length = rest.size() > 1 && rest.at(0).isHighSurrogate() ? 2 : 1;
    return u"there is `%1`"_s.arg(rest.left(length));
}

bool ExpressionParser::failExpected(const QString &what)
{
    const SourceRange range { m_cursor.position(), m_cursor.atLineEnd() ? 0 : 1 };
    if (m_cursor.atLineEnd()) {
        fail(
            range, u"%1 is expected, but the line ends: a field or attribute must stand on one line"_s.arg(what), true);
    } else if (m_cursor.startsWith("'"_L1)) {
        fail(range, u"texts are written in double quotes: \"…\", not '…'"_s);
    } else if (m_cursor.startsWith("//"_L1) || m_cursor.startsWith("/*"_L1)) {
        fail(
            range, u"%1 is expected: a comment cannot stand between brackets; put it above the line"_s.arg(what), true);
    } else {
        fail(range, u"%1 is expected, but %2"_s.arg(what, found()));
    }
    return false;
}

std::optional<Attribute> ExpressionParser::parseAttribute(QLatin1StringView mark)
{
    Attribute attribute;
    const qsizetype start = m_cursor.position();
    (void)m_cursor.take(mark);
    m_cursor.skipBlanks();
    const auto name = m_cursor.takePath();
    if (!name) {
        (void)failExpected(u"the name of an attribute behind `%1`"_s.arg(mark));
        return std::nullopt;
    }
    attribute.nameRange = *name;
    attribute.name = m_cursor.textOf(*name).toString();
    const qsizetype end = m_cursor.position();
    m_cursor.skipBlanks();
    if (!m_cursor.startsWith("("_L1)) {
        m_cursor.moveTo(end);
        attribute.range = { start, end - start };
        return attribute;
    }
    const qsizetype open = m_cursor.position();
    if (!parseArguments(attribute.arguments, attribute.hasTrailingComma))
        return std::nullopt;
    attribute.argumentsRange = SourceRange { open, m_cursor.position() - open };
    attribute.range = { start, m_cursor.position() - start };
    return attribute;
}

bool ExpressionParser::parseArguments(std::vector<Argument> &arguments, bool &hasTrailingComma)
{
    (void)m_cursor.take("("_L1);
    m_cursor.skipBlanks();
    if (m_cursor.take(")"_L1))
        return true;
    while (true) {
        auto argument = parseArgument();
        if (!argument)
            return false;
        arguments.push_back(std::move(*argument));
        m_cursor.skipBlanks();
        if (m_cursor.take(")"_L1))
            return true;
        if (!m_cursor.take(","_L1))
            return failExpected(u"`,` or `)`"_s);
        m_cursor.skipBlanks();
        if (m_cursor.take(")"_L1)) {
            hasTrailingComma = true;
            return true;
        }
    }
}

std::optional<Argument> ExpressionParser::parseArgument()
{
    Argument argument;
    const qsizetype start = m_cursor.position();
    if (const auto name = m_cursor.takeName()) {
        m_cursor.skipBlanks();
        if (m_cursor.take(":"_L1)) {
            argument.nameRange = *name;
            argument.name = m_cursor.textOf(*name).toString();
            argument.range = { start, m_cursor.position() - start };
            m_cursor.skipBlanks();
            if (m_cursor.startsWith(","_L1) || m_cursor.startsWith(")"_L1))
                return argument;
        } else {
            m_cursor.moveTo(start);
        }
    }
    argument.value = parseExpression();
    if (!argument.value)
        return std::nullopt;
    argument.range = { start, m_cursor.position() - start };
    return argument;
}

std::optional<Expression> ExpressionParser::parseExpression()
{
    const DepthGuard guard(m_depth);
    if (m_depth > maximalDepth) {
        fail({ m_cursor.position(), 1 }, u"brackets are nested more than %1 deep"_s.arg(maximalDepth));
        return std::nullopt;
    }
    if (m_cursor.startsWith("\""_L1))
        return parseText();
    if (m_cursor.startsWith("["_L1))
        return parseArray();
    if (m_cursor.startsWith("{"_L1))
        return parseObject();
    return parseNameOrFunction();
}

std::optional<Expression> ExpressionParser::parseText()
{
    const qsizetype start = m_cursor.position();
    const auto range = m_cursor.takeQuoted();
    if (!range) {
        fail({ start, 1 },
            u"this text does not end on its line: close it with `\"`; a line end in it is written `\\n`, a tab `\\t`"_s);
        return std::nullopt;
    }
    Expression expression { ExpressionKind::Text, *range, {}, {}, false };
    Unquoted unquoted = unquote(m_cursor.textOf(*range));
    if (unquoted.badEscape >= 0) {
        m_problems.append({ Severity::Error, 0, { start + unquoted.badEscape, 2 },
            u"this is no escape: known are \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four hexadecimal digits; a backslash itself is written `\\\\`"_s });
    }
    expression.value = std::move(unquoted.text);
    return expression;
}

std::optional<Expression> ExpressionParser::parseNameOrFunction()
{
    const qsizetype start = m_cursor.position();
    if (const auto path = m_cursor.takePath()) {
        const qsizetype end = m_cursor.position();
        m_cursor.skipBlanks();
        if (m_cursor.startsWith("("_L1)) {
            Expression function { ExpressionKind::Function, {}, m_cursor.textOf(*path).toString(), {}, false };
            if (!parseArguments(function.parts, function.hasTrailingComma))
                return std::nullopt;
            function.range = { start, m_cursor.position() - start };
            return function;
        }
        m_cursor.moveTo(end);
        const QChar first = m_cursor.text().at(start);
        if (first < u'0' || first > u'9')
            return Expression { ExpressionKind::Constant, *path, m_cursor.textOf(*path).toString(), {}, false };
        m_cursor.moveTo(start);
    }
    if (const auto number = m_cursor.takeNumber())
        return Expression { ExpressionKind::Number, *number, m_cursor.textOf(*number).toString(), {}, false };
    (void)failExpected(u"a value"_s);
    return std::nullopt;
}

std::optional<Expression> ExpressionParser::parseArray()
{
    Expression array { ExpressionKind::Array, {}, {}, {}, false };
    const qsizetype start = m_cursor.position();
    (void)m_cursor.take("["_L1);
    m_cursor.skipBlanks();
    while (!m_cursor.take("]"_L1)) {
        const qsizetype comma = m_cursor.position();
        if (!array.parts.empty() && !m_cursor.take(","_L1)) {
            (void)failExpected(u"`,` or `]`"_s);
            return std::nullopt;
        }
        m_cursor.skipBlanks();
        if (m_cursor.startsWith("]"_L1)) {
            fail({ comma, 1 }, u"a list ends without a comma: remove it"_s);
            return std::nullopt;
        }
        Argument item;
        item.value = parseExpression();
        if (!item.value)
            return std::nullopt;
        item.range = item.value->range;
        array.parts.push_back(std::move(item));
        m_cursor.skipBlanks();
    }
    array.range = { start, m_cursor.position() - start };
    return array;
}

std::optional<Argument> ExpressionParser::parseEntry()
{
    Argument entry;
    const auto name = m_cursor.takeName();
    if (!name) {
        (void)failExpected(u"a field's name without quotes"_s);
        return std::nullopt;
    }
    entry.nameRange = *name;
    entry.name = m_cursor.textOf(*name).toString();
    m_cursor.skipBlanks();
    if (!m_cursor.take(":"_L1)) {
        (void)failExpected(u"`:`"_s);
        return std::nullopt;
    }
    m_cursor.skipBlanks();
    entry.value = parseExpression();
    if (!entry.value)
        return std::nullopt;
    entry.range = { name->start, m_cursor.position() - name->start };
    return entry;
}

std::optional<Expression> ExpressionParser::parseObject()
{
    Expression object { ExpressionKind::Object, {}, {}, {}, false };
    const qsizetype start = m_cursor.position();
    (void)m_cursor.take("{"_L1);
    m_cursor.skipBlanks();
    while (!m_cursor.take("}"_L1)) {
        if (!object.parts.empty() && !m_cursor.take(","_L1)) {
            (void)failExpected(u"`,` or `}`"_s);
            return std::nullopt;
        }
        m_cursor.skipBlanks();
        auto entry = parseEntry();
        if (!entry)
            return std::nullopt;
        object.parts.push_back(std::move(*entry));
        m_cursor.skipBlanks();
    }
    object.range = { start, m_cursor.position() - start };
    return object;
}

} // namespace schemawright::prisma
