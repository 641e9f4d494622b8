// What lint and review need to know about the tables that a migration names, read in one batch.
#pragma once

#include "model/base/result.h"
#include "model/catalog/facts.h"
#include "model/postgres/connection.h"

namespace schemawright::catalog {

/// Types and routines that statements name; those that do not exist, and types that are no domains, are left out. An empty
/// schema means public and those of the session's search_path.
struct NamedCode {
    QList<QualifiedName> types;
    QList<QualifiedName> routines;
};

/// `relations` may name tables, materialised views and indexes (which stand for their table); an empty schema means
/// public and the schemas of the session's search_path. Names that do not exist are left out. Whether a table is empty is
/// looked up, and counts as "not empty" where the role may not look: no SELECT privilege, row security, a lock or five
/// seconds in the way. Sizes of tables that somebody locks exclusively are estimates.
/// The connection must not be in a transaction. Errors: Server (timeout of a catalog query too), Connection,
/// Cancelled.
[[nodiscard]] Result<Facts> readFacts(postgres::Connection &connection, const QList<QualifiedName> &relations,
    const std::stop_token &stop = {}, const NamedCode &named = {});

} // namespace schemawright::catalog
