// What an index can serve: PostgreSQL's src/backend/optimizer/path/indxpath.c, match_pathkeys_to_index. An incremental sort
// behind it came with PostgreSQL 17, as measured.
#include "model/sql/distanceorder.h"

#include "model/sql/nodes.h"
#include "model/sql/nodewalk.h"
#include "model/sql/parsetree.h"
#include "model/sql/sqlwriter.h"

#include <QMultiHash>
#include <QSet>

#include <algorithm>

namespace schemawright::sql {

namespace {

using namespace Qt::StringLiterals;

/// A column of the tree with the alias or the table that stands before it.
struct WrittenColumn {
    QString qualifier; ///< empty: none
    QString name; ///< empty: "*"
};

WrittenColumn writtenColumn(const PgQuery__ColumnRef *column)
{
    const NodeList fields(column->fields, column->n_fields);
    if (fields.empty() || fields.back()->node_case == PG_QUERY__NODE__NODE_A_STAR)
        return {};
    return { fields.size() > 1 ? stringOf(fields[fields.size() - 2]) : QString(), stringOf(fields.back()) };
}

/// Without its schema: it depends on search_path whether one is written. Empty for arrays.
QString baseTypeOf(const PgQuery__TypeName *type)
{
    return type->n_array_bounds > 0 ? QString() : qualifiedNameOf(stringsOf({ type->names, type->n_names })).name;
}

QString typeTextOf(const PgQuery__TypeName *type)
{
    QStringList modifiers;
    for (const Node *node : NodeList(type->typmods, type->n_typmods)) {
        if (node->node_case == PG_QUERY__NODE__NODE_A_CONST && node->a_const->val_case == PG_QUERY__A__CONST__VAL_IVAL)
            modifiers.append(QString::number(node->a_const->ival->ival));
    }
    const QString name = baseTypeOf(type);
    return modifiers.isEmpty() ? name : QString(name + u'(' + modifiers.join(u',') + u')');
}

/// Writes an expression as DistanceKey::text.
class KeyReader
{
public:
    DistanceKey key;
    QString qualifier; ///< of the column

    bool read(const Node *node)
    {
        if (!write(node) || key.column.isEmpty())
            return false;
        key.type = node->node_case == PG_QUERY__NODE__NODE_TYPE_CAST ? baseTypeOf(node->type_cast->type_name) : QString();
        return true;
    }

private:
    bool write(const Node *node)
    {
        switch (static_cast<int>(node->node_case)) {
        case PG_QUERY__NODE__NODE_COLUMN_REF:
            return writeColumn(writtenColumn(node->column_ref));
        case PG_QUERY__NODE__NODE_TYPE_CAST:
            if (!write(node->type_cast->arg))
                return false;
            key.text += u"::"_s + typeTextOf(node->type_cast->type_name);
            return !baseTypeOf(node->type_cast->type_name).isEmpty();
        case PG_QUERY__NODE__NODE_FUNC_CALL:
            return writeCall(node->func_call);
        case PG_QUERY__NODE__NODE_A_CONST:
            return writeConstant(node->a_const);
        default:
            return false;
        }
    }
    bool writeColumn(const WrittenColumn &column)
    {
        if (!key.column.isEmpty() || column.name.isEmpty())
            return false;
        key.column = column.name;
        qualifier = column.qualifier;
        key.text += column.name;
        return true;
    }
    bool writeCall(const PgQuery__FuncCall *call)
    {
        if (call->n_agg_order > 0 || call->agg_filter || call->over || call->agg_star || call->agg_distinct || call->func_variadic)
            return false;
        key.text += qualifiedNameOf(stringsOf({ call->funcname, call->n_funcname })).name + u'(';
        for (size_t i = 0; i < call->n_args; ++i) {
            key.text += i > 0 ? u", "_s : QString();
            if (!write(call->args[i]))
                return false;
        }
        key.text += u')';
        return true;
    }
    bool writeConstant(const PgQuery__AConst *constant)
    {
        if (constant->val_case == PG_QUERY__A__CONST__VAL_IVAL)
            key.text += QString::number(constant->ival->ival);
        else if (constant->val_case == PG_QUERY__A__CONST__VAL_SVAL)
            key.text += quoteLiteral(stringOf(constant->sval->sval));
        else
            return false;
        return true;
    }
};

/// One SELECT with what is in its FROM.
class QueryLevel
{
public:
    QueryLevel(const PgQuery__SelectStmt *select, const QSet<QString> &withNames)
        : m_select(select)
        , m_withNames(withNames)
    {
        for (const Node *source : NodeList(select->from_clause, select->n_from_clause))
            addSource(source, false);
    }

