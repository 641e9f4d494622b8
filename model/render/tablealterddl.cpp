#include "model/render/tablealterddl.h"

#include "model/render/commentddl.h"
#include "model/render/foreigntableddl.h"
#include "model/render/layout.h"
#include "model/render/relationlocks.h"
#include "model/render/tableddl.h"
#include "model/sql/sqlwriter.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::render {

using schema::LockMode;
using schema::ReplicaIdentity;
using schema::Table;

namespace {

Statement modify(
    const QualifiedName &table, const QString &sql, const QString &undo, LockMode mode, const RenderContext &context)
{
    Statement statement;
    statement.sql = sql;
    statement.undo = undo;
    statement.description = modifyTableText(table);
    statement.locks = lockOn(context, table, mode);
    return statement;
}

/// "toast.autovacuum_enabled" is a namespace and a name.
QString parameterName(const QString &name)
{
    QStringList parts;
    for (const QString &part : name.split(u'.'))
        parts.append(sql::quoteIdentifier(part));
    return parts.join(u'.');
}

/// Words and numbers stand as they are, everything else as a literal. src/backend/parser/gram.y, def_arg.
QString parameterValue(const QString &value)
{
    static const QRegularExpression plain(u"\\A(?:[a-z_]+|-?[0-9]+(?:\\.[0-9]+)?)\\z"_s);
    return plain.match(value).hasMatch() ? value : sql::quoteLiteral(value);
}

// cases set-logged, set-unlogged. From PostgreSQL 15 on the owned sequences follow.
QList<Statement> renderPersistence(const Table &before, const Table &after, const RenderContext &context)
{
    if (before.unlogged == after.unlogged)
        return {};
    Statement statement = modify(after.name, setPersistenceSql(after.name, after.unlogged),
        setPersistenceSql(after.name, before.unlogged), LockMode::AccessExclusive, context);
    if (context.serverVersion >= 150000) {
        const QList<QualifiedName> sequences = ownedSequences(context.before, after.name);
        statement.locks = mergedLocks(statement.locks + lockOn(context, sequences, LockMode::AccessExclusive));
    }
    statement.work = workOn(context, after.name, Work::Rewrite);
    return { statement };
}

// cases set-access-method-other. docs: sql-altertable, "SET ACCESS METHOD": PostgreSQL 15+.
Result<QList<Statement>> renderAccessMethod(const Table &before, const Table &after, const RenderContext &context)
{
    if (before.accessMethod == after.accessMethod)
        return QList<Statement> {};
    if (context.serverVersion < 150000) {
        return makeError(ErrorKind::Unsupported,
            u"PostgreSQL %1 cannot change the access method of table %2 (%3 → %4)."_s.arg(
                QString::number(context.serverVersion / 10000), after.name.toText(), before.accessMethod,
                after.accessMethod),
            u"Create a new table and copy the rows."_s);
    }
    Statement statement = modify(after.name, setAccessMethodSql(after.name, after.accessMethod),
        setAccessMethodSql(after.name, before.accessMethod), LockMode::AccessExclusive, context);
    statement.work = workOn(context, after.name, Work::Rewrite);
    return QList<Statement> { statement };
}

// case set-tablespace; a partitioned table has nothing to copy.
QList<Statement> renderTablespace(const Table &before, const Table &after, const RenderContext &context)
{
    if (before.tablespace == after.tablespace)
        return {};
    Statement statement = modify(after.name, setTablespaceSql(after.name, after.tablespace),
        setTablespaceSql(after.name, before.tablespace), LockMode::AccessExclusive, context);
    statement.work = after.isPartitioned() ? Work::Instant : workOn(context, after.name, Work::Rewrite);
    return { statement };
}

// cases set-fillfactor, reset-fillfactor, set-autovacuum-off, set-parallel-workers, set-toast-tuple-target. Only
// user_catalog_table takes more: src/backend/access/common/reloptions.c.
QList<Statement> renderStorage(const Table &before, const Table &after, const RenderContext &context)
{
    const QString target = u"TABLE "_s + sql::quoteName(after.name);
    const QString undo = storageParameterSql(target, after.storageParameters, before.storageParameters).join(u";\n"_s);
    const QString catalogTable = u"user_catalog_table"_s;
    const bool strong = before.storageParameters.value(catalogTable) != after.storageParameters.value(catalogTable);
    const LockMode mode = strong ? LockMode::AccessExclusive : LockMode::ShareUpdateExclusive;
    QList<Statement> statements;
    for (const QString &sql : storageParameterSql(target, before.storageParameters, after.storageParameters))
        statements.append(modify(after.name, sql, statements.isEmpty() ? undo : QString(), mode, context));
    return statements;
}

// cases inherit, no-inherit
QList<Statement> renderInheritance(const Table &before, const Table &after, const RenderContext &context)
{
    QList<Statement> statements;
    const auto append = [&](const QString &sql, const QString &undo, const QualifiedName &parent, LockMode mode) {
        Statement statement = modify(after.name, sql, undo, LockMode::AccessExclusive, context);
        statement.locks = mergedLocks(statement.locks + lockOn(context, parent, mode));
        statements.append(statement);
    };
    for (const QualifiedName &parent : before.inherits) {
        if (!after.inherits.contains(parent)) {
            append(noInheritSql(after.name, parent), inheritSql(after.name, parent), parent, LockMode::AccessShare);
        }
    }
    for (const QualifiedName &parent : after.inherits) {
        if (!before.inherits.contains(parent)) {
            append(inheritSql(after.name, parent), noInheritSql(after.name, parent), parent,
                LockMode::ShareUpdateExclusive);
        }
    }
    return statements;
}

QList<Statement> renderPartition(const Table &before, const Table &after, const RenderContext &context)
{
    QList<Statement> statements;
    if (before.partitionOf == after.partitionOf)
        return statements;
    Table was = before;
    was.name = after.name;
    if (was.partitionOf)
        statements.append(renderDetachPartition(was, false, context));
    if (after.partitionOf)
        statements.append(renderAttachPartition(after, context));
    return statements;
}

// cases enable-rls, disable-rls, force-rls
QList<Statement> renderRowSecurity(const Table &before, const Table &after, const RenderContext &context)
{
    QList<Statement> statements;
    const QString name = quotedWord(after.name.name) + u" table"_s;
    if (before.rowSecurityEnabled != after.rowSecurityEnabled) {
        Statement statement = modify(after.name, rowSecuritySql(after.name, after.rowSecurityEnabled),
            rowSecuritySql(after.name, before.rowSecurityEnabled), LockMode::AccessExclusive, context);
        statement.description
            = (after.rowSecurityEnabled ? u"Enable row-level security for "_s : u"Disable row-level security for "_s)
            + name;
        statements.append(statement);
    }
    if (before.rowSecurityForced != after.rowSecurityForced) {
        Statement statement = modify(after.name, forceRowSecuritySql(after.name, after.rowSecurityForced),
            forceRowSecuritySql(after.name, before.rowSecurityForced), LockMode::AccessExclusive, context);
        statement.description
            = (after.rowSecurityForced ? u"Force row-level security for "_s : u"Stop forcing row-level security for "_s)
            + name;
        statements.append(statement);
    }
    return statements;
}

// case replica-identity-full
QList<Statement> renderReplicaIdentity(const Table &before, const Table &after, const RenderContext &context)
{
    if (before.replicaIdentity == after.replicaIdentity && before.replicaIdentityIndex == after.replicaIdentityIndex)
        return {};
    return { modify(after.name, replicaIdentitySql(after.name, after.replicaIdentity, after.replicaIdentityIndex),
        replicaIdentitySql(after.name, before.replicaIdentity, before.replicaIdentityIndex), LockMode::AccessExclusive,
        context) };
}

QList<Statement> renderOfType(const Table &before, const Table &after, const RenderContext &context)
{
    if (before.ofType == after.ofType)
        return {};
    return { modify(after.name, ofTypeSql(after.name, after.ofType), ofTypeSql(after.name, before.ofType),
        LockMode::AccessExclusive, context) };
}

} // namespace

