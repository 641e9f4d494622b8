// Renames as people write them – `--rename old=new`, a comment in a schema file – and what they mean for two schemas.
#pragma once

#include "model/base/result.h"
#include "model/diff/schemadiff.h"

namespace schemawright::diff {

struct RenameRequest {
    QList<schema::ObjectKind> kinds; ///< said by the person or by the statement; empty: any
    bool isLabel = false; ///< a value of an enum type
    QStringList before; ///< identifiers, outermost first; leading ones may be missing
    QString arguments; ///< of a routine, as written between its parentheses
    QString after;
    QString origin; ///< how it was written, for messages: "--rename users=people", "schema.sql:3: renamed_from: users"
    /// A comment stays in its file after the rename has happened: then it is left out instead of an error.
    bool mayBeDone = false;
};

/// "[kind:]old=new", names as in SQL: "users=people", "public.users.email=mail", "index:a=b", "function:f(integer)=g",
/// "value:status.old=new".
/// Errors: Input (says the form).
[[nodiscard]] Result<RenameRequest> parseRenameRequest(const QString &text);

/// What a person writes behind --rename to accept a candidate: "table:public.users=people".
[[nodiscard]] QString toRequestText(const RenameCandidate &candidate);

/// Errors: Input – nothing is called so, several things are (they are listed), the desired schema has nothing of the new
/// name, or the new name is taken already.
[[nodiscard]] Result<QList<Rename>> resolveRenames(
    const schema::Database &before, const schema::Database &after, const QList<RenameRequest> &requests);

} // namespace schemawright::diff
