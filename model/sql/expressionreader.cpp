// What an expression calls and reads.
#include "model/sql/expressionreader.h"

#include "model/sql/builtinfunctions.h"
#include "model/sql/nodewalk.h"

namespace schemawright::sql {

namespace {

void raise(Expression &expression, Volatility volatility, const QString &function)
{
    if (volatility <= expression.volatility)
        return;
    expression.volatility = volatility;
    if (volatility >= Volatility::Unknown)
        expression.suspect = function;
}

void addFunction(Expression &expression, const PgQuery__FuncCall *call)
{
    const QStringList names = stringsOf({ call->funcname, call->n_funcname });
    const QString name = names.isEmpty() ? QString() : names.last();
    const bool isForeign = names.size() > 1 && names.first() != u"pg_catalog";
    // Only the worst is believed of a foreign function by its name: an extension's uuid_generate_v4() may be in any schema.
    if (isForeign)
        raise(expression, isVolatileBuiltin(name) ? Volatility::Volatile : Volatility::Unknown, names.join(u'.'));
    else if (isVolatileBuiltin(name))
        raise(expression, Volatility::Volatile, name);
    else if (isSteadyBuiltin(name) || names.size() > 1)
        raise(expression, Volatility::Steady, name);
    else
        raise(expression, Volatility::Unknown, name);
}

/// OPERATOR(public.+) is a function of somebody; a + b is PostgreSQL's unless the search_path says otherwise.
void addOperator(Expression &expression, const PgQuery__AExpr *operation)
{
    const QStringList names = stringsOf({ operation->name, operation->n_name });
    if (names.size() > 1 && names.first() != u"pg_catalog")
        raise(expression, Volatility::Unknown, names.join(u'.'));
}

void addType(Expression &expression, const PgQuery__TypeName *type)
{
    const QStringList names = stringsOf({ type->names, type->n_names });
    const QString name = names.join(u'.');
    if (names.size() > 1 && names.first() != u"pg_catalog" && !expression.types.contains(name))
        expression.types.append(name);
}

void addColumn(Expression &expression, const PgQuery__ColumnRef *column)
{
    if (column->n_fields == 0)
        return;
    const QString name = stringOf(column->fields[column->n_fields - 1]);
    if (!name.isEmpty() && !expression.columns.contains(name))
        expression.columns.append(name);
}

bool isNullConstant(const Node *node)
{
    if (node->node_case == PG_QUERY__NODE__NODE_TYPE_CAST)
        return node->type_cast->arg && isNullConstant(node->type_cast->arg);
    return node->node_case == PG_QUERY__NODE__NODE_A_CONST && node->a_const->isnull;
}

} // namespace

Expression expressionOf(const Node *node, const SourceRange &range, const StatementText &text)
{
    Expression expression;
    expression.text = text.textOf(range);
    expression.range = range;
    expression.isNull = isNullConstant(node);
    visitMessages(&node->base, [&expression](const ProtobufCMessage *message) {
        if (message->descriptor == &pg_query__func_call__descriptor)
            addFunction(expression, reinterpret_cast<const PgQuery__FuncCall *>(message));
        else if (message->descriptor == &pg_query__sqlvalue_function__descriptor)
            raise(expression, Volatility::Steady, {});
        else if (message->descriptor == &pg_query__a__expr__descriptor)
            addOperator(expression, reinterpret_cast<const PgQuery__AExpr *>(message));
        else if (message->descriptor == &pg_query__type_name__descriptor)
            addType(expression, reinterpret_cast<const PgQuery__TypeName *>(message));
        else if (message->descriptor == &pg_query__column_ref__descriptor)
            addColumn(expression, reinterpret_cast<const PgQuery__ColumnRef *>(message));
    });
    return expression;
}

QList<FunctionCall> callsOf(const Node *node, const StatementText &text)
{
    QList<FunctionCall> calls;
    int subqueries = 0;
    const auto enter = [&](const ProtobufCMessage *message) {
        subqueries += message->descriptor == &pg_query__sub_link__descriptor ? 1 : 0;
        if (message->descriptor != &pg_query__func_call__descriptor)
            return;
        const auto *call = reinterpret_cast<const PgQuery__FuncCall *>(message);
        const QualifiedName name = qualifiedNameOf(stringsOf({ call->funcname, call->n_funcname }));
        calls.append({ name, static_cast<int>(call->n_args), subqueries > 0,
            text.qualifiedName(text.position(call->location)) });
    };
    walkMessages(&node->base, enter, [&subqueries](const ProtobufCMessage *message) {
        subqueries -= message->descriptor == &pg_query__sub_link__descriptor ? 1 : 0;
    });
    return calls;
}

bool isAlwaysTrue(const Node *node)
{
    if (node->node_case == PG_QUERY__NODE__NODE_A_CONST)
        return node->a_const->val_case == PG_QUERY__A__CONST__VAL_BOOLVAL && node->a_const->boolval->boolval;
    if (node->node_case != PG_QUERY__NODE__NODE_A_EXPR)
        return false;
    const PgQuery__AExpr *comparison = node->a_expr;
    const auto isNumber = [](const Node *side) {
        return side && side->node_case == PG_QUERY__NODE__NODE_A_CONST
            && side->a_const->val_case == PG_QUERY__A__CONST__VAL_IVAL;
    };
    return comparison->n_name == 1 && stringOf(comparison->name[0]) == u"=" && isNumber(comparison->lexpr)
        && isNumber(comparison->rexpr)
        && comparison->lexpr->a_const->ival->ival == comparison->rexpr->a_const->ival->ival;
}

} // namespace schemawright::sql
