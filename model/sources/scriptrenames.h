// A renamed object in the team's SQL files: the name where the object is made, and everywhere else where PostgreSQL would
// follow it. What PostgreSQL does not follow (bodies of functions, DO blocks) and what may mean something else is named with
// its place, and nothing is written. It is only proposed: a server judges the edited files.
#pragma once

#include "model/devdb/script.h"
#include "model/diff/schemadiff.h"

#include <QList>
#include <QString>

namespace schemawright::sources {

struct ScriptRename {
    QList<devdb::Script> scripts; ///< all of them, edited where needed
    bool isMadeHere = false; ///< a statement of the scripts makes the object under this name
    QString refusal; ///< "schema.sql:12:5: the body of a function names it": nothing is written then
};

/// `before` has the former name.
[[nodiscard]] ScriptRename renameInScripts(
    const QList<devdb::Script> &scripts, const schema::Database &before, const diff::Rename &rename);

} // namespace schemawright::sources
