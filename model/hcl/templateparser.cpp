// Texts between quotes and heredocs: escapes, ${value}, %{if}…%{else}…%{endif}, %{for}…%{endfor}, and ~ that takes white space.
#include "model/hcl/expressionparser.h"

#include <algorithm>

namespace schemawright::hcl {

using namespace Qt::StringLiterals;

namespace {

qsizetype indentationOf(QStringView line)
{
    qsizetype length = 0;
    while (length < line.size() && (line[length] == u' ' || line[length] == u'\t'))
        ++length;
    return length;
}

void trimEnd(TemplateParts &parts)
{
    auto *text = parts.empty() ? nullptr : std::get_if<TemplateText>(&parts.back());
    while (text && !text->text.isEmpty() && text->text.back().isSpace())
        text->text.chop(1);
}

/// One text after the other becomes one.
void append(TemplateParts &parts, QString text)
{
    if (auto *last = parts.empty() ? nullptr : std::get_if<TemplateText>(&parts.back()))
        last->text += text;
    else
        parts.push_back(TemplateText { std::move(text) });
}

} // namespace

QString ExpressionParser::escape(QStringView text, qsizetype &position, const Token &token)
{
    const QChar letter = position + 1 < text.size() ? text[position + 1] : QChar();
    const qsizetype digits = letter == u'u' ? 4 : (letter == u'U' ? 8 : 0);
    const SourceRange range { token.range.start + position, std::min(2 + digits, text.size() - position) }; // a text may end within it
    position += 2;
    if (letter == u'n')
        return u"\n"_s;
    if (letter == u'r')
        return u"\r"_s;
    if (letter == u't')
        return u"\t"_s;
    if (letter == u'"' || letter == u'\\')
        return letter;
    if (digits > 0 && position + digits <= text.size()) {
        bool isNumber = false;
        const uint code = text.sliced(position, digits).toUInt(&isNumber, 16);
        if (isNumber && code > 0 && code <= 0x10FFFF && !QChar::isSurrogate(code)) {
            position += digits;
            return QString::fromUcs4(reinterpret_cast<const char32_t *>(&code), 1);
        }
    }
    m_stream.report(range, u"\"\\%1\" is no escape of HCL"_s.arg(letter.isNull() ? QString() : QString(letter)), u"It knows \\n \\r \\t \\\" \\\\ \\uXXXX and \\UXXXXXXXX; a backslash itself is written \\\\."_s);
    return {};
}

/// The token's text with its escapes resolved.
QString ExpressionParser::textOf(const Token &token)
{
    const QStringView text = m_stream.text(token);
    QString result;
    result.reserve(text.size());
    for (qsizetype i = 0; i < text.size();) {
        const QChar c = text[i];
        const bool isDoubled = (c == u'$' || c == u'%') && i + 2 < text.size() && text[i + 1] == c && text[i + 2] == u'{';
        if (isDoubled) {
            result += c;
            result += u'{';
            i += 3;
        } else if (c == u'\\' && !m_inHeredoc) {
            result += escape(text, i, token);
        } else {
            result += c;
            ++i;
        }
    }
    return result;
}

TemplateParts ExpressionParser::parts(TemplateEnd end)
{
    TemplateParts result;
    bool atLineStart = m_inHeredoc && end == TemplateEnd::Heredoc;
    while (!m_failed) {
        const Token token = m_stream.peekRaw();
        std::optional<TemplatePart> part;
        if (token.kind == TokenKind::Text) {
            m_stream.takeRaw();
            QString text = textOf(token);
            if (atLineStart)
                text.remove(0, std::min(m_indentation, indentationOf(text)));
            while (m_trimsNext && !text.isEmpty() && text.front().isSpace())
                text.remove(0, 1);
            m_trimsNext = m_trimsNext && text.isEmpty();
            atLineStart = m_inHeredoc && m_stream.text(token).endsWith(u'\n');
            append(result, std::move(text));
            continue;
        }
        if (token.kind != TokenKind::InterpolationOpen && token.kind != TokenKind::ControlOpen)
            break;
        atLineStart = false;
        m_trimsNext = false;
        if (m_stream.text(token).endsWith(u'~'))
            trimEnd(result);
        if (token.kind == TokenKind::InterpolationOpen)
            part = interpolation();
        else if (end == TemplateEnd::Directive && (isDirective(u"else") || isDirective(u"endif") || isDirective(u"endfor")))
            break;
        else
            part = directive();
        if (part)
            result.push_back(std::move(*part));
    }
    return result;
}

void ExpressionParser::closeTemplateCode()
{
    if (m_failed)
        return;
    const Token token = m_stream.peek();
    if (token.kind != TokenKind::TemplateClose) {
        (void)fail(u"the \"}\" of this template is missing: here stands %1"_s.arg(m_stream.found()),
            u"A value in a text is written ${value}; $${ is the text \"${\"."_s);
        return;
    }
    m_trimsNext = m_stream.text(token).startsWith(u'~');
    m_stream.take();
}

std::optional<TemplatePart> ExpressionParser::interpolation()
{
    const NewlineScope lines(m_stream, true);
    m_stream.takeRaw();
    TemplateValue value { std::make_shared<const Expression>(parse()) };
    closeTemplateCode();
    return value;
}

/// At a ControlOpen: whether its first word is this one.
bool ExpressionParser::isDirective(QStringView word) const
{
    const Token &behind = m_stream.peekBehind();
    return m_stream.kind() == TokenKind::ControlOpen && behind.kind == TokenKind::Identifier && m_stream.text(behind) == word;
}

/// %{ word }: false, with a problem, when something else stands here.
bool ExpressionParser::endDirective(QStringView word)
{
    if (m_failed)
        return false;
    if (!isDirective(word)) {
        (void)fail(u"%{ %1 } is missing: here stands %2"_s.arg(word.toString(), m_stream.found()));
        return false;
    }
    const NewlineScope lines(m_stream, true);
    m_stream.take();
    m_stream.take();
    closeTemplateCode();
    return !m_failed;
}

std::optional<TemplatePart> ExpressionParser::directive()
{
    if (!isDirective(u"if") && !isDirective(u"for")) {
        (void)fail(u"%{ begins a directive, and this is none"_s, u"Write %{ if … } or %{ for … in … }; %%{ is the text \"%{\"."_s);
        return {};
    }
    if (!m_stream.enter()) {
        m_failed = true;
        return {};
    }
    std::optional<TemplatePart> result = isDirective(u"if") ? condition() : loop();
    m_stream.leave();
    return result;
}

std::optional<TemplatePart> ExpressionParser::condition()
{
    TemplateCondition result;
    {
        const NewlineScope lines(m_stream, true);
        m_stream.take();
        m_stream.take();
        result.condition = std::make_shared<const Expression>(parse());
        closeTemplateCode();
    }
    if (m_failed)
        return {};
    result.whenTrue = parts(TemplateEnd::Directive);
    if (!m_failed && isDirective(u"else") && endDirective(u"else"))
        result.whenFalse = parts(TemplateEnd::Directive);
    if (!endDirective(u"endif"))
        return {};
    return std::make_shared<const TemplateCondition>(std::move(result));
}

std::optional<TemplatePart> ExpressionParser::loop()
{
    TemplateLoop result;
    {
        const NewlineScope lines(m_stream, true);
        m_stream.take();
        m_stream.take();
        if (m_stream.kind() == TokenKind::Identifier)
            result.valueName = m_stream.text(m_stream.take()).toString();
        if (m_stream.takeSymbol(u",")) {
            result.keyName = std::move(result.valueName);
            result.valueName = m_stream.kind() == TokenKind::Identifier ? m_stream.text(m_stream.take()).toString() : QString();
        }
        if (result.valueName.isEmpty() || !m_stream.takeWord(u"in")) {
            (void)fail(u"this is no loop: here stands %1"_s.arg(m_stream.found()), u"Write %{ for value in list }…%{ endfor }."_s);
            return {};
        }
        result.collection = std::make_shared<const Expression>(parse());
        closeTemplateCode();
    }
    if (m_failed)
        return {};
    result.body = parts(TemplateEnd::Directive);
    if (!endDirective(u"endfor"))
        return {};
    return std::make_shared<const TemplateLoop>(std::move(result));
}

Expression ExpressionParser::quoted()
{
    const bool wasInHeredoc = std::exchange(m_inHeredoc, false);
    const bool trimmed = std::exchange(m_trimsNext, false);
    const Token open = m_stream.take();
    Template result { parts(TemplateEnd::Quote), false };
    if (!m_failed && m_stream.peekRaw().kind == TokenKind::QuoteClose) {
        m_stream.takeRaw();
    } else if (!m_failed) {
        m_stream.report(open.range, u"this text is not closed on its line"_s, u"End it with \", or write a longer text as a heredoc: <<SQL … SQL."_s);
        m_failed = true;
    }
    m_inHeredoc = wasInHeredoc;
    m_trimsNext = trimmed;
    return node(open.range.start, std::move(result));
}

Expression ExpressionParser::heredoc()
{
    const bool wasInHeredoc = std::exchange(m_inHeredoc, true);
    const bool trimmed = std::exchange(m_trimsNext, false);
    const Token open = m_stream.take();
    const qsizetype outerIndentation
        = std::exchange(m_indentation, m_stream.text(open).startsWith(u"<<-") ? m_stream.heredocIndentation() : 0);
    Template result { parts(TemplateEnd::Heredoc), true };
    if (!m_failed && m_stream.peekRaw().kind == TokenKind::HeredocClose) {
        m_stream.takeRaw();
    } else if (!m_failed) {
        const QString marker = m_stream.text(open).trimmed().toString().remove(u'<').remove(u'-');
        m_stream.report(open.range, u"this heredoc is never closed"_s, u"Write %1 on a line of its own behind its last line."_s.arg(marker));
        m_failed = true;
    }
    m_inHeredoc = wasInHeredoc;
    m_trimsNext = trimmed;
    m_indentation = outerIndentation;
    return node(open.range.start, std::move(result));
}

Label ExpressionParser::parseLabel()
{
    const Expression expression = quoted();
    Label label { {}, expression.range };
    const std::optional<QString> word = literalWord(expression);
    if (word)
        label.text = *word;
    else if (!m_failed)
        m_stream.report(expression.range, u"a name of a block cannot be computed"_s, u"Write it as a plain text."_s);
    return label;
}

} // namespace schemawright::hcl
