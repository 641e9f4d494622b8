-- Modify "base" table
ALTER TABLE public.base ADD COLUMN n text DEFAULT 'q'::text;

-- Note: The columns of public.base stay in another order than the wanted one: PostgreSQL cannot move a column

-- Note: The columns of public.kid stay in another order than the wanted one: PostgreSQL cannot move a column
