-- schemawright:ignore drop-table because the table was never used
ALTER TABLE orders ADD COLUMN note text;
ALTER TABLE orders ADD COLUMN state text; -- atlas:nolint
