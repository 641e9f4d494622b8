// Liquibase's formatted SQL: "--liquibase formatted sql" on top, then changesets, each of them a migration of its own.
// The order of the files is that of a changelog in XML, YAML or JSON when there is one, else that of their names.
#include "model/migrations/formats/format.h"

#include "model/base/textfile.h"
#include "model/migrations/formats/draftcontext.h"
#include "model/migrations/formats/toolfile.h"
#include "model/sql/sqlwriter.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

namespace schemawright::migrations {

using namespace Qt::StringLiterals;

namespace {

const QRegularExpression &liquibaseHeader()
{
    static const QRegularExpression header(
        u"^\\s*--\\s*liquibase\\s+formatted\\s+sql"_s, QRegularExpression::CaseInsensitiveOption);
    return header;
}

bool isLiquibase(const QDir &folder)
{
    return firstFilesHave(folder, liquibaseHeader().pattern());
}

struct Changeset {
    QString author;
    QString id;
    QString attributes;
    int line = 0; ///< 0-based, of its "--changeset"
};

QList<Changeset> changesetsOf(const QStringList &lines)
{
    static const QRegularExpression pattern(
        u"^\\s*--\\s*changeset\\s+(\"[^\"]+\"|[^:\\s]+):(\"[^\"]+\"|\\S+)(.*)$"_s, QRegularExpression::CaseInsensitiveOption);
    QList<Changeset> changesets;
    for (int i = 0; i < lines.size(); ++i) {
        const QRegularExpressionMatch match = pattern.match(lines.at(i));
        if (match.hasMatch())
            changesets.append({ match.captured(1).remove(u'"'), match.captured(2).remove(u'"'), match.captured(3), i });
    }
    return changesets;
}

/// What "--rollback" says, on one or several lines.
QString rollbackOf(const QStringList &lines, int from, int to)
{
    static const QRegularExpression pattern(u"^\\s*--\\s*rollback\\s(.*)$"_s, QRegularExpression::CaseInsensitiveOption);
    QStringList sql;
    for (int i = from; i < to; ++i) {
        const QRegularExpressionMatch match = pattern.match(lines.at(i));
        if (match.hasMatch())
            sql << match.captured(1).trimmed();
    }
    return sql.isEmpty() ? QString() : QString(sql.join(u'\n') + u'\n');
}

/// A rollback in a comment of several lines: there is one, and it is not read.
bool hasRollbackBlock(const QStringList &lines, int from, int to)
{
    static const QRegularExpression pattern(u"^\\s*/\\*\\s*liquibase\\s+rollback\\b"_s, QRegularExpression::CaseInsensitiveOption);
    return std::any_of(lines.begin() + from, lines.begin() + to, [](const QString &line) { return pattern.match(line).hasMatch(); });
}

QList<MigrationFile> migrationsOf(const MigrationFile &whole, const QStringList &lines, const QList<Changeset> &changesets)
{
    static const QRegularExpression directive(
        u"^\\s*--\\s*(changeset|rollback|comment|preconditions?|precondition-[\\w-]+|labels?|contexts?|property|validchecksum)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression outside(u"\\brunInTransaction:\\s*\"?false"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression onChange(u"\\brunOnChange:\\s*\"?true|\\brunAlways:\\s*\"?true"_s, QRegularExpression::CaseInsensitiveOption);
    QList<MigrationFile> files;
    for (qsizetype i = 0; i < changesets.size(); ++i) {
        const Changeset &changeset = changesets.at(i);
        const int end = i + 1 < changesets.size() ? changesets.at(i + 1).line : int(lines.size());
        MigrationFile file = whole;
        file.fileName = u"%1::%2::%3"_s.arg(whole.fileName, changeset.id, changeset.author);
        file.version = changeset.id;
        file.description = changeset.author;
        file.historyKey = file.fileName;
        // Lines before are empty, so that places hold; as spaces they would make a file of many changesets huge.
        file.text = QString(changeset.line + 1, u'\n');
        for (int line = changeset.line + 1; line < end; ++line)
            file.text += (directive.match(lines.at(line)).hasMatch() ? QString() : lines.at(line)) + u'\n';
        file.down = rollbackOf(lines, changeset.line, end);
        file.repeatable = onChange.match(changeset.attributes).hasMatch();
        if (!file.repeatable && !hasRollbackBlock(lines, changeset.line, end))
            file.withoutDown = u"liquibase rollback stops at it"_s;
        if (outside.match(changeset.attributes).hasMatch())
            file.txMode = TxMode::None;
        files << std::move(file);
    }
    return files;
}

/// The .sql files that changelogs include, in their order; and what else they say.
struct Changelogs {
    QStringList names;
    QStringList included;
    bool includesAll = false;
};

Result<Changelogs> readChangelogs(const QDir &folder, MigrationDirectory &directory)
{
    static const QRegularExpression include(u"\\bfile[\"']?\\s*[=:]\\s*[\"']?([^\"'\\s>,}]+\\.sql)\\b"_s);
    static const QRegularExpression own(u"<changeSet\\b|[-\\s\"]changeSet\"?\\s*:"_s);
    Changelogs changelogs;
    for (const QString &wildcard : { u"*.xml"_s, u"*.yaml"_s, u"*.yml"_s, u"*.json"_s }) {
        for (const QString &name : filesNamed(folder, wildcard)) {
            TRY_ASSIGN(const QString text, readTextFile(folder.filePath(name)));
            if (!text.contains("databaseChangeLog"_L1))
                continue;
            changelogs.names << name;
            changelogs.includesAll = changelogs.includesAll || text.contains("includeAll"_L1);
            for (const QRegularExpressionMatch &match : include.globalMatch(text))
                changelogs.included << match.captured(1).section(u'/', -1);
            if (own.match(text).hasMatch()) {
                directory.problems.append({ { name }, u"%1 has changesets that are not SQL: only Liquibase turns them into SQL"_s.arg(name),
                    u"Compare with a database that Liquibase has updated, or keep changesets in formatted SQL files."_s });
            }
        }
    }
    return changelogs;
}

QStringList inOrder(QStringList names, const Changelogs &changelogs, MigrationDirectory &directory)
{
    if (changelogs.names.isEmpty() || changelogs.includesAll)
        return names;
    const auto place = [&](const QString &name) {
        const qsizetype index = changelogs.included.indexOf(name);
        return index < 0 ? changelogs.included.size() : index;
    };
    for (const QString &name : std::as_const(names)) {
        if (!changelogs.included.contains(name)) {
            directory.problems.append({ { name }, u"%1 is included by no changelog (%2): Liquibase passes over it"_s.arg(
                name, changelogs.names.join(u", "_s)), u"Include it, or remove it."_s });
        }
    }
    names.removeIf([&](const QString &name) { return !changelogs.included.contains(name); });
    std::ranges::stable_sort(names, [&](const QString &a, const QString &b) { return place(a) < place(b); });
    return names;
}

Result<MigrationDirectory> loadLiquibase(const QString &path)
{
    const QDir folder(path);
    MigrationDirectory directory;
    directory.path = path;
    directory.format = DirectoryFormat::Liquibase;
    TRY_ASSIGN(const Changelogs changelogs, readChangelogs(folder, directory));
    for (const QString &name : inOrder(filesNamed(folder, u"*.sql"_s), changelogs, directory)) {
        TRY_ASSIGN(const MigrationFile whole, readToolFile(folder, name));
        const QStringList lines = whole.text.split(u'\n');
        if (!liquibaseHeader().match(lines.first()).hasMatch()) {
            directory.problems.append({ { name }, u"%1 does not start with \"--liquibase formatted sql\""_s.arg(name),
                u"Write it on the first line: else Liquibase runs the file as one changeset without an id."_s });
            continue;
        }
        const QList<Changeset> changesets = changesetsOf(lines);
        if (changesets.isEmpty()) {
            directory.problems.append({ { name }, u"%1 has no \"--changeset author:id\""_s.arg(name),
                u"Write one above the statements."_s });
        }
        directory.files << migrationsOf(whole, lines, changesets);
    }
    const bool writesRollbacks = std::ranges::any_of(directory.files, [](const MigrationFile &file) {
        return !file.down.isEmpty() || (!file.repeatable && file.withoutDown.isEmpty());
    });
    for (MigrationFile &file : directory.files)
        file.withoutDown = writesRollbacks ? file.withoutDown : QString();
    directory.problems << sameVersions(directory.files, u"Liquibase"_s);
    return directory;
}

QString rollbackLines(const QString &down)
{
    QString text;
    for (const QString &line : down.split(u'\n')) {
        if (!line.trimmed().isEmpty() && !line.startsWith("--"_L1))
            text += u"--rollback "_s + line + u'\n';
    }
    return text;
}

/// The order of names is ours to change, that of changelogs is not; and a name without a number has no place that could be taken.
Result<> checkOrderIsOfNames(MigrationDirectory directory, const QString &name)
{
    TRY_ASSIGN(const Changelogs changelogs, readChangelogs(QDir(directory.path), directory));
    if (!changelogs.included.isEmpty()) {
        return makeError(ErrorKind::Unsupported, u"the order of the files is written in %1, which is not edited here"_s.arg(changelogs.names.join(u", "_s)),
            u"Use includeAll there, or change the order by hand."_s);
    }
    if (!leadingDigits(name.section(u'/', -1)).isEmpty())
        return {};
    return makeError(ErrorKind::Input, u"the name of %1 does not start with a number, so its place in the order cannot be written"_s.arg(name));
}

/// A database that ran the last one of them records the changeset and runs nothing.
QString skipWhereItRan(const MigrationFile &last)
{
    return u"\n--preconditions onFail:MARK_RAN\n--precondition-sql-check expectedResult:0 SELECT count(*) FROM databasechangelog WHERE id = %1 AND author = %2"_s
        .arg(sql::quoteLiteral(last.version), sql::quoteLiteral(last.description));
}

Result<> moveLiquibase(DraftContext &context, const MigrationFile &file)
{
    const QString name = file.diskName();
    const auto isMoved = [&](const PlannedMove &move) { return move.from == name; };
    TRY(checkOrderIsOfNames(context.directory, name));
    if (std::ranges::any_of(context.moves, isMoved)) {
        context.grow(std::ranges::find_if(context.moves, isMoved)->to + file.fileName.mid(name.size()), file.version, file.description, file.historyKey);
        return {};
    }
    QStringList names;
    for (const MigrationFile &other : std::as_const(context.directory.files))
        names << other.diskName().section(u'/', -1);
    return moveParts(context, file, { name }, leadingDigits(name.section(u'/', -1)), nextNumber(names, context.now));
}

Result<> addLiquibase(DraftContext &context, const MigrationDraft &draft)
{
    QStringList names;
    for (const MigrationFile &file : context.directory.files)
        names << file.diskName().section(u'/', -1);
    const QString kept = draft.standsFor ? leadingDigits(draft.standsFor->diskName().section(u'/', -1)) : draft.version;
    if (draft.standsFor)
        TRY(checkOrderIsOfNames(context.directory, draft.standsFor->diskName()));
    const QString version = kept.isEmpty() ? nextNumber(names, context.now) : kept;
    const QString name = version + u'_' + draftDescription(draft) + u".sql"_s;
    TRY_ASSIGN(const QList<SqlPiece> pieces, sqlPieces(draft.sql));
    // Liquibase cuts at every semicolon, in bodies of functions too.
    const bool hasInner = std::ranges::any_of(pieces, [](const SqlPiece &piece) { return piece.sql.contains(u';'); });
    const QString id = version + u"-1"_s;
    context.put(name, u"--liquibase formatted sql\n\n--changeset schemawright:"_s + id
            + (draft.txMode == TxMode::None ? u" runInTransaction:false"_s : QString()) + (hasInner ? u" splitStatements:false"_s : QString())
            + (draft.standsFor ? skipWhereItRan(*draft.standsFor) : QString()) + u"\n--comment: "_s + draftDescription(draft) + u'\n' + draft.sql + rollbackLines(draft.down));
    TRY_ASSIGN(const Changelogs changelogs, readChangelogs(QDir(context.directory.path), context.directory));
    if (!changelogs.names.isEmpty() && !changelogs.includesAll)
        context.warnings << u"%1 runs when %2 includes it: add it there"_s.arg(name, changelogs.names.join(u" or "_s));
    context.grow(name + u"::"_s + id + u"::schemawright"_s, id, u"schemawright"_s, name + u"::"_s + id + u"::schemawright"_s);
    return {};
}

} // namespace

Format liquibaseFormat()
{
    return { DirectoryFormat::Liquibase, u"liquibase"_s, u"Liquibase"_s, u"liquibase update"_s, &isLiquibase, &loadLiquibase, &addLiquibase,
        &itsOnlyFile, &moveLiquibase };
}

} // namespace schemawright::migrations
