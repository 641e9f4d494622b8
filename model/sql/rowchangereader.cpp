// INSERT, UPDATE and DELETE, also those that stand in the WITH of another statement.
#include "model/sql/rowchangereader.h"

#include "model/sql/expressionreader.h"

#include <QSet>

namespace schemawright::sql {

namespace {

/// A column that is assigned twice as a whole; parts of arrays and rows may be assigned one by one.
QString repeatedTarget(NodeList targets)
{
    QSet<QString> seen;
    for (const Node *target : targets) {
        const QString name = stringOf(target->res_target->name);
        if (target->res_target->n_indirection > 0)
            continue;
        if (seen.contains(name))
            return name;
        seen.insert(name);
    }
    return {};
}

// A join to another table restricts the rows as well.
bool isRestricted(const PgQuery__UpdateStmt *update)
{
    return (update->where_clause && !isAlwaysTrue(update->where_clause)) || update->n_from_clause > 0;
}

bool isRestricted(const PgQuery__DeleteStmt *remove)
{
    return (remove->where_clause && !isAlwaysTrue(remove->where_clause)) || remove->n_using_clause > 0;
}

QList<WithWrite> writesIn(const PgQuery__WithClause *with, const StatementText &text)
{
    QList<WithWrite> writes;
    for (const Node *part : with ? NodeList(with->ctes, with->n_ctes) : NodeList()) {
        const Node *query = part->common_table_expr->ctequery;
        if (query && query->node_case == PG_QUERY__NODE__NODE_UPDATE_STMT)
            writes.append({ relationOf(query->update_stmt->relation, text), false, isRestricted(query->update_stmt) });
        else if (query && query->node_case == PG_QUERY__NODE__NODE_DELETE_STMT)
            writes.append({ relationOf(query->delete_stmt->relation, text), true, isRestricted(query->delete_stmt) });
    }
    return writes;
}

} // namespace

QList<WithWrite> writesIn(const Node *query, const StatementText &text)
{
    const bool isSelect = query && query->node_case == PG_QUERY__NODE__NODE_SELECT_STMT;
    return isSelect ? writesIn(query->select_stmt->with_clause, text) : QList<WithWrite>();
}

Statement insertOf(const PgQuery__InsertStmt *insert, const StatementText &text)
{
    const Node *source = insert->select_stmt;
    const bool isSelect = source && source->node_case == PG_QUERY__NODE__NODE_SELECT_STMT;
    Insert result { relationOf(insert->relation, text), isSelect && source->select_stmt->n_values_lists == 0,
        repeatedTarget({ insert->cols, insert->n_cols }), writesIn(insert->with_clause, text) };
    if (const PgQuery__OnConflictClause *conflict = insert->on_conflict_clause;
        conflict && result.repeatedColumn.isEmpty())
        result.repeatedColumn = repeatedTarget({ conflict->target_list, conflict->n_target_list });
    return result;
}

Statement updateOf(const PgQuery__UpdateStmt *update, const StatementText &text)
{
    Update result;
    result.table = relationOf(update->relation, text);
    result.hasCondition = isRestricted(update);
    for (const Node *target : NodeList(update->target_list, update->n_target_list))
        result.columns.append(stringOf(target->res_target->name));
    result.repeatedColumn = repeatedTarget({ update->target_list, update->n_target_list });
    result.inWith = writesIn(update->with_clause, text);
    return result;
}

Statement deleteOf(const PgQuery__DeleteStmt *remove, const StatementText &text)
{
    return Delete { relationOf(remove->relation, text), isRestricted(remove), writesIn(remove->with_clause, text) };
}

} // namespace schemawright::sql
