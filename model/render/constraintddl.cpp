#include "model/render/constraintddl.h"

#include "model/render/commentddl.h"
#include "model/render/constrainttext.h"
#include "model/render/definitiontext.h"
#include "model/render/indexddl.h"
#include "model/render/inheritance.h"
#include "model/render/layout.h"
#include "model/render/relationlocks.h"
#include "model/render/tablealterddl.h"
#include "model/sql/sqlwriter.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::render {

using schema::Constraint;
using schema::ForeignKey;
using schema::LockMode;

namespace {

const ForeignKey *foreignKey(const Constraint &constraint)
{
    return std::get_if<ForeignKey>(&constraint.detail);
}

Statement modify(const QualifiedName &table, const QString &sql, const QString &undo)
{
    Statement statement;
    statement.sql = sql;
    statement.undo = undo;
    statement.description = modifyTableText(table);
    return statement;
}

QList<Statement> commentStatements(
    const QualifiedName &table, const QString &before, const Constraint &after, const RenderContext &context)
{
    const schema::ObjectKey key = schema::partKey(schema::ObjectKind::Constraint, table, after.name);
    return renderComment(commentTarget(key), before, after.comment, lockOn(context, table, LockMode::AccessShare));
}

QList<Statement> indexCommentStatements(const QualifiedName &table, const QString &before, const Constraint &after)
{
    const schema::ObjectKey key = schema::partKey(schema::ObjectKind::Index, table, after.name);
    return renderComment(commentTarget(key), before, after.indexComment);
}

QList<Statement> clusterStatements(
    const QualifiedName &table, bool before, const Constraint &after, const RenderContext &context)
{
    if (before == after.clustered || (!after.clustered && isClusterMoved(table, context)))
        return {};
    const QString on = clusterOnSql(table, after.name);
    const QString without = setWithoutClusterSql(table);
    Statement statement = modify(table, after.clustered ? on : without, after.clustered ? without : on);
    statement.locks = lockOn(context, table, LockMode::ShareUpdateExclusive);
    return { statement };
}

QList<Statement> detailStatements(const QualifiedName &table, const Constraint &after, const RenderContext &context)
{
    return commentStatements(table, {}, after, context) + indexCommentStatements(table, {}, after)
        + clusterStatements(table, false, after, context);
}

// cases add-check, add-check-partitioned, add-pk, add-unique, add-exclude, add-fk, add-fk-partitioned. Only checks, and
// the NOT NULL of a primary key, go on to inheritance children.
QList<RelationLock> addLocks(const QualifiedName &table, const Constraint &constraint, const RenderContext &context)
{
    if (const ForeignKey *key = foreignKey(constraint)) {
        return mergedLocks(lockPartitions(context, table, LockMode::ShareRowExclusive)
            + lockPartitions(context, key->referencedTable, LockMode::ShareRowExclusive));
    }
    const auto *check = std::get_if<schema::CheckConstraint>(&constraint.detail);
    const bool inherited
        = (check && !check->noInherit) || std::holds_alternative<schema::PrimaryKey>(constraint.detail);
    return mergedLocks(inherited ? lockTree(context, table, LockMode::AccessExclusive)
                                 : lockPartitions(context, table, LockMode::AccessExclusive));
}

Work addWork(const Constraint &constraint, bool notValid)
{
    if (schema::hasBackingIndex(constraint))
        return Work::IndexBuild;
    return notValid || constraint.notEnforced ? Work::Instant : Work::Scan;
}

// case drop-fk: the referenced table is locked as strongly, because triggers of it go.
QList<RelationLock> dropLocks(const QualifiedName &table, const Constraint &constraint, const RenderContext &context)
{
    QList<RelationLock> locks = lockTree(context, table, LockMode::AccessExclusive);
    if (const ForeignKey *key = foreignKey(constraint))
        locks += lockPartitions(context, key->referencedTable, LockMode::AccessExclusive);
    return mergedLocks(locks);
}

/// A primary key over a column that may be NULL reads the table (case add-pk-using-index-nullable).
bool isNotNullBefore(const QualifiedName &table, const QStringList &columns, const RenderContext &context)
{
    const schema::Table *before = schema::findTable(context.before, table);
    return before && std::ranges::all_of(columns, [before](const QString &name) {
        const schema::Column *column = schema::findColumn(*before, name);
        return column && column->notNull;
    });
}

// case alter-constraint-deferrable; NOT ENFORCED → ENFORCED reads both tables (case alter-fk-enforced).
Statement renderAlterAttributes(
    const QualifiedName &table, const Constraint &before, const Constraint &after, const RenderContext &context)
{
    const bool enforcement = before.notEnforced != after.notEnforced;
    Statement statement = modify(
        table, alterConstraintSql(table, after, enforcement), alterConstraintSql(table, before, enforcement));
    statement.locks = lockTree(context, table, LockMode::AccessExclusive);
    const ForeignKey *key = foreignKey(after);
    if (key && before.notEnforced != after.notEnforced) {
        const LockMode mode = after.notEnforced ? LockMode::AccessExclusive : LockMode::ShareRowExclusive;
        statement.locks = mergedLocks(statement.locks + lockOn(context, key->referencedTable, mode));
        statement.work = workOn(context, table, after.notEnforced ? Work::Instant : Work::Scan);
    }
    return statement;
}

/// The index behind the constraint, as far as it alters in place.
QList<Statement> renderAlterIndexBehind(
    const QualifiedName &table, const Constraint &before, const Constraint &after, const RenderContext &context)
{
    schema::Index was = backingIndex(before, after.name);
    schema::Index is = was;
    was.storageParameters = before.storageParameters;
    was.tablespace = before.tablespace;
    is.storageParameters = after.storageParameters;
    is.tablespace = after.tablespace;
    return renderAlterIndex(table, was, is, context);
}

/// The parent's change makes the copy what it is, but for what can be said of a copy by itself. The index behind a
/// partition's key is its own.
QList<Statement> renderAlterCopy(
    const QualifiedName &table, const Constraint &before, const Constraint &after, const RenderContext &context)
{
    QList<Statement> statements;
    if (before.notValid && !after.notValid)
        statements.append(renderValidateConstraint(table, after, context));
    if (schema::hasBackingIndex(before) && schema::hasBackingIndex(after)) {
        statements += renderAlterIndexBehind(table, before, after, context)
            + clusterStatements(table, before.clustered, after, context)
            + indexCommentStatements(table, before.indexComment, after);
    }
    return statements + commentStatements(table, before.comment, after, context);
}

QList<Statement> renderAlter(
    const QualifiedName &table, const Constraint &before, const Constraint &after, const RenderContext &context)
{
    if (!after.isLocal && keepsParents(context, table))
        return renderAlterCopy(table, before, after, context);
    if (!canAlterConstraint(before, after, context.serverVersion)) {
        return QList<Statement> { renderDropConstraint(table, before, context) }
        + renderAddConstraint(table, after, false, context);
    }
    QList<Statement> statements;
    const bool deferrability
        = before.deferrable != after.deferrable || before.initiallyDeferred != after.initiallyDeferred;
    const bool enforcement = before.notEnforced != after.notEnforced;
    if (deferrability || enforcement)
        statements.append(renderAlterAttributes(table, before, after, context));
    // ALTER CONSTRAINT … ENFORCED validates as well.
    if (before.notValid && !after.notValid && !enforcement)
        statements.append(renderValidateConstraint(table, after, context));
    statements += renderAlterIndexBehind(table, before, after, context);
    statements += clusterStatements(table, before.clustered, after, context);
    return statements + commentStatements(table, before.comment, after, context)
        + indexCommentStatements(table, before.indexComment, after);
}

// case rename-constraint; the index behind it and the copies of children are renamed with it.
Statement renderRename(
    const QualifiedName &table, const Constraint &before, const Constraint &after, const RenderContext &context)
{
    Statement statement = modify(table, renameConstraintSql(table, before.name, after.name),
        renameConstraintSql(table, after.name, before.name));
    statement.description
        = u"Rename a constraint from "_s + quotedWord(before.name) + u" to "_s + quotedWord(after.name);
    statement.locks = lockTree(context, table, LockMode::AccessExclusive);
    return statement;
}

} // namespace

