// Collects the properties in which two objects differ, as sentences for people.
#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

namespace schemawright::diff {

class PropertyList
{
public:
    /// "label: before → after"; an empty text reads "none". Nothing when they are equal.
    void compare(QLatin1StringView label, const QString &before, const QString &after);
    void compare(QLatin1StringView label, bool before, bool after); ///< "label: no → yes"
    void compare(QLatin1StringView label, qint64 before, qint64 after);
    void compare(QLatin1StringView label, const QStringList &before, const QStringList &after);
    /// One entry per key: "label fillfactor: none → 70".
    void compare(QLatin1StringView label, const QMap<QString, QString> &before, const QMap<QString, QString> &after);
    /// Expressions that PostgreSQL's parser reads alike are no difference.
    void compareExpression(QLatin1StringView label, const QString &before, const QString &after);
    /// Only the label: for texts that are too long for a line.
    void compareText(QLatin1StringView label, const QString &before, const QString &after);
    void add(const QString &property) { m_properties.append(property); }

    [[nodiscard]] bool isEmpty() const { return m_properties.isEmpty(); }
    [[nodiscard]] QStringList take() { return std::move(m_properties); }

private:
    QStringList m_properties;
};

} // namespace schemawright::diff
