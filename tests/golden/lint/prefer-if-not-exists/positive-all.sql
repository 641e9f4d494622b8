-- @no-transaction
-- @enable prefer-if-not-exists
CREATE TABLE t (id bigint PRIMARY KEY);
CREATE INDEX i ON t (id);
CREATE SEQUENCE s;
ALTER TABLE t ADD COLUMN a int;
