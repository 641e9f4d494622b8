#include "model/hclschema/hclcontext.h"
#include "model/sql/sqlwriter.h"

namespace schemawright::hclschema {

using namespace Qt::StringLiterals;

namespace {

bool isPlain(const schema::IndexPart &part)
{
    return !part.column.isEmpty() && part.collation.isEmpty() && part.operatorClass.isEmpty() && part.operatorClassParameters.isEmpty()
        && !part.descending && !part.nullsFirst;
}

void writePart(HclContext &context, const schema::IndexPart &part)
{
    hcl::Writer &writer = context.writer();
    writer.begin(u"on"_s);
    if (part.column.isEmpty())
        writer.text(u"expr"_s, part.expression);
    else
        writer.attribute(u"column"_s, HclContext::column(part.column));
    if (!part.collation.isEmpty())
        writer.attribute(u"collate"_s, HclContext::sql(part.collation));
    QStringList parameters;
    for (auto parameter = part.operatorClassParameters.begin(); parameter != part.operatorClassParameters.end(); ++parameter)
        parameters << QString(parameter.key() + u'=' + sql::quoteLiteral(*parameter));
    const QString operators = part.operatorClass + (parameters.isEmpty() ? QString() : QString(u'(' + parameters.join(u", "_s) + u')'));
    if (!operators.isEmpty())
        writer.attribute(u"ops"_s, hcl::isIdentifier(operators) ? operators : HclContext::sql(operators));
    if (part.descending)
        writer.truth(u"desc"_s, true);
    if (part.nullsFirst != part.descending)
        writer.truth(part.nullsFirst ? u"nulls_first"_s : u"nulls_last"_s, true);
    writer.end();
}

void noteDetails(HclContext &context, const QString &table, const schema::Index &index)
{
    const auto note = [&](const QString &what) { context.leaveOut(table, u"index %1: %2"_s.arg(index.name, what)); };
    if (!index.valid)
        note(u"it is not valid"_s);
    if (index.clustered)
        note(u"rows are clustered on it"_s);
    if (!index.tablespace.isEmpty())
        note(u"its tablespace %1"_s.arg(index.tablespace));
    if (!index.statisticsTargets.isEmpty())
        note(u"its statistics targets"_s);
}

} // namespace

void writeIndex(HclContext &context, const QString &table, const schema::Index &index)
{
    hcl::Writer &writer = context.writer();
    writer.begin(u"index"_s, { index.name });
    if (index.unique)
        writer.truth(u"unique"_s, true);
    if (index.method != u"btree")
        writer.attribute(u"type"_s, hcl::isIdentifier(index.method) ? index.method.toUpper() : hcl::quoteText(index.method));
    const bool areAllPlain = std::all_of(index.parts.begin(), index.parts.end(), isPlain);
    if (areAllPlain) {
        QStringList columns;
        for (const schema::IndexPart &part : index.parts)
            columns << part.column;
        writer.attribute(u"columns"_s, HclContext::columns(columns));
    }
    if (!index.include.isEmpty())
        writer.attribute(u"include"_s, HclContext::columns(index.include));
    if (!index.predicate.isEmpty())
        writer.attribute(u"where"_s, hcl::longText(index.predicate));
    if (index.nullsNotDistinct)
        writer.truth(u"nulls_distinct"_s, false);
    QMap<QString, QString> storage = index.storageParameters;
    if (storage.contains(u"pages_per_range"_s))
        writer.attribute(u"page_per_range"_s, storage.take(u"pages_per_range"_s));
    context.comment(index.comment);
    for (const schema::IndexPart &part : index.parts) {
        if (!areAllPlain)
            writePart(context, part);
    }
    context.storage(storage);
    noteDetails(context, table, index);
    writer.end();
}

} // namespace schemawright::hclschema
