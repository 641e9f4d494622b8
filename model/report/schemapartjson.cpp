#include "model/report/schemapartjson.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::report {

namespace {

QString firingText(schema::FiringMode mode)
{
    switch (mode) {
    case schema::FiringMode::Origin:
        return {};
    case schema::FiringMode::Disabled:
        return u"disabled"_s;
    case schema::FiringMode::Replica:
        return u"replica"_s;
    case schema::FiringMode::Always:
        return u"always"_s;
    }
    Q_UNREACHABLE();
}

QJsonObject indexPartJson(const schema::IndexPart &part)
{
    QJsonObject json;
    putIf(json, u"column"_s, part.column);
    putIf(json, u"expr"_s, part.expression);
    putIf(json, u"desc"_s, part.descending);
    putIf(json, u"collation"_s, part.collation);
    putIf(json, u"ops"_s, part.operatorClass);
    putIf(json, u"ops_params"_s, mapJson(part.operatorClassParameters));
    if (part.nullsFirst != part.descending)
        json.insert(part.nullsFirst ? u"nulls_first"_s : u"nulls_last"_s, true);
    return json;
}

/// Empty for one that says nothing beyond NOT NULL: names of the server's own choice are not the schema's.
QJsonObject notNullJson(const schema::NotNullConstraint &constraint)
{
    QJsonObject json;
    if (constraint.named)
        json.insert(u"name"_s, constraint.name);
    putIf(json, u"not_valid"_s, constraint.notValid);
    putIf(json, u"no_inherit"_s, constraint.noInherit);
    putIf(json, u"comment"_s, constraint.comment);
    return json;
}

} // namespace

void putIf(QJsonObject &json, const QString &key, bool value)
{
    if (value)
        json.insert(key, true);
}

void putIf(QJsonObject &json, const QString &key, const QString &value)
{
    if (!value.isEmpty())
        json.insert(key, value);
}

void putIf(QJsonObject &json, const QString &key, const QStringList &value)
{
    if (!value.isEmpty())
        json.insert(key, QJsonArray::fromStringList(value));
}

void putIf(QJsonObject &json, const QString &key, const QJsonArray &value)
{
    if (!value.isEmpty())
        json.insert(key, value);
}

void putIf(QJsonObject &json, const QString &key, const QJsonObject &value)
{
    if (!value.isEmpty())
        json.insert(key, value);
}

QJsonObject mapJson(const QMap<QString, QString> &map)
{
    QJsonObject json;
    for (auto entry = map.cbegin(); entry != map.cend(); ++entry)
        json.insert(entry.key(), entry.value());
    return json;
}

QJsonObject sequenceOptionsJson(const schema::SequenceOptions &options)
{
    // 64-bit limits do not fit a JSON number of most readers.
    QJsonObject json {
        { u"type"_s, options.dataType },
        { u"start"_s, QString::number(options.start) },
        { u"increment"_s, QString::number(options.increment) },
        { u"min_value"_s, QString::number(options.minimum) },
        { u"max_value"_s, QString::number(options.maximum) },
        { u"cache"_s, QString::number(options.cache) },
    };
    putIf(json, u"cycle"_s, options.cycle);
    return json;
}

QJsonObject columnJson(const schema::Column &column)
{
    QJsonObject json { { u"name"_s, column.name }, { u"type"_s, column.type } };
    putIf(json, u"null"_s, !column.notNull);
    if (column.defaultExpression)
        json.insert(u"default"_s, *column.defaultExpression);
    if (column.identity) {
        QJsonObject identity = sequenceOptionsJson(column.identity->options);
        identity.insert(u"generated"_s, column.identity->always ? u"ALWAYS"_s : u"BY DEFAULT"_s);
        putIf(identity, u"sequence"_s, column.identity->sequenceName.toText());
        putIf(identity, u"unlogged"_s, column.identity->unlogged);
        putIf(identity, u"comment"_s, column.identity->comment);
        json.insert(u"identity"_s, identity);
    }
    if (column.generated) {
        json.insert(u"generated"_s,
            QJsonObject { { u"expr"_s, column.generated->expression },
                { u"type"_s, column.generated->stored ? u"STORED"_s : u"VIRTUAL"_s } });
    }
    putIf(json, u"collation"_s, column.collation);
    putIf(json, u"storage"_s, column.storage);
    putIf(json, u"compression"_s, column.compression);
    if (column.statisticsTarget >= 0)
        json.insert(u"statistics"_s, column.statisticsTarget);
    putIf(json, u"options"_s, mapJson(column.options));
    putIf(json, u"foreign_options"_s, mapJson(column.foreignOptions));
    putIf(json, u"not_null_constraint"_s, notNullJson(column.notNullConstraint));
    putIf(json, u"comment"_s, column.comment);
    putIf(json, u"inherited"_s, !column.isLocal);
    return json;
}

QJsonObject indexJson(const schema::Index &index)
{
    QJsonObject json { { u"name"_s, index.name }, { u"parts"_s, listJson(index.parts, indexPartJson) } };
    putIf(json, u"unique"_s, index.unique);
    putIf(json, u"nulls_not_distinct"_s, index.nullsNotDistinct);
    if (index.method != u"btree")
        json.insert(u"type"_s, index.method);
    putIf(json, u"include"_s, index.include);
    putIf(json, u"where"_s, index.predicate);
    putIf(json, u"storage_params"_s, mapJson(index.storageParameters));
    putIf(json, u"tablespace"_s, index.tablespace);
    putIf(json, u"invalid"_s, !index.valid);
    putIf(json, u"clustered"_s, index.clustered);
    putIf(json, u"replica_identity"_s, index.replicaIdentity);
    QJsonObject statistics;
    for (auto target = index.statisticsTargets.cbegin(); target != index.statisticsTargets.cend(); ++target)
        statistics.insert(QString::number(target.key()), target.value());
    putIf(json, u"statistics"_s, statistics);
    putIf(json, u"attached_to"_s, index.parentIndex.toText());
    putIf(json, u"def"_s, index.definition);
    putIf(json, u"comment"_s, index.comment);
    return json;
}

QJsonObject triggerJson(const schema::Trigger &trigger)
{
    QJsonObject json { { u"name"_s, trigger.name }, { u"function"_s, trigger.function.toText() },
        { u"def"_s, trigger.definition } };
    putIf(json, u"constraint"_s, trigger.constraint);
    putIf(json, u"enabled"_s, firingText(trigger.firing));
    putIf(json, u"comment"_s, trigger.comment);
    return json;
}

QJsonObject ruleJson(const schema::Rule &rule)
{
    QJsonObject json { { u"name"_s, rule.name }, { u"def"_s, rule.definition } };
    putIf(json, u"enabled"_s, firingText(rule.firing));
    putIf(json, u"comment"_s, rule.comment);
    return json;
}

QJsonObject policyJson(const schema::Policy &policy)
{
    QJsonObject json { { u"name"_s, policy.name }, { u"for"_s, schema::policyCommandText(policy.command) } };
    putIf(json, u"restrictive"_s, !policy.permissive);
    putIf(json, u"to"_s, policy.roles);
    putIf(json, u"using"_s, policy.usingExpression);
    putIf(json, u"check"_s, policy.withCheckExpression);
    putIf(json, u"comment"_s, policy.comment);
    return json;
}

} // namespace schemawright::report
