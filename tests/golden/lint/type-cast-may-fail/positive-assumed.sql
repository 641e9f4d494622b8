ALTER TABLE t ALTER COLUMN name TYPE bigint USING name::bigint;
