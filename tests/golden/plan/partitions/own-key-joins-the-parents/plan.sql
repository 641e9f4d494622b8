-- Drop index "p_key" from table: "p"
DROP INDEX public.p_key;
-- Modify "p" table
ALTER TABLE public.p ADD CONSTRAINT p_key PRIMARY KEY (kind, id);
