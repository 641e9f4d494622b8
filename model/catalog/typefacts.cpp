#include "model/catalog/typefacts.h"

#include "model/sql/sqlwriter.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace schemawright::catalog {

namespace {

void readDomains(const postgres::ResultSet &rows, FactsDraft &draft)
{
    for (int row = 0; row < rows.rowCount(); ++row) {
        DomainFacts &domain = draft.facts.domains[{ rows.text(row, 0), rows.text(row, 1) }];
        domain.baseType = rows.text(row, 2);
        domain.constrained = rows.boolean(row, 3);
        domain.defaultValue = rows.text(row, 4);
        domain.needsValue = rows.boolean(row, 5);
    }
}

void readDomainTables(const postgres::ResultSet &rows, FactsDraft &draft)
{
    for (int row = 0; row < rows.rowCount(); ++row) {
        const auto domain = draft.facts.domains.find({ rows.text(row, 0), rows.text(row, 1) });
        if (domain != draft.facts.domains.end())
            domain->tables.append({ rows.text(row, 2), rows.text(row, 3) });
    }
}

void readRoutines(const postgres::ResultSet &rows, FactsDraft &draft)
{
    for (int row = 0; row < rows.rowCount(); ++row) {
        draft.facts.routines.insert({ rows.text(row, 0), rows.text(row, 1) },
            { rows.text(row, 2).front().toLatin1(), rows.text(row, 3) });
    }
}

/// The oids of the domains that are meant.
QString domainOids(const QList<QualifiedName> &types, const QString &oids)
{
    QStringList parts;
    if (!types.isEmpty()) {
        parts.append(u"SELECT t.oid FROM %1 JOIN pg_namespace n ON n.nspname = wanted.schema "
                     "JOIN pg_type t ON t.typnamespace = n.oid AND t.typname = wanted.name WHERE t.typtype = 'd'"_s.arg(
                         wantedNames(types)));
    }
    if (!oids.isEmpty()) {
        parts.append(u"SELECT a.atttypid AS oid FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid "
                     "WHERE t.typtype = 'd' AND a.attnum > 0 AND NOT a.attisdropped AND a.attrelid IN %1"_s.arg(oids));
    }
    return parts.join(u" UNION ");
}

} // namespace

QString wantedNames(const QList<QualifiedName> &names)
{
    QStringList rows;
    for (const QualifiedName &name : names)
        rows.append(u"(%1, %2)"_s.arg(sql::quoteLiteral(name.schema), sql::quoteLiteral(name.name)));
    const bool isEveryWhole = std::ranges::none_of(names, [](const QualifiedName &name) { return name.schema.isEmpty(); });
    if (isEveryWhole)
        return u"(VALUES %1) wanted (schema, name)"_s.arg(rows.join(u", "));
    // This transaction has an empty search_path.
    return uR"((
        SELECT DISTINCT coalesce(path.schema, written.schema) AS schema, written.name
        FROM (VALUES %1) written (schema, name)
        LEFT JOIN (
            SELECT 'public' AS schema
            UNION
            SELECT CASE WHEN part = '$user' THEN current_user ELSE part END
            FROM pg_settings, unnest(string_to_array(reset_val, ',')) entry, btrim(entry, ' "') part
            WHERE pg_settings.name = 'search_path') path ON written.schema = '') wanted)"_s.arg(rows.join(u", "));
}

QList<FactsQuery> domainQueries(const QList<QualifiedName> &types, const QString &oids)
{
    const QString domains = domainOids(types, oids);
    if (domains.isEmpty())
        return {};
    // A domain of a domain has the constraints of both.
    const QString facts = uR"(
        WITH RECURSIVE chain (domain, link, modifier, depth) AS (
            SELECT wanted.oid, wanted.oid, -1, 0 FROM (%1) wanted
            UNION ALL
            SELECT chain.domain, t.typbasetype, t.typtypmod, depth + 1
            FROM chain JOIN pg_type t ON t.oid = chain.link AND t.typtype = 'd')
        SELECT n.nspname, d.typname,
               (SELECT format_type(c.link, c.modifier) FROM chain c WHERE c.domain = d.oid ORDER BY c.depth DESC LIMIT 1),
               EXISTS (SELECT FROM chain c JOIN pg_type t ON t.oid = c.link AND t.typtype = 'd'
                       WHERE c.domain = d.oid
                         AND (t.typnotnull OR EXISTS (SELECT FROM pg_constraint k WHERE k.contypid = t.oid))),
               coalesce(d.typdefault, ''),
               d.typdefault IS NULL AND EXISTS (SELECT FROM chain c JOIN pg_type t ON t.oid = c.link AND t.typtype = 'd'
                                                WHERE c.domain = d.oid AND t.typnotnull)
        FROM (SELECT DISTINCT domain FROM chain) one
        JOIN pg_type d ON d.oid = one.domain
        JOIN pg_namespace n ON n.oid = d.typnamespace)"_s;
    // What is changed in a domain is checked in columns of domains over it too.
    const QString tables = uR"(
        WITH RECURSIVE users (domain, type) AS (
            SELECT wanted.oid, wanted.oid FROM (%1) wanted
            UNION
            SELECT users.domain, t.oid FROM users JOIN pg_type t ON t.typbasetype = users.type AND t.typtype = 'd')
        SELECT DISTINCT dn.nspname, d.typname, n.nspname, c.relname
        FROM users
        JOIN pg_type d ON d.oid = users.domain
        JOIN pg_namespace dn ON dn.oid = d.typnamespace
        JOIN pg_attribute a ON a.atttypid = users.type AND a.attnum > 0 AND NOT a.attisdropped
        JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'm')
        JOIN pg_namespace n ON n.oid = c.relnamespace
        ORDER BY 1, 2, 3, 4)"_s;
    return { { facts.arg(domains), readDomains }, { tables.arg(domains), readDomainTables } };
}

FactsQuery routineQuery(const QList<QualifiedName> &routines)
{
    // A body that the server may put in the place of a call: inline_function in src/backend/optimizer/util/clauses.c.
    const QString sql = uR"(
        SELECT n.nspname, p.proname,
               CASE max(array_position('{i,s,v}'::text[], p.provolatile::text)) WHEN 1 THEN 'i' WHEN 2 THEN 's' ELSE 'v' END,
               CASE WHEN count(*) = 1 AND bool_and(l.lanname = 'sql' AND p.prokind = 'f' AND NOT p.prosecdef
                         AND NOT p.proretset AND NOT p.proisstrict AND p.proconfig IS NULL)
                    THEN min(p.prosrc) ELSE '' END
        FROM %1
        JOIN pg_namespace n ON n.nspname = wanted.schema
        JOIN pg_proc p ON p.pronamespace = n.oid AND p.proname = wanted.name
        JOIN pg_language l ON l.oid = p.prolang
        GROUP BY 1, 2)"_s;
    return { sql.arg(wantedNames(routines)), readRoutines };
}

} // namespace schemawright::catalog
