#include "model/postgres/libpqerror.h"

#include "model/base/sourcerange.h"

namespace schemawright::postgres {

using namespace Qt::StringLiterals;

QString oneLine(const char *message)
{
    return QString::fromUtf8(message).simplified();
}

QString errorField(const PGresult *result, int code)
{
    const char *text = PQresultErrorField(result, code);
    return text != nullptr ? QString::fromUtf8(text) : QString();
}

Error serverError(const PGconn *connection, const PGresult *result, const QString &sql)
{
    Error error;
    error.kind = ErrorKind::Server;
    error.sqlState = errorField(result, PG_DIAG_SQLSTATE);
    error.text = errorField(result, PG_DIAG_MESSAGE_PRIMARY);
    error.detail = errorField(result, PG_DIAG_MESSAGE_DETAIL);
    error.hint = errorField(result, PG_DIAG_MESSAGE_HINT);
    error.statement = sql;
    const int position = errorField(result, PG_DIAG_STATEMENT_POSITION).toInt();
    if (position > 0)
        error.range = SourceRange { offsetFromServerPosition(sql, position), 0 };
    if (error.sqlState == "57014"_L1 && error.text.contains("timeout"_L1))
        error.kind = ErrorKind::Timeout;
    if (error.text.isEmpty())
        error.text = oneLine(PQresultErrorMessage(result));
    // FATAL ends the session, also when libpq has not yet read the end of the stream (57P01, admin_shutdown).
    const QString severity = errorField(result, PG_DIAG_SEVERITY_NONLOCALIZED);
    if (PQstatus(connection) == CONNECTION_BAD || severity == "FATAL"_L1 || severity == "PANIC"_L1) {
        error.kind = ErrorKind::Connection;
        error.poisonsConnection = true;
    }
    return error;
}

Error lostConnection(const PGconn *connection, const QString &sql)
{
    Error error;
    error.kind = ErrorKind::Connection;
    error.text = u"the connection to the server was lost: %1"_s.arg(oneLine(PQerrorMessage(connection)));
    error.hint = u"The server may still be running the statement; look before you run it again."_s;
    error.statement = sql;
    error.poisonsConnection = true;
    return error;
}

bool isFailure(const PGresult *result)
{
    switch (PQresultStatus(result)) {
    case PGRES_FATAL_ERROR:
    case PGRES_BAD_RESPONSE:
    case PGRES_NONFATAL_ERROR:
    case PGRES_PIPELINE_ABORTED:
        return true;
    case PGRES_EMPTY_QUERY:
    case PGRES_COMMAND_OK:
    case PGRES_TUPLES_OK:
    case PGRES_COPY_OUT:
    case PGRES_COPY_IN:
    case PGRES_COPY_BOTH:
    case PGRES_SINGLE_TUPLE:
    case PGRES_PIPELINE_SYNC:
        return false;
    }
    return false;
}

} // namespace schemawright::postgres
