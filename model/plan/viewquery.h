// pg_get_viewdef prints a constant that a UNION or an outer type has given a cast without its name: the column is called
// "?column?" and the server takes that for the default. Read again, NULL::integer is called int4 instead, and the view
// would come back with another text. ruleutils.c, get_target_list.
#pragma once

#include <QString>

namespace schemawright::plan {

/// The query with AS "?column?" behind every cast constant of a SELECT list that has no name.
[[nodiscard]] QString withNamedConstants(const QString &query);

} // namespace schemawright::plan
