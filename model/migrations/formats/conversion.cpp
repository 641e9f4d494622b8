#include "model/migrations/formats/conversion.h"

#include "model/migrations/formats/formats.h"
#include "model/migrations/formats/toolfile.h"
#include "model/migrations/formats/toolhistory.h"
#include "model/migrations/formats/tryout.h"
#include "model/migrations/migrationstatements.h"
#include "model/sql/copydata.h"

#include <QRegularExpression>

#include <algorithm>

namespace schemawright::migrations {

using namespace Qt::StringLiterals;

namespace {

/// A version that other tools can have: its leading digits, as Prisma's folders start with them.
QString numberOf(const MigrationFile &file)
{
    const auto end = std::ranges::find_if(file.version, [](QChar c) { return c < u'0' || c > u'9'; });
    const QString digits = file.version.left(std::distance(file.version.begin(), end));
    const QString rest = file.version.mid(digits.size());
    return rest.isEmpty() || rest.startsWith(u'_') ? digits : QString();
}

/// Whether the tool orders by names rather than by numbers.
bool sortsText(DirectoryFormat format)
{
    switch (format) {
    case DirectoryFormat::Atlas:
    case DirectoryFormat::Prisma:
    case DirectoryFormat::Dbmate:
    case DirectoryFormat::Supabase:
    case DirectoryFormat::Liquibase:
        return true;
    case DirectoryFormat::GolangMigrate:
    case DirectoryFormat::Flyway:
    case DirectoryFormat::Goose:
    case DirectoryFormat::Drizzle:
    case DirectoryFormat::Alembic:
        return false;
    }
    Q_UNREACHABLE();
}

bool canKeepVersions(const QList<MigrationFile> &files, DirectoryFormat to)
{
    QString last;
    for (const MigrationFile &file : files) {
        const QString number = numberOf(file);
        const bool isBehind = last.isEmpty() || compareNumbers(last, number) < 0;
        if (number.isEmpty() || number.size() > 18 || !isBehind || (sortsText(to) && !last.isEmpty() && last.size() != number.size()))
            return false;
        last = number;
    }
    return to != DirectoryFormat::Alembic && to != DirectoryFormat::Drizzle; // these have versions of their own kind
}

/// The text without lines that were made spaces because they are the other tool's, and without directives of Atlas.
QString ownLines(const MigrationFile &file)
{
    const QStringList original = QString::fromUtf8(file.bytes).remove(QChar(QChar::ByteOrderMark)).split(u'\n');
    const QStringList lines = file.text.split(u'\n');
    QStringList kept;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const bool wasBlanked = lines.at(i).trimmed().isEmpty() && !original.value(i).trimmed().isEmpty();
        if (!wasBlanked && !lines.at(i).startsWith("-- atlas:"_L1))
            kept << (lines.at(i).endsWith(u'\r') ? lines.at(i).chopped(1) : lines.at(i));
    }
    return kept.join(u'\n').trimmed();
}

Result<QString> statementsOf(const MigrationFile &file)
{
    if (!file.delimiter.isEmpty()) {
        TRY_ASSIGN(const QList<MigrationStatement> statements, splitMigration(file));
        QString sql;
        for (const MigrationStatement &statement : statements)
            sql += statement.text + (statement.text.endsWith(u';') ? u"\n"_s : u";\n"_s);
        return sql;
    }
    TRY_ASSIGN(const QList<SqlPiece> pieces, sqlPieces(file.text));
    QString sql;
    for (const SqlPiece &piece : pieces)
        sql += (piece.comment.isEmpty() ? QString() : QString(piece.comment + u'\n')) + piece.sql + u";\n"_s;
    return sql;
}

/// A name for people: Liquibase's changesets have ids instead.
QString nameFor(const MigrationFile &file, DirectoryFormat format)
{
    const QString stem = file.diskName().section(u'/', -1).section(u'.', 0, 0);
    if (format == DirectoryFormat::Liquibase)
        return stem + u'_' + file.version;
    return file.description.isEmpty() ? stem : file.description;
}

/// psql sends the rows that stand behind such a statement, and Flyway does.
Result<> refuseRows(const MigrationFile &file, DirectoryFormat to)
{
    const QList<sql::CopyData> blocks = sql::takeCopyData(file.text).blocks;
    if (blocks.isEmpty() || to == DirectoryFormat::Flyway)
        return {};
    Error error;
    error.kind = ErrorKind::Unsupported;
    error.text = u"COPY … FROM stdin has its rows behind it, and %1 cannot send them"_s.arg(formatOf(to).tool);
    error.hint = u"Write the rows as INSERT (pg_dump --inserts does)."_s;
    error.file = file.fileName;
    const LineColumn place = toLineColumn(file.text, blocks.first().statementEnd);
    error.line = place.line;
    error.column = place.column;
    return makeError(std::move(error));
}

Result<MigrationDraft> draftOf(const MigrationFile &file, DirectoryFormat from, DirectoryFormat to)
{
    TRY(refuseRows(file, to));
    MigrationDraft draft;
    draft.name = nameFor(file, from);
    TRY_ASSIGN(draft.sql, plainSql(file, from));
    draft.down = file.down;
    draft.txMode = file.txMode.value_or(TxMode::File);
    if (draft.txMode == TxMode::File && outsideTransaction(draft.sql) != OutsideTransaction::None)
        draft.txMode = TxMode::None; // a tool without a marker for it
    return draft;
}

/// Comments of one tool may be marks of another: only its own reader knows what became of the migration.
Result<> checkSame(const MigrationFile &before, const MigrationFile &after, const QString &tool)
{
    const bool sameUp = statementDigest(before.text) == statementDigest(after.text);
    const bool newDown = before.down.trimmed().isEmpty() && !sqlPieces(after.down).value_or(QList<SqlPiece>()).isEmpty();
    if (sameUp && !newDown)
        return {};
    Error error;
    error.kind = ErrorKind::Unsupported;
    error.text = u"%1 would read %2 in the migration that %3 becomes"_s.arg(
        tool, newDown ? u"a comment as the way back"_s : u"other statements"_s, before.fileName);
    error.hint = u"Look for comments in it that are marks of %1 (\"-- +goose\", \"-- migrate:\", \"--changeset\", \"--rollback\"), and reword "
                 "them; nothing was written."_s.arg(tool);
    error.file = before.fileName;
    return makeError(std::move(error));
}

} // namespace

