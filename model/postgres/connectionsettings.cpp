// URLs of databases. libpq's own parser (PQconninfoParse) decides what is valid; we only take its answer apart.
#include "model/postgres/connectionsettings.h"

#include <QRegularExpression>
#include <QUrl>
#include <QUrlQuery>

#include <algorithm>
#include <memory>

#include <libpq-fe.h>

namespace schemawright::postgres {

namespace {

using namespace Qt::StringLiterals;

void setField(ConnectionSettings &settings, const QString &key, const QString &value)
{
    if (key == "host"_L1)
        settings.host = value;
    else if (key == "port"_L1 && !value.contains(u','))
        settings.port = value.toInt();
    else if (key == "dbname"_L1)
        settings.database = value;
    else if (key == "user"_L1)
        settings.user = value;
    else if (key == "password"_L1)
        settings.password = Secret(value);
    else if (key == "service"_L1)
        settings.service = value;
    else if (key == "sslmode"_L1)
        settings.tlsMode = value;
    else if (key == "application_name"_L1)
        settings.applicationName = value;
    else if (key == "connect_timeout"_L1)
        settings.connectTimeout = std::chrono::seconds(value.toInt());
    else if (key != "client_encoding"_L1)
        settings.parameters.insert(key, value);
}

/// Atlas's URLs carry ?search_path=…, which libpq does not know.
QString takeSearchPath(QString &url)
{
    const qsizetype question = url.indexOf(u'?');
    if (question < 0)
        return {};
    QUrlQuery query(url.mid(question + 1));
    const QString path = query.queryItemValue(u"search_path"_s, QUrl::FullyDecoded);
    if (path.isEmpty())
        return {};
    query.removeQueryItem(u"search_path"_s);
    const QString rest = query.toString(QUrl::FullyEncoded);
    url = url.left(question) + (rest.isEmpty() ? QString() : QString(u'?' + rest));
    return path;
}

/// libpq repeats the part of the text that it could not read, and that may be the password. Single characters, and names of
/// options, stay.
QString withoutQuotations(const QString &message)
{
    if (message.startsWith("invalid URI query parameter"_L1) || message.startsWith("invalid connection option"_L1))
        return message;
    QStringList parts = message.split(u'"'); // every second one is quoted
    for (qsizetype i = 1; i < parts.size(); i += 2)
        parts[i] = parts[i].size() > 1 ? u"…"_s : parts[i];
    return parts.join(u'"');
}

QString valueOf(const PQconninfoOption *options, QLatin1StringView keyword)
{
    for (; options->keyword != nullptr; ++options) {
        if (QLatin1StringView(options->keyword) == keyword)
            return QString::fromUtf8(options->val);
    }
    return {};
}

/// libpq takes a list of ports for a list of hosts; an empty one is the default.
bool arePorts(const QString &text)
{
    const QStringList ports = text.split(u',');
    return std::all_of(ports.begin(), ports.end(), [&](const QString &part) {
        bool isNumber = false;
        const int port = part.toInt(&isNumber);
        return (isNumber && port > 0 && port < 65536) || (part.isEmpty() && ports.size() > 1);
    });
}

/// No host's name has an @; a socket may be in a folder that has one, or have a name that begins with it (libpq-connect, "host").
bool isHost(const QString &text)
{
    return text.startsWith(u'/') || text.lastIndexOf(u'@') <= 0;
}

void addItem(QUrlQuery &query, const QString &key, const QString &value)
{
    if (!value.isEmpty())
        query.addQueryItem(key, QString::fromLatin1(QUrl::toPercentEncoding(value)));
}

} // namespace

QString ConnectionSettings::toText() const
{
    if (!service.isEmpty() && host.isEmpty() && database.isEmpty())
        return u"service %1"_s.arg(service);
    QString text;
    if (!user.isEmpty())
        text += user + u'@';
    text += host.startsWith(u'/') ? u"socket"_s : (host.isEmpty() ? u"localhost"_s : host);
    if (port > 0 && !host.startsWith(u'/'))
        text += u':' + QString::number(port);
    return text + u'/' + (database.isEmpty() ? user : database);
}

Result<ConnectionSettings> parseConnectionUrl(const QString &url)
{
    QString text = url.trimmed();
    if (const qsizetype end = text.indexOf("://"_L1); end > 0) // libpq knows the schemes in lower case only
        text = text.left(end).toLower() + text.mid(end);
    if (text.startsWith("prisma://"_L1) || text.startsWith("prisma+postgres://"_L1)) {
        return makeError(ErrorKind::Input, u"prisma:// URLs go through Prisma's proxy, which cannot be inspected"_s,
            u"Use the address in directUrl, which points at the database itself."_s);
    }
    const bool isUri = text.startsWith("postgres://"_L1) || text.startsWith("postgresql://"_L1);
    if (!isUri && !text.contains(u'=')) {
        return makeError(ErrorKind::Input, u"this is not a PostgreSQL address: it has no postgres:// and no key=value"_s,
            u"Write postgres://user@host:5432/database, or service=name."_s);
    }
    const QString searchPath = isUri ? takeSearchPath(text) : QString();
    char *message = nullptr;
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(
        PQconninfoParse(text.toUtf8().constData(), &message), &PQconninfoFree);
    if (!options) {
        const QString reason = message != nullptr ? QString::fromUtf8(message).simplified() : u"it cannot be read"_s;
        PQfreemem(message);
        if (reason.contains("query parameter"_L1)) {
            return makeError(ErrorKind::Input, u"the PostgreSQL address is not valid: %1"_s.arg(withoutQuotations(reason)),
                u"Check the spelling of what follows the ?; PostgreSQL's own parameters go into options=-c%20name%3Dvalue."_s);
        }
        return makeError(ErrorKind::Input, u"the PostgreSQL address is not valid: %1"_s.arg(withoutQuotations(reason)),
            u"Special characters in passwords must be percent-encoded: @ is %40, / is %2F, : is %3A."_s);
    }
    ConnectionSettings settings;
    const QString port = valueOf(options.get(), "port"_L1);
    const bool hasPorts = port.isEmpty() || arePorts(port);
    if (!hasPorts || !isHost(valueOf(options.get(), "host"_L1))) {
        // The text is not repeated: behind an unencoded ':' or '@' it may be a part of the password.
        return makeError(ErrorKind::Input,
            u"the PostgreSQL address is not valid: "_s + (hasPorts ? u"there is an @ in the host"_s : u"the port is not a number from 1 to 65535"_s),
            u"Special characters in passwords must be percent-encoded: @ is %40, / is %2F, : is %3A."_s);
    }
    for (const PQconninfoOption *option = options.get(); option->keyword != nullptr; ++option) {
        if (option->val != nullptr)
            setField(settings, QString::fromUtf8(option->keyword), QString::fromUtf8(option->val));
    }
    if (!searchPath.isEmpty())
        settings.parameters.insert(u"search_path"_s, searchPath);
    return settings;
}

QString toUrl(const ConnectionSettings &settings)
{
    // One named host is written in front; socket folders, lists of hosts and no host at all are parameters.
    const bool isNamed = !settings.host.isEmpty() && !settings.host.startsWith(u'/') && !settings.host.contains(u',');
    QUrlQuery query;
    addItem(query, u"service"_s, settings.service);
    if (!isNamed) {
        addItem(query, u"host"_s, settings.host);
        addItem(query, u"port"_s, settings.port > 0 ? QString::number(settings.port) : QString());
    }
    addItem(query, u"sslmode"_s, settings.tlsMode);
    for (auto it = settings.parameters.begin(); it != settings.parameters.end(); ++it) {
        if (it.key() != "sslpassword"_L1) // the passphrase of the client's key is a password too
            addItem(query, it.key(), it.value());
    }
    const auto encoded = [](const QString &text) { return QString::fromLatin1(QUrl::toPercentEncoding(text)); };
    QString url = u"postgres://"_s;
    if (!settings.user.isEmpty())
        url += encoded(settings.user) + u'@';
    if (isNamed) {
        url += settings.host.contains(u':') ? QString(u'[' + settings.host + u']') : encoded(settings.host);
        if (settings.port > 0)
            url += u':' + QString::number(settings.port);
    }
    url += u'/' + encoded(settings.database);
    return query.isEmpty() ? url : QString(url + u'?' + query.toString(QUrl::FullyEncoded));
}

} // namespace schemawright::postgres
