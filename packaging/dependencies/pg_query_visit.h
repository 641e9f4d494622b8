/* What we add to libpg_query: the tree of a parsed text is shown where it lies. Its own functions pack the tree into bytes,
 * which the caller unpacks again, and redirect standard error of the whole process for each text. */
#ifndef PG_QUERY_VISIT_H
#define PG_QUERY_VISIT_H

#include <pg_query.h>
#include <pg_query/pg_query.pb-c.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef void (*PgQueryVisitor)(const PgQuery__ParseResult *tree, void *context);

/* NULL: `visit` was called once, with a tree that lives as long as the call. Else the error, to be freed with
 * pg_query_free_error(); `visit` was not called. From any thread. `visit` must not throw. */
PgQueryError *pg_query_visit(const char *input, PgQueryVisitor visit, void *context);

void pg_query_free_error(PgQueryError *error);

#ifdef __cplusplus
}
#endif

#endif
