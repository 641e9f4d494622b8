#include "model/migrations/formats/formats.h"

#include "model/migrations/formats/draftcontext.h"
#include "model/migrations/formats/toolfile.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace schemawright::migrations {

using namespace Qt::StringLiterals;

namespace {

/// With an atlas.sum it is Atlas's; files named by timestamps are taken for it too.
bool isAtlas(const QDir &folder)
{
    if (folder.exists(atlasSumFileName))
        return true;
    static const QRegularExpression version(u"^\\d{14}(_.*)?\\.sql$"_s);
    const QStringList names = filesNamed(folder, u"*.sql"_s);
    return !names.isEmpty() && std::ranges::all_of(names, [](const QString &name) { return version.match(name).hasMatch(); });
}

Result<MigrationDirectory> loadAtlas(const QString &path)
{
    return loadDirectory(path);
}

Result<> addAtlas(DraftContext &context, const MigrationDraft &draft)
{
    TRY_ASSIGN(const MigrationFile file, newMigrationFile(context.directory, draft, context.now));
    context.put(file.fileName, file.text);
    context.directory.files << file;
    return {};
}

Result<> moveAtlas(DraftContext &context, const MigrationFile &file)
{
    const QString name = nextVersion(context.directory.files, context.now) + file.fileName.mid(file.version.size());
    TRY_ASSIGN(const MigrationFile moved, makeMigrationFile(name, file.bytes));
    context.moves.append({ file.fileName, name });
    context.directory.files << moved;
    return {};
}

Result<> listAtlas(DraftContext &context)
{
    QList<MigrationFile> files = context.directory.files;
    std::ranges::sort(files, {}, [](const MigrationFile &file) { return file.fileName.toUtf8(); });
    context.put(atlasSumFileName, QString::fromUtf8(toBytes(computeSum(files))));
    return {};
}

Format atlasFormat()
{
    return { DirectoryFormat::Atlas, u"atlas"_s, u"Atlas"_s, u"atlas migrate apply"_s, &isAtlas, &loadAtlas, &addAtlas, &itsOnlyFile, &moveAtlas, &listAtlas };
}

} // namespace

const QList<Format> &formats()
{
    static const QList<Format> all { prismaFormat(), drizzleFormat(), alembicFormat(), golangMigrateFormat(), flywayFormat(),
        gooseFormat(), dbmateFormat(), liquibaseFormat(), supabaseFormat(), atlasFormat() };
    return all;
}

const Format &formatOf(DirectoryFormat id)
{
    return *std::ranges::find(formats(), id, &Format::id); // every format is in the list
}

QStringList formatNames()
{
    QStringList names;
    for (const Format &format : formats())
        names << format.name;
    names.sort();
    return names;
}

Result<DirectoryFormat> parseFormat(const QString &name)
{
    const auto format = std::ranges::find(formats(), name, &Format::name);
    if (format != formats().end())
        return format->id;
    return makeError(ErrorKind::Input, u"there is no migration directory format \"%1\""_s.arg(name),
        u"Formats are %1."_s.arg(formatNames().join(u", "_s)));
}

std::optional<DirectoryFormat> detectFormat(const QString &folder)
{
    const QDir place(folder);
    if (!place.exists())
        return std::nullopt;
    const auto format = std::ranges::find_if(formats(), [&](const Format &candidate) { return candidate.isHere(place); });
    return format == formats().end() ? std::nullopt : std::optional(format->id);
}

Result<MigrationDirectory> loadDirectory(const QString &path, DirectoryFormat format)
{
    if (!QFileInfo(path).isDir()) {
        return makeError(ErrorKind::Io, u"there is no migration directory %1"_s.arg(path),
            u"Create it, or give the path of the directory that holds your migrations."_s);
    }
    return formatOf(format).load(path);
}

Result<MigrationDirectory> loadOrNewDirectory(const QString &path, DirectoryFormat format)
{
    if (QFileInfo::exists(path))
        return loadDirectory(path, format);
    MigrationDirectory directory;
    directory.path = path;
    directory.format = format;
    return directory;
}

Result<> checkDirectory(const MigrationDirectory &directory)
{
    if (directory.format == DirectoryFormat::Atlas) {
        const auto mismatch = validateSum(directory);
        return mismatch ? Result<>(makeError(toError(*mismatch))) : Result<>();
    }
    if (directory.problems.isEmpty())
        return {};
    Error error;
    error.kind = ErrorKind::Conflict;
    error.text = directory.problems.first().text;
    error.hint = directory.problems.first().hint;
    QStringList others;
    for (const DirectoryProblem &problem : directory.problems.mid(1))
        others << problem.text;
    error.detail = others.join(u'\n');
    return makeError(std::move(error));
}

Result<> requireAtlas(const MigrationDirectory &directory, const QString &what)
{
    if (directory.format == DirectoryFormat::Atlas)
        return {};
    const Format &format = formatOf(directory.format);
    return makeError(ErrorKind::Unsupported, u"%1 is a directory of %2: %3 is done by %2's own commands"_s.arg(directory.path, format.tool, what),
        u"%1 runs its migrations."_s.arg(format.applyCommand));
}

Result<QList<MigrationFile>> replayableFiles(const MigrationDirectory &directory)
{
    const QList<MigrationFile> files = filesFromLastCheckpoint(directory);
    for (const MigrationFile &file : files) {
        if (file.unreadable)
            return makeError(*file.unreadable);
    }
    return files;
}

} // namespace schemawright::migrations
