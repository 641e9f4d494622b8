// URLs to sources. A folder is a migration directory when ?format= says so or when it looks like a tool's (model/migrations/
// formats); a Prisma schema when it has .prisma files and, at its top, no .sql files; otherwise it is a folder of SQL files.
#include "model/sources/source.h"

#include "model/base/textfile.h"
#include "model/migrations/formats/formats.h"
#include "model/prisma/schemafolder.h"
#include "model/sources/hcl/readhcl.h"
#include "model/sources/hclsource.h"
#include "model/sources/prismasource.h"
#include "model/sources/program.h"
#include "model/sources/renamecomments.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QRegularExpression>
#include <QUrl>
#include <QUrlQuery>

#include <algorithm>

namespace schemawright::sources {

using namespace Qt::StringLiterals;

namespace {

QString absolutePath(const QString &path, const QString &workingFolder)
{
    return QDir::cleanPath(workingFolder.isEmpty() ? QFileInfo(path).absoluteFilePath() : QDir(workingFolder).absoluteFilePath(path));
}

bool hasFiles(const QString &folder, const QString &pattern)
{
    return QDirIterator(folder, { pattern }, QDir::Files, QDirIterator::Subdirectories).hasNext();
}

Result<Source> folderSource(const QString &path, const QString &format)
{
    Source source;
    source.path = path;
    source.title = QFileInfo(path).fileName() + u'/';
    if (format.isEmpty() && hasFiles(path, u"*.hcl"_s)) {
        source.kind = SourceKind::HclFiles;
        if (hasFiles(path, u"*.sql"_s)) {
            return makeError(ErrorKind::Input, u"%1 has schema files in SQL and in HCL: which of them are the schema?"_s.arg(path),
                u"Give each language a folder of its own, and put them together with composite_schema in atlas.hcl."_s);
        }
        return source;
    }
    std::optional<migrations::DirectoryFormat> layout = migrations::detectFormat(path);
    if (!format.isEmpty()) {
        TRY_ASSIGN(layout, migrations::parseFormat(format));
    }
    if (layout) {
        source.kind = SourceKind::MigrationDirectory;
        source.format = *layout;
    } else if (QDir(path).entryList({ u"*.sql"_s }, QDir::Files).isEmpty() && !prisma::schemaFiles(path).isEmpty()) {
        source.kind = SourceKind::PrismaFiles;
    }
    return source;
}

Result<Source> fileSource(const QString &url, const QString &workingFolder)
{
    QString path = url.mid(7);
    QString format;
    if (const qsizetype question = path.indexOf(u'?'); question >= 0) {
        format = QUrlQuery(path.mid(question + 1)).queryItemValue(u"format"_s);
        path.truncate(question);
    }
    path = absolutePath(QUrl::fromPercentEncoding(path.toUtf8()), workingFolder);
    const QFileInfo info(path);
    if (!info.exists())
        return makeError(ErrorKind::Input, u"%1 does not exist"_s.arg(path), u"Check the path after file://."_s);
    if (info.isDir())
        return folderSource(path, format);
    if (info.suffix() == "sql"_L1 || info.suffix() == "prisma"_L1) {
        Source source;
        source.kind = info.suffix() == "sql"_L1 ? SourceKind::SqlFiles : SourceKind::PrismaFiles;
        source.path = path;
        source.title = info.fileName();
        return source;
    }
    if (info.suffix() == "hcl"_L1) {
        Source source;
        source.kind = SourceKind::HclFiles;
        source.path = path;
        source.title = info.fileName();
        return source;
    }
    return makeError(ErrorKind::Unsupported, u"%1 cannot be read yet: schemas are read from .sql, .prisma and .hcl files"_s.arg(info.fileName()),
        u"Give a .sql, .prisma or .hcl file, a folder of them, a migration directory, or the address of a database."_s);
}

Result<Source> hclSource(const QString &url, const QString &workingFolder)
{
    const QUrlQuery query(url.mid(url.indexOf(u'?') + 1));
    Source source;
    source.kind = SourceKind::HclFiles;
    QStringList titles;
    for (const QString &path : query.allQueryItemValues(u"path"_s, QUrl::FullyDecoded)) {
        source.parts << absolutePath(path, workingFolder);
        titles << QFileInfo(path).fileName();
    }
    for (const QString &variable : query.allQueryItemValues(u"var"_s, QUrl::FullyDecoded))
        source.variables.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    source.title = titles.join(u" + "_s);
    return source;
}

Result<Source> compositeSource(const QString &url, const QString &workingFolder)
{
    Source source;
    source.kind = SourceKind::Composite;
    source.parts = QUrlQuery(url.mid(url.indexOf(u'?') + 1)).allQueryItemValues(u"url"_s, QUrl::FullyDecoded);
    QStringList titles;
    for (const QString &part : std::as_const(source.parts)) {
        TRY_ASSIGN(const Source inner, parseSource(part, workingFolder));
        if (inner.kind == SourceKind::LiveDatabase || inner.kind == SourceKind::Composite) {
            return makeError(ErrorKind::Unsupported, u"%1 cannot be a part of a composed schema"_s.arg(inner.title),
                u"Its parts are files, folders and migration directories."_s);
        }
        titles << inner.title;
    }
    source.title = titles.join(u" + "_s);
    return source;
}

} // namespace

Result<Source> parseSource(const QString &address, const QString &workingFolder)
{
    const QString url = address.trimmed();
    if (url.startsWith("file://"_L1))
        return fileSource(url, workingFolder);
    if (url.startsWith("composite://"_L1))
        return compositeSource(url, workingFolder);
    if (url.startsWith("hcl://"_L1))
        return hclSource(url, workingFolder);
    if (url.startsWith("program://"_L1)) {
        Source source;
        source.kind = SourceKind::Program;
        source.title = commandText(parseProgramUrl(url));
        source.path = url;
        return source;
    }
    static const QRegularExpression scheme(u"^([A-Za-z+]+)://"_s);
    const QString name = scheme.match(url).captured(1).toLower();
    if (name.isEmpty() && !url.contains(u'=')) {
        return makeError(ErrorKind::Input, u"\"%1\" names no schema"_s.arg(url.contains(u'@') ? u"…"_s : url),
            u"Write file://path for files and folders, or postgres://user@host/database."_s);
    }
    if (name == "docker"_L1 || name == "embedded"_L1 || name.startsWith("docker+"_L1)) {
        return makeError(ErrorKind::Input, u"%1 is an empty development database, not a schema"_s.arg(url),
            u"Give it as --dev-url."_s);
    }
    if (!name.isEmpty() && name != "postgres"_L1 && name != "postgresql"_L1 && !name.startsWith("prisma"_L1)) {
        return makeError(ErrorKind::Unsupported, u"%1:// addresses cannot be read yet"_s.arg(name),
            u"file:// and postgres:// can."_s);
    }
    TRY_ASSIGN(const postgres::ConnectionSettings settings, postgres::parseConnectionUrl(url));
    return liveSource(settings);
}

Source liveSource(const postgres::ConnectionSettings &settings)
{
    Source source;
    source.kind = SourceKind::LiveDatabase;
    source.title = settings.toText();
    source.settings = settings;
    return source;
}

namespace {

Result<QList<devdb::Script>> readFiles(const QStringList &paths)
{
    QList<devdb::Script> scripts;
    for (const QString &path : paths) {
        TRY_ASSIGN(QString text, readTextFile(path));
        scripts.append({ path, std::move(text), {} });
    }
    return scripts;
}

/// Recursively, byte order of the relative paths: the order that names with leading numbers suggest.
QStringList filesIn(const QString &folder, const QString &pattern)
{
    QStringList paths;
    QDirIterator files(folder, { pattern }, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        paths << files.next();
    std::sort(paths.begin(), paths.end());
    return paths;
}

/// An Atlas directory without atlas.sum is read too: a folder of SQL files may be one.
Result<QList<devdb::Script>> readDirectory(const Source &source)
{
    TRY_ASSIGN(const migrations::MigrationDirectory directory, migrations::loadDirectory(source.path, source.format));
    if (source.format != migrations::DirectoryFormat::Atlas || directory.sumBytes)
        TRY(migrations::checkDirectory(directory));
    TRY_ASSIGN(const QList<migrations::MigrationFile> files, migrations::replayableFiles(directory));
    return devdb::directoryScripts(source.path, files);
}

Result<SourceScripts> readSqlFiles(const QString &path)
{
    const bool isFolder = QFileInfo(path).isDir();
    const QStringList paths = isFolder ? filesIn(path, u"*.sql"_s) : QStringList { path };
    if (paths.isEmpty())
        return makeError(ErrorKind::Input, u"%1 has no .sql file"_s.arg(path), u"Check the path after file://."_s);
    SourceScripts result;
    TRY_ASSIGN(result.scripts, readFiles(paths));
    TRY_ASSIGN(result.renames, renameComments(result.scripts));
    return result;
}

Result<SourceScripts> readPrismaFiles(const Source &source, bool isPart)
{
    TRY_ASSIGN(const PrismaSource schema, readPrismaSource(source.path));
    const MissingExtensions extensions = isPart ? MissingExtensions::Leave : MissingExtensions::Create;
    return SourceScripts { { scriptOf(schema, source.title, extensions) }, {}, warningsOf(schema, extensions) };
}

Result<SourceScripts> readHclFiles(const Source &source, const SourceOptions &options, bool isPart)
{
    TRY_ASSIGN(HclSchema schema, readHcl(hclPaths(source), hclInput(source, options, isPart)));
    return SourceScripts { { std::move(schema.script) }, std::move(schema.renames), std::move(schema.warnings) };
}

/// Places in what it prints are told by the command's own name.
Result<SourceScripts> readProgram(const Source &source, const SourceOptions &options, const std::stop_token &stop)
{
    TRY_ASSIGN(QString text, runProgram(parseProgramUrl(source.path), options.allowsPrograms, stop));
    return SourceScripts { { { source.title, std::move(text), {} } }, {}, {} };
}

Result<SourceScripts> readPart(const Source &source, const SourceOptions &options, bool isPart, const std::stop_token &stop);

Result<SourceScripts> readComposite(const Source &source, const SourceOptions &options, const std::stop_token &stop)
{
    SourceScripts all;
    for (const QString &url : source.parts) {
        TRY_ASSIGN(const Source part, parseSource(url, options.workingFolder));
        TRY_ASSIGN(const SourceScripts scripts, readPart(part, options, true, stop));
        all.scripts << scripts.scripts;
        all.renames << scripts.renames;
        all.warnings << scripts.warnings;
    }
    return all;
}

Result<SourceScripts> readPart(const Source &source, const SourceOptions &options, bool isPart, const std::stop_token &stop)
{
    switch (source.kind) {
    case SourceKind::LiveDatabase:
        return SourceScripts {};
    case SourceKind::MigrationDirectory: {
        SourceScripts result;
        TRY_ASSIGN(result.scripts, readDirectory(source));
        return result;
    }
    case SourceKind::SqlFiles:
        return readSqlFiles(source.path);
    case SourceKind::PrismaFiles:
        return readPrismaFiles(source, isPart);
    case SourceKind::HclFiles:
        return readHclFiles(source, options, isPart);
    case SourceKind::Program:
        return readProgram(source, options, stop);
    case SourceKind::Composite:
        return readComposite(source, options, stop);
    }
    Q_UNREACHABLE();
}

} // namespace

Result<SourceScripts> readSource(const Source &source, const SourceOptions &options, const std::stop_token &stop)
{
    return readPart(source, options, false, stop);
}

} // namespace schemawright::sources
