-- Create sequence "s"
CREATE SEQUENCE public.s;
-- Modify "users" table
ALTER TABLE public.users ALTER COLUMN id SET DEFAULT nextval('public.s'::regclass);
