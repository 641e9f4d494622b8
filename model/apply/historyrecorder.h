// Keeps atlas_schema_revisions in step with a run: the row is written before a file starts and after every statement.
#pragma once

#include "model/apply/unitrunner.h"
#include "model/migrations/atlasrevisions.h"
#include "model/migrations/migrationstatements.h"

#include <QHash>

namespace schemawright::apply {

class HistoryRecorder final : public Recorder
{
public:
    HistoryRecorder(migrations::RevisionTable table, Clock &clock);

    /// Tells it of a file before its units run. `row`: of an earlier attempt.
    void addFile(const migrations::MigrationFile &file, const QList<migrations::MigrationStatement> &statements,
        const std::optional<migrations::Revision> &row);
    /// The row of a file whose statements commit one by one, or that has none: committed before the first of them.
    [[nodiscard]] Result<> startFile(postgres::Connection &connection, const QString &fileName);
    [[nodiscard]] const migrations::Revision &row(const QString &fileName) const;

    [[nodiscard]] Result<> unitStarts(postgres::Connection &connection, const Unit &unit) override;
    [[nodiscard]] Result<> statementDone(postgres::Connection &connection, const UnitStatement &statement) override;
    void unitCommitted() override;
    void unitRolledBack() override;
    [[nodiscard]] Result<> statementFailed(
        postgres::Connection &connection, const UnitStatement &statement, const Error &error) override;

private:
    struct File {
        migrations::Revision revision;
        QStringList hashes; ///< partial hashes of all statements
        bool inDatabase = false; ///< a committed row exists
        std::optional<std::chrono::nanoseconds> startedAt;
    };
    void begin(File &file);
    [[nodiscard]] Result<> write(postgres::Connection &connection, File &file);

    migrations::RevisionTable m_table;
    Clock &m_clock;
    QHash<QString, File> m_files;
    QHash<QString, File> m_committed; ///< as m_files was when the last unit was committed
};

} // namespace schemawright::apply
