-- @enable require-schema-qualified
DROP VIEW v;
