// Functions and procedures: what pg_get_functiondef says in one text, in attributes.
#include "model/hclschema/hclcontext.h"
#include "model/hclschema/sqlpieces.h"
#include "model/sql/expressionparts.h"

#include <QRegularExpression>

namespace schemawright::hclschema {

using namespace Qt::StringLiterals;

namespace {

/// The lines between the arguments and the body, and the body.
struct Definition {
    QStringList lines;
    QString body;
    bool isRead = false;
};

Definition readDefinition(const schema::Routine &routine)
{
    Definition result;
    const QString opening = u'(' + routine.arguments + u")\n"_s;
    const qsizetype start = routine.definition.indexOf(opening);
    if (start < 0)
        return result;
    QString rest = routine.definition.mid(start + opening.size());
    while (!rest.startsWith(u"AS "_s) && !rest.startsWith(u"BEGIN ATOMIC"_s) && !rest.trimmed().startsWith(u"RETURN "_s)) {
        const qsizetype end = rest.indexOf(u'\n');
        if (end < 0)
            return result;
        result.lines << rest.left(end).trimmed();
        rest = rest.mid(end + 1);
    }
    if (!rest.startsWith(u"AS "_s)) {
        result.body = rest.trimmed();
        result.isRead = true;
        return result;
    }
    static const QRegularExpression quoted(u"^AS (\\$[A-Za-z_]*\\$)"_s);
    const auto match = quoted.match(rest);
    const QString tag = match.captured(1);
    if (!match.hasMatch() || !rest.endsWith(tag))
        return result; // in C: AS 'library', 'symbol'
    result.body = rest.mid(3 + tag.size(), rest.size() - 3 - 2 * tag.size());
    result.isRead = true;
    return result;
}

void writeArguments(HclContext &context, const schema::Routine &routine)
{
    hcl::Writer &writer = context.writer();
    for (const QString &argument : sql::itemsOf(routine.arguments)) {
        const ArgumentPieces pieces = argumentPieces(argument);
        const bool isOfTable = routine.resultType.startsWith(u"TABLE("_s) && pieces.mode == u"TABLE";
        if (isOfTable)
            continue;
        writer.begin(u"arg"_s, pieces.name.isEmpty() ? QStringList() : QStringList { pieces.name });
        writer.attribute(u"type"_s, context.type(pieces.type));
        if (!pieces.mode.isEmpty() && pieces.mode != u"IN")
            writer.attribute(u"mode"_s, pieces.mode);
        if (!pieces.defaultExpression.isEmpty())
            writer.attribute(u"default"_s, HclContext::value(pieces.defaultExpression, pieces.type));
        writer.end();
    }
}

void writeResult(HclContext &context, const schema::Routine &routine)
{
    hcl::Writer &writer = context.writer();
    const QString &type = routine.resultType;
    if (type.startsWith(u"TABLE("_s)) {
        writer.begin(u"return_table"_s);
        for (const QString &column : sql::itemsOf(type.mid(6).chopped(1))) {
            const ArgumentPieces pieces = argumentPieces(column);
            writer.begin(u"column"_s, { pieces.name });
            writer.attribute(u"type"_s, context.type(pieces.type));
            writer.end();
        }
        writer.end();
    } else if (type.startsWith(u"SETOF "_s)) {
        writer.attribute(u"return_set"_s, context.type(type.mid(6)));
    } else if (!type.isEmpty()) {
        writer.attribute(u"return"_s, context.type(type));
    }
}

/// " IMMUTABLE STRICT PARALLEL SAFE COST 5". False: a word that no attribute says.
bool writeAttributes(hcl::Writer &writer, const QString &line)
{
    SqlPieces words(line);
    while (!words.atEnd()) {
        if (words.take(u"IMMUTABLE"_s))
            writer.attribute(u"volatility"_s, u"IMMUTABLE"_s);
        else if (words.take(u"STABLE"_s))
            writer.attribute(u"volatility"_s, u"STABLE"_s);
        else if (words.take(u"STRICT"_s))
            writer.truth(u"strict"_s, true);
        else if (words.take(u"LEAKPROOF"_s))
            writer.truth(u"leakproof"_s, true);
        else if (words.take({ u"SECURITY"_s, u"DEFINER"_s }))
            writer.attribute(u"security"_s, u"DEFINER"_s);
        else if (words.take({ u"PARALLEL"_s, u"SAFE"_s }))
            writer.attribute(u"parallel"_s, u"SAFE"_s);
        else if (words.take({ u"PARALLEL"_s, u"RESTRICTED"_s }))
            writer.attribute(u"parallel"_s, u"RESTRICTED"_s);
        else
            return false;
    }
    return true;
}

/// SET name TO value lines.
QMap<QString, QString> settingsOf(const QStringList &lines)
{
    QMap<QString, QString> settings;
    for (const QString &line : lines) {
        if (line.startsWith(u"SET "_s))
            settings.insert(line.section(u' ', 1, 1), line.section(u" TO "_s, 1));
    }
    return settings;
}

void writeRoutine(HclContext &context, const schema::Routine &routine)
{
    hcl::Writer &writer = context.writer();
    const bool isProcedure = routine.kind == schema::RoutineKind::Procedure;
    const QString type = isProcedure ? u"procedure"_s : u"function"_s;
    const QString object = u"%1 %2(%3)"_s.arg(type, routine.name.toText(), routine.identityArguments);
    const Definition definition = readDefinition(routine);
    if (!definition.isRead) {
        context.leaveOut(object, u"%1 %2"_s.arg(type, routine.name.toText()));
        return;
    }
    context.begin(type, routine.name);
    writer.attribute(u"lang"_s, hcl::isIdentifier(routine.language) ? routine.language : hcl::quoteText(routine.language));
    writeArguments(context, routine);
    writeResult(context, routine);
    for (const QString &line : definition.lines) {
        const bool isElsewhere = line.startsWith(u"RETURNS "_s) || line.startsWith(u"LANGUAGE "_s) || line.startsWith(u"SET "_s);
        if (!isElsewhere && !writeAttributes(writer, line))
            context.leaveOut(object, line);
    }
    writer.attribute(u"as"_s, hcl::longText(definition.body));
    context.comment(routine.comment);
    if (const auto settings = settingsOf(definition.lines); !settings.isEmpty()) {
        writer.begin(u"config_params"_s);
        for (auto setting = settings.begin(); setting != settings.end(); ++setting)
            writer.attribute(setting.key(), HclContext::sql(*setting));
        writer.end();
    }
    context.end();
}

} // namespace

void writeRoutines(HclContext &context)
{
    for (const auto &routine : context.database().routines)
        writeRoutine(context, *routine);
}

} // namespace schemawright::hclschema
