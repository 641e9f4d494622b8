// The statements of SCHEMAWRIGHT_CORPUS/locks, each with the database that it was measured on.
#pragma once

#include "tests/support/pgfixture.h"

#include <optional>

namespace schemawright::testing {

struct LockCase {
    QString id;
    int minimumVersion = 0; ///< major
    bool isWatched = false; ///< seen from another session: it refuses transactions
    QString setup;
    QString sql; ///< one statement or a few
};

[[nodiscard]] QString locksFolder();
[[nodiscard]] bool hasLockCases();
/// Those that a server of this version can run.
[[nodiscard]] QList<LockCase> lockCases(int majorVersion);

/// A server with the fixture that all cases begin with, in fewer rows: locks do not depend on their number.
class LockServer
{
public:
    explicit LockServer(PgFixture &fixture);

    /// Connected to a database on which the case's setup has run; a copy of its own for cases that have one or refuse
    /// transactions. The others share a database: run them in a transaction that is rolled back.
    [[nodiscard]] postgres::Connection &connectionFor(const LockCase &one);
    [[nodiscard]] static bool isShared(const LockCase &one) { return !one.isWatched && one.setup.isEmpty(); }

private:
    PgFixture &m_fixture;
    QString m_original;
    std::optional<postgres::Connection> m_shared;
    std::optional<postgres::Connection> m_own;
};

} // namespace schemawright::testing
