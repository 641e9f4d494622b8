#include "app/cli/namedfiles.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cstdio>

namespace schemawright::cli {

using namespace Qt::StringLiterals;

namespace {

Result<NamedFile> readStandardInput()
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return makeError(ErrorKind::Io, u"cannot read standard input: %1"_s.arg(input.errorString()));
    TRY_ASSIGN(const migrations::MigrationFile file, migrations::makeMigrationFile(u"<stdin>"_s, input.readAll()));
    return NamedFile { file, {}, {} };
}

Result<NamedFile> readAlone(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return makeError(ErrorKind::Io, u"cannot read %1: %2"_s.arg(path, file.errorString()),
            u"Name a migration file, or several in the order in which they run."_s);
    }
    TRY_ASSIGN(const migrations::MigrationFile read, migrations::makeMigrationFile(QFileInfo(path).fileName(), file.readAll()));
    return NamedFile { read, {}, {} };
}

} // namespace

const NamedFiles::Directory &NamedFiles::directoryIn(const QString &folder)
{
    auto found = m_directories.find(folder);
    if (found == m_directories.end()) {
        const auto format = migrations::detectFormat(folder);
        auto directory = format ? std::optional(migrations::loadOrNewDirectory(folder, *format)) : std::nullopt;
        found = m_directories.insert(folder, directory && *directory ? Directory(std::move(**directory)) : Directory());
    }
    return *found;
}

Result<NamedFile> NamedFiles::read(const QString &path)
{
    if (path == u"-")
        return readStandardInput();
    const QFileInfo info(path);
    const QString own = info.absolutePath();
    for (const QString &folder : { own, QFileInfo(own).absolutePath() }) { // Prisma's lie in a folder of their own each
        const Directory &directory = directoryIn(folder);
        if (!directory)
            continue;
        const auto isFile = [&](const migrations::MigrationFile &file) {
            return QFileInfo(directory->path + u'/' + file.diskName()) == info;
        };
        const auto found = std::ranges::find_if(directory->files, isFile);
        if (found != directory->files.end())
            return NamedFile { *found, directory->path, directory->files.first(found - directory->files.begin()) };
        break;
    }
    return readAlone(path);
}

QString pathInRepository(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    QDir root(absolute);
    while (!root.exists(u".git"_s)) {
        if (!root.cdUp())
            return QDir::current().relativeFilePath(absolute);
    }
    return root.relativeFilePath(absolute);
}

} // namespace schemawright::cli
