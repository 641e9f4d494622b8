// enum, domain and composite; sequences.
#include "model/hclschema/hclcontext.h"

namespace schemawright::hclschema {

using namespace Qt::StringLiterals;

namespace {

/// A collation as SQL text: by its bare name when that is all.
QString collationText(const QString &collation)
{
    const bool isBare = collation.startsWith(u'"') && collation.endsWith(u'"') && collation.count(u'"') == 2;
    return isBare ? hcl::quoteText(collation.mid(1, collation.size() - 2)) : HclContext::sql(collation);
}

void writeDomain(HclContext &context, const schema::Domain &domain)
{
    hcl::Writer &writer = context.writer();
    const QString object = u"domain "_s + domain.name.toText();
    context.begin(u"domain"_s, domain.name);
    writer.attribute(u"type"_s, context.type(domain.baseType));
    writer.truth(u"null"_s, !domain.notNull);
    if (domain.defaultExpression)
        writer.attribute(u"default"_s, HclContext::value(*domain.defaultExpression, domain.baseType));
    if (!domain.collation.isEmpty())
        writer.attribute(u"collate"_s, collationText(domain.collation));
    context.comment(domain.comment);
    for (const schema::DomainConstraint &constraint : domain.constraints) {
        if (!constraint.definition.startsWith(u"CHECK ("_s)) {
            context.leaveOut(object, u"its constraint %1: %2"_s.arg(constraint.name, constraint.definition));
            continue;
        }
        writer.begin(u"check"_s, { constraint.name });
        writer.attribute(u"expr"_s, hcl::longText(constraint.definition.mid(7, constraint.definition.size() - 8)));
        context.comment(constraint.comment);
        writer.end();
        if (constraint.notValid)
            context.leaveOut(object, u"constraint %1 is NOT VALID"_s.arg(constraint.name));
    }
    context.end();
}

} // namespace

void writeTypes(HclContext &context)
{
    hcl::Writer &writer = context.writer();
    for (const schema::EnumType &type : context.database().enums) {
        context.begin(u"enum"_s, type.name);
        QStringList labels;
        for (const QString &label : type.labels)
            labels << hcl::quoteText(label);
        writer.attribute(u"values"_s, u'[' + labels.join(u", "_s) + u']');
        context.comment(type.comment);
        context.end();
    }
    for (const schema::Domain &domain : context.database().domains)
        writeDomain(context, domain);
    for (const schema::CompositeType &type : context.database().composites) {
        context.begin(u"composite"_s, type.name);
        context.comment(type.comment);
        for (const schema::Column &field : type.attributes) {
            writer.begin(u"field"_s, { field.name });
            writer.attribute(u"type"_s, context.type(field.type));
            if (!field.collation.isEmpty())
                writer.attribute(u"collate"_s, collationText(field.collation));
            context.comment(field.comment);
            writer.end();
        }
        context.end();
    }
}

/// What differs from what CREATE SEQUENCE would choose.
void writeSequenceOptions(hcl::Writer &writer, const schema::SequenceOptions &options)
{
    const qint64 largest = options.dataType == u"smallint" ? 32767 : (options.dataType == u"integer" ? 2147483647 : std::numeric_limits<qint64>::max());
    const bool goesUp = options.increment > 0;
    const qint64 minimum = goesUp ? 1 : -largest - 1;
    const qint64 maximum = goesUp ? largest : -1;
    const auto add = [&writer](const QString &name, qint64 value, qint64 preset) {
        if (value != preset)
            writer.attribute(name, QString::number(value));
    };
    add(u"start"_s, options.start, goesUp ? options.minimum : options.maximum);
    add(u"increment"_s, options.increment, 1);
    add(u"min_value"_s, options.minimum, minimum);
    add(u"max_value"_s, options.maximum, maximum);
    add(u"cache"_s, options.cache, 1);
    if (options.cycle)
        writer.truth(u"cycle"_s, true);
}

void writeSequences(HclContext &context)
{
    hcl::Writer &writer = context.writer();
    for (const schema::Sequence &sequence : context.database().sequences) {
        const QString object = u"sequence "_s + sequence.name.toText();
        context.begin(u"sequence"_s, sequence.name);
        if (sequence.options.dataType != u"bigint")
            writer.attribute(u"type"_s, context.type(sequence.options.dataType));
        writeSequenceOptions(writer, sequence.options);
        if (sequence.ownedBy)
            writer.attribute(u"owner"_s, context.relationReference(sequence.ownedBy->table) + u".column"_s + hcl::memberText(sequence.ownedBy->column));
        context.comment(sequence.comment);
        if (sequence.unlogged)
            context.leaveOut(object, u"it is unlogged"_s);
        context.end();
    }
}

} // namespace schemawright::hclschema
