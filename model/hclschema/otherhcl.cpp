// Objects that are kept as the server's own SQL: event triggers, range types, foreign servers and user mappings have blocks, the
// others do not.
#include "model/hclschema/hclcontext.h"
#include "model/hclschema/sqlpieces.h"
#include "model/sql/expressionparts.h"

#include <QRegularExpression>

#include <algorithm>

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
        for (const QString &tag : sql::itemsOf(words.parenthesized()))
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
    for (const QString &option : sql::itemsOf(words.parenthesized())) {
        const QString name = option.section(u" = "_s, 0, 0).toLower();
        const QString value = option.section(u" = "_s, 1);
        context.writer().attribute(name, name == u"subtype" ? context.type(value) : HclContext::sql(value));
    }
    context.comment(object.comment);
    context.end();
    return true;
}

/// A text of SQL without its quotes: 'it''s', E'a\\\\b'.
QString plainText(QString literal)
{
    const bool hasEscapes = literal.startsWith(u'E');
    literal = literal.mid(hasEscapes ? 2 : 1).chopped(1).replace(u"''"_s, u"'"_s);
    return hasEscapes ? literal.replace(u"\\\\"_s, u"\\"_s) : literal;
}

QString plainName(const QString &name)
{
    return name.startsWith(u'"') ? name.mid(1).chopped(1).replace(u"\"\""_s, u"\""_s) : name;
}

/// host 'a', port '1' as { host = "a", port = "1" }; `hidden`: names of those whose values are secret.
void writeOptions(hcl::Writer &writer, const QString &options, const QStringList &hidden)
{
    QStringList members;
    const auto add = [&members](const QString &name, const QString &value) {
        members << QString((hcl::isIdentifier(name) ? name : hcl::quoteText(name)) + u" = "_s + hcl::quoteText(value));
    };
    for (const QString &option : sql::itemsOf(options)) {
        const qsizetype space = option.startsWith(u'"') ? option.lastIndexOf(u'"', option.indexOf(u'\'')) + 1 : option.indexOf(u' ');
        add(plainName(option.left(space)), plainText(option.mid(space + 1)));
    }
    for (const QString &name : hidden)
        add(name, u"<sensitive>"_s);
    if (!members.isEmpty())
        writer.attribute(u"options"_s, u"{ "_s + members.join(u", "_s) + u" }"_s);
}

const QString sqlName = u"(\"(?:[^\"]|\"\")+\"|[\\w$]+)"_s;
const QString sqlText = u"(E?'(?:[^']|'')*')"_s;
const QString sqlOptions = u"(?: OPTIONS \\((.*)\\))?$"_s;

bool writeServer(HclContext &context, const schema::OtherObject &object)
{
    static const QRegularExpression form(u"^CREATE SERVER "_s + sqlName + u"(?: TYPE "_s + sqlText + u")?(?: VERSION "_s + sqlText
            + u")? FOREIGN DATA WRAPPER "_s + sqlName + sqlOptions, QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = form.match(object.createSql);
    if (!match.hasMatch())
        return false;
    hcl::Writer &writer = context.writer();
    writer.begin(u"server"_s, { plainName(match.captured(1)) });
    const QString wrapper = plainName(match.captured(4));
    const bool isOfExtension = std::ranges::find(context.database().extensions, wrapper, &schema::Extension::name) != context.database().extensions.end();
    writer.attribute(u"fdw"_s, isOfExtension ? QString(u"extension"_s + hcl::memberText(wrapper)) : hcl::quoteText(wrapper));
    if (match.capturedLength(2) > 0)
        writer.text(u"type"_s, plainText(match.captured(2)));
    if (match.capturedLength(3) > 0)
        writer.text(u"version"_s, plainText(match.captured(3)));
    writeOptions(writer, match.captured(5), object.hidden);
    context.comment(object.comment);
    writer.end();
    return true;
}

bool writeUserMapping(HclContext &context, const schema::OtherObject &object)
{
    static const QRegularExpression form(
        u"^CREATE USER MAPPING FOR "_s + sqlName + u" SERVER "_s + sqlName + sqlOptions, QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = form.match(object.createSql);
    if (!match.hasMatch())
        return false;
    hcl::Writer &writer = context.writer();
    writer.begin(u"user_mapping"_s);
    writer.attribute(u"server"_s, u"server"_s + hcl::memberText(plainName(match.captured(2))));
    writer.attribute(u"user"_s, match.captured(1) == u"PUBLIC" ? u"PUBLIC"_s : hcl::quoteText(plainName(match.captured(1))));
    writeOptions(writer, match.captured(3), object.hidden);
    writer.end();
    return true;
}

} // namespace

void writeOthers(HclContext &context)
{
    for (const schema::OtherObject &object : context.database().others) {
        const bool isWritten = (object.label == u"event trigger" && writeEventTrigger(context, object))
            || (object.label == u"range type" && writeRange(context, object))
            || (object.label == u"foreign server" && writeServer(context, object))
            || (object.label == u"user mapping" && writeUserMapping(context, object));
        const QString text = object.label + u' ' + object.identity;
        if (!isWritten)
            context.leaveOut(text, text);
    }
}

} // namespace schemawright::hclschema
