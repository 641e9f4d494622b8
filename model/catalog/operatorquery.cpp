// User-made operators, operator classes and families. docs: sql-createoperator, sql-createopclass, xindex.
#include "model/catalog/catalogquery.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::catalog {

namespace {

/// Members are pg_depend's: 'i' on the class for its own, 'a' on the family for those added by ALTER OPERATOR FAMILY.
/// %1 is the catalog they hang on, %2 the owner's oid, whose alias must not be one of those here (d, o, s). `slot` names a member for ALTER OPERATOR FAMILY … DROP.
QString members(const QString &catalog, const QString &owner)
{
    const QString sql = uR"((
          SELECT format('OPERATOR %s %s%s', o.amopstrategy,
                   (SELECT format('%I.%s(%s,%s)', pn.nspname, p.oprname, coalesce(format_type(nullif(p.oprleft, 0), NULL), 'NONE'),
                      coalesce(format_type(nullif(p.oprright, 0), NULL), 'NONE'))
                    FROM pg_operator p JOIN pg_namespace pn ON pn.oid = p.oprnamespace WHERE p.oid = o.amopopr),
                   ' FOR ORDER BY ' || (SELECT format('%I.%I', sn.nspname, s.opfname) FROM pg_opfamily s
                      JOIN pg_namespace sn ON sn.oid = s.opfnamespace WHERE s.oid = o.amopsortfamily)) AS text,
                 format('OPERATOR %s (%s, %s)', o.amopstrategy, format_type(o.amoplefttype, NULL),
                   format_type(o.amoprighttype, NULL)) AS slot
          FROM pg_depend d JOIN pg_amop o ON o.oid = d.objid
          WHERE d.classid = 'pg_amop'::regclass AND d.refclassid = '%1'::regclass AND d.refobjid = %2
          UNION ALL
          SELECT format('FUNCTION %s (%s, %s) %s', s.amprocnum, format_type(s.amproclefttype, NULL),
                   format_type(s.amprocrighttype, NULL), s.amproc::regprocedure),
                 format('FUNCTION %s (%s, %s)', s.amprocnum, format_type(s.amproclefttype, NULL),
                   format_type(s.amprocrighttype, NULL))
          FROM pg_depend d JOIN pg_amproc s ON s.oid = d.objid
          WHERE d.classid = 'pg_amproc'::regclass AND d.refclassid = '%1'::regclass AND d.refobjid = %2) m)"_s;
    return sql.arg(catalog, owner);
}

QString memberList(const QString &catalog, const QString &owner)
{
    return u"(SELECT string_agg(m.text, ', ' ORDER BY m.text) FROM %1)"_s.arg(members(catalog, owner));
}

} // namespace

CatalogQuery operatorQuery(const QueryContext &context)
{
    const auto estimator = [](const QString &keyword, const QString &column) {
        return u"'%1', %2::regproc::text, '', format('ALTER OPERATOR %I.%s (%s) SET (%1 = %s)', n.nspname, o.oprname, "
               "a.arguments, CASE WHEN %2 = 0 THEN 'NONE' ELSE %2::regproc::text END), ''"_s.arg(keyword, column);
    };
    const QString parts
        = partList({ estimator(u"RESTRICT"_s, u"o.oprrest"_s), estimator(u"JOIN"_s, u"o.oprjoin"_s) });
    const QString sql = uR"(
        SELECT o.oid, o.oprnamespace, o.oprname, i.identity,
          format('CREATE OPERATOR %I.%s (%s)', n.nspname, o.oprname, concat_ws(', ', t.main,
            'RESTRICT = ' || nullif(o.oprrest::oid, 0)::regproc, 'JOIN = ' || nullif(o.oprjoin::oid, 0)::regproc,
            t.last)),
          format('DROP OPERATOR %I.%s (%s)', n.nspname, o.oprname, a.arguments),
          concat_ws(', ', t.main, t.last), %2
        FROM pg_operator o
        JOIN pg_namespace n ON n.oid = o.oprnamespace
        CROSS JOIN LATERAL pg_identify_object('pg_operator'::regclass, o.oid, 0) i
        CROSS JOIN LATERAL (SELECT concat_ws(', ', coalesce(format_type(nullif(o.oprleft, 0), NULL), 'NONE'),
          coalesce(format_type(nullif(o.oprright, 0), NULL), 'NONE')) AS arguments) a
        CROSS JOIN LATERAL (SELECT concat_ws(', ', 'FUNCTION = ' || nullif(o.oprcode::oid, 0)::regproc,
            'LEFTARG = ' || format_type(nullif(o.oprleft, 0), NULL),
            'RIGHTARG = ' || format_type(nullif(o.oprright, 0), NULL),
            'COMMUTATOR = ' || (SELECT format('OPERATOR(%I.%s)', cn.nspname, c.oprname) FROM pg_operator c
               JOIN pg_namespace cn ON cn.oid = c.oprnamespace WHERE c.oid = o.oprcom),
            'NEGATOR = ' || (SELECT format('OPERATOR(%I.%s)', cn.nspname, c.oprname) FROM pg_operator c
               JOIN pg_namespace cn ON cn.oid = c.oprnamespace WHERE c.oid = o.oprnegate)) AS main,
          nullif(concat_ws(', ', CASE WHEN o.oprcanhash THEN 'HASHES' END, CASE WHEN o.oprcanmerge THEN 'MERGES' END), '')
            AS last) t
        WHERE o.oprcode <> 0 AND o.oprnamespace IN %1)"_s;
    return otherObjectQuery(u"operator"_s, catalogs::op, sql.arg(context.schemaOids, parts));
}

