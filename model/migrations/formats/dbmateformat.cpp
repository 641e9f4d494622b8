// dbmate: one file with the sections "-- migrate:up" and "-- migrate:down", each with options behind it.
#include "model/migrations/formats/format.h"

#include "model/migrations/formats/draftcontext.h"
#include "model/migrations/formats/toolfile.h"

#include <QRegularExpression>

#include <algorithm>

namespace schemawright::migrations {

using namespace Qt::StringLiterals;

namespace {

bool isDbmate(const QDir &folder)
{
    return firstFilesHave(folder, u"^--\\s*migrate:up\\b"_s);
}

void readDbmateSections(MigrationFile &file, MigrationDirectory &directory)
{
    static const QRegularExpression section(u"^--\\s*migrate:(up|down)\\b(.*)$"_s);
    QString ofLine;
    QChar current = u' ';
    for (const QString &line : file.text.split(u'\n')) {
        const QRegularExpressionMatch match = section.match(line);
        if (match.hasMatch()) {
            current = match.captured(1) == "up"_L1 ? u'u' : u'd';
            if (current == u'u' && match.captured(2).contains("transaction:false"_L1))
                file.txMode = TxMode::None;
        }
        ofLine += match.hasMatch() ? u' ' : current;
    }
    if (!ofLine.contains(u'u') && current != u'u') {
        directory.problems.append({ { file.fileName }, u"%1 has no \"-- migrate:up\": dbmate refuses it"_s.arg(file.fileName),
            u"Write -- migrate:up above the statements."_s });
    }
    const QString text = file.text;
    file.text = keepLines(text, [&](const QString &, int line) { return ofLine.at(line) == u'u'; });
    file.down = takeLines(text, [&](const QString &, int line) { return ofLine.at(line) == u'd'; });
    file.withoutDown = undoesNothing(u"dbmate"_s);
}

Result<MigrationDirectory> loadDbmate(const QString &path)
{
    static const QRegularExpression named(u"^([0-9]+)_?(.*)\\.sql$"_s);
    const QDir folder(path);
    MigrationDirectory directory;
    directory.path = path;
    directory.format = DirectoryFormat::Dbmate;
    for (const QString &name : filesNamed(folder, u"*.sql"_s)) {
        const QRegularExpressionMatch match = named.match(name);
        if (!match.hasMatch()) {
            directory.problems.append({ { name }, u"%1 does not start with a number: dbmate passes over it"_s.arg(name),
                u"Name it <number>_<description>.sql."_s });
            continue;
        }
        TRY_ASSIGN(MigrationFile file, readToolFile(folder, name));
        file.version = match.captured(1);
        file.historyKey = file.version;
        file.description = match.captured(2);
        readDbmateSections(file, directory);
        directory.files << std::move(file);
    }
    directory.problems << sameVersions(directory.files, u"dbmate"_s);
    return directory;
}

Result<> addDbmate(DraftContext &context, const MigrationDraft &draft)
{
    TRY_ASSIGN(const QString version, draftVersion(context, draft));
    const QString name = version + u'_' + draftDescription(draft) + u".sql"_s;
    const QString option = draft.txMode == TxMode::None ? u" transaction:false"_s : QString();
    context.put(name, u"-- migrate:up"_s + option + u'\n' + draft.sql + u"\n-- migrate:down"_s + option + u'\n' + draft.down);
    context.grow(name, version, draftDescription(draft), version);
    return {};
}

Result<> moveDbmate(DraftContext &context, const MigrationFile &file)
{
    return moveByNumber(context, file, itsOnlyFile(QDir(context.directory.path), file));
}

} // namespace

Format dbmateFormat()
{
    return { DirectoryFormat::Dbmate, u"dbmate"_s, u"dbmate"_s, u"dbmate up"_s, &isDbmate, &loadDbmate, &addDbmate, &itsOnlyFile, &moveDbmate };
}

} // namespace schemawright::migrations
