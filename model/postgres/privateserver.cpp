// How one server is shared and stopped, across processes and crashes:
//   <folder>/start.lock  exclusive while somebody starts or stops the server;
//   <folder>/lease.lock  shared by every lease; whoever can take it exclusively knows that nobody needs the server.
// flock(2) locks vanish with the process that holds them, so a crash of ours leaves no lease behind. A server that was
// left running by a crash is joined by the next start, cleaned of its databases, and stopped with the last lease.
#include "model/postgres/privateserver.h"

#include "model/base/process.h"
#include "model/base/textfile.h"
#include "model/postgres/connection.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QStorageInfo>
#include <QThread>

#include <algorithm>

#include <fcntl.h>
#include <pwd.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace schemawright::postgres {

namespace {

using namespace Qt::StringLiterals;

constexpr qint64 neededBytes = 200LL * 1024 * 1024; ///< a fresh cluster is about 40 MB; WAL grows to 64 MB and more

/// The account that the server runs as. initdb and postgres refuse to run as root.
struct ServerAccount {
    uint userId = 0; ///< 0: our own
    uint groupId = 0;
};

Result<ServerAccount> serverAccount()
{
    if (geteuid() != 0)
        return ServerAccount {};
    for (const char *name : { "postgres", "nobody" }) {
        if (const passwd *entry = getpwnam(name))
            return ServerAccount { entry->pw_uid, entry->pw_gid };
    }
    return makeError(ErrorKind::Io, u"PostgreSQL refuses to run as root and this machine has no user postgres"_s,
        u"Run Schemawright as another user, or install the package postgresql-common."_s);
}

QString purposeText(ServerPurpose purpose)
{
    switch (purpose) {
    case ServerPurpose::Development:
        return u"development"_s;
    case ServerPurpose::Sample:
        return u"sample"_s;
    }
    Q_UNREACHABLE();
}

/// Root's own cache is closed to user postgres, so root's servers live in the system's cache folder.
QString serversFolder()
{
    const QString chosen = qEnvironmentVariable("SCHEMAWRIGHT_SERVER_FOLDER");
    if (!chosen.isEmpty())
        return chosen;
    if (geteuid() == 0)
        return u"/var/cache/schemawright"_s;
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + u"/schemawright"_s;
}

/// A folder that is there already – chosen by the person, say – keeps its owner and permissions.
Result<> makeFolder(const QString &path, const ServerAccount &account)
{
    if (QFileInfo(path).isDir())
        return {};
    if (!QDir().mkpath(path))
        return makeError(ErrorKind::Io, u"cannot create the folder %1"_s.arg(path), u"Check its permissions."_s);
    const QByteArray name = QFile::encodeName(path);
    if (account.userId != 0 && chown(name.constData(), account.userId, account.groupId) != 0)
        return makeError(ErrorKind::Io, u"cannot give the folder %1 to the server's user"_s.arg(path));
    if (chmod(name.constData(), 0700) != 0)
        return makeError(ErrorKind::Io, u"cannot close the folder %1 to other users"_s.arg(path));
    return {};
}

/// A flock that is released by its destructor, and by the kernel when the process dies.
class FileLock
{
public:
    explicit FileLock(const QString &path)
        : m_descriptor(::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600))
    {
    }
    ~FileLock()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    FileLock(const FileLock &) = delete;
    FileLock &operator=(const FileLock &) = delete;

    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }
    [[nodiscard]] bool tryExclusive() const { return ::flock(m_descriptor, LOCK_EX | LOCK_NB) == 0; }
    [[nodiscard]] bool tryShared() const { return ::flock(m_descriptor, LOCK_SH | LOCK_NB) == 0; }
    void release() const { ::flock(m_descriptor, LOCK_UN); }

private:
    int m_descriptor = -1;
};

/// Whether a process listens on the Unix socket `path`.
bool isListening(const QString &path)
{
    sockaddr_un address {};
    const QByteArray name = QFile::encodeName(path);
    if (static_cast<std::size_t>(name.size()) >= sizeof(address.sun_path))
        return false;
    address.sun_family = AF_UNIX;
    std::copy(name.begin(), name.end(), address.sun_path);
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const bool listens
        = descriptor >= 0 && ::connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof(address)) == 0;
    if (descriptor >= 0)
        ::close(descriptor);
    return listens;
}

