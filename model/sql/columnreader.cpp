// Columns and constraints. Of each clause the parser tells where it starts; it ends where the next one starts.
#include "model/sql/columnreader.h"

#include "model/sql/expressionreader.h"

#include <algorithm>

namespace schemawright::sql {

namespace {

// DEFERRABLE and INITIALLY DEFERRED are nodes of their own, but belong to the constraint before.
bool startsClause(const PgQuery__Constraint *constraint)
{
    return constraint->contype < PG_QUERY__CONSTR_TYPE__CONSTR_ATTR_DEFERRABLE;
}

QList<qsizetype> clauseStarts(const PgQuery__ColumnDef *column, const StatementText &text)
{
    QList<qsizetype> starts;
    if (column->coll_clause)
        starts.append(text.position(column->coll_clause->location));
    for (const Node *node : NodeList(column->constraints, column->n_constraints)) {
        if (startsClause(node->constraint))
            starts.append(text.position(node->constraint->location));
    }
    std::sort(starts.begin(), starts.end());
    return starts;
}

qsizetype firstAfter(const QList<qsizetype> &starts, qsizetype position, qsizetype end)
{
    const auto next = std::upper_bound(starts.begin(), starts.end(), position);
    return next == starts.end() ? end : std::min(*next, end);
}

std::optional<ConstraintType> constraintTypeOf(PgQuery__ConstrType type)
{
    switch (static_cast<int>(type)) {
    case PG_QUERY__CONSTR_TYPE__CONSTR_NOTNULL:
        return ConstraintType::NotNull;
    case PG_QUERY__CONSTR_TYPE__CONSTR_CHECK:
        return ConstraintType::Check;
    case PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY:
        return ConstraintType::PrimaryKey;
    case PG_QUERY__CONSTR_TYPE__CONSTR_UNIQUE:
        return ConstraintType::Unique;
    case PG_QUERY__CONSTR_TYPE__CONSTR_FOREIGN:
        return ConstraintType::ForeignKey;
    case PG_QUERY__CONSTR_TYPE__CONSTR_EXCLUSION:
        return ConstraintType::Exclusion;
    default:
        return std::nullopt;
    }
}

void addClause(
    ColumnDefinition &result, const PgQuery__Constraint *clause, const SourceRange &range, const StatementText &text)
{
    switch (static_cast<int>(clause->contype)) {
    case PG_QUERY__CONSTR_TYPE__CONSTR_NOTNULL:
        result.notNull = true;
        result.notNullRange = range;
        return;
    case PG_QUERY__CONSTR_TYPE__CONSTR_DEFAULT:
        result.defaultRange = range;
        if (const auto keyword = text.findKeyword(u"default", range); keyword && clause->raw_expr)
            result.defaultValue = expressionOf(clause->raw_expr, text.trimmed(keyword->end(), range.end()), text);
        return;
    case PG_QUERY__CONSTR_TYPE__CONSTR_IDENTITY:
        result.generated = GeneratedKind::Identity;
        return;
    case PG_QUERY__CONSTR_TYPE__CONSTR_GENERATED:
        result.generated = GeneratedKind::Stored;
        return;
    default:
        if (constraintTypeOf(clause->contype))
            result.constraints.append(constraintOf(clause, range, text));
    }
}

} // namespace

ColumnDefinition columnOf(const PgQuery__ColumnDef *column, const SourceRange &range, const StatementText &text)
{
    ColumnDefinition result;
    result.range = range;
    result.name = { stringOf(column->colname), text.findName(stringOf(column->colname), range) };
    const QList<qsizetype> starts = clauseStarts(column, text);
    const qsizetype nameEnd = result.name.range.end();
    result.type = typeOf(column->type_name, text, firstAfter(starts, nameEnd - 1, range.end()));
    for (const Node *node : NodeList(column->constraints, column->n_constraints)) {
        if (!startsClause(node->constraint))
            continue;
        const qsizetype start = text.position(node->constraint->location);
        addClause(result, node->constraint, text.trimmed(start, firstAfter(starts, start, range.end())), text);
    }
    return result;
}

ConstraintDefinition constraintOf(
    const PgQuery__Constraint *constraint, const SourceRange &range, const StatementText &text)
{
    ConstraintDefinition result;
    result.range = range;
    result.type = constraintTypeOf(constraint->contype).value_or(ConstraintType::Check);
    result.name = { stringOf(constraint->conname), range };
    if (!result.name.name.isEmpty())
        result.name.range = text.findName(result.name.name, range);
    result.notValid = constraint->skip_validation;
    result.usingIndex = stringOf(constraint->indexname);
    result.nullsNotDistinct = constraint->nulls_not_distinct;
    result.noInherit = constraint->is_no_inherit;
    const bool isForeignKey = result.type == ConstraintType::ForeignKey;
    result.columns = isForeignKey ? stringsOf({ constraint->fk_attrs, constraint->n_fk_attrs })
                                  : stringsOf({ constraint->keys, constraint->n_keys });
    if (isForeignKey && constraint->pktable) {
        result.referenced = relationOf(constraint->pktable, text);
        result.referencedColumns = stringsOf({ constraint->pk_attrs, constraint->n_pk_attrs });
        result.matchFull = stringOf(constraint->fk_matchtype) == u"f";
    }
    if (result.type == ConstraintType::Check && constraint->raw_expr)
        result.check = expressionOf(constraint->raw_expr, text.insideParentheses(range.start), text);
    return result;
}

} // namespace schemawright::sql
