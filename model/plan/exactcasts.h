// "x IN ('a', 'b')" on a varchar column is stored as an array of varchar with a cast to text[] around it. Read again, the
// printed "(ARRAY['a'::character varying])::text[]" is taken apart: the parser moves the cast to the elements
// (parse_expr.c, transformArrayExpr), and the check would come back with another text. A cast of the array to its own
// type in between stops that and leaves no trace.
#pragma once

#include <QString>

namespace schemawright::plan {

/// The text with "::character varying[]" between such an array and its cast.
[[nodiscard]] QString withExactCasts(const QString &sql);

} // namespace schemawright::plan
