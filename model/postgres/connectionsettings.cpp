// URLs of databases. libpq's own parser (PQconninfoParse) decides what is valid; we only take its answer apart.
#include "model/postgres/connectionsettings.h"

#include <QRegularExpression>
#include <QUrl>
#include <QUrlQuery>

#include <libpq-fe.h>
#include <memory>

namespace schemawright::postgres {

namespace {

using namespace Qt::StringLiterals;

void setField(ConnectionSettings &settings, const QString &key, const QString &value)
{
    if (key == "host"_L1)
        settings.host = value;
    else if (key == "port"_L1)
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

QString withoutPassword(QString message, const ConnectionSettings &settings)
{
    if (!settings.password.isEmpty())
        message.replace(settings.password.reveal(), settings.password.toText());
    return message;
}

QString portOf(const PQconninfoOption *options)
{
    for (; options->keyword != nullptr; ++options) {
        if (QLatin1String(options->keyword) == "port"_L1)
            return QString::fromUtf8(options->val);
    }
    return {};
}

/// libpq takes a list of ports for a list of hosts; each of them is checked when it connects.
bool isPort(const QString &text)
{
    bool isNumber = false;
    const int port = text.toInt(&isNumber);
    return text.contains(u',') || (isNumber && port > 0 && port < 65536);
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
        QString reason = message != nullptr ? QString::fromUtf8(message).simplified() : u"it cannot be read"_s;
        PQfreemem(message);
        // libpq repeats parts of the text, and the password may be one of them.
        if (const QString password = QUrl(text).password(); !password.isEmpty())
            reason.replace(password, u"***"_s);
        return makeError(ErrorKind::Input, u"the PostgreSQL address is not valid: %1"_s.arg(reason),
            u"Special characters in passwords must be percent-encoded: @ is %40, / is %2F, : is %3A."_s);
    }
    ConnectionSettings settings;
    if (const QString port = portOf(options.get()); !port.isEmpty() && !isPort(port)) {
        return makeError(ErrorKind::Input, u"the PostgreSQL address is not valid: port \"%1\" is not a number from 1 to 65535"_s.arg(port));
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
    QUrlQuery query;
    if (!settings.service.isEmpty())
        query.addQueryItem(u"service"_s, settings.service);
    if (settings.host.startsWith(u'/'))
        query.addQueryItem(u"host"_s, settings.host);
    if (settings.port > 0 && settings.host.startsWith(u'/'))
        query.addQueryItem(u"port"_s, QString::number(settings.port));
    if (!settings.tlsMode.isEmpty())
        query.addQueryItem(u"sslmode"_s, settings.tlsMode);
    for (auto it = settings.parameters.begin(); it != settings.parameters.end(); ++it) {
        if (it.key() != "sslpassword"_L1) // the passphrase of the client's key is a password too
            query.addQueryItem(it.key(), it.value());
    }
    QUrl url;
    url.setScheme(u"postgres"_s);
    url.setUserName(settings.user);
    if (!settings.host.startsWith(u'/')) {
        url.setHost(settings.host);
        if (settings.port > 0)
            url.setPort(settings.port);
    }
    url.setPath(u'/' + settings.database);
    url.setQuery(query);
    QString text = url.toString(QUrl::FullyEncoded);
    if (settings.host.isEmpty() || settings.host.startsWith(u'/')) // QUrl leaves out the empty authority.
        text.replace(QRegularExpression(u"^postgres:/+"_s), settings.user.isEmpty() ? u"postgres:///"_s : u"postgres://"_s);
    return withoutPassword(text, settings);
}

} // namespace schemawright::postgres
