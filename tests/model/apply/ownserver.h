// A server of one test's own, which it may stop in the middle of everything. fsync stays on: what was committed must be
// there after the restart.
#pragma once

#include "model/base/process.h"
#include "model/postgres/connection.h"
#include "model/postgres/privateserver.h"

#include <QTemporaryDir>
#include <QtTest>

#include <pwd.h>
#include <unistd.h>

namespace schemawright::testing {

class OwnServer
{
public:
    OwnServer()
        : m_folder(QStringLiteral("/tmp/schemawright-own-XXXXXX"))
        , m_installation(postgres::chooseInstallation(postgres::findServerInstallations(), 0).value())
    {
        if (::getuid() == 0) {
            const passwd *postgres = ::getpwnam("postgres");
            m_userId = postgres->pw_uid;
            m_groupId = postgres->pw_gid;
            if (::chown(qPrintable(m_folder.path()), m_userId, m_groupId) != 0)
                qFatal("cannot give the folder to postgres");
        }
        run(QStringLiteral("initdb"),
            { QStringLiteral("-D"), dataFolder(), QStringLiteral("-A"), QStringLiteral("trust"), QStringLiteral("-N"),
                QStringLiteral("-U"), QStringLiteral("postgres") });
        start();
    }
    ~OwnServer() { stop(); }
    OwnServer(const OwnServer &) = delete;
    OwnServer &operator=(const OwnServer &) = delete;

    void start()
    {
        run(QStringLiteral("pg_ctl"),
            { QStringLiteral("start"), QStringLiteral("-w"), QStringLiteral("-D"), dataFolder(), QStringLiteral("-l"),
                m_folder.filePath(QStringLiteral("log")), QStringLiteral("-o"),
                QStringLiteral("-k %1 -c listen_addresses='' -c max_connections=20").arg(m_folder.path()) });
    }
    void stop()
    {
        run(QStringLiteral("pg_ctl"),
            { QStringLiteral("stop"), QStringLiteral("-D"), dataFolder(), QStringLiteral("-m"),
                QStringLiteral("immediate") },
            false);
    }
    [[nodiscard]] QString program(const QString &name) const { return m_installation.binFolder + u'/' + name; }
    [[nodiscard]] QString dataFolder() const { return m_folder.filePath(QStringLiteral("data")); }
    [[nodiscard]] postgres::ConnectionSettings settings(const QString &database) const
    {
        postgres::ConnectionSettings settings;
        settings.host = m_folder.path();
        settings.port = 5432;
        settings.user = QStringLiteral("postgres");
        settings.database = database;
        return settings;
    }

private:
    void run(const QString &name, const QStringList &arguments, bool mustSucceed = true) const
    {
        ProcessRequest request;
        request.program = program(name);
        request.arguments = arguments;
        request.workingFolder = m_folder.path();
        request.userId = m_userId;
        request.groupId = m_groupId;
        const auto output = runProcess(request);
        if (mustSucceed && (!output || output->exitCode != 0))
            qFatal("%s failed", qPrintable(name));
    }

    QTemporaryDir m_folder;
    postgres::ServerInstallation m_installation;
    uint m_userId = 0;
    uint m_groupId = 0;
};

} // namespace schemawright::testing
