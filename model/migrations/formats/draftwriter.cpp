#include "model/migrations/formats/draftwriter.h"

#include "model/base/textfile.h"
#include "model/migrations/formats/drizzlejournal.h"
#include "model/migrations/formats/formats.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace schemawright::migrations {

using namespace Qt::StringLiterals;

namespace {

/// Files that keep a list of the others are replaced; nothing else ever is.
bool isIndex(const QString &name)
{
    return name == atlasSumFileName || name == drizzleJournalName;
}

/// A folder goes with its migration; what else somebody keeps there does not.
Result<> checkRemovals(const QDir &folder, const QStringList &removals)
{
    for (const QString &name : removals) {
        const QFileInfo place(folder.filePath(name));
        QStringList others = place.isDir() ? QDir(place.filePath()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot) : QStringList();
        others.removeAll(u"migration.sql"_s);
        if (!others.isEmpty())
            return makeError(ErrorKind::Conflict, u"the folder %1 holds more than its migration: %2"_s.arg(name, others.join(u", "_s)), u"Move that first."_s);
    }
    return {};
}

Result<> checkTargets(const QDir &folder, const PlannedMigrations &planned)
{
    const auto refuse = [](const QString &name) {
        return makeError(ErrorKind::Conflict, u"%1 is there already"_s.arg(name), u"Nothing was written; choose another name."_s);
    };
    for (const PlannedFile &file : planned.files) {
        const bool isReplaced = isIndex(file.name) || planned.removals.contains(file.name)
            || std::ranges::find(planned.moves, file.name, &PlannedMove::from) != planned.moves.end();
        if (!isReplaced && folder.exists(file.name) && !planned.removals.contains(file.name.section(u'/', 0, -2)))
            return refuse(file.name);
    }
    for (const PlannedMove &move : planned.moves) {
        const bool isFreed = std::ranges::find(planned.moves, move.to, &PlannedMove::from) != planned.moves.end();
        if (folder.exists(move.to) && !isFreed)
            return refuse(move.to);
    }
    return checkRemovals(folder, planned.removals);
}

Result<> removeAll(const QDir &folder, const PlannedMigrations &planned)
{
    for (const QString &name : planned.removals) {
        const bool isFolder = QFileInfo(folder.filePath(name)).isDir();
        const QString file = isFolder ? QString(name + u"/migration.sql"_s) : name;
        const bool isWritten = std::ranges::find(planned.files, file, &PlannedFile::name) != planned.files.end();
        if (!isWritten && !QFile::remove(folder.filePath(file)))
            return makeError(ErrorKind::Io, u"%1 could not be removed"_s.arg(folder.filePath(file)), u"Remove it by hand: its migrations are in the new file."_s);
        if (!isWritten && isFolder)
            folder.rmdir(name);
    }
    return {};
}

} // namespace

Result<> checkNotChanged(const MigrationDirectory &directory)
{
    if (const auto source = readTextFile(QDir(directory.path).filePath(templateMarkName)); source) {
        return makeError(ErrorKind::Unsupported, u"the migrations are made of the templates in %1, which only a person can continue"_s.arg(*source),
            u"Write the new migration there; --dry-run prints what it has to say."_s);
    }
    TRY_ASSIGN(const MigrationDirectory current, loadOrNewDirectory(directory.path, directory.format));
    if (current == directory)
        return {};
    QString changed = directory.format == DirectoryFormat::Atlas ? atlasSumFileName : u"its order or an index"_s;
    for (const MigrationFile &file : current.files) {
        if (!directory.files.contains(file))
            changed = file.fileName;
    }
    for (const MigrationFile &file : directory.files) {
        if (std::ranges::find(current.files, file.fileName, &MigrationFile::fileName) == current.files.end())
            changed = file.fileName;
    }
    return makeError(ErrorKind::Conflict, u"the migration directory %1 changed since it was read: %2"_s.arg(directory.path, changed),
        u"Load the directory again; nothing was written."_s);
}

Result<PlannedMigrations> planDrafts(
    const MigrationDirectory &directory, const QList<MigrationDraft> &drafts, const QDateTime &now)
{
    DraftContext context { directory, now };
    const Format &format = formatOf(directory.format);
    for (const MigrationDraft &draft : drafts)
        TRY(format.add(context, draft));
    if (format.list != nullptr)
        TRY(format.list(context));
    return PlannedMigrations { context.files, context.directory.files.mid(directory.files.size()), context.warnings, context.moves, context.removals };
}

Result<PlannedMigrations> writeDrafts(
    const MigrationDirectory &directory, const QList<MigrationDraft> &drafts, const QDateTime &now)
{
    TRY(checkNotChanged(directory));
    TRY(checkDirectory(directory));
    TRY_ASSIGN(PlannedMigrations planned, planDrafts(directory, drafts, now));
    TRY(writePlanned(directory, planned));
    return planned;
}

Result<> writePlanned(const MigrationDirectory &directory, const PlannedMigrations &planned)
{
    const QDir folder(directory.path);
    TRY(checkTargets(folder, planned));
    // Versions only grow: the last one first, and the names that others take are free.
    for (auto move = planned.moves.crbegin(); move != planned.moves.crend(); ++move) {
        if (move->from != move->to && !QDir(folder).rename(move->from, move->to))
            return makeError(ErrorKind::Io, u"%1 could not be renamed to %2"_s.arg(folder.filePath(move->from), move->to));
    }
    // What lists the others comes last: a crash before it leaves files that the tool does not know, not the reverse.
    for (const PlannedFile &file : planned.files) {
        if (!isIndex(file.name))
            TRY(writeTextFile(folder.filePath(file.name), file.text));
    }
    TRY(removeAll(folder, planned));
    for (const PlannedFile &file : planned.files) {
        if (isIndex(file.name))
            TRY(writeTextFile(folder.filePath(file.name), file.text));
    }
    return {};
}

} // namespace schemawright::migrations
