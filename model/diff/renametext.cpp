#include "model/diff/renametext.h"

#include "model/sql/sqlwriter.h"

namespace schemawright::diff {

namespace {

bool isWordCharacter(QChar character)
{
    return character.isLetterOrNumber() || character == u'_' || character == u'$' || character == u'"';
}

bool standsAlone(const QString &text, qsizetype position, qsizetype length)
{
    const bool startsWord = position > 0 && isWordCharacter(text.at(position - 1));
    const qsizetype end = position + length;
    const bool continuesWord = end < text.size() && isWordCharacter(text.at(end));
    return !startsWord && !continuesWord;
}

// The end of the string literal that starts at `position`: a doubled quote is part of it.
qsizetype literalEnd(const QString &text, qsizetype position)
{
    qsizetype end = position + 1;
    while (end < text.size()) {
        if (text.at(end) != u'\'')
            ++end;
        else if (end + 1 < text.size() && text.at(end + 1) == u'\'')
            end += 2;
        else
            return end + 1;
    }
    return end;
}

QString replaceWritten(const QString &text, const QString &before, const QString &after)
{
    QString result;
    qsizetype position = 0;
    while (position < text.size()) {
        qsizetype length = 1;
        if (text.at(position) == u'\'') {
            length = literalEnd(text, position) - position;
        } else if (QStringView(text).sliced(position).startsWith(before)
            && standsAlone(text, position, before.size())) {
            result += after;
            position += before.size();
            continue;
        }
        result += QStringView(text).sliced(position, length);
        position += length;
    }
    return result;
}

} // namespace

QString renameIdentifier(const QString &text, const QString &before, const QString &after)
{
    return replaceWritten(text, sql::quoteIdentifier(before), sql::quoteIdentifier(after));
}

QString renameQualified(const QString &text, const QualifiedName &before, const QualifiedName &after)
{
    return replaceWritten(text, sql::quoteName(before), sql::quoteName(after));
}

} // namespace schemawright::diff
