#include "model/render/tableddl.h"

#include "model/render/columnalterddl.h"
#include "model/render/columnddl.h"
#include "model/render/commentddl.h"
#include "model/render/constraintddl.h"
#include "model/render/foreigntableddl.h"
#include "model/render/indexddl.h"
#include "model/render/inheritance.h"
#include "model/render/layout.h"
#include "model/render/policyddl.h"
#include "model/render/relationlocks.h"
#include "model/render/ruleddl.h"
#include "model/render/tablealterddl.h"
#include "model/render/triggerddl.h"
#include "model/sql/sqlwriter.h"

#include <algorithm>
#include <optional>
#include <tuple>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::render {

using schema::Column;
using schema::Constraint;
using schema::LockMode;
using schema::Table;

namespace {

bool isForeignKey(const Constraint &constraint)
{
    return std::holds_alternative<schema::ForeignKey>(constraint.detail);
}

/// What the index behind a key is made of; nullopt: it has none, or one that is compared by its operators.
std::optional<std::tuple<QStringList, QStringList, bool>> keyParts(const Constraint &constraint)
{
    if (const auto *const key = std::get_if<schema::PrimaryKey>(&constraint.detail))
        return std::tuple(key->columns, key->include, false);
    if (const auto *const key = std::get_if<schema::UniqueConstraint>(&constraint.detail))
        return std::tuple(key->columns, key->include, key->nullsNotDistinct);
    return {};
}

bool repeatsParts(const Constraint &constraint, const Constraint &other)
{
    return keyParts(constraint) && keyParts(other) == keyParts(constraint) && other.deferrable == constraint.deferrable
        && other.initiallyDeferred == constraint.initiallyDeferred;
}

/// What is part of the parent's key comes first: ATTACH PARTITION takes the first that fits, even a primary key for a unique
/// constraint. tablecmds.c, AttachPartitionEnsureIndexes.
std::tuple<bool, bool, QString> keyRank(const Constraint &constraint)
{
    const bool isPrimary = std::holds_alternative<schema::PrimaryKey>(constraint.detail);
    return { !constraint.parentIndex.has_value(), !isPrimary, constraint.name };
}

/// CREATE TABLE makes one index for two keys over the same columns, and so loses one of them: parse_utilcmd.c,
/// transformIndexConstraints, "drop duplicates". The primary key is the one that stays.
bool repeatsKey(const Table &table, const Constraint &constraint)
{
    if (std::holds_alternative<schema::ExclusionConstraint>(constraint.detail)) {
        return std::ranges::any_of(table.constraints, [&](const Constraint &other) {
            return other.name < constraint.name && other.definition == constraint.definition;
        });
    }
    return std::ranges::any_of(table.constraints, [&](const Constraint &other) {
        return repeatsParts(constraint, other) && keyRank(other) < keyRank(constraint);
    });
}

bool isAddedLater(const Table &table, const Constraint &constraint)
{
    return !isForeignKey(constraint) && standsApart(table, constraint);
}

bool isInline(const Table &table, const Constraint &constraint, PartitionForm form)
{
    if (standsApart(table, constraint))
        return false;
    const bool own = table.inherits.isEmpty() && form == PartitionForm::Standalone;
    return own || constraint.isLocal;
}

QStringList columnItems(const Table &table, PartitionForm form)
{
    QStringList items;
    if (form == PartitionForm::PartitionOf)
        return items;
    for (Column column : table.columns) {
        if (!column.isLocal && !table.inherits.isEmpty())
            continue;
        // A partition shares the identity of its parent from PostgreSQL 17 on, and may not bring one of its own.
        if (table.partitionOf)
            column.identity.reset();
        items.append(columnDefinitionSql(table.name, column));
    }
    return items;
}

QString inheritsText(const Table &table)
{
    QStringList parents;
    for (const QualifiedName &parent : table.inherits)
        parents.append(sql::quoteName(parent));
    return parents.isEmpty() ? QString() : u"INHERITS ("_s + parents.join(u", "_s) + u')';
}

/// TOAST parameters are of another relation, but are written in the same list. docs: sql-createtable.
QStringList trailingClauses(const Table &table)
{
    QStringList parts { inheritsText(table) };
    if (table.isPartitioned())
        parts.append(u"PARTITION BY "_s + table.partitionKey);
    if (!table.accessMethod.isEmpty() && table.accessMethod != u"heap")
        parts.append(u"USING "_s + sql::quoteIdentifier(table.accessMethod));
    if (!table.storageParameters.isEmpty())
        parts.append(u"WITH ("_s + storageParametersText(table.storageParameters) + u')');
    if (!table.tablespace.isEmpty())
        parts.append(u"TABLESPACE "_s + sql::quoteIdentifier(table.tablespace));
    parts.append(foreignClause(table));
    parts.removeAll(QString());
    return parts;
}

QString head(const Table &table, PartitionForm form)
{
    const QString kind = table.isForeign() ? u"FOREIGN TABLE "_s : table.unlogged ? u"UNLOGGED TABLE "_s : u"TABLE "_s;
    QString text = u"CREATE "_s + kind + sql::quoteName(table.name);
    if (form == PartitionForm::PartitionOf)
        text += u" PARTITION OF "_s + sql::quoteName(table.partitionOf->parent);
    return text;
}

/// Child columns start as copies of the parent's: what is different in the child is altered after CREATE TABLE.
Column asInherited(Column parent)
{
    parent.isLocal = false;
    parent.comment.clear();
    parent.statisticsTarget = -1;
    parent.options.clear();
    parent.identity.reset();
    return parent;
}

const Column *findInherited(const Table &table, const QString &name, const schema::Database &database)
{
    for (const QualifiedName &parent : table.inherits) {
        const Table *parentTable = schema::findTable(database, parent);
        const Column *column = parentTable ? schema::findColumn(*parentTable, name) : nullptr;
        if (column)
            return column;
    }
    return nullptr;
}

QList<Statement> columnDetails(const Table &table, const Column &column, const RenderContext &context)
{
    const Column *inherited
        = column.isLocal || table.partitionOf ? nullptr : findInherited(table, column.name, context.after);
    if (!inherited)
        return renderColumnDetails(table.name, column, context);
    return renderAlterColumn(table.name, asInherited(*inherited), column, context);
}

Statement rowSecurity(const QualifiedName &table, const QString &sql, const QString &undo, bool forced)
{
    Statement statement;
    statement.sql = sql;
    statement.undo = undo;
    statement.description = (forced ? u"Force row-level security for "_s : u"Enable row-level security for "_s)
        + quotedWord(table.name) + u" table"_s;
    return statement;
}

Statement replicaIdentity(const Table &table)
{
    Statement statement;
    statement.sql = replicaIdentitySql(table.name, table.replicaIdentity, table.replicaIdentityIndex);
    statement.undo = replicaIdentitySql(table.name, schema::ReplicaIdentity::Default, {});
    statement.description = modifyTableText(table.name);
    return statement;
}

/// The columns of the type are written as the table's own first: then CREATE TABLE has one form for all tables.
Statement ofType(const Table &table)
{
    Statement statement;
    statement.sql = ofTypeSql(table.name, table.ofType);
    statement.undo = ofTypeSql(table.name, {});
    statement.description = modifyTableText(table.name);
    return statement;
}

QList<Statement> inlineConstraintComments(const Table &table, PartitionForm form, const RenderContext &context)
{
    QList<Statement> statements;
    for (const Constraint &constraint : table.constraints) {
        const bool isMade = isInline(table, constraint, form) || !constraint.isLocal;
        if (!isMade || isForeignKey(constraint) || isAddedLater(table, constraint))
            continue;
        const schema::ObjectKey key = schema::partKey(schema::ObjectKind::Constraint, table.name, constraint.name);
        statements += renderComment(
            commentTarget(key), {}, constraint.comment, lockOn(context, table.name, LockMode::AccessShare));
        const schema::ObjectKey index = schema::partKey(schema::ObjectKind::Index, table.name, constraint.name);
        statements += renderComment(commentTarget(index), {}, constraint.indexComment);
    }
    return statements;
}

QList<Statement> laterConstraints(const Table &table, PartitionForm form, const RenderContext &context)
{
    QList<Statement> statements;
    for (const Constraint &constraint : table.constraints) {
        // A partition gets its parent's constraints as they are, but checks that are NOT VALID there.
        const bool comesFromParent = form == PartitionForm::PartitionOf && hasBackingIndex(constraint);
        if (isAddedLater(table, constraint) && (constraint.isLocal || (table.inherits.isEmpty() && !comesFromParent)))
            statements += renderAddConstraint(table.name, constraint, constraint.notValid, context);
    }
    return statements;
}

QList<Statement> createIndexes(const Table &table, PartitionForm form, const RenderContext &context)
{
    QList<Statement> statements;
    for (const schema::Index &index : table.indexes) {
        const bool comesFromParent = form == PartitionForm::PartitionOf && !index.parentIndex.isEmpty();
        if (!comesFromParent)
            statements.append(renderCreateIndex(table.name, index, {}, context));
        schema::Index details = index;
        details.clustered = false; // renderIndexRoles
        statements += renderIndexDetails(table.name, details, context);
    }
    return statements;
}

// cases create-table-partition-of, create-table-partition-of-with-default: the parent ACCESS EXCLUSIVE.
QList<RelationLock> createLocks(const Table &table, PartitionForm form, const RenderContext &context)
{
    if (form == PartitionForm::PartitionOf)
        return lockOn(context, table.partitionOf->parent, LockMode::AccessExclusive);
    return lockOn(context, table.inherits, LockMode::ShareUpdateExclusive);
}

Statement renderCreate(const Table &table, PartitionForm form, const RenderContext &context)
{
    Statement statement;
    statement.sql = createTableSql(table, form);
    statement.undo = dropTableSql(table);
    statement.undoLoss = u"The rows of %1 are lost."_s.arg(table.name.toText());
    statement.description = u"Create "_s + quotedWord(table.name.name) + u" table"_s;
    statement.locks = createLocks(table, form, context);
    return statement;
}

QString recreateSql(const Table &table, const RenderContext &context)
{
    QList<Statement> statements = renderCreateTable(table, context) + renderCreateTableParts(table, context);
    for (const Constraint &constraint : table.constraints) {
        if (isForeignKey(constraint))
            statements += renderAddConstraint(table.name, constraint, false, context);
    }
    return joinedSql(statements);
}

// cases rename-table, set-schema. The owned sequences move along with SET SCHEMA.
QList<Statement> renderRename(const QualifiedName &before, const QualifiedName &after, const RenderContext &context)
{
    QList<Statement> statements;
    Statement statement;
    statement.locks = lockOn(context, before, LockMode::AccessExclusive);
    statement.description = u"Rename a table from "_s + quotedWord(before.name) + u" to "_s + quotedWord(after.name);
    const QualifiedName renamed { before.schema, after.name };
    if (before.name != after.name) {
        statement.sql = renameTableSql(before, after.name);
        statement.undo = renameTableSql(renamed, before.name);
        statements.append(statement);
    }
    if (before.schema != after.schema) {
        statement.sql = setTableSchemaSql(renamed, after.schema);
        statement.undo = setTableSchemaSql(after, before.schema);
        statement.locks += lockOn(context, ownedSequences(context.before, before), LockMode::AccessExclusive);
        statements.append(statement);
    }
    return statements;
}

} // namespace

