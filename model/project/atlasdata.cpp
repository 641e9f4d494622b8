#include "model/project/atlasdata.h"

#include "model/base/textfile.h"
#include "model/project/templatedir.h"
#include "model/sources/hcl/blockreader.h"
#include "model/postgres/connection.h"
#include "model/sources/program.h"
#include "model/sources/source.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QUrl>
#include <QUrlQuery>

namespace schemawright::project {

using namespace Qt::StringLiterals;
using hcl::Value;
using sources::BlockReader;
using sources::HclScope;

namespace {

Result<Value> refused(HclScope &scope, int node, const QString &text, const QString &hint)
{
    const hcl::Document &document = scope.document(scope.node(node));
    return makeError(hcl::toError(hcl::Problem { scope.node(node).range, text, hint }, document.file, document.text));
}

QString placeOf(HclScope &scope, int node)
{
    const hcl::Document &document = scope.document(scope.node(node));
    const Error error = hcl::toError(hcl::Problem { scope.node(node).range, {}, {} }, document.file, document.text);
    return u"%1:%2:%3"_s.arg(QFileInfo(document.file).fileName()).arg(error.line).arg(error.column);
}

/// The file that Prisma's own `migrate diff --from-empty` would turn into SQL: we read it ourselves. Empty: another program.
QString prismaFile(const QStringList &program)
{
    const bool isPrisma = program.contains(u"prisma"_s) && program.contains(u"migrate"_s) && program.contains(u"diff"_s)
        && program.contains(u"--from-empty"_s) && program.contains(u"--script"_s);
    if (!isPrisma)
        return {};
    for (const QString &flag : { u"--to-schema-datamodel"_s, u"--to-schema"_s }) {
        if (const qsizetype at = program.indexOf(flag); at >= 0 && at + 1 < program.size())
            return program.at(at + 1);
    }
    return {};
}

Result<Value> externalSchema(HclScope &scope, int node, const QString &folder)
{
    BlockReader block(scope, node);
    const QStringList program = block.keywords(u"program"_s);
    const QString workingFolder = QDir(folder).absoluteFilePath(block.text(u"working_dir"_s).value_or(QString()));
    if (const QString file = prismaFile(program); !file.isEmpty())
        return Value(absoluteUrl(u"file://"_s + file, workingFolder));
    // It runs when the schema is read, not for every env that is only looked at.
    return Value(sources::programUrl({ program, workingFolder, placeOf(scope, node) }));
}

/// What the program prints.
Result<Value> externalValue(HclScope &scope, int node, const DataContext &context)
{
    BlockReader block(scope, node);
    const QString workingFolder = QDir(context.folder).absoluteFilePath(block.text(u"working_dir"_s).value_or(QString()));
    TRY_ASSIGN(const QString text,
        sources::runProgram({ block.keywords(u"program"_s), workingFolder, placeOf(scope, node) }, context.allowsPrograms, context.stop));
    return Value(text);
}

/// The first column of what a query gives: all of it as `values`, the first as `value`, how many as `count`. The
/// transaction is read-only: a project file that is looked at changes nothing.
Result<Value> queryValue(HclScope &scope, int node, const QString &member, const std::stop_token &stop)
{
    BlockReader block(scope, node);
    const QString url = block.text(u"url"_s).value_or(QString());
    const QString query = block.text(u"query"_s).value_or(QString());
    if (block.has(u"args"_s))
        return refused(scope, node, u"a query with args cannot be asked yet"_s, u"Write the values into the query."_s);
    TRY_ASSIGN(const postgres::ConnectionSettings settings, postgres::parseConnectionUrl(url));
    TRY_ASSIGN(postgres::Connection connection, postgres::Connection::open(settings, stop));
    const auto rows = connection.queryAll({ u"SET default_transaction_read_only = on"_s, u"SET statement_timeout = '30s'"_s, query }, stop);
    if (!rows)
        return makeError(rows.error().withContext(placeOf(scope, node)));
    const postgres::ResultSet &answer = rows->last();
    Value::List values;
    for (int row = 0; answer.columnCount() > 0 && row < answer.rowCount(); ++row)
        values.emplace_back(answer.text(row, 0));
    if (member == u"count")
        return Value(static_cast<qint64>(values.size()));
    if (member == u"values")
        return Value::list(std::move(values));
    if (values.empty())
        return refused(scope, node, u"the query gives no row, so that it has no value"_s, u"Use values, which may be empty."_s);
    return values.front();
}

Result<Value> compositeSchema(HclScope &scope, int node, const QString &folder)
{
    BlockReader block(scope, node);
    QStringList urls;
    for (BlockReader &part : block.children(u"schema"_s)) {
        const qsizetype before = scope.errors().size();
        const auto url = part.text(u"url"_s);
        if (scope.errors().size() > before)
            return makeError(scope.errors().last());
        if (url)
            urls << absoluteUrl(*url, folder);
    }
    if (urls.isEmpty())
        return refused(scope, node, u"this composed schema has no parts"_s, u"Write schema \"public\" { url = … } in it."_s);
    return Value(sources::compositeUrl(urls));
}

Result<Value> hclSchema(HclScope &scope, int node, const QString &folder)
{
    BlockReader block(scope, node);
    QStringList paths = block.has(u"paths"_s) ? block.keywords(u"paths"_s) : QStringList();
    if (const auto path = block.text(u"path"_s))
        paths << *path;
    if (paths.isEmpty())
        return refused(scope, node, u"this schema names no files"_s, u"Write path = \"schema.hcl\" or paths = fileset(\"schema/*.hcl\")."_s);
    for (QString &path : paths)
        path = QDir(folder).absoluteFilePath(path.startsWith(u"file://"_s) ? path.mid(7) : path);
    QMap<QString, QString> variables;
    for (const sources::HclSetting &setting : block.settings(u"vars"_s))
        variables.insert(setting.name, setting.text);
    return Value(sources::hclUrl(paths, variables));
}

Result<Value> templateDir(HclScope &scope, int node, const QString &folder)
{
    BlockReader block(scope, node);
    const QString path = block.text(u"path"_s).value_or(QString());
    if (path.isEmpty())
        return refused(scope, node, u"these templates have no path"_s, u"Write path = \"migrations\"."_s);
    const Value data = block.value(u"vars"_s).value_or(Value::object({}));
    const QString full = QDir(folder).absoluteFilePath(path.startsWith(u"file://"_s) ? path.mid(7) : path);
    const auto rendered = renderTemplateDir(full, data);
    if (!rendered)
        return makeError(rendered.error().withContext(placeOf(scope, node)));
    return Value(QString(u"file://"_s + *rendered));
}

/// file:///path and env://NAME, as text; the services of clouds are not asked.
Result<Value> runtimeVariable(HclScope &scope, int node, const QString &folder)
{
    const QUrl url(BlockReader(scope, node).text(u"url"_s).value_or(QString()));
    if (url.scheme() == u"env")
        return Value(qEnvironmentVariable(url.host(QUrl::FullyDecoded).toUtf8().constData()));
    if (url.scheme() == u"constant")
        return Value(QUrlQuery(url).queryItemValue(u"val"_s, QUrl::FullyDecoded));
    if (url.scheme() == u"file") {
        TRY_ASSIGN(const QString text, readTextFile(QDir(folder).absoluteFilePath(url.path())));
        return Value(text.trimmed());
    }
    return refused(scope, node, u"%1:// variables cannot be read yet"_s.arg(url.scheme()), u"file:// and env:// can."_s);
}

} // namespace

QString absoluteUrl(const QString &url, const QString &folder)
{
    if (!url.startsWith(u"file://"_s))
        return url;
    const qsizetype question = url.indexOf(u'?');
    const QString query = question >= 0 ? url.mid(question) : QString();
    const QString path = question >= 0 ? url.mid(7, question - 7) : url.mid(7);
    return u"file://"_s + QDir::cleanPath(QDir(folder).absoluteFilePath(path)) + query;
}

QString urlOfList(const QStringList &urls)
{
    if (urls.size() == 1)
        return urls.first();
    QStringList hclFiles;
    for (const QString &url : urls) {
        if (url.startsWith(u"file://"_s) && url.endsWith(u".hcl"_s))
            hclFiles << url.mid(7);
    }
    return hclFiles.size() == urls.size() ? sources::hclUrl(hclFiles, {}) : sources::compositeUrl(urls);
}

std::optional<Result<Value>> dataValue(HclScope &scope, int node, const QString &member, const DataContext &context)
{
    const QString &folder = context.folder;
    const sources::HclNode &block = scope.node(node);
    if (block.type != u"data" || block.parent >= 0)
        return {};
    const QString type = block.labels.value(0);
    if (member.isEmpty() && type == u"runtimevar")
        return runtimeVariable(scope, node, folder);
    if (member.isEmpty() && type == u"external")
        return externalValue(scope, node, context);
    if (member.isEmpty())
        return {};
    static const QStringList answers { u"value"_s, u"values"_s, u"count"_s };
    if (type == u"sql" && answers.contains(member))
        return queryValue(scope, node, member, context.stop);
    if (type == u"external_schema" && member == u"url")
        return externalSchema(scope, node, folder);
    if (type == u"composite_schema" && member == u"url")
        return compositeSchema(scope, node, folder);
    if (type == u"hcl_schema" && member == u"url")
        return hclSchema(scope, node, folder);
    if (type == u"template_dir" && member == u"url")
        return templateDir(scope, node, folder);
    static const QMap<QString, QString> hints { { u"sql"_s, u"It has value, values and count."_s }, { u"template_dir"_s, u"It has url."_s } };
    if (block.body->findAttribute(member))
        return {};
    return refused(scope, node, u"data \"%1\" cannot be asked for its %2 yet"_s.arg(type, member),
        hints.value(type, u"external_schema, composite_schema, hcl_schema, template_dir, runtimevar, external and sql can."_s));
}

} // namespace schemawright::project
