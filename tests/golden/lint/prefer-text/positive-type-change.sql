-- @enable prefer-text
ALTER TABLE t ALTER COLUMN a TYPE varchar(40);
