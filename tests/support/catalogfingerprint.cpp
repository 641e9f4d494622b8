#include "catalogfingerprint.h"

#include <QMap>

namespace schemawright::testing {

using namespace Qt::StringLiterals;

namespace {

/// A catalog, and the condition that leaves out initdb's rows; "c" is the row.
struct Catalog {
    QString name;
    QString condition;
};

QList<Catalog> catalogs()
{
    const QString own = u"c.oid >= 16384"_s;
    return {
        { u"pg_class"_s, u"c.oid >= 16384 AND c.relnamespace <> 'pg_toast'::regnamespace"_s },
        { u"pg_attribute"_s,
            u"c.attrelid >= 16384 AND c.attnum > 0 AND NOT c.attisdropped AND (SELECT r.relnamespace FROM pg_class r "
            "WHERE r.oid = c.attrelid) <> 'pg_toast'::regnamespace"_s },
        { u"pg_attrdef"_s, own },
        { u"pg_constraint"_s, own },
        { u"pg_index"_s,
            u"c.indexrelid >= 16384 AND (SELECT r.relnamespace FROM pg_class r WHERE r.oid = c.indexrelid) <> "
            "'pg_toast'::regnamespace"_s },
        { u"pg_trigger"_s, u"c.oid >= 16384 AND NOT c.tgisinternal"_s },
        { u"pg_policy"_s, own },
        { u"pg_rewrite"_s, own },
        { u"pg_proc"_s, own },
        { u"pg_aggregate"_s, u"c.aggfnoid::oid >= 16384"_s },
        { u"pg_type"_s, u"c.oid >= 16384 AND c.typnamespace <> 'pg_toast'::regnamespace"_s },
        { u"pg_enum"_s, own },
        { u"pg_range"_s, u"c.rngtypid >= 16384"_s },
        { u"pg_sequence"_s, u"c.seqrelid >= 16384"_s },
        { u"pg_inherits"_s, u"c.inhrelid >= 16384"_s },
        { u"pg_partitioned_table"_s, u"c.partrelid >= 16384"_s },
        { u"pg_namespace"_s, u"c.oid >= 16384 OR c.nspname = 'public'"_s },
        { u"pg_extension"_s, own },
        { u"pg_language"_s, own },
        { u"pg_cast"_s, own },
        { u"pg_collation"_s, own },
        { u"pg_conversion"_s, own },
        { u"pg_operator"_s, own },
        { u"pg_opclass"_s, own },
        { u"pg_opfamily"_s, own },
        { u"pg_amop"_s, own },
        { u"pg_amproc"_s, own },
        { u"pg_am"_s, own },
        { u"pg_transform"_s, own },
        { u"pg_ts_config"_s, own },
        { u"pg_ts_config_map"_s, u"c.mapcfg >= 16384"_s },
        { u"pg_ts_dict"_s, own },
        { u"pg_ts_parser"_s, own },
        { u"pg_ts_template"_s, own },
        { u"pg_statistic_ext"_s, own },
        { u"pg_event_trigger"_s, own },
        { u"pg_publication"_s, own },
        { u"pg_publication_rel"_s, own },
        { u"pg_publication_namespace"_s, own },
        { u"pg_subscription"_s, u"c.subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())"_s },
        { u"pg_foreign_data_wrapper"_s, own },
        { u"pg_foreign_server"_s, own },
        { u"pg_foreign_table"_s, u"c.ftrelid >= 16384"_s },
        { u"pg_user_mapping"_s, own },
    };
}

/// Columns that tell of history, or that are never taken back once they are set, and node trees that have oids inside
/// and a deparsed form below.
bool isLeftOut(const QString &column)
{
    static const QStringList columns { u"oid"_s, u"relfilenode"_s, u"relpages"_s, u"reltuples"_s, u"relallvisible"_s,
        u"relallfrozen"_s, u"relfrozenxid"_s, u"relminmxid"_s, u"relnatts"_s, u"relhasindex"_s, u"relhastriggers"_s,
        u"relhasrules"_s, u"relhassubclass"_s, u"relchecks"_s, u"attnum"_s, u"attcacheoff"_s, u"attmissingval"_s,
        u"atthasmissing"_s, u"indcheckxmin"_s, u"indoption"_s, u"ev_qual"_s, u"indpred"_s, u"typdefaultbin"_s, u"adnum"_s,
        u"subdbid"_s, u"polwithcheck"_s };
    return columns.contains(column);
}

/// What stands for a column whose value is a tree or hangs on another row.
QString specialExpression(const QString &column)
{
    static const QMap<QString, QString> expressions {
        { u"reltoastrelid"_s, u"(SELECT o.reloptions::text FROM pg_class o WHERE o.oid = c.reltoastrelid)"_s },
        { u"relpartbound"_s, u"pg_get_expr(c.relpartbound, c.oid)"_s },
        { u"adbin"_s, u"pg_get_expr(c.adbin, c.adrelid)"_s },
        { u"conbin"_s, u"regexp_replace(pg_get_constraintdef(c.oid), ' NOT VALID$', '')"_s }, // convalidated says it
        // Storage parameters are kept in the order in which they were set.
        { u"indexprs"_s, u"regexp_replace(pg_get_indexdef(c.indexrelid), ' WITH \\([^()]*\\)', '')"_s },
        // What comes down from a parent may be called as there, or as the server likes: table_column_not_null, with a number
        // while another table has that. A partition that had its key before its parent says the same of its own.
        { u"pg_constraint.conname"_s,
            u"CASE WHEN c.contype <> 'n' OR (c.conislocal AND c.conname !~ '_not_null[0-9]*$') THEN c.conname END"_s },
        { u"pg_constraint.conislocal"_s, u"CASE WHEN c.contype <> 'n' OR c.coninhcount = 0 THEN c.conislocal END"_s },
        // Only checks and NOT NULL can be kept from children: of a key that was there before its parent's, it is history.
        { u"pg_constraint.connoinherit"_s, u"CASE WHEN c.contype IN ('c', 'n') THEN c.connoinherit END"_s },
        // Before PostgreSQL 18, VALIDATE leaves the hidden ones on the partitions of the other side as they are.
        { u"pg_constraint.convalidated"_s,
            u"(c.convalidated OR (SELECT p.convalidated FROM pg_constraint p WHERE p.oid = c.conparentid "
            "AND p.conrelid = c.conrelid) IS TRUE)"_s },
        { u"tgqual"_s, u"pg_get_triggerdef(c.oid)"_s },
        { u"polqual"_s, u"concat(pg_get_expr(c.polqual, c.polrelid), ' ', pg_get_expr(c.polwithcheck, c.polrelid))"_s },
        { u"ev_action"_s, u"pg_get_ruledef(c.oid)"_s },
        { u"proargdefaults"_s, u"CASE WHEN c.prokind <> 'a' THEN pg_get_function_arguments(c.oid) END"_s },
        { u"prosqlbody"_s, u"pg_get_function_sqlbody(c.oid)"_s },
        { u"partexprs"_s, u"pg_get_partkeydef(c.partrelid)"_s },
        { u"stxexprs"_s, u"pg_get_statisticsobjdef(c.oid)"_s },
        { u"prqual"_s, u"pg_get_expr(c.prqual, c.prrelid)"_s },
        { u"prattrs"_s,
            u"(SELECT array_agg(a.attname ORDER BY a.attname)::text FROM pg_attribute a WHERE a.attrelid = c.prrelid "
            "AND a.attnum = ANY (c.prattrs))"_s },
        { u"enumsortorder"_s, u"rank() OVER (PARTITION BY c.enumtypid ORDER BY c.enumsortorder)"_s },
    };
    return expressions.value(column);
}

QString identity(const QString &catalog, const QString &oid)
{
    return u"CASE WHEN %2::oid <> 0 THEN (pg_identify_object('%1'::regclass, %2::oid, 0)).identity END"_s.arg(catalog, oid);
}

/// Of pg_get_catalog_foreign_keys(): the catalog says itself what its oids mean.
struct Reference {
    QString catalog;
    QString relationColumn; ///< set when the column holds numbers of columns of that relation
    bool isArray = false;
};

QString referenceExpression(const QString &column, const Reference &reference)
{
    const QString value = u"c."_s + column;
    if (!reference.relationColumn.isEmpty() && reference.isArray) {
        return u"(SELECT array_agg(a.attname ORDER BY k.position)::text FROM unnest(%1) WITH ORDINALITY k(number, "
               "position) LEFT JOIN pg_attribute a ON a.attrelid = c.%2 AND a.attnum = k.number)"_s.arg(
                   value, reference.relationColumn);
    }
    if (!reference.relationColumn.isEmpty())
        return u"(SELECT a.attname FROM pg_attribute a WHERE a.attrelid = c.%2 AND a.attnum = %1)"_s.arg(
            value, reference.relationColumn);
    if (reference.isArray) {
        return u"(SELECT array_agg(%1 ORDER BY k.position)::text FROM unnest(%2) WITH ORDINALITY k(item, position))"_s.arg(
            identity(reference.catalog, u"k.item"_s), value);
    }
    return identity(reference.catalog, value);
}

QString columnExpression(
    const QString &catalog, const QString &column, const QString &type, const Reference *reference)
{
    for (const QString &name : QStringList { catalog + QStringLiteral(".") + column, column }) {
        if (const QString special = specialExpression(name); !special.isEmpty())
            return special;
    }
    if (reference)
        return referenceExpression(column, *reference);
    const bool isUnordered = column.endsWith(u"options"_s) || column.endsWith(u"acl"_s) || type == u"_aclitem";
    if (isUnordered) {
        // Minor releases of late 2026 keep a version number among attoptions.
        return u"(SELECT string_agg(o::text, ',' ORDER BY o::text) FROM unnest(c.%1) o WHERE o::text NOT LIKE 'pg_attver=%')"_s
            .arg(column);
    }
    return u"c."_s + column + u"::text"_s;
}

QString dependenciesQuery()
{
    return u"SELECT concat_ws(' ', 'depends', d.deptype, (pg_identify_object(d.classid, d.objid, d.objsubid)).identity, "
           "(pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid)).identity) FROM pg_depend d "
           "WHERE d.deptype IN ('e', 'x') AND d.objid >= 16384"_s;
}

QString commentsQuery()
{
    return u"SELECT concat_ws(' ', 'comment', (pg_identify_object(d.classoid, d.objoid, d.objsubid)).identity, "
           "d.description) FROM pg_description d WHERE (d.objoid >= 16384 OR d.objoid = to_regnamespace('public')) "
           "AND (d.description, d.classoid) IS DISTINCT FROM ('standard public schema', 'pg_namespace'::regclass)"_s;
}

Result<QMap<QString, Reference>> readReferences(postgres::Connection &connection)
{
    TRY_ASSIGN(const auto rows,
        connection.execute(u"SELECT fktable, fkcols[cardinality(fkcols)], pktable, "
                           "CASE WHEN cardinality(fkcols) = 2 THEN fkcols[1] END, is_array "
                           "FROM pg_get_catalog_foreign_keys() ORDER BY cardinality(fkcols)"_s));
    QMap<QString, Reference> references;
    for (int row = 0; row < rows.rowCount(); ++row) {
        references.insert(rows.text(row, 0) + u'.' + rows.text(row, 1),
            { rows.text(row, 2), rows.text(row, 3), rows.text(row, 4) == u"t" });
    }
    return references;
}

} // namespace

Result<QStringList> catalogFingerprint(postgres::Connection &connection)
{
    TRY_ASSIGN(const auto references, readReferences(connection));
    TRY_ASSIGN(const auto columns,
        connection.execute(u"SELECT a.attrelid::regclass, a.attname, t.typname FROM pg_attribute a "
                           "JOIN pg_type t ON t.oid = a.atttypid WHERE a.attrelid < 16384 AND a.attnum > 0 "
                           "AND a.attrelid IN (SELECT oid FROM pg_class WHERE relkind = 'r') ORDER BY a.attnum"_s));
    QMap<QString, QStringList> expressions;
    for (int row = 0; row < columns.rowCount(); ++row) {
        const QString column = columns.text(row, 1);
        if (isLeftOut(column))
            continue;
        const auto reference = references.constFind(columns.text(row, 0) + u'.' + column);
        expressions[columns.text(row, 0)].append(u"'%1=' || %2"_s.arg(column,
            columnExpression(columns.text(row, 0), column, columns.text(row, 2), reference == references.cend() ? nullptr : &*reference)));
    }
    QStringList queries { dependenciesQuery(), commentsQuery() };
    for (const Catalog &catalog : catalogs()) {
        if (expressions.contains(catalog.name)) {
            queries.append(u"SELECT concat_ws(' ', '%1', %2) FROM %1 c WHERE %3"_s.arg(
                catalog.name, expressions.value(catalog.name).join(u", "_s), catalog.condition));
        }
    }
    TRY(connection.execute(u"SELECT set_config('search_path', '', false)"_s));
    QStringList lines;
    for (const QString &query : std::as_const(queries)) {
        TRY_ASSIGN(const auto rows, connection.execute(query));
        for (int row = 0; row < rows.rowCount(); ++row)
            lines.append(rows.text(row, 0));
    }
    lines.sort();
    return lines;
}

} // namespace schemawright::testing
