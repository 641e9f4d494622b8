// URLs to sources. A folder is a migration directory when it has an atlas.sum, when ?format= says so, or when its files are
// named like migrations; otherwise it is a folder of SQL files.
#include "model/sources/source.h"

#include "model/base/textfile.h"
#include "model/migrations/atlasdirectory.h"

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

bool looksLikeMigrations(const QString &folder)
{
    if (QFileInfo::exists(folder + u"/atlas.sum"_s))
        return true;
    static const QRegularExpression version(u"^\\d{14}(_.*)?\\.sql$"_s);
    const QStringList files = QDir(folder).entryList({ u"*.sql"_s }, QDir::Files);
    return !files.isEmpty()
        && std::all_of(files.begin(), files.end(), [](const QString &name) { return version.match(name).hasMatch(); });
}

Result<Source> folderSource(const QString &path, const QString &format)
{
    Source source;
    source.path = path;
    source.title = QFileInfo(path).fileName() + u'/';
    if (!format.isEmpty() && format != "atlas"_L1) {
        return makeError(ErrorKind::Unsupported, u"migration directories of the format %1 cannot be read yet"_s.arg(format),
            u"Atlas's own layout (?format=atlas) can."_s);
    }
    if (!format.isEmpty() || looksLikeMigrations(path))
        source.kind = SourceKind::MigrationDirectory;
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
    if (info.suffix() == "sql"_L1) {
        Source source;
        source.path = path;
        source.title = info.fileName();
        return source;
    }
    return makeError(ErrorKind::Unsupported, u"%1 cannot be read yet: schemas are read from .sql files"_s.arg(info.fileName()),
        u"Give a .sql file, a folder of them, a migration directory, or the address of a database."_s);
}

} // namespace

Result<Source> parseSource(const QString &address, const QString &workingFolder)
{
    const QString url = address.trimmed();
    if (url.startsWith("file://"_L1))
        return fileSource(url, workingFolder);
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
    TRY_ASSIGN(postgres::ConnectionSettings settings, postgres::parseConnectionUrl(url));
    Source source;
    source.kind = SourceKind::LiveDatabase;
    source.title = settings.toText();
    source.settings = std::move(settings);
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
QStringList sqlFilesIn(const QString &folder)
{
    QStringList paths;
    QDirIterator files(folder, { u"*.sql"_s }, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        paths << files.next();
    std::sort(paths.begin(), paths.end());
    return paths;
}

Result<QList<devdb::Script>> readDirectory(const QString &folder)
{
    TRY_ASSIGN(const migrations::MigrationDirectory directory, migrations::loadDirectory(folder));
    if (const auto mismatch = migrations::validateSum(directory); mismatch && directory.sumBytes)
        return makeError(migrations::toError(*mismatch));
    return devdb::directoryScripts(folder, migrations::filesFromLastCheckpoint(directory));
}

} // namespace

Result<QList<devdb::Script>> readScripts(const Source &source)
{
    switch (source.kind) {
    case SourceKind::LiveDatabase:
        return QList<devdb::Script> {};
    case SourceKind::MigrationDirectory:
        return readDirectory(source.path);
    case SourceKind::SqlFiles: {
        if (!QFileInfo(source.path).isDir())
            return readFiles({ source.path });
        const QStringList paths = sqlFilesIn(source.path);
        if (paths.isEmpty())
            return makeError(ErrorKind::Input, u"%1 has no .sql file"_s.arg(source.path), u"Check the path after file://."_s);
        return readFiles(paths);
    }
    }
    Q_UNREACHABLE();
}

} // namespace schemawright::sources
