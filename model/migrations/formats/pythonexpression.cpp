#include "model/migrations/formats/pythonexpression.h"

#include <algorithm>

namespace schemawright::migrations {

using namespace Qt::StringLiterals;

namespace {

constexpr int deepest = 32;

class ExpressionParser
{
public:
    explicit ExpressionParser(const QList<PythonToken> &tokens)
        : m_tokens(tokens)
    { }

    PythonExpression whole()
    {
        PythonExpression expression = next(0);
        if (m_at < m_tokens.size())
            expression.kind = PythonValue::Other;
        return expression;
    }

private:
    [[nodiscard]] bool isOperator(char16_t what, qsizetype ahead = 0) const
    {
        return m_at + ahead < m_tokens.size() && m_tokens.at(m_at + ahead).kind == PythonKind::Operator
            && m_tokens.at(m_at + ahead).text == QChar(what);
    }
    [[nodiscard]] bool isEnd() const { return m_at >= m_tokens.size() || isOperator(u',') || isOperator(u')') || isOperator(u']'); }

    /// Up to a comma or the bracket behind it; what is not understood on the way makes it Other.
    PythonExpression next(int depth)
    {
        PythonExpression expression;
        if (m_at < m_tokens.size())
            expression = primary(depth);
        if (!isEnd()) {
            expression.kind = PythonValue::Other;
            skip();
        }
        return expression;
    }
    PythonExpression primary(int depth)
    {
        const PythonToken &token = m_tokens.at(m_at);
        if (depth > deepest)
            return { PythonValue::Other, {}, {}, token.start };
        switch (token.kind) {
        case PythonKind::String:
            return literal();
        case PythonKind::Number:
            ++m_at;
            return { PythonValue::Number, token.text, {}, token.start };
        case PythonKind::Name:
            return name(depth);
        case PythonKind::Operator:
            break;
        }
        if (token.text == "-"_L1 && m_at + 1 < m_tokens.size() && m_tokens.at(m_at + 1).kind == PythonKind::Number) {
            m_at += 2;
            return { PythonValue::Number, u'-' + m_tokens.at(m_at - 1).text, {}, token.start };
        }
        return token.text == "["_L1 || token.text == "("_L1 ? sequence(depth) : PythonExpression { PythonValue::Other, {}, {}, token.start };
    }
    /// Literals that stand side by side are one.
    PythonExpression literal()
    {
        PythonExpression expression { PythonValue::Text, {}, {}, m_tokens.at(m_at).start };
        for (; m_at < m_tokens.size() && m_tokens.at(m_at).kind == PythonKind::String; ++m_at) {
            expression.text += m_tokens.at(m_at).text;
            if (!m_tokens.at(m_at).isPlain)
                expression.kind = PythonValue::Other;
        }
        return expression;
    }
    PythonExpression name(int depth)
    {
        PythonExpression expression { PythonValue::Name, m_tokens.at(m_at).text, {}, m_tokens.at(m_at).start };
        ++m_at;
        while (isOperator(u'.') && m_at + 1 < m_tokens.size() && m_tokens.at(m_at + 1).kind == PythonKind::Name) {
            expression.text += u'.' + m_tokens.at(m_at + 1).text;
            m_at += 2;
        }
        if (!isOperator(u'('))
            return expression;
        expression.kind = PythonValue::Call;
        ++m_at;
        expression.arguments = arguments(depth + 1, u')', expression);
        return expression;
    }
    /// A tuple or a list; brackets around one expression are none.
    PythonExpression sequence(int depth)
    {
        PythonExpression list { PythonValue::List, {}, {}, m_tokens.at(m_at).start };
        const bool isTuple = isOperator(u'(');
        ++m_at;
        const qsizetype first = m_at;
        list.arguments = arguments(depth + 1, isTuple ? u')' : u']', list);
        const bool hasComma = m_at - 2 >= first && m_tokens.at(m_at - 2).text == ","_L1;
        if (isTuple && list.arguments.size() == 1 && !hasComma && list.kind == PythonValue::List)
            return list.arguments.first().value;
        return list;
    }
    QList<PythonArgument> arguments(int depth, char16_t end, PythonExpression &owner)
    {
        QList<PythonArgument> found;
        while (m_at < m_tokens.size() && !isOperator(end)) {
            PythonArgument argument;
            if (m_tokens.at(m_at).kind == PythonKind::Name && isOperator(u'=', 1) && !isOperator(u'=', 2)) {
                argument.keyword = m_tokens.at(m_at).text;
                m_at += 2;
            }
            const qsizetype before = m_at;
            argument.value = next(depth);
            found.append(argument);
            if (isOperator(u','))
                ++m_at;
            else if (m_at == before)
                break; // the other kind of bracket
        }
        if (isOperator(end))
            ++m_at;
        else
            owner.kind = PythonValue::Other;
        return found;
    }
    void skip()
    {
        for (int open = 0; m_at < m_tokens.size() && (open > 0 || !isEnd()); ++m_at) {
            open += isOperator(u'(') || isOperator(u'[') || isOperator(u'{') ? 1 : 0;
            open -= isOperator(u')') || isOperator(u']') || isOperator(u'}') ? 1 : 0;
        }
    }

    const QList<PythonToken> &m_tokens;
    qsizetype m_at = 0;
};

} // namespace

const PythonExpression *PythonExpression::named(QLatin1StringView keyword) const
{
    const auto found = std::ranges::find_if(arguments, [keyword](const PythonArgument &argument) { return argument.keyword == keyword; });
    return found == arguments.end() ? nullptr : &found->value;
}

QList<PythonExpression> PythonExpression::positional() const
{
    QList<PythonExpression> values;
    for (const PythonArgument &argument : arguments) {
        if (argument.keyword.isEmpty())
            values << argument.value;
    }
    return values;
}

PythonExpression parsePythonExpression(const QList<PythonToken> &tokens)
{
    return ExpressionParser(tokens).whole();
}

} // namespace schemawright::migrations
