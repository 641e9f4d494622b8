#include "model/sql/parsetree.h"

#include <pg_query_visit.h>

namespace schemawright::sql {

std::optional<ParseError> visitTree(const QByteArray &sql, TreeVisitor visit, void *context)
{
    PgQueryError *error = pg_query_visit(sql.constData(), visit, context);
    if (!error)
        return std::nullopt;
    ParseError result { QString::fromUtf8(error->message), error->cursorpos };
    pg_query_free_error(error);
    return result;
}

} // namespace schemawright::sql
