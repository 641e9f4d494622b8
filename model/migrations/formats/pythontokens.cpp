#include "model/migrations/formats/pythontokens.h"

#include <algorithm>

namespace schemawright::migrations {

using namespace Qt::StringLiterals;

namespace {

/// One pass over the source; every character is looked at a bounded number of times.
class PythonScanner
{
public:
    explicit PythonScanner(const QString &source)
        : m_source(source)
    { }

    QList<PythonStatement> scan()
    {
        m_current.indent = indentation();
        while (m_at < m_source.size())
            scanNext();
        endStatement();
        if (!m_open.isEmpty())
            complain(u"this bracket is never closed"_s, m_open.last());
        return m_statements;
    }
    [[nodiscard]] const std::optional<PythonProblem> &problem() const { return m_problem; }

private:
    void complain(const QString &text, qsizetype position)
    {
        if (!m_problem)
            m_problem = PythonProblem { text, position };
    }
    [[nodiscard]] QChar peek(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_source.size() ? m_source.at(m_at + ahead) : QChar();
    }
    int indentation()
    {
        int columns = 0;
        for (; peek() == u' ' || peek() == u'\t' || peek() == u'\f'; ++m_at)
            columns = peek() == u'\t' ? (columns / 8 + 1) * 8 : columns + 1;
        return columns;
    }
    void endStatement()
    {
        if (!m_current.tokens.isEmpty())
            m_statements << m_current;
        m_current.tokens.clear();
    }
    void scanNext()
    {
        const QChar c = peek();
        if (c == u'\n') {
            ++m_at;
            if (!m_open.isEmpty())
                return;
            endStatement();
            m_current.indent = indentation();
        } else if (c == u'\\' && (peek(1) == u'\n' || peek(1) == u'\r')) {
            m_at += peek(1) == u'\r' && peek(2) == u'\n' ? 3 : 2;
        } else if (c.isSpace()) {
            ++m_at;
        } else if (c == u'#') {
            const qsizetype end = m_source.indexOf(u'\n', m_at);
            m_at = end < 0 ? m_source.size() : end;
        } else if (c == u';' && m_open.isEmpty()) {
            ++m_at;
            endStatement();
        } else if (c.isLetter() || c == u'_' || c == u'"' || c == u'\'') {
            scanWord();
        } else {
            scanOther();
        }
    }
    void scanWord()
    {
        const qsizetype start = m_at;
        while (m_at < m_source.size() && (peek().isLetterOrNumber() || peek() == u'_'))
            ++m_at;
        const QString word = m_source.mid(start, m_at - start);
        const bool isPrefix = word.size() <= 2
            && std::ranges::all_of(word, [](QChar c) { return u"rRbBuUfF"_s.contains(c); });
        if (isPrefix && (peek() == u'"' || peek() == u'\''))
            scanString(start, word.toLower());
        else
            m_current.tokens.append({ PythonKind::Name, word, start, start, true, m_at });
    }
    void scanString(qsizetype start, const QString &prefix)
    {
        const QChar quote = peek();
        const bool triple = peek(1) == quote && peek(2) == quote;
        m_at += triple ? 3 : 1;
        PythonToken token { PythonKind::String, {}, start, m_at, !prefix.contains(u'b'), 0 };
        const bool raw = prefix.contains(u'r');
        for (;;) {
            if (m_at >= m_source.size() || (!triple && peek() == u'\n')) {
                token.isPlain = false;
                complain(u"this text has no closing quote"_s, start);
                break;
            }
            if (peek() == quote && (!triple || (peek(1) == quote && peek(2) == quote))) {
                m_at += triple ? 3 : 1;
                break;
            }
            if (peek() == u'\\' && peek(1) == u'N' && !raw)
                token.isPlain = false; // a character by its name
            if (peek() == u'\\')
                scanEscape(token.text, raw);
            else
                token.text += m_source.at(m_at++);
        }
        if (prefix.contains(u'f') && (token.text.contains(u'{') || token.text.contains(u'}')))
            token.isPlain = false;
        token.end = m_at;
        m_current.tokens.append(token);
    }
    /// Up to three digits, of which the first is passed already.
    QChar octal()
    {
        int code = m_source.at(m_at - 1).digitValue();
        for (int i = 0; i < 2 && peek() >= u'0' && peek() <= u'7'; ++i)
            code = code * 8 + m_source.at(m_at++).digitValue();
        return QChar(code);
    }
    void scanEscape(QString &value, bool raw)
    {
        const QChar next = peek(1);
        if (raw || next.isNull()) {
            value += m_source.mid(m_at, 2);
            m_at += 2;
            return;
        }
        m_at += 2;
        static const QString names = u"nrtabfv\\'\""_s;
        static const QString values = u"\n\r\t\a\b\f\v\\'\""_s;
        const qsizetype simple = names.indexOf(next);
        const int digits = next == u'x' ? 2 : (next == u'u' ? 4 : (next == u'U' ? 8 : 0));
        if (next >= u'0' && next <= u'7') {
            value += octal();
            return;
        }
        bool ok = false;
        const uint code = digits > 0 ? m_source.mid(m_at, digits).toUInt(&ok, 16) : 0;
        if (ok && code <= QChar::LastValidCodePoint) {
            value += QString::fromUcs4(reinterpret_cast<const char32_t *>(&code), 1);
            m_at += digits;
        } else if (simple >= 0) {
            value += values.at(simple);
        } else if (next != u'\n') { // a line break after a backslash is no part of the text
            value += u'\\';
            value += next;
        }
    }
    void scanOther()
    {
        const qsizetype start = m_at;
        const QChar c = m_source.at(m_at++);
        if (c.isDigit()) {
            while (peek().isLetterOrNumber() || peek() == u'_' || peek() == u'.')
                ++m_at;
            m_current.tokens.append({ PythonKind::Number, m_source.mid(start, m_at - start), start, start, true, m_at });
            return;
        }
        if (u"([{"_s.contains(c))
            m_open << start;
        if (u")]}"_s.contains(c))
            closeBracket(c, start);
        m_current.tokens.append({ PythonKind::Operator, QString(c), start, start, true, m_at });
    }
    void closeBracket(QChar bracket, qsizetype at)
    {
        static const QString opening = u"([{"_s;
        static const QString closing = u")]}"_s;
        if (m_open.isEmpty() || opening.indexOf(m_source.at(m_open.last())) != closing.indexOf(bracket))
            complain(u"this bracket closes none"_s, at);
        if (!m_open.isEmpty())
            m_open.removeLast();
    }

    const QString &m_source;
    qsizetype m_at = 0;
    QList<qsizetype> m_open; ///< the brackets around this place
    std::optional<PythonProblem> m_problem; ///< the first
    PythonStatement m_current;
    QList<PythonStatement> m_statements;
};

} // namespace

QList<PythonStatement> pythonStatements(const QString &source)
{
    return PythonScanner(source).scan();
}

std::optional<PythonProblem> findPythonProblem(const QString &source)
{
    PythonScanner scanner(source);
    (void)scanner.scan();
    return scanner.problem();
}

} // namespace schemawright::migrations
