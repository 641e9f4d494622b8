// Drizzle: meta/_journal.json lists the migrations in their order; 0000_tag.sql has statements with
// "--> statement-breakpoint" between them. meta/NNNN_snapshot.json is the schema after a migration and names the one before.
#include "model/migrations/formats/format.h"

#include "model/base/digest.h"
#include "model/base/textfile.h"
#include "model/migrations/formats/drizzlejournal.h"
#include "model/migrations/formats/draftcontext.h"
#include "model/migrations/formats/toolfile.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

namespace schemawright::migrations {

using namespace Qt::StringLiterals;

namespace {

inline const QString breakpoint = u"--> statement-breakpoint"_s;

bool isDrizzle(const QDir &folder)
{
    return folder.exists(drizzleJournalName);
}

/// A breakpoint ends a statement even when it has no semicolon; the marker becomes one, in its place.
QString withSemicolons(const QString &text)
{
    QString result = text;
    for (qsizetype at = result.indexOf(breakpoint); at >= 0; at = result.indexOf(breakpoint, at + 1)) {
        qsizetype before = at;
        while (before > 0 && result.at(before - 1).isSpace())
            --before;
        const bool ended = before == 0 || result.at(before - 1) == u';';
        result.replace(at, breakpoint.size(), (ended ? u" "_s : u";"_s) + QString(breakpoint.size() - 1, u' '));
    }
    return result;
}

/// Snapshots of two branches name the same one before them.
Result<> checkSnapshots(const QDir &folder, MigrationDirectory &directory)
{
    QHash<QString, QString> children;
    const QDir meta(folder.filePath(u"meta"_s));
    for (const QString &name : filesNamed(meta, u"*_snapshot.json"_s)) {
        TRY_ASSIGN(const QByteArray bytes, readFileBytes(meta.filePath(name)));
        const QJsonDocument snapshot = QJsonDocument::fromJson(bytes);
        if (!snapshot.isObject()) {
            directory.problems.append({ { u"meta/"_s + name }, u"meta/%1 cannot be read: drizzle-kit stops there"_s.arg(name),
                u"Restore it from version control; after a merge, look for conflict markers."_s });
        }
        const QString before = snapshot.object().value("prevId"_L1).toString();
        if (before.isEmpty())
            continue;
        const QString other = children.value(before);
        if (!other.isEmpty()) {
            directory.problems.append({ { u"meta/"_s + other, u"meta/"_s + name },
                u"meta/%1 and meta/%2 follow the same snapshot: two branches each added a migration"_s.arg(other, name),
                u"Remove the later migration and its snapshot, and let drizzle-kit generate it again."_s });
        }
        children.insert(before, name);
    }
    return {};
}

void checkJournal(const QDir &folder, const DrizzleJournal &journal, MigrationDirectory &directory)
{
    QHash<int, QString> tags;
    QSet<QString> known;
    qint64 latest = 0;
    for (const DrizzleEntry &entry : journal.entries) {
        if (tags.contains(entry.index)) {
            directory.problems.append({ { tags[entry.index] + u".sql"_s, entry.tag + u".sql"_s },
                u"%1 and %2 have the same place %3 in meta/_journal.json: two branches each added a migration"_s.arg(
                    tags[entry.index], entry.tag).arg(entry.index),
                u"Remove one of them and let drizzle-kit generate it again."_s });
        }
        tags.insert(entry.index, entry.tag);
        if (known.contains(entry.tag)) {
            directory.problems.append({ { entry.tag + u".sql"_s }, u"%1 is twice in meta/_journal.json: drizzle would run it twice"_s.arg(entry.tag),
                u"Remove one of the entries."_s });
        }
        known.insert(entry.tag);
        if (entry.when <= latest) {
            directory.problems.append({ { entry.tag + u".sql"_s },
                u"%1 is not younger than the entry before it in meta/_journal.json: a database that has run that one never runs this one"_s.arg(
                    entry.tag),
                u"Give it a later \"when\"."_s });
        }
        latest = std::max(latest, entry.when);
    }
    for (const QString &name : filesNamed(folder, u"*.sql"_s)) {
        if (!known.contains(name.chopped(4))) {
            directory.problems.append({ { name }, u"%1 is not in meta/_journal.json: drizzle passes over it"_s.arg(name),
                u"Let drizzle-kit generate it, or remove it."_s });
        }
    }
}

Result<MigrationDirectory> loadDrizzle(const QString &path)
{
    const QDir folder(path);
    MigrationDirectory directory;
    directory.path = path;
    directory.format = DirectoryFormat::Drizzle;
    TRY_ASSIGN(const DrizzleJournal journal, readDrizzleJournal(folder));
    for (const DrizzleEntry &entry : journal.entries) {
        const QString name = entry.tag + u".sql"_s;
        if (!folder.exists(name)) {
            directory.problems.append({ { name }, u"%1 is in meta/_journal.json and its file is missing"_s.arg(name),
                u"Restore the file, or run drizzle-kit drop for the entry."_s });
            continue;
        }
        TRY_ASSIGN(MigrationFile file, readToolFile(folder, name));
        file.version = entry.tag.section(u'_', 0, 0);
        file.description = entry.tag.section(u'_', 1);
        file.historyKey = QString::number(entry.when);
        file.hash = sha256Hex(file.bytes);
        file.text = withSemicolons(file.text);
        directory.files << std::move(file);
    }
    checkJournal(folder, journal, directory);
    TRY(checkSnapshots(folder, directory));
    return directory;
}

QString withBreakpoints(const QList<SqlPiece> &pieces)
{
    QStringList texts;
    for (const SqlPiece &piece : pieces)
        texts << QString((piece.comment.isEmpty() ? QString() : QString(piece.comment + u'\n')) + piece.sql + u';');
    return texts.join(breakpoint + u'\n') + (texts.isEmpty() ? QString() : u"\n"_s);
}

/// The journal as it will be: of migrations that it has, its own entries; a squashed one keeps the place of the last in it.
Result<DrizzleJournal> journalOf(const DraftContext &context)
{
    TRY_ASSIGN(const DrizzleJournal before, readDrizzleJournal(QDir(context.directory.path)));
    DrizzleJournal journal { before.version, {} };
    for (const MigrationFile &file : context.directory.files) {
        const QString tag = file.fileName.chopped(4);
        const auto known = std::ranges::find(before.entries, tag, &DrizzleEntry::tag);
        if (known != before.entries.end() && !context.removals.contains(file.fileName)) {
            journal.entries.append(*known);
            continue;
        }
        const auto place = std::ranges::find(before.entries, file.historyKey.toLongLong(), &DrizzleEntry::when);
        const bool isSquash = !context.removals.isEmpty() && place != before.entries.end();
        const int last = journal.entries.isEmpty() ? -1 : journal.entries.constLast().index;
        const QString version = before.entries.isEmpty() ? journal.version : before.entries.constLast().version;
        journal.entries.append({ isSquash ? place->index : last + 1, version, file.historyKey.toLongLong(), tag, true });
    }
    return journal;
}

Result<> listDrizzle(DraftContext &context)
{
    TRY_ASSIGN(const DrizzleJournal journal, journalOf(context));
    context.put(drizzleJournalName, toText(journal));
    return {};
}

QString snapshotName(const QString &version)
{
    return u"meta/%1_snapshot.json"_s.arg(version);
}

/// Two branches may have made one snapshot with the same name: then nobody knows whose it is.
QStringList drizzleFiles(const QDir &folder, const MigrationFile &file)
{
    const QString snapshot = snapshotName(file.version);
    const bool isShared = filesNamed(folder, file.version + u"_*.sql"_s).size() > 1;
    return folder.exists(snapshot) && !isShared ? QStringList { file.fileName, snapshot } : QStringList { file.fileName };
}

/// Age of the newest migration of the context.
qint64 newest(const DraftContext &context)
{
    qint64 last = 0;
    for (const MigrationFile &file : context.directory.files)
        last = std::max(last, file.historyKey.toLongLong());
    return last;
}

/// What drizzle-kit made of its snapshot lacks what the others do: it is removed, as no new migration of ours has one.
Result<> moveDrizzle(DraftContext &context, const MigrationFile &file)
{
    const QStringList parts = drizzleFiles(QDir(context.directory.path), file);
    const qint64 when = std::max(file.historyKey.toLongLong(), newest(context) + 1);
    TRY(moveParts(context, file, { file.fileName }, file.version, nextNumber(context.directory.files, context.now)));
    context.directory.files.last().historyKey = QString::number(when);
    context.removals << parts.mid(1);
    const QString name = context.directory.files.last().fileName;
    context.warnings << u"%1 has no snapshot any more: the next drizzle-kit generate writes its change once more; empty that file before you commit it. %2"_s.arg(
        name, parts.size() > 1 ? QString() : u"See to it that %1, if there is one, is that of the migration that stays"_s.arg(snapshotName(file.version))).trimmed();
    return {};
}

/// The place, the age and the snapshot of the last one stay.
Result<> squashDrizzle(DraftContext &context, const MigrationDraft &draft)
{
    const MigrationFile &last = *draft.standsFor;
    TRY_ASSIGN(const QList<SqlPiece> pieces, sqlPieces(draft.sql));
    const QString name = last.version + u'_' + draftDescription(draft) + u".sql"_s;
    context.put(name, withBreakpoints(pieces));
    context.grow(name, last.version, draftDescription(draft), last.historyKey);
    context.removals.removeAll(snapshotName(last.version));
    return {};
}

Result<> addDrizzle(DraftContext &context, const MigrationDraft &draft)
{
    if (draft.standsFor)
        return squashDrizzle(context, draft);
    TRY_ASSIGN(const QList<SqlPiece> pieces, sqlPieces(draft.sql));
    const QString version = context.directory.files.isEmpty() ? u"0000"_s : nextNumber(context.directory.files, context.now);
    const QString tag = version + u'_' + draftDescription(draft);
    context.put(tag + u".sql"_s, withBreakpoints(pieces));
    context.grow(tag + u".sql"_s, version, draftDescription(draft), QString::number(std::max(context.now.toMSecsSinceEpoch(), newest(context) + 1)));
    context.warnings << u"meta/%1_snapshot.json is not written: only drizzle-kit makes it, from your TypeScript schema. Change the schema there too; "
        "the next drizzle-kit generate will write this change once more: empty that file before you commit it"_s.arg(version);
    if (draft.txMode == TxMode::None) {
        context.warnings << u"%1.sql holds a statement that refuses a transaction, and drizzle runs all pending migrations in one: run it "
            "with psql and empty the file before drizzle-kit migrate"_s.arg(tag);
    }
    return {};
}

} // namespace

Result<DrizzleJournal> readDrizzleJournal(const QDir &folder)
{
    DrizzleJournal journal;
    if (!folder.exists(drizzleJournalName))
        return journal;
    TRY_ASSIGN(const QByteArray bytes, readFileBytes(folder.filePath(drizzleJournalName)));
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &fault);
    if (!document.isObject() || !document.object().value("entries"_L1).isArray()) {
        return makeError(ErrorKind::Input,
            u"%1 cannot be read: %2"_s.arg(drizzleJournalName,
                fault.error == QJsonParseError::NoError ? u"it has no list \"entries\""_s : fault.errorString()),
            u"Restore it from version control; after a merge, look for conflict markers."_s);
    }
    const QJsonObject root = document.object();
    journal.version = root.value("version"_L1).toString(journal.version);
    for (const QJsonValue &value : root.value("entries"_L1).toArray()) {
        const QJsonObject entry = value.toObject();
        journal.entries.append({ entry.value("idx"_L1).toInt(), entry.value("version"_L1).toString(), entry.value("when"_L1).toInteger(),
            entry.value("tag"_L1).toString(), entry.value("breakpoints"_L1).toBool(true) });
        // A tag is the name of a file in this folder: anything else would let a journal reach files elsewhere.
        const QString &tag = journal.entries.constLast().tag;
        if (tag.isEmpty() || tag.contains(u'/') || tag.contains(u'\\')) {
            return makeError(ErrorKind::Input,
                u"%1 has an entry %2 whose \"tag\" is no file name: \"%3\""_s.arg(drizzleJournalName, QString::number(journal.entries.size()), tag),
                u"Restore it from version control, or let drizzle-kit write it."_s);
        }
    }
    return journal;
}

