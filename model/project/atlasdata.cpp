#include "model/project/atlasdata.h"

#include "model/base/textfile.h"
#include "model/sources/hcl/blockreader.h"
#include "model/sources/source.h"

#include <QDir>
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
    return refused(scope, node, u"the program %1 is not run: programs that a project names are not run yet"_s.arg(program.join(u' ')),
        u"Write its output into an .sql file and give that as the source."_s);
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

std::optional<Result<Value>> dataValue(HclScope &scope, int node, const QString &member, const QString &folder)
{
    const sources::HclNode &block = scope.node(node);
    if (block.type != u"data" || block.parent >= 0)
        return {};
    const QString type = block.labels.value(0);
    if (member.isEmpty())
        return type == u"runtimevar" ? std::optional(runtimeVariable(scope, node, folder)) : std::nullopt;
    if (type == u"external_schema" && member == u"url")
        return externalSchema(scope, node, folder);
    if (type == u"composite_schema" && member == u"url")
        return compositeSchema(scope, node, folder);
    if (type == u"hcl_schema" && member == u"url")
        return hclSchema(scope, node, folder);
    static const QMap<QString, QString> hints { { u"sql"_s, u"Give its result with --var."_s }, { u"external"_s, u"Give its result with --var."_s },
        { u"template_dir"_s, u"Give a folder with the files that the templates make."_s } };
    if (block.body->findAttribute(member))
        return {};
    return refused(scope, node, u"data \"%1\" cannot be asked for its %2 yet"_s.arg(type, member),
        hints.value(type, u"external_schema of Prisma, composite_schema, hcl_schema and runtimevar can."_s));
}

} // namespace schemawright::project
