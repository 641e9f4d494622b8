-- @enable prefer-if-exists
DROP VIEW v;
