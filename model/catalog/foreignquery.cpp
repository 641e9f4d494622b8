// Foreign data wrappers and servers. Foreign tables are tables: tablequery.cpp. docs: sql-createserver.
#include "model/catalog/catalogquery.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::catalog {

namespace {

/// " OPTIONS (host 'a', port '1')" of a text[] column; NULL when there are none.
QString optionList(const QString &column)
{
    const QString sql = u"(SELECT ' OPTIONS (' || string_agg(format('%I %L', option_name, option_value), ', ' "
                        "ORDER BY option_name) || ')' FROM pg_options_to_table(%1))"_s;
    return sql.arg(column);
}

/// `head` is an expression: "ALTER SERVER s".
PartRows optionRows(const QString &head, const QString &column)
{
    const QString change = u"format('%s OPTIONS (%s %I %L)', %1, '%2', o.option_name, o.option_value)"_s;
    return { u"'option ' || o.option_name, o.option_value, %1, %2, format('%s OPTIONS (DROP %I)', %3, o.option_name)"_s.arg(
                 change.arg(head, u"ADD"_s), change.arg(head, u"SET"_s), head),
        u"pg_options_to_table(%1) o"_s.arg(column) };
}

} // namespace

CatalogQuery foreignDataWrapperQuery(const QueryContext &)
{
    const QString head = u"format('ALTER FOREIGN DATA WRAPPER %I', w.fdwname)"_s;
    const auto function = [&](const QString &keyword, const QString &column) {
        return u"'%1', %2::regproc::text, '', %3 || CASE WHEN %2 = 0 THEN ' NO %4' ELSE ' %4 ' || %2::regproc END, ''"_s.arg(
            keyword.toLower(), column, head, keyword);
    };
    const QString parts = partList({ function(u"HANDLER"_s, u"w.fdwhandler"_s), function(u"VALIDATOR"_s, u"w.fdwvalidator"_s) },
        { optionRows(head, u"w.fdwoptions"_s) });
    const QString sql = uR"(
        SELECT w.oid, 0, w.fdwname, i.identity,
          format('CREATE FOREIGN DATA WRAPPER %I%s%s%s', w.fdwname,
            ' HANDLER ' || nullif(w.fdwhandler, 0)::regproc, ' VALIDATOR ' || nullif(w.fdwvalidator, 0)::regproc, %1),
          format('DROP FOREIGN DATA WRAPPER %I', w.fdwname), format('CREATE FOREIGN DATA WRAPPER %I', w.fdwname), %2
        FROM pg_foreign_data_wrapper w
        CROSS JOIN LATERAL pg_identify_object('pg_foreign_data_wrapper'::regclass, w.oid, 0) i)"_s;
    return otherObjectQuery(u"foreign-data wrapper"_s, catalogs::foreignDataWrapper,
        sql.arg(optionList(u"w.fdwoptions"_s), parts));
}

CatalogQuery foreignServerQuery(const QueryContext &)
{
    const QString head = u"format('ALTER SERVER %I', s.srvname)"_s;
    // A version can be changed, but not taken away; and it is there or not from the beginning.
    const QString version = u"'version', coalesce(s.srvversion, ''), '', coalesce(%1 || format(' VERSION %L', "
                            "s.srvversion), ''), ''"_s.arg(head);
    const QString sql = uR"(
        SELECT s.oid, 0, s.srvname, i.identity,
          format('CREATE SERVER %I%s%s FOREIGN DATA WRAPPER %I%s', s.srvname, ' TYPE ' || quote_literal(s.srvtype),
            ' VERSION ' || quote_literal(s.srvversion), w.fdwname, %1),
          format('DROP SERVER %I', s.srvname),
          format('CREATE SERVER %I%s%s FOREIGN DATA WRAPPER %I', s.srvname, ' TYPE ' || quote_literal(s.srvtype),
            CASE WHEN s.srvversion IS NOT NULL THEN ' VERSION' END, w.fdwname), %2
        FROM pg_foreign_server s
        JOIN pg_foreign_data_wrapper w ON w.oid = s.srvfdw
        CROSS JOIN LATERAL pg_identify_object('pg_foreign_server'::regclass, s.oid, 0) i)"_s;
    return otherObjectQuery(u"foreign server"_s, catalogs::foreignServer,
        sql.arg(optionList(u"s.srvoptions"_s), partList({ version }, { optionRows(head, u"s.srvoptions"_s) })));
}

CatalogQuery userMappingQuery(const QueryContext &)
{
    // The view shows the options to those who may see them. Values that are secrets never leave the server: their names
    // are kept, so that a plan can say what it does not set.
    const QString open = u"(SELECT array_agg(x) FROM unnest(m.umoptions) x WHERE x !~* "
                         "'^[^=]*(passw|passphrase|secret|token|credential)[^=]*=')"_s;
    const QString secret = u"(SELECT array_agg(split_part(x, '=', 1) ORDER BY x) FROM unnest(m.umoptions) x WHERE x ~* "
                           "'^[^=]*(passw|passphrase|secret|token|credential)[^=]*=')"_s;
    const QString who = u"format('USER MAPPING FOR %s SERVER %I', CASE m.umuser WHEN 0 THEN 'PUBLIC' "
                        "ELSE quote_ident(m.usename) END, m.srvname)"_s;
    const QString sql = uR"(
        SELECT m.umid, 0, m.srvname, i.identity, 'CREATE ' || %1 || coalesce(%2, ''), 'DROP ' || %1, 'CREATE ' || %1, %3,
          NULL, %4
        FROM pg_user_mappings m
        CROSS JOIN LATERAL pg_identify_object('pg_user_mapping'::regclass, m.umid, 0) i)"_s;
    return otherObjectQuery(u"user mapping"_s, catalogs::userMapping,
        sql.arg(who, optionList(open), partList({}, { optionRows(u"'ALTER ' || "_s + who, open) }), secret));
}

} // namespace schemawright::catalog
