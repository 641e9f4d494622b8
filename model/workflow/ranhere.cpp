#include "model/workflow/ranhere.h"

#include "model/apply/halfruns.h"
#include "model/migrations/formats/toolhistory.h"

#include <QHash>

#include <algorithm>

namespace schemawright::workflow {

using namespace Qt::StringLiterals;

namespace {

/// Without a journal that can be read there is only what the tool's table says.
QHash<QString, migrations::HalfRun> halfRunsOf(postgres::Connection &connection, const migrations::MigrationDirectory &directory)
{
    const auto journal = apply::Journal::open(apply::defaultJournalFolder(), connection);
    const auto lastRun = journal ? apply::examineLastRun(connection, *journal) : Result<apply::RecoveryReport>(tl::unexpected(journal.error()));
    return lastRun ? apply::readHalfRuns(*journal, *lastRun, directory).value_or(QHash<QString, migrations::HalfRun>())
                   : QHash<QString, migrations::HalfRun>();
}

/// Not as a setting of the session: behind a pooler the next one would get it.
Result<> beginReading(postgres::Connection &connection, const std::stop_token &stop)
{
    TRY(connection.execute(u"BEGIN READ ONLY; SET LOCAL lock_timeout = '5s'"_s, stop));
    return {};
}

} // namespace

Result<migrations::MigrationStatus> readStatus(const migrations::MigrationDirectory &directory,
    const postgres::ConnectionSettings &target, const QString &revisionsSchema, const std::stop_token &stop)
{
    TRY_ASSIGN(postgres::Connection connection, postgres::Connection::open(target, stop));
    TRY(beginReading(connection, stop));
    if (directory.format != migrations::DirectoryFormat::Atlas) {
        TRY_ASSIGN(const migrations::ToolHistory history, migrations::readToolHistory(connection, directory.format, revisionsSchema));
        TRY(connection.execute(u"ROLLBACK"_s, stop));
        return migrations::computeToolStatus(directory, history, halfRunsOf(connection, directory));
    }
    TRY_ASSIGN(const migrations::RevisionTable table,
        migrations::locateRevisions(connection, revisionsSchema, target.parameters.value(u"search_path"_s)));
    TRY_ASSIGN(const QList<migrations::Revision> revisions, migrations::readRevisions(connection, table));
    return migrations::computeStatus(directory, revisions);
}

namespace {

/// Where two branches made the same version, the description tells whose ran; else nobody knows, and it counts as run.
bool hasRun(const migrations::FileStatus &file, const migrations::MigrationStatus &status)
{
    if (file.state == migrations::FileState::Partial || file.state == migrations::FileState::PartialChanged)
        return true;
    if (!file.revision || file.revision->description == file.file.description)
        return file.revision.has_value();
    return std::ranges::none_of(status.files, [&](const migrations::FileStatus &other) {
        return other.file.fileName != file.file.fileName && other.file.version == file.file.version
            && other.file.description == file.revision->description;
    });
}

} // namespace

Result<> checkRanNowhere(const migrations::MigrationDirectory &directory, const QList<migrations::MigrationFile> &files,
    const postgres::ConnectionSettings &target, const QString &revisionsSchema, const std::stop_token &stop)
{
    TRY_ASSIGN(const migrations::MigrationStatus status, readStatus(directory, target, revisionsSchema, stop));
    for (const migrations::FileStatus &file : status.files) {
        const bool isAsked = std::ranges::find(files, file.file.fileName, &migrations::MigrationFile::fileName) != files.end();
        if (isAsked && hasRun(file, status)) {
            return makeError(ErrorKind::Conflict,
                u"%1 has run on %2: a migration that ran keeps its version"_s.arg(file.file.fileName, target.toText()),
                u"Move those of the other branch, if they ran nowhere; or write a new migration for what is missing."_s);
        }
    }
    return {};
}

} // namespace schemawright::workflow
