#include "model/hcl/parser.h"

#include "model/hcl/expressionparser.h"

#include <QSet>

#include <algorithm>

namespace schemawright::hcl {

using namespace Qt::StringLiterals;

namespace {

class BodyParser
{
public:
    explicit BodyParser(TokenStream &stream)
        : m_stream(stream)
    {
    }

    /// Up to the "}" that ends it, or to the end of the file.
    Body body(bool isBlock)
    {
        Body result;
        QSet<QString> names;
        const qsizetype start = isBlock ? m_stream.endOfLast() : 0;
        for (;;) {
            m_stream.skipNewlines();
            if (m_stream.kind() == TokenKind::End || (isBlock && m_stream.isSymbol(u"}")))
                break;
            item(result, names);
        }
        result.range = { start, m_stream.peek().range.start - start };
        return result;
    }

private:
    void item(Body &into, QSet<QString> &names);
    void attribute(Body &into, QSet<QString> &names, const Token &name);
    void block(Body &into, const Token &type);
    [[nodiscard]] bool labels(Block &block);
    void endOfItem();

    TokenStream &m_stream;
};

void BodyParser::item(Body &into, QSet<QString> &names)
{
    if (m_stream.kind() != TokenKind::Identifier) {
        const bool isBrace = m_stream.isSymbol(u"}");
        const bool isComment = m_stream.kind() == TokenKind::Invalid && m_stream.text().startsWith(u"/*");
        m_stream.report(isComment ? SourceRange { m_stream.peek().range.start, 2 } : m_stream.peek().range,
            isBrace ? u"this \"}\" closes nothing"_s
                    : (isComment ? u"this comment is never closed"_s
                                 : u"an attribute or a block begins with a name: here stands %1"_s.arg(m_stream.found())),
            isBrace ? QString() : (isComment ? u"End it with */."_s : u"Write name = value, or type \"name\" { … }."_s));
        if (isBrace)
            m_stream.take();
        else
            m_stream.skipLine();
        return;
    }
    const Token name = m_stream.take();
    if (m_stream.isSymbol(u"="))
        attribute(into, names, name);
    else
        block(into, name);
}

void BodyParser::attribute(Body &into, QSet<QString> &names, const Token &name)
{
    m_stream.take();
    ExpressionParser parser(m_stream);
    Attribute attribute { m_stream.text(name).toString(), name.range, {}, parser.parse() };
    attribute.range = { name.range.start, std::max(m_stream.endOfLast(), name.range.end()) - name.range.start };
    if (names.contains(attribute.name)) {
        m_stream.report(name.range, u"%1 is set a second time"_s.arg(attribute.name), u"Keep one of the two."_s);
    } else {
        names.insert(attribute.name);
        into.attributes.push_back(std::move(attribute));
    }
    if (parser.failed())
        m_stream.skipLine();
    else
        endOfItem();
}

/// "a" "b" or bare words, up to the "{". False: something else stands there.
bool BodyParser::labels(Block &block)
{
    for (;;) {
        if (m_stream.isSymbol(u"{"))
            return true;
        if (m_stream.kind() == TokenKind::Identifier) {
            const Token token = m_stream.take();
            block.labels.push_back({ m_stream.text(token).toString(), token.range });
        } else if (m_stream.kind() == TokenKind::QuoteOpen) {
            ExpressionParser parser(m_stream);
            block.labels.push_back(parser.parseLabel());
            if (parser.failed())
                return false;
        } else {
            const bool isLone = block.labels.empty();
            m_stream.report(m_stream.peek().range,
                isLone ? u"\"=\" or \"{\" is missing after %1: here stands %2"_s.arg(block.type, m_stream.found())
                       : u"the \"{\" of this %1 block is missing: here stands %2"_s.arg(block.type, m_stream.found()),
                isLone ? u"Write name = value, or type \"name\" { … }."_s : QString());
            return false;
        }
    }
}

void BodyParser::block(Body &into, const Token &type)
{
    Block result;
    result.type = m_stream.text(type).toString();
    result.typeRange = type.range;
    const NewlineScope lines(m_stream, false);
    if (!labels(result) || !m_stream.enter()) {
        m_stream.skipLine();
        return;
    }
    const Token open = m_stream.take();
    result.body = body(true);
    m_stream.leave();
    if (!m_stream.takeSymbol(u"}"))
        m_stream.report(open.range, u"this block is never closed"_s, u"Its \"}\" is missing, or that of a block within it."_s);
    // One that is never closed goes to the end of the file, with the comments there.
    result.range = { type.range.start, std::max(m_stream.endOfLast(), result.body.range.end()) - type.range.start };
    into.blocks.push_back(std::move(result));
    endOfItem();
}

/// Items are separated by line ends; `block { a = 1 }` may stand on one line.
void BodyParser::endOfItem()
{
    if (m_stream.kind() == TokenKind::Newline || m_stream.kind() == TokenKind::End || m_stream.isSymbol(u"}"))
        return;
    m_stream.report(m_stream.peek().range, u"the line should end here: here stands %1"_s.arg(m_stream.found()),
        u"Every attribute and every block stands on a line of its own."_s);
    if (m_stream.kind() != TokenKind::Identifier) // else it is read on: the next attribute
        m_stream.skipLine();
}

} // namespace

Document parse(const QString &text, const QString &file)
{
    Document document;
    document.file = file;
    document.text = text;
    document.tokens = tokenize(text);
    TokenStream stream(document.text, document.tokens);
    document.body = BodyParser(stream).body(false);
    document.body.range.length = text.size();
    document.problems = stream.takeProblems();
    std::ranges::stable_sort(document.problems, {}, [](const Problem &problem) { return problem.range.start; });
    return document;
}

ParsedExpression parseExpression(const QString &text)
{
    const std::vector<Token> tokens = tokenize(text);
    TokenStream stream(text, tokens);
    stream.setIgnoresNewlines(true);
    ParsedExpression result { ExpressionParser(stream).parse(), {} };
    if (stream.kind() != TokenKind::End)
        stream.report(stream.peek().range, u"the value should end here: here stands %1"_s.arg(stream.found()));
    result.problems = stream.takeProblems();
    return result;
}

QString toText(const Document &document)
{
    QString text;
    text.reserve(document.text.size());
    for (const Token &token : document.tokens)
        text += QStringView(document.text).sliced(token.range.start, token.range.length);
    return text;
}

} // namespace schemawright::hcl
