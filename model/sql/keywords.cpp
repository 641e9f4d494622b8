// Keywords of PostgreSQL 12 to 18 together: those that quote_identifier() quotes, which is all categories but unreserved,
// and the unreserved ones. Generated on servers of each version with:
//   select word, catcode from pg_get_keywords() order by word;
#include "model/sql/keywords.h"

#include <QString>

#include <algorithm>

namespace schemawright::sql {

namespace {

// Both lists are sorted, for a binary search.
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

constexpr QStringView unreservedWords[] = {
    u"abort", u"absent", u"absolute", u"access", u"action", u"add", u"admin", u"after", u"aggregate", u"also",
    u"alter", u"always", u"asensitive", u"assertion", u"assignment", u"at", u"atomic", u"attach", u"attribute",
    u"backward", u"before", u"begin", u"breadth", u"by", u"cache", u"call", u"called", u"cascade", u"cascaded",
    u"catalog", u"chain", u"characteristics", u"checkpoint", u"class", u"close", u"cluster", u"columns", u"comment",
    u"comments", u"commit", u"committed", u"compression", u"conditional", u"configuration", u"conflict",
    u"connection", u"constraints", u"content", u"continue", u"conversion", u"copy", u"cost", u"csv", u"cube",
    u"current", u"cursor", u"cycle", u"data", u"database", u"day", u"deallocate", u"declare", u"defaults",
    u"deferred", u"definer", u"delete", u"delimiter", u"delimiters", u"depends", u"depth", u"detach", u"dictionary",
    u"disable", u"discard", u"document", u"domain", u"double", u"drop", u"each", u"empty", u"enable", u"encoding",
    u"encrypted", u"enforced", u"enum", u"error", u"escape", u"event", u"exclude", u"excluding", u"exclusive",
    u"execute", u"explain", u"expression", u"extension", u"external", u"family", u"filter", u"finalize", u"first",
    u"following", u"force", u"format", u"forward", u"function", u"functions", u"generated", u"global", u"granted",
    u"groups", u"handler", u"header", u"hold", u"hour", u"identity", u"if", u"immediate", u"immutable", u"implicit",
    u"import", u"include", u"including", u"increment", u"indent", u"index", u"indexes", u"inherit", u"inherits",
    u"inline", u"input", u"insensitive", u"insert", u"instead", u"invoker", u"isolation", u"keep", u"key", u"keys",
    u"label", u"language", u"large", u"last", u"leakproof", u"level", u"listen", u"load", u"local", u"location",
    u"lock", u"locked", u"logged", u"mapping", u"match", u"matched", u"materialized", u"maxvalue", u"merge",
    u"method", u"minute", u"minvalue", u"mode", u"month", u"move", u"name", u"names", u"nested", u"new", u"next",
    u"nfc", u"nfd", u"nfkc", u"nfkd", u"no", u"normalized", u"nothing", u"notify", u"nowait", u"nulls", u"object",
    u"objects", u"of", u"off", u"oids", u"old", u"omit", u"operator", u"option", u"options", u"ordinality",
    u"others", u"over", u"overriding", u"owned", u"owner", u"parallel", u"parameter", u"parser", u"partial",
    u"partition", u"passing", u"password", u"path", u"period", u"plan", u"plans", u"policy", u"preceding",
    u"prepare", u"prepared", u"preserve", u"prior", u"privileges", u"procedural", u"procedure", u"procedures",
    u"program", u"publication", u"quote", u"quotes", u"range", u"read", u"reassign", u"recursive", u"ref",
    u"referencing", u"refresh", u"reindex", u"relative", u"release", u"rename", u"repeatable", u"replace",
    u"replica", u"reset", u"restart", u"restrict", u"return", u"returns", u"revoke", u"role", u"rollback",
    u"rollup", u"routine", u"routines", u"rows", u"rule", u"savepoint", u"scalar", u"schema", u"schemas", u"scroll",
    u"search", u"second", u"security", u"sequence", u"sequences", u"serializable", u"server", u"session", u"set",
    u"sets", u"share", u"show", u"simple", u"skip", u"snapshot", u"source", u"sql", u"stable", u"standalone",
    u"start", u"statement", u"statistics", u"stdin", u"stdout", u"storage", u"stored", u"strict", u"string",
    u"strip", u"subscription", u"support", u"sysid", u"system", u"tables", u"tablespace", u"target", u"temp",
    u"template", u"temporary", u"text", u"ties", u"transaction", u"transform", u"trigger", u"truncate", u"trusted",
    u"type", u"types", u"uescape", u"unbounded", u"uncommitted", u"unconditional", u"unencrypted", u"unknown",
    u"unlisten", u"unlogged", u"until", u"update", u"vacuum", u"valid", u"validate", u"validator", u"value",
    u"varying", u"version", u"view", u"views", u"virtual", u"volatile", u"whitespace", u"within", u"without",
    u"work", u"wrapper", u"write", u"xml", u"year", u"yes", u"zone",
};

} // namespace

bool isQuotedKeyword(QStringView word)
{
    return std::binary_search(std::begin(quotedWords), std::end(quotedWords), word);
}

bool isKeyword(QStringView word)
{
    const QString lower = word.toString().toLower();
    return isQuotedKeyword(lower)
        || std::binary_search(std::begin(unreservedWords), std::end(unreservedWords), QStringView(lower));
}

} // namespace schemawright::sql
