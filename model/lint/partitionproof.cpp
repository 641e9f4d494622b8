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
    QString text = written.trimmed();
    text.remove(cast);
    while (text.size() > 1 && text.startsWith(u'(') && text.endsWith(u')'))
        text = text.mid(1, text.size() - 2).remove(cast);
    if (text.size() > 1 && text.startsWith(u'\'') && text.endsWith(u'\''))
        text = text.mid(1, text.size() - 2).replace(u"''"_s, u"'"_s);
    if (text.endsWith(u" 00:00:00"))
        text.chop(9);
    return text;
}

/// "key operator value" of a check, nullopt for anything else.
struct Comparison {
    QString sign;
    QString value; ///< as written
};
std::optional<Comparison> comparisonWith(const QString &key, const QString &term)
{
    const QString quoted = sql::quoteIdentifier(key);
    static const QRegularExpression sign(u"^(?:::[a-z ]+)? (>=|<=|<>|<|>|=) (.+)$"_s,
        QRegularExpression::DotMatchesEverythingOption);
    for (const QString &start : { quoted, QString(u'(' + quoted + u')') }) {
        if (!term.startsWith(start))
            continue;
        if (const auto match = sign.match(term.sliced(start.size())); match.hasMatch())
            return Comparison { match.captured(1), match.captured(2) };
    }
    return std::nullopt;
}

/// The values of "ANY (ARRAY[…])", "ALL (ARRAY[…])", or the one value.
QStringList valuesOf(const QString &written, QStringView quantifier)
{
    static const QRegularExpression array(u"^(ANY|ALL) \\(+ARRAY\\[(.*)\\][^\\]]*(?:\\[\\])?\\)$"_s);
    const auto match = array.match(written);
    if (!match.hasMatch())
        return written.startsWith(u"ANY ") || written.startsWith(u"ALL ") ? QStringList() : QStringList { plainValue(written) };
    if (match.captured(1) != quantifier || match.captured(2).contains(u"ARRAY["))
        return {};
    QStringList values;
    const QString list = match.captured(2);
    qsizetype start = 0;
    bool quoted = false;
    for (qsizetype i = 0; i <= list.size(); ++i) {
        if (i < list.size() && list.at(i) == u'\'')
            quoted = !quoted;
        if (i < list.size() && (quoted || list.at(i) != u','))
            continue;
        values.append(plainValue(list.sliced(start, i - start)));
        start = i + 1;
    }
    return values;
}

bool isNotNull(const TableKnowledge &table, const QString &column)
{
    const catalog::ColumnFacts *facts = table.column(column);
    return facts && (facts->notNull || table.facts->notNullChecks.contains(column));
}

bool hasTerm(const QStringList &terms, const QString &key, QStringView sign, const QString &value)
{
    return std::any_of(terms.begin(), terms.end(), [&](const QString &term) {
        const auto found = comparisonWith(key, term);
        return found && found->sign == sign && plainValue(found->value) == plainValue(value);
    });
}

/// Terms that all hold for rows of the table: of its valid checks.
QStringList certainTerms(const catalog::TableFacts &table)
{
    QStringList terms;
    for (const catalog::ConstraintFacts &constraint : table.constraints) {
        if (constraint.type == 'c' && constraint.valid && !constraint.check.isEmpty())
            terms += sql::conjunctsOf(constraint.check);
    }
    return terms;
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
    if (bound.isDefault || !parent.facts || !table.facts || parent.facts->partitionKey.size() != 1)
        return false;
    const QString key = parent.facts->partitionKey.first();
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
        if (!found || found->sign != u"=")
            return false;
        const QStringList said = valuesOf(found->value, u"ANY");
        return !said.isEmpty()
            && std::all_of(said.begin(), said.end(), [&values](const QString &value) { return values.contains(value); });
    });
}

bool listIsExcluded(const QStringList &terms, const QString &key, const QStringList &values)
{
    QStringList excluded;
    for (const QString &term : terms) {
        if (const auto found = comparisonWith(key, term); found && found->sign == u"<>")
            excluded += valuesOf(found->value, u"ALL");
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

bool isSameIndex(const catalog::IndexFacts &a, const catalog::IndexFacts &b)
{
    return a.columns == b.columns && a.unique == b.unique && a.primary == b.primary && a.plain && b.plain && b.valid;
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
    const QString key = parent.facts->partitionKey.first();
    const QStringList terms = certainTerms(*partition.facts);
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
    const QString key = parent.facts->partitionKey.first();
    const QStringList terms = certainTerms(*fallback.facts);
    if (bound.strategy == sql::PartitionStrategy::List)
        return listIsExcluded(terms, key, literalsOf(bound.values));
    return rangeIsExcluded(terms, key, bound.values.first(), bound.upper.first());
}

bool hasParentsIndexesAndKeys(const TableKnowledge &parent, const TableKnowledge &partition)
{
    if (!parent.facts || !partition.facts)
        return false;
    const auto hasIndex = [&](const catalog::IndexFacts &wanted) {
        return std::any_of(partition.facts->indexes.begin(), partition.facts->indexes.end(),
            [&wanted](const catalog::IndexFacts &index) { return isSameIndex(wanted, index); });
    };
    const auto hasKey = [&](const catalog::ConstraintFacts &wanted) {
        return wanted.type != 'f'
            || std::any_of(partition.facts->constraints.begin(), partition.facts->constraints.end(),
                [&wanted](const catalog::ConstraintFacts &key) { return isSameKey(wanted, key); });
    };
    return std::all_of(parent.facts->indexes.begin(), parent.facts->indexes.end(), hasIndex)
        && std::all_of(parent.facts->constraints.begin(), parent.facts->constraints.end(), hasKey);
}

std::optional<TableKnowledge> readDefaultPartition(
    const sql::PartitionBound &bound, const TableKnowledge &parent, const FileState &state)
{
    if (!parent.facts || parent.isNew() || parent.facts->defaultPartition.isEmpty() || bound.isDefault)
        return std::nullopt;
    TableKnowledge fallback = knowledgeOf(parent.facts->defaultPartition, state);
    if (fallback.isNew() || fallback.rows == Rows::Empty || excludesBounds(bound, parent, fallback))
        return std::nullopt;
    return fallback;
}

} // namespace schemawright::lint
