-- Rename a column from "id" to "number"
ALTER TABLE public.t RENAME COLUMN id TO number;
