-- Rename a table from "users" to "people"
ALTER TABLE public.users RENAME TO people;
-- Rename a column from "email" to "mail"
ALTER TABLE public.people RENAME COLUMN email TO mail;
-- Rename a column from "date" to "day"
ALTER TABLE public.people RENAME COLUMN date TO day;