Result<> waitForExclusive(const FileLock &lock, const std::stop_token &stop)
{
    for (int attempt = 0; attempt < 1200; ++attempt) {
        if (lock.tryExclusive())
            return {};
        if (stop.stop_requested())
            return makeError(ErrorKind::Cancelled, u"starting the private server was cancelled"_s);
        QThread::msleep(50);
    }
    return makeError(ErrorKind::Timeout, u"another Schemawright has been starting the private server for a minute"_s,
        u"Close other Schemawright windows and try again."_s);
}

} // namespace

struct PrivateServer::Lease {
    ServerInstallation installation;
    ServerPurpose purpose = ServerPurpose::Development;
    ServerAccount account;
    QString folder;
    QString socketFolder;
    QString warning;
    std::unique_ptr<FileLock> lock;

    Lease() = default;
    Lease(const Lease &) = delete;
    Lease &operator=(const Lease &) = delete;
    ~Lease() { release(); }

    [[nodiscard]] QString dataFolder() const { return folder + u"/data"_s; }
    [[nodiscard]] ConnectionSettings settings(const QString &database) const;
    [[nodiscard]] ConfinedPaths neededPaths() const;
    [[nodiscard]] Result<ProcessOutput> run(
        const QString &program, const QStringList &arguments, const std::stop_token &stop = {}) const;
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] Result<> initialise(const std::stop_token &stop) const;
    [[nodiscard]] Result<> start(const std::stop_token &stop) const;
    [[nodiscard]] Result<> dropLeftovers() const;
    [[nodiscard]] Result<> startOver(const std::stop_token &stop) const;
    void release();
};

ConnectionSettings PrivateServer::Lease::settings(const QString &database) const
{
    ConnectionSettings settings;
    settings.host = socketFolder;
    settings.port = 5432;
    settings.user = u"postgres"_s;
    settings.database = database;
    return settings;
}

/// All that PostgreSQL needs to run. Scripts of a project run with the rights of its superuser, who may start programs and read and
/// write files (docs: sql-copy, "COPY TO PROGRAM"): on this machine that ends at the server's own folder.
ConfinedPaths PrivateServer::Lease::neededPaths() const
{
    ConfinedPaths paths;
    paths.readable = { u"/usr"_s, u"/lib"_s, u"/lib64"_s, u"/etc"_s, QFileInfo(installation.binFolder).path(), u"/dev/urandom"_s };
    paths.writable = { folder, socketFolder, u"/dev/shm"_s, u"/dev/null"_s, u"/dev/zero"_s };
    // pg_ctl starts the server by way of a shell; a program needs its loader.
    paths.executable = { u"/bin/sh"_s, u"/lib64/ld-linux-x86-64.so.2"_s, u"/lib/ld-linux-aarch64.so.1"_s,
        installation.binFolder + u"/pg_ctl"_s, installation.binFolder + u"/postgres"_s };
    return paths;
}

Result<ProcessOutput> PrivateServer::Lease::run(
    const QString &program, const QStringList &arguments, const std::stop_token &stop) const
{
    ProcessRequest request;
    request.program = installation.binFolder + u'/' + program;
    request.arguments = arguments;
    request.workingFolder = folder; // Ours may be closed to the server's user.
    request.userId = account.userId;
    request.groupId = account.groupId;
    if (program == "pg_ctl"_L1 && arguments.value(0) == "start"_L1)
        request.confinedTo = neededPaths();
    request.environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    request.environment.remove(u"PGDATA"_s);
    request.environment.insert(u"HOME"_s, folder);
    TRY_ASSIGN(ProcessOutput output, runProcess(request, stop));
    if (output.exitCode != 0) {
        Error error;
        error.kind = ErrorKind::Io;
        error.text = u"%1 of PostgreSQL %2 failed"_s.arg(program, installation.version);
        error.detail = QString::fromUtf8(output.standardError + output.standardOutput).trimmed();
        error.hint = u"See %1."_s.arg(folder + u"/server.log"_s);
        return makeError(error);
    }
    return output;
}

