#include "model/sources/prismaconnection.h"

#include "model/base/textfile.h"
#include "model/sources/dotenv.h"
#include "model/sources/prismaconfig.h"
#include "model/sources/source.h"

#include <QDir>
#include <QFileInfo>
#include <QUrlQuery>

namespace schemawright::sources {

using namespace Qt::StringLiterals;

namespace {

const prisma::Document &datasourceDocument(const PrismaSource &source)
{
    const auto &datasource = source.schema.datasource;
    return datasource ? source.documents.at(static_cast<std::size_t>(datasource->place.file)) : source.documents.front();
}

/// An error at a place of the file with the datasource.
tl::unexpected<Error> errorAt(
    const PrismaSource &source, const SourceRange &range, const QString &text, const QString &hint)
{
    const prisma::Document &document = datasourceDocument(source);
    const LineColumn place = toLineColumn(document.text, range.start);
    Error error;
    error.kind = ErrorKind::Input;
    error.text = text;
    error.hint = hint;
    error.file = document.file;
    error.range = range;
    error.line = place.line;
    error.column = place.column;
    return makeError(std::move(error));
}

/// nullopt: it is set nowhere.
std::optional<QString> variable(const PrismaSource &source, const QString &name)
{
    if (qEnvironmentVariableIsSet(name.toLocal8Bit().constData()))
        return qEnvironmentVariable(name.toLocal8Bit().constData());
    QDir folder = QFileInfo(datasourceDocument(source).file).absoluteDir();
    for (int level = 0; level < 2; ++level) {
        const QString file = folder.absoluteFilePath(u".env"_s);
        if (QFileInfo(file).isFile()) {
            const auto text = readTextFile(file);
            const QHash<QString, QString> variables = text ? readVariables(*text) : QHash<QString, QString>();
            if (variables.contains(name))
                return variables.value(name);
        }
        if (!folder.cdUp())
            break;
    }
    return std::nullopt;
}

std::optional<QString> addressOf(const PrismaSource &source, const prisma::ConnectionText &connection)
{
    return connection.isVariable ? variable(source, connection.text) : connection.text;
}

/// Without the parameters that only Prisma's own connection pool knows; its `schema` is our search path.
QString withoutPoolParameters(const QString &address)
{
    static const QStringList ofPool { u"connection_limit"_s, u"pool_timeout"_s, u"pgbouncer"_s,
        u"statement_cache_size"_s, u"socket_timeout"_s, u"sslaccept"_s, u"sslidentity"_s, u"max_connection_lifetime"_s,
        u"max_idle_connection_lifetime"_s, u"single_use_connections"_s };
    const qsizetype question = address.indexOf(u'?');
    if (question < 0)
        return address;
    QUrlQuery kept;
    for (const auto &[name, value] : QUrlQuery(address.mid(question + 1)).queryItems(QUrl::FullyEncoded)) {
        if (!ofPool.contains(name))
            kept.addQueryItem(name == "schema"_L1 ? u"search_path"_s : name, value);
    }
    const QString rest = kept.toString(QUrl::FullyEncoded);
    return address.left(question) + (rest.isEmpty() ? QString() : QString(u'?' + rest));
}

bool isProxy(const QString &address)
{
    return address.startsWith("prisma:"_L1, Qt::CaseInsensitive)
        || address.startsWith("prisma+postgres:"_L1, Qt::CaseInsensitive);
}

/// From Prisma 7 on: prisma.config.ts in the schema's folder or up to two above it.
Result<postgres::ConnectionSettings> connectionOfConfig(const PrismaSource &source)
{
    const QString schemaFile = source.documents.front().file;
    QDir folder = QFileInfo(schemaFile).absoluteDir();
    std::optional<PrismaConfig> config = findPrismaConfig(folder.absolutePath());
    for (int level = 0; level < 2 && !config && folder.cdUp(); ++level)
        config = findPrismaConfig(folder.absolutePath());
    if (!config || (config->url.isEmpty() && config->urlVariable.isEmpty())) {
        return makeError(ErrorKind::Input,
            config ? u"%1 names no database: neither its datasource does, nor %2 in words that can be read without running it"_s.arg(schemaFile, config->file)
                   : u"%1 names no database: its datasource has neither directUrl nor url, and there is no prisma.config.ts"_s.arg(schemaFile),
            u"Give the address itself, postgres://user@host/database."_s);
    }
    const auto address = config->urlVariable.isEmpty() ? config->url : variable(source, config->urlVariable);
    if (!address) {
        return makeError(ErrorKind::Input, u"the environment variable %1, which %2 asks for, is not set"_s.arg(config->urlVariable, config->file),
            u"Set it, or write it into .env beside the schema or one folder above."_s);
    }
    if (isProxy(*address)) {
        return makeError(ErrorKind::Input, u"%1 has the address of Prisma's proxy, which cannot be inspected"_s.arg(config->file),
            u"Give the address of the database itself, postgres://user@host/database."_s);
    }
    return postgres::parseConnectionUrl(withoutPoolParameters(*address));
}

} // namespace

Result<postgres::ConnectionSettings> connectionOf(const PrismaSource &source)
{
    const auto &datasource = source.schema.datasource;
    const bool isNamed = datasource && (datasource->directUrl || datasource->url);
    if (!isNamed)
        return connectionOfConfig(source);
    const prisma::ConnectionText &chosen = datasource->directUrl ? *datasource->directUrl : *datasource->url;
    const auto address = addressOf(source, chosen);
    if (!address) {
        return errorAt(source, chosen.range, u"the environment variable %1 is not set"_s.arg(chosen.text),
            u"Set it, or write it into .env beside the schema or one folder above."_s);
    }
    if (isProxy(*address)) {
        return errorAt(source, chosen.range, u"this is the address of Prisma's proxy, which cannot be inspected"_s,
            u"Add directUrl to the datasource: the address of the database itself."_s);
    }
    auto settings = postgres::parseConnectionUrl(withoutPoolParameters(*address));
    if (!settings)
        return errorAt(source, chosen.range, settings.error().text, settings.error().hint);
    return settings;
}

QString connectedSchema(const PrismaSource &source)
{
    const auto &datasource = source.schema.datasource;
    const auto address = datasource && datasource->url ? addressOf(source, *datasource->url) : std::nullopt;
    const qsizetype question = address ? address->indexOf(u'?') : -1;
    return question < 0 ? QString()
                        : QUrlQuery(address->mid(question + 1)).queryItemValue(u"schema"_s, QUrl::FullyDecoded);
}

Result<postgres::ConnectionSettings> connectionSettings(const QString &url, const QString &workingFolder)
{
    if (!url.trimmed().startsWith("file://"_L1))
        return postgres::parseConnectionUrl(url);
    TRY_ASSIGN(const Source named, parseSource(url, workingFolder));
    if (named.kind != SourceKind::PrismaFiles) {
        return makeError(ErrorKind::Input, u"%1 is no database"_s.arg(named.title),
            u"Give the address of one, postgres://user@host/database, or a schema.prisma whose datasource names it."_s);
    }
    TRY_ASSIGN(const PrismaSource source, readPrismaSource(named.path));
    return connectionOf(source);
}

} // namespace schemawright::sources
