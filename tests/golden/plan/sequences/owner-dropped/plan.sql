-- Modify sequence "s"
ALTER SEQUENCE public.s OWNED BY public.users.id;
-- Drop "t" table
DROP TABLE public.t;