bool PrivateServer::Lease::isRunning() const
{
    // pg_ctl status only asks whether the process number in postmaster.pid is alive; after a crash of the machine it may be
    // another program's. A server of ours listens on its socket.
    return QFileInfo::exists(dataFolder() + u"/postmaster.pid"_s)
        && run(u"pg_ctl"_s, { u"status"_s, u"-D"_s, dataFolder() }).has_value()
        && isListening(socketFolder + u"/.s.PGSQL.5432"_s);
}

Result<> PrivateServer::Lease::initialise(const std::stop_token &stop) const
{
    const QString marker = folder + u"/initialised"_s;
    if (QFileInfo::exists(marker) && QFileInfo::exists(dataFolder() + u"/PG_VERSION"_s))
        return {};
    const QStorageInfo storage(folder);
    if (storage.isValid() && storage.bytesAvailable() < neededBytes) {
        return makeError(ErrorKind::Io,
            u"the private server needs 200 MB in %1, where %2 MB are free"_s.arg(folder).arg(
                storage.bytesAvailable() / 1024 / 1024),
            u"Free some space there."_s);
    }
    QDir(dataFolder()).removeRecursively(); // What a crash during initdb left.
    TRY(run(u"initdb"_s,
        { u"-D"_s, dataFolder(), u"-A"_s, u"trust"_s, u"-N"_s, u"-U"_s, u"postgres"_s, u"-E"_s, u"UTF8"_s,
            u"--locale=C"_s },
        stop));
    return writeTextFile(marker, installation.version + u'\n');
}

Result<> PrivateServer::Lease::start(const std::stop_token &stop) const
{
    // A socket file of a dead server would not stop the new one; its postmaster.pid would, when its number is another
    // program's by now. Nobody else starts one here: the caller holds start.lock and has looked.
    QFile::remove(dataFolder() + u"/postmaster.pid"_s);
    QString options = u"-k '%1' -p 5432 -c listen_addresses='' -c unix_socket_permissions=0700 -c jit=off "
                      "-c max_connections=60 -c max_locks_per_transaction=256 -c shared_buffers=64MB -c log_min_messages=warning "
                      "-c max_wal_size=512MB"_s.arg(socketFolder);
    if (purpose == ServerPurpose::Development)
        options += u" -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off"_s;
    TRY(run(u"pg_ctl"_s,
        { u"start"_s, u"-w"_s, u"-t"_s, u"60"_s, u"-D"_s, dataFolder(), u"-l"_s, folder + u"/server.log"_s, u"-o"_s,
            options },
        stop));
    return {};
}

/// Development databases are named schemawright_…; without a lease nobody can be using them.
Result<> PrivateServer::Lease::dropLeftovers() const
{
    TRY_ASSIGN(Connection connection, Connection::open(settings(u"postgres"_s)));
    TRY_ASSIGN(const ResultSet rows,
        connection.query(u"SELECT format('DROP DATABASE IF EXISTS %I WITH (FORCE)', datname) FROM pg_database "
                         "WHERE datname LIKE 'schemawright\\_%'"_s));
    for (int row = 0; row < rows.rowCount(); ++row)
        TRY(connection.execute(rows.text(row, 0)));
    return {};
}

Result<> PrivateServer::Lease::startOver(const std::stop_token &stop) const
{
    (void)run(u"pg_ctl"_s, { u"stop"_s, u"-m"_s, u"immediate"_s, u"-w"_s, u"-D"_s, dataFolder() });
    QFile::remove(folder + u"/initialised"_s);
    TRY(initialise(stop));
    return start(stop);
}

void PrivateServer::Lease::release()
{
    if (!lock)
        return;
    const FileLock startLock(folder + u"/start.lock"_s);
    if (!startLock.isOpen() || !waitForExclusive(startLock, {}))
        return;
    lock->release();
    if (lock->tryExclusive() && isRunning())
        (void)run(u"pg_ctl"_s, { u"stop"_s, u"-m"_s, u"fast"_s, u"-w"_s, u"-D"_s, dataFolder() });
    lock.reset();
}

