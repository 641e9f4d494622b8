// Statements that have no type of their own: their name, the relations they name, and details of some.
#include "model/sql/detailsreader.h"

namespace schemawright::sql {

namespace {

using namespace Qt::StringLiterals;

QList<RelationRef> publishedTables(NodeList objects, const StatementText &text)
{
    QList<RelationRef> tables;
    for (const Node *object : objects) {
        const PgQuery__PublicationTable *table = object->publication_obj_spec->pubtable;
        if (table && table->relation)
            tables.append(relationOf(table->relation, text));
    }
    return tables;
}

QList<RelationRef> opaqueRelationsOf(const Node *node, const StatementText &text)
{
    const PgQuery__RangeVar *relation = nullptr;
    switch (static_cast<int>(node->node_case)) {
    case PG_QUERY__NODE__NODE_LOCK_STMT:
        return relationsOf({ node->lock_stmt->relations, node->lock_stmt->n_relations }, text);
    case PG_QUERY__NODE__NODE_CREATE_STATS_STMT:
        return relationsOf({ node->create_stats_stmt->relations, node->create_stats_stmt->n_relations }, text);
    case PG_QUERY__NODE__NODE_CREATE_PUBLICATION_STMT:
        return publishedTables({ node->create_publication_stmt->pubobjects, node->create_publication_stmt->n_pubobjects }, text);
    case PG_QUERY__NODE__NODE_ALTER_PUBLICATION_STMT:
        return publishedTables({ node->alter_publication_stmt->pubobjects, node->alter_publication_stmt->n_pubobjects }, text);
    case PG_QUERY__NODE__NODE_CLUSTER_STMT:
        relation = node->cluster_stmt->relation;
        break;
    case PG_QUERY__NODE__NODE_RULE_STMT:
        relation = node->rule_stmt->relation;
        break;
    case PG_QUERY__NODE__NODE_ALTER_OBJECT_SCHEMA_STMT:
        relation = node->alter_object_schema_stmt->relation;
        break;
    case PG_QUERY__NODE__NODE_ALTER_POLICY_STMT:
        relation = node->alter_policy_stmt->table;
        break;
    case PG_QUERY__NODE__NODE_COPY_STMT:
        relation = node->copy_stmt->is_from ? node->copy_stmt->relation : nullptr;
        break;
    default:
        break;
    }
    return relation ? QList<RelationRef> { relationOf(relation, text) } : QList<RelationRef> {};
}

AlterDomain domainChangeOf(const PgQuery__AlterDomainStmt *alter)
{
    AlterDomain result;
    result.domain = qualifiedNameOf(stringsOf({ alter->type_name, alter->n_type_name }));
    const QString subtype = stringOf(alter->subtype); // src/include/nodes/parsenodes.h: AlterDomainStmt
    if (subtype == u"O")
        result.change = DomainChange::SetNotNull;
    else if (subtype == u"C")
        result.change = DomainChange::AddConstraint;
    else if (subtype == u"V")
        result.change = DomainChange::ValidateConstraint;
    result.notValid
        = alter->def && alter->def->node_case == PG_QUERY__NODE__NODE_CONSTRAINT && alter->def->constraint->skip_validation;
    return result;
}

CreateDomain domainOf(const PgQuery__CreateDomainStmt *domain, const StatementText &text)
{
    CreateDomain result;
    result.domain = qualifiedNameOf(stringsOf({ domain->domainname, domain->n_domainname }));
    result.base = typeOf(domain->type_name, text, text.whole().end());
    bool hasDefault = false;
    for (const Node *node : NodeList(domain->constraints, domain->n_constraints)) {
        const PgQuery__ConstrType type = node->constraint->contype;
        const bool isNotNull = type == PG_QUERY__CONSTR_TYPE__CONSTR_NOTNULL;
        result.needsValue = result.needsValue || isNotNull;
        result.constrained = result.constrained || isNotNull || type == PG_QUERY__CONSTR_TYPE__CONSTR_CHECK;
        hasDefault = hasDefault || type == PG_QUERY__CONSTR_TYPE__CONSTR_DEFAULT;
    }
    result.needsValue = result.needsValue && !hasDefault;
    return result;
}

Grant grantOf(const PgQuery__GrantStmt *grant, bool defaults)
{
    Grant result;
    result.revoke = !grant->is_grant;
    result.allInSchema = grant->targtype == PG_QUERY__GRANT_TARGET_TYPE__ACL_TARGET_ALL_IN_SCHEMA;
    result.grantOption = grant->grant_option;
    result.defaults = defaults;
    for (const Node *node : NodeList(grant->grantees, grant->n_grantees)) {
        if (node->role_spec->roletype == PG_QUERY__ROLE_SPEC_TYPE__ROLESPEC_PUBLIC)
            result.toPublic = true;
        else
            result.roles.append(stringOf(node->role_spec->rolename));
    }
    return result;
}

RoleChange roleChangeOf(const QString &role, NodeList options, const StatementText &text)
{
    RoleChange result { role, {}, false };
    for (const Node *node : options) {
        const PgQuery__DefElem *option = node->def_elem;
        const QString name = stringOf(option->defname);
        if (name == u"password" && option->arg && option->arg->node_case == PG_QUERY__NODE__NODE_STRING)
            result.password = text.lexemeFrom(
                text.findKeyword(u"password", text.whole()).value_or(text.whole()).end());
        else if (name == u"bypassrls" && option->arg && option->arg->node_case == PG_QUERY__NODE__NODE_BOOLEAN)
            result.bypassesRowSecurity = option->arg->boolean->boolval;
    }
    return result;
}

CreateExtension extensionOf(const PgQuery__CreateExtensionStmt *create)
{
    CreateExtension result { stringOf(create->extname), {}, create->if_not_exists != 0 };
    for (const Node *node : NodeList(create->options, create->n_options)) {
        if (stringOf(node->def_elem->defname) == u"schema" && node->def_elem->arg)
            result.schema = stringOf(node->def_elem->arg);
    }
    return result;
}

// src/include/storage/lockdefs.h

Details typeDetailsOf(const Node *node, const StatementText &text)
{
    switch (static_cast<int>(node->node_case)) {
    case PG_QUERY__NODE__NODE_CREATE_ENUM_STMT:
        return CreateEnum { qualifiedNameOf(
            stringsOf({ node->create_enum_stmt->type_name, node->create_enum_stmt->n_type_name })) };
    case PG_QUERY__NODE__NODE_COMPOSITE_TYPE_STMT:
        return CreateComposite { relationOf(node->composite_type_stmt->typevar, text).name };
    case PG_QUERY__NODE__NODE_CREATE_SEQ_STMT:
        return CreateSequence { relationOf(node->create_seq_stmt->sequence, text),
            node->create_seq_stmt->if_not_exists != 0 };
    case PG_QUERY__NODE__NODE_CREATE_DOMAIN_STMT:
        return domainOf(node->create_domain_stmt, text);
    case PG_QUERY__NODE__NODE_ALTER_DOMAIN_STMT:
        return domainChangeOf(node->alter_domain_stmt);
    default:
        return {};
    }
}

Details detailsOf(const Node *node, const StatementText &text)
{
    switch (static_cast<int>(node->node_case)) {
    case PG_QUERY__NODE__NODE_GRANT_STMT:
        return grantOf(node->grant_stmt, false);
    case PG_QUERY__NODE__NODE_ALTER_DEFAULT_PRIVILEGES_STMT:
        return grantOf(node->alter_default_privileges_stmt->action, true);
    case PG_QUERY__NODE__NODE_CREATE_ROLE_STMT:
        return roleChangeOf(stringOf(node->create_role_stmt->role),
            { node->create_role_stmt->options, node->create_role_stmt->n_options }, text);
    case PG_QUERY__NODE__NODE_ALTER_ROLE_STMT:
        return roleChangeOf(stringOf(node->alter_role_stmt->role->rolename),
            { node->alter_role_stmt->options, node->alter_role_stmt->n_options }, text);
    case PG_QUERY__NODE__NODE_CREATE_EXTENSION_STMT:
        return extensionOf(node->create_extension_stmt);
    case PG_QUERY__NODE__NODE_LOCK_STMT:
        return LockTable { node->lock_stmt->mode, node->lock_stmt->nowait != 0 };
    case PG_QUERY__NODE__NODE_ALTER_OBJECT_SCHEMA_STMT: {
        const PgQuery__AlterObjectSchemaStmt *alter = node->alter_object_schema_stmt;
        const QualifiedName object = alter->relation ? relationOf(alter->relation, text).name
            : alter->object                          ? qualifiedNameOf(objectNameOf(alter->object))
                                                     : QualifiedName();
        return MoveToSchema { objectClassOf(alter->object_type), object, stringOf(alter->newschema) };
    }
    default:
        return typeDetailsOf(node, text);
    }
}

} // namespace

Opaque opaqueOf(const Node *node, const StatementText &text)
{
    // All members of the union are pointers to messages that begin with their description.
    const auto *message = reinterpret_cast<const ProtobufCMessage *>(node->alias);
    return Opaque { message ? stringOf(message->descriptor->short_name) : QString(), opaqueRelationsOf(node, text),
        message ? detailsOf(node, text) : Details() };
}

} // namespace schemawright::sql