QString ofTypeSql(const QualifiedName &table, const QString &type)
{
    return alterTable(table, type.isEmpty() ? u"NOT OF"_s : QString(u"OF "_s + type));
}

QString rowSecuritySql(const QualifiedName &table, bool enabled)
{
    return alterTable(table, enabled ? u"ENABLE ROW LEVEL SECURITY"_s : u"DISABLE ROW LEVEL SECURITY"_s);
}

QString forceRowSecuritySql(const QualifiedName &table, bool forced)
{
    return alterTable(table, forced ? u"FORCE ROW LEVEL SECURITY"_s : u"NO FORCE ROW LEVEL SECURITY"_s);
}

QString replicaIdentitySql(const QualifiedName &table, ReplicaIdentity identity, const QString &index)
{
    switch (identity) {
    case ReplicaIdentity::Default:
        return alterTable(table, u"REPLICA IDENTITY DEFAULT"_s);
    case ReplicaIdentity::Nothing:
        return alterTable(table, u"REPLICA IDENTITY NOTHING"_s);
    case ReplicaIdentity::Full:
        return alterTable(table, u"REPLICA IDENTITY FULL"_s);
    case ReplicaIdentity::Index:
        return alterTable(table, u"REPLICA IDENTITY USING INDEX "_s + sql::quoteIdentifier(index));
    }
    Q_UNREACHABLE();
}

