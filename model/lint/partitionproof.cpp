#include "model/lint/partitionproof.h"

#include "model/sql/expressionparts.h"
#include "model/sql/sqlwriter.h"

#include <QRegularExpression>

#include <algorithm>

namespace schemawright::lint {

namespace {

using namespace Qt::StringLiterals;
using Kind = sql::BoundValue::Kind;

/// A literal as the server writes it, without casts and quotes: "'2020-01-01 00:00:00'::timestamp without time zone".
QString plainValue(const QString &written)
{
    static const QRegularExpression cast(u"::[a-z0-9_ ,\\[\\]()\"]+$"_s);
    static const QRegularExpression typeBefore(u"^(?:date|timestamp|timestamptz)\\s+(?=')"_s, QRegularExpression::CaseInsensitiveOption);
    QString text = written.trimmed();
    text.remove(cast).remove(typeBefore);
    while (text.size() > 1 && text.startsWith(u'(') && text.endsWith(u')'))
        text = text.mid(1, text.size() - 2).remove(cast);
    if (text.size() > 1 && text.startsWith(u'\'') && text.endsWith(u'\''))
        text = text.mid(1, text.size() - 2).replace(u"''"_s, u"'"_s);
    // Midnight, of timestamptz with the offset of the session's time zone, by which a plain date is read as well.
    static const QRegularExpression midnight(u" 00:00:00(?:[+-]\\d\\d(?::\\d\\d)?)?$"_s);
    return text.remove(midnight);
}

/// "key operator value" of a check, nullopt for anything else.
struct Comparison {
    QString sign; ///< "in", "not in" too
    QString value; ///< as written
};
/// As the server writes it, or a person: key>=1.
std::optional<Comparison> comparisonWith(const QString &key, const QString &term)
{
    const QString quoted = sql::quoteIdentifier(key);
    const auto caseOfKey = quoted.startsWith(u'"') ? Qt::CaseSensitive : Qt::CaseInsensitive;
    static const QRegularExpression sign(u"^(?:::[a-z ]+)?(?:\\s*(>=|<=|<>|!=|<|>|=)|\\s+(in|not\\s+in)(?=\\s*\\())\\s*([^<>=~!@#%^&|`?*/].*)$"_s,
        QRegularExpression::DotMatchesEverythingOption | QRegularExpression::CaseInsensitiveOption);
    for (const QString &start : { quoted, QString(u'(' + quoted + u')') }) {
        if (!term.startsWith(start, caseOfKey))
            continue;
        const auto match = sign.match(term.sliced(start.size()));
        if (!match.hasMatch())
            continue;
        const QString written = (match.captured(1) + match.captured(2)).toLower().simplified();
        return Comparison { written == u"!=" ? u"<>"_s : written, match.captured(3) };
    }
    return std::nullopt;
}

QStringList plainValues(const QString &list)
{
    QStringList values = sql::itemsOf(list);
    for (QString &value : values)
        value = plainValue(value);
    return values;
}

/// The values that the key has one of: "= 1", "IN (1, 2)", "= ANY (ARRAY[1, 2])". `one` and `many` are the operators,
/// `quantifier` what the server writes. Empty where nobody can tell.
QStringList valuesOf(const Comparison &comparison, QStringView one, QStringView many, QStringView quantifier)
{
    static const QRegularExpression list(u"^\\((.*)\\)$"_s, QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression array(u"^(ANY|ALL) \\(+ARRAY\\[(.*)\\][^\\]]*(?:\\[\\])?\\)$"_s);
    if (comparison.sign == many)
        return plainValues(list.match(comparison.value).captured(1));
    if (comparison.sign != one)
        return {};
    if (const auto match = array.match(comparison.value); match.hasMatch()) {
        const bool isNested = match.captured(2).contains(u"ARRAY[");
        return match.captured(1) == quantifier && !isNested ? plainValues(match.captured(2)) : QStringList();
    }
    static const QRegularExpression quantified(u"^(any|all|some)\\b"_s, QRegularExpression::CaseInsensitiveOption);
    return quantified.match(comparison.value).hasMatch() ? QStringList() : QStringList { plainValue(comparison.value) };
}

bool isNotNull(const TableKnowledge &table, const QString &column)
{
    const catalog::ColumnFacts *facts = table.column(column);
    return (facts && (facts->notNull || table.facts->notNullChecks.contains(column)))
        || (table.state && (table.state->provenNotNull.contains(column) || table.state->requiredColumns.contains(column)));
}

bool hasTerm(const QStringList &terms, const QString &key, QStringView sign, const QString &value)
{
    return std::any_of(terms.begin(), terms.end(), [&](const QString &term) {
        const auto found = comparisonWith(key, term);
        return found && found->sign == sign && plainValue(found->value) == plainValue(value);
    });
}

/// Terms that all hold for rows of the table: of its valid checks.
QStringList certainTerms(const TableKnowledge &table)
{
    QStringList terms;
    for (const catalog::ConstraintFacts &constraint : table.facts ? table.facts->constraints : QList<catalog::ConstraintFacts>()) {
        const bool isDropped = table.state && table.state->droppedConstraint == constraint.name;
        if (constraint.type == 'c' && constraint.valid && !isDropped && !constraint.check.isEmpty())
            terms += sql::conjunctsOf(constraint.check);
    }
    for (const CheckState &check : table.state ? table.state->checks : QList<CheckState>())
        terms += sql::conjunctsOf(check.text);
    return terms;
}

QStringList partitionKeyOf(const TableKnowledge &parent)
{
    if (parent.facts)
        return parent.facts->partitionKey;
    return parent.state && parent.state->partitioning ? parent.state->partitioning->key : QStringList();
}

QStringList literalsOf(const QList<sql::BoundValue> &values)
{
    QStringList literals;
    for (const sql::BoundValue &value : values)
        literals.append(value.kind == Kind::Literal && !value.isNull ? plainValue(value.text) : QString());
    return literals;
}

/// One column, whose values are all literals or open ends; else what a check says is not compared.
bool isComparable(const sql::PartitionBound &bound, const TableKnowledge &parent, const TableKnowledge &table)
{
    const QStringList columns = partitionKeyOf(parent);
    if (bound.isDefault || columns.size() != 1)
        return false;
    const QString &key = columns.first();
    const bool isRange = bound.strategy == sql::PartitionStrategy::Range && bound.values.size() == 1 && bound.upper.size() == 1;
    const bool isList = bound.strategy == sql::PartitionStrategy::List && !bound.values.isEmpty();
    const auto isKnown = [](const sql::BoundValue &value) { return value.kind != Kind::Other && !value.isNull; };
    return !key.isEmpty() && isNotNull(table, key) && (isRange || isList)
        && std::all_of(bound.values.begin(), bound.values.end(), isKnown)
        && std::all_of(bound.upper.begin(), bound.upper.end(), isKnown);
}

bool listIsSaid(const QStringList &terms, const QString &key, const QStringList &values)
{
    return std::any_of(terms.begin(), terms.end(), [&](const QString &term) {
        const auto found = comparisonWith(key, term);
        const QStringList said = found ? valuesOf(*found, u"=", u"in", u"ANY") : QStringList();
        return !said.isEmpty()
            && std::all_of(said.begin(), said.end(), [&values](const QString &value) { return values.contains(value); });
    });
}

bool listIsExcluded(const QStringList &terms, const QString &key, const QStringList &values)
{
    QStringList excluded;
    for (const QString &term : terms) {
        if (const auto found = comparisonWith(key, term))
            excluded += valuesOf(*found, u"<>", u"not in", u"ALL");
    }
    return std::all_of(
        values.begin(), values.end(), [&excluded](const QString &value) { return excluded.contains(value); });
}

/// "key < lower OR key >= upper"; an open end has no part.
bool rangeIsExcluded(const QStringList &terms, const QString &key, const sql::BoundValue &lower, const sql::BoundValue &upper)
{
    return std::any_of(terms.begin(), terms.end(), [&](const QString &term) {
        const QStringList parts = sql::disjunctsOf(term);
        return std::all_of(parts.begin(), parts.end(), [&](const QString &part) {
            return (lower.kind == Kind::Literal && hasTerm({ part }, key, u"<", lower.text))
                || (upper.kind == Kind::Literal && hasTerm({ part }, key, u">=", upper.text));
        });
    });
}

/// What decides whether an index of the partition stands for one of its parent.
struct IndexShape {
    QStringList columns;
    bool unique = false;
    bool primary = false;
    friend bool operator==(const IndexShape &, const IndexShape &) = default;
};

/// `isWhole`: there are no others, and each is what its shape says.
struct IndexShapes {
    QList<IndexShape> shapes;
    bool isWhole = true;
};

IndexShapes indexesOf(const TableKnowledge &table)
{
    IndexShapes result;
    for (const catalog::IndexFacts &index : table.facts ? table.facts->indexes : QList<catalog::IndexFacts>()) {
        if (index.plain && index.valid)
            result.shapes.append({ index.columns, index.unique, index.primary });
        else
            result.isWhole = false;
    }
    for (const IndexState &index : table.state ? table.state->indexes : QList<IndexState>()) {
        if (index.plain)
            result.shapes.append({ index.columns, index.unique, false });
        else
            result.isWhole = false;
    }
    // Keys of files are not kept one by one.
    const bool hasKeys = table.state && !table.state->keyColumns.isEmpty();
    result.isWhole = result.isWhole && !hasKeys && (table.facts || (table.state && table.state->isWhole));
    return result;
}

bool isSameKey(const catalog::ConstraintFacts &a, const catalog::ConstraintFacts &b)
{
    return b.type == 'f' && b.valid && a.columns == b.columns && a.referenced == b.referenced
        && a.referencedColumns == b.referencedColumns && a.matchFull == b.matchFull;
}

} // namespace

bool saysBounds(const sql::PartitionBound &bound, const TableKnowledge &parent, const TableKnowledge &partition)
{
    if (!isComparable(bound, parent, partition))
        return false;
    const QString key = partitionKeyOf(parent).first();
    const QStringList terms = certainTerms(partition);
    if (bound.strategy == sql::PartitionStrategy::List)
        return listIsSaid(terms, key, literalsOf(bound.values));
    const sql::BoundValue &lower = bound.values.first();
    const sql::BoundValue &upper = bound.upper.first();
    return (lower.kind == Kind::Minimum || hasTerm(terms, key, u">=", lower.text))
        && (upper.kind == Kind::Maximum || hasTerm(terms, key, u"<", upper.text));
}

bool excludesBounds(const sql::PartitionBound &bound, const TableKnowledge &parent, const TableKnowledge &fallback)
{
    if (!isComparable(bound, parent, fallback))
        return false;
    const QString key = partitionKeyOf(parent).first();
    const QStringList terms = certainTerms(fallback);
    if (bound.strategy == sql::PartitionStrategy::List)
        return listIsExcluded(terms, key, literalsOf(bound.values));
    return rangeIsExcluded(terms, key, bound.values.first(), bound.upper.first());
}

bool hasParentsIndexesAndKeys(const TableKnowledge &parent, const TableKnowledge &partition)
{
    const IndexShapes wanted = indexesOf(parent);
    const IndexShapes present = indexesOf(partition);
    if (!wanted.isWhole || (parent.state && parent.state->hasForeignKeys))
        return false;
    const auto hasKey = [&](const catalog::ConstraintFacts &key) {
        return key.type != 'f'
            || (partition.facts
                && std::any_of(partition.facts->constraints.begin(), partition.facts->constraints.end(),
                    [&key](const catalog::ConstraintFacts &other) { return isSameKey(key, other); }));
    };
    return std::all_of(wanted.shapes.begin(), wanted.shapes.end(),
               [&present](const IndexShape &index) { return present.shapes.contains(index); })
        && (!parent.facts || std::all_of(parent.facts->constraints.begin(), parent.facts->constraints.end(), hasKey));
}

QualifiedName defaultPartitionOf(const TableKnowledge &parent)
{
    if (parent.facts && !parent.facts->defaultPartition.isEmpty())
        return parent.facts->defaultPartition;
    return parent.state && parent.state->partitioning ? parent.state->partitioning->defaultPartition : QualifiedName();
}

std::optional<TableKnowledge> readDefaultPartition(
    const sql::PartitionBound &bound, const TableKnowledge &parent, const FileState &state)
{
    const QualifiedName name = defaultPartitionOf(parent);
    if (parent.isNew() || name.isEmpty() || bound.isDefault)
        return std::nullopt;
    TableKnowledge fallback = knowledgeOf(name, state);
    if (fallback.isNew() || fallback.rows == Rows::Empty || excludesBounds(bound, parent, fallback))
        return std::nullopt;
    return fallback;
}

} // namespace schemawright::lint
