// goose: one file with the sections "-- +goose Up" and "-- +goose Down". Migrations written in Go cannot be read.
#include "model/migrations/formats/format.h"

#include "model/migrations/formats/draftcontext.h"
#include "model/migrations/formats/toolfile.h"

#include <QRegularExpression>

#include <algorithm>

namespace schemawright::migrations {

using namespace Qt::StringLiterals;

namespace {

/// "Up", "StatementBegin", "NO TRANSACTION", in lower case; empty: the line is no annotation.
QString gooseAnnotation(const QString &line)
{
    static const QRegularExpression pattern(u"^--\\s*\\+goose\\s+(.*?)\\s*$"_s);
    return pattern.match(line).captured(1).simplified().toLower();
}

bool isGoose(const QDir &folder)
{
    return firstFilesHave(folder, u"^--\\s*\\+goose\\s+up\\b"_s);
}

/// The section of every line: 'u', 'd', or ' ' for annotations and what stands before the first of them.
struct GooseSections {
    QString ofLine;
    bool hasUp = false;
    bool statementOpen = false;
    bool noTransaction = false;
};

GooseSections gooseSections(const QString &text)
{
    GooseSections sections;
    QChar current = u' ';
    for (const QString &line : text.split(u'\n')) {
        const QString annotation = gooseAnnotation(line);
        if (annotation == "up"_L1 || annotation == "down"_L1)
            current = annotation == "up"_L1 ? u'u' : u'd';
        if (annotation == "no transaction"_L1)
            sections.noTransaction = true;
        if (annotation == "statementbegin"_L1 || annotation == "statementend"_L1)
            sections.statementOpen = annotation == "statementbegin"_L1;
        sections.hasUp = sections.hasUp || current == u'u';
        sections.ofLine += annotation.isEmpty() ? current : u' ';
    }
    return sections;
}

void readGooseSections(MigrationFile &file, MigrationDirectory &directory)
{
    const GooseSections sections = gooseSections(file.text);
    if (!sections.hasUp) {
        directory.problems.append({ { file.fileName }, u"%1 has no \"-- +goose Up\": goose refuses it"_s.arg(file.fileName),
            u"Write -- +goose Up above the statements."_s });
    }
    if (sections.statementOpen) {
        directory.problems.append({ { file.fileName },
            u"%1 has a \"-- +goose StatementBegin\" without its StatementEnd"_s.arg(file.fileName),
            u"Write -- +goose StatementEnd behind the statement."_s });
    }
    const QString text = file.text;
    file.text = keepLines(text, [&](const QString &, int line) { return sections.ofLine.at(line) == u'u'; });
    file.down = takeLines(text, [&](const QString &, int line) { return sections.ofLine.at(line) == u'd'; });
    file.withoutDown = undoesNothing(u"goose"_s);
    if (sections.noTransaction)
        file.txMode = TxMode::None;
}

Result<MigrationDirectory> loadGoose(const QString &path)
{
    static const QRegularExpression named(u"^([0-9]+)_(.*)\\.(sql|go)$"_s);
    const QDir folder(path);
    MigrationDirectory directory;
    directory.path = path;
    directory.format = DirectoryFormat::Goose;
    for (const QString &name : filesNamed(folder, u"*"_s)) {
        const QRegularExpressionMatch match = named.match(name);
        if (!match.hasMatch() || name.endsWith("_test.go"_L1)) {
            if (name.endsWith(".sql"_L1)) {
                directory.problems.append({ { name }, u"%1 does not start with a number and an underscore: goose passes over it"_s.arg(name),
                    u"Name it <number>_<description>.sql."_s });
            }
            continue;
        }
        TRY_ASSIGN(MigrationFile file, readToolFile(folder, name));
        file.version = match.captured(1);
        file.historyKey = withoutZeros(file.version);
        file.description = match.captured(2);
        if (name.endsWith(".go"_L1)) {
            Error error;
            error.kind = ErrorKind::Unsupported;
            error.text = u"%1 is a migration written in Go: what it does is known only when it runs"_s.arg(name);
            error.hint = u"Compare with a database on which goose has run it."_s;
            error.file = name;
            file.unreadable = error;
            file.text.clear();
        } else {
            readGooseSections(file, directory);
        }
        directory.files << std::move(file);
    }
    std::ranges::stable_sort(directory.files,
        [](const MigrationFile &a, const MigrationFile &b) { return compareNumbers(a.version, b.version) < 0; });
    directory.problems << sameVersions(directory.files, u"goose"_s) << tooLargeVersions(directory.files, u"goose"_s);
    return directory;
}

/// goose cuts at semicolons at the end of lines: a statement with one inside needs marks around it.
Result<QString> gooseSection(const QString &sql)
{
    TRY_ASSIGN(const QList<SqlPiece> pieces, sqlPieces(sql));
    QString section;
    for (const SqlPiece &piece : pieces) {
        const QString statement = piece.sql + u';';
        section += piece.comment.isEmpty() ? QString() : QString(piece.comment + u'\n');
        section += piece.sql.contains(u';') ? QString(u"-- +goose StatementBegin\n"_s + statement + u"\n-- +goose StatementEnd\n"_s)
                                            : QString(statement + u'\n');
    }
    return section;
}

Result<> addGoose(DraftContext &context, const MigrationDraft &draft)
{
    TRY_ASSIGN(const QString up, gooseSection(draft.sql));
    TRY_ASSIGN(const QString down, gooseSection(draft.down));
    TRY_ASSIGN(const QString version, draftVersion(context, draft));
    const QString name = version + u'_' + draftDescription(draft) + u".sql"_s;
    context.put(name, (draft.txMode == TxMode::None ? u"-- +goose NO TRANSACTION\n"_s : QString()) + u"-- +goose Up\n"_s + up
            + u"\n-- +goose Down\n"_s + down);
    context.grow(name, version, draftDescription(draft), withoutZeros(version));
    return {};
}

Result<> moveGoose(DraftContext &context, const MigrationFile &file)
{
    return moveByNumber(context, file, itsOnlyFile(QDir(context.directory.path), file));
}

} // namespace

Format gooseFormat()
{
    return { DirectoryFormat::Goose, u"goose"_s, u"goose"_s, u"goose up"_s, &isGoose, &loadGoose, &addGoose, &itsOnlyFile, &moveGoose };
}

} // namespace schemawright::migrations
