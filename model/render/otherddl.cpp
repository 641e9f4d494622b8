#include "model/render/otherddl.h"

#include "model/render/commentddl.h"
#include "model/render/layout.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::render {

namespace {

QString words(const schema::OtherObject &object)
{
    return object.label + u' ' + quotedWord(object.name.name);
}

QList<Statement> renderCreate(const schema::OtherObject &object)
{
    Statement statement;
    statement.sql = object.createSql;
    statement.undo = object.dropSql;
    statement.description = u"Create "_s + words(object);
    return QList<Statement> { statement } + renderComment(otherCommentTarget(object), {}, object.comment);
}

Statement renderDrop(const schema::OtherObject &object)
{
    Statement statement;
    statement.sql = object.dropSql;
    statement.undo = joinedSql(renderCreate(object));
    statement.description = u"Drop "_s + words(object);
    return statement;
}

QList<Statement> renderAlter(const schema::OtherObject &before, const schema::OtherObject &after)
{
    if (before.createSql == after.createSql)
        return renderComment(otherCommentTarget(after), before.comment, after.comment);
    return QList<Statement> { renderDrop(before) } + renderCreate(after);
}

} // namespace

Result<QList<Statement>> renderOtherChange(
    const ObjectChange<schema::OtherObject> &change, const RenderContext & /*locks depend on the label*/)
{
    using enum diff::ChangeAction;
    switch (change.action) {
    case Create:
        return renderCreate(*change.after);
    case Drop:
        return QList<Statement> { renderDrop(*change.before) };
    case Alter:
    case Rename:
        return renderAlter(*change.before, *change.after);
    }
    Q_UNREACHABLE();
}

} // namespace schemawright::render
