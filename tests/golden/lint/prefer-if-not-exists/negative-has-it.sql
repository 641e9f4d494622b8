-- @no-transaction
-- @enable prefer-if-not-exists
CREATE TABLE IF NOT EXISTS t (id bigint PRIMARY KEY);
ALTER TABLE t ADD COLUMN IF NOT EXISTS a int;
