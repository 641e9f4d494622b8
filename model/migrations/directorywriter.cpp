#include "model/migrations/directorywriter.h"

#include "model/base/textfile.h"
#include "model/migrations/formats/draftwriter.h"
#include "model/migrations/formats/formats.h"

#include <QDir>
#include <QTimeZone>

#include <algorithm>

namespace schemawright::migrations {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype versionDigits = 14;
constexpr qsizetype longestDescription = 100;
inline const QString versionFormat = u"yyyyMMddHHmmss"_s;

std::optional<QDateTime> toTimestamp(const QString &version)
{
    if (version.size() != versionDigits)
        return std::nullopt;
    QDateTime time = QDateTime::fromString(version, versionFormat);
    time.setTimeSpec(Qt::UTC);
    return time.isValid() ? std::optional(time) : std::nullopt;
}

/// The next version of a team that does not use timestamps: "007" → "008", "v1" → "v2", "9" → "9a".
QString successor(const QString &version)
{
    qsizetype start = version.size();
    while (start > 0 && version[start - 1].isDigit())
        --start;
    const QString digits = version.mid(start);
    const bool overflows = std::ranges::all_of(digits, [](QChar digit) { return digit == u'9'; });
    // A longer number would sort before: "10_x.sql" < "9_x.sql". A letter sorts after '_' and '.'.
    if (digits.isEmpty() || overflows || digits.size() > 18)
        return version + u'a';
    return version.left(start) + u"%1"_s.arg(digits.toLongLong() + 1, int(digits.size()), 10, QChar(u'0'));
}

bool sortsAfterAll(const QString &version, const QList<MigrationFile> &files)
{
    const QByteArray name = QByteArray(version.toUtf8() + ".sql");
    return std::ranges::all_of(files, [&](const MigrationFile &file) {
        return file.version.toUtf8() < version.toUtf8() && file.fileName.toUtf8() < name;
    });
}

Result<> writeSumFile(const QString &path, const QList<MigrationFile> &files)
{
    return writeTextFile(QDir(path).filePath(atlasSumFileName), QString::fromUtf8(toBytes(computeSum(files))));
}

} // namespace

QString nextVersion(const QList<MigrationFile> &files, const QDateTime &now)
{
    const QString fromClock = now.toUTC().toString(versionFormat);
    if (sortsAfterAll(fromClock, files))
        return fromClock;
    const MigrationFile &last = *std::ranges::max_element(
        files, [](const MigrationFile &a, const MigrationFile &b) { return a.version.toUtf8() < b.version.toUtf8(); });
    if (const auto time = toTimestamp(last.version))
        return time->addSecs(1).toString(versionFormat);
    return successor(last.version);
}

QString cleanDescription(const QString &name)
{
    QString clean;
    for (const QChar character : name.trimmed()) {
        const bool kept = character.isLetterOrNumber() || character == u'-' || character.isSurrogate();
        if (kept)
            clean += character;
        else if (!clean.isEmpty() && !clean.endsWith(u'_'))
            clean += u'_';
    }
    clean.truncate(longestDescription);
    if (!clean.isEmpty() && clean.back().isHighSurrogate())
        clean.chop(1);
    while (clean.endsWith(u'_'))
        clean.chop(1);
    return clean;
}

Result<MigrationFile> newMigrationFile(
    const MigrationDirectory &directory, const MigrationDraft &draft, const QDateTime &now)
{
    if (draft.txMode == TxMode::All)
        return makeError(ErrorKind::Input, u"txmode \"all\" is not allowed in file directive"_s);
    const QString description = cleanDescription(draft.name);
    const QString kept = draft.standsFor ? draft.standsFor->version : draft.version;
    const QString version = kept.isEmpty() ? nextVersion(directory.files, now) : kept;
    const QString fileName
        = description.isEmpty() ? QString(version + u".sql") : QString(version + u'_' + description + u".sql");
    // The blank line makes the directive one of the file, not of its first statement.
    const QString head = draft.standsFor ? u"-- atlas:checkpoint\n\n"_s
        : draft.txMode == TxMode::None   ? u"-- atlas:txmode none\n\n"_s
                                         : QString();
    return makeMigrationFile(fileName, QString(head + draft.sql).toUtf8());
}

Result<> writeSum(const MigrationDirectory &directory)
{
    TRY(checkNotChanged(directory));
    return writeSumFile(directory.path, directory.files);
}

Result<QList<MigrationFile>> writeMigrations(
    const MigrationDirectory &directory, const QList<MigrationDraft> &drafts, const QDateTime &now)
{
    TRY(requireAtlas(directory, u"adding to it"_s));
    TRY(checkNotChanged(directory));
    if (const auto mismatch = validateSum(directory))
        return makeError(toError(*mismatch));

    MigrationDirectory next = directory;
    for (const MigrationDraft &draft : drafts) {
        TRY_ASSIGN(MigrationFile file, newMigrationFile(next, draft, now));
        next.files << std::move(file);
    }
    // Files first, the sum last: a crash in between is seen as "added" by the next validation, never as agreement.
    const QList<MigrationFile> added = next.files.mid(directory.files.size());
    for (const MigrationFile &file : added)
        TRY(writeTextFile(QDir(directory.path).filePath(file.fileName), file.text));
    TRY(writeSumFile(directory.path, next.files));

    TRY_ASSIGN(const MigrationDirectory written, loadDirectory(directory.path));
    QList<MigrationFile> result;
    for (const MigrationFile &file : written.files) {
        if (std::ranges::find(added, file.fileName, &MigrationFile::fileName) != added.end())
            result << file;
    }
    return result;
}

} // namespace schemawright::migrations
