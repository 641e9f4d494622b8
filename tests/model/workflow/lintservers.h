// Servers of PostgreSQL 15 and 18, for tests that compare what the linter says with what they do.
#pragma once

#include "model/lint/finding.h"
#include "tests/support/pgfixture.h"

#include <QMap>

#include <map>

namespace schemawright::testing {

class LintServers
{
public:
    [[nodiscard]] bool start(); ///< false: one of them is not on this machine
    /// To a database that has only what the statements make.
    [[nodiscard]] postgres::Connection databaseWith(int version, const QString &setup);

private:
    std::map<int, std::unique_ptr<PgFixture>> m_servers;
    QMap<int, QString> m_databases;
};

/// Of a file with this text, on this database; its tables stand for large ones.
[[nodiscard]] QList<lint::Finding> findingsOf(const QString &sql, postgres::Connection &connection);

} // namespace schemawright::testing
