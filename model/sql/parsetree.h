// libpg_query's tree of a text, read where it lies. Only model/sql includes this.
#pragma once

#include <pg_query/pg_query.pb-c.h>

#include <QByteArray>
#include <QString>

#include <concepts>
#include <optional>

namespace schemawright::sql {

struct ParseError {
    QString message; ///< the server's own
    int position = 0; ///< 1-based, in code points; 0: not known
};

using TreeVisitor = void (*)(const PgQuery__ParseResult *tree, void *context);

/// `visit` is called once when the text can be parsed, with a tree that is gone afterwards. It may parse other texts. From
/// any thread; of a long text it is called on another one, while this one waits. `sql` has no U+0000.
[[nodiscard]] std::optional<ParseError> visitTree(const QByteArray &sql, TreeVisitor visit, void *context);

template <std::invocable<const PgQuery__ParseResult &> Visit>
[[nodiscard]] std::optional<ParseError> visitTree(const QByteArray &sql, Visit visit)
{
    const auto forward = [](const PgQuery__ParseResult *tree, void *context) { (*static_cast<Visit *>(context))(*tree); };
    return visitTree(sql, forward, &visit);
}

} // namespace schemawright::sql
