#include "model/plan/sequencestart.h"

#include "model/sql/sqlwriter.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace schemawright::plan {

namespace {

// max() reads one index entry when an index begins with the column. docs: indexes-ordering.
bool leadsAnIndex(const schema::Table &table, const QString &column)
{
    const bool inIndex = std::ranges::any_of(table.indexes, [&](const schema::Index &index) {
        return index.method == u"btree"_s && index.predicate.isEmpty() && !index.parts.isEmpty()
            && index.parts.first().column == column;
    });
    const auto leads = [&](const QStringList &columns) { return !columns.isEmpty() && columns.first() == column; };
    return inIndex || std::ranges::any_of(table.constraints, [&](const schema::Constraint &constraint) {
        if (const auto *const key = std::get_if<schema::PrimaryKey>(&constraint.detail))
            return leads(key->columns);
        const auto *const unique = std::get_if<schema::UniqueConstraint>(&constraint.detail);
        return unique && leads(unique->columns);
    });
}

} // namespace

QList<render::Statement> renderSequenceStart(const schema::ColumnReference &column, const QualifiedName &sequence,
    const schema::SequenceOptions &options, const PlanContext &context)
{
    const schema::Table *const table = schema::findTable(context.render.before, column.table);
    if (!table || !schema::findColumn(*table, column.column) || options.increment < 0
        || !isBusy(column.table, context))
        return {};
    render::Statement statement;
    // GREATEST leaves out the NULL of an empty table. docs: functions-conditional, "GREATEST".
    statement.sql = u"SELECT pg_catalog.setval(%1, GREATEST((SELECT max(%2) FROM %3) + 1, %4), false)"_s.arg(
        sql::quoteLiteral(sql::quoteName(sequence)), sql::quoteIdentifier(column.column), sql::quoteName(column.table),
        QString::number(options.start));
    statement.description = u"Start \"%1\" behind the values of \"%2\".\"%3\""_s.arg(
        sequence.name, column.table.name, column.column);
    statement.locks = { { column.table, schema::LockMode::AccessShare } };
    statement.work = leadsAnIndex(*table, column.column) ? render::Work::Instant : render::Work::Scan;
    return { statement };
}

} // namespace schemawright::plan
