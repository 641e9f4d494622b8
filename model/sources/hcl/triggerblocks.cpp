// trigger and event_trigger.
#include "model/sources/hcl/blockkinds.h"

#include "model/sql/sqlwriter.h"

namespace schemawright::sources {

using namespace Qt::StringLiterals;

namespace {

/// "BEFORE INSERT OR UPDATE OF a, b".
QString eventsText(BlockReader &block)
{
    for (const QString &when : { u"before"_s, u"after"_s, u"instead_of"_s }) {
        auto events = block.child(when);
        if (!events)
            continue;
        QStringList words;
        for (const QString &event : { u"insert"_s, u"delete"_s, u"truncate"_s }) {
            if (events->truth(event).value_or(false))
                words << event.toUpper();
        }
        const QStringList columns = events->columns(u"update_of"_s);
        if (!columns.isEmpty())
            words << QString(u"UPDATE OF "_s + sql::quoteIdentifiers(columns));
        else if (events->truth(u"update"_s).value_or(false))
            words << u"UPDATE"_s;
        events->ignore({ u"update"_s });
        if (words.isEmpty())
            events->error(u"this trigger has no event"_s, u"Write insert = true, update = true, delete = true or truncate = true."_s);
        events->finish();
        return when.toUpper().replace(u'_', u' ') + u' ' + words.join(u" OR "_s);
    }
    block.error(u"this trigger does not say when it runs"_s, u"Write before { … }, after { … } or instead_of { … }."_s);
    return {};
}

QString executeText(BlockReader &block)
{
    auto execute = block.child(u"execute"_s);
    const auto function = execute ? execute->reference(u"function"_s) : block.reference(u"execute"_s);
    if (!function) {
        block.error(u"this trigger executes no function"_s, u"Write execute { function = function.f }."_s);
        return {};
    }
    QStringList arguments;
    if (execute) {
        for (const QString &argument : execute->keywords(u"args"_s))
            arguments << sql::quoteLiteral(argument);
        execute->finish();
    }
    return u"EXECUTE FUNCTION %1(%2)"_s.arg(function->sql, arguments.join(u", "_s));
}

QString referencingText(BlockReader &block)
{
    auto referencing = block.child(u"referencing"_s);
    if (!referencing)
        return {};
    QString text = u"\nREFERENCING"_s;
    if (const auto name = referencing->text(u"old_table"_s))
        text += u" OLD TABLE AS "_s + sql::quoteIdentifier(*name);
    if (const auto name = referencing->text(u"new_table"_s))
        text += u" NEW TABLE AS "_s + sql::quoteIdentifier(*name);
    referencing->finish();
    return text;
}

} // namespace

void readTriggerBlock(BlockReader &block, HclStatements &statements)
{
    const QString name = block.name();
    const auto table = block.reference(u"on"_s);
    if (!table) {
        block.error(u"this trigger is on no table"_s, u"Write on = table.users."_s);
        return;
    }
    const QString deferrable = deferrableText(block);
    const bool isConstraint = block.truth(u"constraint"_s).value_or(!deferrable.isEmpty());
    QString text = (isConstraint ? u"CREATE CONSTRAINT TRIGGER "_s : u"CREATE TRIGGER "_s) + sql::quoteIdentifier(name)
        + u"\n"_s + eventsText(block) + u" ON "_s + table->sql;
    if (const auto from = block.reference(u"from"_s))
        text += u"\nFROM "_s + from->sql;
    text += deferrable + referencingText(block);
    QString level = block.keyword(u"for"_s, { u"ROW"_s, u"STATEMENT"_s });
    if (level.isEmpty())
        level = block.keyword(u"foreach"_s, { u"ROW"_s, u"STATEMENT"_s });
    if (!level.isEmpty())
        text += u"\nFOR EACH "_s + level;
    if (const auto when = block.text(u"when"_s))
        text += u"\nWHEN "_s + parenthesized(*when);
    statements.add({ HclRank::Trigger, block.id(), text + u"\n"_s + executeText(block), {}, {}, -1, dependsOn(block) });
    addComment(block, u"TRIGGER %1 ON %2"_s.arg(sql::quoteIdentifier(name), table->sql), statements);
}

void readEventTriggerBlock(BlockReader &block, HclStatements &statements)
{
    const QString name = sql::quoteIdentifier(block.name());
    const QString event = block.keyword(u"on"_s).toLower().replace(u' ', u'_');
    QString text = u"CREATE EVENT TRIGGER %1 ON %2"_s.arg(name, event);
    QStringList tags;
    for (const QString &tag : block.has(u"tags"_s) ? block.keywords(u"tags"_s) : QStringList())
        tags << sql::quoteLiteral(tag);
    if (!tags.isEmpty())
        text += u"\nWHEN TAG IN (%1)"_s.arg(tags.join(u", "_s));
    statements.add({ HclRank::EventTrigger, block.id(), text + u"\n"_s + executeText(block) });
    addComment(block, u"EVENT TRIGGER "_s + name, statements);
}

} // namespace schemawright::sources
