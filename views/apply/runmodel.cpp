// Rows of the first level are files (internal id 0), those below are statements (internal id: the file's row plus one).
#include "views/apply/runmodel.h"

#include "model/migrations/migrationstatements.h"
#include "views/apply/durationtext.h"

#include <QFont>
#include <QLocale>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::applyview {

namespace {

template <typename... Ts> struct Overloaded : Ts... {
    using Ts::operator()...;
};

/// The executor's Done is not the end: until its transaction commits, a rollback takes it back.
bool isOpen(StepState state)
{
    return state == StepState::Running || state == StepState::Done;
}

StepState failedState(const Error &error)
{
    if (error.kind == ErrorKind::InDoubt)
        return StepState::InDoubt;
    return error.kind == ErrorKind::Cancelled ? StepState::Cancelled : StepState::Failed;
}

RunFile makeFile(const migrations::MigrationFile &file)
{
    RunFile result;
    result.name = file.fileName;
    result.transactional = file.txMode != migrations::TxMode::None;
    const auto statements = migrations::splitMigration(file);
    if (!statements) {
        RunStatement whole;
        whole.sql = file.text;
        whole.note = statements.error().text;
        result.statements.append(whole);
        return result;
    }
    for (const migrations::MigrationStatement &statement : *statements) {
        RunStatement row;
        row.sql = statement.text;
        result.statements.append(row);
    }
    return result;
}

} // namespace

QString stepStateText(StepState state)
{
    switch (state) {
    case StepState::Waiting:
        return RunModel::tr("waiting");
    case StepState::Running:
        return RunModel::tr("running");
    case StepState::Done:
        return RunModel::tr("done, not committed yet");
    case StepState::Committed:
        return RunModel::tr("done");
    case StepState::Failed:
        return RunModel::tr("failed");
    case StepState::RolledBack:
        return RunModel::tr("rolled back");
    case StepState::InDoubt:
        return RunModel::tr("in doubt");
    case StepState::Cancelled:
        return RunModel::tr("cancelled");
    }
    Q_UNREACHABLE();
}

void RunModel::setFiles(const QList<migrations::MigrationFile> &files)
{
    beginResetModel();
    m_files.clear();
    for (const migrations::MigrationFile &file : files)
        m_files.append(makeFile(file));
    endResetModel();
}

void RunModel::add(const apply::ApplyEvent &event)
{
    std::visit(Overloaded { [this](const apply::FileStarted &value) { onEvent(value); },
                   [this](const apply::StatementStarted &value) { onEvent(value); },
                   [this](const apply::AttemptFailed &value) { onEvent(value); },
                   [this](const apply::BackfillProgress &value) { onEvent(value); },
                   [this](const apply::StatementDone &value) { onEvent(value); },
                   [this](const apply::StatementFailed &value) { onEvent(value); },
                   [this](const apply::FileDone &value) { onEvent(value); }, [](const apply::RunStarted &) {},
                   [](const apply::CommitStarted &) {}, [](const apply::ServerNotice &) {},
                   [](const apply::RunFinished &) {} },
        event);
}

void RunModel::onEvent(const apply::FileStarted &event)
{
    const int row = rowOf(event.fileName);
    if (row < 0)
        return;
    RunFile &file = m_files[row];
    for (int i = 0; i < std::min(event.alreadyDone, static_cast<int>(file.statements.size())); ++i) {
        file.statements[i].state = StepState::Committed;
        file.statements[i].note = tr("ran in an earlier attempt");
    }
    changed(row);
}

void RunModel::onEvent(const apply::StatementStarted &event)
{
    RunStatement *statement = find(event.fileName, event.index);
    if (!statement)
        return;
    statement->state = StepState::Running;
    statement->running.start();
    changed(rowOf(event.fileName));
}

void RunModel::onEvent(const apply::AttemptFailed &event)
{
    const int row = rowOf(event.fileName);
    if (row < 0)
        return;
    QString note = tr("attempt %1 of %2 failed: %3; next in %4")
                       .arg(event.attempt)
                       .arg(event.attempts)
                       .arg(event.error.text, durationText(event.retryIn));
    if (!event.holders.isEmpty()) {
        const catalog::Blocker &holder = event.holders.first();
        note += tr("; pid %1 (%2) holds a lock on %3").arg(holder.pid).arg(holder.user, holder.lockedRelation.toText());
    }
    // The whole transaction was rolled back and runs again from its first statement.
    for (RunStatement &statement : m_files[row].statements) {
        if (statement.state == StepState::Running)
            statement.note = note;
        if (isOpen(statement.state))
            statement.state = StepState::Waiting;
    }
    changed(row);
}

void RunModel::onEvent(const apply::BackfillProgress &event)
{
    RunStatement *statement = find(event.fileName, event.index);
    if (!statement)
        return;
    const QLocale locale;
    const bool known = event.rowsEstimated > 0;
    statement->fraction = known ? std::min(1.0, double(event.rowsSeen) / double(event.rowsEstimated)) : 0;
    QStringList parts { known ? tr("%1 of about %2 rows").arg(locale.toString(event.rowsSeen), locale.toString(event.rowsEstimated))
                              : tr("%1 rows").arg(locale.toString(event.rowsSeen)) };
    if (event.rowsPerSecond >= 0)
        parts.append(tr("%1 rows/s").arg(locale.toString(qint64(event.rowsPerSecond))));
    if (event.timeLeft)
        parts.append(tr("%1 left", "8 s left").arg(durationText(*event.timeLeft)));
    if (!event.waitsFor.isEmpty())
        parts.append(tr("waits: %1").arg(event.waitsFor));
    statement->note = parts.join(u" · "_s);
    changed(rowOf(event.fileName));
}

