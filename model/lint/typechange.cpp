// The server rewrites a table unless the conversion is binary-coercible and the new length or precision can only widen
// (ATColumnChangeRequiresRewrite in src/backend/commands/tablecmds.c); it keeps an index when operator class and
// collation stay (CheckIndexCompatible in src/backend/commands/indexcmds.c). Each line below was tried on 15 and 18.
#include "model/lint/typechange.h"

#include "model/lint/filestate.h"
#include "model/lint/newcolumn.h"
#include "model/sql/parser.h"

#include <algorithm>
#include <array>

namespace schemawright::lint {

namespace {

using namespace Qt::StringLiterals;
using Effect = TypeChangeEffect;

TypeChange verdict(Effect effect, bool narrows = false)
{
    TypeChange change;
    change.effect = effect;
    change.narrows = narrows;
    return change;
}

struct NamePair {
    QStringView from;
    QStringView to;
};

template <std::size_t Size>
bool contains(const std::array<NamePair, Size> &pairs, const QString &from, const QString &to)
{
    return std::any_of(
        pairs.begin(), pairs.end(), [&](const NamePair &pair) { return pair.from == from && pair.to == to; });
}

// Same bytes, same operator class.
constexpr std::array freePairs { NamePair { u"character varying", u"text" }, NamePair { u"text", u"character varying" },
    NamePair { u"integer", u"oid" }, NamePair { u"oid", u"integer" }, NamePair { u"xml", u"text" },
    NamePair { u"cidr", u"inet" }, NamePair { u"bit", u"bit varying" } };

// Same bytes, another operator class.
constexpr std::array indexPairs { NamePair { u"text", u"citext" }, NamePair { u"character varying", u"citext" },
    NamePair { u"citext", u"text" }, NamePair { u"citext", u"character varying" } };

constexpr QStringView timestampType = u"timestamp without time zone";
constexpr QStringView timestamptzType = u"timestamp with time zone";

int integerRank(const QString &name)
{
    static const QStringList ranks { u"smallint"_s, u"integer"_s, u"bigint"_s };
    return static_cast<int>(ranks.indexOf(name));
}

bool isTextual(const QString &name)
{
    return name == u"text" || name == u"character varying" || name == u"character" || name == u"citext";
}

bool losesRange(const sql::TypeName &from, const sql::TypeName &to)
{
    const int fromRank = integerRank(from.name);
    const int toRank = integerRank(to.name);
    if (fromRank >= 0 && toRank >= 0)
        return toRank < fromRank;
    const bool fromFraction = from.name == u"numeric" || from.name == u"double precision" || from.name == u"real";
    if (fromFraction && toRank >= 0)
        return true;
    if (from.name == u"double precision" && to.name == u"real")
        return true;
    const bool toLimited = (to.name == u"character varying" || to.name == u"character") && !to.modifiers.isEmpty();
    return isTextual(from.name) && toLimited;
}

// Lengths, precisions and scales of one type.
TypeChange compareModifiers(const sql::TypeName &from, const sql::TypeName &to)
{
    if (from.modifiers == to.modifiers)
        return verdict(Effect::None);
    if (to.modifiers.isEmpty())
        return verdict(Effect::Free);
    const QString &name = from.name;
    const int before = from.modifiers.value(0, -1);
    const int after = to.modifiers.value(0, -1);
    if (name == u"numeric") {
        const int scaleBefore = from.modifiers.value(1, 0);
        const int scaleAfter = to.modifiers.value(1, 0);
        const bool wider = before >= 0 && after >= before && scaleBefore == scaleAfter;
        const bool narrower = before < 0 || after - scaleAfter < before - scaleBefore || scaleAfter < scaleBefore;
        return verdict(wider ? Effect::Free : Effect::Rewrites, !wider && narrower);
    }
    const bool isTime = name.startsWith(u"time") || name == u"interval";
    const int unlimited = isTime ? 6 : -1; // docs: datatype-datetime, the precision is 6 when not written
    const bool widens = before >= 0 ? after >= before : (isTime && after >= unlimited);
    const bool shortcut = isTime || name == u"character varying" || name == u"bit varying";
    const bool narrows = before < 0 ? !isTime || after < unlimited : after < before;
    return verdict(shortcut && widens ? Effect::Free : Effect::Rewrites, narrows);
}

TypeChange compareTimestamps(const sql::TypeName &to, bool timeZoneUtc)
{
    // Since PostgreSQL 12 the bytes stay in UTC, unless a precision below 6 has to be applied. Indexes are rebuilt.
    if (!to.modifiers.isEmpty() && to.modifiers.first() < 6)
        return verdict(Effect::Rewrites);
    TypeChange change = verdict(timeZoneUtc ? Effect::RebuildsIndexes : Effect::Rewrites);
    change.dependsOnTimeZone = true;
    return change;
}

bool isCopy(const sql::AlterColumnType &change)
{
    if (!change.usingExpression)
        return true;
    // USING c and USING c::type are what the server does by itself.
    QString text = change.usingExpression->text.toLower();
    text.remove(u'"').remove(u'(').remove(u')').remove(u' ');
    const QString column = change.column.name.toLower();
    return text == column
        || (text.startsWith(QString(column + u"::"_s)) && change.usingExpression->columns.size() == 1);
}

/// Types that columns often have before such a change and that cost nothing then; empty where nearly every change rewrites.
QString freeFrom(const sql::TypeName &to)
{
    const bool limited = !to.modifiers.isEmpty();
    if (to.array || !to.schema.isEmpty())
        return {};
    if (to.name == u"character varying" && !limited)
        return u"text or varchar(n)"_s;
    if (to.name == u"numeric" && !limited)
        return u"numeric(p,s)"_s;
    if (to.name == u"bit varying")
        return limited ? u"a shorter varbit"_s : u"bit or varbit(n)"_s;
    if (to.name == u"inet")
        return u"cidr"_s;
    if (to.name == u"oid")
        return u"integer"_s;
    if (to.name == u"interval" && !limited)
        return u"interval(n)"_s;
    const bool isWhole = !limited || to.modifiers.first() >= 6;
    if (to.name == timestampType && isWhole)
        return u"timestamp(n), or from timestamptz where TimeZone is UTC"_s;
    if (to.name == timestamptzType && isWhole)
        return u"timestamptz(n), or from timestamp where TimeZone is UTC and no index has the column"_s;
    return {};
}

sql::TypeName withoutSequence(sql::TypeName type)
{
    if (type.isSerial())
        type.name = type.name == u"bigserial" ? u"bigint"_s : type.name == u"smallserial" ? u"smallint"_s : u"integer"_s;
    return type;
}

std::optional<sql::TypeName> currentType(const QString &column, const QualifiedName &table, const FileState &state)
{
    if (const TableState *known = state.table(table); known && known->columnTypes.contains(column))
        return withoutSequence(known->columnTypes.value(column));
    const catalog::TableFacts *facts = state.facts(table);
    if (!facts)
        return std::nullopt;
    for (const catalog::ColumnFacts &candidate : facts->columns) {
        if (candidate.name == column)
            return sql::parseTypeName(candidate.type);
    }
    return std::nullopt;
}

/// What lies under a domain, whose bytes are those of its values.
sql::TypeName storedType(const sql::TypeName &type, const FileState &state)
{
    const catalog::DomainFacts *domain = type.array ? nullptr : state.domain({ type.schema, type.name });
    return domain ? sql::parseTypeName(domain->baseType).value_or(type) : type;
}

TypeChange compareStored(const sql::TypeName &from, const sql::TypeName &to, const FileState &state)
{
    if (from.isSameAs(to))
        return verdict(Effect::None);
    TypeChange change = compareTypes(storedType(from, state), storedType(to, state), state.isTimeZoneUtc());
    if (isConstrainedDomain(to, state)) // each value is checked while it is written
        change.effect = Effect::Rewrites;
    else if (change.effect == Effect::None)
        change.effect = Effect::Free;
    return change;
}

bool isIndexed(const QString &column, const QList<catalog::IndexFacts> &indexes)
{
    return std::ranges::any_of(indexes, [&column](const catalog::IndexFacts &index) { return index.columns.contains(column); });
}

/// An index with expressions or a condition is never kept, even for the same type (CheckIndexCompatible in indexcmds.c).
bool isComputedFrom(const QString &column, const QList<catalog::IndexFacts> &indexes)
{
    return std::ranges::any_of(indexes, [&column](const catalog::IndexFacts &index) { return index.computedFrom.contains(column); });
}

/// Of a table that these files made.
bool isUnindexedHere(const QString &column, const TableState &table)
{
    return table.isWhole && !table.keyColumns.contains(column)
        && std::none_of(table.indexes.begin(), table.indexes.end(), [&column](const IndexState &index) {
               return index.columns.contains(column) || index.columns.contains(QString());
           });
}

} // namespace

TypeChange compareTypes(const sql::TypeName &from, const sql::TypeName &to, bool timeZoneUtc)
{
    if (from.isSameAs(to))
        return verdict(Effect::None);
    const bool isOneType = from.name == to.name && from.array == to.array;
    if (from.array || to.array) // Lengths of array elements get no shortcut.
        return verdict(isOneType && to.modifiers.isEmpty() ? Effect::Free : Effect::Rewrites);
    if (isOneType)
        return compareModifiers(from, to);
    if ((from.name == timestampType && to.name == timestamptzType)
        || (from.name == timestamptzType && to.name == timestampType))
        return compareTimestamps(to, timeZoneUtc);
    if (to.modifiers.isEmpty() && contains(freePairs, from.name, to.name))
        return verdict(Effect::Free);
    if (to.modifiers.isEmpty() && contains(indexPairs, from.name, to.name))
        return verdict(Effect::RebuildsIndexes);
    return verdict(Effect::Rewrites, losesRange(from, to));
}

bool isRebuilt(const catalog::IndexFacts &index, const QString &column, const TypeChange &change)
{
    return index.computedFrom.contains(column) || (!change.onlyComputed && index.columns.contains(column));
}

QList<catalog::IndexFacts> indexesLeft(const catalog::TableFacts &facts, const TableState *state, const FileState &file)
{
    QList<catalog::IndexFacts> left = facts.indexes;
    left.removeIf([&](const catalog::IndexFacts &index) {
        return file.isIndexDropped(index.name) || (state && state->droppedConstraint == index.name.name);
    });
    return left;
}

QString recheckedBy(const QString &column, const catalog::TableFacts *facts, const TableState *state)
{
    const QString stored = state ? state->formerColumn(column) : column;
    for (const catalog::ConstraintFacts &one : facts ? facts->constraints : QList<catalog::ConstraintFacts>()) {
        const bool isDropped = state && state->droppedConstraint == one.name;
        if (one.type == 'c' && one.valid && !isDropped && one.columns.contains(stored))
            return one.name;
    }
    for (const CheckState &check : state ? state->checks : QList<CheckState>()) {
        if (check.columns.contains(column))
            return check.name.isEmpty() ? u"CHECK ("_s + check.text + u')' : check.name;
    }
    return facts && facts->ofDescendants.checked.contains(stored) ? u"constraints of "_s + descendantsText(*facts) : QString();
}

QString descendantsText(const catalog::TableFacts &facts)
{
    return facts.partitioned ? u"its partitions"_s : u"tables that inherit from it"_s;
}

bool isRebuiltBelow(const catalog::TableFacts &facts, const QString &column, const TypeChange &change)
{
    const catalog::DescendantFacts &below = facts.ofDescendants;
    return below.computed.contains(column) || (!change.onlyComputed && below.indexed.contains(column));
}

TypeChange typeChangeOf(const sql::AlterColumnType &change, const QualifiedName &table, const FileState &state)
{
    const std::optional<sql::TypeName> from = currentType(change.column.name, table, state);
    TypeChange result = verdict(Effect::Rewrites);
    if (from)
        result = compareStored(*from, change.type, state);
    result.assumed = !from;
    if (!from && change.collation.isEmpty() && isCopy(change))
        result.freeFrom = freeFrom(change.type);
    result.from = from;
    if (!isCopy(change))
        result.effect = Effect::Rewrites;
    else if (from && !change.collation.isEmpty())
        result.effect = std::max(result.effect, Effect::RebuildsIndexes);
    const catalog::TableFacts *facts = state.facts(table);
    const TableState *known = state.table(table);
    const QString column = facts && known ? known->formerColumn(change.column.name) : change.column.name;
    const QList<catalog::IndexFacts> indexes = facts ? indexesLeft(*facts, known, state) : QList<catalog::IndexFacts>();
    const bool isUnindexed = facts ? !isIndexed(column, indexes) && !facts->ofDescendants.indexed.contains(column)
                                   : known && isUnindexedHere(column, *known);
    if (result.effect == Effect::RebuildsIndexes && isUnindexed)
        result.effect = Effect::Free;
    const bool isComputed = facts && (isComputedFrom(column, indexes) || facts->ofDescendants.computed.contains(column));
    if (result.effect < Effect::RebuildsIndexes && isComputed) {
        result.effect = Effect::RebuildsIndexes;
        result.onlyComputed = true;
    }
    if (result.dependsOnTimeZone && !state.database().live && !state.isTimeZoneKnown() && isUnindexed && isCopy(change))
        result.freeFrom = from->toText();
    return result;
}

} // namespace schemawright::lint
