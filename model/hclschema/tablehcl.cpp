// Tables and partitions.
#include "model/hclschema/hclcontext.h"
#include "model/hclschema/sqlpieces.h"
#include "model/sql/expressionparts.h"
#include "model/sql/sqlwriter.h"

#include <QRegularExpression>

namespace schemawright::hclschema {

using namespace Qt::StringLiterals;

namespace {

/// partition { type = RANGE … } of "RANGE (a, lower(b) COLLATE x)".
void writePartitionKey(HclContext &context, const schema::Table &table)
{
    if (table.partitionKey.isEmpty())
        return;
    hcl::Writer &writer = context.writer();
    const QString strategy = table.partitionKey.section(u' ', 0, 0);
    const QString inner = table.partitionKey.mid(strategy.size() + 2).chopped(1);
    writer.begin(u"partition"_s);
    writer.attribute(u"type"_s, strategy);
    for (const QString &item : sql::itemsOf(inner)) {
        const auto column = std::find_if(table.columns.begin(), table.columns.end(),
            [&](const schema::Column &candidate) { return item == sql::quoteIdentifier(candidate.name); });
        writer.begin(u"by"_s);
        if (column != table.columns.end())
            writer.attribute(u"column"_s, HclContext::column(column->name));
        else if (item.endsWith(u')'))
            writer.text(u"expr"_s, item);
        else {
            writer.text(u"expr"_s, item.section(u' ', 0, 0));
            context.leaveOut(u"table "_s + table.name.toText(), u"collation or operator class of its partition key %1"_s.arg(item));
        }
        writer.end();
    }
    writer.end();
}

QString textList(const QString &items)
{
    QStringList texts;
    for (const QString &item : sql::itemsOf(items))
        texts << hcl::quoteText(item);
    return u'[' + texts.join(u", "_s) + u']';
}

/// Nothing for DEFAULT.
void writeBound(HclContext &context, const QString &bound)
{
    static const QRegularExpression range(u"^FOR VALUES FROM \\((.*)\\) TO \\((.*)\\)$"_s);
    static const QRegularExpression list(u"^FOR VALUES IN \\((.*)\\)$"_s, QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression hash(u"^FOR VALUES WITH \\(modulus (\\d+), remainder (\\d+)\\)$"_s, QRegularExpression::CaseInsensitiveOption);
    hcl::Writer &writer = context.writer();
    if (const auto match = range.match(bound); match.hasMatch()) {
        writer.begin(u"range"_s);
        writer.attribute(u"from"_s, textList(match.captured(1)));
        writer.attribute(u"to"_s, textList(match.captured(2)));
        writer.end();
    } else if (const auto listed = list.match(bound); listed.hasMatch()) {
        writer.begin(u"list"_s);
        writer.attribute(u"in"_s, textList(listed.captured(1)));
        writer.end();
    } else if (const auto hashed = hash.match(bound); hashed.hasMatch()) {
        writer.begin(u"hash"_s);
        writer.attribute(u"modulus"_s, hashed.captured(1));
        writer.attribute(u"remainder"_s, hashed.captured(2));
        writer.end();
    }
}

void writeSettings(HclContext &context, const schema::Table &table, const QString &object)
{
    hcl::Writer &writer = context.writer();
    if (table.rowSecurityEnabled || table.rowSecurityForced) {
        writer.begin(u"row_security"_s);
        if (table.rowSecurityEnabled)
            writer.truth(u"enabled"_s, true);
        if (table.rowSecurityForced)
            writer.truth(u"enforced"_s, true);
        writer.end();
    }
    context.storage(table.storageParameters);
    if (table.replicaIdentity == schema::ReplicaIdentity::Index)
        context.leaveOut(object, u"its replica identity is index %1"_s.arg(table.replicaIdentityIndex));
    if (!table.tablespace.isEmpty())
        context.leaveOut(object, u"its tablespace %1"_s.arg(table.tablespace));
    if (!table.ofType.isEmpty())
        context.leaveOut(object, u"it is a table of type %1"_s.arg(table.ofType));
    for (const QualifiedName &parent : table.inherits)
        context.leaveOut(object, u"it inherits from %1"_s.arg(parent.toText()));
    for (const schema::Rule &rule : table.rules)
        context.leaveOut(object, u"its rule %1"_s.arg(rule.name));
}

/// What a partition's own columns say that its parent's do not.
void noteOwnColumns(HclContext &context, const schema::Table &table, const QString &object)
{
    const schema::Table *parent = findTable(context.database(), table.partitionOf->parent);
    for (qsizetype i = 0; i < table.columns.size(); ++i) {
        const schema::Column &column = table.columns.at(i);
        const schema::Column *inherited = parent ? findColumn(*parent, column.name) : nullptr;
        if (!inherited)
            continue;
        schema::Column expected = *inherited;
        expected.isLocal = column.isLocal;
        expected.comment = column.comment;
        expected.identity = column.identity;
        expected.notNullConstraint = column.notNullConstraint;
        if (expected != column || !column.comment.isEmpty())
            context.leaveOut(object, u"its own settings of column %1"_s.arg(column.name));
        if (parent->columns.value(i).name != column.name)
            context.leaveOut(object, u"column %1 stands at another place than in its parent"_s.arg(column.name));
    }
}

/// Indexes that a partition gets with those of its parent: the server names them, after the partition and the columns.
void noteIndexParts(HclContext &context, const schema::Table &table, const QString &object)
{
    QStringList seen;
    for (const schema::Index &index : table.indexes) {
        if (index.parentIndex.isEmpty())
            continue;
        QStringList columns { table.name.name };
        for (const schema::IndexPart &part : index.parts)
            columns << (part.column.isEmpty() ? u"expr"_s : part.column);
        columns << index.include;
        const QString expected = columns.join(u'_') + u"_idx"_s;
        const bool hasExpression = columns.contains(u"expr"_s);
        const bool isNamed = hasExpression ? !index.name.startsWith(QString(table.name.name + u'_')) : index.name != expected;
        const bool hasOwn = !index.comment.isEmpty() || !index.storageParameters.isEmpty() || !index.tablespace.isEmpty()
            || index.clustered || !index.statisticsTargets.isEmpty() || !index.valid;
        if (isNamed || hasOwn || seen.contains(expected))
            context.leaveOut(object, u"name or settings of its part %1 of index %2"_s.arg(index.name, index.parentIndex.toText()));
        seen << expected;
    }
}

void writeTable(HclContext &context, const schema::Table &table)
{
    hcl::Writer &writer = context.writer();
    const QString object = HclContext::tableType(table) + u' ' + table.name.toText();
    context.begin(HclContext::tableType(table), table.name);
    if (table.partitionOf)
        writer.attribute(u"of"_s, context.relationReference(table.partitionOf->parent));
    context.comment(table.comment);
    if (table.unlogged)
        writer.truth(u"unlogged"_s, true);
    if (!table.accessMethod.isEmpty() && table.accessMethod != u"heap")
        writer.text(u"access_method"_s, table.accessMethod);
    if (table.replicaIdentity == schema::ReplicaIdentity::Full || table.replicaIdentity == schema::ReplicaIdentity::Nothing)
        writer.attribute(u"replica_identity"_s, table.replicaIdentity == schema::ReplicaIdentity::Full ? u"FULL"_s : u"NOTHING"_s);
    if (table.partitionOf) {
        writeBound(context, table.partitionOf->bound);
        noteOwnColumns(context, table, object);
        noteIndexParts(context, table, object);
    } else {
        for (const schema::Column &column : table.columns)
            writeColumn(context, object, column);
    }
    writeConstraints(context, table);
    for (const schema::Index &index : table.indexes) {
        if (index.parentIndex.isEmpty())
            writeIndex(context, object, index);
    }
    writePartitionKey(context, table);
    writeSettings(context, table, object);
    context.end();
}

} // namespace

void writeTables(HclContext &context)
{
    for (const auto &table : context.database().tables) {
        if (table->isForeign())
            context.leaveOut(u"foreign table "_s + table->name.toText(), u"foreign table %1"_s.arg(table->name.toText()));
        else
            writeTable(context, *table);
    }
}

} // namespace schemawright::hclschema
