
/* From here on: Schemawright's packaging/dependencies/pg_query_visit.c, put behind src/pg_query_outfuncs_protobuf.c, whose
 * functions it needs. */
#include "pg_query_internal.h"

#include "parser/parser.h"

typedef void (*PgQueryVisitor)(const PgQuery__ParseResult *tree, void *context);

PgQueryError *pg_query_visit(const char *input, PgQueryVisitor visit, void *context);

static void visit_statements(List *statements, PgQueryVisitor visit, void *context)
{
	PgQuery__ParseResult result = PG_QUERY__PARSE_RESULT__INIT;
	const ListCell *cell;
	int index = 0;

	result.version = PG_VERSION_NUM;
	result.n_stmts = list_length(statements);
	result.stmts = palloc(sizeof(PgQuery__RawStmt *) * (result.n_stmts + 1));
	foreach (cell, statements)
	{
		result.stmts[index] = palloc(sizeof(PgQuery__RawStmt));
		pg_query__raw_stmt__init(result.stmts[index]);
		_outRawStmt(result.stmts[index], lfirst(cell));
		index++;
	}
	visit(&result, context);
}

/* malloc: it outlives the memory context. */
static PgQueryError *last_error(void)
{
	ErrorData *data = CopyErrorData();
	PgQueryError *error = calloc(1, sizeof(PgQueryError));

	error->message = strdup(data->message ? data->message : "");
	error->filename = strdup(data->filename ? data->filename : "");
	error->funcname = strdup(data->funcname ? data->funcname : "");
	error->lineno = data->lineno;
	error->cursorpos = data->cursorpos;
	FlushErrorState();
	return error;
}

PgQueryError *pg_query_visit(const char *input, PgQueryVisitor visit, void *context)
{
	MemoryContext memory = pg_query_enter_memory_context();
	PgQueryError *volatile error = NULL;

	/* Warnings would go to standard error. */
	escape_string_warning = false;
	PG_TRY();
	{
		visit_statements(raw_parser(input, RAW_PARSE_DEFAULT), visit, context);
	}
	PG_CATCH();
	{
		MemoryContextSwitchTo(memory);
		error = last_error();
	}
	PG_END_TRY();
	escape_string_warning = true;
	pg_query_exit_memory_context(memory);
	return error;
}
