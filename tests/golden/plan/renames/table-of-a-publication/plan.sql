-- Rename a table from "users" to "people"
ALTER TABLE public.users RENAME TO people;