QString toText(const DrizzleJournal &journal)
{
    const auto quoted = [](const QString &text) { // as the only element of a list, without the brackets
        return QString::fromUtf8(QJsonDocument(QJsonArray { text }).toJson(QJsonDocument::Compact)).mid(1).chopped(1);
    };
    QStringList entries;
    for (const DrizzleEntry &entry : journal.entries) {
        entries << u"    {\n      \"idx\": %1,\n      \"version\": %2,\n      \"when\": %3,\n      \"tag\": %4,\n      \"breakpoints\": %5\n    }"_s
                       .arg(QString::number(entry.index), quoted(entry.version), QString::number(entry.when), quoted(entry.tag),
                           entry.breakpoints ? u"true"_s : u"false"_s);
    }
    return u"{\n  \"version\": %1,\n  \"dialect\": \"postgresql\",\n  \"entries\": [\n%2\n  ]\n}\n"_s.arg(quoted(journal.version), entries.join(u",\n"_s));
}

Format drizzleFormat()
{
    return { DirectoryFormat::Drizzle, u"drizzle"_s, u"Drizzle"_s, u"drizzle-kit migrate"_s, &isDrizzle, &loadDrizzle, &addDrizzle,
        &drizzleFiles, &moveDrizzle, &listDrizzle };
}

} // namespace schemawright::migrations
