#include "model/render/schemaddl.h"

#include "model/render/commentddl.h"
#include "model/render/layout.h"
#include "model/sql/sqlwriter.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::render {

namespace {

/// The schema public comes with a comment of its own. src/bin/initdb/initdb.c.
QString commentText(const schema::Namespace &schema)
{
    return schema.comment.isEmpty() && schema.name == u"public" ? u"standard public schema"_s : schema.comment;
}

QList<Statement> renderCreate(const schema::Namespace &schema)
{
    Statement statement;
    statement.sql = createSchemaSql(schema);
    statement.undo = dropSchemaSql(schema.name);
    statement.description = u"Add new schema named "_s + quotedWord(schema.name);
    return QList<Statement> { statement } + renderComment(commentTarget(schema::keyOf(schema)), {}, commentText(schema));
}

Statement renderDrop(const schema::Namespace &schema)
{
    Statement statement;
    statement.sql = dropSchemaSql(schema.name);
    statement.undo = joinedSql(renderCreate(schema));
    statement.description = u"Drop schema named "_s + quotedWord(schema.name);
    return statement;
}

Statement renderRename(const QString &before, const QString &after)
{
    Statement statement;
    statement.sql = renameSchemaSql(before, after);
    statement.undo = renameSchemaSql(after, before);
    statement.description = u"Rename schema from "_s + quotedWord(before) + u" to "_s + quotedWord(after);
    return statement;
}

} // namespace

QString createSchemaSql(const schema::Namespace &schema)
{
    return u"CREATE SCHEMA "_s + sql::quoteIdentifier(schema.name);
}

QString dropSchemaSql(const QString &name)
{
    return u"DROP SCHEMA "_s + sql::quoteIdentifier(name);
}

QString renameSchemaSql(const QString &before, const QString &after)
{
    return u"ALTER SCHEMA "_s + sql::quoteIdentifier(before) + u" RENAME TO "_s + sql::quoteIdentifier(after);
}

Result<QList<Statement>> renderSchemaChange(
    const ObjectChange<schema::Namespace> &change, const RenderContext & /*no relation is locked*/)
{
    using enum diff::ChangeAction;
    switch (change.action) {
    case Create:
        return renderCreate(*change.after);
    case Drop:
        return QList<Statement> { renderDrop(*change.before) };
    case Alter:
        return renderComment(
            commentTarget(schema::keyOf(*change.after)), commentText(*change.before), commentText(*change.after));
    case Rename:
        return QList<Statement> { renderRename(change.before->name, change.after->name) };
    }
    Q_UNREACHABLE();
}

} // namespace schemawright::render