QString setPersistenceSql(const QualifiedName &table, bool unlogged)
{
    return alterTable(table, unlogged ? u"SET UNLOGGED"_s : u"SET LOGGED"_s);
}

QString setTablespaceSql(const QualifiedName &table, const QString &tablespace)
{
    const QString name = tablespace.isEmpty() ? u"pg_default"_s : tablespace;
    return alterTable(table, u"SET TABLESPACE "_s + sql::quoteIdentifier(name));
}

QString setAccessMethodSql(const QualifiedName &table, const QString &accessMethod)
{
    const QString name = accessMethod.isEmpty() ? u"heap"_s : accessMethod;
    return alterTable(table, u"SET ACCESS METHOD "_s + sql::quoteIdentifier(name));
}

QString inheritSql(const QualifiedName &table, const QualifiedName &parent)
{
    return alterTable(table, u"INHERIT "_s + sql::quoteName(parent));
}

QString noInheritSql(const QualifiedName &table, const QualifiedName &parent)
{
    return alterTable(table, u"NO INHERIT "_s + sql::quoteName(parent));
}

QStringList storageParameterSql(
    const QString &target, const QMap<QString, QString> &before, const QMap<QString, QString> &after)
{
    QMap<QString, QString> changed;
    for (auto it = after.cbegin(); it != after.cend(); ++it) {
        if (!before.contains(it.key()) || before.value(it.key()) != it.value())
            changed.insert(it.key(), it.value());
    }
    QStringList gone;
    for (auto it = before.cbegin(); it != before.cend(); ++it) {
        if (!after.contains(it.key()))
            gone.append(parameterName(it.key()));
    }
    QStringList statements;
    const QString head = u"ALTER "_s + target;
    if (!changed.isEmpty())
        statements.append(clauses(head, { QString(u"SET ("_s + storageParametersText(changed) + u')') }));
    if (!gone.isEmpty())
        statements.append(clauses(head, { QString(u"RESET ("_s + gone.join(u", "_s) + u')') }));
    return statements;
}

QString storageParametersText(const QMap<QString, QString> &parameters)
{
    QStringList texts;
    for (auto it = parameters.cbegin(); it != parameters.cend(); ++it)
        texts.append(parameterName(it.key()) + u" = "_s + parameterValue(it.value()));
    return texts.join(u", "_s);
}

Result<QList<Statement>> renderAlterTable(const Table &before, const Table &after, const RenderContext &context)
{
    if (before.isForeign() != after.isForeign()) {
        return makeError(ErrorKind::Unsupported,
            u"PostgreSQL cannot make a foreign table of table %1, or the other way."_s.arg(after.name.toText()),
            u"Create the table under another name, copy the rows and rename both."_s);
    }
    if (before.partitionKey != after.partitionKey) {
        const auto words = [](const Table &table) { return table.isPartitioned() ? table.partitionKey : u"none"_s; };
        return makeError(ErrorKind::Unsupported,
            u"PostgreSQL cannot change the partition key of table %1 (%2 → %3)."_s.arg(
                after.name.toText(), words(before), words(after)),
            u"Create a new table, copy the rows and rename both."_s);
    }
    TRY_ASSIGN(const QList<Statement> accessMethod, renderAccessMethod(before, after, context));
    QList<Statement> statements = renderPersistence(before, after, context) + accessMethod
        + renderTablespace(before, after, context) + renderStorage(before, after, context)
        + renderInheritance(before, after, context) + renderPartition(before, after, context)
        + renderRowSecurity(before, after, context) + renderReplicaIdentity(before, after, context)
        + renderOfType(before, after, context) + renderForeignOptions(before, after, context);
    // case comment-on-table
    return statements
        + renderComment(tableCommentTarget(after), before.comment, after.comment,
            lockOn(context, after.name, LockMode::ShareUpdateExclusive));
}

} // namespace schemawright::render
