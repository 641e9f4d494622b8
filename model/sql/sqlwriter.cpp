#include "model/sql/sqlwriter.h"

#include "model/sql/keywords.h"

#include <algorithm>

namespace schemawright::sql {

namespace {

bool isSafeFirst(QChar c)
{
    return (c >= u'a' && c <= u'z') || c == u'_';
}

// The rule of quote_identifier(): src/backend/utils/adt/ruleutils.c. Digits may follow; '$' is quoted.
bool needsQuotes(const QString &name)
{
    if (name.isEmpty() || !isSafeFirst(name.front()))
        return true;
    const bool safe
        = std::all_of(name.begin(), name.end(), [](QChar c) { return isSafeFirst(c) || (c >= u'0' && c <= u'9'); });
    return !safe || isQuotedKeyword(name);
}

} // namespace

QString quoteIdentifier(const QString &name)
{
    if (!needsQuotes(name))
        return name;
    QString doubled = name;
    doubled.replace(u'"', QStringLiteral("\"\""));
    return u'"' + doubled + u'"';
}

QString quoteName(const QualifiedName &name)
{
    if (name.schema.isEmpty())
        return quoteIdentifier(name.name);
    return quoteIdentifier(name.schema) + u'.' + quoteIdentifier(name.name);
}

QString quoteLiteral(const QString &text)
{
    QString escaped = text;
    escaped.replace(u'\'', QStringLiteral("''"));
    if (!text.contains(u'\\'))
        return u'\'' + escaped + u'\'';
    // Reads the same with standard_conforming_strings on and off. docs: sql-syntax-lexical, "C-Style Escapes".
    escaped.replace(u'\\', QStringLiteral("\\\\"));
    return QStringLiteral("E'") + escaped + u'\'';
}

QString quoteIdentifiers(const QStringList &names)
{
    QStringList quoted;
    quoted.reserve(names.size());
    for (const QString &name : names)
        quoted.append(quoteIdentifier(name));
    return quoted.join(QStringLiteral(", "));
}

QString onOneLine(const QString &text)
{
    static const QString controls = QStringLiteral("\n\r\t");
    static const QString letters = QStringLiteral("nrt");
    QString line;
    line.reserve(text.size());
    for (const QChar character : text) {
        if (const qsizetype known = controls.indexOf(character); known >= 0) {
            line += QLatin1Char('\\');
            line += letters.at(known);
            continue;
        }
        // Line and paragraph separators end lines for some readers of migration files.
        if (character.category() == QChar::Other_Control || character == QChar::LineSeparator
            || character == QChar::ParagraphSeparator)
            line += QStringLiteral("\\u") + QString::number(character.unicode(), 16).rightJustified(4, QLatin1Char('0'));
        else
            line += character;
    }
    return line;
}

QString lineComment(const QString &text)
{
    return QStringLiteral("-- ") + onOneLine(text);
}

} // namespace schemawright::sql
