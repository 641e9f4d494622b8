#include "model/apply/historyrecorder.h"

namespace schemawright::apply {

using namespace Qt::StringLiterals;

HistoryRecorder::HistoryRecorder(migrations::RevisionTable table, Clock &clock)
    : m_table(std::move(table))
    , m_clock(clock)
{ }

void HistoryRecorder::addFile(const migrations::MigrationFile &file,
    const QList<migrations::MigrationStatement> &statements, const std::optional<migrations::Revision> &row)
{
    File entry;
    entry.hashes = migrations::partialHashes(statements);
    entry.inDatabase = row.has_value();
    if (row)
        entry.revision = *row;
    entry.revision.version = file.version;
    entry.revision.description = file.description;
    // Of the file as it is now: its rest may have been edited since the attempt that stopped.
    entry.revision.total = statements.size();
    entry.revision.hash = file.hash;
    m_files.insert(file.fileName, entry);
    m_committed = m_files;
}

const migrations::Revision &HistoryRecorder::row(const QString &fileName) const
{
    return m_files.constFind(fileName)->revision;
}

void HistoryRecorder::begin(File &file)
{
    if (file.startedAt)
        return;
    file.startedAt = m_clock.elapsed();
    file.revision.executedAt = m_clock.now();
}

Result<> HistoryRecorder::write(postgres::Connection &connection, File &file)
{
    file.revision.executionNanoseconds = (m_clock.elapsed() - *file.startedAt).count();
    file.revision.operatorVersion = migrations::operatorVersion();
    return migrations::writeRevision(connection, m_table, file.revision);
}

Result<> HistoryRecorder::startFile(postgres::Connection &connection, const QString &fileName)
{
    File &file = m_files[fileName];
    begin(file);
    if (file.revision.isComplete())
        file.revision.partialHashes.clear();
    TRY(write(connection, file));
    file.inDatabase = true;
    m_committed = m_files;
    return {};
}

Result<> HistoryRecorder::unitStarts(postgres::Connection &connection, const Unit &unit)
{
    for (const UnitStatement &statement : unit.statements) {
        File &file = m_files[statement.fileName];
        if (file.startedAt)
            continue;
        begin(file);
        TRY(write(connection, file));
    }
    return {};
}

Result<> HistoryRecorder::statementDone(postgres::Connection &connection, const UnitStatement &statement)
{
    File &file = m_files[statement.fileName];
    begin(file);
    file.revision.applied = statement.index + 1;
    file.revision.error.clear();
    file.revision.errorStatement.clear();
    file.revision.partialHashes = file.revision.isComplete() ? QStringList() : file.hashes.mid(0, statement.index + 1);
    return write(connection, file);
}

void HistoryRecorder::unitCommitted()
{
    for (File &file : m_files)
        file.inDatabase = file.inDatabase || file.startedAt.has_value();
    m_committed = m_files;
}

void HistoryRecorder::unitRolledBack()
{
    m_files = m_committed;
}

Result<> HistoryRecorder::statementFailed(
    postgres::Connection &connection, const UnitStatement &statement, const Error &error)
{
    File &file = m_files[statement.fileName];
    // A file that ran in one transaction leaves no row, as with Atlas: the journal remembers its failure.
    if (!file.inDatabase)
        return {};
    begin(file);
    file.revision.error = error.text;
    file.revision.errorStatement = statement.sql;
    TRY(write(connection, file));
    m_committed = m_files;
    return {};
}

} // namespace schemawright::apply