QString namedConstraintSql(const Constraint &constraint)
{
    return u"CONSTRAINT "_s + sql::quoteIdentifier(constraint.name) + u' ' + constraintDefinitionSql(constraint);
}

QString addConstraintSql(const QualifiedName &table, const Constraint &constraint, bool notValid)
{
    // NOT ENFORCED is never checked, and NOT VALID beside it is refused. docs: sql-createtable, "NOT ENFORCED".
    const bool unchecked = notValid && !constraint.notEnforced && !schema::hasBackingIndex(constraint);
    const QString text = u"ADD "_s + namedConstraintSql(constraint) + (unchecked ? u" NOT VALID"_s : QString());
    const QString action = brokenBefore(text, { u"REFERENCES"_s });
    return constraint.indexValid ? alterTable(table, action) : alterTableOnly(table, action);
}

QString addConstraintUsingIndexSql(const QualifiedName &table, const Constraint &constraint, const QString &indexName)
{
    const bool primary = std::holds_alternative<schema::PrimaryKey>(constraint.detail);
    return alterTable(table,
        u"ADD CONSTRAINT "_s + sql::quoteIdentifier(constraint.name)
            + (primary ? u" PRIMARY KEY USING INDEX "_s : u" UNIQUE USING INDEX "_s) + sql::quoteIdentifier(indexName)
            + deferrabilityText(constraint));
}

