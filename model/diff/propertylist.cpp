#include "model/diff/propertylist.h"

#include "model/sql/samestatement.h"

#include <set>

using namespace Qt::StringLiterals;

namespace schemawright::diff {

namespace {

QString shown(const QString &text)
{
    return text.isEmpty() ? QStringLiteral("none") : text;
}

} // namespace

void PropertyList::compare(QLatin1StringView label, const QString &before, const QString &after)
{
    if (before != after)
        m_properties.append(label + u": "_s + shown(before) + u" → "_s + shown(after));
}

void PropertyList::compare(QLatin1StringView label, bool before, bool after)
{
    if (before != after)
        m_properties.append(label + (after ? u": no → yes"_s : u": yes → no"_s));
}

void PropertyList::compare(QLatin1StringView label, qint64 before, qint64 after)
{
    compare(label, QString::number(before), QString::number(after));
}

void PropertyList::compare(QLatin1StringView label, const QStringList &before, const QStringList &after)
{
    if (before != after)
        compare(label, before.join(u", "_s), after.join(u", "_s));
}

void PropertyList::compare(
    QLatin1StringView label, const QMap<QString, QString> &before, const QMap<QString, QString> &after)
{
    if (before == after)
        return;
    std::set<QString> keys;
    for (auto entry = before.keyBegin(); entry != before.keyEnd(); ++entry)
        keys.insert(*entry);
    for (auto entry = after.keyBegin(); entry != after.keyEnd(); ++entry)
        keys.insert(*entry);
    for (const QString &key : keys) {
        if (before.value(key) != after.value(key) || before.contains(key) != after.contains(key)) {
            m_properties.append(
                label + u' ' + key + u": "_s + shown(before.value(key)) + u" → "_s + shown(after.value(key)));
        }
    }
}

void PropertyList::compareExpression(QLatin1StringView label, const QString &before, const QString &after)
{
    if (!sql::isSameExpression(before, after))
        compare(label, before, after);
}

void PropertyList::compareText(QLatin1StringView label, const QString &before, const QString &after)
{
    if (before != after)
        m_properties.append(QString(label));
}

} // namespace schemawright::diff
