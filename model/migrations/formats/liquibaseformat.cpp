// Liquibase's formatted SQL: "--liquibase formatted sql" on top, then changesets, each of them a migration of its own.
// The order of the files is that of a changelog in XML, YAML or JSON when there is one, else that of their names.
#include "model/migrations/formats/format.h"

#include "model/base/textfile.h"
#include "model/migrations/formats/draftcontext.h"
#include "model/migrations/formats/toolfile.h"

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
        file.text = keepLines(whole.text, [&](const QString &line, int number) {
            return number > changeset.line && number < end && !directive.match(line).hasMatch();
        });
        file.down = rollbackOf(lines, changeset.line, end);
        file.repeatable = onChange.match(changeset.attributes).hasMatch();
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

Result<> addLiquibase(DraftContext &context, const MigrationDraft &draft)
{
    QStringList names;
    for (const MigrationFile &file : context.directory.files)
        names << file.diskName().section(u'/', -1);
    const QString version = draft.version.isEmpty() ? nextNumber(names, context.now) : draft.version;
    const QString name = version + u'_' + draftDescription(draft) + u".sql"_s;
    TRY_ASSIGN(const QList<SqlPiece> pieces, sqlPieces(draft.sql));
    // Liquibase cuts at every semicolon, in bodies of functions too.
    const bool hasInner = std::ranges::any_of(pieces, [](const SqlPiece &piece) { return piece.sql.contains(u';'); });
    const QString id = version + u"-1"_s;
    context.put(name, u"--liquibase formatted sql\n\n--changeset schemawright:"_s + id
            + (draft.txMode == TxMode::None ? u" runInTransaction:false"_s : QString()) + (hasInner ? u" splitStatements:false"_s : QString())
            + u"\n--comment: "_s + draftDescription(draft) + u'\n' + draft.sql + rollbackLines(draft.down));
    TRY_ASSIGN(const Changelogs changelogs, readChangelogs(QDir(context.directory.path), context.directory));
    if (!changelogs.names.isEmpty() && !changelogs.includesAll)
        context.warnings << u"%1 runs when %2 includes it: add it there"_s.arg(name, changelogs.names.join(u" or "_s));
    context.grow(name + u"::"_s + id + u"::schemawright"_s, id, u"schemawright"_s, name + u"::"_s + id + u"::schemawright"_s);
    return {};
}

} // namespace

Format liquibaseFormat()
{
    return { DirectoryFormat::Liquibase, u"liquibase"_s, u"Liquibase"_s, u"liquibase update"_s, &isLiquibase, &loadLiquibase, &addLiquibase };
}

} // namespace schemawright::migrations