Result<QString> plainSql(const MigrationFile &file, DirectoryFormat format)
{
    // What the directory squashed stands for is known by versions that the other one may not have.
    static const QRegularExpression mark(u"^-- schemawright:squashed .*\\n"_s, QRegularExpression::MultilineOption);
    if (format == DirectoryFormat::Alembic || format == DirectoryFormat::Drizzle || !file.delimiter.isEmpty()) {
        TRY_ASSIGN(QString statements, statementsOf(file));
        return statements.remove(mark);
    }
    const QString sql = ownLines(file).remove(mark);
    return sql.isEmpty() ? QString() : QString(sql + u'\n');
}

Result<Conversion> convertDirectory(const MigrationDirectory &from, DirectoryFormat to)
{
    TRY(checkDirectory(from));
    TRY_ASSIGN(const QList<MigrationFile> files, replayableFiles(from));
    const bool keep = canKeepVersions(files, to);
    Conversion conversion;
    for (const MigrationFile &file : files) {
        TRY_ASSIGN(MigrationDraft draft, draftOf(file, from.format, to));
        draft.version = keep ? numberOf(file) : QString();
        if (file.repeatable)
            conversion.notes << u"%1 runs again whenever it changes; what it becomes runs once"_s.arg(file.fileName);
        conversion.drafts << draft;
    }
    if (files.size() < from.files.size())
        conversion.notes << u"%1 migrations before the last baseline are left out"_s.arg(from.files.size() - files.size());
    if (!keep && !files.isEmpty())
        conversion.notes << u"every migration gets a new version: a database that has run the old ones must be told (migrate apply --baseline)"_s;
    return conversion;
}

Result<PlannedImport> planImport(const MigrationDirectory &from, const MigrationDirectory &to, const QDateTime &now)
{
    if (!to.files.isEmpty() || !to.problems.isEmpty()) {
        return makeError(ErrorKind::Conflict, u"%1 has migrations already"_s.arg(to.path),
            u"Give a directory that is new or empty."_s);
    }
    // Other tools' files are no migrations of this one. What begins with a dot is version control's.
    const QStringList others = QDir(to.path).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
    if (!others.isEmpty()) {
        return makeError(ErrorKind::Conflict, u"%1 is not empty: it holds %2"_s.arg(to.path, others.first()),
            u"Give a directory that is new or empty."_s);
    }
    TRY_ASSIGN(const Conversion conversion, convertDirectory(from, to.format));
    PlannedImport import;
    import.notes = conversion.notes;
    TRY_ASSIGN(import.planned, planDrafts(to, conversion.drafts, now));
    TRY_ASSIGN(const QList<MigrationFile> before, replayableFiles(from));
    TRY_ASSIGN(const TriedOut written, tryOut(to, import.planned));
    TRY_ASSIGN(const QList<MigrationFile> after, replayableFiles(written.directory));
    const QString tool = formatOf(to.format).tool;
    if (before.size() != after.size())
        return makeError(ErrorKind::Internal, u"%1 migrations became %2 of %3"_s.arg(before.size()).arg(after.size()).arg(tool));
    qsizetype lost = 0;
    for (qsizetype i = 0; i < before.size(); ++i) {
        TRY(checkSame(before.at(i), after.at(i), tool));
        lost += !before.at(i).down.trimmed().isEmpty() && after.at(i).down.trimmed().isEmpty() ? 1 : 0;
    }
    if (lost > 0)
        import.notes << u"what takes %1 of the migrations back is left out: nothing in a directory of %2 holds it"_s.arg(lost).arg(tool);
    return import;
}

} // namespace schemawright::migrations
