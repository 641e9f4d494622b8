-- Rename a column from "a" to "schemawright_rename_a"
ALTER TABLE public.t RENAME COLUMN a TO schemawright_rename_a;
-- Rename a column from "b" to "a"
ALTER TABLE public.t RENAME COLUMN b TO a;
-- Rename a column from "schemawright_rename_a" to "b"
ALTER TABLE public.t RENAME COLUMN schemawright_rename_a TO b;
