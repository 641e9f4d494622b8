// Objects that carry code or a query: functions, policies, views.
#include "model/sql/definitionreader.h"

#include "model/sql/expressionreader.h"
#include "model/sql/nodewalk.h"
#include "model/sql/rowchangereader.h"

namespace schemawright::sql {

namespace {

using namespace Qt::StringLiterals;

bool isTrueOption(const PgQuery__DefElem *option)
{
    const QString value = option->arg ? valueOf(option->arg) : u"true"_s;
    return value == u"true" || value == u"on" || value == u"1";
}

void readFunctionOption(CreateFunction &function, const PgQuery__DefElem *option, const StatementText &text)
{
    const QString name = stringOf(option->defname);
    if (!option->arg)
        return;
    if (name == u"language") {
        function.language = stringOf(option->arg);
    } else if (name == u"security") {
        function.securityDefiner = isTrueOption(option);
        function.inlinable = function.inlinable && !function.securityDefiner;
        if (const auto word = text.findKeyword(u"security", text.whole()))
            function.securityRange = { word->start, text.lexemeFrom(word->end()).end() - word->start };
    } else if (name == u"set" && option->arg->node_case == PG_QUERY__NODE__NODE_VARIABLE_SET_STMT) {
        const bool isPath = stringOf(option->arg->variable_set_stmt->name) == u"search_path";
        function.setsSearchPath = function.setsSearchPath || isPath;
        function.inlinable = false;
    } else if (name == u"volatility") {
        function.volatility = stringOf(option->arg).front().toLatin1();
    } else if (name == u"strict") {
        function.inlinable = function.inlinable && !isTrueOption(option);
    } else if (name == u"as" && option->arg->node_case == PG_QUERY__NODE__NODE_LIST && option->arg->list->n_items > 0) {
        function.body = stringOf(option->arg->list->items[0]);
    }
}

PolicyCommand policyCommandOf(const QString &name)
{
    if (name == u"select")
        return PolicyCommand::Select;
    if (name == u"insert")
        return PolicyCommand::Insert;
    if (name == u"update")
        return PolicyCommand::Update;
    return name == u"delete" ? PolicyCommand::Delete : PolicyCommand::All;
}

QList<QualifiedName> relationsReadBy(const Node *query)
{
    QList<QualifiedName> names;
    visitMessages(&query->base, [&names](const ProtobufCMessage *message) {
        if (message->descriptor != &pg_query__range_var__descriptor)
            return;
        const auto *relation = reinterpret_cast<const PgQuery__RangeVar *>(message);
        const QualifiedName name { stringOf(relation->schemaname), stringOf(relation->relname) };
        if (!names.contains(name))
            names.append(name);
    });
    return names;
}

} // namespace

CreateFunction functionOf(const PgQuery__CreateFunctionStmt *function, const StatementText &text)
{
    const QualifiedName name = qualifiedNameOf(stringsOf({ function->funcname, function->n_funcname }));
    CreateFunction result;
    result.schema = name.schema;
    result.name = { name.name, text.findName(name.name, text.whole()) };
    result.replace = function->replace;
    for (const Node *option : NodeList(function->options, function->n_options))
        readFunctionOption(result, option->def_elem, text);
    return result;
}

CreatePolicy policyOf(const PgQuery__CreatePolicyStmt *policy, const StatementText &text)
{
    CreatePolicy result;
    result.name = { stringOf(policy->policy_name), text.findName(stringOf(policy->policy_name), text.whole()) };
    result.table = relationOf(policy->table, text);
    result.permissive = policy->permissive;
    result.command = policyCommandOf(stringOf(policy->cmd_name));
    for (const Node *role : NodeList(policy->roles, policy->n_roles)) {
        const bool isPublic = role->role_spec->roletype == PG_QUERY__ROLE_SPEC_TYPE__ROLESPEC_PUBLIC;
        result.roles.append(isPublic ? u"public"_s : stringOf(role->role_spec->rolename));
    }
    PolicyConditions &conditions = result.conditions;
    conditions.hasUsing = policy->qual != nullptr;
    conditions.hasCheck = policy->with_check != nullptr;
    conditions.alwaysTrueUsing = policy->qual && isAlwaysTrue(policy->qual);
    conditions.alwaysTrueCheck = policy->with_check && isAlwaysTrue(policy->with_check);
    for (const Node *condition : { policy->qual, policy->with_check }) {
        if (condition)
            conditions.calls += callsOf(condition, text);
    }
    return result;
}

CreateView viewOf(const PgQuery__ViewStmt *view, const StatementText &text)
{
    CreateView result;
    result.view = relationOf(view->view, text);
    result.replace = view->replace;
    for (const Node *option : NodeList(view->options, view->n_options)) {
        if (stringOf(option->def_elem->defname) == u"security_invoker")
            result.securityInvoker = isTrueOption(option->def_elem);
    }
    result.reads = relationsReadBy(view->query);
    const qsizetype nameEnd = result.view.range.end();
    result.asKeyword
        = text.findKeyword(u"as", { nameEnd, text.whole().end() - nameEnd }).value_or(SourceRange { nameEnd, 0 });
    return result;
}

Statement tableAsOf(const PgQuery__CreateTableAsStmt *create, const StatementText &text)
{
    if (create->objtype == PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW) {
        CreateView view;
        view.view = relationOf(create->into->rel, text);
        view.materialized = true;
        view.hasRows = !create->into->skip_data;
        return view;
    }
    CreateTable result;
    result.table = relationOf(create->into->rel, text);
    result.ifNotExists = create->if_not_exists;
    result.fromQuery = true;
    result.hasRows = !create->into->skip_data;
    result.inWith = writesIn(create->query, text);
    return result;
}

} // namespace schemawright::sql