void RunModel::onEvent(const apply::StatementDone &event)
{
    RunStatement *statement = find(event.fileName, event.index);
    if (!statement)
        return;
    statement->state = event.committed ? StepState::Committed : StepState::Done;
    statement->duration = event.duration;
    statement->note = event.rows > 0 ? tr("%n row(s)", nullptr, static_cast<int>(event.rows)) : QString();
    changed(rowOf(event.fileName));
}

void RunModel::onEvent(const apply::StatementFailed &event)
{
    const int row = rowOf(event.fileName);
    RunStatement *failed = find(event.fileName, event.index);
    if (!failed)
        return;
    for (RunStatement &statement : m_files[row].statements) {
        if (statement.state == StepState::Done)
            statement.state = event.error.kind == ErrorKind::InDoubt ? StepState::InDoubt : StepState::RolledBack;
    }
    failed->state = failedState(event.error);
    failed->note = event.error.text;
    changed(row);
}

void RunModel::onEvent(const apply::FileDone &event)
{
    const int row = rowOf(event.fileName);
    if (row < 0)
        return;
    for (RunStatement &statement : m_files[row].statements)
        statement.state = StepState::Committed;
    changed(row);
}

void RunModel::tick()
{
    const QModelIndex running = runningIndex();
    if (running.isValid()) {
        const QModelIndex state = running.siblingAtColumn(StateColumn);
        emit dataChanged(state, state);
    }
}

QModelIndex RunModel::runningIndex() const
{
    for (int row = 0; row < m_files.size(); ++row) {
        const QList<RunStatement> &statements = m_files.at(row).statements;
        for (int i = 0; i < statements.size(); ++i) {
            if (statements.at(i).state == StepState::Running)
                return index(i, 0, index(row, 0));
        }
    }
    return {};
}

double RunModel::fractionDone() const
{
    double done = 0;
    qsizetype all = 0;
    for (const RunFile &file : m_files) {
        all += file.statements.size();
        for (const RunStatement &statement : file.statements) {
            const bool isDone = statement.state == StepState::Committed || statement.state == StepState::Done;
            done += isDone ? 1 : statement.state == StepState::Running ? statement.fraction : 0;
        }
    }
    return all == 0 ? 0 : done / double(all);
}

int RunModel::rowOf(const QString &fileName) const
{
    const auto found = std::find_if(
        m_files.begin(), m_files.end(), [&](const RunFile &file) { return file.name == fileName; });
    return found == m_files.end() ? -1 : static_cast<int>(found - m_files.begin());
}

RunStatement *RunModel::find(const QString &fileName, int index)
{
    const int row = rowOf(fileName);
    if (row < 0 || index < 0 || index >= m_files.at(row).statements.size())
        return nullptr;
    return &m_files[row].statements[index];
}

void RunModel::changed(int fileRow)
{
    const QModelIndex file = index(fileRow, 0);
    const int count = rowCount(file);
    emit dataChanged(file, index(fileRow, ColumnCount - 1));
    if (count > 0)
        emit dataChanged(index(0, 0, file), index(count - 1, ColumnCount - 1, file));
}

QModelIndex RunModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : quintptr(0));
}

QModelIndex RunModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == 0)
        return {};
    return createIndex(static_cast<int>(child.internalId()) - 1, 0, quintptr(0));
}

int RunModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_files.size());
    const bool isFile = parent.internalId() == 0 && parent.column() == 0;
    return isFile ? static_cast<int>(m_files.at(parent.row()).statements.size()) : 0;
}

int RunModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant RunModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (index.internalId() == 0) {
        if (role == Qt::DisplayRole)
            return fileText(m_files.at(index.row()), index.column());
        if (role != Qt::FontRole || index.column() != StatementColumn)
            return {};
        QFont font;
        font.setBold(true);
        return font;
    }
    const RunStatement &statement = m_files.at(static_cast<int>(index.internalId()) - 1).statements.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return statementText(statement, index.column());
    case Qt::ToolTipRole:
        return index.column() == StatementColumn ? statement.sql : statementText(statement, index.column());
    case StateRole:
        return static_cast<int>(statement.state);
    case SqlRole:
        return statement.sql;
    default:
        return {};
    }
}

QString RunModel::statementText(const RunStatement &statement, int column) const
{
    if (column == StatementColumn)
        return statement.sql.simplified();
    if (column == NoteColumn)
        return statement.note;
    const QString text = stepStateText(statement.state);
    if (statement.state == StepState::Running)
        return tr("%1 %2", "running 00:12").arg(text, clockText(std::chrono::milliseconds(statement.running.elapsed())));
    const bool hasDuration = statement.state == StepState::Done || statement.state == StepState::Committed;
    return hasDuration && statement.duration.count() > 0
        ? tr("%1 · %2", "done · 1.2 s").arg(text, durationText(statement.duration))
        : text;
}

QString RunModel::fileText(const RunFile &file, int column) const
{
    if (column == StatementColumn)
        return file.name;
    if (column == NoteColumn)
        return file.transactional ? tr("one transaction") : tr("no transaction: each statement commits by itself");
    const auto is = [&](StepState state) {
        return std::all_of(file.statements.begin(), file.statements.end(),
            [state](const RunStatement &statement) { return statement.state == state; });
    };
    return is(StepState::Committed) ? tr("done") : is(StepState::Waiting) ? tr("waiting") : QString();
}

QVariant RunModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case StatementColumn:
        return tr("Statement");
    case StateColumn:
        return tr("State");
    case NoteColumn:
        return tr("Note");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace schemawright::applyview
