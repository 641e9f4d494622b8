#include "pgfixture.h"

#include "model/base/process.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryFile>
#include <QtTest>

#include <atomic>

namespace schemawright::testing {

using namespace Qt::StringLiterals;

namespace {

[[noreturn]] void abortTest(const QString &text)
{
    qFatal("%s", qPrintable(text));
}

/// psql and pg_dump of the server's own folder, else of the newest installation that has them (the npm servers do not).
QString clientProgram(const QString &binFolder, const QString &name)
{
    if (QFileInfo(binFolder + u'/' + name).isExecutable())
        return binFolder + u'/' + name;
    const QStringList versions = QDir(u"/usr/lib/postgresql"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (qsizetype i = versions.size(); i > 0; --i) {
        const QString program = u"/usr/lib/postgresql/%1/bin/%2"_s.arg(versions[i - 1], name);
        if (QFileInfo(program).isExecutable())
            return program;
    }
    return name;
}

QString uniqueDatabaseName()
{
    static std::atomic<int> counter = 0;
    return u"schemawright_test_%1_%2"_s.arg(QCoreApplication::applicationPid()).arg(++counter);
}

} // namespace

PgFixture::PgFixture(postgres::PrivateServer server)
    : m_server(std::move(server))
{
}

std::unique_ptr<PgFixture> PgFixture::start(int majorVersion)
{
    const auto installations = postgres::findServerInstallations();
    const auto chosen = postgres::chooseInstallation(installations, majorVersion);
    if (!chosen || (majorVersion != 0 && chosen->majorVersion != majorVersion))
        return nullptr;
    auto server = postgres::PrivateServer::acquire(majorVersion, postgres::ServerPurpose::Development);
    if (!server)
        abortTest(server.error().toText());
    return std::unique_ptr<PgFixture>(new PgFixture(std::move(*server)));
}

PgFixture::~PgFixture()
{
    auto connection = postgres::Connection::open(m_server.settings());
    if (!connection)
        return;
    for (const QString &database : std::as_const(m_databases))
        (void)connection->execute(u"DROP DATABASE IF EXISTS %1 WITH (FORCE)"_s.arg(database));
}

QString PgFixture::createDatabase()
{
    return copyDatabase(u"template0"_s);
}

QString PgFixture::copyDatabase(const QString &original)
{
    const QString name = uniqueDatabaseName();
    postgres::Connection connection = connect(u"postgres"_s);
    const auto created = connection.execute(u"CREATE DATABASE %1 TEMPLATE %2"_s.arg(name, original));
    if (!created)
        abortTest(created.error().toText());
    m_databases << name;
    return name;
}

postgres::ConnectionSettings PgFixture::settings(const QString &database) const
{
    return m_server.settings(database);
}

postgres::Connection PgFixture::connect(const QString &database) const
{
    auto connection = postgres::Connection::open(settings(database));
    if (!connection)
        abortTest(connection.error().toText());
    return std::move(*connection);
}

void PgFixture::runScript(const QString &database, const QString &sql) const
{
    QTemporaryFile file;
    if (!file.open() || file.write(sql.toUtf8()) < 0 || !file.flush())
        abortTest(u"cannot write a temporary file"_s);
    ProcessRequest request;
    request.program = clientProgram(m_server.installation().binFolder, u"psql"_s);
    request.arguments = { u"-X"_s, u"-q"_s, u"-v"_s, u"ON_ERROR_STOP=1"_s, u"-h"_s, settings(database).host, u"-U"_s,
        u"postgres"_s, u"-d"_s, database, u"-f"_s, file.fileName() };
    request.timeout = std::chrono::minutes(5);
    const auto output = runProcess(request);
    if (!output)
        abortTest(output.error().toText());
    if (output->exitCode != 0)
        abortTest(u"psql: "_s + QString::fromUtf8(output->standardError));
}

QString PgFixture::dump(const QString &database, const QStringList &arguments) const
{
    ProcessRequest request;
    request.program = clientProgram(m_server.installation().binFolder, u"pg_dump"_s);
    request.arguments = QStringList { u"--schema-only"_s, u"-h"_s, settings(database).host, u"-U"_s, u"postgres"_s } + arguments
        + QStringList { database };
    request.timeout = std::chrono::minutes(2);
    const auto output = runProcess(request);
    if (!output)
        abortTest(output.error().toText());
    if (output->exitCode != 0)
        abortTest(u"pg_dump: "_s + QString::fromUtf8(output->standardError));
    // pg_dump 15.14 and later wrap the script in \restrict with a random key.
    static const QRegularExpression random(u"^\\\\(un)?restrict .*$"_s, QRegularExpression::MultilineOption);
    return QString::fromUtf8(output->standardOutput).remove(random);
}

int PgFixture::majorVersion() const
{
    return m_server.installation().majorVersion;
}

QString corpusFolder()
{
    const QString chosen = qEnvironmentVariable("SCHEMAWRIGHT_CORPUS", QStringLiteral(SCHEMAWRIGHT_SOURCE_DIR "/../shared/corpus"));
    return QFileInfo(chosen).isDir() ? QDir(chosen).absolutePath() : QString();
}

} // namespace schemawright::testing
