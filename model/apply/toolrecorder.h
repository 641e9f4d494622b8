// Keeps the history table of the directory's own tool in step with a run, as that tool does. Unlike most of them, a file's
// row is written in the file's own transaction: both happen, or neither.
#pragma once

#include "model/apply/unitrunner.h"
#include "model/migrations/formats/toolhistory.h"

#include <QSet>
#include <QString>

#include <chrono>

namespace schemawright::apply {

class ToolRecorder final : public Recorder
{
public:
    ToolRecorder(migrations::ToolHistory history, Clock &clock);

    /// Creates the table when it is missing.
    [[nodiscard]] Result<> createTable(postgres::Connection &connection);
    /// Before the first statement of a file: what the tool writes down of it then. `alone`: its statements commit one by one.
    [[nodiscard]] Result<> startFile(postgres::Connection &connection, const migrations::MigrationFile &file, bool alone);
    /// The row of a file that is done; also of one without statements, and of one that is only recorded (a baseline).
    [[nodiscard]] Result<> finishFile(postgres::Connection &connection, const migrations::MigrationFile &file);
    /// Whether its row says so, and it is committed.
    [[nodiscard]] bool isFinished(const QString &fileName) const { return m_committed.contains(fileName); }

    /// Whether the tool's table has a row that the file failed.
    [[nodiscard]] bool saysFailed() const { return m_saysFailed; }

    [[nodiscard]] Result<> unitStarts(postgres::Connection &connection, const Unit &unit) override;
    [[nodiscard]] Result<> statementDone(postgres::Connection &connection, const UnitStatement &statement) override;
    void unitCommitted() override;
    void unitRolledBack() override;
    [[nodiscard]] Result<> statementFailed(
        postgres::Connection &connection, const UnitStatement &statement, const Error &error) override;

private:
    [[nodiscard]] Result<> insertFlyway(
        postgres::Connection &connection, const migrations::MigrationFile &file, bool success);
    [[nodiscard]] Result<> replaceHeads(postgres::Connection &connection, const migrations::MigrationFile &file);
    [[nodiscard]] Result<> setGolangVersion(postgres::Connection &connection, const QString &version, bool dirty);

    migrations::ToolHistory m_history;
    QString m_table; ///< quoted
    Clock &m_clock;
    migrations::MigrationFile m_file; ///< that runs
    bool m_alone = false;
    bool m_saysFailed = false; ///< of m_file
    QString m_prismaId; ///< of its row
    std::chrono::nanoseconds m_start { 0 };
    QSet<QString> m_finished; ///< files, in the open transaction
    QSet<QString> m_committed;
};

} // namespace schemawright::apply