QString validateConstraintSql(const QualifiedName &table, const QString &constraint)
{
    return alterTable(table, u"VALIDATE CONSTRAINT "_s + sql::quoteIdentifier(constraint));
}

QString dropConstraintSql(const QualifiedName &table, const QString &constraint)
{
    return alterTable(table, u"DROP CONSTRAINT "_s + sql::quoteIdentifier(constraint));
}

QString renameConstraintSql(const QualifiedName &table, const QString &before, const QString &after)
{
    return alterTable(
        table, u"RENAME CONSTRAINT "_s + sql::quoteIdentifier(before) + u" TO "_s + sql::quoteIdentifier(after));
}

QString alterConstraintSql(const QualifiedName &table, const Constraint &constraint, bool withEnforcement)
{
    QString attributes = constraint.deferrable ? deferrabilityText(constraint) : u" NOT DEFERRABLE"_s;
    if (withEnforcement)
        attributes += constraint.notEnforced ? u" NOT ENFORCED"_s : u" ENFORCED"_s;
    return alterTable(table, u"ALTER CONSTRAINT "_s + sql::quoteIdentifier(constraint.name) + attributes);
}

schema::Index backingIndex(const Constraint &constraint, const QString &indexName)
{
    schema::Index index;
    index.name = indexName;
    index.unique = true;
    index.storageParameters = constraint.storageParameters;
    index.tablespace = constraint.tablespace;
    QStringList columns;
    if (const auto *primary = std::get_if<schema::PrimaryKey>(&constraint.detail)) {
        columns = primary->columns;
        index.include = primary->include;
    } else if (const auto *unique = std::get_if<schema::UniqueConstraint>(&constraint.detail)) {
        columns = unique->columns;
        index.include = unique->include;
        index.nullsNotDistinct = unique->nullsNotDistinct;
    }
    for (const QString &column : columns) {
        schema::IndexPart part;
        part.column = column;
        index.parts.append(part);
    }
    return index;
}

QList<Statement> renderAddConstraint(
    const QualifiedName &table, const Constraint &constraint, bool notValid, const RenderContext &context)
{
    const bool unchecked = notValid || constraint.notValid;
    Statement statement
        = modify(table, addConstraintSql(table, constraint, unchecked), dropConstraintSql(table, constraint.name));
    statement.locks = addLocks(table, constraint, context);
    statement.work = workOn(context, table, addWork(constraint, unchecked));
    return QList<Statement> { statement } + detailStatements(table, constraint, context);
}

