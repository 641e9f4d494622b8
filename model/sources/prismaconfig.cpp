#include "model/sources/prismaconfig.h"

#include "model/base/textfile.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace schemawright::sources {

using namespace Qt::StringLiterals;

namespace {

/// The text without comments; what stands in quotes stays.
QString withoutComments(const QString &text)
{
    QString kept;
    kept.reserve(text.size());
    QChar quote;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar character = text.at(i);
        const QChar next = i + 1 < text.size() ? text.at(i + 1) : QChar();
        if (!quote.isNull()) {
            kept += character;
            if (character == u'\\' && !next.isNull())
                kept += text.at(++i);
            else if (character == quote)
                quote = {};
        } else if (character == u'/' && next == u'/') {
            const qsizetype end = text.indexOf(u'\n', i);
            i = (end < 0 ? text.size() : end) - 1;
        } else if (character == u'/' && next == u'*') {
            const qsizetype end = text.indexOf(u"*/"_s, i + 2);
            i = end < 0 ? text.size() : end + 1;
        } else {
            if (u"\"'`"_s.contains(character))
                quote = character;
            kept += character;
        }
    }
    return kept;
}

/// What is between the braces behind "name:"; empty: there is no such object.
QString objectOf(const QString &text, const QString &name)
{
    const QRegularExpression start(u"\\b%1\\s*:\\s*\\{"_s.arg(name));
    const auto match = start.match(text);
    if (!match.hasMatch())
        return {};
    int depth = 1;
    const qsizetype begin = match.capturedEnd();
    for (qsizetype i = begin; i < text.size(); ++i) {
        depth += text.at(i) == u'{' ? 1 : text.at(i) == u'}' ? -1 : 0;
        if (depth == 0)
            return text.sliced(begin, i - begin);
    }
    return {};
}

/// "value" of name: "value", or of name: path.join("a", "b"); empty: not a literal.
QString textOf(const QString &object, const QString &name)
{
    static const QString quoted = u"[\"'`]([^\"'`$]*)[\"'`]"_s;
    const QRegularExpression literal(u"\\b%1\\s*:\\s*%2"_s.arg(name, quoted));
    if (const auto match = literal.match(object); match.hasMatch())
        return match.captured(1);
    const QRegularExpression joined(u"\\b%1\\s*:\\s*(?:path\\s*\\.\\s*)?join\\(([^()]*)\\)"_s.arg(name));
    QStringList parts;
    static const QRegularExpression word(quoted);
    for (const auto &match : word.globalMatch(joined.match(object).captured(1)))
        parts << match.captured(1);
    return parts.join(u'/');
}

QString variableOf(const QString &object, const QString &name)
{
    const QRegularExpression variable(
        u"\\b%1\\s*:\\s*(?:env(?:<[^>]*>)?\\(\\s*[\"'`](\\w+)[\"'`]\\s*\\)|process\\.env\\.(\\w+)|process\\.env\\[\\s*[\"'`](\\w+)[\"'`]\\s*\\])"_s.arg(name));
    const auto match = variable.match(object);
    return match.captured(1) + match.captured(2) + match.captured(3);
}

QString absolute(const QString &path, const QString &folder)
{
    return path.isEmpty() ? QString() : QDir::cleanPath(QDir(folder).absoluteFilePath(path));
}

std::optional<PrismaConfig> packageConfig(const QString &folder)
{
    const QString file = QDir(folder).absoluteFilePath(u"package.json"_s);
    const auto text = readTextFile(file);
    if (!text)
        return std::nullopt;
    const QJsonValue settings = QJsonDocument::fromJson(text->toUtf8()).object().value(u"prisma");
    const QString schema = settings.toObject().value(u"schema").toString();
    if (schema.isEmpty())
        return std::nullopt;
    PrismaConfig config;
    config.file = file;
    config.schema = absolute(schema, folder);
    return config;
}

} // namespace

PrismaConfig readPrismaConfig(const QString &text, const QString &folder)
{
    const QString code = withoutComments(text);
    const QString datasource = objectOf(code, u"datasource"_s);
    PrismaConfig config;
    config.schema = absolute(textOf(code, u"schema"_s), folder);
    config.migrations = absolute(textOf(objectOf(code, u"migrations"_s), u"path"_s), folder);
    config.urlVariable = variableOf(datasource, u"url"_s);
    config.url = config.urlVariable.isEmpty() ? textOf(datasource, u"url"_s) : QString();
    return config;
}

// The order in which Prisma looks.
std::optional<PrismaConfig> findPrismaConfig(const QString &folder)
{
    for (const QString &name : { u"prisma7.config"_s, u".config/prisma7"_s, u"prisma.config"_s, u".config/prisma"_s, u".config/prisma.config"_s }) {
        for (const QString &suffix : { u".js"_s, u".ts"_s, u".mjs"_s, u".cjs"_s, u".mts"_s, u".cts"_s }) {
            const QString file = QDir(folder).absoluteFilePath(name + suffix);
            const auto text = readTextFile(file);
            if (!text)
                continue;
            // Paths are relative to the folder of the project, also from .config/.
            PrismaConfig config = readPrismaConfig(*text, folder);
            config.file = file;
            return config;
        }
    }
    return packageConfig(folder);
}

} // namespace schemawright::sources
