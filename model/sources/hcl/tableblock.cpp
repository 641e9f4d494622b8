// Tables and partitions: CREATE TABLE with its columns; keys, checks and indexes are statements of their own, so that a failure
// names their block.
#include "model/sources/hcl/blockkinds.h"

#include "model/sql/sqlwriter.h"

namespace schemawright::sources {

using namespace Qt::StringLiterals;

QString storageText(const QList<HclSetting> &settings)
{
    QStringList parameters;
    for (const auto &[name, value, isSql] : settings) {
        // Values are quoted: the server takes '70' for a number. Of toast.x only the dot stays as it is.
        const QString prefix = name.startsWith(u"toast."_s) ? u"toast."_s : QString();
        parameters << QString(prefix + sql::quoteIdentifier(name.mid(prefix.size())) + u'=' + (isSql ? value : sql::quoteLiteral(value)));
    }
    return parameters.isEmpty() ? QString() : u" WITH (%1)"_s.arg(parameters.join(u", "_s));
}

namespace {

QString accessMethodText(BlockReader &table)
{
    const auto method = table.text(u"access_method"_s);
    return method ? QString(u" USING "_s + sql::quoteIdentifier(*method)) : QString();
}

QString persistenceText(BlockReader &table)
{
    return table.truth(u"unlogged"_s).value_or(false) ? u"CREATE UNLOGGED TABLE "_s : u"CREATE TABLE "_s;
}

/// What tables and partitions have in common, behind their CREATE TABLE.
void readTableParts(BlockReader &block, const QualifiedName &name, bool isPartition, HclStatements &statements)
{
    const HclRank part = isPartition ? HclRank::PartitionPart : HclRank::Constraint;
    readConstraintBlocks(block, name, part, statements);
    readIndexBlocks(block, name, isPartition ? HclRank::PartitionPart : HclRank::Index, statements);
    readForeignKeyBlocks(block, name, statements);
    readTableSettings(block, name, statements);
    addComment(block, u"TABLE "_s + sql::quoteName(name), statements);
}

QStringList boundValues(BlockReader &block, const QString &attribute)
{
    return block.keywords(attribute);
}

/// FOR VALUES … of a partition; DEFAULT when it says nothing.
QString boundText(BlockReader &block)
{
    if (auto range = block.child(u"range"_s)) {
        const QStringList from = boundValues(*range, u"from"_s);
        const QStringList to = boundValues(*range, u"to"_s);
        range->finish();
        return u"FOR VALUES FROM (%1) TO (%2)"_s.arg(from.join(u", "_s), to.join(u", "_s));
    }
    const auto list = block.child(u"list"_s);
    const auto hash = block.child(u"hash"_s);
    BlockReader values = list ? *list : block;
    BlockReader remainder = hash ? *hash : block;
    QString text = u"DEFAULT"_s;
    if (values.has(u"in"_s))
        text = u"FOR VALUES IN (%1)"_s.arg(boundValues(values, u"in"_s).join(u", "_s));
    else if (remainder.has(u"modulus"_s)) {
        text = u"FOR VALUES WITH (MODULUS %1, REMAINDER %2)"_s.arg(
            remainder.number(u"modulus"_s).value_or(QString()), remainder.number(u"remainder"_s).value_or(QString()));
    }
    block.ignore({ u"in"_s, u"modulus"_s, u"remainder"_s });
    return text;
}

} // namespace

QString partitionKeyText(BlockReader &table)
{
    auto partition = table.child(u"partition"_s);
    if (!partition)
        return {};
    const QString strategy = partition->keyword(u"type"_s, { u"RANGE"_s, u"LIST"_s, u"HASH"_s });
    QStringList parts;
    for (const QString &column : partition->columns(u"columns"_s))
        parts << sql::quoteIdentifier(column);
    for (BlockReader &by : partition->children(u"by"_s)) {
        QString part;
        for (const QString &column : by.columns(u"column"_s))
            part = sql::quoteIdentifier(column);
        if (const auto expression = by.text(u"expr"_s))
            part = parenthesized(*expression);
        if (const QString collation = by.collation(u"collate"_s); !collation.isEmpty())
            part += u" COLLATE "_s + collation;
        if (const auto operators = by.reference(u"ops"_s))
            part += u' ' + operators->sql;
        parts << part;
        by.finish();
    }
    partition->finish();
    return u"%1 (%2)"_s.arg(strategy, parts.join(u", "_s));
}

void readTableSettings(BlockReader &table, const QualifiedName &name, HclStatements &statements)
{
    const QString alter = u"ALTER TABLE %1 "_s.arg(sql::quoteName(name));
    if (auto security = table.child(u"row_security"_s)) {
        if (security->truth(u"enabled"_s).value_or(false))
            statements.add({ HclRank::Policy, table.id(), alter + u"ENABLE ROW LEVEL SECURITY"_s });
        if (security->truth(u"enforced"_s).value_or(false))
            statements.add({ HclRank::Policy, table.id(), alter + u"FORCE ROW LEVEL SECURITY"_s });
        security->finish();
    }
    if (!table.has(u"replica_identity"_s))
        return;
    const QString identity = table.keyword(u"replica_identity"_s);
    static const QStringList words { u"DEFAULT"_s, u"FULL"_s, u"NOTHING"_s };
    if (words.contains(identity))
        statements.add({ HclRank::Policy, table.id(), alter + u"REPLICA IDENTITY "_s + identity });
    else if (const auto index = table.text(u"replica_identity"_s))
        statements.add({ HclRank::Policy, table.id(), alter + u"REPLICA IDENTITY USING INDEX "_s + sql::quoteIdentifier(*index) });
}

void readTableBlock(BlockReader &block, HclStatements &statements)
{
    const QualifiedName name = block.qualifiedName();
    QStringList columns;
    for (BlockReader &column : block.children(u"column"_s)) {
        columns << columnText(column);
        addComment(column, u"COLUMN %1.%2"_s.arg(sql::quoteName(name), sql::quoteIdentifier(column.name())), statements);
        column.finish();
    }
    const QString key = partitionKeyText(block);
    QString text = persistenceText(block) + sql::quoteName(name) + u" (\n  "_s + columns.join(u",\n  "_s) + u"\n)"_s;
    if (!key.isEmpty())
        text += u" PARTITION BY "_s + key;
    text += accessMethodText(block) + storageText(block.settings(u"storage_params"_s));
    statements.add({ HclRank::Table, block.id(), text, name.name, text, -1, dependsOn(block) });
    readTableParts(block, name, false, statements);
}

void readPartitionBlock(BlockReader &block, HclStatements &statements)
{
    const QualifiedName name = block.qualifiedName();
    const auto parent = block.reference(u"of"_s);
    if (!parent) {
        block.error(u"this partition does not say which table it is of"_s, u"Write of = table.invoices."_s);
        return;
    }
    QString text = persistenceText(block) + u"%1 PARTITION OF %2 %3"_s.arg(sql::quoteName(name), parent->sql, boundText(block));
    if (const QString key = partitionKeyText(block); !key.isEmpty())
        text += u" PARTITION BY "_s + key;
    text += accessMethodText(block) + storageText(block.settings(u"storage_params"_s));
    statements.add({ HclRank::Partition, block.id(), text, name.name, {}, parent->node, dependsOn(block) });
    readTableParts(block, name, true, statements);
}

} // namespace schemawright::sources
