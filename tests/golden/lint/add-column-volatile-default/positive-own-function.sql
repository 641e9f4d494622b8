ALTER TABLE t ADD COLUMN code text DEFAULT app.next_code();
