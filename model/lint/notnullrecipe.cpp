// docs: sql-altertable, "SET NOT NULL": since PostgreSQL 12 a valid check spares the scan; PostgreSQL 18 has NOT NULL … NOT VALID.
#include "model/lint/notnullrecipe.h"

#include "model/sql/expressionparts.h"
#include "model/sql/sqlwriter.h"

#include <QRegularExpression>

#include <algorithm>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

bool isTaken(const TableKnowledge &table, const QString &constraint)
{
    return table.facts
        && std::any_of(table.facts->constraints.begin(), table.facts->constraints.end(),
            [&constraint](const catalog::ConstraintFacts &one) { return one.name == constraint; });
}

} // namespace

QStringList notNullColumns(const sql::ConstraintDefinition &constraint)
{
    if (constraint.type == sql::ConstraintType::NotNull)
        return constraint.columns;
    if (constraint.type != sql::ConstraintType::Check || !constraint.check)
        return {};
    static const QRegularExpression pattern(u"^(.+?)\\s+IS\\s+NOT\\s+NULL$"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    QStringList columns;
    for (const QString &part : sql::conjunctsOf(constraint.check->text)) {
        const QString written = sql::conjunctsOf(pattern.match(part).captured(1)).first();
        for (const QString &column : constraint.check->columns) {
            if (written == sql::quoteIdentifier(column) || (!written.startsWith(u'"') && written.compare(column, Qt::CaseInsensitive) == 0))
                columns.append(column);
        }
    }
    return columns;
}

bool isKnownNullable(const TableKnowledge &table, const QString &column)
{
    const catalog::ColumnFacts *facts = table.column(column);
    // Without the table's columns nothing is known of them.
    const bool isKnown = facts || (table.state && table.state->columnTypes.contains(column));
    const bool isNotNull = (facts && facts->notNull) || (table.facts && table.facts->notNullChecks.contains(column))
        || (table.state && (table.state->provenNotNull.contains(column) || table.state->requiredColumns.contains(column)));
    return isKnown && !isNotNull;
}

QStringList notNullRecipe(const RuleContext &context, const QualifiedName &written, const QStringList &columns)
{
    constexpr qsizetype nameLimitBytes = 63; // NAMEDATALEN
    QStringList statements;
    for (const QString &column : columns) {
        const QString name = written.name + u'_' + column + u"_not_null"_s;
        if (name.toUtf8().size() > nameLimitBytes || isTaken(context.table(written), name))
            return {};
        const QString table = u"ALTER TABLE "_s + sql::quoteName(written) + u' ';
        const QString quoted = sql::quoteIdentifier(column);
        const QString constraint = sql::quoteIdentifier(name);
        const QString validate = table + u"VALIDATE CONSTRAINT "_s + constraint;
        if (context.input().facts.serverVersion >= 180000) {
            statements += { table + u"ADD CONSTRAINT "_s + constraint + u" NOT NULL "_s + quoted + u" NOT VALID"_s, validate };
            continue;
        }
        statements += { table + u"ADD CONSTRAINT "_s + constraint + u" CHECK ("_s + quoted + u" IS NOT NULL) NOT VALID"_s, validate,
            table + u"ALTER COLUMN "_s + quoted + u" SET NOT NULL"_s, table + u"DROP CONSTRAINT "_s + constraint };
    }
    return statements;
}

} // namespace schemawright::lint
