#include "views/connection/connectionstore.h"

#include <QSettings>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::connection {

namespace {

constexpr QLatin1StringView groupName("connections");

} // namespace

ConnectionStore::ConnectionStore(QSettings &settings)
    : m_settings(settings)
{ }

QList<SavedConnection> ConnectionStore::list() const
{
    QList<SavedConnection> connections;
    const int size = m_settings.beginReadArray(groupName);
    for (int i = 0; i < size; ++i) {
        m_settings.setArrayIndex(i);
        connections.append({ m_settings.value(u"name"_s).toString(), m_settings.value(u"url"_s).toString(),
            m_settings.value(u"color"_s).toString(), m_settings.value(u"production"_s).toBool() });
    }
    m_settings.endArray();
    std::ranges::sort(connections, {}, &SavedConnection::name);
    return connections;
}

void ConnectionStore::save(const SavedConnection &connection)
{
    QList<SavedConnection> connections = list();
    connections.removeIf([&connection](const SavedConnection &saved) { return saved.name == connection.name; });
    connections.append(connection);
    write(connections);
}

void ConnectionStore::remove(const QString &name)
{
    QList<SavedConnection> connections = list();
    connections.removeIf([&name](const SavedConnection &saved) { return saved.name == name; });
    write(connections);
}

void ConnectionStore::write(const QList<SavedConnection> &connections)
{
    m_settings.remove(groupName);
    m_settings.beginWriteArray(groupName, static_cast<int>(connections.size()));
    for (int i = 0; i < connections.size(); ++i) {
        m_settings.setArrayIndex(i);
        m_settings.setValue(u"name"_s, connections.at(i).name);
        m_settings.setValue(u"url"_s, connections.at(i).url);
        m_settings.setValue(u"color"_s, connections.at(i).color);
        m_settings.setValue(u"production"_s, connections.at(i).isProduction);
    }
    m_settings.endArray();
}

QString storableUrl(postgres::ConnectionSettings settings)
{
    settings.password = {};
    // The passphrase of a client key is a parameter like any other to libpq. docs: libpq-connect, "sslpassword".
    settings.parameters.remove(u"sslpassword"_s);
    return postgres::toUrl(settings);
}

QStringList connectionColors()
{
    return { u"firebrick"_s, u"darkorange"_s, u"seagreen"_s, u"steelblue"_s, u"mediumpurple"_s };
}

} // namespace schemawright::connection