// NOT VALID has no meaning in CREATE TABLE: the server makes the constraint valid there. A key that is made ONLY for the
// parent comes after the partitions that shall have no part of it.
bool standsApart(const Table &table, const Constraint &constraint)
{
    return isForeignKey(constraint) || constraint.notValid || !constraint.indexValid || repeatsKey(table, constraint);
}

bool repeatsPartOfParent(const Table &table, const Constraint &constraint)
{
    return !constraint.parentIndex && std::ranges::any_of(table.constraints, [&](const Constraint &other) {
        return other.parentIndex && repeatsParts(constraint, other);
    });
}

QString createTableSql(const Table &table, PartitionForm form)
{
    QStringList items = columnItems(table, form);
    for (const Constraint &constraint : table.constraints) {
        if (isInline(table, constraint, form))
            items.append(namedConstraintSql(constraint));
    }
    QString text = head(table, form);
    if (!items.isEmpty())
        text += u' ' + itemBlock(items);
    else if (form == PartitionForm::Standalone)
        text += u" ()"_s;
    QStringList trailing = trailingClauses(table);
    if (form == PartitionForm::PartitionOf)
        trailing.prepend(table.partitionOf->bound);
    if (trailing.isEmpty())
        return text;
    // After a closing parenthesis on a line of its own the clauses go on there.
    const QString last = trailing.join(u' ');
    const bool fits = last.size() < lineWidth && (!items.isEmpty() || text.size() + last.size() < lineWidth);
    const QString separator = fits ? u" "_s : u"\n  "_s;
    return text + separator + trailing.join(separator);
}

