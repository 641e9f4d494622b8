// Who still uses what a migration drops, renames or changes, and how the rows of tables that get a vector index are
// ordered: as far as catalogs, texts of functions and pg_stat_statements know.
#pragma once

#include "model/base/result.h"
#include "model/catalog/facts.h"
#include "model/postgres/connection.h"
#include "model/sql/references.h"

#include <QList>

namespace schemawright::catalog {

struct UsedObject {
    enum class Kind { Relation, Column, Routine };
    Kind kind = Kind::Relation;
    QualifiedName name; ///< resolved; of columns that of the relation
    QString column;

    /// Under which Facts::users has who uses it: "public.users.email".
    [[nodiscard]] QString key() const;
    friend bool operator==(const UsedObject &, const UsedObject &) = default;
};

/// Whether a text with these references uses it.
[[nodiscard]] bool isUsedBy(const UsedObject &object, const sql::References &references);

struct UserQuestion {
    QList<UsedObject> objects; ///< who uses them?
    QList<QualifiedName> ordered; ///< by which distances are their rows ordered? Resolved, in Facts::tables.
};

/// Adds sentences to `facts.users` ("view public.v", "function public.f()", "120 calls of SELECT …"), the distances to the
/// tables, and to `facts.userNotes` what could not be asked. The connection must not be in a transaction. Errors: Server,
/// Connection, Cancelled.
[[nodiscard]] Result<> readUsers(postgres::Connection &connection, const UserQuestion &question, Facts &facts,
    const std::stop_token &stop = {});

} // namespace schemawright::catalog
