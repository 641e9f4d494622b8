-- @no-transaction
BEGIN;
CREATE TABLE t (id bigint PRIMARY KEY);
ROLLBACK;
CREATE TABLE t (id bigint PRIMARY KEY);
