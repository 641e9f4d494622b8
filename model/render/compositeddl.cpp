#include "model/render/compositeddl.h"

#include "model/render/commentddl.h"
#include "model/render/enumddl.h"
#include "model/render/layout.h"
#include "model/render/relationlocks.h"
#include "model/sql/sqlwriter.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::render {

using schema::Column;
using schema::CompositeType;

namespace {

QString attributeText(const Column &attribute)
{
    const QString collation = attribute.collation.isEmpty() ? QString() : u" COLLATE "_s + attribute.collation;
    return sql::quoteIdentifier(attribute.name) + u' ' + attribute.type + collation;
}

QString alterType(const QualifiedName &type, const QString &action)
{
    return clauses(u"ALTER TYPE "_s + sql::quoteName(type), { action });
}

QString addAttributeSql(const QualifiedName &type, const Column &attribute)
{
    return alterType(type, u"ADD ATTRIBUTE "_s + attributeText(attribute));
}

QString dropAttributeSql(const QualifiedName &type, const Column &attribute)
{
    return alterType(type, u"DROP ATTRIBUTE "_s + sql::quoteIdentifier(attribute.name));
}

QString alterAttributeSql(const QualifiedName &type, const Column &attribute)
{
    const QString collation = attribute.collation.isEmpty() ? QString() : u" COLLATE "_s + attribute.collation;
    return alterType(
        type, u"ALTER ATTRIBUTE "_s + sql::quoteIdentifier(attribute.name) + u" TYPE "_s + attribute.type + collation);
}

const Column *findAttribute(const CompositeType &type, const QString &name)
{
    const auto it = std::ranges::find(type.attributes, name, &Column::name);
    return it == type.attributes.cend() ? nullptr : &*it;
}

// cases alter-type-add-attribute-used, alter-type-drop-attribute-used: ACCESS EXCLUSIVE on the type's own pg_class
// entry, which nobody else locks; the tables that use the type are not locked.
Statement modify(const CompositeType &type, const QString &sql, const QString &undo)
{
    Statement statement;
    statement.sql = sql;
    statement.undo = undo;
    statement.description = u"Modify composite type "_s + quotedWord(type.name.name);
    return statement;
}

QList<Statement> renderAttributeComment(const CompositeType &type, const Column &attribute, const QString &before)
{
    const schema::ObjectKey key = schema::partKey(schema::ObjectKind::Column, type.name, attribute.name);
    CommentTarget target = commentTarget(key);
    target.words
        = u"attribute: "_s + quotedWord(attribute.name) + u" of composite type: "_s + quotedWord(type.name.name);
    return renderComment(target, before, attribute.comment);
}

QStringList keptNames(const CompositeType &type, const CompositeType &other)
{
    QStringList names;
    for (const Column &attribute : type.attributes) {
        if (findAttribute(other, attribute.name))
            names.append(attribute.name);
    }
    return names;
}

/// New attributes go to the end, and those that stay keep their order.
Result<> checkOrder(const CompositeType &before, const CompositeType &after)
{
    const QStringList kept = keptNames(before, after);
    const bool sameOrder = kept == keptNames(after, before);
    bool newOnesLast = true;
    for (qsizetype i = 0; i < kept.size() && newOnesLast; ++i)
        newOnesLast = after.attributes.at(i).name == kept.at(i);
    if (sameOrder && newOnesLast)
        return {};
    return makeError(ErrorKind::Unsupported,
        u"PostgreSQL cannot change the order of the attributes of composite type %1."_s.arg(before.name.toText()),
        u"Put new attributes at the end, or create a new type."_s);
}

/// ALTER ATTRIBUTE is refused while a table has a column of the type (case alter-type-alter-attribute-type-used).
Result<> checkUnused(const CompositeType &type, const RenderContext &context)
{
    const QList<QualifiedName> tables = tablesUsingType(context.before, type.name);
    if (tables.isEmpty())
        return {};
    return makeError(ErrorKind::Unsupported,
        u"PostgreSQL cannot change the type of an attribute of composite type %1 while table %2 has a column of it."_s
            .arg(type.name.toText(), tables.constFirst().toText()),
        u"Create a new type, move the columns to it and drop this one."_s);
}

Result<QList<Statement>> renderAlter(
    const CompositeType &before, const CompositeType &after, const RenderContext &context)
{
    TRY(checkOrder(before, after));
    QList<Statement> statements;
    for (const Column &attribute : before.attributes) {
        if (findAttribute(after, attribute.name))
            continue;
        Statement statement
            = modify(after, dropAttributeSql(after.name, attribute), addAttributeSql(after.name, attribute));
        statement.undoLoss
            = u"The values of attribute %1 of type %2 are gone."_s.arg(attribute.name, after.name.toText());
        statements.append(statement);
    }
    for (const Column &attribute : after.attributes) {
        const Column *was = findAttribute(before, attribute.name);
        if (!was) {
            statements.append(
                modify(after, addAttributeSql(after.name, attribute), dropAttributeSql(after.name, attribute)));
        } else if (was->type != attribute.type || was->collation != attribute.collation) {
            TRY(checkUnused(before, context));
            statements.append(
                modify(after, alterAttributeSql(after.name, attribute), alterAttributeSql(after.name, *was)));
        }
        statements += renderAttributeComment(after, attribute, was ? was->comment : QString());
    }
    return statements + renderComment(commentTarget(schema::keyOf(after)), before.comment, after.comment);
}

QList<Statement> renderCreate(const CompositeType &type)
{
    Statement statement;
    statement.sql = createCompositeSql(type);
    statement.undo = dropTypeSql(type.name);
    statement.description = u"Create composite type "_s + quotedWord(type.name.name);
    QList<Statement> statements { statement };
    for (const Column &attribute : type.attributes)
        statements += renderAttributeComment(type, attribute, {});
    return statements + renderComment(commentTarget(schema::keyOf(type)), {}, type.comment);
}

Statement renderDrop(const CompositeType &type)
{
    Statement statement;
    statement.sql = dropTypeSql(type.name);
    statement.undo = joinedSql(renderCreate(type));
    statement.description = u"Drop composite type "_s + quotedWord(type.name.name);
    return statement;
}

Statement renderRename(const QualifiedName &before, const QualifiedName &after)
{
    Statement statement;
    statement.sql = renameTypeSql(before, after.name);
    statement.undo = renameTypeSql(after, before.name);
    statement.description
        = u"Rename composite type from "_s + quotedWord(before.name) + u" to "_s + quotedWord(after.name);
    return statement;
}

} // namespace

