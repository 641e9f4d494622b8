// Functions that PostgreSQL and its common extensions (uuid-ossp, pgcrypto) bring, by volatility. Generated on PostgreSQL 18:
//   select distinct proname, provolatile from pg_proc where prokind = 'f' and not proretset
// without those that no default or check uses (I/O, operator, index and monitoring functions).
#include "model/sql/builtinfunctions.h"

#include <algorithm>

namespace schemawright::sql {

namespace {

// Both lists are sorted, for a binary search.
constexpr QStringView volatileFunctions[] = {
    u"array_sample", u"array_shuffle", u"clock_timestamp", u"current_query", u"currval", u"gen_random_bytes",
    u"gen_random_uuid", u"gen_salt", u"lastval", u"nextval", u"pg_current_wal_lsn", u"pg_notify", u"pg_sleep",
    u"random", u"random_normal", u"set_config", u"setseed", u"setval", u"timeofday", u"txid_status",
    u"uuid_generate_v1", u"uuid_generate_v1mc", u"uuid_generate_v4", u"uuid_generate_v7", u"uuidv4", u"uuidv7",
};

constexpr QStringView steadyFunctions[] = {
    u"abbrev", u"abs", u"acos", u"acosd", u"acosh", u"age", u"area", u"array_append", u"array_cat", u"array_dims",
    u"array_fill", u"array_length", u"array_lower", u"array_ndims", u"array_position", u"array_positions",
    u"array_prepend", u"array_remove", u"array_replace", u"array_reverse", u"array_sort", u"array_to_json",
    u"array_to_string", u"array_to_tsvector", u"array_upper", u"ascii", u"asin", u"asind", u"asinh", u"atan",
    u"atan2", u"atan2d", u"atand", u"atanh", u"bit", u"bit_count", u"bit_length", u"bool", u"bound_box", u"box",
    u"bpchar", u"broadcast", u"bytea", u"cardinality", u"casefold", u"cbrt", u"ceil", u"ceiling", u"center",
    u"char", u"char_length", u"character_length", u"chr", u"cidr", u"circle", u"coalesce", u"col_description",
    u"concat", u"concat_ws", u"convert", u"convert_from", u"convert_to", u"cos", u"cosd", u"cosh", u"cot", u"cotd",
    u"crc32", u"crc32c", u"current_database", u"current_schema", u"current_schemas", u"current_setting",
    u"current_user", u"database_to_xml", u"database_to_xml_and_xmlschema", u"database_to_xmlschema", u"date",
    u"date_add", u"date_bin", u"date_part", u"date_subtract", u"date_trunc", u"datemultirange", u"daterange",
    u"decode", u"degrees", u"dexp", u"diagonal", u"diameter", u"div", u"dlog1", u"dlog10", u"dtrunc", u"encode",
    u"enum_first", u"enum_last", u"enum_range", u"erf", u"erfc", u"exp", u"extract", u"factorial", u"family",
    u"float4", u"float8", u"floor", u"format", u"format_type", u"gamma", u"gcd", u"get_bit", u"get_byte",
    u"get_current_ts_config", u"getpgusername", u"height", u"host", u"hostmask", u"icu_unicode_version",
    u"in_range", u"inet_client_addr", u"inet_client_port", u"inet_merge", u"inet_same_family", u"inet_server_addr",
    u"inet_server_port", u"initcap", u"int2", u"int2int4_sum", u"int4", u"int4multirange", u"int4range", u"int8",
    u"int8multirange", u"int8range", u"interval", u"is_normalized", u"isclosed", u"isempty", u"isfinite",
    u"ishorizontal", u"isopen", u"isparallel", u"isperp", u"isvertical", u"json_array_length", u"json_build_array",
    u"json_build_object", u"json_object", u"json_populate_record", u"json_strip_nulls", u"json_to_record",
    u"json_to_tsvector", u"json_typeof", u"jsonb_array_length", u"jsonb_build_array", u"jsonb_build_object",
    u"jsonb_concat", u"jsonb_insert", u"jsonb_object", u"jsonb_path_exists", u"jsonb_path_exists_tz",
    u"jsonb_path_match", u"jsonb_path_match_tz", u"jsonb_path_query_array", u"jsonb_path_query_array_tz",
    u"jsonb_path_query_first", u"jsonb_path_query_first_tz", u"jsonb_populate_record",
    u"jsonb_populate_record_valid", u"jsonb_pretty", u"jsonb_set", u"jsonb_set_lax", u"jsonb_strip_nulls",
    u"jsonb_to_record", u"jsonb_to_tsvector", u"jsonb_typeof", u"justify_days", u"justify_hours",
    u"justify_interval", u"lcm", u"left", u"length", u"lgamma", u"like_escape", u"line", u"ln", u"log", u"log10",
    u"lower", u"lower_inc", u"lower_inf", u"lpad", u"ltrim", u"macaddr", u"macaddr8", u"macaddr8_set7bit",
    u"make_date", u"make_interval", u"make_time", u"make_timestamp", u"make_timestamptz", u"makeaclitem",
    u"masklen", u"md5", u"min_scale", u"mod", u"money", u"multirange", u"mxid_age", u"name", u"nameconcatoid",
    u"netmask", u"network", u"normalize", u"now", u"npoints", u"num_nonnulls", u"num_nulls", u"numeric",
    u"nummultirange", u"numnode", u"numrange", u"obj_description", u"octet_length", u"oid", u"overlaps", u"overlay",
    u"parse_ident", u"path", u"pclose", u"pg_backend_pid", u"pg_current_xact_id", u"phraseto_tsquery", u"pi",
    u"plainto_tsquery", u"point", u"polygon", u"popen", u"position", u"pow", u"power", u"querytree", u"quote_ident",
    u"quote_literal", u"quote_nullable", u"radians", u"radius", u"range_merge", u"regclass", u"regexp_count",
    u"regexp_instr", u"regexp_match", u"regexp_replace", u"regexp_split_to_array", u"regexp_substr", u"repeat",
    u"replace", u"reverse", u"right", u"round", u"row_to_json", u"rpad", u"rtrim", u"scale", u"schema_to_xml",
    u"schema_to_xml_and_xmlschema", u"schema_to_xmlschema", u"session_user", u"set_bit", u"set_byte",
    u"set_masklen", u"setweight", u"sha224", u"sha256", u"sha384", u"sha512", u"shobj_description", u"sign",
    u"similar_escape", u"similar_to_escape", u"sin", u"sind", u"sinh", u"slope", u"split_part", u"sqrt",
    u"statement_timestamp", u"string_to_array", u"strip", u"strpos", u"substr", u"substring", u"system_user",
    u"table_to_xml", u"table_to_xml_and_xmlschema", u"table_to_xmlschema", u"tan", u"tand", u"tanh", u"text",
    u"textlen", u"time", u"timestamp", u"timestamptz", u"timetz", u"timezone", u"to_ascii", u"to_bin", u"to_char",
    u"to_date", u"to_hex", u"to_json", u"to_jsonb", u"to_number", u"to_oct", u"to_regclass", u"to_regcollation",
    u"to_regnamespace", u"to_regoper", u"to_regoperator", u"to_regproc", u"to_regprocedure", u"to_regrole",
    u"to_regtype", u"to_regtypemod", u"to_timestamp", u"to_tsquery", u"to_tsvector", u"transaction_timestamp",
    u"translate", u"trim_array", u"trim_scale", u"trunc", u"ts_delete", u"ts_filter", u"ts_headline", u"ts_lexize",
    u"ts_rank", u"ts_rank_cd", u"ts_rewrite", u"tsmultirange", u"tsrange", u"tstzmultirange", u"tstzrange",
    u"tsvector_concat", u"tsvector_to_array", u"txid_current", u"unicode_assigned", u"unicode_version", u"unistr",
    u"upper", u"upper_inc", u"upper_inf", u"uuid_extract_timestamp", u"uuid_extract_version", u"uuid_generate_v3",
    u"uuid_generate_v5", u"uuid_nil", u"uuid_ns_dns", u"uuid_ns_url", u"varbit", u"varchar", u"version",
    u"websearch_to_tsquery", u"width", u"width_bucket", u"xml", u"xml_is_well_formed",
    u"xml_is_well_formed_content", u"xml_is_well_formed_document", u"xmlcomment", u"xmlconcat2", u"xmlexists",
    u"xmltext", u"xmlvalidate", u"xpath", u"xpath_exists",
};

} // namespace

bool isVolatileBuiltin(QStringView name)
{
    return std::binary_search(std::begin(volatileFunctions), std::end(volatileFunctions), name);
}

bool isSteadyBuiltin(QStringView name)
{
    return std::binary_search(std::begin(steadyFunctions), std::end(steadyFunctions), name);
}

} // namespace schemawright::sql
