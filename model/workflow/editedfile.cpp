#include "model/workflow/editedfile.h"

#include "model/base/textfile.h"
#include "model/migrations/formats/formats.h"

#include <QDir>

#include <algorithm>

namespace schemawright::workflow {

using namespace Qt::StringLiterals;
using migrations::FileState;
using migrations::MigrationDirectory;
using migrations::MigrationFile;

namespace {

constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF");

bool hasRun(FileState state)
{
    switch (state) {
    case FileState::Pending:
    case FileState::OutOfOrder:
        return false;
    case FileState::Applied:
    case FileState::Baseline:
    case FileState::Resolved:
    case FileState::Skipped:
    case FileState::Partial:
    case FileState::PartialChanged:
    case FileState::Failed:
    case FileState::InDoubt:
        return true;
    }
    Q_UNREACHABLE();
}

bool hasMixedLineEnds(const QString &text)
{
    const qsizetype windows = text.count("\r\n"_L1);
    return text.count(u'\r') != windows || (windows > 0 && windows != text.count(u'\n'));
}

Error conflict(const MigrationFile &file)
{
    Error error;
    error.kind = ErrorKind::Conflict;
    error.text = u"%1 is no longer as it was read"_s.arg(file.diskName());
    error.hint = u"Reload the project, and make your changes again."_s;
    return error;
}

QString fileText(const MigrationFile &file, QString text)
{
    if (file.text.contains("\r\n"_L1))
        text.replace(u'\n', "\r\n"_L1);
    return file.bytes.startsWith(byteOrderMark) ? QChar(0xFEFF) + text : text;
}

} // namespace

std::optional<Error> whyNotEditable(
    const MigrationDirectory &directory, const std::optional<migrations::MigrationStatus> &status, const MigrationFile &file)
{
    const auto because = [](const QString &text, const QString &hint) {
        Error error;
        error.kind = ErrorKind::Unsupported;
        error.text = text;
        error.hint = hint;
        return error;
    };
    if (status) {
        const auto known = std::ranges::find(status->files, file.fileName,
            [](const migrations::FileStatus &one) { return one.file.fileName; });
        if (known != status->files.end() && hasRun(known->state)) {
            return because(u"%1 has run on the connected database"_s.arg(file.diskName()),
                u"Write what is to be different into a new migration."_s);
        }
    }
    const auto whole = textOf(file.bytes, file.fileName);
    if (file.diskName() != file.fileName || !whole || *whole != file.text) {
        return because(u"%1 holds more than the statements that are shown"_s.arg(file.diskName()),
            u"Change it in an editor of your own: it is read again when it is saved."_s);
    }
    if (hasMixedLineEnds(file.text)) {
        return because(u"the lines of %1 end in different ways"_s.arg(file.diskName()),
            u"Make all of them end in the same way with an editor of your own first."_s);
    }
    return std::nullopt;
}

Result<> writeEditedFile(const MigrationDirectory &directory, const MigrationFile &file, const QString &text)
{
    const QString written = fileText(file, text);
    TRY(migrations::makeMigrationFile(file.fileName, written.toUtf8())); // says whether its directives make sense
    const QString path = QDir(directory.path).filePath(file.diskName());
    // Here and not before the editor opens: hashing all files is nothing for the thread of the window.
    if (const auto mismatch = directory.sumBytes ? migrations::validateSum(directory) : std::nullopt)
        return makeError(migrations::toError(*mismatch));
    TRY_ASSIGN(const MigrationDirectory now, migrations::loadDirectory(directory.path, directory.format));
    if (now.files != directory.files || now.sumBytes != directory.sumBytes)
        return makeError(conflict(file));
    TRY(writeTextFile(path, written));
    if (!directory.sumBytes)
        return {};
    TRY_ASSIGN(const MigrationDirectory after, migrations::loadDirectory(directory.path, directory.format));
    return migrations::writeSum(after);
}

QString editorText(const QString &text)
{
    return QString(text).replace("\r\n"_L1, "\n"_L1);
}

} // namespace schemawright::workflow
