// A partition's bounds as a condition about its parent's key. docs: sql-createtable, "PARTITION OF … FOR VALUES".
#include "model/lint/rowassumption.h"

#include "model/sql/sqlwriter.h"

#include <algorithm>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

using Value = sql::BoundValue;

struct BoundKey {
    QString name; ///< quoted
    QString type;
};

/// The parent's key, or why it is of no use.
struct BoundKeys {
    QList<BoundKey> columns;
    QString refusal;
};

BoundKeys keysOf(const TableKnowledge &parent)
{
    BoundKeys keys;
    for (const QString &name : parent.facts->partitionKey) {
        const catalog::ColumnFacts *column = parent.column(name);
        if (!column) {
            keys.refusal = u"the partition key of "_s + parent.text + u" has an expression"_s;
            return keys;
        }
        keys.columns.append({ sql::quoteIdentifier(name), column->type });
    }
    keys.refusal = refusalOf(parent.facts->partitionKey, parent);
    if (keys.columns.isEmpty())
        keys.refusal = u"the partition key of "_s + parent.text + u" is not known"_s;
    return keys;
}

QString literalOf(const Value &value, const BoundKey &key)
{
    return u"CAST("_s + sql::quoteLiteral(value.text) + u" AS "_s + key.type + u')';
}

/// Rows as far as the first MINVALUE or MAXVALUE, which decides the rest.
QString comparison(const QList<BoundKey> &keys, const QList<Value> &values, bool isLower)
{
    QStringList names;
    QStringList literals;
    Value::Kind end = Value::Kind::Literal;
    for (qsizetype i = 0; i < keys.size() && end == Value::Kind::Literal; ++i) {
        end = values.at(i).kind;
        if (end != Value::Kind::Literal)
            break;
        names.append(keys.at(i).name);
        literals.append(literalOf(values.at(i), keys.at(i)));
    }
    const bool isOpenEnd = end == (isLower ? Value::Kind::Minimum : Value::Kind::Maximum);
    if (names.isEmpty())
        return isOpenEnd ? u"true"_s : u"false"_s;
    const bool includesEqual = end == Value::Kind::Literal ? isLower : isOpenEnd;
    const QString sign = (isLower ? u">"_s : u"<"_s) + (includesEqual ? u"="_s : QString());
    if (names.size() == 1)
        return names.first() + u' ' + sign + u' ' + literals.first();
    return u'(' + names.join(u", ") + u") "_s + sign + u" ("_s + literals.join(u", ") + u')';
}

QString listCondition(const BoundKey &key, const QList<Value> &values)
{
    QStringList parts;
    QStringList literals;
    for (const Value &value : values) {
        if (value.isNull)
            parts.append(key.name + u" IS NULL"_s);
        else
            literals.append(literalOf(value, key));
    }
    if (!literals.isEmpty())
        parts.prepend(u"("_s + key.name + u" IS NOT NULL AND "_s + key.name + u" IN ("_s + literals.join(u", ") + u"))"_s);
    return parts.join(u" OR ");
}

/// True for rows that belong into the partition, never NULL; empty when it cannot be said.
QString insideCondition(const sql::PartitionBound &bound, const QList<BoundKey> &keys, const QualifiedName &parent)
{
    QStringList names;
    for (const BoundKey &key : keys)
        names.append(key.name);
    const auto isUnknown = [](const Value &value) { return value.kind == Value::Kind::Other; };
    if (std::any_of(bound.values.begin(), bound.values.end(), isUnknown)
        || std::any_of(bound.upper.begin(), bound.upper.end(), isUnknown))
        return {};
    switch (bound.strategy) {
    case sql::PartitionStrategy::Hash:
        return u"satisfies_hash_partition("_s + sql::quoteLiteral(sql::quoteName(parent)) + u"::regclass, "_s
            + QString::number(bound.modulus) + u", "_s + QString::number(bound.remainder) + u", "_s + names.join(u", ")
            + u')';
    case sql::PartitionStrategy::List:
        return keys.size() == 1 ? listCondition(keys.first(), bound.values) : QString();
    case sql::PartitionStrategy::Range:
        break;
    }
    if (bound.values.size() != keys.size() || bound.upper.size() != keys.size())
        return {};
    for (QString &name : names)
        name += u" IS NOT NULL"_s;
    return names.join(u" AND ") + u" AND "_s + comparison(keys, bound.values, true) + u" AND "_s
        + comparison(keys, bound.upper, false);
}

void setCondition(RowAssumption &assumption, const sql::PartitionBound &bound, const TableKnowledge &parent, bool inside)
{
    const BoundKeys keys = keysOf(parent);
    const QString condition
        = keys.refusal.isEmpty() && !bound.isDefault ? insideCondition(bound, keys.columns, parent.facts->name) : QString();
    assumption.question.expression = inside ? condition : u"NOT ("_s + condition + u')';
    QString refusal = keys.refusal;
    if (bound.isDefault)
        refusal = u"what belongs into a default partition is what no other one takes"_s;
    else if (condition.isEmpty() && refusal.isEmpty())
        refusal = u"the bounds are expressions"_s;
    if (assumption.question.refusal.isEmpty())
        assumption.question.refusal = refusal;
}

/// Rows of the default partition that belong into a new one.
QList<RowAssumption> defaultAssumptions(const sql::PartitionBound &bound, const TableKnowledge &parent,
    const SourceRange &range, const FileState &state)
{
    if (!parent.facts || parent.isNew() || parent.facts->defaultPartition.isEmpty() || bound.isDefault)
        return {};
    const TableKnowledge table = knowledgeOf(parent.facts->defaultPartition, state);
    if (!hasOldRows(table))
        return {};
    RowAssumption assumption = assumptionAbout(table, state);
    assumption.kind = RowAssumption::Kind::DefaultPartition;
    assumption.range = range;
    assumption.subject = parent.text;
    setCondition(assumption, bound, parent, true);
    return { assumption };
}

} // namespace

QList<RowAssumption> attachAssumptions(const sql::AttachPartition &attach, const TableKnowledge &parent,
    const SourceRange &range, const FileState &state)
{
    QList<RowAssumption> result = defaultAssumptions(attach.bound, parent, range, state);
    const TableKnowledge partition = knowledgeOf(attach.partition.name, state);
    if (!hasOldRows(partition) || !parent.facts || parent.isNew())
        return result;
    RowAssumption assumption = assumptionAbout(partition, state);
    assumption.kind = RowAssumption::Kind::Partition;
    assumption.range = range;
    assumption.subject = parent.text;
    setCondition(assumption, attach.bound, parent, false);
    return result << assumption;
}

QList<RowAssumption> newPartitionAssumptions(const sql::CreateTable &create, const FileState &state)
{
    if (!create.partitionOf)
        return {};
    const TableKnowledge parent = knowledgeOf(create.partitionOf->name, state);
    return defaultAssumptions(create.bound, parent, create.partitionOf->range, state);
}

} // namespace schemawright::lint
