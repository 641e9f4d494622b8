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

enum class Place {
    Anywhere,
    Prefix, ///< before a dot and behind none: a relation that stands before its column
    Column, ///< neither a type behind "::" nor a function before "("
};

bool isAt(Place place, const QString &text, qsizetype position, qsizetype length)
{
    const QChar next = position + length < text.size() ? text.at(position + length) : QChar();
    switch (place) {
    case Place::Anywhere:
        return true;
    case Place::Prefix:
        return next == u'.' && (position == 0 || text.at(position - 1) != u'.');
    case Place::Column:
        return next != u'(' && !QStringView(text).first(position).endsWith(u"::");
    }
    Q_UNREACHABLE();
}

QString replaceWritten(const QString &text, const QString &before, const QString &after, Place place)
{
    QString result;
    qsizetype position = 0;
    while (position < text.size()) {
        qsizetype length = 1;
        if (text.at(position) == u'\'') {
            length = literalEnd(text, position) - position;
        } else if (QStringView(text).sliced(position).startsWith(before) && standsAlone(text, position, before.size())
            && isAt(place, text, position, before.size())) {
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
    return replaceWritten(text, sql::quoteIdentifier(before), sql::quoteIdentifier(after), Place::Column);
}

QString renameQualified(const QString &text, const QualifiedName &before, const QualifiedName &after)
{
    return replaceWritten(text, sql::quoteName(before), sql::quoteName(after), Place::Anywhere);
}

QString renameRelation(const QString &text, const QualifiedName &before, const QualifiedName &after)
{
    const QString renamed = renameQualified(text, before, after);
    if (renamed == text || before.name == after.name)
        return renamed;
    // With an alias of that name somewhere, "name." may mean it: then the text stays, and the comparison sees it.
    const QString alias = u' ' + sql::quoteIdentifier(before.name);
    for (qsizetype at = text.indexOf(alias); at >= 0; at = text.indexOf(alias, at + 1)) {
        const qsizetype end = at + alias.size();
        const bool isAlias = end >= text.size() || QStringView(u",;) \n").contains(text.at(end));
        if (isAlias && standsAlone(text, at + 1, alias.size() - 1) && !text.mid(0, at).endsWith(u" AS"))
            return renamed;
    }
    return replaceWritten(renamed, sql::quoteIdentifier(before.name), sql::quoteIdentifier(after.name), Place::Prefix);
}

} // namespace schemawright::diff
