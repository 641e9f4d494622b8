#include "model/migrations/formats/tryout.h"

#include "model/migrations/formats/formats.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

namespace schemawright::migrations {

using namespace Qt::StringLiterals;

namespace {

/// Links to files become files; links to folders are not followed: they may lead in circles.
Result<> copyFolder(const QDir &from, const QDir &to)
{
    QDirIterator files(from.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString name = from.relativeFilePath(files.next());
        const QString target = to.filePath(name);
        if (!QDir().mkpath(QFileInfo(target).path()) || !QFile::copy(files.filePath(), target))
            return makeError(ErrorKind::Io, u"%1 could not be copied to a temporary folder"_s.arg(files.filePath()));
    }
    return {};
}

} // namespace

Result<TriedOut> tryOut(const MigrationDirectory &directory, const PlannedMigrations &planned)
{
    const auto folder = std::make_shared<const QTemporaryDir>();
    if (!folder->isValid())
        return makeError(ErrorKind::Io, u"no temporary folder could be made: %1"_s.arg(folder->errorString()));
    TRY(copyFolder(QDir(directory.path), QDir(folder->path())));
    MigrationDirectory copy = directory;
    copy.path = folder->path();
    TRY(writePlanned(copy, planned));
    TriedOut result { folder, {} };
    TRY_ASSIGN(result.directory, loadDirectory(folder->path(), directory.format));
    if (const auto sound = checkDirectory(result.directory); !sound)
        return makeError(sound.error().withContext(u"the directory would not be sound afterwards"_s));
    return result;
}

} // namespace schemawright::migrations
