#include "app/cli/namedfiles.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace schemawright::cli {

using namespace Qt::StringLiterals;

namespace {

/// Who is asked to stop does not wait for what nobody writes.
Result<QByteArray> readAll(int descriptor, const std::stop_token &stop)
{
    constexpr int tick = 50; // milliseconds
    constexpr std::size_t pieceSize = 64 * 1024;
    QByteArray bytes;
    std::array<char, pieceSize> piece {};
    while (true) {
        pollfd ready { descriptor, POLLIN, 0 };
        if (poll(&ready, 1, tick) == 0) {
            if (stop.stop_requested())
                return makeError(ErrorKind::Cancelled, u"stopped while reading standard input"_s);
            continue;
        }
        const ssize_t count = ::read(descriptor, piece.data(), piece.size());
        if (count < 0 && errno != EINTR)
            return makeError(ErrorKind::Io, u"cannot read standard input: %1"_s.arg(QString::fromLocal8Bit(strerror(errno))));
        if (count == 0)
            return bytes;
        if (count > 0)
            bytes.append(piece.data(), count);
    }
}

Result<NamedFile> readStandardInput(const std::stop_token &stop)
{
    TRY_ASSIGN(const QByteArray bytes, readAll(STDIN_FILENO, stop));
    TRY_ASSIGN(const migrations::MigrationFile file, migrations::makeMigrationFile(u"<stdin>"_s, bytes));
    return NamedFile { file, {}, {} };
}

/// Opening a pipe waits for who writes into it, and reading a device may have no end.
bool canBeRead(const QString &path)
{
    struct stat status { };
    const bool isGivenByShell = path.startsWith(u"/dev/fd/") || path.startsWith(u"/proc/self/fd/") || path == u"/dev/stdin"; // <(…)
    return isGivenByShell || stat(QFile::encodeName(path).constData(), &status) != 0 || S_ISREG(status.st_mode) || S_ISDIR(status.st_mode);
}

Result<NamedFile> readAlone(const QString &path)
{
    if (path.isEmpty())
        return makeError(ErrorKind::Input, u"the name of a file is empty"_s);
    if (!canBeRead(path))
        return makeError(ErrorKind::Io, u"cannot read %1: it is no file"_s.arg(path), u"Name - and give the SQL on standard input."_s);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return makeError(ErrorKind::Io, u"cannot read %1: %2"_s.arg(path, file.errorString()),
            u"Name a migration file, or several in the order in which they run."_s);
    }
    const QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return makeError(ErrorKind::Io, u"cannot read %1: %2"_s.arg(path, file.errorString()));
    TRY_ASSIGN(const migrations::MigrationFile read, migrations::makeMigrationFile(QFileInfo(path).fileName(), bytes));
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
        return readStandardInput(m_stop);
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
