// Text search parsers, templates, dictionaries and configurations. docs: textsearch, sql-createtsconfig.
#include "model/catalog/catalogquery.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::catalog {

CatalogQuery textSearchParserQuery(const QueryContext &context)
{
    const QString sql = uR"(
        SELECT p.oid, p.prsnamespace, p.prsname, i.identity,
          format('CREATE TEXT SEARCH PARSER %I.%I (%s)', n.nspname, p.prsname, concat_ws(', ',
            'START = ' || p.prsstart, 'GETTOKEN = ' || p.prstoken, 'END = ' || p.prsend,
            'LEXTYPES = ' || p.prslextype, 'HEADLINE = ' || nullif(p.prsheadline::oid, 0)::regproc)),
          format('DROP TEXT SEARCH PARSER %I.%I', n.nspname, p.prsname)
        FROM pg_ts_parser p
        JOIN pg_namespace n ON n.oid = p.prsnamespace
        CROSS JOIN LATERAL pg_identify_object('pg_ts_parser'::regclass, p.oid, 0) i
        WHERE p.prsnamespace IN %1)"_s;
    return otherObjectQuery(u"text search parser"_s, catalogs::textSearchParser, sql.arg(context.schemaOids));
}

CatalogQuery textSearchTemplateQuery(const QueryContext &context)
{
    const QString sql = uR"(
        SELECT t.oid, t.tmplnamespace, t.tmplname, i.identity,
          format('CREATE TEXT SEARCH TEMPLATE %I.%I (%s)', n.nspname, t.tmplname, concat_ws(', ',
            'INIT = ' || nullif(t.tmplinit::oid, 0)::regproc, 'LEXIZE = ' || t.tmpllexize)),
          format('DROP TEXT SEARCH TEMPLATE %I.%I', n.nspname, t.tmplname)
        FROM pg_ts_template t
        JOIN pg_namespace n ON n.oid = t.tmplnamespace
        CROSS JOIN LATERAL pg_identify_object('pg_ts_template'::regclass, t.oid, 0) i
        WHERE t.tmplnamespace IN %1)"_s;
    return otherObjectQuery(u"text search template"_s, catalogs::textSearchTemplate, sql.arg(context.schemaOids));
}

CatalogQuery textSearchDictionaryQuery(const QueryContext &context)
{
    // dictinitoption is stored as SQL text: language = 'english', stopwords = 'english'. ALTER takes options away and
    // appends the given ones, so that all of them in their order give this text again.
    const QString head = u"format('ALTER TEXT SEARCH DICTIONARY %I.%I', n.nspname, d.dictname)"_s;
    const QString words = uR"x(regexp_matches(d.dictinitoption,
        $re$(?:^|, )("(?:[^"]|"")*"|\w+) = E?(?:'(?:[^']|'')*'|[^,]*)$re$, 'g') o (words))x"_s;
    const QString parts = partList({ u"'options', coalesce(d.dictinitoption, ''), '', "
                                     "coalesce(%1 || format(' (%s)', d.dictinitoption), ''), ''"_s.arg(head) },
        { { u"'with ' || o.words[1], '', '', '', %1 || format(' (%s)', o.words[1])"_s.arg(head), words } });
    const QString sql = uR"(
        SELECT d.oid, d.dictnamespace, d.dictname, i.identity,
          format('CREATE TEXT SEARCH DICTIONARY %I.%I (TEMPLATE = %I.%I%s)', n.nspname, d.dictname, tn.nspname,
            t.tmplname, ', ' || d.dictinitoption),
          format('DROP TEXT SEARCH DICTIONARY %I.%I', n.nspname, d.dictname),
          format('CREATE TEXT SEARCH DICTIONARY %I.%I (TEMPLATE = %I.%I)', n.nspname, d.dictname, tn.nspname,
            t.tmplname), %2
        FROM pg_ts_dict d
        JOIN pg_namespace n ON n.oid = d.dictnamespace
        JOIN pg_ts_template t ON t.oid = d.dicttemplate
        JOIN pg_namespace tn ON tn.oid = t.tmplnamespace
        CROSS JOIN LATERAL pg_identify_object('pg_ts_dict'::regclass, d.oid, 0) i
        WHERE d.dictnamespace IN %1)"_s;
    return otherObjectQuery(u"text search dictionary"_s, catalogs::textSearchDictionary, sql.arg(context.schemaOids, parts));
}

CatalogQuery textSearchConfigurationQuery(const QueryContext &context)
{
    const QString mappings = uR"((
        SELECT t.alias, string_agg(format('%I.%I', dn.nspname, d.dictname), ', ' ORDER BY m.mapseqno) dictionaries
        FROM pg_ts_config_map m
        JOIN pg_ts_dict d ON d.oid = m.mapdict
        JOIN pg_namespace dn ON dn.oid = d.dictnamespace
        JOIN ts_token_type(c.cfgparser) t ON t.tokid = m.maptokentype
        WHERE m.mapcfg = c.oid
        GROUP BY t.alias))"_s;
    const QString alter = u"format('ALTER TEXT SEARCH CONFIGURATION %I.%I %2 MAPPING FOR %I%1', n.nspname, c.cfgname, "
                          "m.alias, m.dictionaries)"_s;
    const QString parts = partList({},
        { { u"'mapping ' || m.alias, m.dictionaries, %1, %2, %3"_s.arg(alter.arg(u" WITH %s"_s, u"ADD"_s),
                alter.arg(u" WITH %s"_s, u"ALTER"_s), alter.arg(QString(), u"DROP"_s)),
            mappings + u" m"_s } });
    const QString sql = uR"(
        SELECT c.oid, c.cfgnamespace, c.cfgname, i.identity,
          k.core || coalesce((SELECT string_agg(E';\n' || %3, '' ORDER BY m.alias) FROM %2 m), ''),
          format('DROP TEXT SEARCH CONFIGURATION %I.%I', n.nspname, c.cfgname), k.core, %4
        FROM pg_ts_config c
        JOIN pg_namespace n ON n.oid = c.cfgnamespace
        JOIN pg_ts_parser p ON p.oid = c.cfgparser
        JOIN pg_namespace pn ON pn.oid = p.prsnamespace
        CROSS JOIN LATERAL pg_identify_object('pg_ts_config'::regclass, c.oid, 0) i
        CROSS JOIN LATERAL (SELECT format('CREATE TEXT SEARCH CONFIGURATION %I.%I (PARSER = %I.%I)', n.nspname,
          c.cfgname, pn.nspname, p.prsname) AS core) k
        WHERE c.cfgnamespace IN %1)"_s;
    return otherObjectQuery(u"text search configuration"_s, catalogs::textSearchConfiguration,
        sql.arg(context.schemaOids, mappings, alter.arg(u" WITH %s"_s, u"ADD"_s), parts));
}

} // namespace schemawright::catalog
