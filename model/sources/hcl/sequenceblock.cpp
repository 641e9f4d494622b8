#include "model/sources/hcl/blockkinds.h"

#include "model/sql/sqlwriter.h"

namespace schemawright::sources {

using namespace Qt::StringLiterals;

QString sequenceOptions(BlockReader &sequence)
{
    QString text;
    const auto add = [&](const QString &attribute, const QString &words) {
        if (const auto value = sequence.number(attribute))
            text += u' ' + words + u' ' + *value;
    };
    add(u"increment"_s, u"INCREMENT BY"_s);
    add(u"min_value"_s, u"MINVALUE"_s);
    add(u"max_value"_s, u"MAXVALUE"_s);
    add(u"start"_s, u"START WITH"_s);
    add(u"cache"_s, u"CACHE"_s);
    if (sequence.truth(u"cycle"_s).value_or(false))
        text += u" CYCLE"_s;
    return text;
}

void readSequenceBlock(BlockReader &block, HclStatements &statements)
{
    const QualifiedName name = block.qualifiedName();
    const QString quoted = sql::quoteName(name);
    QString text = block.truth(u"unlogged"_s).value_or(false) ? u"CREATE UNLOGGED SEQUENCE "_s : u"CREATE SEQUENCE "_s;
    text += quoted;
    if (block.has(u"type"_s))
        text += u" AS "_s + block.type(u"type"_s);
    statements.add({ HclRank::Sequence, block.id(), text + sequenceOptions(block), name.name });
    if (const auto owner = block.reference(u"owner"_s)) {
        const int column = owner->node;
        const int table = column >= 0 ? block.scope().node(column).parent : -1;
        if (table < 0) {
            block.errorAt(u"owner"_s, u"the owner of a sequence is a column"_s, u"Write owner = table.users.column.id."_s);
        } else {
            const QualifiedName tableName = BlockReader(block.scope(), table).qualifiedName();
            statements.add({ HclRank::SequenceOwner, block.id(),
                u"ALTER SEQUENCE %1 OWNED BY %2.%3"_s.arg(quoted, sql::quoteName(tableName), sql::quoteIdentifier(owner->name.name)) });
        }
    }
    addComment(block, u"SEQUENCE "_s + quoted, statements);
}

} // namespace schemawright::sources
