// pg_depend: who is an extension's member, which must be known first; and in one scan the rest, which becomes key → key
// at the end.
//
// Folded: members into their extension; row, array and multirange types, defaults, _RETURN rules, and the indexes
// behind constraints into the object that they are a part of. Left out: the edge of an owned sequence to its column
// (it would make a cycle with the column's default, which needs the sequence), edges of a column to its own table, and
// edges to system objects.
#include "model/catalog/catalogquery.h"

#include <utility>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::catalog {

namespace {

/// Three numbers instead of seven a row: a schema of 5,000 tables has 100,000 edges. Columns are numbered to 1,600,
/// those of the system from -1 down; the oids of catalogs are below 16384.
constexpr qint64 columnSpan = 4096;
constexpr qint64 catalogSpan = 65536;

Address addressAt(const postgres::ResultSet &rows, int row, int column, qint64 catalog)
{
    const qint64 shifted = rows.integer(row, column) + columnSpan / 2;
    return { static_cast<Oid>(catalog), static_cast<Oid>(shifted / columnSpan),
        static_cast<int>(shifted % columnSpan - columnSpan / 2) };
}

void readDependencies(const postgres::ResultSet &rows, Draft &draft)
{
    draft.dependencies.reserve(static_cast<size_t>(rows.rowCount()));
    for (int row = 0; row < rows.rowCount(); ++row) {
        const qint64 catalogs = rows.integer(row, 0);
        draft.dependencies.push_back({
            .dependent = addressAt(rows, row, 1, catalogs / catalogSpan),
            .referenced = addressAt(rows, row, 2, catalogs % catalogSpan),
        });
    }
}

void readMembers(const postgres::ResultSet &rows, Draft &draft)
{
    for (int row = 0; row < rows.rowCount(); ++row)
        draft.members.insert({ oidAt(rows, row, 0), oidAt(rows, row, 1) }, oidAt(rows, row, 2));
}

/// Numbers for what edges point at: every address is looked up once, however many edges it has.
class Resolver
{
public:
    explicit Resolver(const Draft &draft)
        : m_draft(draft)
    {
        m_numbers.reserve(static_cast<qsizetype>(draft.dependencies.size()));
    }

    /// The number of what the address is a part of; -1 when that is not among what is read.
    [[nodiscard]] int find(const Address &address)
    {
        const auto known = m_numbers.constFind(address);
        if (known != m_numbers.constEnd())
            return *known;
        const Address whole = wholeOf(address);
        // A part has its whole's number.
        const int number = whole == address ? newNumber(whole) : find(whole);
        m_numbers.insert(address, number);
        return number;
    }

    [[nodiscard]] const Shared<schema::ObjectKey> &key(int number) const { return m_keys.at(static_cast<std::size_t>(number)); }

private:
    [[nodiscard]] Address wholeOf(Address address) const
    {
        // A domain over an array of a table's row type: three steps. The server allows no cycle.
        while (m_draft.wholes.contains(address))
            address = m_draft.wholes.value(address);
        if (address.column > 0 && address.catalog == catalogs::relation) {
            if (!m_draft.columnName(address.oid, address.column).isEmpty())
                return address;
        }
        const Address whole { address.catalog, address.oid };
        if (whole.catalog == catalogs::relation && m_draft.backingIndexes.contains(whole.oid))
            return { catalogs::constraint, m_draft.backingIndexes.value(whole.oid) };
        const auto member = m_draft.keys.contains(whole) ? m_draft.members.constEnd() : m_draft.members.constFind(whole);
        return member == m_draft.members.constEnd() ? whole : Address { catalogs::extension, *member };
    }

    [[nodiscard]] int newNumber(const Address &whole)
    {
        schema::ObjectKey key = keyAt(whole);
        if (key.name.isEmpty())
            return -1;
        m_keys.emplace_back(std::move(key));
        return static_cast<int>(m_keys.size()) - 1;
    }

