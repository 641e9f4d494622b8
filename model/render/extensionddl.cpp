#include "model/render/extensionddl.h"

#include "model/render/commentddl.h"
#include "model/render/layout.h"
#include "model/sql/sqlwriter.h"

#include <QVersionNumber>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::render {

namespace {

QString extensionName(const QString &name)
{
    return u"EXTENSION "_s + sql::quoteIdentifier(name);
}

QList<Statement> renderCreate(const schema::Extension &extension)
{
    Statement statement;
    statement.sql = createExtensionSql(extension);
    statement.undo = dropExtensionSql(extension.name);
    statement.description = u"Create extension "_s + quotedWord(extension.name);
    return QList<Statement> { statement }
    + renderComment(commentTarget(schema::keyOf(extension)), {}, extension.comment);
}

Statement renderDrop(const schema::Extension &extension)
{
    Statement statement;
    statement.sql = dropExtensionSql(extension.name);
    statement.undo = createExtensionSql(extension, true);
    statement.undoLoss = u"What extension %1 kept in tables of its own is gone."_s.arg(extension.name);
    statement.description = u"Drop extension "_s + quotedWord(extension.name);
    return statement;
}

Statement renderUpdate(const schema::Extension &before, const schema::Extension &after)
{
    Statement statement;
    statement.sql = updateExtensionSql(after);
    statement.undo = updateExtensionSql(before);
    statement.undoLoss
        = u"Few extensions come with a script that goes back: version %1 of %2 may have to be installed by "
          "hand."_s.arg(before.version, before.name);
    statement.description = u"Update extension "_s + quotedWord(after.name) + u" to "_s + after.version;
    return statement;
}

Statement renderSetSchema(const schema::Extension &before, const schema::Extension &after)
{
    Statement statement;
    statement.sql = setExtensionSchemaSql(after);
    statement.undo = setExtensionSchemaSql(before);
    statement.description = u"Move extension "_s + quotedWord(after.name) + u" to schema "_s + quotedWord(after.schema);
    return statement;
}

/// Versions have no order of their own (docs: extend-extensions), but all there are in practice are numbers with dots.
bool isOlder(const QString &version, const QString &other)
{
    const QVersionNumber first = QVersionNumber::fromString(version);
    const QVersionNumber second = QVersionNumber::fromString(other);
    return !first.isNull() && !second.isNull() && first < second;
}

Result<> checkAlter(const schema::Extension &before, const schema::Extension &after)
{
    if (isOlder(after.version, before.version)) {
        return makeError(ErrorKind::Unsupported,
            u"Extension %1 cannot go back from version %2 to %3: its scripts only go forward."_s.arg(
                after.name, before.version, after.version),
            u"Drop the extension and create it in that version by hand, or take the newer version over."_s);
    }
    if (before.schema != after.schema && !before.relocatable) {
        return makeError(ErrorKind::Unsupported,
            u"Extension %1 cannot be moved from schema %2 to %3: it is not relocatable."_s.arg(
                after.name, before.schema, after.schema),
            u"Drop the extension and create it there by hand."_s);
    }
    return {};
}

Result<QList<Statement>> renderAlter(const schema::Extension &before, const schema::Extension &after)
{
    TRY(checkAlter(before, after));
    QList<Statement> statements;
    if (before.version != after.version && !after.version.isEmpty())
        statements.append(renderUpdate(before, after));
    if (before.schema != after.schema)
        statements.append(renderSetSchema(before, after));
    // Without a comment of a person's it has the one of its control file again.
    const auto text = [](const schema::Extension &extension) {
        return extension.comment.isEmpty() ? extension.ownComment : extension.comment;
    };
    if (before.comment == after.comment)
        return statements;
    return statements + renderComment(commentTarget(schema::keyOf(after)), text(before), text(after));
}

} // namespace

QString createExtensionSql(const schema::Extension &extension, bool withVersion)
{
    QStringList parts;
    if (!extension.schema.isEmpty())
        parts.append(u"WITH SCHEMA "_s + sql::quoteIdentifier(extension.schema));
    if (withVersion && !extension.version.isEmpty())
        parts.append(u"VERSION "_s + sql::quoteLiteral(extension.version));
    return clauses(u"CREATE "_s + extensionName(extension.name), parts);
}

QString dropExtensionSql(const QString &name)
{
    return u"DROP "_s + extensionName(name);
}

QString updateExtensionSql(const schema::Extension &extension)
{
    return u"ALTER "_s + extensionName(extension.name) + u" UPDATE TO "_s + sql::quoteLiteral(extension.version);
}

QString setExtensionSchemaSql(const schema::Extension &extension)
{
    return u"ALTER "_s + extensionName(extension.name) + u" SET SCHEMA "_s + sql::quoteIdentifier(extension.schema);
}

Result<QList<Statement>> renderExtensionChange(
    const ObjectChange<schema::Extension> &change, const RenderContext & /*what its script locks is unknown*/)
{
    using enum diff::ChangeAction;
    switch (change.action) {
    case Create:
        return renderCreate(*change.after);
    case Drop:
        return QList<Statement> { renderDrop(*change.before) };
    case Alter:
        return renderAlter(*change.before, *change.after);
    case Rename:
        break;
    }
    return makeError(ErrorKind::Unsupported, u"PostgreSQL cannot rename extension %1."_s.arg(change.before->name));
}

} // namespace schemawright::render
