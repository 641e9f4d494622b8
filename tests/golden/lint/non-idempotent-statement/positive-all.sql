-- @no-transaction
-- @enable non-idempotent-statement
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
CREATE TYPE state AS ENUM ('new');
