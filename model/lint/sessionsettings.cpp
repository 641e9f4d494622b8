#include "model/lint/sessionsettings.h"

namespace schemawright::lint {

using namespace Qt::StringLiterals;

void SessionSettings::apply(const sql::SetVariable &set, bool inTransaction)
{
    if (set.name.isEmpty()) {
        reset();
    } else if (set.local) {
        if (inTransaction) // outside it only warns
            m_local.insert(set.name, set.value);
    } else {
        m_local.remove(set.name);
        if (set.value.isEmpty())
            m_session.remove(set.name);
        else
            m_session.insert(set.name, set.value);
    }
}

void SessionSettings::reset()
{
    m_session.clear();
    m_local.clear();
}

std::optional<QString> SessionSettings::value(const QString &name) const
{
    if (const auto local = m_local.constFind(name); local != m_local.constEnd())
        return *local;
    const auto session = m_session.constFind(name);
    return session == m_session.constEnd() ? std::nullopt : std::optional(*session);
}

std::optional<std::chrono::milliseconds> SessionSettings::timeout(const QString &name) const
{
    const std::optional<QString> text = value(name);
    return text ? timeoutOf(*text) : std::nullopt;
}

std::optional<std::chrono::milliseconds> timeoutOf(const QString &value)
{
    const QString text = value.trimmed();
    qsizetype digits = 0;
    while (digits < text.size() && (text[digits].isDigit() || text[digits] == u'.'))
        ++digits;
    bool isNumber = false;
    const double number = QStringView(text).left(digits).toDouble(&isNumber);
    const QString unit = text.mid(digits).trimmed();
    static const QHash<QString, double> units { { {}, 1 }, { u"us"_s, 0.001 }, { u"ms"_s, 1 }, { u"s"_s, 1'000 },
        { u"min"_s, 60'000 }, { u"h"_s, 3'600'000 }, { u"d"_s, 86'400'000 } };
    if (!isNumber || !units.contains(unit))
        return std::nullopt;
    return std::chrono::milliseconds(static_cast<qint64>(number * units.value(unit)));
}

} // namespace schemawright::lint
