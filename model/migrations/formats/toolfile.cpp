#include "model/migrations/formats/toolfile.h"

#include "model/base/textfile.h"
#include "model/sql/recipedirectives.h"
#include "model/sql/splitter.h"

#include <QFile>
#include <QHash>
#include <QRegularExpression>

#include <algorithm>

namespace schemawright::migrations {

using namespace Qt::StringLiterals;

Result<MigrationFile> readToolFile(const QDir &folder, const QString &fileName)
{
    MigrationFile file;
    file.fileName = fileName;
    TRY_ASSIGN(file.bytes, readFileBytes(folder.filePath(fileName)));
    TRY_ASSIGN(file.text, textOf(file.bytes, fileName));
    file.standsFor = readSquashMark(file.text);
    file.checkpoint = !file.standsFor.isEmpty();
    return file;
}

QStringList inByteOrder(QStringList names)
{
    std::ranges::sort(names, {}, [](const QString &name) { return name.toUtf8(); });
    return names;
}

QStringList filesNamed(const QDir &folder, const QString &wildcard)
{
    return inByteOrder(folder.entryList({ wildcard }, QDir::Files | QDir::CaseSensitive, QDir::NoSort));
}

bool firstFilesHave(const QDir &folder, const QString &pattern)
{
    const QStringList names = filesNamed(folder, u"*.sql"_s).mid(0, 5);
    const QRegularExpression expression(pattern, QRegularExpression::MultilineOption | QRegularExpression::CaseInsensitiveOption);
    return std::ranges::any_of(names, [&](const QString &name) {
        constexpr qint64 headSize = 65'536; // the line stands before the first statement; a file may be huge
        QFile file(folder.filePath(name));
        return file.open(QIODevice::ReadOnly) && expression.match(QString::fromUtf8(file.read(headSize))).hasMatch();
    });
}

namespace {

/// Calls `line` with the start, the end (without the line break) and the 0-based number of every line.
template <typename Function> void forEachLine(const QString &text, Function line)
{
    int number = 0;
    for (qsizetype start = 0; start < text.size(); ++number) {
        const qsizetype end = text.indexOf(u'\n', start);
        line(start, end < 0 ? text.size() : end, number);
        start = end < 0 ? text.size() : end + 1;
    }
}

} // namespace

QString keepLines(const QString &text, const std::function<bool(const QString &, int)> &keep)
{
    QString result = text;
    forEachLine(text, [&](qsizetype start, qsizetype end, int number) {
        if (keep(text.mid(start, end - start), number))
            return;
        for (qsizetype i = start; i < end; ++i) {
            if (result.at(i) != u'\r')
                result[i] = u' ';
        }
    });
    return result;
}

QString takeLines(const QString &text, const std::function<bool(const QString &, int)> &take)
{
    QString result;
    forEachLine(text, [&](qsizetype start, qsizetype end, int number) {
        const QString line = text.mid(start, end - start);
        if (take(line, number))
            result += (line.endsWith(u'\r') ? line.chopped(1) : line) + u'\n';
    });
    return result.trimmed().isEmpty() ? QString() : QString(result.trimmed() + u'\n');
}

QString undoesNothing(const QString &tool)
{
    return u"%1 takes the version back all the same, and undoes nothing"_s.arg(tool);
}

bool isAmong(const QList<MigrationFile> &files, const MigrationFile &file)
{
    return std::ranges::find(files, file.fileName, &MigrationFile::fileName) != files.end();
}

QString withoutZeros(const QString &number)
{
    qsizetype start = 0;
    while (start + 1 < number.size() && number.at(start) == u'0')
        ++start;
    return number.mid(start);
}

QList<DirectoryProblem> tooLargeVersions(const QList<MigrationFile> &files, const QString &tool)
{
    QList<DirectoryProblem> problems;
    for (const MigrationFile &file : files) {
        bool fits = false;
        (void)file.version.toLongLong(&fits);
        if (!fits) {
            problems.append({ { file.fileName }, u"the version of %1 is too large a number: %2 stops there"_s.arg(file.fileName, tool),
                u"Give it a version of at most 18 digits."_s });
        }
    }
    return problems;
}

int compareNumbers(const QString &a, const QString &b)
{
    const QString left = withoutZeros(a);
    const QString right = withoutZeros(b);
    if (left.size() != right.size())
        return left.size() < right.size() ? -1 : 1;
    return left == right ? 0 : (left < right ? -1 : 1);
}

quint32 crc32(const QByteArray &bytes, quint32 before)
{
    quint32 sum = ~before;
    for (const char byte : bytes) {
        sum ^= static_cast<quint8>(byte);
        for (int bit = 0; bit < 8; ++bit)
            sum = (sum >> 1) ^ ((sum & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    return ~sum;
}

OutsideTransaction outsideTransaction(const QString &sql)
{
    static const QRegularExpression refuses(
        u"^\\s*(create\\s+(unique\\s+)?index\\s+concurrently|drop\\s+index\\s+concurrently|reindex\\b.*\\bconcurrently"
        "|vacuum|(create|drop)\\s+(database|tablespace)|alter\\s+system|alter\\s+table\\b.*\\bdetach\\s+partition\\b.*\\bconcurrently)\\b"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    const auto statements = sql::splitStatements(sql);
    if (!statements)
        return OutsideTransaction::None; // the server will say what is wrong with it
    const auto count = std::ranges::count_if(
        *statements, [](const sql::StatementSource &statement) { return refuses.match(statement.text.left(1000)).hasMatch(); });
    return count == 0 ? OutsideTransaction::None
                      : (count == statements->size() ? OutsideTransaction::All : OutsideTransaction::Some);
}

bool isAloneOutside(const QString &sql)
{
    const auto statements = sql::splitStatements(sql);
    if (!statements || statements->size() != 1)
        return false;
    const auto backfill = sql::readBackfill(sql);
    return outsideTransaction(sql) == OutsideTransaction::All || (backfill && backfill->has_value());
}

QList<DirectoryProblem> sameVersions(const QList<MigrationFile> &files, const QString &tool)
{
    QHash<QString, QStringList> names;
    QStringList order;
    for (const MigrationFile &file : files) {
        if (!names.contains(file.historyKey))
            order << file.historyKey;
        names[file.historyKey] << file.fileName;
    }
    QList<DirectoryProblem> problems;
    for (const QString &version : std::as_const(order)) {
        const QStringList &same = names[version];
        if (same.size() > 1) {
            problems.append({ same, u"%1 have the same version %2: %3 takes only one of them"_s.arg(same.join(u" and "_s), version, tool),
                u"Give the one that has run nowhere yet a version after the last."_s });
        }
    }
    return problems;
}

} // namespace schemawright::migrations
