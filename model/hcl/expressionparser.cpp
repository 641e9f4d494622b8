// condition ? a : b, then the operators from || down to *, then ! and -, then .member [index] .* [*], then what they act on.
#include "model/hcl/expressionparser.h"

namespace schemawright::hcl {

using namespace Qt::StringLiterals;

namespace {

constexpr int operatorLevels = 6;

bool isOperator(QStringView symbol, int level)
{
    switch (level) {
    case 0:
        return symbol == u"||";
    case 1:
        return symbol == u"&&";
    case 2:
        return symbol == u"==" || symbol == u"!=";
    case 3:
        return symbol == u"<" || symbol == u">" || symbol == u"<=" || symbol == u">=";
    case 4:
        return symbol == u"+" || symbol == u"-";
    case 5:
        return symbol == u"*" || symbol == u"/" || symbol == u"%";
    }
    return false;
}

Inner inner(Expression expression)
{
    return std::make_shared<const Expression>(std::move(expression));
}

} // namespace

Expression ExpressionParser::fail(const QString &text, const QString &hint)
{
    const Token &token = m_stream.peek();
    if (!m_failed)
        m_stream.report(token.range, text, hint);
    m_failed = true;
    return { { m_stream.endOfLast(), 0 }, Missing {} };
}

Expression ExpressionParser::node(qsizetype start, Expression::Node node) const
{
    return { { start, std::max<qsizetype>(m_stream.endOfLast() - start, 0) }, std::move(node) };
}

Expression ExpressionParser::parse()
{
    const qsizetype start = here();
    if (!m_stream.enter()) {
        m_failed = true;
        return { { m_stream.endOfLast(), 0 }, Missing {} };
    }
    Expression result = binary(0);
    if (!m_failed && m_stream.takeSymbol(u"?")) {
        Conditional conditional;
        conditional.condition = inner(std::move(result));
        conditional.whenTrue = inner(parse());
        if (!m_failed && !m_stream.takeSymbol(u":"))
            (void)fail(u"the \":\" of this condition is missing"_s, u"A condition is written: test ? value : other."_s);
        if (!m_failed)
            conditional.whenFalse = inner(parse());
        result = m_failed ? Expression { { m_stream.endOfLast(), 0 }, Missing {} } : node(start, std::move(conditional));
    }
    m_stream.leave();
    return result;
}

Expression ExpressionParser::binary(int level)
{
    if (level == operatorLevels)
        return unary();
    const qsizetype start = here();
    Expression first = binary(level + 1);
    Binary chain;
    while (!m_failed && m_stream.kind() == TokenKind::Symbol && isOperator(m_stream.text(), level)) {
        if (chain.operands.empty())
            chain.operands.push_back(std::move(first));
        chain.symbols << m_stream.text(m_stream.take()).toString();
        chain.operands.push_back(binary(level + 1));
    }
    if (chain.operands.empty())
        return first;
    return m_failed ? std::move(chain.operands.front()) : node(start, std::move(chain));
}

Expression ExpressionParser::unary()
{
    const qsizetype start = here();
    if (!m_stream.isSymbol(u"!") && !m_stream.isSymbol(u"-"))
        return postfix();
    if (!m_stream.enter()) {
        m_failed = true;
        return { { m_stream.endOfLast(), 0 }, Missing {} };
    }
    const QChar symbol = m_stream.text(m_stream.take()).front();
    Expression operand = unary();
    m_stream.leave();
    return node(start, Unary { symbol, inner(std::move(operand)) });
}

Expression ExpressionParser::postfix()
{
    const qsizetype start = here();
    Expression base = primary();
    std::vector<Step> steps;
    while (!m_failed && (m_stream.isSymbol(u".") || m_stream.isSymbol(u"["))) {
        std::optional<Step> next = step();
        if (!next)
            break;
        steps.push_back(std::move(*next));
    }
    if (steps.empty() || m_failed)
        return base;
    return node(start, Access { inner(std::move(base)), std::move(steps) });
}

std::optional<Step> ExpressionParser::step()
{
    const qsizetype start = here();
    if (m_stream.isSymbol(u"."))
        return memberStep(start);
    const NewlineScope lines(m_stream, true);
    m_stream.take();
    Step result;
    if (m_stream.isSymbol(u"*") && m_stream.text(m_stream.peekBehind()) == u"]") {
        m_stream.take();
        result.kind = StepKind::SplatAll;
    } else {
        result.kind = StepKind::Index;
        result.index = inner(parse());
    }
    if (!m_failed && !m_stream.isSymbol(u"]"))
        (void)fail(u"the \"]\" of this index is missing: here stands %1"_s.arg(m_stream.found()));
    if (m_failed)
        return {};
    m_stream.take();
    result.range = { start, m_stream.endOfLast() - start };
    return result;
}

std::optional<Step> ExpressionParser::memberStep(qsizetype start)
{
    m_stream.take();
    Step result;
    if (m_stream.kind() == TokenKind::Identifier) {
        result.name = m_stream.text(m_stream.take()).toString();
    } else if (m_stream.takeSymbol(u"*")) {
        result.kind = StepKind::SplatMembers;
    } else if (m_stream.kind() == TokenKind::Number && !m_stream.text().contains(u'.')) {
        // list.0 is the older way of writing list[0].
        result.kind = StepKind::Index;
        const Token number = m_stream.take();
        result.index = inner({ number.range, NumberLiteral { m_stream.text(number).toString() } });
    } else {
        (void)fail(u"a name is missing after \".\": here stands %1"_s.arg(m_stream.found()));
        return {};
    }
    result.range = { start, m_stream.endOfLast() - start };
    return result;
}

Expression ExpressionParser::primary()
{
    switch (m_stream.kind()) {
    case TokenKind::Identifier:
        return word();
    case TokenKind::Number: {
        const Token token = m_stream.take();
        return { token.range, NumberLiteral { m_stream.text(token).toString() } };
    }
    case TokenKind::QuoteOpen:
        return quoted();
    case TokenKind::HeredocOpen:
        return heredoc();
    case TokenKind::Symbol:
        if (m_stream.isSymbol(u"("))
            return parentheses();
        if (m_stream.isSymbol(u"["))
            return list();
        if (m_stream.isSymbol(u"{"))
            return object();
        break;
    case TokenKind::Invalid:
        if (m_stream.text() == u"'")
            return fail(u"texts stand between double quotes, not between single ones"_s, u"Write \"text\"."_s);
        if (m_stream.text().startsWith(u"<<"))
            return fail(u"a heredoc begins with << and a word at the end of its line"_s, u"Write <<SQL, the lines, and SQL on a line of its own."_s);
        if (m_stream.text().startsWith(u"/*"))
            return fail(u"this comment is never closed"_s, u"End it with */."_s);
        break;
    case TokenKind::ByteOrderMark:
    case TokenKind::Whitespace:
    case TokenKind::Newline:
    case TokenKind::Comment:
    case TokenKind::QuoteClose:
    case TokenKind::HeredocClose:
    case TokenKind::Text:
    case TokenKind::InterpolationOpen:
    case TokenKind::ControlOpen:
    case TokenKind::TemplateClose:
    case TokenKind::End:
        break;
    }
    return fail(u"a value is missing: here stands %1"_s.arg(m_stream.found()),
        u"A value is a text, a number, true, false, null, a list, an object or a name."_s);
}

Expression ExpressionParser::word()
{
    const Token token = m_stream.take();
    const QStringView text = m_stream.text(token);
    if (m_stream.isSymbol(u"("))
        return call(token);
    if (text == u"true" || text == u"false")
        return { token.range, BoolLiteral { text == u"true" } };
    if (text == u"null")
        return { token.range, NullLiteral {} };
    return { token.range, Variable { text.toString() } };
}

Expression ExpressionParser::call(const Token &name)
{
    Call result;
    result.name = m_stream.text(name).toString();
    result.nameRange = name.range;
    const NewlineScope lines(m_stream, true);
    m_stream.take();
    while (!m_failed && !m_stream.isSymbol(u")")) {
        result.arguments.push_back(parse());
        if (m_failed)
            break;
        if (m_stream.takeSymbol(u"..."))
            result.expandsLast = true;
        if (m_stream.isSymbol(u")"))
            break;
        if (result.expandsLast || !m_stream.takeSymbol(u",")) {
            (void)fail(u"the \")\" that ends %1(… is missing: here stands %2"_s.arg(result.name, m_stream.found()),
                u"Arguments stand between parentheses with commas between them."_s);
        }
    }
    if (m_failed)
        m_stream.skipBrackets();
    else
        m_stream.take();
    return node(name.range.start, std::move(result));
}

Expression ExpressionParser::parentheses()
{
    const qsizetype start = here();
    const NewlineScope lines(m_stream, true);
    m_stream.take();
    Expression result = parse();
    if (!m_failed && !m_stream.isSymbol(u")"))
        (void)fail(u"the \")\" is missing: here stands %1"_s.arg(m_stream.found()));
    if (m_failed)
        m_stream.skipBrackets();
    else
        m_stream.take();
    return node(start, Parenthesized { inner(std::move(result)) });
}

Expression ExpressionParser::list()
{
    const qsizetype start = here();
    const NewlineScope lines(m_stream, true);
    m_stream.take();
    if (m_stream.isWord(u"for"))
        return forExpression(start, u"]");
    ListExpression result;
    while (!m_failed && !m_stream.isSymbol(u"]")) {
        result.items.push_back(parse());
        if (m_failed || m_stream.isSymbol(u"]"))
            break;
        if (!m_stream.takeSymbol(u",")) {
            (void)fail(u"a \",\" or the \"]\" of this list is missing: here stands %1"_s.arg(m_stream.found()),
                u"A list is written [a, b, c]."_s);
        }
    }
    if (m_failed)
        m_stream.skipBrackets();
    else
        m_stream.take();
    return node(start, std::move(result));
}

Expression ExpressionParser::object()
{
    const qsizetype start = here();
    const NewlineScope lines(m_stream, false);
    m_stream.take();
    m_stream.skipNewlines();
    if (m_stream.isWord(u"for")) {
        const NewlineScope none(m_stream, true);
        return forExpression(start, u"}");
    }
    ObjectExpression result;
    while (!m_failed && !m_stream.isSymbol(u"}")) {
        std::optional<ObjectItem> item = objectItem();
        if (!item)
            break;
        result.items.push_back(std::move(*item));
        const bool isSeparated = m_stream.isSymbol(u",") || m_stream.kind() == TokenKind::Newline;
        if (m_stream.takeSymbol(u",") || isSeparated)
            m_stream.skipNewlines();
        else if (!m_stream.isSymbol(u"}"))
            (void)fail(u"a \",\" or the \"}\" of this object is missing: here stands %1"_s.arg(m_stream.found()));
    }
    if (m_failed)
        m_stream.skipBrackets();
    if (!m_failed || m_stream.isSymbol(u"}"))
        m_stream.take();
    return node(start, std::move(result));
}

std::optional<ObjectItem> ExpressionParser::objectItem()
{
    ObjectItem item;
    const Token &behind = m_stream.peekBehind();
    const bool isBareWord = m_stream.kind() == TokenKind::Identifier && behind.kind == TokenKind::Symbol
        && (m_stream.text(behind) == u"=" || m_stream.text(behind) == u":");
    if (isBareWord) {
        const Token token = m_stream.take();
        item.key = { token.range, Template { { TemplateText { m_stream.text(token).toString() } }, false } };
    } else {
        item.key = parse();
    }
    if (m_failed)
        return {};
    if (!m_stream.takeSymbol(u"=") && !m_stream.takeSymbol(u":")) {
        (void)fail(u"the \"=\" behind this key is missing: here stands %1"_s.arg(m_stream.found()),
            u"An object is written { key = value }."_s);
        return {};
    }
    item.value = parse();
    if (m_failed)
        return {};
    return item;
}

Expression ExpressionParser::forExpression(qsizetype start, QStringView closing)
{
    ForExpression result;
    m_stream.take();
    const auto name = [this](QString &into) {
        if (m_stream.kind() == TokenKind::Identifier)
            into = m_stream.text(m_stream.take()).toString();
        else
            (void)fail(u"a name is missing after \"for\": here stands %1"_s.arg(m_stream.found()), u"Write: for value in list : result."_s);
    };
    name(result.valueName);
    if (!m_failed && m_stream.takeSymbol(u",")) {
        result.keyName = std::move(result.valueName);
        name(result.valueName);
    }
    if (!m_failed && !m_stream.takeWord(u"in"))
        (void)fail(u"\"in\" is missing in this for: here stands %1"_s.arg(m_stream.found()), u"Write: for value in list : result."_s);
    if (!m_failed)
        result.collection = inner(parse());
    if (!m_failed && !m_stream.takeSymbol(u":"))
        (void)fail(u"the \":\" of this for is missing: here stands %1"_s.arg(m_stream.found()), u"Write: for value in list : result."_s);
    if (!m_failed)
        result.result = inner(parse());
    if (!m_failed && closing == u"}") {
        if (!m_stream.takeSymbol(u"=>"))
            (void)fail(u"the \"=>\" of this for is missing: here stands %1"_s.arg(m_stream.found()), u"Write: { for value in list : key => result }."_s);
        result.resultKey = std::exchange(result.result, nullptr);
        if (!m_failed)
            result.result = inner(parse());
        result.groups = !m_failed && m_stream.takeSymbol(u"...");
    }
    if (!m_failed && m_stream.takeWord(u"if"))
        result.condition = inner(parse());
    if (!m_failed && !m_stream.isSymbol(closing))
        (void)fail(u"the \"%1\" that ends this for is missing: here stands %2"_s.arg(closing.toString(), m_stream.found()));
    if (m_failed)
        m_stream.skipBrackets();
    if (!m_failed || (closing == u"}" && m_stream.isSymbol(closing)))
        m_stream.take();
    if (m_failed) // half of it means nothing
        return { { m_stream.endOfLast(), 0 }, Missing {} };
    return node(start, std::move(result));
}

} // namespace schemawright::hcl
