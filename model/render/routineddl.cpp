#include "model/render/routineddl.h"

#include "model/render/commentddl.h"
#include "model/render/definitiontext.h"
#include "model/render/layout.h"
#include "model/sql/sqlwriter.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::render {

using schema::Routine;

namespace {

QString kindWord(const Routine &routine)
{
    return routine.kind == schema::RoutineKind::Procedure ? u"procedure"_s : u"function"_s;
}

QString description(const QString &verb, const Routine &routine)
{
    return verb + u' ' + quotedWord(routine.name.name) + u' ' + kindWord(routine);
}

qsizetype defaultCount(const Routine &routine)
{
    // pg_get_function_arguments writes "name type DEFAULT expression". src/backend/utils/adt/ruleutils.c
    const QString word = u" DEFAULT "_s;
    qsizetype count = 0;
    qsizetype at = findTopLevel(routine.arguments, word);
    while (at >= 0) {
        ++count;
        at = findTopLevel(routine.arguments, word, at + word.size());
    }
    return count;
}

QList<Statement> renderAlter(const Routine &before, const Routine &after, const RenderContext &context)
{
    if (!canReplaceRoutine(before, after))
        return QList<Statement> { renderDropRoutine(before, context) } + renderCreateRoutine(after, context);
    QList<Statement> statements;
    if (before.definition != after.definition) {
        Statement statement;
        statement.sql = createRoutineSql(after);
        statement.undo = canReplaceRoutine(after, before)
            ? createRoutineSql(before)
            : QString(dropRoutineSql(after) + u";\n"_s + createRoutineSql(before));
        statement.description = description(u"Modify"_s, after);
        statements.append(statement);
    }
    return statements + renderComment(routineCommentTarget(after), before.comment, after.comment);
}

Statement renderRename(const Routine &before, const Routine &after)
{
    Statement statement;
    statement.sql = renameRoutineSql(before, after.name.name);
    statement.undo = renameRoutineSql(after, before.name.name);
    statement.description = u"Rename "_s + kindWord(before) + u" from "_s + quotedWord(before.name.name) + u" to "_s
        + quotedWord(after.name.name);
    return statement;
}

} // namespace

QString routineSignatureSql(const Routine &routine)
{
    return kindWord(routine).toUpper() + u' ' + sql::quoteName(routine.name) + u'(' + routine.identityArguments + u')';
}

QString createRoutineSql(const Routine &routine)
{
    return routine.definition;
}

QString dropRoutineSql(const Routine &routine)
{
    return u"DROP "_s + routineSignatureSql(routine);
}

QString renameRoutineSql(const Routine &routine, const QString &name)
{
    return clauses(
        u"ALTER "_s + routineSignatureSql(routine), { QString(u"RENAME TO "_s + sql::quoteIdentifier(name)) });
}

bool canReplaceRoutine(const Routine &before, const Routine &after)
{
    return before.name == after.name && before.kind == after.kind && before.resultType == after.resultType
        && before.identityArguments == after.identityArguments && defaultCount(before) <= defaultCount(after);
}

QList<Statement> renderCreateRoutine(const Routine &routine, const RenderContext & /*no relation is locked*/)
{
    Statement statement;
    statement.sql = createRoutineSql(routine);
    statement.undo = dropRoutineSql(routine);
    statement.description = description(u"Create"_s, routine);
    return QList<Statement> { statement } + renderComment(routineCommentTarget(routine), {}, routine.comment);
}

Statement renderDropRoutine(const Routine &routine, const RenderContext &context)
{
    Statement statement;
    statement.sql = dropRoutineSql(routine);
    statement.undo = joinedSql(renderCreateRoutine(routine, context));
    statement.description = description(u"Drop"_s, routine);
    return statement;
}

Result<QList<Statement>> renderRoutineChange(const ObjectChange<Routine> &change, const RenderContext &context)
{
    using enum diff::ChangeAction;
    switch (change.action) {
    case Create:
        return renderCreateRoutine(*change.after, context);
    case Drop:
        return QList<Statement> { renderDropRoutine(*change.before, context) };
    case Alter:
        return renderAlter(*change.before, *change.after, context);
    case Rename:
        return QList<Statement> { renderRename(*change.before, *change.after) };
    }
    Q_UNREACHABLE();
}

} // namespace schemawright::render