QString dropTableSql(const Table &table)
{
    return (table.isForeign() ? u"DROP FOREIGN TABLE "_s : u"DROP TABLE "_s) + sql::quoteName(table.name);
}

QString renameTableSql(const QualifiedName &table, const QString &name)
{
    return alterTable(table, u"RENAME TO "_s + sql::quoteIdentifier(name));
}

QString setTableSchemaSql(const QualifiedName &table, const QString &schema)
{
    return alterTable(table, u"SET SCHEMA "_s + sql::quoteIdentifier(schema));
}

QList<Statement> renderCreateTable(const Table &table, const RenderContext &context)
{
    const PartitionForm form = partitionForm(table, context);
    QList<Statement> statements { renderCreate(table, form, context) };
    for (const Column &column : table.columns)
        statements += columnDetails(table, column, context);
    if (table.rowSecurityEnabled) {
        statements.append(
            rowSecurity(table.name, rowSecuritySql(table.name, true), rowSecuritySql(table.name, false), false));
    }
    if (table.rowSecurityForced) {
        statements.append(rowSecurity(
            table.name, forceRowSecuritySql(table.name, true), forceRowSecuritySql(table.name, false), true));
    }
    // An index must be there first: renderIndexRoles.
    if (table.replicaIdentity == schema::ReplicaIdentity::Full
        || table.replicaIdentity == schema::ReplicaIdentity::Nothing)
        statements.append(replicaIdentity(table));
    if (!table.ofType.isEmpty())
        statements.append(ofType(table));
    statements += renderComment(tableCommentTarget(table), {}, table.comment);
    return statements + inlineConstraintComments(table, form, context);
}

