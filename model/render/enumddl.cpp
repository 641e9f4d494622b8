#include "model/render/enumddl.h"

#include "model/render/commentddl.h"
#include "model/render/layout.h"
#include "model/sql/sqlwriter.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::render {

using schema::EnumType;

namespace {

QString quotedLabels(const QStringList &labels)
{
    QStringList quoted;
    for (const QString &label : labels)
        quoted.append(sql::quoteLiteral(label));
    return quoted.join(u", "_s);
}

QList<Statement> renderCreate(const EnumType &type)
{
    Statement statement;
    statement.sql = createEnumSql(type);
    statement.undo = dropTypeSql(type.name);
    statement.description = u"Create enum type "_s + quotedWord(type.name.name);
    return QList<Statement> { statement } + renderComment(commentTarget(schema::keyOf(type)), {}, type.comment);
}

Statement renderDrop(const EnumType &type)
{
    Statement statement;
    statement.sql = dropTypeSql(type.name);
    statement.undo = joinedSql(renderCreate(type));
    statement.description = u"Drop enum type "_s + quotedWord(type.name.name);
    return statement;
}

// case alter-type-add-value: no relation is locked. Runs in a transaction block from PostgreSQL 12 on.
Statement renderAddValue(const EnumType &before, const EnumType &after, qsizetype position)
{
    const QString label = after.labels.at(position);
    Statement statement;
    if (position == 0 && !before.labels.isEmpty()) {
        statement.sql = addEnumValueSql(after.name, label, before.labels.constFirst(), true);
    } else {
        // Its place is said for the last one too: somebody else may have added a value meanwhile. A neighbour may be ''.
        statement.sql = addEnumValueSql(
            after.name, label, position > 0 ? std::optional(after.labels.at(position - 1)) : std::nullopt);
    }
    statement.undoLoss = u"PostgreSQL cannot remove value %1 from enum type %2 again."_s.arg(
        sql::quoteLiteral(label), after.name.toText());
    statement.description = u"Add value to enum type: "_s + quotedWord(after.name.name);
    return statement;
}

/// Removed labels, or those that changed places; empty when labels were only added.
Result<> checkOnlyAdded(const EnumType &before, const EnumType &after)
{
    QStringList removed;
    QStringList kept;
    for (const QString &label : before.labels)
        after.labels.contains(label) ? kept.append(label) : removed.append(label);
    const QString hint
        = u"Tell which values were renamed, or create a new type, move the columns to it and drop this one."_s;
    if (!removed.isEmpty()) {
        return makeError(ErrorKind::Unsupported,
            u"PostgreSQL cannot remove values from enum type %1: %2."_s.arg(
                before.name.toText(), quotedLabels(removed)),
            hint);
    }
    QStringList keptAfter;
    for (const QString &label : after.labels) {
        if (before.labels.contains(label))
            keptAfter.append(label);
    }
    if (kept != keptAfter) {
        return makeError(ErrorKind::Unsupported,
            u"PostgreSQL cannot reorder the values of enum type %1: %2 → %3."_s.arg(
                before.name.toText(), quotedLabels(kept), quotedLabels(keptAfter)),
            hint);
    }
    return {};
}

Result<QList<Statement>> renderAlter(const EnumType &before, const EnumType &after)
{
    TRY(checkOnlyAdded(before, after));
    QList<Statement> statements;
    for (qsizetype position = 0; position < after.labels.size(); ++position) {
        if (!before.labels.contains(after.labels.at(position)))
            statements.append(renderAddValue(before, after, position));
    }
    return statements + renderComment(commentTarget(schema::keyOf(after)), before.comment, after.comment);
}

Statement renderRenameType(const QualifiedName &before, const QualifiedName &after)
{
    Statement statement;
    statement.sql = renameTypeSql(before, after.name);
    statement.undo = renameTypeSql(after, before.name);
    statement.description = u"Rename enum type from "_s + quotedWord(before.name) + u" to "_s + quotedWord(after.name);
    return statement;
}

Result<QList<Statement>> renderRename(const EnumType &before, const EnumType &after)
{
    QList<Statement> statements;
    if (before.name != after.name)
        statements.append(renderRenameType(before.name, after.name));
    if (before.labels.size() != after.labels.size()) {
        return makeError(ErrorKind::Unsupported,
            u"A rename of enum type %1 cannot add or remove values."_s.arg(before.name.toText()));
    }
    for (qsizetype i = 0; i < before.labels.size(); ++i) {
        if (before.labels.at(i) == after.labels.at(i))
            continue;
        Statement statement;
        statement.sql = renameEnumValueSql(after.name, before.labels.at(i), after.labels.at(i));
        statement.undo = renameEnumValueSql(after.name, after.labels.at(i), before.labels.at(i));
        statement.description = u"Rename value of enum type: "_s + quotedWord(after.name.name);
        statements.append(statement);
    }
    return statements;
}

} // namespace

bool canAlterEnum(const EnumType &before, const EnumType &after)
{
    return checkOnlyAdded(before, after).has_value();
}

QString createEnumSql(const EnumType &type)
{
    const QString head = u"CREATE TYPE "_s + sql::quoteName(type.name) + u" AS ENUM "_s;
    const QString line = head + u'(' + quotedLabels(type.labels) + u')';
    if (line.size() <= lineWidth)
        return line;
    QStringList labels;
    for (const QString &label : type.labels)
        labels.append(sql::quoteLiteral(label));
    return head + itemBlock(labels);
}

QString dropTypeSql(const QualifiedName &type)
{
    return u"DROP TYPE "_s + sql::quoteName(type);
}

QString renameTypeSql(const QualifiedName &type, const QString &name)
{
    return u"ALTER TYPE "_s + sql::quoteName(type) + u" RENAME TO "_s + sql::quoteIdentifier(name);
}

QString addEnumValueSql(
    const QualifiedName &type, const QString &label, const std::optional<QString> &neighbour, bool before)
{
    QString place;
    if (neighbour)
        place = (before ? u" BEFORE "_s : u" AFTER "_s) + sql::quoteLiteral(*neighbour);
    return u"ALTER TYPE "_s + sql::quoteName(type) + u" ADD VALUE "_s + sql::quoteLiteral(label) + place;
}

QString renameEnumValueSql(const QualifiedName &type, const QString &before, const QString &after)
{
    return u"ALTER TYPE "_s + sql::quoteName(type) + u" RENAME VALUE "_s + sql::quoteLiteral(before) + u" TO "_s
        + sql::quoteLiteral(after);
}

Result<QList<Statement>> renderEnumChange(
    const ObjectChange<schema::EnumType> &change, const RenderContext & /*no relation is locked*/)
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
        return renderRename(*change.before, *change.after);
    }
    Q_UNREACHABLE();
}

} // namespace schemawright::render
