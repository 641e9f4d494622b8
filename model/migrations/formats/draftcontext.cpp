#include "model/migrations/formats/draftcontext.h"

#include "model/migrations/formats/toolfile.h"
#include "model/sql/splitter.h"

#include <QTimeZone>

#include <algorithm>

namespace schemawright::migrations {

using namespace Qt::StringLiterals;

namespace {

inline const QString stampFormat = u"yyyyMMddHHmmss"_s;

QString plusOne(const QString &number)
{
    QString result = number;
    for (qsizetype i = result.size() - 1; i >= 0; --i) {
        if (result.at(i) != u'9') {
            result[i] = QChar(result.at(i).unicode() + 1);
            return result;
        }
        result[i] = u'0';
    }
    return u'1' + result;
}

} // namespace

void DraftContext::put(const QString &name, const QString &text)
{
    files.removeIf([&](const PlannedFile &file) { return file.name == name; });
    files.append({ name, text });
}

void DraftContext::grow(const QString &fileName, const QString &version, const QString &description, const QString &historyKey)
{
    MigrationFile file;
    file.fileName = fileName;
    file.version = version;
    file.description = description;
    file.historyKey = historyKey;
    directory.files << file;
}

QString nextNumber(const QStringList &versions, const QDateTime &now)
{
    QString last;
    for (const QString &version : versions) {
        const QString digits = leadingDigits(version);
        if (!digits.isEmpty() && (last.isEmpty() || compareNumbers(digits, last) >= 0))
            last = digits;
    }
    const QString stamp = now.toUTC().toString(stampFormat);
    if (last.isEmpty())
        return stamp;
    if (last.size() == stamp.size()) {
        if (compareNumbers(stamp, last) > 0)
            return stamp;
        QDateTime time = QDateTime::fromString(last, stampFormat);
        time.setTimeSpec(Qt::UTC);
        return time.isValid() ? time.addSecs(1).toString(stampFormat) : plusOne(last);
    }
    constexpr qsizetype digitsOfSeconds = 10;
    const QString seconds = QString::number(now.toSecsSinceEpoch());
    if (last.size() == digitsOfSeconds && compareNumbers(seconds, last) > 0)
        return seconds;
    return plusOne(last);
}

QString nextNumber(const QList<MigrationFile> &files, const QDateTime &now)
{
    QStringList versions;
    for (const MigrationFile &file : files)
        versions << file.version;
    return nextNumber(versions, now);
}

QString leadingDigits(const QString &text)
{
    const auto end = std::ranges::find_if(text, [](QChar c) { return c < u'0' || c > u'9'; });
    return text.left(std::distance(text.begin(), end));
}

Result<QString> draftVersion(const DraftContext &context, const MigrationDraft &draft)
{
    if (!draft.standsFor)
        return draft.version.isEmpty() ? nextNumber(context.directory.files, context.now) : draft.version;
    const QString number = leadingDigits(draft.standsFor->version);
    if (!number.isEmpty())
        return number;
    return makeError(ErrorKind::Input, u"the name of %1 does not start with a number, so nothing can take its place in the order"_s.arg(
        draft.standsFor->fileName));
}

QString draftDescription(const MigrationDraft &draft)
{
    const QString description = cleanDescription(draft.name);
    return description.isEmpty() ? u"migration"_s : description;
}

QStringList itsOnlyFile(const QDir & /*folder*/, const MigrationFile &file)
{
    return { file.diskName() };
}

Result<> moveParts(DraftContext &context, const MigrationFile &file, const QStringList &parts, const QString &before,
    const QString &after, qsizetype prefix)
{
    if (before.isEmpty()) {
        return makeError(ErrorKind::Input, u"the name of %1 does not start with a number that could be replaced"_s.arg(file.diskName()),
            u"Rename it by hand."_s);
    }
    const auto renamed = [&](const QString &part) {
        const qsizetype start = part.lastIndexOf(u'/') + 1 + prefix;
        return QString(part.left(start) + after + part.mid(start + before.size()));
    };
    for (const QString &part : parts)
        context.moves.append({ part, renamed(part) });
    const QString inside = file.diskName().mid(parts.first().size()); // of a folder
    context.grow(renamed(parts.first()) + inside, after, file.description, after);
    return {};
}

Result<> moveByNumber(DraftContext &context, const MigrationFile &file, const QStringList &parts)
{
    return moveParts(context, file, parts, leadingDigits(file.version), nextNumber(context.directory.files, context.now));
}

Result<QList<SqlPiece>> sqlPieces(const QString &sql)
{
    TRY_ASSIGN(const QList<sql::StatementSource> statements, sql::splitStatements(sql));
    QList<SqlPiece> pieces;
    for (const sql::StatementSource &statement : statements)
        pieces.append({ statement.leadingComment.trimmed(), statement.text.trimmed() });
    return pieces;
}

} // namespace schemawright::migrations
