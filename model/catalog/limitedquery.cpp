#include "model/catalog/limitedquery.h"

namespace schemawright::catalog {

using namespace Qt::StringLiterals;

QStringList limits()
{
    return { u"SET LOCAL statement_timeout = '5s'"_s, u"SET LOCAL lock_timeout = '2s'"_s };
}

Result<QList<postgres::ResultSet>> queryWithinLimits(
    postgres::Connection &connection, const QStringList &statements, const std::stop_token &stop)
{
    // As postgres::beginSnapshot(), but the limits come first: to call a function, even set_config(), the server reads
    // catalogs that somebody may lock (pg_proc, pg_type, pg_namespace; measured on 15 and 18).
    const QStringList opening = QStringList { u"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"_s } + limits()
        + QStringList { u"SELECT set_config('search_path', '', true), set_config('jit', 'off', true)"_s };
    const auto results = connection.queryAll(opening + statements, stop);
    if (connection.isAlive())
        TRY(connection.execute(u"ROLLBACK"_s));
    if (!results)
        return makeError(results.error());
    return results->mid(opening.size());
}

} // namespace schemawright::catalog
