#include "model/render/sequenceddl.h"

#include "model/render/commentddl.h"
#include "model/render/layout.h"
#include "model/render/relationlocks.h"
#include "model/sql/sqlwriter.h"

#include <algorithm>
#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::render {

using schema::LockMode;
using schema::SequenceOptions;

namespace {

struct Limits {
    qint64 lowest = std::numeric_limits<qint64>::min();
    qint64 highest = std::numeric_limits<qint64>::max();
};

Limits limitsOf(const QString &dataType)
{
    if (dataType == u"integer")
        return { std::numeric_limits<qint32>::min(), std::numeric_limits<qint32>::max() };
    if (dataType == u"smallint")
        return { std::numeric_limits<qint16>::min(), std::numeric_limits<qint16>::max() };
    return {};
}

/// What the server fills in for options that are not written. docs: sql-createsequence, "Parameters".
SequenceOptions defaultsFor(const SequenceOptions &options)
{
    const Limits limits = limitsOf(options.dataType);
    const bool ascending = options.increment > 0;
    SequenceOptions defaults;
    defaults.dataType = options.dataType;
    defaults.increment = options.increment;
    defaults.minimum = ascending ? 1 : limits.lowest;
    defaults.maximum = ascending ? limits.highest : -1;
    defaults.start = ascending ? options.minimum : options.maximum;
    return defaults;
}

QString clause(const QString &keyword, qint64 value)
{
    return keyword + u' ' + QString::number(value);
}

QString sequenceName(const QualifiedName &sequence)
{
    return u"SEQUENCE "_s + sql::quoteName(sequence);
}

QString modifyText(const QualifiedName &sequence)
{
    return u"Modify sequence "_s + quotedWord(sequence.name);
}

QString persistenceSql(const QualifiedName &sequence, bool unlogged)
{
    return u"ALTER "_s + sequenceName(sequence) + (unlogged ? u" SET UNLOGGED"_s : u" SET LOGGED"_s);
}

QStringList differingOptions(const SequenceOptions &before, const SequenceOptions &after)
{
    QStringList parts;
    if (before.increment != after.increment)
        parts.append(clause(u"INCREMENT BY"_s, after.increment));
    if (before.minimum != after.minimum)
        parts.append(clause(u"MINVALUE"_s, after.minimum));
    if (before.maximum != after.maximum)
        parts.append(clause(u"MAXVALUE"_s, after.maximum));
    if (before.start != after.start)
        parts.append(clause(u"START WITH"_s, after.start));
    if (before.cache != after.cache)
        parts.append(clause(u"CACHE"_s, after.cache));
    if (before.cycle != after.cycle)
        parts.append(after.cycle ? u"CYCLE"_s : u"NO CYCLE"_s);
    return parts;
}

// case alter-sequence-increment: SHARE ROW EXCLUSIVE, and the sequence gets a new file.
Statement renderOptions(const QualifiedName &name, const SequenceOptions &before, const SequenceOptions &after,
    const RenderContext &context)
{
    Statement statement;
    statement.sql = alterSequenceSql(name, before, after);
    statement.undo = alterSequenceSql(name, after, before);
    statement.description = modifyText(name);
    statement.locks = lockOn(context, name, LockMode::ShareRowExclusive);
    return statement;
}

bool areDisjoint(const SequenceOptions &a, const SequenceOptions &b)
{
    return a.maximum < b.minimum || b.maximum < a.minimum;
}

// case alter-sequence-set-logged. docs: sql-altersequence, SET LOGGED: PostgreSQL 15+.
Statement renderPersistence(const schema::Sequence &after, const RenderContext &context)
{
    Statement statement;
    statement.sql = persistenceSql(after.name, after.unlogged);
    statement.undo = persistenceSql(after.name, !after.unlogged);
    statement.description = modifyText(after.name);
    statement.locks = lockOn(context, after.name, LockMode::AccessExclusive);
    statement.work = workOn(context, after.name, Work::Rewrite);
    return statement;
}

QList<Statement> renderAlter(
    const schema::Sequence &before, const schema::Sequence &after, const RenderContext &context)
{
    QList<Statement> statements;
    statements += renderIntoRange(after.name, before.options, after.options, context);
    if (before.options != after.options)
        statements.append(renderOptions(after.name, before.options, after.options, context));
    if (before.unlogged != after.unlogged)
        statements.append(renderPersistence(after, context));
    if (before.ownedBy != after.ownedBy)
        statements.append(renderSequenceOwnedBy(after, before.ownedBy, context));
    return statements
        + renderComment(commentTarget(schema::keyOf(after)), before.comment, after.comment,
            lockOn(context, after.name, LockMode::ShareUpdateExclusive));
}

Statement renderRename(const QualifiedName &before, const QualifiedName &after, const RenderContext &context)
{
    Statement statement;
    statement.sql = renameSequenceSql(before, after.name);
    statement.undo = renameSequenceSql(after, before.name);
    statement.description = u"Rename sequence from "_s + quotedWord(before.name) + u" to "_s + quotedWord(after.name);
    statement.locks = lockOn(context, before, LockMode::AccessExclusive);
    return statement;
}

} // namespace

