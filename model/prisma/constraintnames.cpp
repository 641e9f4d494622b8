#include "model/prisma/constraintnames.h"

namespace schemawright::prisma {

using namespace Qt::StringLiterals;

namespace {

/// The start of the text that fits in so many bytes, without a broken character.
QString startOf(const QString &text, qsizetype bytes)
{
    qsizetype used = 0;
    for (qsizetype i = 0; i < text.size();) {
        const bool isPair = text.at(i).isHighSurrogate() && i + 1 < text.size();
        const char16_t unit = text.at(i).unicode();
        used += isPair ? 4 : unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
        if (used > bytes)
            return text.left(i);
        i += isPair ? 2 : 1;
    }
    return text;
}

QString startOfCharacters(const QString &text, qsizetype characters)
{
    const auto all = text.toUcs4();
    return all.size() <= characters
        ? text
        : QString::fromUcs4(reinterpret_cast<const char32_t *>(all.constData()), characters);
}

QString nameOf(const QString &table, const QStringList &columns, QLatin1StringView suffix)
{
    QString name = table;
    for (const QString &column : columns)
        name += u'_' + column;
    return startOf(name, maximalNameBytes - suffix.size()) + suffix;
}

} // namespace

QString primaryKeyName(const QString &table)
{
    return nameOf(table, {}, "_pkey"_L1);
}

QString uniqueName(const QString &table, const QStringList &columns)
{
    return nameOf(table, columns, "_key"_L1);
}

QString indexName(const QString &table, const QStringList &columns)
{
    return nameOf(table, columns, "_idx"_L1);
}

QString foreignKeyName(const QString &table, const QStringList &columns)
{
    return nameOf(table, columns, "_fkey"_L1);
}

QString joinTableName(const QString &relation)
{
    return startOfCharacters(u'_' + relation, 63);
}

QString joinKeyName(const QString &table)
{
    return startOfCharacters(table, 55) + u"_AB_pkey"_s;
}

QString joinIndexName(const QString &table)
{
    return startOfCharacters(table, 55) + u"_B_index"_s;
}

/// Prisma cuts by bytes here, where it cuts by characters elsewhere; a character that it would break is left out.
QString joinForeignKeyName(const QString &table, QChar column)
{
    const QString result = startOf(table, 56) + u'_' + column + u"_fkey"_s;
    return result;
}

} // namespace schemawright::prisma
