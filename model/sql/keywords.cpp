// The words that quote_identifier() quotes: all categories but unreserved, of PostgreSQL 12 to 18 together.
// Generated on servers of each version with: select word from pg_get_keywords() where catcode <> 'U' order by word;
#include "model/sql/keywords.h"

#include <algorithm>

namespace schemawright::sql {

namespace {

// Sorted, for a binary search.
constexpr QStringView quotedWords[] = {
    u"all", u"analyse", u"analyze", u"and", u"any", u"array", u"as", u"asc", u"asymmetric", u"authorization",
    u"between", u"bigint", u"binary", u"bit", u"boolean", u"both", u"case", u"cast", u"char", u"character",
    u"check", u"coalesce", u"collate", u"collation", u"column", u"concurrently", u"constraint", u"create", u"cross",
    u"current_catalog", u"current_date", u"current_role", u"current_schema", u"current_time", u"current_timestamp",
    u"current_user", u"dec", u"decimal", u"default", u"deferrable", u"desc", u"distinct", u"do", u"else", u"end",
    u"except", u"exists", u"extract", u"false", u"fetch", u"float", u"for", u"foreign", u"freeze", u"from", u"full",
    u"grant", u"greatest", u"group", u"grouping", u"having", u"ilike", u"in", u"initially", u"inner", u"inout",
    u"int", u"integer", u"intersect", u"interval", u"into", u"is", u"isnull", u"join", u"json", u"json_array",
    u"json_arrayagg", u"json_exists", u"json_object", u"json_objectagg", u"json_query", u"json_scalar",
    u"json_serialize", u"json_table", u"json_value", u"lateral", u"leading", u"least", u"left", u"like", u"limit",
    u"localtime", u"localtimestamp", u"merge_action", u"national", u"natural", u"nchar", u"none", u"normalize",
    u"not", u"notnull", u"null", u"nullif", u"numeric", u"offset", u"on", u"only", u"or", u"order", u"out",
    u"outer", u"overlaps", u"overlay", u"placing", u"position", u"precision", u"primary", u"real", u"references",
    u"returning", u"right", u"row", u"select", u"session_user", u"setof", u"similar", u"smallint", u"some",
    u"substring", u"symmetric", u"system_user", u"table", u"tablesample", u"then", u"time", u"timestamp", u"to",
    u"trailing", u"treat", u"trim", u"true", u"union", u"unique", u"user", u"using", u"values", u"varchar",
    u"variadic", u"verbose", u"when", u"where", u"window", u"with", u"xmlattributes", u"xmlconcat", u"xmlelement",
    u"xmlexists", u"xmlforest", u"xmlnamespaces", u"xmlparse", u"xmlpi", u"xmlroot", u"xmlserialize", u"xmltable",
};

} // namespace

bool isQuotedKeyword(QStringView word)
{
    return std::binary_search(std::begin(quotedWords), std::end(quotedWords), word);
}

} // namespace schemawright::sql
