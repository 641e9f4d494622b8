-- @no-transaction
-- @enable require-lock-timeout
DROP TABLE t;
