#include "model/migrations/atlasdirectory.h"

#include "model/base/textfile.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace schemawright::migrations {

using namespace Qt::StringLiterals;

namespace {

/// Byte order of UTF-8 is code point order, which QString::operator< (UTF-16 units) is not.
bool precedes(const MigrationFile &a, const MigrationFile &b)
{
    return a.fileName.toUtf8() < b.fileName.toUtf8();
}

Result<> checkVersionsDiffer(const QList<MigrationFile> &files)
{
    QHash<QString, QString> names;
    for (const MigrationFile &file : files) {
        if (names.contains(file.version)) {
            return makeError(ErrorKind::Input,
                u"%1 and %2 have the same version %3"_s.arg(names[file.version], file.fileName, file.version),
                u"Give one of them another version and write atlas.sum again."_s);
        }
        names.insert(file.version, file.fileName);
    }
    return {};
}

} // namespace

Result<MigrationDirectory> loadDirectory(const QString &path)
{
    TRY_ASSIGN(MigrationDirectory directory, readDirectory(path));
    TRY(checkVersionsDiffer(directory.files));
    return directory;
}

Result<MigrationDirectory> readDirectory(const QString &path)
{
    const QDir folder(path);
    if (!QFileInfo(path).isDir()) {
        return makeError(ErrorKind::Io, u"there is no migration directory %1"_s.arg(path),
            u"Create it, or give the path of the directory that holds your migrations."_s);
    }
    MigrationDirectory directory;
    directory.path = path;
    // Spelled in lower case only: that is what Atlas globs, on every file system.
    const QStringList names = folder.entryList({ u"*.sql"_s }, QDir::Files | QDir::CaseSensitive, QDir::NoSort);
    for (const QString &name : names) {
        TRY_ASSIGN(const QByteArray bytes, readFileBytes(folder.filePath(name)));
        TRY_ASSIGN(MigrationFile file, makeMigrationFile(name, bytes));
        directory.files << std::move(file);
    }
    std::ranges::sort(directory.files, precedes);

    QHash<QString, QString> hashes;
    for (const SumLine &line : computeSum(directory.files).lines)
        hashes.insert(line.fileName, line.hash);
    for (MigrationFile &file : directory.files)
        file.hash = hashes.value(file.fileName);

    const QString sumPath = folder.filePath(atlasSumFileName);
    if (QFileInfo::exists(sumPath)) {
        TRY_ASSIGN(directory.sumBytes, readFileBytes(sumPath));
    }
    return directory;
}

Result<MigrationDirectory> loadOrNewDirectory(const QString &path)
{
    if (QFileInfo::exists(path))
        return loadDirectory(path);
    MigrationDirectory directory;
    directory.path = path;
    return directory;
}

std::optional<SumMismatch> validateSum(const MigrationDirectory &directory)
{
    return compareSum(directory.files, directory.sumBytes);
}

QList<MigrationFile> filesFromLastCheckpoint(const MigrationDirectory &directory)
{
    const auto isCheckpoint = [](const MigrationFile &file) { return file.checkpoint; };
    const auto last = std::find_if(directory.files.crbegin(), directory.files.crend(), isCheckpoint);
    if (last == directory.files.crend())
        return directory.files;
    return directory.files.mid(std::distance(last, directory.files.crend()) - 1);
}

QList<MigrationFile> filesWithoutCheckpoints(const MigrationDirectory &directory)
{
    QList<MigrationFile> files;
    std::ranges::copy_if(
        directory.files, std::back_inserter(files), [](const MigrationFile &file) { return !file.checkpoint; });
    return files;
}

} // namespace schemawright::migrations
