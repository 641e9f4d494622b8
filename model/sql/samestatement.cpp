#include "model/sql/samestatement.h"

#include <QRegularExpression>

#include <pg_query.h>

namespace schemawright::sql {

namespace {

/// The tree as JSON without the places of its nodes; empty when it cannot be parsed. Inside of texts the quotes are
/// escaped, so that nothing there looks like a place.
QString treeOf(const QString &text)
{
    const PgQueryParseResult parsed = pg_query_parse(text.toUtf8().constData());
    QString tree = parsed.error ? QString() : QString::fromUtf8(parsed.parse_tree);
    pg_query_free_parse_result(parsed);
    static const QRegularExpression place(
        QStringLiteral("\"(?:location|stmt_location|stmt_len|list_start|list_end|rexpr_list_start|rexpr_list_end)\":-?[0-9]+,?"));
    return tree.remove(place);
}

} // namespace

bool isSameStatement(const QString &first, const QString &second)
{
    if (first == second)
        return true;
    const QString tree = treeOf(first);
    return !tree.isEmpty() && tree == treeOf(second);
}

bool isSameExpression(const QString &first, const QString &second)
{
    return first == second || isSameStatement(QStringLiteral("SELECT ") + first, QStringLiteral("SELECT ") + second);
}

} // namespace schemawright::sql
