#include "model/base/confinement.h"

#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace schemawright {

namespace {

// Debian 12's headers know the first two versions of the interface; the numbers are the kernel's (man 7 landlock).
constexpr quint64 truncateAccess = 1ULL << 14; // 3
constexpr quint64 tcpAccess = (1ULL << 0) | (1ULL << 1); // 4: bind and connect

constexpr quint64 readAccess = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
constexpr quint64 fileWrites = LANDLOCK_ACCESS_FS_WRITE_FILE;
constexpr quint64 folderWrites = LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_DIR
    | LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_SYM;
constexpr quint64 neverAllowed = LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_BLOCK;

struct RulesetAttributes {
    quint64 files = 0;
    quint64 network = 0;
};

int interfaceVersion()
{
    return static_cast<int>(syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION));
}

quint64 truncating(int version)
{
    return version >= 3 ? truncateAccess : 0;
}

void allow(int ruleset, const QString &path, quint64 access)
{
    const bool isFolder = QFileInfo(path).isDir();
    const int place = open(QFile::encodeName(path).constData(), O_PATH | O_CLOEXEC);
    if (place < 0)
        return;
    landlock_path_beneath_attr rule {};
    rule.allowed_access = isFolder ? access : access & ~(folderWrites | LANDLOCK_ACCESS_FS_READ_DIR);
    rule.parent_fd = place;
    (void)syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    close(place);
}

} // namespace

struct Confinement::Ruleset {
    explicit Ruleset(int handle)
        : fd(handle)
    { }
    Ruleset(const Ruleset &) = delete;
    Ruleset &operator=(const Ruleset &) = delete;
    ~Ruleset() { close(fd); }

    int fd;
};

bool Confinement::isPossible()
{
    return interfaceVersion() >= 1;
}

Confinement::Confinement(const ConfinedPaths &paths)
{
    const int version = interfaceVersion();
    if (version < 1)
        return;
    const quint64 writes = fileWrites | folderWrites | truncating(version);
    RulesetAttributes attributes { readAccess | writes | LANDLOCK_ACCESS_FS_EXECUTE | neverAllowed, version >= 4 ? tcpAccess : 0 };
    const size_t size = version >= 4 ? sizeof attributes : sizeof attributes.files;
    const int ruleset = static_cast<int>(syscall(SYS_landlock_create_ruleset, &attributes, size, 0));
    if (ruleset < 0)
        return;
    fcntl(ruleset, F_SETFD, FD_CLOEXEC);
    for (const QString &path : paths.readable)
        allow(ruleset, path, readAccess);
    for (const QString &path : paths.writable)
        allow(ruleset, path, readAccess | writes);
    for (const QString &path : paths.executable)
        allow(ruleset, path, LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_EXECUTE);
    m_ruleset = std::make_shared<const Ruleset>(ruleset);
}

bool Confinement::enter() const
{
    if (!m_ruleset)
        return true;
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && syscall(SYS_landlock_restrict_self, m_ruleset->fd, 0) == 0;
}

} // namespace schemawright
