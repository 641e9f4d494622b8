// A password on its way to libpq. It prints as *** everywhere else, compares by value, and is never serialised.
#pragma once

#include <QDebug>
#include <QString>

namespace schemawright {

class Secret
{
public:
    Secret() = default;
    explicit Secret(QString value)
        : m_value(std::move(value))
    {
    }
    [[nodiscard]] bool isEmpty() const { return m_value.isEmpty(); }
    /// Only for the call that hands it to libpq.
    [[nodiscard]] const QString &reveal() const { return m_value; }
    [[nodiscard]] QString toText() const { return m_value.isEmpty() ? QString() : QStringLiteral("***"); }

    friend bool operator==(const Secret &, const Secret &) = default;
    friend QDebug operator<<(QDebug debug, const Secret &secret) { return debug << secret.toText(); }

private:
    QString m_value;
};

} // namespace schemawright
