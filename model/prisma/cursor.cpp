#include "model/prisma/cursor.h"

namespace schemawright::prisma {

using namespace Qt::StringLiterals;

namespace {

bool isLineEnd(QChar character)
{
    return character == u'\n' || character == u'\r';
}

bool isDigit(QChar character)
{
    return character >= u'0' && character <= u'9';
}

bool isBlank(QChar character)
{
    return character == u'\t' || character == u' ' || character.category() == QChar::Separator_Space;
}

/// The four hexadecimal digits of \uXXXX at `position`; -1: they are none.
int codeUnitAt(QStringView text, qsizetype position)
{
    if (position + 4 > text.size())
        return -1;
    bool ok = false;
    const QStringView digits = text.mid(position, 4);
    for (const QChar digit : digits) {
        if (!isDigit(digit) && (digit.toLower() < u'a' || digit.toLower() > u'f'))
            return -1;
    }
    const int value = digits.toInt(&ok, 16);
    return ok ? value : -1;
}

QChar simpleEscape(QChar escaped)
{
    switch (escaped.unicode()) {
    case u'"':
    case u'\\':
    case u'/':
        return escaped;
    case u'b':
        return u'\b';
    case u'f':
        return u'\f';
    case u'n':
        return u'\n';
    case u'r':
        return u'\r';
    case u't':
        return u'\t';
    default:
        return {};
    }
}

/// Appends what the escape at `position` stands for and returns the position behind it; -1: it is no escape.
qsizetype readEscape(QStringView text, qsizetype position, QString &result)
{
    if (position + 1 >= text.size())
        return -1;
    if (text.at(position + 1) != u'u') {
        const QChar character = simpleEscape(text.at(position + 1));
        if (character.isNull())
            return -1;
        result += character;
        return position + 2;
    }
    const int unit = codeUnitAt(text, position + 2);
    if (unit < 0)
        return -1;
    const QChar first { static_cast<char16_t>(unit) };
    if (!first.isSurrogate()) {
        result += first;
        return position + 6;
    }
    const bool hasSecond = first.isHighSurrogate() && text.mid(position + 6, 2) == "\\u"_L1;
    const int second = hasSecond ? codeUnitAt(text, position + 8) : -1;
    if (second < 0 || !QChar(static_cast<char16_t>(second)).isLowSurrogate())
        return -1;
    result += first;
    result += QChar(static_cast<char16_t>(second));
    return position + 12;
}

} // namespace

bool Cursor::atLineEnd() const
{
    return atEnd() || isLineEnd(m_text.at(m_position));
}

bool Cursor::startsWith(QLatin1StringView symbol) const
{
    return m_text.mid(m_position, symbol.size()) == symbol;
}

void Cursor::skipBlanks()
{
    while (!atEnd() && isBlank(m_text.at(m_position)))
        ++m_position;
}

void Cursor::skipLine()
{
    while (!atLineEnd())
        ++m_position;
}

bool Cursor::takeLineEnd()
{
    return take("\r\n"_L1) || take("\n"_L1) || take("\r"_L1);
}

bool Cursor::take(QLatin1StringView symbol)
{
    if (!startsWith(symbol))
        return false;
    m_position += symbol.size();
    return true;
}

qsizetype Cursor::letterOrDigitAt(qsizetype position) const
{
    if (position >= m_text.size())
        return 0;
    const QChar character = m_text.at(position);
    if (isDigit(character) || character.isLetter())
        return 1;
    const bool isPair
        = character.isHighSurrogate() && position + 1 < m_text.size() && m_text.at(position + 1).isLowSurrogate();
    return isPair && QChar::isLetter(QChar::surrogateToUcs4(character, m_text.at(position + 1))) ? 2 : 0;
}

std::optional<SourceRange> Cursor::takeName()
{
    const qsizetype start = m_position;
    qsizetype length = letterOrDigitAt(m_position);
    while (length > 0) {
        m_position += length;
        const bool isJoiner = !atEnd() && (m_text.at(m_position) == u'_' || m_text.at(m_position) == u'-');
        length = isJoiner ? 1 : letterOrDigitAt(m_position);
    }
    if (m_position == start)
        return std::nullopt;
    return SourceRange { start, m_position - start };
}

std::optional<SourceRange> Cursor::takePath()
{
    const auto first = takeName();
    if (!first)
        return std::nullopt;
    while (take("."_L1)) {
        if (!takeName())
            break;
    }
    return SourceRange { first->start, m_position - first->start };
}

std::optional<SourceRange> Cursor::takeNumber()
{
    const qsizetype start = m_position;
    qsizetype position = start + (current() == u'-' ? 1 : 0);
    const auto skipDigits = [this, &position] {
        const qsizetype before = position;
        while (position < m_text.size() && isDigit(m_text.at(position)))
            ++position;
        return position > before;
    };
    if (!skipDigits())
        return std::nullopt;
    const qsizetype beforePoint = position;
    if (position < m_text.size() && m_text.at(position) == u'.') {
        ++position;
        if (!skipDigits())
            position = beforePoint;
    }
    m_position = position;
    return SourceRange { start, position - start };
}

std::optional<SourceRange> Cursor::takeQuoted()
{
    const qsizetype start = m_position;
    for (qsizetype position = start + 1; position < m_text.size(); ++position) {
        const QChar character = m_text.at(position);
        if (character.unicode() < 0x20)
            return std::nullopt;
        if (character == u'"') {
            m_position = position + 1;
            return SourceRange { start, m_position - start };
        }
        if (character == u'\\' && position + 1 < m_text.size() && !isLineEnd(m_text.at(position + 1)))
            ++position;
    }
    return std::nullopt;
}

std::optional<SourceRange> Cursor::takeBlockComment()
{
    const qsizetype start = m_position;
    const qsizetype end = m_hasCommentEnds ? m_text.indexOf("*/"_L1, start + 2) : -1;
    m_hasCommentEnds = end >= 0; // Behind this place there is none either: it is searched once.
    if (end < 0)
        return std::nullopt;
    m_position = end + 2;
    return SourceRange { start, m_position - start };
}

Unquoted unquote(QStringView quoted)
{
    Unquoted result;
    const QStringView inner = quoted.mid(1, quoted.size() - 2);
    if (!inner.contains(u'\\'))
        return { inner.toString(), -1 };
    for (qsizetype position = 0; position < inner.size();) {
        if (inner.at(position) != u'\\') {
            result.text += inner.at(position++);
            continue;
        }
        const qsizetype next = readEscape(inner, position, result.text);
        if (next < 0 && result.badEscape < 0)
            result.badEscape = position + 1;
        position = next < 0 ? position + 2 : next;
    }
    return result;
}

QString quote(const QString &text)
{
    QString result = u"\""_s;
    for (const QChar character : text) {
        if (character == u'"' || character == u'\\')
            result += u'\\';
        if (character == u'\n')
            result += u"\\n"_s;
        else if (character == u'\r')
            result += u"\\r"_s;
        else if (character == u'\t')
            result += u"\\t"_s;
        else if (character.unicode() < 0x20)
            result += u"\\u%1"_s.arg(character.unicode(), 4, 16, QChar(u'0'));
        else
            result += character;
    }
    return result + u'"';
}

} // namespace schemawright::prisma
