#include "model/hclschema/hclcontext.h"

namespace schemawright::hclschema {

using namespace Qt::StringLiterals;

namespace {

void noteDetails(HclContext &context, const QString &table, const schema::Column &column)
{
    // "table public.t": the server calls the sequence t_id_seq.
    const QString expected = table.section(u'.', -1) + u'_' + column.name + u"_seq"_s;
    const auto note = [&](const QString &what) { context.leaveOut(table, u"column %1: %2"_s.arg(column.name, what)); };
    if (!column.storage.isEmpty())
        note(u"its storage "_s + column.storage);
    if (!column.compression.isEmpty())
        note(u"its compression "_s + column.compression);
    if (column.statisticsTarget >= 0)
        note(u"its statistics target %1"_s.arg(column.statisticsTarget));
    if (!column.options.isEmpty())
        note(u"its options %1"_s.arg(QStringList(column.options.keys()).join(u", "_s)));
    if (!column.isLocal)
        note(u"it is inherited"_s);
    const schema::NotNullConstraint &constraint = column.notNullConstraint;
    if (constraint.named || constraint.notValid || constraint.noInherit || !constraint.comment.isEmpty())
        note(u"name, comment or state of its NOT NULL %1"_s.arg(constraint.name));
    if (column.identity && column.identity->sequenceName.name != expected)
        note(u"the name of its sequence %1"_s.arg(column.identity->sequenceName.toText()));
    if (column.identity && (column.identity->unlogged || !column.identity->comment.isEmpty()))
        note(u"persistence or comment of its sequence %1"_s.arg(column.identity->sequenceName.toText()));
}

} // namespace

void writeColumn(HclContext &context, const QString &table, const schema::Column &column)
{
    hcl::Writer &writer = context.writer();
    writer.begin(u"column"_s, { column.name });
    writer.truth(u"null"_s, !column.notNull);
    writer.attribute(u"type"_s, context.type(column.type));
    if (column.defaultExpression)
        writer.attribute(u"default"_s, HclContext::value(*column.defaultExpression, column.type));
    if (!column.collation.isEmpty()) {
        const bool isBare = column.collation.startsWith(u'"') && column.collation.count(u'"') == 2 && column.collation.endsWith(u'"');
        const QString bare = column.collation.mid(1, column.collation.size() - 2);
        writer.attribute(u"collate"_s, isBare ? hcl::quoteText(bare) : HclContext::sql(column.collation));
    }
    context.comment(column.comment);
    if (column.identity) {
        writer.begin(u"identity"_s);
        writer.attribute(u"generated"_s, column.identity->always ? u"ALWAYS"_s : u"BY_DEFAULT"_s);
        writeSequenceOptions(writer, column.identity->options);
        writer.end();
    }
    if (column.generated) {
        writer.begin(u"as"_s);
        writer.attribute(u"expr"_s, hcl::longText(column.generated->expression));
        writer.attribute(u"type"_s, column.generated->stored ? u"STORED"_s : u"VIRTUAL"_s);
        writer.end();
    }
    noteDetails(context, table, column);
    writer.end();
}

} // namespace schemawright::hclschema
