#include "model/render/otherddl.h"

#include "model/render/commentddl.h"
#include "model/render/layout.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::render {

using schema::OtherObject;
using schema::OtherPart;

namespace {

QString words(const OtherObject &object)
{
    return object.label + u' ' + quotedWord(object.name.name);
}

QList<Statement> renderOtherComment(const OtherObject &object, const QString &before)
{
    return renderComment(otherCommentTarget(object), before, object.comment);
}

QList<Statement> renderCreate(const OtherObject &object)
{
    Statement statement;
    statement.sql = object.createSql;
    statement.undo = object.dropSql;
    statement.description = u"Create "_s + words(object);
    return QList<Statement> { statement } + renderOtherComment(object, {});
}

Statement renderDrop(const OtherObject &object)
{
    Statement statement;
    statement.sql = object.dropSql;
    statement.undo = joinedSql(renderCreate(object));
    statement.description = u"Drop "_s + words(object);
    if (!object.hidden.isEmpty())
        statement.undoLoss = u"The %1 of %2 is not known: it does not come back."_s.arg(
            object.hidden.join(u", "_s), words(object));
    return statement;
}

const OtherPart *findPart(const OtherObject &object, const QString &name)
{
    const auto found = std::ranges::find(object.parts, name, &OtherPart::name);
    return found == object.parts.end() ? nullptr : &*found;
}

bool isRemade(const OtherPart &before, const OtherPart *after)
{
    if (!after)
        return true;
    return before.value != after->value && after->changeSql.isEmpty() && !before.removeSql.isEmpty();
}

Statement alterStatement(const OtherObject &object, const QString &sql, const QString &undo)
{
    Statement statement;
    statement.sql = sql;
    statement.undo = undo;
    statement.description = u"Alter "_s + words(object);
    return statement;
}

QList<Statement> renderRemovedParts(const OtherObject &before, const OtherObject &after)
{
    QList<Statement> statements;
    for (const OtherPart &part : before.parts) {
        if (isRemade(part, findPart(after, part.name)) && !part.removeSql.isEmpty())
            statements.append(alterStatement(after, part.removeSql, part.addSql));
    }
    return statements;
}

QList<Statement> renderAddedParts(const OtherObject &before, const OtherObject &after)
{
    QList<Statement> statements;
    for (const OtherPart &part : after.parts) {
        const OtherPart *const old = findPart(before, part.name);
        if (old && old->value == part.value)
            continue;
        const bool isMade = !old || isRemade(*old, &part);
        const QString sql = isMade ? part.addSql : part.changeSql;
        if (!sql.isEmpty())
            statements.append(alterStatement(after, sql, isMade ? part.removeSql : old->changeSql));
    }
    return statements;
}

bool hasSameCore(const OtherObject &before, const OtherObject &after)
{
    if (before.core.isEmpty() || after.core.isEmpty())
        return before.createSql == after.createSql;
    return before.core == after.core;
}

// docs: sql-createaggregate, sql-createlanguage, sql-createtransform, "OR REPLACE".
Statement renderReplace(const OtherObject &before, const OtherObject &after)
{
    const auto replacing = [](QString sql) { return sql.insert(6, u" OR REPLACE"_s); };
    Statement statement = alterStatement(after, replacing(after.createSql), replacing(before.createSql));
    statement.description = u"Replace "_s + words(after);
    return statement;
}

QList<Statement> renderAlter(const OtherObject &before, const OtherObject &after)
{
    if (!canAlterOther(before, after))
        return QList<Statement> { renderDrop(before) } + renderCreate(after);
    QList<Statement> statements;
    if (!hasSameCore(before, after))
        statements.append(renderReplace(before, after));
    return statements + renderRemovedParts(before, after) + renderAddedParts(before, after)
        + renderOtherComment(after, before.comment);
}

} // namespace

bool canAlterOther(const OtherObject &before, const OtherObject &after)
{
    if (hasSameCore(before, after))
        return true;
    return !before.replaceKey.isEmpty() && before.replaceKey == after.replaceKey;
}

OtherObject withoutRemovedParts(const OtherObject &before, const OtherObject &after)
{
    OtherObject kept = before;
    kept.parts.removeIf([&](const OtherPart &part) { return isRemade(part, findPart(after, part.name)); });
    return kept;
}

Result<QList<Statement>> renderOtherChange(
    const ObjectChange<OtherObject> &change, const RenderContext & /*locks depend on the label*/)
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