// ALTER SEQUENCE refuses a range without the current value: sequence.c, init_params, "crosscheck RESTART". The value is
// known only when the plan runs. Where the sequence comes from it goes on at the start; where it is heading it stays at the
// end, so that no number is given out twice.
QList<Statement> renderIntoRange(const QualifiedName &sequence, const SequenceOptions &before,
    const SequenceOptions &after, const RenderContext &context)
{
    if (areDisjoint(before, after))
        return {};
    QList<Statement> statements;
    const QString name = sql::quoteName(sequence);
    const auto move = [&](bool isAhead, qint64 end, const QString &comparison) {
        const qint64 start
            = std::clamp(after.start, std::max(before.minimum, after.minimum), std::min(before.maximum, after.maximum));
        Statement statement;
        statement.sql = u"SELECT pg_catalog.setval(%1, %2, %3) FROM %4 WHERE last_value %5 %6"_s.arg(sql::quoteLiteral(name),
            QString::number(isAhead ? end : start), isAhead ? u"true"_s : u"false"_s, name, comparison, QString::number(end));
        statement.description = u"Move sequence "_s + quotedWord(sequence.name) + u" into its new range"_s;
        statement.locks = lockOn(context, sequence, LockMode::RowExclusive);
        statements.append(statement);
    };
    if (before.minimum < after.minimum)
        move(after.increment < 0, after.minimum, u"<"_s);
    if (after.maximum < before.maximum)
        move(after.increment > 0, after.maximum, u">"_s);
    return statements;
}

QString createSequenceSql(const schema::Sequence &sequence)
{
    QStringList parts = sequenceOptionClauses(sequence.options);
    if (sequence.options.dataType != u"bigint")
        parts.prepend(u"AS "_s + sequence.options.dataType);
    const QString create = sequence.unlogged ? u"CREATE UNLOGGED "_s : u"CREATE "_s;
    return clauses(create + sequenceName(sequence.name), parts);
}

QString dropSequenceSql(const QualifiedName &sequence)
{
    return u"DROP "_s + sequenceName(sequence);
}

QString renameSequenceSql(const QualifiedName &sequence, const QString &name)
{
    return u"ALTER "_s + sequenceName(sequence) + u" RENAME TO "_s + sql::quoteIdentifier(name);
}

QString alterSequenceSql(const QualifiedName &sequence, const SequenceOptions &before, const SequenceOptions &after)
{
    QStringList parts = sequenceOptionChanges(before, after);
    if (before.dataType != after.dataType)
        parts.prepend(u"AS "_s + after.dataType);
    if (const QString restart = restartClause(before, after); !restart.isEmpty())
        parts.append(restart);
    return parts.isEmpty() ? QString() : clauses(u"ALTER "_s + sequenceName(sequence), parts);
}

QString sequenceOwnedBySql(const QualifiedName &sequence, const std::optional<schema::ColumnReference> &owner)
{
    const QString column
        = owner ? sql::quoteName(owner->table) + u'.' + sql::quoteIdentifier(owner->column) : u"NONE"_s;
    return clauses(u"ALTER "_s + sequenceName(sequence), { u"OWNED BY "_s + column });
}

