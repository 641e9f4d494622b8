#include "tests/model/workflow/lintservers.h"

#include "model/workflow/lintedtext.h"

namespace schemawright::testing {

using namespace Qt::StringLiterals;

bool LintServers::start()
{
    for (const int version : { 15, 18 }) {
        m_servers[version] = PgFixture::start(version);
        if (!m_servers.at(version))
            return false;
        m_databases[version] = m_servers.at(version)->createDatabase();
    }
    return true;
}

postgres::Connection LintServers::databaseWith(int version, const QString &setup)
{
    postgres::Connection connection = m_servers.at(version)->connect(m_databases.value(version));
    const auto made = connection.execute(u"DROP SCHEMA public CASCADE; CREATE SCHEMA public; "_s + setup);
    if (!made)
        qFatal("%s", qPrintable(made.error().toText()));
    return connection;
}

QList<lint::Finding> findingsOf(const QString &sql, postgres::Connection &connection)
{
    migrations::MigrationFile file;
    file.fileName = u"1.sql"_s;
    file.text = sql;
    lint::LintOptions options;
    options.fewRows = 0;
    options.smallBytes = 0;
    return workflow::lintFiles({ file }, &connection, {}, options).first().findings;
}

} // namespace schemawright::testing
