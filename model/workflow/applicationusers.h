// What a team's own files use: SQL files (queries of sqlc, PgTyped, aiosql and the like) and schema.prisma.
#pragma once

#include "model/catalog/objectusers.h"

#include <QList>
#include <QString>

namespace schemawright::workflow {

/// Adds "queries/users.sql:3" and "model User, field email (schema.prisma:7)" to `facts.users`, and what was left out to
/// `facts.userNotes`. Reads .sql and .prisma files below the folder; links, hidden folders and node_modules are not
/// followed. A SQL file that PostgreSQL's parser refuses (placeholders of a library) is searched by words.
void addApplicationUsers(const QString &folder, const QList<catalog::UsedObject> &objects, catalog::Facts &facts);

} // namespace schemawright::workflow
