// Triggers: what pg_get_triggerdef says in one text, in attributes.
#include "model/hclschema/hclcontext.h"
#include "model/hclschema/sqlpieces.h"
#include "model/sql/expressionparts.h"

namespace schemawright::hclschema {

using namespace Qt::StringLiterals;

namespace {

struct TriggerPieces {
    bool isConstraint = false;
    QString time; ///< the block: "before"
    QStringList events; ///< attributes: "insert"
    QStringList updateOf;
    bool hasFrom = false;
    QString deferrable;
    QString oldTable;
    QString newTable;
    QString level;
    QString condition;
    QString function;
    QStringList arguments; ///< as SQL texts
    bool isRead = false;
};

void readEvents(SqlPieces &words, TriggerPieces &trigger)
{
    do {
        if (words.take(u"INSERT"_s))
            trigger.events << u"insert"_s;
        else if (words.take(u"DELETE"_s))
            trigger.events << u"delete"_s;
        else if (words.take(u"TRUNCATE"_s))
            trigger.events << u"truncate"_s;
        else if (words.take({ u"UPDATE"_s, u"OF"_s })) {
            do {
                trigger.updateOf << words.name();
            } while (words.take(u","_s));
        } else if (words.take(u"UPDATE"_s))
            trigger.events << u"update"_s;
        else
            return;
    } while (words.take(u"OR"_s));
}

void readState(SqlPieces &words, TriggerPieces &trigger)
{
    if (words.take(u"FROM"_s)) {
        trigger.hasFrom = true;
        (void)words.dottedName();
    }
    if (words.take({ u"NOT"_s, u"DEFERRABLE"_s }))
        words.take({ u"INITIALLY"_s, u"IMMEDIATE"_s });
    else if (words.take(u"DEFERRABLE"_s))
        trigger.deferrable = words.take({ u"INITIALLY"_s, u"DEFERRED"_s }) ? u"INITIALLY_DEFERRED"_s : u"INITIALLY_IMMEDIATE"_s;
    words.take({ u"INITIALLY"_s, u"IMMEDIATE"_s });
    if (words.take(u"REFERENCING"_s)) {
        for (int i = 0; i < 2; ++i) {
            if (words.take({ u"OLD"_s, u"TABLE"_s, u"AS"_s }))
                trigger.oldTable = words.name();
            if (words.take({ u"NEW"_s, u"TABLE"_s, u"AS"_s }))
                trigger.newTable = words.name();
        }
    }
}

TriggerPieces readTrigger(const QString &definition)
{
    TriggerPieces trigger;
    SqlPieces words(definition);
    words.take(u"CREATE"_s);
    trigger.isConstraint = words.take(u"CONSTRAINT"_s);
    words.take(u"TRIGGER"_s);
    (void)words.name();
    if (words.take(u"BEFORE"_s))
        trigger.time = u"before"_s;
    else if (words.take(u"AFTER"_s))
        trigger.time = u"after"_s;
    else if (words.take({ u"INSTEAD"_s, u"OF"_s }))
        trigger.time = u"instead_of"_s;
    readEvents(words, trigger);
    if (trigger.time.isEmpty() || !words.take(u"ON"_s))
        return trigger;
    (void)words.dottedName();
    readState(words, trigger);
    if (words.take({ u"FOR"_s, u"EACH"_s, u"ROW"_s }))
        trigger.level = u"ROW"_s;
    else if (words.take({ u"FOR"_s, u"EACH"_s, u"STATEMENT"_s }))
        trigger.level = u"STATEMENT"_s;
    if (words.take(u"WHEN"_s))
        trigger.condition = words.parenthesized();
    if (!words.take({ u"EXECUTE"_s, u"FUNCTION"_s }))
        return trigger;
    trigger.function = words.dottedName();
    trigger.arguments = sql::itemsOf(words.parenthesized());
    trigger.isRead = words.atEnd() && !trigger.function.isEmpty();
    return trigger;
}

void writeEvents(hcl::Writer &writer, const TriggerPieces &pieces, const QString &table)
{
    writer.begin(pieces.time);
    for (const QString &event : pieces.events)
        writer.truth(event, true);
    QStringList columns;
    for (const QString &column : pieces.updateOf)
        columns << QString(table + u".column"_s + hcl::memberText(column));
    if (!columns.isEmpty())
        writer.attribute(u"update_of"_s, u'[' + columns.join(u", "_s) + u']');
    writer.end();
}

/// "function.f", when there is only one of that name.
QString functionReference(const HclContext &context, const QualifiedName &name, const QString &text)
{
    qsizetype found = 0;
    for (const auto &routine : context.database().routines)
        found += routine->name == name ? 1 : 0;
    return found == 1 ? context.reference(u"function"_s, name) : HclContext::sql(text);
}

void writeTrigger(HclContext &context, const QualifiedName &table, const schema::Trigger &trigger)
{
    hcl::Writer &writer = context.writer();
    const QString object = u"trigger %1 on %2"_s.arg(trigger.name, table.toText());
    const TriggerPieces pieces = readTrigger(trigger.definition);
    const bool hasPlainArguments = std::all_of(pieces.arguments.begin(), pieces.arguments.end(),
        [](const QString &argument) { return argument.startsWith(u'\'') && !argument.contains(u'\\'); });
    if (!pieces.isRead || pieces.hasFrom || !hasPlainArguments) {
        context.leaveOut(object, object);
        return;
    }
    writer.begin(u"trigger"_s, { trigger.name });
    writer.attribute(u"on"_s, context.relationReference(table));
    if (pieces.isConstraint)
        writer.truth(u"constraint"_s, true);
    if (!pieces.deferrable.isEmpty())
        writer.attribute(u"deferrable"_s, pieces.deferrable);
    writer.attribute(u"for"_s, pieces.level);
    if (!pieces.condition.isEmpty())
        writer.attribute(u"when"_s, hcl::longText(pieces.condition));
    context.comment(trigger.comment);
    writeEvents(writer, pieces, context.relationReference(table));
    if (!pieces.oldTable.isEmpty() || !pieces.newTable.isEmpty()) {
        writer.begin(u"referencing"_s);
        if (!pieces.oldTable.isEmpty())
            writer.text(u"old_table"_s, pieces.oldTable);
        if (!pieces.newTable.isEmpty())
            writer.text(u"new_table"_s, pieces.newTable);
        writer.end();
    }
    writer.begin(u"execute"_s);
    writer.attribute(u"function"_s, functionReference(context, trigger.function, pieces.function));
    QStringList arguments;
    for (const QString &argument : pieces.arguments)
        arguments << hcl::quoteText(argument.mid(1).chopped(1).replace(u"''"_s, u"'"_s));
    if (!arguments.isEmpty())
        writer.attribute(u"args"_s, u'[' + arguments.join(u", "_s) + u']');
    writer.end();
    if (trigger.firing != schema::FiringMode::Origin)
        context.leaveOut(object, u"it is not enabled for the origin only"_s);
    writer.end();
}

} // namespace

void writeTriggers(HclContext &context)
{
    for (const auto &table : context.database().tables) {
        for (const schema::Trigger &trigger : table->triggers)
            writeTrigger(context, table->name, trigger);
    }
    for (const auto &view : context.database().views) {
        for (const schema::Trigger &trigger : view->triggers)
            writeTrigger(context, view->name, trigger);
    }
}

} // namespace schemawright::hclschema
