#include "model/catalog/calibration.h"

#include <QElapsedTimer>

#include <algorithm>

namespace schemawright::catalog {

using namespace Qt::StringLiterals;

namespace {

const QString table = u"schemawright_calibration"_s;

/// Rows of an ordinary width, some 220 bytes. The server's own autovacuum does not see a table that is not committed.
const QString makeTable = u"CREATE TABLE schemawright_calibration (id bigint, n integer, at timestamptz, body text)"_s;
const QString fillTable = uR"(
INSERT INTO schemawright_calibration
SELECT g, (g * 7919) % 1000003, now(), repeat(md5(g::text), 5) FROM generate_series(1, 220000) g)"_s;

Result<double> secondsOf(postgres::Connection &connection, const QString &sql, const std::stop_token &stop)
{
    QElapsedTimer timer;
    timer.start();
    TRY(connection.execute(sql, stop));
    return std::max<double>(1e-3, static_cast<double>(timer.nsecsElapsed()) / 1e9);
}

Result<Calibration> measure(postgres::Connection &connection, const std::stop_token &stop)
{
    TRY(connection.execute(makeTable, stop));
    TRY(connection.execute(fillTable, stop));
    TRY_ASSIGN(const auto size, connection.query(u"SELECT pg_table_size('schemawright_calibration')"_s, {}, stop));
    const double bytes = static_cast<double>(size.integer(0, 0));
    // What ALTER TABLE does to check rows. The first reading also sets hint bits, so the second one counts.
    const QString check = u"ALTER TABLE "_s + table + u" ADD CHECK (n IS NOT NULL)"_s;
    TRY_ASSIGN([[maybe_unused]] const double first, secondsOf(connection, check, stop));
    TRY_ASSIGN(const double scan, secondsOf(connection, check, stop));
    TRY_ASSIGN(const double rewrite, secondsOf(connection, u"ALTER TABLE "_s + table + u" ALTER n TYPE bigint"_s, stop));
    TRY_ASSIGN(const double index, secondsOf(connection, u"CREATE INDEX ON "_s + table + u" (n)"_s, stop));
    Calibration calibration;
    calibration.scanBytesPerSecond = bytes / scan;
    calibration.rewriteBytesPerSecond = bytes / rewrite;
    calibration.indexBytesPerSecond = bytes / index;
    return calibration;
}

} // namespace

Result<Calibration> calibrate(postgres::Connection &connection, const QString &serverText, const std::stop_token &stop)
{
    TRY(connection.execute(u"BEGIN"_s, stop));
    auto calibration = measure(connection, stop);
    if (const auto ended = connection.execute(u"ROLLBACK"_s); !ended && calibration)
        return makeError(ended.error());
    if (!calibration)
        return makeError(calibration.error().withContext(u"measuring how fast the development server works"_s));
    calibration->server = serverText;
    return calibration;
}

} // namespace schemawright::catalog
