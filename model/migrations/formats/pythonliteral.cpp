#include "model/migrations/formats/pythonliteral.h"

#include <QRegularExpression>

namespace schemawright::migrations {

using namespace Qt::StringLiterals;

namespace {

QString escaped(QChar c)
{
    if (c == u'\\')
        return u"\\\\"_s;
    if (c == u'"')
        return u"\\\""_s;
    if (c == u'\r')
        return u"\\r"_s;
    // Line ends of other readers and what is not seen would make the file hard to review.
    const bool isHidden = c.unicode() < 0x20 && c != u'\n' && c != u'\t';
    if (isHidden || c.unicode() == 0x7f || c.unicode() == 0x85 || c.unicode() == 0x2028 || c.unicode() == 0x2029)
        return u"\\u%1"_s.arg(uint(c.unicode()), 4, 16, QChar(u'0'));
    return QString(c);
}

} // namespace

QString pythonLiteral(const QString &text)
{
    const bool hasLines = text.contains(u'\n');
    QString body;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        // In triple quotes a quote is itself unless it could end them.
        const bool isSafe = hasLines && c == u'"' && i + 1 < text.size() && text.at(i + 1) != u'"';
        body += isSafe ? QString(c) : escaped(c);
    }
    return hasLines ? QString(u"\"\"\""_s + body + u"\"\"\""_s) : QString(u'"' + body + u'"');
}

QString forSqlAlchemy(const QString &sql)
{
    static const QRegularExpression parameter(
        u"(?<![:\\w]):(?=[\\w$]+(?![:\\w$]))|:(?<=\\\\:)"_s, QRegularExpression::UseUnicodePropertiesOption);
    return QString(sql).replace(parameter, u"\\:"_s);
}

QString fromSqlAlchemy(const QString &text)
{
    return QString(text).replace(u"\\:"_s, u":"_s);
}

} // namespace schemawright::migrations
