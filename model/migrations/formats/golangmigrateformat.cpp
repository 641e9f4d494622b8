// golang-migrate: V_description.up.sql and V_description.down.sql; V is a whole number, and the order is theirs.
#include "model/migrations/formats/format.h"

#include "model/migrations/formats/draftcontext.h"
#include "model/migrations/formats/toolfile.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

namespace schemawright::migrations {

using namespace Qt::StringLiterals;

namespace {

bool isGolangMigrate(const QDir &folder)
{
    return !filesNamed(folder, u"*.up.sql"_s).isEmpty();
}

struct GolangName {
    QString version;
    QString description;
    bool up = true;
};

std::optional<GolangName> golangName(const QString &fileName)
{
    static const QRegularExpression pattern(u"^([0-9]+)_(.*)\\.(up|down)\\.sql$"_s);
    const QRegularExpressionMatch match = pattern.match(fileName);
    if (!match.hasMatch())
        return std::nullopt;
    return GolangName { match.captured(1), match.captured(2), match.captured(3) == "up"_L1 };
}

Result<MigrationDirectory> loadGolangMigrate(const QString &path)
{
    const QDir folder(path);
    MigrationDirectory directory;
    directory.path = path;
    directory.format = DirectoryFormat::GolangMigrate;
    QHash<QString, QString> downs;
    for (const QString &name : filesNamed(folder, u"*.sql"_s)) {
        const auto parts = golangName(name);
        if (!parts) {
            directory.problems.append({ { name }, u"%1 is not named like a migration: golang-migrate passes over it"_s.arg(name),
                u"Name it <number>_<description>.up.sql."_s });
            continue;
        }
        TRY_ASSIGN(MigrationFile file, readToolFile(folder, name));
        if (!parts->up) {
            downs.insert(withoutZeros(parts->version), file.text);
            continue;
        }
        file.version = parts->version;
        file.historyKey = withoutZeros(parts->version);
        file.description = parts->description;
        if (isAloneOutside(file.text))
            file.txMode = TxMode::None;
        directory.files << std::move(file);
    }
    std::ranges::stable_sort(directory.files,
        [](const MigrationFile &a, const MigrationFile &b) { return compareNumbers(a.version, b.version) < 0; });
    for (MigrationFile &file : directory.files) {
        file.down = downs.take(file.historyKey);
        file.withoutDown = undoesNothing(u"golang-migrate"_s);
    }
    QStringList alone = downs.keys();
    alone.sort();
    for (const QString &version : std::as_const(alone)) {
        directory.problems.append({ {}, u"version %1 has a .down.sql and no .up.sql"_s.arg(version),
            u"Restore the .up.sql file, or remove the other."_s });
    }
    directory.problems << sameVersions(directory.files, u"golang-migrate"_s) << tooLargeVersions(directory.files, u"golang-migrate"_s);
    return directory;
}

Result<> addGolangMigrate(DraftContext &context, const MigrationDraft &draft)
{
    TRY_ASSIGN(const QString version, draftVersion(context, draft));
    const QString stem = version + u'_' + draftDescription(draft);
    const bool noWayBack = draft.down.isEmpty() && !draft.sql.trimmed().isEmpty();
    context.put(stem + u".up.sql"_s, draft.sql);
    context.put(stem + u".down.sql"_s, noWayBack ? u"-- Nothing is known that takes this back.\n"_s : draft.down);
    if (draft.txMode == TxMode::None) {
        context.warnings << u"%1.up.sql holds one statement that refuses a transaction: golang-migrate opens none, but it sends a file as a "
            "whole, so it must stay alone in its file"_s.arg(stem);
    }
    context.grow(stem + u".up.sql"_s, version, draftDescription(draft), withoutZeros(version));
    return {};
}

QStringList golangFiles(const QDir &folder, const MigrationFile &file)
{
    const QString down = file.fileName.chopped(7) + u".down.sql"_s; // instead of ".up.sql"
    return folder.exists(down) ? QStringList { file.fileName, down } : QStringList { file.fileName };
}

Result<> moveGolangMigrate(DraftContext &context, const MigrationFile &file)
{
    return moveByNumber(context, file, golangFiles(QDir(context.directory.path), file));
}

} // namespace

Format golangMigrateFormat()
{
    return { DirectoryFormat::GolangMigrate, u"golang-migrate"_s, u"golang-migrate"_s, u"migrate up"_s, &isGolangMigrate, &loadGolangMigrate, &addGolangMigrate,
        &golangFiles, &moveGolangMigrate };
}

} // namespace schemawright::migrations
