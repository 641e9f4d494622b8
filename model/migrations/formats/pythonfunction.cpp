// The margin of a module decides: one plain def, and the name nowhere else where it could be bound. What stands in other
// functions and in classes has names of its own.
#include "model/migrations/formats/pythonfunction.h"

#include <QSet>

namespace schemawright::migrations {

using namespace Qt::StringLiterals;

namespace {

bool isName(const QList<PythonToken> &tokens, qsizetype at, const QString &name)
{
    return at < tokens.size() && tokens.at(at).kind == PythonKind::Name && tokens.at(at).text == name;
}

bool isSign(const QList<PythonToken> &tokens, qsizetype at, char16_t what)
{
    return at < tokens.size() && tokens.at(at).kind == PythonKind::Operator && tokens.at(at).text == QChar(what);
}

/// The token behind the colon that ends "def f(…) -> x:"; -1: it has none.
qsizetype behindHeader(const QList<PythonToken> &tokens)
{
    int depth = 0;
    if (!isSign(tokens, 2, u'('))
        return -1;
    for (qsizetype i = 2; i < tokens.size(); ++i) {
        depth += isSign(tokens, i, u'(') || isSign(tokens, i, u'[') ? 1 : 0;
        depth -= isSign(tokens, i, u')') || isSign(tokens, i, u']') ? 1 : 0;
        if (depth == 0 && isSign(tokens, i, u':'))
            return i + 1;
    }
    return -1;
}

/// The place where the name stands as a name of its own; nullptr: nowhere. Attributes and keyword arguments are others' names.
const PythonToken *mention(const QList<PythonToken> &tokens, const QString &name)
{
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        const bool isKeywordArgument = i > 1 && isSign(tokens, i + 1, u'=') && !isSign(tokens, i + 2, u'=')
            && (isSign(tokens, i - 1, u'(') || isSign(tokens, i - 1, u','));
        if (isName(tokens, i, name) && !isSign(tokens, i - 1 < 0 ? i : i - 1, u'.') && !isKeywordArgument)
            return &tokens.at(i);
    }
    return nullptr;
}

class FunctionFinder
{
public:
    explicit FunctionFinder(const QString &name)
        : m_name(name)
    { }

    void read(const PythonStatement &statement)
    {
        if (statement.indent == 0)
            readAtMargin(statement);
        else if (m_inside)
            m_function.body << statement;
        else if (!m_inScope || isName(statement.tokens, 0, u"global"_s))
            doubtMention(statement);
        m_isDecorated = statement.indent == 0 && isSign(statement.tokens, 0, u'@');
    }
    [[nodiscard]] PythonFunction found() const { return m_function; }

private:
    void readAtMargin(const PythonStatement &statement)
    {
        const QList<PythonToken> &tokens = statement.tokens;
        const bool isFunction = isName(tokens, 0, u"def"_s);
        m_inside = isFunction && isName(tokens, 1, m_name);
        m_inScope = isFunction || isName(tokens, 0, u"class"_s) || isName(tokens, 0, u"async"_s);
        if (m_inside)
            define(statement);
        else if (!m_inScope || isName(tokens, 1, m_name) || isName(tokens, 2, m_name))
            doubtMention(statement);
        if (!m_inScope && isName(tokens, 0, u"op"_s) && isSign(tokens, 1, u'.'))
            doubt(tokens.first(), u"calls op outside of its functions: only Alembic knows what that does"_s);
    }
    void define(const PythonStatement &statement)
    {
        const qsizetype body = behindHeader(statement.tokens);
        if (m_function.isDefined)
            doubt(statement.tokens.first(), u"defines %1 twice: only Python knows which one runs"_s.arg(m_name));
        if (m_isDecorated)
            doubt(statement.tokens.first(), u"decorates %1: only Python knows what runs then"_s.arg(m_name));
        if (body < 0)
            doubt(statement.tokens.first(), u"begins %1 with what is no line of Python"_s.arg(m_name));
        m_function.isDefined = true;
        if (body >= 0 && body < statement.tokens.size())
            m_function.body << PythonStatement { 0, statement.tokens.mid(body) };
    }
    void doubtMention(const PythonStatement &statement)
    {
        if (const PythonToken *token = mention(statement.tokens, m_name))
            doubt(*token, u"has the name %1 here, outside of a plain def at the margin: only Python knows what runs then"_s.arg(m_name));
    }
    void doubt(const PythonToken &token, const QString &words)
    {
        if (!m_function.doubt.isEmpty())
            return;
        m_function.doubt = words;
        m_function.doubtPosition = token.start;
    }

    const QString &m_name;
    PythonFunction m_function;
    bool m_inside = false; ///< in the function's body
    bool m_inScope = false; ///< in any function or class
    bool m_isDecorated = false; ///< by the statement before
};

} // namespace

PythonFunction findPythonFunction(const QString &name, const QList<PythonStatement> &statements)
{
    FunctionFinder finder(name);
    for (const PythonStatement &statement : statements)
        finder.read(statement);
    return finder.found();
}

bool isPythonKeyword(const QString &word)
{
    static const QSet<QString> keywords { u"False"_s, u"None"_s, u"True"_s, u"and"_s, u"as"_s, u"assert"_s, u"async"_s, u"await"_s,
        u"break"_s, u"class"_s, u"continue"_s, u"def"_s, u"del"_s, u"elif"_s, u"else"_s, u"except"_s, u"finally"_s, u"for"_s, u"from"_s,
        u"global"_s, u"if"_s, u"import"_s, u"in"_s, u"is"_s, u"lambda"_s, u"nonlocal"_s, u"not"_s, u"or"_s, u"pass"_s, u"raise"_s,
        u"return"_s, u"try"_s, u"while"_s, u"with"_s, u"yield"_s };
    return keywords.contains(word);
}

} // namespace schemawright::migrations
