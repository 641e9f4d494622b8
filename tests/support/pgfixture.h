// A real PostgreSQL server for tests: private socket, fsync off, one database per test. Never a shared one.
#pragma once

#include "model/postgres/connection.h"
#include "model/postgres/privateserver.h"

#include "tests/support/requirement.h"

#include <QString>

#include <memory>

namespace schemawright::testing {

class PgFixture
{
public:
    /// The server of this major version (0: Debian's own), started or joined. Null when there is none on this machine:
    /// then the test must QSKIP, or fail when REQUIRE_PG=1 (the macro below does both).
    [[nodiscard]] static std::unique_ptr<PgFixture> start(int majorVersion = 0);

    /// A new empty database, dropped when the fixture ends.
    [[nodiscard]] QString createDatabase();
    /// A new database as a copy of another one of this fixture (nobody may be connected to it).
    [[nodiscard]] QString copyDatabase(const QString &original);
    [[nodiscard]] postgres::ConnectionSettings settings(const QString &database) const;
    [[nodiscard]] postgres::Connection connect(const QString &database) const; ///< aborts the test on failure
    /// Runs a whole script with psql (ON_ERROR_STOP); aborts the test with psql's message on failure.
    void runScript(const QString &database, const QString &sql) const;
    /// pg_dump --schema-only of the server's own version, with lines that vary by nature removed.
    [[nodiscard]] QString dump(const QString &database, const QStringList &arguments = {}) const;
    [[nodiscard]] int majorVersion() const;
    ~PgFixture();

private:
    explicit PgFixture(postgres::PrivateServer server);
    postgres::PrivateServer m_server;
    QStringList m_databases;
};

/// The folder of shared test cases (SCHEMAWRIGHT_CORPUS, else ../shared/corpus); empty when it is not there.
[[nodiscard]] QString corpusFolder();

} // namespace schemawright::testing

/// Skips the test without a server; fails it when REQUIRE_PG=1.
#define REQUIRE_SERVER(fixture) \
    do { \
        if (!(fixture)) \
            SKIP_UNLESS_REQUIRED("REQUIRE_PG", "no PostgreSQL server of this version on this machine"); \
    } while (false)

/// Fails the test with the error's text.
#define QVERIFY_RESULT(result) \
    do { \
        if (!(result)) \
            QFAIL(qPrintable((result).error().toText())); \
    } while (false)