    [[nodiscard]] std::optional<DistanceOrder> order() const
    {
        const Node *key = sortKey();
        if (!key || key->node_case != PG_QUERY__NODE__NODE_A_EXPR || key->a_expr->kind != PG_QUERY__A__EXPR__KIND__AEXPR_OP)
            return std::nullopt;
        static const QSet<QString> distances { u"<->"_s, u"<#>"_s, u"<=>"_s, u"<+>"_s, u"<~>"_s, u"<%>"_s };
        const PgQuery__AExpr *expression = key->a_expr;
        const QString name = qualifiedNameOf(stringsOf({ expression->name, expression->n_name })).name;
        if (!distances.contains(name) || !expression->lexpr || !expression->rexpr)
            return std::nullopt;
        // All distances have commutators.
        auto order = orderBetween(expression->lexpr, expression->rexpr);
        if (!order)
            order = orderBetween(expression->rexpr, expression->lexpr);
        if (order) {
            order->distance = name;
            order->isOnlyKey = m_select->n_sort_clause == 1;
        }
        return order;
    }

private:
    struct Source {
        QString alias;
        QualifiedName relation; ///< empty: no table, or none whose order an index could give
    };

    void addAlias(const PgQuery__Alias *alias)
    {
        if (alias)
            m_sources.append({ stringOf(alias->aliasname), {} });
    }

    /// `nullable`: rows of it that match nothing are made up by an outer join, so that its order is not the result's.
    void addSource(const Node *node, bool nullable)
    {
        switch (static_cast<int>(node->node_case)) {
        case PG_QUERY__NODE__NODE_RANGE_VAR: {
            const PgQuery__RangeVar *relation = node->range_var;
            const QualifiedName name { stringOf(relation->schemaname), stringOf(relation->relname) };
            const bool isTable = (!name.schema.isEmpty() || !m_withNames.contains(name.name)) && !nullable;
            const bool renamesColumns = relation->alias && relation->alias->n_colnames > 0;
            m_sources.append({ relation->alias ? stringOf(relation->alias->aliasname) : name.name,
                isTable && !renamesColumns ? name : QualifiedName() });
            break;
        }
        case PG_QUERY__NODE__NODE_JOIN_EXPR: {
            const PgQuery__JoinExpr *join = node->join_expr;
            const bool full = join->jointype == PG_QUERY__JOIN_TYPE__JOIN_FULL;
            addSource(join->larg, nullable || full || join->jointype == PG_QUERY__JOIN_TYPE__JOIN_RIGHT);
            addSource(join->rarg, nullable || full || join->jointype == PG_QUERY__JOIN_TYPE__JOIN_LEFT);
            addAlias(join->alias);
            break;
        }
        case PG_QUERY__NODE__NODE_RANGE_SUBSELECT:
            addAlias(node->range_subselect->alias);
            break;
        case PG_QUERY__NODE__NODE_RANGE_FUNCTION:
            addAlias(node->range_function->alias);
            break;
        case PG_QUERY__NODE__NODE_RANGE_TABLE_SAMPLE: // read without an index
            addSource(node->range_table_sample->relation, true);
            break;
        default:
            break;
        }
    }

    [[nodiscard]] bool hasAlias(const QString &alias) const
    {
        return std::any_of(m_sources.begin(), m_sources.end(), [&alias](const Source &source) { return source.alias == alias; });
    }

    /// What the first key of ORDER BY stands for; nullptr when no index gives this order.
    [[nodiscard]] const Node *sortKey() const
    {
        const Node *limit = m_select->limit_count;
        const bool hasLimit = limit && !(limit->node_case == PG_QUERY__NODE__NODE_A_CONST && limit->a_const->isnull);
        if (!hasLimit || m_select->op != PG_QUERY__SET_OPERATION__SETOP_NONE || m_select->n_sort_clause == 0
            || m_select->n_distinct_clause > 0 || m_select->n_group_clause > 0
            || m_select->sort_clause[0]->node_case != PG_QUERY__NODE__NODE_SORT_BY)
            return nullptr;
        const PgQuery__SortBy *sort = m_select->sort_clause[0]->sort_by;
        if (sort->sortby_dir > PG_QUERY__SORT_BY_DIR__SORTBY_ASC
            || sort->sortby_nulls == PG_QUERY__SORT_BY_NULLS__SORTBY_NULLS_FIRST || !sort->node)
            return nullptr;
        return meantBy(sort->node);
    }

    /// ORDER BY 2, ORDER BY distance: columns of the result.
    [[nodiscard]] const Node *meantBy(const Node *node) const
    {
        const NodeList targets(m_select->target_list, m_select->n_target_list);
        if (node->node_case == PG_QUERY__NODE__NODE_A_CONST && node->a_const->val_case == PG_QUERY__A__CONST__VAL_IVAL) {
            const int place = node->a_const->ival->ival;
            const bool isThere = place >= 1 && static_cast<size_t>(place) <= targets.size();
            return isThere && !hasStarBefore(place) ? targets[place - 1]->res_target->val : nullptr;
        }
        if (node->node_case != PG_QUERY__NODE__NODE_COLUMN_REF || node->column_ref->n_fields != 1)
            return node;
        for (const Node *target : targets) {
            if (stringOf(target->res_target->name) == writtenColumn(node->column_ref).name)
                return target->res_target->val;
        }
        return node;
    }
    [[nodiscard]] bool hasStarBefore(int place) const
    {
        for (int i = 0; i < place - 1; ++i) {
            const Node *value = m_select->target_list[i]->res_target->val;
            if (value->node_case == PG_QUERY__NODE__NODE_COLUMN_REF && writtenColumn(value->column_ref).name.isEmpty())
                return true;
        }
        return false;
    }

