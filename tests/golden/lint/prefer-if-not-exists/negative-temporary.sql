-- @no-transaction
-- @enable prefer-if-not-exists
CREATE TEMPORARY TABLE t (id bigint PRIMARY KEY);
