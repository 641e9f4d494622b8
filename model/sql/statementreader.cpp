// libpg_query's tree of a statement to our own value.
#include "model/sql/statementreader.h"

#include "model/sql/expressionreader.h"
#include "model/sql/tablereader.h"

#include <algorithm>

namespace schemawright::sql {

namespace {

using namespace Qt::StringLiterals;

QList<RelationRef> relationsOf(NodeList nodes, const StatementText &text)
{
    QList<RelationRef> result;
    for (const Node *node : nodes) {
        if (node->node_case == PG_QUERY__NODE__NODE_RANGE_VAR)
            result.append(relationOf(node->range_var, text));
    }
    return result;
}

IndexColumn indexColumnOf(const PgQuery__IndexElem *element)
{
    const bool defaultOrder = (element->ordering <= PG_QUERY__SORT_BY_DIR__SORTBY_ASC)
        && element->nulls_ordering <= PG_QUERY__SORT_BY_NULLS__SORTBY_NULLS_DEFAULT;
    return { stringOf(element->name), !element->expr && defaultOrder && element->n_opclass == 0 };
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
    for (const Node *element : NodeList(index->index_params, index->n_index_params))
        result.columns.append(indexColumnOf(element->index_elem));
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

Statement updateOf(const PgQuery__UpdateStmt *update, const StatementText &text)
{
    Update result;
    result.table = relationOf(update->relation, text);
    // A join to another table restricts the rows as well.
    result.hasCondition = (update->where_clause && !isAlwaysTrue(update->where_clause)) || update->n_from_clause > 0;
    for (const Node *target : NodeList(update->target_list, update->n_target_list))
        result.columns.append(stringOf(target->res_target->name));
    return result;
}

Statement deleteOf(const PgQuery__DeleteStmt *remove, const StatementText &text)
{
    const bool restricted = (remove->where_clause && !isAlwaysTrue(remove->where_clause)) || remove->n_using_clause > 0;
    return Delete { relationOf(remove->relation, text), restricted };
}

Statement functionOf(const PgQuery__CreateFunctionStmt *function, const StatementText &text)
{
    const QualifiedName name = qualifiedNameOf(stringsOf({ function->funcname, function->n_funcname }));
    CreateFunction result;
    result.schema = name.schema;
    result.name = { name.name, text.findName(name.name, text.whole()) };
    result.replace = function->replace;
    for (const Node *option : NodeList(function->options, function->n_options)) {
        if (stringOf(option->def_elem->defname) == u"language" && option->def_elem->arg)
            result.language = stringOf(option->def_elem->arg);
    }
    return result;
}

Statement tableAsOf(const PgQuery__CreateTableAsStmt *create, const StatementText &text)
{
    if (create->objtype == PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW)
        return CreateView { relationOf(create->into->rel, text), true, false };
    CreateTable result;
    result.table = relationOf(create->into->rel, text);
    result.ifNotExists = create->if_not_exists;
    result.hasRows = !create->into->skip_data;
    return result;
}

Statement selectOf(const Node *node, const StatementText &text)
{
    const PgQuery__SelectStmt *select = node->select_stmt;
    if (!select->into_clause) {
        const bool readsTables = select->n_from_clause > 0 || select->larg || select->with_clause;
        return Query { !readsTables && expressionOf(node, text.whole(), text).volatility != Volatility::Unknown };
    }
    CreateTable result;
    result.table = relationOf(select->into_clause->rel, text);
    result.hasRows = true;
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
    Do result { u"plpgsql"_s };
    for (const Node *argument : NodeList(block->args, block->n_args)) {
        if (stringOf(argument->def_elem->defname) == u"language" && argument->def_elem->arg)
            result.language = stringOf(argument->def_elem->arg);
    }
    return result;
}

QList<RelationRef> relationsOfOpaque(const Node *node, const StatementText &text)
{
    const PgQuery__RangeVar *relation = nullptr;
    switch (static_cast<int>(node->node_case)) {
    case PG_QUERY__NODE__NODE_LOCK_STMT:
        return relationsOf({ node->lock_stmt->relations, node->lock_stmt->n_relations }, text);
    case PG_QUERY__NODE__NODE_CLUSTER_STMT:
        relation = node->cluster_stmt->relation;
        break;
    case PG_QUERY__NODE__NODE_RULE_STMT:
        relation = node->rule_stmt->relation;
        break;
    case PG_QUERY__NODE__NODE_ALTER_OBJECT_SCHEMA_STMT:
        relation = node->alter_object_schema_stmt->relation;
        break;
    case PG_QUERY__NODE__NODE_COPY_STMT:
        relation = node->copy_stmt->is_from ? node->copy_stmt->relation : nullptr;
        break;
    default:
        break;
    }
    return relation ? QList<RelationRef> { relationOf(relation, text) } : QList<RelationRef> {};
}

Statement opaqueOf(const Node *node, const StatementText &text)
{
    // All members of the union are pointers to messages that begin with their description.
    const auto *message = reinterpret_cast<const ProtobufCMessage *>(node->alias);
    return Opaque { message ? stringOf(message->descriptor->short_name) : QString(), relationsOfOpaque(node, text) };
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
            relationOf(node->create_trig_stmt->relation, text) };
    case PG_QUERY__NODE__NODE_CREATE_POLICY_STMT:
        return CreatePolicy { nameIn(node->create_policy_stmt->policy_name, text),
            relationOf(node->create_policy_stmt->table, text) };
    case PG_QUERY__NODE__NODE_VIEW_STMT:
        return CreateView { relationOf(node->view_stmt->view, text), false, node->view_stmt->replace != 0 };
    case PG_QUERY__NODE__NODE_CREATE_SCHEMA_STMT:
        return CreateSchema { stringOf(node->create_schema_stmt->schemaname) };
    case PG_QUERY__NODE__NODE_ALTER_ENUM_STMT: {
        const PgQuery__AlterEnumStmt *alter = node->alter_enum_stmt;
        const bool renames = alter->old_val && *alter->old_val;
        return AlterEnum { qualifiedNameOf(stringsOf({ alter->type_name, alter->n_type_name })),
            renames ? QString() : stringOf(alter->new_val), stringOf(alter->old_val) };
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
    case PG_QUERY__NODE__NODE_INSERT_STMT: {
        const Node *source = node->insert_stmt->select_stmt;
        const bool isSelect = source && source->node_case == PG_QUERY__NODE__NODE_SELECT_STMT;
        return Insert { relationOf(node->insert_stmt->relation, text),
            isSelect && source->select_stmt->n_values_lists == 0 };
    }
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
            node->refresh_mat_view_stmt->concurrent != 0 };
    case PG_QUERY__NODE__NODE_DO_STMT:
        return doOf(node->do_stmt);
    default:
        return opaqueOf(node, text);
    }
}

} // namespace schemawright::sql