    [[nodiscard]] std::optional<DistanceOrder> orderBetween(const Node *side, const Node *other) const
    {
        KeyReader reader;
        if (!reader.read(side) || dependsOnRow(other))
            return std::nullopt;
        DistanceOrder order;
        for (const Source &source : m_sources) {
            if (!source.relation.isEmpty() && (reader.qualifier.isEmpty() || reader.qualifier == source.alias))
                order.relations.append(source.relation);
        }
        if (order.relations.isEmpty())
            return std::nullopt;
        order.key = reader.key;
        if (other->node_case == PG_QUERY__NODE__NODE_TYPE_CAST)
            order.otherType = baseTypeOf(other->type_cast->type_name);
        return order;
    }

    /// Whether it has a column of this level, or may have. A subquery has columns of its own unless it names ours.
    [[nodiscard]] bool dependsOnRow(const Node *node) const
    {
        QSet<QString> ownAliases;
        visitMessages(&node->base, [&ownAliases](const ProtobufCMessage *message) {
            if (message->descriptor != &pg_query__range_var__descriptor)
                return;
            const auto *relation = reinterpret_cast<const PgQuery__RangeVar *>(message);
            ownAliases.insert(stringOf(relation->alias ? relation->alias->aliasname : relation->relname));
        });
        int subqueries = 0;
        bool depends = false;
        const auto enter = [&](const ProtobufCMessage *message) {
            subqueries += message->descriptor == &pg_query__sub_link__descriptor ? 1 : 0;
            if (message->descriptor != &pg_query__column_ref__descriptor)
                return;
            const QString qualifier = writtenColumn(reinterpret_cast<const PgQuery__ColumnRef *>(message)).qualifier;
            depends = depends || (qualifier.isEmpty() ? subqueries == 0 : hasAlias(qualifier) && !ownAliases.contains(qualifier));
        };
        const auto leave = [&subqueries](const ProtobufCMessage *message) {
            subqueries -= message->descriptor == &pg_query__sub_link__descriptor ? 1 : 0;
        };
        walkMessages(&node->base, enter, leave);
        return depends;
    }

    const PgQuery__SelectStmt *m_select;
    const QSet<QString> &m_withNames;
    QList<Source> m_sources;
};

void addOrders(QList<DistanceOrder> &orders, const Node *statement)
{
    QSet<QString> withNames;
    visitMessages(&statement->base, [&withNames](const ProtobufCMessage *message) {
        if (message->descriptor == &pg_query__common_table_expr__descriptor)
            withNames.insert(stringOf(reinterpret_cast<const PgQuery__CommonTableExpr *>(message)->ctename));
    });
    visitMessages(&statement->base, [&](const ProtobufCMessage *message) {
        if (message->descriptor != &pg_query__select_stmt__descriptor)
            return;
        const auto order = QueryLevel(reinterpret_cast<const PgQuery__SelectStmt *>(message), withNames).order();
        if (order && !orders.contains(*order))
            orders.append(*order);
    });
}

} // namespace

QList<DistanceOrder> distanceOrdersOf(const QString &query)
{
    QList<DistanceOrder> orders;
    if (query.contains(QChar(u'\0')))
        return orders;
    // What cannot be parsed orders nothing.
    (void)visitTree(query.toUtf8(), [&orders](const PgQuery__ParseResult &tree) {
        for (size_t i = 0; i < tree.n_stmts; ++i) {
            if (worksOnRows(tree.stmts[i]->stmt))
                addOrders(orders, tree.stmts[i]->stmt);
        }
    });
    return orders;
}

std::optional<DistanceKey> distanceKeyOf(const QString &expression)
{
    std::optional<DistanceKey> key;
    if (expression.contains(QChar(u'\0')))
        return key;
    (void)visitTree(u"SELECT ("_s.append(expression).append(u')').toUtf8(), [&key](const PgQuery__ParseResult &tree) {
        const Node *statement = tree.n_stmts == 1 ? tree.stmts[0]->stmt : nullptr;
        if (!statement || statement->node_case != PG_QUERY__NODE__NODE_SELECT_STMT || statement->select_stmt->n_target_list != 1)
            return;
        KeyReader reader;
        if (reader.read(statement->select_stmt->target_list[0]->res_target->val))
            key = reader.key;
    });
    return key;
}

DistanceKey withoutNeedlessCast(const DistanceKey &key, const QString &columnType)
{
    const auto cast = distanceKeyOf(quoteIdentifier(key.column) + u"::"_s + columnType);
    const bool isNeedless = cast && (key.text == cast->text || key.text == QString(key.column + u"::"_s + cast->type));
    return isNeedless ? DistanceKey { key.column, key.column, {} } : key;
}

} // namespace schemawright::sql
