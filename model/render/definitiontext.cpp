#include "model/render/definitiontext.h"

#include "model/render/layout.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::render {

namespace {

/// The offset after the quoted text that starts at `start`. Doubled quotes read as two quoted texts side by side.
qsizetype skipQuoted(QStringView text, qsizetype start)
{
    const qsizetype end = text.indexOf(text.at(start), start + 1);
    return end < 0 ? text.size() : end + 1;
}

/// The offset after the parenthesis that closes the one at `start`.
qsizetype skipParentheses(QStringView text, qsizetype start)
{
    int depth = 0;
    for (qsizetype i = start; i < text.size();) {
        const QChar character = text.at(i);
        if (character == u'\'' || character == u'"') {
            i = skipQuoted(text, i);
            continue;
        }
        if (character == u'(')
            ++depth;
        if (character == u')' && --depth == 0)
            return i + 1;
        ++i;
    }
    return text.size();
}

/// Comments, dollar quotes and backslash escapes are never in the server's own texts; an editor's text may have them.
bool isPlain(QStringView text)
{
    return !text.contains(u"--") && !text.contains(u"/*") && !text.contains(u'$') && !text.contains(u'\\');
}

} // namespace

qsizetype findTopLevel(QStringView text, QStringView word, qsizetype from)
{
    for (qsizetype i = 0; i < text.size();) {
        if (i >= from && text.sliced(i).startsWith(word))
            return i;
        const QChar character = text.at(i);
        if (character == u'\'' || character == u'"')
            i = skipQuoted(text, i);
        else if (character == u'(')
            i = skipParentheses(text, i);
        else
            ++i;
    }
    return -1;
}

bool containsTopLevel(QStringView text, QStringView word)
{
    return findTopLevel(text, word) >= 0;
}

QString brokenBefore(const QString &text, const QStringList &keywords)
{
    if (text.size() <= lineWidth)
        return text;
    QString broken = text;
    for (const QString &keyword : keywords) {
        const QString spaced = u' ' + keyword + u' ';
        const qsizetype at = findTopLevel(broken, spaced);
        if (at >= 0)
            broken.replace(at, 1, u"\n  "_s);
    }
    return broken;
}

QString parenthesised(const QString &expression)
{
    if (!isPlain(expression)) {
        // A line comment at the end would swallow the parenthesis.
        return u'(' + expression + (expression.contains("--"_L1) ? u"\n)"_s : u")"_s);
    }
    if (expression.startsWith(u'(') && skipParentheses(expression, 0) == expression.size() && expression.endsWith(u')'))
        return expression;
    return u'(' + expression + u')';
}

} // namespace schemawright::render
