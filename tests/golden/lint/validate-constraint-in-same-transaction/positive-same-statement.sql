-- @no-transaction
ALTER TABLE t VALIDATE CONSTRAINT c, ADD COLUMN b int;
