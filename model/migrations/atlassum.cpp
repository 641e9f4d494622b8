#include "model/migrations/atlassum.h"

#include <QCryptographicHash>

#include <algorithm>

namespace schemawright::migrations {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView hashPrefix("h1:");

QString totalOf(const QList<SumLine> &lines)
{
    QCryptographicHash total(QCryptographicHash::Sha256);
    for (const SumLine &line : lines) {
        total.addData(line.fileName.toUtf8());
        total.addData(line.hash.toLatin1());
    }
    return QString::fromLatin1(total.result().toBase64());
}

bool containsFile(const QList<SumLine> &lines, const QString &fileName)
{
    return std::ranges::find(lines, fileName, &SumLine::fileName) != lines.end();
}

} // namespace

AtlasSum computeSum(const QList<MigrationFile> &files)
{
    AtlasSum sum;
    // result() works on a copy of the state, so that one hash can go on: what makes the lines a chain.
    QCryptographicHash chain(QCryptographicHash::Sha256);
    for (const MigrationFile &file : files) {
        chain.addData(file.fileName.toUtf8());
        if (file.sumIgnored)
            continue;
        chain.addData(file.bytes);
        sum.lines << SumLine { file.fileName, QString::fromLatin1(chain.result().toBase64()) };
    }
    sum.total = totalOf(sum.lines);
    return sum;
}

QByteArray toBytes(const AtlasSum &sum)
{
    QString text = hashPrefix + sum.total + u'\n';
    for (const SumLine &line : sum.lines)
        text += line.fileName + u' ' + hashPrefix + line.hash + u'\n';
    return text.toUtf8();
}

Result<AtlasSum> parseSum(const QByteArray &bytes)
{
    AtlasSum sum;
    const QStringList lines = QString::fromUtf8(bytes).split(u'\n', Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString line = lines[i].trimmed();
        const qsizetype mark = line.lastIndexOf(hashPrefix);
        // A file name may hold spaces; the hash after the last "h1:" cannot.
        const bool isTotal = i == 0;
        if (mark < 0 || isTotal != (mark == 0)) {
            Error error;
            error.kind = ErrorKind::Input;
            error.text = u"atlas.sum has a line that is not a checksum"_s;
            error.file = atlasSumFileName;
            error.line = int(i) + 1;
            return makeError(error);
        }
        const QString hash = line.mid(mark + hashPrefix.size());
        if (isTotal)
            sum.total = hash;
        else
            sum.lines << SumLine { line.left(mark).trimmed(), hash };
    }
    return sum;
}

std::optional<SumMismatch> compareSum(const QList<MigrationFile> &files, const std::optional<QByteArray> &stored)
{
    if (!stored)
        return files.isEmpty() ? std::nullopt : std::optional(SumMismatch { SumFault::NotFound, {}, 0 });
    const auto parsed = parseSum(*stored);
    if (!parsed)
        return SumMismatch { SumFault::Unreadable, {}, parsed.error().line };

    const QList<SumLine> actual = computeSum(files).lines;
    const QList<SumLine> &expected = parsed->lines;
    for (qsizetype i = 0; i < std::max(actual.size(), expected.size()); ++i) {
        const int line = int(i) + 2; // line 1 is the total
        if (i >= actual.size())
            return SumMismatch { SumFault::Removed, expected[i].fileName, line };
        if (i >= expected.size())
            return SumMismatch { SumFault::Added, actual[i].fileName, line };
        if (actual[i].fileName != expected[i].fileName) {
            // The listed file still exists further down: then the one in its place is the new one.
            return containsFile(actual, expected[i].fileName)
                ? SumMismatch { SumFault::Added, actual[i].fileName, line }
                : SumMismatch { SumFault::Removed, expected[i].fileName, line };
        }
        if (actual[i].hash != expected[i].hash)
            return SumMismatch { SumFault::Edited, actual[i].fileName, line };
    }
    if (parsed->total != totalOf(actual))
        return SumMismatch { SumFault::Unreadable, {}, 1 };
    return std::nullopt;
}

Error toError(const SumMismatch &mismatch)
{
    Error error;
    error.kind = ErrorKind::Conflict;
    error.text = mismatch.fault == SumFault::NotFound ? u"checksum file not found"_s : u"checksum mismatch"_s;
    error.file = mismatch.fileName.isEmpty() ? atlasSumFileName : mismatch.fileName;
    error.hint = u"Check the migration files, then run 'schemawright-cli migrate hash' to write atlas.sum again."_s;
    const auto detail = [&](QLatin1StringView reason) {
        return u"L%1: %2 was %3"_s.arg(QString::number(mismatch.line), mismatch.fileName, reason);
    };
    switch (mismatch.fault) {
    case SumFault::NotFound:
        break;
    case SumFault::Added:
        error.detail = detail("added"_L1);
        break;
    case SumFault::Edited:
        error.detail = detail("edited"_L1);
        break;
    case SumFault::Removed:
        error.detail = detail("removed"_L1);
        break;
    case SumFault::Unreadable:
        error.detail = u"L%1: atlas.sum itself was edited"_s.arg(mismatch.line);
        break;
    }
    return error;
}

} // namespace schemawright::migrations
