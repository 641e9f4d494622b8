// Every text of a schema that the server wrote and in which a name can stand, for renames to go through.
#pragma once

#include "model/schema/database.h"

#include <functional>

namespace schemawright::diff {

using RewriteFn = std::function<void(QString &)>;

void rewriteTexts(schema::Table &table, const RewriteFn &rewrite);
/// Bodies of routines are the person's own text, which the server leaves alone; SQL-standard bodies (BEGIN ATOMIC) it
/// writes anew.
void rewriteTexts(schema::Database &database, const RewriteFn &rewrite);

} // namespace schemawright::diff
