#include "model/apply/halfruns.h"

#include "model/migrations/migrationstatements.h"

#include <QMap>

#include <algorithm>

namespace schemawright::apply {

using namespace Qt::StringLiterals;
using migrations::DirectoryFormat;

namespace {

struct Step {
    QString sql; ///< as the journal has it: its beginning
    bool happened = false;
};
using FileSteps = QMap<int, Step>; ///< by statement

/// The records of all runs, oldest first.
class StepReader
{
public:
    void read(const JournalRecord &record)
    {
        switch (record.state) {
        case JournalState::Started:
            if (record.statement == 0)
                m_files.remove(record.fileName); // it begins anew
            m_files[record.fileName].insert(record.statement, { record.sql, false });
            if (record.transactional)
                m_open.append({ record.fileName, record.statement });
            return;
        case JournalState::Done:
            readDone(record);
            return;
        case JournalState::Settled:
            set(record.fileName, record.statement, record.text == "happened"_L1);
            return;
        case JournalState::Committed:
            for (const auto &[fileName, statement] : std::as_const(m_open))
                set(fileName, statement, true);
            m_open.clear();
            return;
        case JournalState::FileDone:
            m_files.remove(record.fileName);
            return;
        case JournalState::RunStarted:
        case JournalState::RolledBack:
            m_open.clear();
            return;
        case JournalState::RunFinished:
        case JournalState::Failed:
        case JournalState::Lost:
        case JournalState::Committing:
        case JournalState::BatchCommitting:
        case JournalState::BatchCommitted:
            return;
        }
    }
    void set(const QString &fileName, int statement, bool happened)
    {
        const auto file = m_files.find(fileName);
        if (file != m_files.end() && file->contains(statement))
            (*file)[statement].happened = happened;
    }
    [[nodiscard]] const QHash<QString, FileSteps> &files() const { return m_files; }

private:
    /// What a file did in a transaction that it opened itself happened when that is over.
    void readDone(const JournalRecord &record)
    {
        if (record.transactional || record.inOpenTransaction) {
            if (!record.transactional)
                m_open.append({ record.fileName, record.statement });
            return;
        }
        m_open.append({ record.fileName, record.statement });
        for (const auto &[fileName, statement] : std::as_const(m_open))
            set(fileName, statement, true);
        m_open.clear();
    }

    QHash<QString, FileSteps> m_files;
    QList<std::pair<QString, int>> m_open; ///< in the open transaction
};

bool ownTableKnows(DirectoryFormat format)
{
    return format == DirectoryFormat::Prisma || format == DirectoryFormat::GolangMigrate;
}

/// Nothing ran of it when `done` is 0.
Result<migrations::HalfRun> halfRunOf(const migrations::MigrationFile &file, const FileSteps &steps)
{
    migrations::HalfRun half;
    while (steps.contains(int(half.done)) && steps.value(int(half.done)).happened)
        ++half.done;
    if (half.done == 0)
        return half;
    TRY_ASSIGN(const auto statements, migrations::splitMigration(file));
    half.total = statements.size();
    for (int i = 0; i < half.done && !half.edited; ++i)
        half.edited = i >= statements.size() || !statements.at(i).text.startsWith(steps.value(i).sql);
    return half;
}

} // namespace

Result<QHash<QString, migrations::HalfRun>> readHalfRuns(
    const Journal &journal, const RecoveryReport &lastRun, const migrations::MigrationDirectory &directory)
{
    QHash<QString, migrations::HalfRun> halfRuns;
    if (ownTableKnows(directory.format))
        return halfRuns;
    TRY_ASSIGN(const QList<JournalRecord> records, journal.records());
    StepReader reader;
    for (const JournalRecord &record : records)
        reader.read(record);
    for (const StatementTruth &statement : lastRun.statements) {
        if (statement.truth != Truth::InDoubt) // what a file's own COMMIT ended is known here
            reader.set(statement.fileName, statement.statement, statement.truth == Truth::Done);
    }
    for (const migrations::MigrationFile &file : directory.files) {
        const auto steps = reader.files().constFind(file.fileName);
        if (steps == reader.files().constEnd() || file.unreadable)
            continue;
        TRY_ASSIGN(const migrations::HalfRun half, halfRunOf(file, *steps));
        if (half.done > 0)
            halfRuns.insert(file.fileName, half);
    }
    return halfRuns;
}

Result<> keepHalfRuns(Journal &journal, const RecoveryReport &lastRun, Clock &clock)
{
    for (const StatementTruth &statement : lastRun.statements) {
        if (statement.truth == Truth::Done && statement.needsSettling)
            TRY(settle(journal, lastRun, statement, true, clock));
    }
    return {};
}

} // namespace schemawright::apply
