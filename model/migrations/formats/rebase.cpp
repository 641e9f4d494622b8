#include "model/migrations/formats/rebase.h"

#include "model/migrations/formats/formats.h"
#include "model/migrations/formats/toolfile.h"
#include "model/migrations/formats/tryout.h"

#include <algorithm>

namespace schemawright::migrations {

using namespace Qt::StringLiterals;

namespace {

bool isNamed(const MigrationFile &file, const QString &name)
{
    return file.version == name || file.fileName == name || file.diskName() == name || file.diskName().section(u'/', -1) == name;
}

Result<> checkOne(const QList<MigrationFile> &found, const QString &name, const MigrationDirectory &directory)
{
    if (found.isEmpty())
        return makeError(ErrorKind::Input, u"there is no migration %1 in %2"_s.arg(name, directory.path));
    QStringList files;
    for (const MigrationFile &file : found) {
        if (!files.contains(file.diskName()))
            files << file.diskName();
    }
    if (files.size() > 1) {
        return makeError(ErrorKind::Input, u"%1 is the version of %2"_s.arg(name, files.join(u" and "_s)),
            u"Give the name of the file that shall move."_s);
    }
    return {};
}

Result<> checkWhole(const MigrationDirectory &directory, const QList<MigrationFile> &ours)
{
    for (const MigrationFile &file : ours) {
        for (const MigrationFile &other : directory.files) {
            if (other.diskName() == file.diskName() && !isAmong(ours, other)) {
                return makeError(ErrorKind::Conflict, u"%1 holds %2 too"_s.arg(file.diskName(), other.fileName),
                    u"Give the name of the file: all of it moves."_s);
            }
        }
    }
    return {};
}

/// What runs again whenever it changes has no place in the order.
QList<MigrationFile> ordered(QList<MigrationFile> files)
{
    files.removeIf([](const MigrationFile &file) { return file.repeatable; });
    return files;
}

bool areBehind(const MigrationDirectory &directory, const QList<MigrationFile> &ours)
{
    return directory.problems.isEmpty()
        && std::ranges::all_of(ordered(directory.files).last(ours.size()), [&](const MigrationFile &file) { return isAmong(ours, file); });
}

/// Every migration says what it said, and ours come last in their order.
Result<> checkMoved(const MigrationDirectory &after, const QList<MigrationFile> &theirs, const QList<MigrationFile> &ours)
{
    const QList<MigrationFile> expected = ordered(theirs) + ours;
    const QList<MigrationFile> found = ordered(after.files);
    bool same = found.size() == expected.size();
    for (qsizetype i = 0; same && i < expected.size(); ++i)
        same = found.at(i).text.trimmed() == expected.at(i).text.trimmed();
    if (same)
        return {};
    return makeError(ErrorKind::Conflict, u"the migrations would not run in the order of %1 and then ours"_s.arg(
        theirs.isEmpty() ? QString() : theirs.last().fileName), u"Nothing was changed; look at the names of the files that stay."_s);
}

} // namespace

Result<MigrationDirectory> loadForRebase(const QString &path, DirectoryFormat format)
{
    return format == DirectoryFormat::Atlas ? readDirectory(path) : loadDirectory(path, format);
}

Result<QList<MigrationFile>> migrationsToMove(const MigrationDirectory &directory, const QStringList &names)
{
    QList<MigrationFile> ours;
    for (const QString &name : names) {
        QList<MigrationFile> found;
        std::ranges::copy_if(directory.files, std::back_inserter(found), [&](const MigrationFile &file) { return isNamed(file, name); });
        TRY(checkOne(found, name, directory));
        ours << found;
    }
    QList<MigrationFile> inOrder;
    std::ranges::copy_if(directory.files, std::back_inserter(inOrder), [&](const MigrationFile &file) { return isAmong(ours, file); });
    for (const MigrationFile &file : std::as_const(inOrder)) {
        if (file.repeatable || !file.standsFor.isEmpty() || file.checkpoint) {
            return makeError(ErrorKind::Input, u"%1 %2: it has no place among the versions that could move"_s.arg(
                file.fileName, file.repeatable ? u"runs again whenever it changes"_s : u"stands for others"_s));
        }
    }
    TRY(checkWhole(directory, inOrder));
    return inOrder;
}

Result<PlannedMigrations> planRebase(const MigrationDirectory &directory, const QList<MigrationFile> &ours, const QDateTime &now)
{
    if (areBehind(directory, ours))
        return PlannedMigrations();
    const Format &format = formatOf(directory.format);
    DraftContext context { directory, now };
    context.directory.problems.clear();
    context.directory.files.removeIf([&](const MigrationFile &file) { return isAmong(ours, file); });
    const QList<MigrationFile> theirs = context.directory.files;
    for (const MigrationFile &file : ours)
        TRY(format.move(context, file));
    if (format.list != nullptr)
        TRY(format.list(context));
    PlannedMigrations planned { context.files, context.directory.files.mid(theirs.size()), context.warnings, context.moves, context.removals };
    TRY_ASSIGN(const TriedOut after, tryOut(directory, planned));
    TRY(checkMoved(after.directory, theirs, ours));
    return planned;
}

} // namespace schemawright::migrations
