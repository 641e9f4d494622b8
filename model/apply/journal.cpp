#include "model/apply/journal.h"

#include "model/base/textfile.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

#include <algorithm>
#include <array>

#include <fcntl.h>
#include <unistd.h>

namespace schemawright::apply {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestSql = 2000;

struct StateName {
    JournalState state;
    QLatin1StringView name;
};
constexpr std::array stateNames {
    StateName { JournalState::RunStarted, QLatin1StringView("run started") },
    StateName { JournalState::Started, QLatin1StringView("started") },
    StateName { JournalState::Done, QLatin1StringView("done") },
    StateName { JournalState::Failed, QLatin1StringView("failed") },
    StateName { JournalState::Lost, QLatin1StringView("lost") },
    StateName { JournalState::Committing, QLatin1StringView("committing") },
    StateName { JournalState::Committed, QLatin1StringView("committed") },
    StateName { JournalState::RolledBack, QLatin1StringView("rolled back") },
    StateName { JournalState::Settled, QLatin1StringView("settled") },
    StateName { JournalState::RunFinished, QLatin1StringView("run finished") },
    StateName { JournalState::FileDone, QLatin1StringView("file done") },
    StateName { JournalState::BatchCommitting, QLatin1StringView("batch committing") },
    StateName { JournalState::BatchCommitted, QLatin1StringView("batch committed") },
};

QString systemError()
{
    return QString::fromLocal8Bit(strerror(errno));
}

/// A new file survives a crash only when its folder is on disk too.
void syncFolder(const QString &path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
}

QJsonArray toJson(const QList<qint64> &oids)
{
    QJsonArray array;
    for (const qint64 oid : oids)
        array << oid;
    return array;
}

} // namespace

QString defaultJournalFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/schemawright/journal"_s;
}

JournalRecord runRecord(JournalState state, const QString &text)
{
    JournalRecord record;
    record.state = state;
    record.text = text;
    return record;
}

QByteArray toJsonLine(const JournalRecord &record)
{
    const auto *name = std::ranges::find(stateNames, record.state, &StateName::state);
    QJsonObject object { { u"run"_s, record.runId }, { u"time"_s, record.time.toUTC().toString(Qt::ISODateWithMs) },
        { u"state"_s, QString(name->name) } };
    const auto put = [&](const QString &key, const QJsonValue &value, bool wanted) {
        if (wanted)
            object.insert(key, value);
    };
    put(u"file"_s, record.fileName, !record.fileName.isEmpty());
    put(u"statement"_s, record.statement, record.statement >= 0);
    put(u"sql"_s, record.sql.left(longestSql), !record.sql.isEmpty());
    put(u"transactional"_s, true, record.transactional);
    put(u"open"_s, true, record.inOpenTransaction);
    put(u"pid"_s, record.backendPid, record.backendPid != 0);
    put(u"application"_s, record.applicationName, !record.applicationName.isEmpty());
    put(u"transaction"_s, record.transactionId, record.transactionId != 0);
    put(u"server"_s, record.serverStart, !record.serverStart.isEmpty());
    put(u"object"_s, record.objectOid, record.objectOid != 0);
    put(u"indexes"_s, toJson(record.indexesBefore), !record.indexesBefore.isEmpty());
    put(u"backfill"_s, true, record.backfill);
    put(u"key"_s, QJsonArray::fromStringList(record.key), !record.key.isEmpty());
    put(u"rows"_s, record.rows, record.rows != 0);
    put(u"text"_s, record.text, !record.text.isEmpty());
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + QByteArrayLiteral("\n");
}

std::optional<JournalRecord> fromJsonLine(const QByteArray &line)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    const QString stateText = object.value("state"_L1).toString();
    const auto *name
        = std::ranges::find_if(stateNames, [&](const StateName &entry) { return entry.name == stateText; });
    if (name == stateNames.end())
        return std::nullopt;
    JournalRecord record;
    record.runId = object.value("run"_L1).toString();
    record.time = QDateTime::fromString(object.value("time"_L1).toString(), Qt::ISODateWithMs);
    record.state = name->state;
    record.fileName = object.value("file"_L1).toString();
    record.statement = object.value("statement"_L1).toInt(-1);
    record.sql = object.value("sql"_L1).toString();
    record.transactional = object.value("transactional"_L1).toBool();
    record.inOpenTransaction = object.value("open"_L1).toBool();
    record.backendPid = object.value("pid"_L1).toInt();
    record.applicationName = object.value("application"_L1).toString();
    record.transactionId = object.value("transaction"_L1).toInteger();
    record.serverStart = object.value("server"_L1).toString();
    record.objectOid = object.value("object"_L1).toInteger();
    for (const QJsonValue &oid : object.value("indexes"_L1).toArray())
        record.indexesBefore << oid.toInteger();
    record.backfill = object.value("backfill"_L1).toBool();
    for (const QJsonValue &part : object.value("key"_L1).toArray())
        record.key << part.toString();
    record.rows = object.value("rows"_L1).toInteger();
    record.text = object.value("text"_L1).toString();
    return record;
}

Result<Journal> Journal::open(const QString &folder, postgres::Connection &connection)
{
    TRY_ASSIGN(const auto identity,
        connection.query(
            uR"(SELECT s.system_identifier, d.oid FROM pg_catalog.pg_control_system() s, pg_catalog.pg_database d
                             WHERE d.datname = pg_catalog.current_database())"_s));
    return openFile(QDir(folder).filePath(u"%1-%2.jsonl"_s.arg(identity.text(0, 0), identity.text(0, 1))));
}

Result<Journal> Journal::openFile(const QString &path)
{
    Journal journal;
    journal.m_path = path;
    const QString folder = QFileInfo(path).absolutePath();
    if (!QDir().mkpath(folder))
        return makeError(ErrorKind::Io, u"cannot create the folder %1 for the run journal"_s.arg(folder));
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite | QIODevice::Append))
        return makeError(ErrorKind::Io, u"cannot write the run journal %1: %2"_s.arg(path, file.errorString()));
    // A line that a crash cut off would swallow the next one.
    const qint64 size = file.size();
    if (size > 0 && file.seek(size - 1) && file.read(1) != "\n")
        file.write("\n");
    syncFolder(folder);
    return journal;
}

Result<> Journal::append(const JournalRecord &record)
{
    const int descriptor
        = ::open(QFile::encodeName(m_path).constData(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    const QByteArray line = toJsonLine(record);
    const bool written = descriptor >= 0
        && ::write(descriptor, line.constData(), std::size_t(line.size())) == line.size() && ::fsync(descriptor) == 0;
    const QString reason = written ? QString() : systemError();
    if (descriptor >= 0)
        ::close(descriptor);
    if (!written)
        return makeError(ErrorKind::Io, u"cannot write the run journal %1: %2"_s.arg(m_path, reason));
    return {};
}

Result<QList<JournalRecord>> Journal::records() const
{
    TRY_ASSIGN(const QByteArray bytes, readFileBytes(m_path));
    QList<JournalRecord> records;
    for (const QByteArray &line : bytes.split('\n')) {
        if (auto record = fromJsonLine(line))
            records << *record;
    }
    return records;
}

Result<QList<JournalRecord>> Journal::lastRun() const
{
    TRY_ASSIGN(const QList<JournalRecord> all, records());
    const auto isStart = [](const JournalRecord &record) { return record.state == JournalState::RunStarted; };
    const auto start = std::find_if(all.crbegin(), all.crend(), isStart);
    if (start == all.crend())
        return QList<JournalRecord>();
    return all.mid(std::distance(start, all.crend()) - 1);
}

} // namespace schemawright::apply
