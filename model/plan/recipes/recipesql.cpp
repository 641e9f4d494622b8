#include "model/plan/recipes/recipesql.h"

#include "model/plan/recipes/rowexpression.h"
#include "model/sql/sqlwriter.h"

namespace schemawright::plan {

using namespace Qt::StringLiterals;
using render::Statement;
using sql::quoteIdentifier;
using sql::quoteName;

namespace {

QString inRow(const QString &expression, const QStringList &columns)
{
    QMap<QString, QString> fields;
    for (const QString &column : columns)
        fields.insert(column, u"NEW."_s + quoteIdentifier(column));
    return withColumnsReplaced(expression, fields);
}

QString field(const QString &row, const QString &column)
{
    return row + u'.' + quoteIdentifier(column);
}

QString assignments(const ColumnPair &pair)
{
    QString text;
    for (const ComingColumn &column : pair.coming)
        text += u"        %1 := %2;\n"_s.arg(field(u"NEW"_s, column.name), inRow(column.value, pair.columns));
    return text;
}

/// As it arrives in its column: text = integer has no operator, though one is assigned to the other.
QString compared(const ColumnPair &pair, const QString &value, const QString &type)
{
    return pair.plainCopy ? value : u"CAST(%1 AS %2)"_s.arg(value, type);
}

template <typename ConditionFn> QString joined(const ColumnPair &pair, const QString &word, ConditionFn &&condition)
{
    QStringList texts;
    for (const ComingColumn &column : pair.coming)
        texts.append(condition(column));
    return texts.join(u' ' + word + u' ');
}

QString functionText(const ColumnPair &pair)
{
    const QString former = field(u"NEW"_s, pair.former);
    const QString formerValue = u"        %1 := %2;\n"_s.arg(former, inRow(pair.backward, pair.columns));
    const QString disagree = joined(pair, u"OR"_s, [&](const ComingColumn &column) {
        return distinctSql(field(u"NEW"_s, column.name),
            compared(pair, inRow(column.value, pair.columns), column.type), column.type);
    });
    const QString empty = joined(pair, u"AND"_s, [&](const ComingColumn &column) {
        return QString(field(u"NEW"_s, column.name) + u" IS NULL"); });
    const QString written = joined(pair, u"OR"_s, [&](const ComingColumn &column) {
        return distinctSql(field(u"NEW"_s, column.name), field(u"OLD"_s, column.name), column.type);
    });
    const QString formerWritten = distinctSql(former, field(u"OLD"_s, pair.former), pair.formerType);
    QString text = u"BEGIN\n"_s;
    text += u"    -- It changes the row at hand and writes nothing else, so it cannot set itself off.\n"_s;
    text += u"    IF NOT (%1) THEN\n        RETURN NEW; -- they agree: the backfill, or who writes both\n    END IF;\n"_s.arg(disagree);
    text += u"    IF TG_OP = 'INSERT' AND NOT (%1) THEN\n"_s.arg(empty) + formerValue;
    text += u"    ELSIF TG_OP = 'INSERT' THEN\n"_s + assignments(pair);
    text += u"    ELSIF %1 THEN\n"_s.arg(written) + formerValue;
    text += u"    ELSIF %1 OR (%2) THEN\n"_s.arg(formerWritten, empty) + assignments(pair);
    return text + u"    END IF;\n    RETURN NEW;\nEND"_s;
}

/// A tag that the text does not have.
QString dollarQuoted(const QString &text)
{
    QString tag = u"$$"_s;
    for (int number = 1; text.contains(tag); ++number)
        tag = u"$schemawright%1$"_s.arg(number);
    return tag + u'\n' + text + u'\n' + tag;
}

Statement createFunction(const QualifiedName &name, const QString &body, const QString &description)
{
    Statement statement;
    statement.sql = u"CREATE FUNCTION %1() RETURNS trigger LANGUAGE plpgsql AS %2"_s.arg(quoteName(name), dollarQuoted(body));
    statement.undo = u"DROP FUNCTION %1()"_s.arg(quoteName(name));
    statement.description = description;
    return statement;
}

Statement createTrigger(const QualifiedName &table, const SyncNames &names)
{
    Statement statement;
    statement.sql = u"CREATE TRIGGER %1 BEFORE INSERT OR UPDATE ON %2 FOR EACH ROW EXECUTE FUNCTION %3()"_s.arg(
        quoteIdentifier(names.trigger), quoteName(table), quoteName(names.function));
    statement.undo = u"DROP TRIGGER %1 ON %2"_s.arg(quoteIdentifier(names.trigger), quoteName(table));
    statement.description = u"From here on every write goes through it, after the table's own triggers"_s;
    statement.locks = { { table, schema::LockMode::ShareRowExclusive } };
    return statement;
}

Statement checkStatement(const QualifiedName &table, const QString &condition, const QString &sentence, const QString &description)
{
    const QString body = u"DECLARE\n    found bigint;\nBEGIN\n    SELECT count(*) INTO found FROM %1\n    WHERE %2;\n"
                          "    IF found > 0 THEN\n        RAISE EXCEPTION USING MESSAGE = found || %3;\n    END IF;\nEND"_s
                             .arg(quoteName(table), condition, sql::quoteLiteral(u' ' + sentence));
    Statement statement;
    statement.sql = u"DO "_s + dollarQuoted(body);
    statement.description = description;
    statement.locks = { { table, schema::LockMode::AccessShare } };
    statement.work = render::Work::Scan;
    return statement;
}

/// Rows that a program of after has written agree when their former value is made from the new ones: the way there may
/// lead elsewhere.
QString disagreement(const ColumnPair &pair, const QString &newLine)
{
    const QString distinct = joined(pair, u"OR"_s, [&](const ComingColumn &column) {
        return distinctSql(quoteIdentifier(column.name), compared(pair, column.value, column.type), column.type);
    });
    if (pair.plainCopy)
        return distinct;
    const QString empty = joined(pair, u"AND"_s, [](const ComingColumn &column) {
        return QString(quoteIdentifier(column.name) + u" IS NULL");
    });
    return u"(%1)%4AND (%2 OR %3)"_s.arg(
        distinct,
        distinctSql(quoteIdentifier(pair.former), compared(pair, pair.backward, pair.formerType), pair.formerType), empty, newLine);
}

} // namespace

QList<Statement> renderSync(const ColumnPair &pair)
{
    const QString description = u"What is written to one side is written to the other"_s;
    return { createFunction(pair.names.function, functionText(pair), description), createTrigger(pair.table, pair.names) };
}

QList<Statement> renderDropSync(const QualifiedName &table, const SyncNames &names)
{
    Statement trigger;
    trigger.sql = u"DROP TRIGGER %1 ON %2"_s.arg(quoteIdentifier(names.trigger), quoteName(table));
    trigger.description = u"Programs of before are gone: nothing is written twice any more"_s;
    trigger.undoLoss = u"the trigger of the expansion does not come back"_s;
    trigger.locks = { { table, schema::LockMode::AccessExclusive } };
    Statement function;
    function.sql = u"DROP FUNCTION %1()"_s.arg(quoteName(names.function));
    function.undoLoss = u"the function of the expansion does not come back"_s;
    return { trigger, function };
}

Statement renderExpressionCheck(const ColumnPair &pair)
{
    QStringList values;
    for (const ComingColumn &column : pair.coming)
        values.append(u"CAST(%1 AS %2)"_s.arg(column.value, column.type));
    values.append(u"CAST(%1 AS %2)"_s.arg(pair.backward, pair.formerType));
    Statement statement;
    statement.sql = u"SELECT %1 FROM %2 LIMIT 0"_s.arg(values.join(u", "_s), quoteName(pair.table));
    statement.description = u"Fails here, and not in a program, when an expression means nothing"_s;
    statement.locks = { { pair.table, schema::LockMode::AccessShare } };
    return statement;
}

Statement renderBackfill(const ColumnPair &pair)
{
    QStringList sets;
    for (const ComingColumn &column : pair.coming)
        sets.append(u"%1 = %2"_s.arg(quoteIdentifier(column.name), column.value));
    Statement statement;
    statement.sql = u"UPDATE %1\nSET %2\nWHERE %3"_s.arg(
        quoteName(pair.table), sets.join(u",\n    "_s), disagreement(pair, u"\n  "_s));
    statement.description = u"Rows that were there before, in batches; elsewhere in one statement"_s;
    statement.locks = { { pair.table, schema::LockMode::RowExclusive } };
    statement.work = render::Work::Rewrite;
    statement.transactional = false;
    return statement;
}

Statement renderAgreementCheck(const ColumnPair &pair)
{
    QStringList names;
    for (const ComingColumn &column : pair.coming)
        names.append(quoteIdentifier(column.name));
    const QString former = quoteIdentifier(pair.former);
    return checkStatement(pair.table, disagreement(pair, u"\n      "_s),
        u"rows of %1 have another value in %2 than in %3: run the backfill again, then this file"_s.arg(
            pair.table.toText(), names.join(u", "_s), former),
        u"No row may lose its value"_s);
}

QList<Statement> renderFillTrigger(const QualifiedName &table, const QStringList &columns, const QString &column,
    const QString &value, const SyncNames &names)
{
    const QString target = field(u"NEW"_s, column);
    const QString body = u"BEGIN\n    IF %1 IS NULL THEN\n        %1 := %2;\n    END IF;\n    RETURN NEW;\nEND"_s.arg(
        target, inRow(value, columns));
    return { createFunction(names.function, body, u"Programs of before may still write NULL"_s), createTrigger(table, names) };
}

Statement renderNullBackfill(const QualifiedName &table, const QString &column, const QString &value)
{
    Statement statement;
    const QString name = quoteIdentifier(column);
    statement.sql = u"UPDATE %1\nSET %2 = %3\nWHERE %2 IS NULL"_s.arg(quoteName(table), name, value);
    statement.description = u"Rows that were there before, in batches; elsewhere in one statement"_s;
    statement.undoLoss = u"which rows had no %1 is not known any more"_s.arg(column);
    statement.locks = { { table, schema::LockMode::RowExclusive } };
    statement.work = render::Work::Rewrite;
    statement.transactional = false;
    return statement;
}

Statement renderNoNullCheck(const QualifiedName &table, const QString &column)
{
    return checkStatement(table, quoteIdentifier(column) + u" IS NULL"_s,
        u"rows of %1 have no %2: run the backfill again, then this file"_s.arg(table.toText(), column),
        u"No row may be without a value"_s);
}

} // namespace schemawright::plan
