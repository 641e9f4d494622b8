// The files of a run with their statements and what became of each: fed by the executor's events.
#pragma once

#include "model/apply/applyevent.h"
#include "model/migrations/migrationfile.h"

#include <QAbstractItemModel>
#include <QElapsedTimer>

namespace schemawright::applyview {

enum class StepState { Waiting, Running, Done, Committed, Failed, RolledBack, InDoubt, Cancelled };

[[nodiscard]] QString stepStateText(StepState state); ///< translated: "waiting", "running"…

struct RunStatement {
    QString sql;
    StepState state = StepState::Waiting;
    QElapsedTimer running; ///< valid while it runs
    std::chrono::nanoseconds duration { 0 };
    double fraction = 0; ///< of a backfill, 0 to 1
    QString note; ///< "waits for a lock: attempt 2 of 10", the server's error…
};

struct RunFile {
    QString name;
    bool transactional = true;
    QList<RunStatement> statements;
};

class RunModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { StatementColumn, StateColumn, NoteColumn, ColumnCount };
    enum Role { StateRole = Qt::UserRole, SqlRole };

    using QAbstractItemModel::QAbstractItemModel;
    /// What waits to be run; statements that cannot be split are shown as one.
    void setFiles(const QList<migrations::MigrationFile> &files);
    void add(const apply::ApplyEvent &event);
    /// The elapsed time of the running statement goes on.
    void tick();

    [[nodiscard]] const QList<RunFile> &files() const { return m_files; }
    [[nodiscard]] QModelIndex runningIndex() const; ///< invalid when none runs
    /// Of all statements, 0 to 1.
    [[nodiscard]] double fractionDone() const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void onEvent(const apply::FileStarted &event);
    void onEvent(const apply::StatementStarted &event);
    void onEvent(const apply::AttemptFailed &event);
    void onEvent(const apply::BackfillProgress &event);
    void onEvent(const apply::StatementDone &event);
    void onEvent(const apply::StatementFailed &event);
    void onEvent(const apply::FileDone &event);
    [[nodiscard]] int rowOf(const QString &fileName) const; ///< -1: not there
    [[nodiscard]] RunStatement *find(const QString &fileName, int index);
    [[nodiscard]] QString statementText(const RunStatement &statement, int column) const;
    [[nodiscard]] QString fileText(const RunFile &file, int column) const;
    void changed(int fileRow);

    QList<RunFile> m_files;
};

} // namespace schemawright::applyview
