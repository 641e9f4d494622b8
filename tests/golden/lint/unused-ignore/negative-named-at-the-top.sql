-- schemawright:ignore unused-ignore because another tool reads the comments

-- squawk-ignore ban-drop-table
ALTER TABLE orders ADD COLUMN note text;