    /// Without a name when it is not among what is read.
    [[nodiscard]] schema::ObjectKey keyAt(const Address &whole) const
    {
        if (whole.column == 0)
            return m_draft.keys.value(whole);
        const QualifiedName relation = m_draft.relationName(whole.oid);
        if (relation.isEmpty())
            return m_draft.keys.value({ whole.catalog, whole.oid });
        return schema::partKey(
            schema::ObjectKind::Column, relation, m_draft.columnName(whole.oid, whole.column));
    }

    const Draft &m_draft;
    QHash<Address, int> m_numbers;
    std::vector<Shared<schema::ObjectKey>> m_keys; ///< by number
};

/// Identity sequences are folded into their column and leave the edge to their schema, partition keys one to the table.
bool isOwnContainer(const schema::ObjectKey &dependent, const schema::ObjectKey &referenced)
{
    if (dependent.kind != schema::ObjectKind::Column)
        return false;
    return referenced.kind == schema::ObjectKind::Schema
        || (referenced.parent.isEmpty() && referenced.qualifiedName() == dependent.parentName());
}

/// A sequence depends on a column in no other way.
bool isOwnedSequence(const RawDependency &dependency, const schema::ObjectKey &dependent)
{
    return dependent.kind == schema::ObjectKind::Sequence && dependency.referenced.column > 0;
}

} // namespace

CatalogQuery memberQuery(const QueryContext &)
{
    return { u"SELECT classid, objid, refobjid FROM pg_depend WHERE refclassid = %1 AND deptype = 'e'"_s.arg(
                 catalogs::extension),
        readMembers };
}

CatalogQuery dependencyQuery(const QueryContext &)
{
    // Oids below 16384 are system objects, except the schema public (2200). Partition edges (P, S) repeat what
    // pg_inherits says. Internal ones (i) tie parts to the whole that they are folded into, as automatic ones (a) do
    // with a default (pg_attrdef, 2604). Source: src/backend/catalog/pg_attrdef.c, StoreAttrDefault.
    const QString sql = uR"(
        SELECT classid::int8 * %1 + refclassid::int8, objid::int8 * %2 + objsubid, refobjid::int8 * %2 + refobjsubid
        FROM pg_depend
        WHERE objid >= 16384 AND (refobjid >= 16384 OR refobjid = 2200) AND deptype IN ('n', 'a')
          AND NOT (classid = 2604 AND deptype = 'a'))"_s;
    return { sql.arg(catalogSpan).arg(columnSpan), readDependencies, 7 };
}

QList<schema::Dependency> resolveDependencies(const Draft &draft)
{
    Resolver resolver(draft);
    QSet<quint64> seen; // both numbers in one
    seen.reserve(static_cast<qsizetype>(draft.dependencies.size()));
    QList<schema::Dependency> resolved;
    resolved.reserve(static_cast<qsizetype>(draft.dependencies.size())); // What is not used is never touched.
    Address last; // most rows of one dependent follow each other
    int first = -1;
    for (const RawDependency &raw : draft.dependencies) {
        if (raw.dependent != std::exchange(last, raw.dependent))
            first = resolver.find(raw.dependent);
        const int second = first < 0 ? -1 : resolver.find(raw.referenced);
        if (second < 0 || first == second)
            continue;
        const schema::ObjectKey &dependent = *resolver.key(first);
        const schema::ObjectKey &referenced = *resolver.key(second);
        if (dependent == referenced || isOwnedSequence(raw, dependent) || isOwnContainer(dependent, referenced))
            continue;
        // Members of extensions come and go with them.
        if (dependent.kind == schema::ObjectKind::Extension && raw.dependent.catalog != catalogs::extension)
            continue;
        const auto known = seen.size();
        if (seen.insert((static_cast<quint64>(first) << 32) | static_cast<quint32>(second)); seen.size() == known)
            continue;
        resolved.append({ resolver.key(first), resolver.key(second) });
    }
    return resolved;
}

} // namespace schemawright::catalog