CatalogQuery operatorFamilyQuery(const QueryContext &context)
{
    const QString alter
        = u"format('ALTER OPERATOR FAMILY %I.%I USING %I %1 %s', n.nspname, f.opfname, am.amname, %2)"_s;
    const QString parts = partList({},
        { { u"m.slot, m.text, %1, '', %2"_s.arg(alter.arg(u"ADD"_s, u"m.text"_s), alter.arg(u"DROP"_s, u"m.slot"_s)),
            members(u"pg_opfamily"_s, u"f.oid"_s) } });
    const QString sql = uR"(
        SELECT f.oid, f.opfnamespace, f.opfname, i.identity,
          format('CREATE OPERATOR FAMILY %I.%I USING %I', n.nspname, f.opfname, am.amname)
            || coalesce(format(E';\nALTER OPERATOR FAMILY %I.%I USING %I ADD ', n.nspname, f.opfname, am.amname)
                        || %2, ''),
          format('DROP OPERATOR FAMILY %I.%I USING %I', n.nspname, f.opfname, am.amname),
          format('CREATE OPERATOR FAMILY %I.%I USING %I', n.nspname, f.opfname, am.amname), %3
        FROM pg_opfamily f
        JOIN pg_namespace n ON n.oid = f.opfnamespace
        JOIN pg_am am ON am.oid = f.opfmethod
        CROSS JOIN LATERAL pg_identify_object('pg_opfamily'::regclass, f.oid, 0) i
        WHERE f.opfnamespace IN %1)"_s;
    return otherObjectQuery(u"operator family"_s, catalogs::operatorFamily,
        sql.arg(context.schemaOids, memberList(u"pg_opfamily"_s, u"f.oid"_s), parts));
}

CatalogQuery operatorMemberQuery(const QueryContext &)
{
    // pg_amop is 2602, pg_amproc 2603: what a member needs, its class or family needs.
    const QString sql = u"SELECT classid, objid, refclassid, refobjid FROM pg_depend WHERE objid >= 16384 "
                        "AND classid IN (2602, 2603) AND refclassid IN (2616, 2753) AND deptype IN ('i', 'a')"_s;
    const auto read = [](const postgres::ResultSet &rows, Draft &draft) {
        for (int row = 0; row < rows.rowCount(); ++row) {
            draft.wholes.insert(Address { oidAt(rows, row, 0), oidAt(rows, row, 1) },
                Address { oidAt(rows, row, 2), oidAt(rows, row, 3) });
        }
    };
    return { sql, read };
}

CatalogQuery operatorClassQuery(const QueryContext &context)
{
    // A class needs at least one item; STORAGE of the type itself stands for "nothing to say".
    const QString sql = uR"(
        SELECT c.oid, c.opcnamespace, c.opcname, i.identity,
          format('CREATE OPERATOR CLASS %I.%I%s FOR TYPE %s USING %I FAMILY %I.%I AS ', n.nspname, c.opcname,
            CASE WHEN c.opcdefault THEN ' DEFAULT' END, format_type(c.opcintype, NULL), am.amname, fn.nspname, f.opfname)
            || concat_ws(', ', %2, CASE WHEN c.opckeytype <> 0 THEN 'STORAGE ' || format_type(c.opckeytype, NULL) END),
          format('DROP OPERATOR CLASS %I.%I USING %I', n.nspname, c.opcname, am.amname)
        FROM pg_opclass c
        JOIN pg_namespace n ON n.oid = c.opcnamespace
        JOIN pg_am am ON am.oid = c.opcmethod
        JOIN pg_opfamily f ON f.oid = c.opcfamily
        JOIN pg_namespace fn ON fn.oid = f.opfnamespace
        CROSS JOIN LATERAL pg_identify_object('pg_opclass'::regclass, c.oid, 0) i
        WHERE c.opcnamespace IN %1)"_s;
    return otherObjectQuery(u"operator class"_s, catalogs::operatorClass,
        sql.arg(context.schemaOids, memberList(u"pg_opclass"_s, u"c.oid"_s)));
}

} // namespace schemawright::catalog
