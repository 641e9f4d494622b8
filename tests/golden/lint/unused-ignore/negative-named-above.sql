-- squawk-ignore ban-drop-table
-- schemawright:ignore unused-ignore because another tool reads the comment above
ALTER TABLE orders ADD COLUMN note text;
