#include "model/migrations/formats/draftwriter.h"

#include "model/base/textfile.h"
#include "model/migrations/formats/drizzlejournal.h"
#include "model/migrations/formats/formats.h"

#include <algorithm>

namespace schemawright::migrations {

using namespace Qt::StringLiterals;

namespace {

/// Files that keep a list of the others are replaced; nothing else ever is.
bool isIndex(const QString &name)
{
    return name == atlasSumFileName || name == drizzleJournalName;
}

} // namespace

Result<> checkNotChanged(const MigrationDirectory &directory)
{
    TRY_ASSIGN(const MigrationDirectory current, loadOrNewDirectory(directory.path, directory.format));
    if (current == directory)
        return {};
    QString changed = u"its order or an index"_s;
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
    DraftContext context { directory, now, {}, {} };
    for (const MigrationDraft &draft : drafts)
        TRY(formatOf(directory.format).add(context, draft));
    // What lists the others comes last: a crash before it leaves files that the tool does not know, not the reverse.
    std::ranges::stable_partition(context.files, [](const PlannedFile &file) { return !isIndex(file.name); });
    return PlannedMigrations { context.files, context.directory.files.mid(directory.files.size()), context.warnings };
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
    for (const PlannedFile &file : planned.files) {
        if (!isIndex(file.name) && folder.exists(file.name))
            return makeError(ErrorKind::Conflict, u"%1 is there already"_s.arg(file.name), u"Nothing was written; choose another name."_s);
    }
    for (const PlannedFile &file : planned.files)
        TRY(writeTextFile(folder.filePath(file.name), file.text));
    return {};
}

} // namespace schemawright::migrations