// cases add-unique-using-index, add-pk-using-index-notnull, add-pk-using-index-nullable
QList<Statement> renderAddConstraintUsingIndex(
    const QualifiedName &table, const Constraint &constraint, const QString &indexName, const RenderContext &context)
{
    Statement statement = modify(
        table, addConstraintUsingIndexSql(table, constraint, indexName), dropConstraintSql(table, constraint.name));
    statement.undoLoss = u"Index %1 goes with the constraint."_s.arg(constraint.name);
    statement.locks = lockOn(context, table, LockMode::AccessExclusive);
    const auto *primary = std::get_if<schema::PrimaryKey>(&constraint.detail);
    if (primary && !isNotNullBefore(table, primary->columns, context))
        statement.work = workOn(context, table, Work::Scan);
    return QList<Statement> { statement } + detailStatements(table, constraint, context);
}

// cases validate-check, validate-check-partitioned, validate-fk
Statement renderValidateConstraint(
    const QualifiedName &table, const Constraint &constraint, const RenderContext &context)
{
    Statement statement = modify(table, validateConstraintSql(table, constraint.name), QString());
    statement.locks = lockTree(context, table, LockMode::ShareUpdateExclusive);
    if (const ForeignKey *key = foreignKey(constraint))
        statement.locks = mergedLocks(statement.locks + lockOn(context, key->referencedTable, LockMode::RowShare));
    statement.work = workOn(context, table, Work::Scan);
    statement.commitsBefore = true;
    return statement;
}

Statement renderDropConstraint(const QualifiedName &table, const Constraint &constraint, const RenderContext &context)
{
    Statement statement = modify(
        table, dropConstraintSql(table, constraint.name), addConstraintSql(table, constraint, constraint.notValid));
    statement.locks = dropLocks(table, constraint, context);
    return statement;
}

bool canAlterConstraint(const Constraint &before, const Constraint &after, int serverVersion)
{
    const bool isKey = foreignKey(before) && foreignKey(after);
    Constraint wanted = before;
    wanted.storageParameters = after.storageParameters;
    wanted.tablespace = after.tablespace;
    wanted.comment = after.comment;
    wanted.clustered = after.clustered;
    wanted.indexComment = after.indexComment;
    // Only what is attached to no index yet can be attached.
    if (before.parentIndex && after.parentIndex && before.isLocal != after.isLocal)
        return false;
    wanted.isLocal = after.isLocal;
    if (!before.parentIndex)
        wanted.parentIndex = after.parentIndex;
    if (!before.indexValid)
        wanted.indexValid = after.indexValid;
    if (before.notValid && !after.notValid)
        wanted.notValid = false;
    if (isKey) {
        wanted.deferrable = after.deferrable;
        wanted.initiallyDeferred = after.initiallyDeferred;
        if (serverVersion >= 180000) {
            wanted.notEnforced = after.notEnforced;
            wanted.notValid = after.notEnforced ? after.notValid : wanted.notValid;
        }
    }
    // `definition` repeats the fields; what is not in them (elements of exclusion constraints, WITHOUT OVERLAPS) shows
    // there alone. Names in it may be those before a rename, so it counts only where the fields do not.
    const bool exclusion = std::holds_alternative<schema::ExclusionConstraint>(before.detail);
    const bool onlyThere = exclusion || wanted == before;
    if (onlyThere && bareDefinition(before.definition) != bareDefinition(after.definition))
        return false;
    wanted.definition = after.definition;
    schema::Index was = backingIndex(before, before.name);
    schema::Index is = was;
    is.storageParameters = after.storageParameters;
    is.tablespace = after.tablespace;
    return wanted == after && canAlterIndex(was, is);
}

Result<QList<Statement>> renderConstraintChange(const ObjectChange<Constraint> &change, const RenderContext &context)
{
    using enum diff::ChangeAction;
    const QualifiedName table = change.key.parentName();
    switch (change.action) {
    case Create:
        if (!change.after->isLocal && keepsParents(context, table))
            return commentStatements(table, {}, *change.after, context);
        return renderAddConstraint(table, *change.after, false, context);
    case Drop:
        if (!change.before->isLocal && keepsParents(context, table))
            return QList<Statement> {};
        return QList<Statement> { renderDropConstraint(table, *change.before, context) };
    case Alter:
        return renderAlter(table, *change.before, *change.after, context);
    case Rename:
        return QList<Statement> { renderRename(table, *change.before, *change.after, context) };
    }
    Q_UNREACHABLE();
}

} // namespace schemawright::render
