// libpg_query's tree of a statement to our own value.
#include "model/sql/statementreader.h"

#include "model/sql/definitionreader.h"
#include "model/sql/detailsreader.h"
#include "model/sql/expressionreader.h"
#include "model/sql/rowchangereader.h"
#include "model/sql/tablereader.h"

namespace schemawright::sql {

namespace {

using namespace Qt::StringLiterals;

IndexColumn indexColumnOf(const PgQuery__IndexElem *element)
{
    const bool defaultOrder = (element->ordering <= PG_QUERY__SORT_BY_DIR__SORTBY_ASC)
        && element->nulls_ordering <= PG_QUERY__SORT_BY_NULLS__SORTBY_NULLS_DEFAULT;
    return { stringOf(element->name), !element->expr && defaultOrder && element->n_opclass == 0,
        qualifiedNameOf(stringsOf({ element->opclass, element->n_opclass })).name, {}, element->n_collation > 0 };
}

/// Expressions stand between commas: in parentheses, or as a call whose last lexeme closes its own.
void readIndexExpressions(CreateIndex &result, const PgQuery__IndexStmt *index, const StatementText &text)
{
    const SourceRange keys = text.insideParentheses(result.table.range.end());
    const QList<SourceRange> parts = text.partsAtCommas(keys);
    for (size_t i = 0; i < index->n_index_params && static_cast<qsizetype>(i) < parts.size(); ++i) {
        const PgQuery__IndexElem *element = index->index_params[i]->index_elem;
        IndexColumn &column = result.columns[static_cast<qsizetype>(i)];
        if (!element->expr)
            continue;
        const SourceRange part = parts[static_cast<qsizetype>(i)];
        const SourceRange inner = text.insideParentheses(part.start);
        const qsizetype close = std::min(text.lexemeFrom(inner.end()).end(), part.end());
        column.expression = expressionOf(element->expr, text.trimmed(part.start, close), text);
    }
    const qsizetype end = text.lexemeFrom(keys.end()).end(); // behind the parenthesis
    const auto where = text.findKeyword(u"where", { end, text.whole().end() - end });
    if (index->where_clause && where) {
        const SourceRange range = text.trimmed(where->end(), text.whole().end());
        result.predicate = expressionOf(index->where_clause, range, text);
    }
}

Statement indexOf(const PgQuery__IndexStmt *index, const StatementText &text)
{
    CreateIndex result;
    result.keyword = text.findKeyword(u"index", text.whole()).value_or(text.whole());
    result.name = { stringOf(index->idxname), text.whole() };
    if (!result.name.name.isEmpty())
        result.name.range
            = text.findName(result.name.name, { result.keyword.end(), text.whole().end() - result.keyword.end() });
    result.table = relationOf(index->relation, text);
    result.method = index->access_method && *index->access_method ? stringOf(index->access_method) : u"btree"_s;
    result.unique = index->unique;
    result.concurrently = index->concurrent;
    result.ifNotExists = index->if_not_exists;
    result.partial = index->where_clause != nullptr;
    result.nullsNotDistinct = index->nulls_not_distinct;
    result.options = optionsOf({ index->options, index->n_options });
    for (const Node *element : NodeList(index->index_params, index->n_index_params))
        result.columns.append(indexColumnOf(element->index_elem));
    readIndexExpressions(result, index, text);
    return result;
}

bool namesARelation(ObjectClass kind)
{
    return kind == ObjectClass::Trigger || kind == ObjectClass::Policy || kind == ObjectClass::Rule;
}

QStringView dropKeyword(ObjectClass kind)
{
    switch (kind) {
    case ObjectClass::Table:
    case ObjectClass::ForeignTable:
        return u"table";
    case ObjectClass::View:
    case ObjectClass::MaterializedView:
        return u"view";
    case ObjectClass::Index:
        return u"index";
    case ObjectClass::Schema:
        return u"schema";
    default:
        return u"drop";
    }
}

Statement dropOf(const PgQuery__DropStmt *drop, const StatementText &text)
{
    DropObjects result;
    result.kind = objectClassOf(drop->remove_type);
    result.concurrently = drop->concurrent;
    result.ifExists = drop->missing_ok;
    result.cascade = drop->behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE;
    result.keyword = text.findKeyword(dropKeyword(result.kind), text.whole()).value_or(text.whole());
    qsizetype searchFrom = result.keyword.end();
    for (const Node *object : NodeList(drop->objects, drop->n_objects)) {
        QStringList parts = objectNameOf(object);
        DropObjects::Target target;
        const SourceRange rest { searchFrom, text.whole().end() - searchFrom };
        if (namesARelation(result.kind) && parts.size() > 1) {
            target.name = { {}, parts.takeLast() };
            target.relation = qualifiedNameOf(parts);
            target.range = text.findName(target.name.name, rest);
        } else {
            target.name = qualifiedNameOf(parts);
            target.range = text.qualifiedName(text.findName(parts.first(), rest).start);
        }
        searchFrom = target.range.end();
        result.targets.append(target);
    }
    return result;
}

Statement renameOf(const PgQuery__RenameStmt *rename, const StatementText &text)
{
    Rename result;
    result.kind = objectClassOf(rename->rename_type);
    // ALTER TABLE v RENAME is allowed for views and the like; the tree says what was written.
    if (rename->relation)
        result.relation = relationOf(rename->relation, text);
    else if (rename->object)
        result.relation = { qualifiedNameOf(objectNameOf(rename->object)), text.whole(), false, false };
    result.from = stringOf(rename->subname);
    if (result.from.isEmpty())
        result.from = result.relation.name.name;
    result.to = { stringOf(rename->newname), text.findLastName(stringOf(rename->newname)) };
    return result;
}

Statement transactionOf(const PgQuery__TransactionStmt *transaction)
{
    switch (static_cast<int>(transaction->kind)) {
    case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_COMMIT:
        return Transaction { TransactionCommand::Commit };
    case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_ROLLBACK:
        return Transaction { TransactionCommand::Rollback };
    case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_SAVEPOINT:
        return Transaction { TransactionCommand::Savepoint };
    case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_RELEASE:
        return Transaction { TransactionCommand::Release };
    case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_ROLLBACK_TO:
        return Transaction { TransactionCommand::RollbackTo };
    case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_PREPARE:
    case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_COMMIT_PREPARED:
    case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_ROLLBACK_PREPARED:
        return Transaction { TransactionCommand::Prepared };
    default:
        return Transaction { TransactionCommand::Begin };
    }
}

QString settingValue(NodeList arguments)
{
    QStringList values;
    for (const Node *node : arguments) {
        if (node->node_case != PG_QUERY__NODE__NODE_A_CONST)
            continue;
        if (node->a_const->val_case == PG_QUERY__A__CONST__VAL_IVAL)
            values.append(QString::number(node->a_const->ival->ival));
        else if (node->a_const->val_case == PG_QUERY__A__CONST__VAL_FVAL)
            values.append(stringOf(node->a_const->fval->fval));
        else
            values.append(stringOf(node));
    }
    return values.join(u", "_s);
}

/// SELECT … LIMIT 0: types are checked, no row is read and no function called (ExecLimit in nodeLimit.c).
bool yieldsNothing(const PgQuery__SelectStmt *select)
{
    const Node *count = select->limit_count;
    const bool isNumber = count && count->node_case == PG_QUERY__NODE__NODE_A_CONST
        && count->a_const->val_case == PG_QUERY__A__CONST__VAL_IVAL && !count->a_const->isnull;
    return isNumber && count->a_const->ival->ival == 0 && !select->with_clause;
}

Statement selectOf(const Node *node, const StatementText &text)
{
    const PgQuery__SelectStmt *select = node->select_stmt;
    if (!select->into_clause) {
        const bool readsTables = select->n_from_clause > 0 || select->larg || select->with_clause;
        const bool isInstant = yieldsNothing(select)
            || (!readsTables && expressionOf(node, text.whole(), text).volatility != Volatility::Unknown);
        return Query { isInstant, writesIn(node, text) };
    }
    CreateTable result;
    result.table = relationOf(select->into_clause->rel, text);
    result.fromQuery = true;
    result.hasRows = true;
    result.inWith = writesIn(node, text);
    return result;
}

Statement reindexOf(const PgQuery__ReindexStmt *reindex, const StatementText &text)
{
    Reindex result;
    result.concurrently = hasOption({ reindex->params, reindex->n_params }, u"concurrently");
    switch (static_cast<int>(reindex->kind)) {
    case PG_QUERY__REINDEX_OBJECT_TYPE__REINDEX_OBJECT_TABLE:
        result.kind = ObjectClass::Table;
        break;
    case PG_QUERY__REINDEX_OBJECT_TYPE__REINDEX_OBJECT_SCHEMA:
        result.kind = ObjectClass::Schema;
        break;
    case PG_QUERY__REINDEX_OBJECT_TYPE__REINDEX_OBJECT_SYSTEM:
    case PG_QUERY__REINDEX_OBJECT_TYPE__REINDEX_OBJECT_DATABASE:
        result.kind = ObjectClass::Database;
        break;
    default:
        result.kind = ObjectClass::Index;
    }
    result.relation = relationOf(reindex->relation, text);
    return result;
}

Statement vacuumOf(const PgQuery__VacuumStmt *vacuum, const StatementText &text)
{
    Vacuum result;
    for (const Node *node : NodeList(vacuum->rels, vacuum->n_rels)) {
        if (node->vacuum_relation->relation)
            result.tables.append(relationOf(node->vacuum_relation->relation, text));
    }
    result.full = hasOption({ vacuum->options, vacuum->n_options }, u"full");
    result.analyzeOnly = !vacuum->is_vacuumcmd;
    return result;
}

Statement doOf(const PgQuery__DoStmt *block)
{
    Do result { u"plpgsql"_s, {} };
    for (const Node *argument : NodeList(block->args, block->n_args)) {
        if (stringOf(argument->def_elem->defname) == u"language" && argument->def_elem->arg)
            result.language = stringOf(argument->def_elem->arg);
        else if (stringOf(argument->def_elem->defname) == u"as" && argument->def_elem->arg)
            result.body = stringOf(argument->def_elem->arg);
    }
    return result;
}

Comment commentOf(const PgQuery__CommentStmt *comment)
{
    const Node *object = comment->object;
    // Functions are told apart by arguments, large objects and casts have no name.
    const bool isNamed = object
        && (object->node_case == PG_QUERY__NODE__NODE_LIST || object->node_case == PG_QUERY__NODE__NODE_STRING
            || object->node_case == PG_QUERY__NODE__NODE_TYPE_NAME);
    return { objectClassOf(comment->objtype), isNamed ? objectNameOf(object) : QStringList(),
        comment->comment == nullptr || *comment->comment == '\0' };
}

NameRef nameIn(const char *name, const StatementText &text)
{
    return { stringOf(name), text.findName(stringOf(name), text.whole()) };
}

constexpr int insteadOfTiming = 1 << 6; // src/include/catalog/pg_trigger.h: TRIGGER_TYPE_INSTEAD

std::optional<Statement> definitionOf(const Node *node, const StatementText &text)
{
    switch (static_cast<int>(node->node_case)) {
    case PG_QUERY__NODE__NODE_INDEX_STMT:
        return indexOf(node->index_stmt, text);
    case PG_QUERY__NODE__NODE_DROP_STMT:
        return dropOf(node->drop_stmt, text);
    case PG_QUERY__NODE__NODE_ALTER_TABLE_STMT:
        return alterTableOf(node->alter_table_stmt, text);
    case PG_QUERY__NODE__NODE_RENAME_STMT:
        return renameOf(node->rename_stmt, text);
    case PG_QUERY__NODE__NODE_CREATE_STMT:
        return createTableOf(node->create_stmt, text);
    case PG_QUERY__NODE__NODE_CREATE_TABLE_AS_STMT:
        return tableAsOf(node->create_table_as_stmt, text);
    case PG_QUERY__NODE__NODE_CREATE_FUNCTION_STMT:
        return functionOf(node->create_function_stmt, text);
    case PG_QUERY__NODE__NODE_CREATE_TRIG_STMT:
        return CreateTrigger { nameIn(node->create_trig_stmt->trigname, text),
            relationOf(node->create_trig_stmt->relation, text), node->create_trig_stmt->timing == insteadOfTiming };
    case PG_QUERY__NODE__NODE_CREATE_POLICY_STMT:
        return policyOf(node->create_policy_stmt, text);
    case PG_QUERY__NODE__NODE_VIEW_STMT:
        return viewOf(node->view_stmt, text);
    case PG_QUERY__NODE__NODE_CREATE_SCHEMA_STMT:
        return CreateSchema { stringOf(node->create_schema_stmt->schemaname) };
    case PG_QUERY__NODE__NODE_ALTER_ENUM_STMT: {
        const PgQuery__AlterEnumStmt *alter = node->alter_enum_stmt;
        const bool renames = alter->old_val && *alter->old_val;
        return AlterEnum { qualifiedNameOf(stringsOf({ alter->type_name, alter->n_type_name })),
            renames ? QString() : stringOf(alter->new_val), stringOf(alter->old_val),
            alter->new_val_neighbor && *alter->new_val_neighbor };
    }
    case PG_QUERY__NODE__NODE_COMMENT_STMT:
        return commentOf(node->comment_stmt);
    default:
        return std::nullopt;
    }
}

} // namespace

Statement statementOf(const Node *node, const StatementText &text)
{
    if (auto definition = definitionOf(node, text))
        return *definition;
    switch (static_cast<int>(node->node_case)) {
    case PG_QUERY__NODE__NODE_TRANSACTION_STMT:
        return transactionOf(node->transaction_stmt);
    case PG_QUERY__NODE__NODE_VARIABLE_SET_STMT:
        return SetVariable { stringOf(node->variable_set_stmt->name),
            settingValue({ node->variable_set_stmt->args, node->variable_set_stmt->n_args }),
            node->variable_set_stmt->is_local != 0 };
    case PG_QUERY__NODE__NODE_INSERT_STMT:
        return insertOf(node->insert_stmt, text);
    case PG_QUERY__NODE__NODE_UPDATE_STMT:
        return updateOf(node->update_stmt, text);
    case PG_QUERY__NODE__NODE_DELETE_STMT:
        return deleteOf(node->delete_stmt, text);
    case PG_QUERY__NODE__NODE_TRUNCATE_STMT:
        return Truncate { relationsOf({ node->truncate_stmt->relations, node->truncate_stmt->n_relations }, text),
            node->truncate_stmt->behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE };
    case PG_QUERY__NODE__NODE_SELECT_STMT:
        return selectOf(node, text);
    case PG_QUERY__NODE__NODE_REINDEX_STMT:
        return reindexOf(node->reindex_stmt, text);
    case PG_QUERY__NODE__NODE_VACUUM_STMT:
        return vacuumOf(node->vacuum_stmt, text);
    case PG_QUERY__NODE__NODE_REFRESH_MAT_VIEW_STMT:
        return RefreshView { relationOf(node->refresh_mat_view_stmt->relation, text),
            node->refresh_mat_view_stmt->concurrent != 0, !node->refresh_mat_view_stmt->skip_data };
    case PG_QUERY__NODE__NODE_DO_STMT:
        return doOf(node->do_stmt);
    default:
        return opaqueOf(node, text);
    }
}

} // namespace schemawright::sql
