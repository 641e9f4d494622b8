// A table as JSON: constraints are sorted into the keys that Atlas has for them.
#include "model/report/schemajson.h"

#include "model/report/schemapartjson.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::report {

namespace {

QJsonArray columnParts(const QStringList &columns)
{
    QJsonArray parts;
    for (const QString &column : columns)
        parts.append(QJsonObject { { u"column"_s, column } });
    return parts;
}

QString actionText(schema::ForeignKeyAction action)
{
    switch (action) {
    case schema::ForeignKeyAction::NoAction:
        return {};
    case schema::ForeignKeyAction::Restrict:
        return u"RESTRICT"_s;
    case schema::ForeignKeyAction::Cascade:
        return u"CASCADE"_s;
    case schema::ForeignKeyAction::SetNull:
        return u"SET NULL"_s;
    case schema::ForeignKeyAction::SetDefault:
        return u"SET DEFAULT"_s;
    }
    Q_UNREACHABLE();
}

QString replicaIdentityText(const schema::Table &table)
{
    switch (table.replicaIdentity) {
    case schema::ReplicaIdentity::Default:
        return {};
    case schema::ReplicaIdentity::Nothing:
        return u"NOTHING"_s;
    case schema::ReplicaIdentity::Full:
        return u"FULL"_s;
    case schema::ReplicaIdentity::Index:
        return QString(u"INDEX " + table.replicaIdentityIndex);
    }
    Q_UNREACHABLE();
}

/// The keys of one kind of constraint, and where the object goes in the table.
struct ConstraintWriter {
    QJsonObject &json; ///< of the constraint
    QString schema; ///< of the table

    /// The name of the list; primary_key is an object of its own.
    QString operator()(const schema::PrimaryKey &key) const
    {
        json.insert(u"parts"_s, columnParts(key.columns));
        putIf(json, u"include"_s, key.include);
        return u"primary_key"_s;
    }
    QString operator()(const schema::UniqueConstraint &key) const
    {
        json.insert(u"parts"_s, columnParts(key.columns));
        putIf(json, u"include"_s, key.include);
        putIf(json, u"nulls_not_distinct"_s, key.nullsNotDistinct);
        return u"unique_constraints"_s;
    }
    QString operator()(const schema::ForeignKey &key) const
    {
        QJsonObject references { { u"table"_s, key.referencedTable.name },
            { u"columns"_s, QJsonArray::fromStringList(key.referencedColumns) } };
        if (key.referencedTable.schema != schema)
            references.insert(u"schema"_s, key.referencedTable.schema);
        json.insert(u"columns"_s, QJsonArray::fromStringList(key.columns));
        json.insert(u"references"_s, references);
        putIf(json, u"on_update"_s, actionText(key.onUpdate));
        putIf(json, u"on_delete"_s, actionText(key.onDelete));
        putIf(json, u"on_delete_columns"_s, key.onDeleteColumns);
        putIf(json, u"match_full"_s, key.match == schema::ForeignKeyMatch::Full);
        return u"foreign_keys"_s;
    }
    QString operator()(const schema::CheckConstraint &check) const
    {
        json.insert(u"expr"_s, check.expression);
        putIf(json, u"no_inherit"_s, check.noInherit);
        return u"checks"_s;
    }
    QString operator()(const schema::ExclusionConstraint &) const { return u"exclusions"_s; }
};

void putConstraint(QJsonObject &table, const schema::Constraint &constraint, const QString &schema)
{
    QJsonObject json { { u"name"_s, constraint.name } };
    const QString list = std::visit(ConstraintWriter { json, schema }, constraint.detail);
    putIf(json, u"deferrable"_s, constraint.deferrable);
    putIf(json, u"initially_deferred"_s, constraint.initiallyDeferred);
    putIf(json, u"not_valid"_s, constraint.notValid);
    putIf(json, u"not_enforced"_s, constraint.notEnforced);
    putIf(json, u"def"_s, constraint.definition);
    putIf(json, u"storage_params"_s, mapJson(constraint.storageParameters));
    putIf(json, u"tablespace"_s, constraint.tablespace);
    putIf(json, u"clustered"_s, constraint.clustered);
    putIf(json, u"comment"_s, constraint.comment);
    putIf(json, u"index_comment"_s, constraint.indexComment);
    putIf(json, u"inherited"_s, !constraint.isLocal);
    putIf(json, u"invalid"_s, !constraint.indexValid);
    if (constraint.parentIndex)
        json.insert(u"attached_to"_s, constraint.parentIndex->toText());
    if (std::holds_alternative<schema::PrimaryKey>(constraint.detail)) {
        table.insert(list, json);
        return;
    }
    QJsonArray constraints = table.value(list).toArray();
    constraints.append(json);
    table.insert(list, constraints);
}

} // namespace

QJsonObject tableJson(const schema::Table &table)
{
    QJsonObject json { { u"name"_s, table.name.name }, { u"columns"_s, listJson(table.columns, columnJson) } };
    for (const schema::Constraint &constraint : table.constraints)
        putConstraint(json, constraint, table.name.schema);
    putIf(json, u"indexes"_s, listJson(table.indexes, indexJson));
    putIf(json, u"triggers"_s, listJson(table.triggers, triggerJson));
    putIf(json, u"policies"_s, listJson(table.policies, policyJson));
    putIf(json, u"rules"_s, listJson(table.rules, ruleJson));
    putIf(json, u"unlogged"_s, table.unlogged);
    putIf(json, u"row_security"_s, table.rowSecurityEnabled);
    putIf(json, u"row_security_forced"_s, table.rowSecurityForced);
    putIf(json, u"replica_identity"_s, replicaIdentityText(table));
    putIf(json, u"access_method"_s, table.accessMethod);
    putIf(json, u"tablespace"_s, table.tablespace);
    putIf(json, u"storage_params"_s, mapJson(table.storageParameters));
    putIf(json, u"partition_by"_s, table.partitionKey);
    if (table.partitionOf) {
        json.insert(u"partition_of"_s,
            QJsonObject { { u"schema"_s, table.partitionOf->parent.schema },
                { u"table"_s, table.partitionOf->parent.name }, { u"bound"_s, table.partitionOf->bound } });
    }
    QStringList parents;
    for (const QualifiedName &parent : table.inherits)
        parents.append(parent.toText());
    putIf(json, u"inherits"_s, parents);
    putIf(json, u"of_type"_s, table.ofType);
    putIf(json, u"foreign_server"_s, table.foreignServer);
    putIf(json, u"foreign_options"_s, mapJson(table.foreignOptions));
    putIf(json, u"comment"_s, table.comment);
    return json;
}

} // namespace schemawright::report