QList<Statement> renderCreateTableParts(const Table &table, const RenderContext &context)
{
    const PartitionForm form = partitionForm(table, context);
    QList<Statement> statements = laterConstraints(table, form, context) + createIndexes(table, form, context);
    statements += renderIndexRoles(table, context);
    if (table.partitionOf && form == PartitionForm::Standalone)
        statements.append(renderAttachPartition(table, context));
    for (const schema::Trigger &trigger : table.triggers)
        statements += renderCreateTrigger(table.name, trigger, context);
    for (const schema::Rule &rule : table.rules)
        statements += renderCreateRule(table.name, rule, context);
    for (const schema::Policy &policy : table.policies)
        statements += renderCreatePolicy(table.name, policy, context);
    return statements;
}

QList<Statement> renderIndexRoles(const Table &table, const RenderContext &context)
{
    QList<Statement> statements;
    Statement statement;
    statement.description = modifyTableText(table.name);
    QStringList clustered;
    for (const schema::Index &index : table.indexes) {
        if (index.clustered)
            clustered.append(index.name);
    }
    for (const Constraint &constraint : table.constraints) {
        if (constraint.clustered)
            clustered.append(constraint.name);
    }
    for (const QString &name : std::as_const(clustered)) {
        statement.sql = clusterOnSql(table.name, name);
        statement.undo = setWithoutClusterSql(table.name);
        statement.locks = lockOn(context, table.name, LockMode::ShareUpdateExclusive);
        statements.append(statement);
    }
    if (table.replicaIdentity == schema::ReplicaIdentity::Index)
        statements.append(replicaIdentity(table));
    return statements;
}

// cases drop-table, drop-table-partition: the referenced tables and the parent ACCESS EXCLUSIVE, too.
Statement renderDropTable(const Table &table, const RenderContext &context)
{
    Statement statement;
    statement.sql = dropTableSql(table);
    statement.undo = recreateSql(table, context);
    statement.undoLoss = u"The rows of %1 are gone."_s.arg(table.name.toText());
    statement.description = u"Drop "_s + quotedWord(table.name.name) + u" table"_s;
    QList<RelationLock> locks = lockTree(context, table.name, LockMode::AccessExclusive)
        + lockOn(context, referencedTables(context.before, table.name), LockMode::AccessExclusive)
        + lockOn(context, ownedSequences(context.before, table.name), LockMode::AccessExclusive);
    if (table.partitionOf)
        locks += lockOn(context, table.partitionOf->parent, LockMode::AccessExclusive);
    statement.locks = mergedLocks(locks);
    return statement;
}

Result<QList<Statement>> renderTableChange(const ObjectChange<Table> &change, const RenderContext &context)
{
    using enum diff::ChangeAction;
    switch (change.action) {
    case Create:
        return renderCreateTable(*change.after, context) + renderCreateTableParts(*change.after, context);
    case Drop:
        return QList<Statement> { renderDropTable(*change.before, context) };
    case Alter:
        return renderAlterTable(*change.before, *change.after, context);
    case Rename:
        return renderRename(change.before->name, change.after->name, context);
    }
    Q_UNREACHABLE();
}

} // namespace schemawright::render
