// Objects that are kept as the server's own SQL: event triggers and range types have blocks, the others do not.
#include "model/hclschema/hclcontext.h"
#include "model/hclschema/sqlpieces.h"

namespace schemawright::hclschema {

using namespace Qt::StringLiterals;

namespace {

bool writeEventTrigger(HclContext &context, const schema::OtherObject &object)
{
    const QStringList statements = object.createSql.split(u";\n"_s);
    SqlPieces words(statements.first());
    if (!words.take({ u"CREATE"_s, u"EVENT"_s, u"TRIGGER"_s }))
        return false;
    const QString name = words.name();
    words.take(u"ON"_s);
    const QString event = words.name();
    QStringList tags;
    if (words.take({ u"WHEN"_s, u"TAG"_s, u"IN"_s })) {
        for (const QString &tag : topLevelItems(words.parenthesized()))
            tags << hcl::quoteText(tag.mid(1).chopped(1));
    }
    if (!words.take({ u"EXECUTE"_s, u"FUNCTION"_s }))
        return false;
    hcl::Writer &writer = context.writer();
    writer.begin(u"event_trigger"_s, { name });
    writer.attribute(u"on"_s, event);
    if (!tags.isEmpty())
        writer.attribute(u"tags"_s, u'[' + tags.join(u", "_s) + u']');
    writer.attribute(u"execute"_s, HclContext::sql(words.dottedName()));
    context.comment(object.comment);
    if (statements.size() > 1)
        context.leaveOut(u"event trigger "_s + name, statements.mid(1).join(u"; "_s));
    writer.end();
    return true;
}

bool writeRange(HclContext &context, const schema::OtherObject &object)
{
    SqlPieces words(object.createSql);
    if (!words.take({ u"CREATE"_s, u"TYPE"_s }))
        return false;
    (void)words.dottedName();
    if (!words.take({ u"AS"_s, u"RANGE"_s }))
        return false;
    context.begin(u"range"_s, object.name);
    for (const QString &option : topLevelItems(words.parenthesized())) {
        const QString name = option.section(u" = "_s, 0, 0).toLower();
        const QString value = option.section(u" = "_s, 1);
        context.writer().attribute(name, name == u"subtype" ? context.type(value) : HclContext::sql(value));
    }
    context.comment(object.comment);
    context.end();
    return true;
}

} // namespace

void writeOthers(HclContext &context)
{
    for (const schema::OtherObject &object : context.database().others) {
        const bool isWritten = (object.label == u"event trigger" && writeEventTrigger(context, object))
            || (object.label == u"range type" && writeRange(context, object));
        const QString text = object.label + u' ' + object.identity;
        if (!isWritten)
            context.leaveOut(text, text);
    }
}

} // namespace schemawright::hclschema
