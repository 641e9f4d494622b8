#include "model/migrations/formats/squash.h"

#include "model/migrations/formats/formats.h"
#include "model/migrations/formats/toolfile.h"

#include <QSet>

#include <algorithm>

namespace schemawright::migrations {

using namespace Qt::StringLiterals;

namespace {

Result<qsizetype> placeOf(const MigrationDirectory &directory, const QString &version)
{
    for (qsizetype i = directory.files.size() - 1; i >= 0; --i) {
        const MigrationFile &file = directory.files.at(i);
        if (!file.repeatable && (version.isEmpty() || file.version == version || file.fileName == version || file.diskName() == version))
            return i;
    }
    return makeError(ErrorKind::Input,
        version.isEmpty() ? u"there are no migrations in %1"_s.arg(directory.path)
                          : u"there is no migration %1 in %2"_s.arg(version, directory.path));
}

/// In a graph: only what follows the last one, or nothing of them, can stay.
Result<> checkFollowers(const MigrationDirectory &directory, const QList<MigrationFile> &squashed)
{
    QSet<QString> gone;
    for (const MigrationFile &file : squashed)
        gone.insert(file.version);
    gone.remove(squashed.last().version);
    for (const MigrationFile &file : directory.files) {
        const auto parent = std::ranges::find_if(file.parents, [&](const QString &version) { return gone.contains(version); });
        if (!isAmong(squashed, file) && parent != file.parents.end()) {
            return makeError(ErrorKind::Conflict,
                u"%1 follows %2, which is squashed, on another branch than %3"_s.arg(file.fileName, *parent, squashed.last().fileName),
                u"Squash up to a revision that everything later follows."_s);
        }
    }
    return {};
}

Result<> checkFiles(const MigrationDirectory &directory, const QList<MigrationFile> &squashed)
{
    QSet<QString> disk;
    for (const MigrationFile &file : squashed)
        disk.insert(file.diskName());
    for (const MigrationFile &file : directory.files) {
        if (disk.contains(file.diskName()) && !isAmong(squashed, file)) {
            return makeError(ErrorKind::Conflict, u"%1 holds migrations that are squashed and %2, which is not"_s.arg(file.diskName(), file.fileName),
                file.repeatable ? u"Move what runs again whenever it changes to a file of its own."_s
                                : u"Squash up to the last migration of a file."_s);
        }
    }
    return {};
}

} // namespace

Result<QList<MigrationFile>> migrationsToSquash(const MigrationDirectory &directory, const QString &toVersion)
{
    TRY(checkDirectory(directory));
    TRY_ASSIGN(const qsizetype last, placeOf(directory, toVersion));
    QList<MigrationFile> squashed;
    for (const MigrationFile &file : directory.files.mid(0, last + 1)) {
        if (!file.repeatable)
            squashed << file;
    }
    if (squashed.size() < 2) {
        return makeError(ErrorKind::Input, u"there is nothing to squash: %1 is the only migration"_s.arg(squashed.last().fileName));
    }
    TRY(checkFollowers(directory, squashed));
    TRY(checkFiles(directory, squashed));
    return squashed;
}

Result<PlannedMigrations> planSquash(const MigrationDirectory &directory, const QList<MigrationFile> &squashed, const QString &name,
    const QString &sql, const QDateTime &now)
{
    const Format &format = formatOf(directory.format);
    DraftContext context { directory, now };
    context.directory.files.clear();
    const QDir folder(directory.path);
    for (const MigrationFile &file : squashed) {
        for (const QString &part : format.filesOf(folder, file)) {
            if (!context.removals.contains(part))
                context.removals << part;
        }
    }
    MigrationDraft draft;
    draft.name = name;
    draft.sql = squashMark(squashed.last().historyKey.isEmpty() ? squashed.last().version : squashed.last().historyKey) + u'\n' + sql;
    draft.standsFor = squashed.last();
    TRY(format.add(context, draft));
    const QList<MigrationFile> added = context.directory.files;
    for (const MigrationFile &file : directory.files) {
        if (!isAmong(squashed, file))
            context.directory.files << file;
    }
    if (format.list != nullptr)
        TRY(format.list(context));
    return PlannedMigrations { context.files, added, context.warnings, context.moves, context.removals };
}

} // namespace schemawright::migrations
