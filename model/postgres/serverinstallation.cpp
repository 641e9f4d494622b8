// Where PostgreSQL servers are found on a machine, and which one is chosen.
#include "model/base/process.h"
#include "model/postgres/privateserver.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace schemawright::postgres {

namespace {

using namespace Qt::StringLiterals;

struct Candidate {
    QString binFolder;
    QString origin;
};

void addVersionedFolders(QList<Candidate> &candidates, const QString &parent, const QString &origin)
{
    const QStringList versions = QDir(parent).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString &version : versions)
        candidates.append({ parent + u'/' + version + u"/bin"_s, origin });
}

QList<Candidate> candidateFolders()
{
    QList<Candidate> candidates;
    for (const QString &folder : qEnvironmentVariable("SCHEMAWRIGHT_POSTGRES").split(u':', Qt::SkipEmptyParts))
        candidates.append({ folder, u"SCHEMAWRIGHT_POSTGRES"_s });
    addVersionedFolders(candidates, u"/usr/lib/postgresql"_s, u"Debian"_s); // also PGDG's packages for Debian
    for (const QString &folder : QDir(u"/usr"_s).entryList({ u"pgsql-*"_s }, QDir::Dirs))
        candidates.append({ u"/usr/"_s + folder + u"/bin"_s, u"PGDG"_s });
    candidates.append({ u"/usr/local/pgsql/bin"_s, u"/usr/local/pgsql"_s });
    for (const QString &prefix : { qEnvironmentVariable("SCHEMAWRIGHT_DEPS"), u"/opt/schemawright"_s,
             QString(QDir::homePath() + u"/.local/share/schemawright/deps"_s) }) {
        if (!prefix.isEmpty())
            addVersionedFolders(candidates, prefix + u"/postgres"_s, u"test servers"_s);
    }
    for (const QString &folder : qEnvironmentVariable("PATH").split(u':', Qt::SkipEmptyParts))
        candidates.append({ folder, u"PATH"_s });
    return candidates;
}

bool hasControlFile(const QString &binFolder, int majorVersion, const QString &extension)
{
    const QStringList shareFolders { binFolder + u"/../share/postgresql"_s, binFolder + u"/../share"_s,
        u"/usr/share/postgresql/%1"_s.arg(majorVersion), u"/usr/pgsql-%1/share"_s.arg(majorVersion) };
    return std::any_of(shareFolders.begin(), shareFolders.end(), [&](const QString &folder) {
        // Debian's share folder must not vouch for another installation of the same major version.
        const bool isDebianFolder = folder.startsWith("/usr/share/postgresql/"_L1);
        return (!isDebianFolder || binFolder.startsWith("/usr/lib/postgresql/"_L1))
            && QFileInfo::exists(folder + QString(u"/extension/"_s + extension + u".control"_s));
    });
}

std::optional<ServerInstallation> probe(const Candidate &candidate)
{
    for (const QString &program : { u"/postgres"_s, u"/initdb"_s, u"/pg_ctl"_s }) {
        if (!QFileInfo(candidate.binFolder + program).isExecutable())
            return std::nullopt;
    }
    ProcessRequest request;
    request.program = candidate.binFolder + u"/postgres"_s;
    request.arguments = { u"--version"_s };
    request.timeout = std::chrono::seconds(5);
    const Result<ProcessOutput> output = runProcess(request);
    if (!output || output->exitCode != 0)
        return std::nullopt;
    static const QRegularExpression pattern(u"PostgreSQL\\) ([0-9]+)(\\S*)"_s);
    const QRegularExpressionMatch match = pattern.match(QString::fromUtf8(output->standardOutput));
    if (!match.hasMatch())
        return std::nullopt;
    ServerInstallation installation;
    installation.majorVersion = match.captured(1).toInt();
    installation.version = match.captured(1) + match.captured(2);
    installation.binFolder = candidate.binFolder;
    installation.origin = candidate.origin;
    installation.hasPgvector = hasControlFile(candidate.binFolder, installation.majorVersion, u"vector"_s);
    return installation;
}

/// Smaller is better: the asked version, then newer ones by distance, then older ones by distance.
int versionDistance(int found, int asked)
{
    return found >= asked ? found - asked : 1000 + asked - found;
}

} // namespace

QList<ServerInstallation> findServerInstallations()
{
    QList<ServerInstallation> installations;
    QSet<QString> seen;
    for (const Candidate &candidate : candidateFolders()) {
        const QString canonical = QFileInfo(candidate.binFolder + u"/postgres"_s).canonicalFilePath();
        if (canonical.isEmpty() || seen.contains(canonical))
            continue;
        seen.insert(canonical);
        if (auto installation = probe(candidate))
            installations.append(*installation);
    }
    std::stable_sort(installations.begin(), installations.end(),
        [](const ServerInstallation &a, const ServerInstallation &b) { return a.majorVersion > b.majorVersion; });
    return installations;
}

bool hasExtension(const ServerInstallation &installation, const QString &extension)
{
    return hasControlFile(installation.binFolder, installation.majorVersion, extension);
}

std::optional<ServerInstallation> chooseInstallation(const QList<ServerInstallation> &installations, int majorVersion)
{
    if (installations.isEmpty())
        return std::nullopt;
    const auto isBetter = [majorVersion](const ServerInstallation &a, const ServerInstallation &b) {
        if (majorVersion == 0) {
            if (a.hasPgvector != b.hasPgvector)
                return a.hasPgvector;
            return a.majorVersion > b.majorVersion;
        }
        const int distanceA = versionDistance(a.majorVersion, majorVersion);
        const int distanceB = versionDistance(b.majorVersion, majorVersion);
        if (distanceA != distanceB)
            return distanceA < distanceB;
        return a.hasPgvector && !b.hasPgvector;
    };
    return *std::min_element(installations.begin(), installations.end(), isBetter);
}

} // namespace schemawright::postgres
