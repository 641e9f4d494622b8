-- Modify sequence "s"
ALTER SEQUENCE public.s OWNED BY public.users.id;
