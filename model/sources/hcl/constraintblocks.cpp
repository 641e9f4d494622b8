// primary_key, unique, check, exclude and foreign_key.
#include "model/sources/hcl/blockkinds.h"

#include "model/sql/sqlwriter.h"

namespace schemawright::sources {

using namespace Qt::StringLiterals;

QString deferrableText(BlockReader &constraint)
{
    if (!constraint.has(u"deferrable"_s))
        return {};
    const QString word = constraint.keyword(u"deferrable"_s, { u"INITIALLY DEFERRED"_s, u"INITIALLY IMMEDIATE"_s, u"TRUE"_s, u"FALSE"_s });
    if (word.isEmpty() || word == u"FALSE")
        return {};
    return word == u"INITIALLY DEFERRED" ? u" DEFERRABLE INITIALLY DEFERRED"_s : u" DEFERRABLE"_s;
}

namespace {

struct ConstraintTarget {
    QualifiedName table;
    int tableNode = -1;
    HclRank rank = HclRank::Constraint;
};

void add(BlockReader &block, const ConstraintTarget &target, const QString &text, HclStatements &statements)
{
    const auto given = block.text(u"name"_s);
    const QString name = given ? *given : block.node().name();
    const QString quoted = sql::quoteIdentifier(name);
    const QString table = sql::quoteName(target.table);
    const QString sql = u"ALTER TABLE %1 ADD %2%3"_s.arg(table, name.isEmpty() ? QString() : u"CONSTRAINT %1 "_s.arg(quoted), text);
    statements.add({ target.rank, block.id(), sql, {}, text, target.tableNode });
    if (!name.isEmpty())
        addComment(block, u"CONSTRAINT %1 ON %2"_s.arg(quoted, table), statements);
    else if (block.has(u"comment"_s))
        block.errorAt(u"comment"_s, u"a comment needs a constraint with a name"_s, u"Write %1 \"name\" { … }."_s.arg(block.node().type));
    block.finish();
}

/// "(a, b) INCLUDE (c)" of primary and unique keys.
QString keyText(BlockReader &block)
{
    QStringList columns;
    for (const QString &column : block.columns(u"columns"_s))
        columns << sql::quoteIdentifier(column);
    for (BlockReader &on : block.children(u"on"_s)) {
        for (const QString &column : on.columns(u"column"_s))
            columns << sql::quoteIdentifier(column);
        on.finish();
    }
    if (columns.isEmpty())
        block.error(u"this %1 has no columns"_s.arg(block.node().type), u"Write columns = [column.id]."_s);
    else if (block.truth(u"without_overlaps"_s).value_or(false))
        columns.last() += u" WITHOUT OVERLAPS"_s;
    QString text = u" (%1)"_s.arg(columns.join(u", "_s));
    if (const QStringList include = block.columns(u"include"_s); !include.isEmpty())
        text += u" INCLUDE (%1)"_s.arg(sql::quoteIdentifiers(include));
    return text + storageText(block.settings(u"storage_params"_s)) + deferrableText(block);
}

void readUnique(BlockReader &block, const ConstraintTarget &target, HclStatements &statements)
{
    const bool areNullsDistinct = block.truth(u"nulls_distinct"_s).value_or(true);
    add(block, target, (areNullsDistinct ? u"UNIQUE"_s : u"UNIQUE NULLS NOT DISTINCT"_s) + keyText(block), statements);
}

void readCheck(BlockReader &block, const ConstraintTarget &target, HclStatements &statements)
{
    QString text = u"CHECK "_s + parenthesized(block.text(u"expr"_s).value_or(QString()));
    if (!block.has(u"expr"_s))
        block.error(u"this check has no expr"_s, u"Write expr = \"price > 0\"."_s);
    if (block.truth(u"no_inherit"_s).value_or(false))
        text += u" NO INHERIT"_s;
    add(block, target, text, statements);
}

void readExclusion(BlockReader &block, const ConstraintTarget &target, HclStatements &statements)
{
    const QString method = block.keyword(u"type"_s);
    QString text = u"EXCLUDE"_s;
    if (!method.isEmpty())
        text += u" USING "_s + sql::quoteIdentifier(method.toLower());
    text += u" (%1)"_s.arg(indexElements(block));
    if (const QStringList include = block.columns(u"include"_s); !include.isEmpty())
        text += u" INCLUDE (%1)"_s.arg(sql::quoteIdentifiers(include));
    text += storageText(block.settings(u"storage_params"_s));
    if (const auto where = block.text(u"where"_s))
        text += u" WHERE "_s + parenthesized(*where);
    add(block, target, text + deferrableText(block), statements);
}

QString actionText(BlockReader &block, const QString &attribute)
{
    static const QStringList actions { u"NO ACTION"_s, u"RESTRICT"_s, u"CASCADE"_s, u"SET NULL"_s, u"SET DEFAULT"_s };
    const QString action = block.keyword(attribute, actions);
    const QString words = attribute.toUpper().replace(u'_', u' ');
    return action.isEmpty() || action == u"NO ACTION" ? QString() : u" %1 %2"_s.arg(words, action);
}

/// The table that the referenced columns are of. Columns of the table itself may be written column.id.
QString referencedTable(BlockReader &block, const QualifiedName &own)
{
    for (const BlockReader::Reference &column : block.references(u"ref_columns"_s)) {
        const int table = column.node >= 0 ? block.scope().node(column.node).parent : -1;
        if (table >= 0)
            return sql::quoteName(BlockReader(block.scope(), table).qualifiedName());
    }
    return sql::quoteName(own);
}

} // namespace

void readConstraintBlocks(BlockReader &table, const QualifiedName &name, HclRank rank, HclStatements &statements)
{
    const ConstraintTarget target { name, table.id(), rank };
    if (auto key = table.child(u"primary_key"_s))
        add(*key, target, u"PRIMARY KEY"_s + keyText(*key), statements);
    for (BlockReader &unique : table.children(u"unique"_s))
        readUnique(unique, target, statements);
    for (BlockReader &check : table.children(u"check"_s))
        readCheck(check, target, statements);
    for (BlockReader &exclusion : table.children(u"exclude"_s))
        readExclusion(exclusion, target, statements);
}

void readForeignKeyBlocks(BlockReader &table, const QualifiedName &name, HclStatements &statements)
{
    for (BlockReader &block : table.children(u"foreign_key"_s)) {
        const QString referenced = referencedTable(block, name);
        QStringList columns;
        for (const QString &column : block.columns(u"columns"_s))
            columns << sql::quoteIdentifier(column);
        QStringList target;
        for (const QString &column : block.columns(u"ref_columns"_s))
            target << sql::quoteIdentifier(column);
        if (columns.isEmpty() || columns.size() != target.size()) {
            block.error(u"foreign key %1 has %2 columns and references %3"_s.arg(block.node().name()).arg(columns.size()).arg(target.size()),
                u"Write columns = [column.org_id] and ref_columns = [table.orgs.column.id]."_s);
            block.ignore({ u"on_delete"_s, u"on_update"_s, u"deferrable"_s, u"match"_s, u"comment"_s });
            block.finish();
            continue;
        }
        if (block.truth(u"period"_s).value_or(false)) {
            columns.last().prepend(u"PERIOD "_s);
            target.last().prepend(u"PERIOD "_s);
        }
        const QString match = block.keyword(u"match"_s, { u"SIMPLE"_s, u"FULL"_s });
        const QString text = u"FOREIGN KEY (%1) REFERENCES %2 (%3)"_s.arg(columns.join(u", "_s), referenced, target.join(u", "_s))
            + (match == u"FULL" ? u" MATCH FULL"_s : QString()) + actionText(block, u"on_update"_s) + actionText(block, u"on_delete"_s)
            + deferrableText(block);
        add(block, { name, table.id(), HclRank::ForeignKey }, text, statements);
    }
}

} // namespace schemawright::sources