bool canAlterComposite(
    const CompositeType &before, const CompositeType &after, const schema::Database &database)
{
    if (!checkOrder(before, after))
        return false;
    const bool retyped = std::ranges::any_of(after.attributes, [&](const Column &attribute) {
        const Column *const was = findAttribute(before, attribute.name);
        return was && (was->type != attribute.type || was->collation != attribute.collation);
    });
    return !retyped || tablesUsingType(database, before.name).isEmpty();
}

QString createCompositeSql(const CompositeType &type)
{
    const QString head = u"CREATE TYPE "_s + sql::quoteName(type.name) + u" AS "_s;
    if (type.attributes.isEmpty())
        return head + u"()"_s;
    QStringList attributes;
    for (const Column &attribute : type.attributes)
        attributes.append(attributeText(attribute));
    return head + itemBlock(attributes);
}

Result<QList<Statement>> renderCompositeChange(
    const ObjectChange<schema::CompositeType> &change, const RenderContext &context)
{
    using enum diff::ChangeAction;
    switch (change.action) {
    case Create:
        return renderCreate(*change.after);
    case Drop:
        return QList<Statement> { renderDrop(*change.before) };
    case Alter:
        return renderAlter(*change.before, *change.after, context);
    case Rename:
        return QList<Statement> { renderRename(change.before->name, change.after->name) };
    }
    Q_UNREACHABLE();
}

} // namespace schemawright::render
