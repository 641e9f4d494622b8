// Golden cases of the linter: a .sql file whose first comments describe the database, and the findings as text.
//
//   -- @no-transaction                    the file does not run in one transaction
//   -- @database app@host/shop 15         facts come from a database of this major version
//   -- @table public.t 92000000 44023414784 id:bigint! body:character varying(20)
//                                         rows, bytes, columns (! is NOT NULL); rows 0: looked up, empty; -1: unknown
//   -- @partitioned public.t
//   -- @index public.t_body_idx public.t 1048576 body
//   -- @check-not-null public.t body
//   -- @not-valid public.t t_body_check (body IS NOT NULL)
//                                         a constraint of a line before that was not validated, and its check
//   -- @naming any|index|foreign_key ^[a-z_]+$
//   -- @require-columns created_at
//   -- @referenced public.t public.messages        and its constraint, its columns, the referenced ones: name t_id id
//   -- @of-descendants public.t computed body       what only partitions have: also indexed, checked
//   -- @generated public.t total price tax          the column, and those that it reads
//   -- @vector-index public.t_v public.t hnsw vector_cosine_ops v
//   -- @distance public.t v <=> 1200 | SELECT …    by which distances programs order its rows
//   -- @without-down goose undoes nothing           what the file's tool does without a way back
//   -- @down DROP TABLE a; DROP TABLE b             the way back, in one or more such lines
//   -- @ran                               the history says that the file ran; @pending-before 1: that others come first
//   -- @relation public.v v               what else there is, by pg_class.relkind; also @descendant public.t public.t1, @parent
//   -- @late 1_a.sql did not run, …                 what the history says of the file; also @edited
//   -- @drift table public.a (made by hand) | …     what else than the files' is on the database; alone: nothing
//   -- @answer 3/92000000 public.t: name IS NULL     what rows answered; ~0/100000: a sample; ! question | why not
#pragma once

#include "model/lint/lintinput.h"

namespace schemawright::testing {

[[nodiscard]] lint::LintInput lintInput(const QString &text, const QString &file);

/// All findings, then for each fix the text that it makes.
[[nodiscard]] QString lintReport(const lint::LintInput &input);

} // namespace schemawright::testing