QStringList sequenceOptionClauses(const SequenceOptions &options)
{
    const SequenceOptions defaults = defaultsFor(options);
    QStringList parts = differingOptions(defaults, options);
    if (options.increment != 1)
        parts.prepend(clause(u"INCREMENT BY"_s, options.increment));
    return parts;
}

QString restartClause(const SequenceOptions &before, const SequenceOptions &after)
{
    return areDisjoint(before, after) ? clause(u"RESTART WITH"_s, after.start) : QString();
}

bool fitsDataType(const SequenceOptions &options, const QString &dataType)
{
    const Limits limits = limitsOf(dataType);
    const SequenceOptions there = withDataType(options, dataType);
    return there.minimum >= limits.lowest && there.maximum <= limits.highest;
}

QStringList sequenceOptionChanges(const SequenceOptions &before, const SequenceOptions &after)
{
    return differingOptions(withDataType(before, after.dataType), after);
}

SequenceOptions withDataType(SequenceOptions options, const QString &dataType)
{
    const Limits before = limitsOf(options.dataType);
    const Limits after = limitsOf(dataType);
    const bool ascending = options.increment > 0;
    if (options.dataType != dataType) {
        if (options.maximum == before.highest)
            options.maximum = ascending ? after.highest : -1;
        if (options.minimum == before.lowest)
            options.minimum = ascending ? 1 : after.lowest;
    }
    options.dataType = dataType;
    return options;
}

QList<Statement> renderCreateSequence(const schema::Sequence &sequence, const RenderContext & /*a new relation*/)
{
    Statement statement;
    statement.sql = createSequenceSql(sequence);
    statement.undo = dropSequenceSql(sequence.name);
    statement.undoLoss = u"The position of sequence %1 is lost."_s.arg(sequence.name.toText());
    statement.description = u"Create sequence "_s + quotedWord(sequence.name.name);
    return QList<Statement> { statement } + renderComment(commentTarget(schema::keyOf(sequence)), {}, sequence.comment);
}

// case alter-sequence-owned-by
Statement renderSequenceOwnedBy(const schema::Sequence &sequence, const std::optional<schema::ColumnReference> &before,
    const RenderContext &context)
{
    Statement statement;
    statement.sql = sequenceOwnedBySql(sequence.name, sequence.ownedBy);
    statement.undo = sequenceOwnedBySql(sequence.name, before);
    statement.description = modifyText(sequence.name);
    statement.locks = lockOn(context, sequence.name, LockMode::ShareRowExclusive);
    if (sequence.ownedBy)
        statement.locks += lockOn(context, sequence.ownedBy->table, LockMode::AccessShare);
    return statement;
}

Statement renderDropSequence(const schema::Sequence &sequence, const RenderContext &context)
{
    QList<Statement> undo = renderCreateSequence(sequence, context);
    if (sequence.ownedBy)
        undo.append(renderSequenceOwnedBy(sequence, std::nullopt, context));
    Statement statement;
    statement.sql = dropSequenceSql(sequence.name);
    statement.undo = joinedSql(undo);
    statement.undoLoss
        = u"The position of sequence %1 is gone."_s.arg(sequence.name.toText());
    statement.description = u"Drop sequence "_s + quotedWord(sequence.name.name);
    statement.locks = lockOn(context, sequence.name, LockMode::AccessExclusive);
    return statement;
}

Result<QList<Statement>> renderSequenceChange(
    const ObjectChange<schema::Sequence> &change, const RenderContext &context)
{
    using enum diff::ChangeAction;
    switch (change.action) {
    case Create: {
        QList<Statement> statements = renderCreateSequence(*change.after, context);
        if (change.after->ownedBy)
            statements.append(renderSequenceOwnedBy(*change.after, std::nullopt, context));
        return statements;
    }
    case Drop:
        return QList<Statement> { renderDropSequence(*change.before, context) };
    case Alter:
        return renderAlter(*change.before, *change.after, context);
    case Rename:
        return QList<Statement> { renderRename(change.before->name, change.after->name, context) };
    }
    Q_UNREACHABLE();
}

} // namespace schemawright::render