Result<PrivateServer> PrivateServer::acquire(
    int majorVersion, ServerPurpose purpose, const ProgressFn &progress, const std::stop_token &stop)
{
    const auto installation = chooseInstallation(findServerInstallations(), majorVersion);
    if (!installation) {
        return makeError(ErrorKind::Input, u"no PostgreSQL server programs were found on this machine"_s,
            u"Install one, for example with: apt-get install postgresql"_s);
    }
    TRY_ASSIGN(const ServerAccount account, serverAccount());
    auto lease = std::make_shared<Lease>();
    lease->installation = *installation;
    lease->purpose = purpose;
    lease->account = account;
    lease->folder = serversFolder() + u"/postgres-%1-%2"_s.arg(installation->majorVersion).arg(purposeText(purpose));
    if (majorVersion != 0 && majorVersion != installation->majorVersion) {
        lease->warning = u"PostgreSQL %1 was asked for; this machine has %2, which is used instead"_s.arg(majorVersion)
                             .arg(installation->version);
    }
    TRY(makeFolder(serversFolder(), account));
    TRY(makeFolder(lease->folder, account));
    lease->socketFolder = lease->folder + u"/run"_s;
    if (QFile::encodeName(lease->socketFolder).size() > 85) { // sun_path holds 107 bytes; the socket's own name takes 15.
        const QByteArray hash = QCryptographicHash::hash(lease->folder.toUtf8(), QCryptographicHash::Sha256).toHex();
        lease->socketFolder = u"/tmp/schemawright-%1-%2"_s.arg(geteuid()).arg(QString::fromLatin1(hash.left(10)));
    }
    TRY(makeFolder(lease->socketFolder, account));

    const FileLock startLock(lease->folder + u"/start.lock"_s);
    auto leaseLock = std::make_unique<FileLock>(lease->folder + u"/lease.lock"_s);
    if (!startLock.isOpen() || !leaseLock->isOpen())
        return makeError(ErrorKind::Io, u"cannot write in %1"_s.arg(lease->folder), u"Check its permissions."_s);
    TRY(waitForExclusive(startLock, stop));
    const bool alone = leaseLock->tryExclusive();
    if (alone && lease->isRunning()) {
        if (purpose == ServerPurpose::Development && !lease->dropLeftovers())
            (void)lease->run(u"pg_ctl"_s, { u"stop"_s, u"-m"_s, u"immediate"_s, u"-D"_s, lease->dataFolder() });
    }
    if (!lease->isRunning()) {
        reportProgress(progress, u"Starting PostgreSQL %1"_s.arg(installation->version));
        TRY(lease->initialise(stop));
        if (const auto started = lease->start(stop); !started) {
            // Cancelled or timed out while it starts: without a lease nobody would stop it.
            (void)lease->run(u"pg_ctl"_s, { u"stop"_s, u"-m"_s, u"immediate"_s, u"-D"_s, lease->dataFolder() });
            return makeError(started.error());
        }
        // A leftover that cannot be dropped (one with a subscription, say): the cluster is throw-away, so it goes whole.
        if (purpose == ServerPurpose::Development && !lease->dropLeftovers())
            TRY(lease->startOver(stop));
    }
    if (!leaseLock->tryShared()) // Converting an exclusive flock of our own cannot fail; joining others' shared one neither.
        return makeError(ErrorKind::Internal, u"cannot hold the lease of the private server"_s);
    lease->lock = std::move(leaseLock);
    PrivateServer server;
    server.m_lease = std::move(lease);
    return server;
}

const ServerInstallation &PrivateServer::installation() const
{
    return m_lease->installation;
}

QString PrivateServer::versionWarning() const
{
    return m_lease->warning;
}

ConnectionSettings PrivateServer::settings(const QString &database) const
{
    return m_lease->settings(database);
}

QString PrivateServer::dataFolder() const
{
    return m_lease->dataFolder();
}

} // namespace schemawright::postgres
