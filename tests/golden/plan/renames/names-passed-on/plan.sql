-- Rename a table from "b" to "c"
ALTER TABLE public.b RENAME TO c;
-- Rename a table from "a" to "b"
ALTER TABLE public.a RENAME TO b;
