// Reads the schema of a live database into a value.
#pragma once

#include "model/base/progress.h"
#include "model/base/result.h"
#include "model/postgres/connection.h"
#include "model/schema/database.h"

#include <QStringList>

namespace schemawright::catalog {

struct InspectOptions {
    QStringList schemas; ///< empty: all but pg_* and information_schema, and the objects that live in no schema
    bool missingSchemasAreEmpty = false; ///< one side of a comparison may lack what the other has
    QStringList exclude; ///< globs: "schema", "schema.table", "*.audit_*"; see namepattern.h
};

/// One read-only REPEATABLE READ snapshot, all queries in one pipeline, retried when concurrent DDL disturbs it.
/// Objects of extensions are left out; what cannot be modelled is listed in Database::unmodelled.
/// In a transaction of the caller it reads what that transaction has done; search_path is empty until its end.
/// PostgreSQL 12 and later.
/// Errors: Server, Connection, Cancelled, Conflict (concurrent DDL, three times), Input (a schema does not exist, unless missingSchemasAreEmpty).
[[nodiscard]] Result<schema::Database> inspectDatabase(postgres::Connection &connection, const InspectOptions &options,
    const ProgressFn &progress = {}, const std::stop_token &stop = {});

struct InspectRequest {
    postgres::Connection *connection = nullptr; ///< of this request alone
    InspectOptions options;
};

/// Several databases at the same time, on a connection each: their servers work side by side. In the order of the
/// requests. Errors: as inspectDatabase, of the first that fails.
[[nodiscard]] Result<QList<schema::Database>> inspectDatabases(
    const QList<InspectRequest> &requests, const ProgressFn &progress = {}, const std::stop_token &stop = {});

} // namespace schemawright::catalog
