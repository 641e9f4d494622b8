// Flyway: V1.2__description.sql (versioned), U… (undo), B… (baseline: all versions up to it) and R__description.sql
// (repeatable: runs last, and again whenever it changed), in any sub-folder. x.sql.conf may keep x out of a transaction.
#include "model/migrations/formats/format.h"

#include "model/base/textfile.h"
#include "model/migrations/formats/flywayversion.h"
#include "model/migrations/formats/draftcontext.h"
#include "model/migrations/formats/toolfile.h"

#include <QDirIterator>
#include <QHash>
#include <QRegularExpression>

#include <algorithm>

namespace schemawright::migrations {

using namespace Qt::StringLiterals;

namespace {

QStringList flywayFiles(const QDir &folder)
{
    QStringList names;
    QDirIterator files(folder.path(), { u"*.sql"_s }, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        names << folder.relativeFilePath(files.next());
    return inByteOrder(names);
}

struct FlywayName {
    QChar prefix;
    QString version; ///< as written
    QString description;
};

std::optional<FlywayName> flywayName(const QString &fileName)
{
    static const QRegularExpression pattern(u"^(?:([VUB])([0-9]+(?:[._][0-9]+)*)|(R))__(.*)\\.sql$"_s);
    const QRegularExpressionMatch match = pattern.match(fileName.section(u'/', -1));
    if (!match.hasMatch())
        return std::nullopt;
    const bool repeatable = !match.captured(3).isEmpty();
    return FlywayName { repeatable ? u'R' : match.captured(1).at(0), match.captured(2),
        QString(match.captured(4)).replace(u'_', u' ') };
}

bool isFlyway(const QDir &folder)
{
    const QStringList names = folder.entryList({ u"*.sql"_s }, QDir::Files);
    return std::ranges::any_of(names, [](const QString &name) { return flywayName(name).has_value(); });
}

Result<> readTransactionMode(const QDir &folder, MigrationFile &file, MigrationDirectory &directory)
{
    QString conf;
    if (folder.exists(file.fileName + u".conf"_s)) {
        TRY_ASSIGN(conf, readTextFile(folder.filePath(file.fileName + u".conf"_s)));
    }
    static const QRegularExpression outside(u"^\\s*executeInTransaction\\s*=\\s*false\\s*$"_s, QRegularExpression::MultilineOption);
    if (outside.match(conf).hasMatch()) {
        file.txMode = TxMode::None;
        return {};
    }
    switch (outsideTransaction(file.text)) {
    case OutsideTransaction::None:
        break;
    case OutsideTransaction::All: // Flyway notices, and runs the file without a transaction
        file.txMode = TxMode::None;
        break;
    case OutsideTransaction::Some:
        directory.problems.append({ { file.fileName },
            u"%1 mixes statements that need a transaction with such that refuse one: Flyway does not run it"_s.arg(file.fileName),
            u"Put what refuses a transaction into a file of its own."_s });
        break;
    }
    return {};
}

/// Versions, then baselines of the same version, then what is repeatable by description.
bool runsBefore(const MigrationFile &a, const MigrationFile &b)
{
    if (a.repeatable || b.repeatable)
        return a.repeatable == b.repeatable ? a.description < b.description : b.repeatable;
    const int order = compareFlywayVersions(a.version, b.version);
    return order != 0 ? order < 0 : (!a.checkpoint && b.checkpoint);
}

void takeUndos(MigrationDirectory &directory, QHash<QString, MigrationFile> undos)
{
    const bool writesUndos = !undos.isEmpty(); // most teams do not: undo is not in every edition
    for (MigrationFile &file : directory.files) {
        if (file.repeatable || file.checkpoint)
            continue;
        file.down = undos.take(file.historyKey).text;
        if (writesUndos)
            file.withoutDown = u"flyway undo stops at it"_s;
    }
    QStringList alone;
    for (const MigrationFile &undo : std::as_const(undos))
        alone << undo.fileName;
    alone.sort();
    for (const QString &name : std::as_const(alone))
        directory.problems.append({ { name }, u"%1 undoes a version that has no V file"_s.arg(name), u"Restore the V file, or remove this one."_s });
}

Result<MigrationDirectory> loadFlyway(const QString &path)
{
    const QDir folder(path);
    MigrationDirectory directory;
    directory.path = path;
    directory.format = DirectoryFormat::Flyway;
    QHash<QString, MigrationFile> undos;
    for (const QString &name : flywayFiles(folder)) {
        const auto parts = flywayName(name);
        if (!parts) {
            directory.problems.append({ { name }, u"%1 is not named like a migration: Flyway passes over it"_s.arg(name),
                u"Name it V<version>__<description>.sql, with two underscores."_s });
            continue;
        }
        TRY_ASSIGN(MigrationFile file, readToolFile(folder, name));
        file.version = parts->version;
        file.description = parts->description;
        file.repeatable = parts->prefix == u'R';
        file.checkpoint = file.checkpoint || parts->prefix == u'B';
        file.historyKey = file.repeatable ? u"R "_s + file.description
                                          : (file.checkpoint ? u"B "_s : QString()) + normalFlywayVersion(file.version);
        file.hash = QString::number(flywayChecksum(file.bytes));
        if (parts->prefix == u'U') {
            undos.insert(file.historyKey, file);
            continue;
        }
        TRY(readTransactionMode(folder, file, directory));
        directory.files << std::move(file);
    }
    std::ranges::stable_sort(directory.files, runsBefore);
    directory.problems << sameVersions(directory.files, u"Flyway"_s);
    takeUndos(directory, std::move(undos));
    return directory;
}

/// The version behind all others, spelled like the last one: its last part plus one, or a timestamp.
QString nextFlywayVersion(const QList<MigrationFile> &files, const QDateTime &now)
{
    QString last;
    for (const MigrationFile &file : files) {
        if (!file.repeatable && (last.isEmpty() || compareFlywayVersions(file.version, last) >= 0))
            last = file.version;
    }
    const qsizetype cut = std::max(last.lastIndexOf(u'.'), last.lastIndexOf(u'_')) + 1;
    return last.left(cut) + nextNumber(last.isEmpty() ? QStringList() : QStringList { last.mid(cut) }, now);
}

Result<> addFlyway(DraftContext &context, const MigrationDraft &draft)
{
    const bool hasUndos = std::ranges::any_of(context.directory.files, [](const MigrationFile &file) { return !file.down.isEmpty(); });
    const QString kept = draft.standsFor ? draft.standsFor->version : draft.version;
    const QString version = kept.isEmpty() ? nextFlywayVersion(context.directory.files, context.now) : kept;
    const QString rest = version + u"__"_s + draftDescription(draft) + u".sql"_s;
    if (draft.standsFor) {
        context.put(u'B' + rest, draft.sql);
        context.grow(u'B' + rest, version, draftDescription(draft), u"B "_s + normalFlywayVersion(version));
        context.warnings << u"Flyway reads B files since version 10 (Teams before). On databases that have run the files that go, flyway validate "
            "misses them: set ignoreMigrationPatterns to *:missing"_s;
        return {};
    }
    context.put(u'V' + rest, draft.sql);
    if (draft.txMode == TxMode::None)
        context.put(u'V' + rest + u".conf"_s, u"executeInTransaction=false\n"_s);
    if (hasUndos && !draft.down.isEmpty())
        context.put(u'U' + rest, draft.down);
    context.grow(u'V' + rest, version, draftDescription(draft), normalFlywayVersion(version));
    context.directory.files.last().down = hasUndos ? draft.down : QString();
    return {};
}

/// With what undoes it and what says how it runs; each may lie in a folder of its own.
QStringList flywayParts(const QDir &folder, const MigrationFile &file)
{
    QStringList parts { file.fileName };
    for (const QString &name : flywayFiles(folder)) {
        const auto undo = flywayName(name);
        if (undo && undo->prefix == u'U' && normalFlywayVersion(undo->version) == file.historyKey)
            parts << name;
    }
    const QStringList scripts = parts;
    for (const QString &name : scripts) {
        if (folder.exists(name + u".conf"_s))
            parts << name + u".conf"_s;
    }
    return parts;
}

Result<> moveFlyway(DraftContext &context, const MigrationFile &file)
{
    return moveParts(context, file, flywayParts(QDir(context.directory.path), file), file.version,
        nextFlywayVersion(context.directory.files, context.now), 1);
}

} // namespace

QString normalFlywayVersion(const QString &version)
{
    QStringList parts = QString(version).replace(u'_', u'.').split(u'.');
    for (QString &part : parts)
        part = withoutZeros(part);
    while (parts.size() > 1 && parts.constLast() == "0"_L1)
        parts.removeLast();
    return parts.join(u'.');
}

int compareFlywayVersions(const QString &a, const QString &b)
{
    const QStringList left = normalFlywayVersion(a).split(u'.');
    const QStringList right = normalFlywayVersion(b).split(u'.');
    for (qsizetype i = 0; i < std::max(left.size(), right.size()); ++i) {
        const int order = compareNumbers(left.value(i, u"0"_s), right.value(i, u"0"_s));
        if (order != 0)
            return order;
    }
    return 0;
}

qint32 flywayChecksum(const QByteArray &bytes)
{
    QByteArray plain = bytes;
    if (plain.startsWith("\xEF\xBB\xBF"))
        plain.remove(0, 3);
    plain.replace("\r", "").replace("\n", "");
    return static_cast<qint32>(crc32(plain));
}

Format flywayFormat()
{
    return { DirectoryFormat::Flyway, u"flyway"_s, u"Flyway"_s, u"flyway migrate"_s, &isFlyway, &loadFlyway, &addFlyway,
        &flywayParts, &moveFlyway };
}

} // namespace schemawright::migrations
