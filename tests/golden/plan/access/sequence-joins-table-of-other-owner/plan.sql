-- Create sequence "fresh"
CREATE SEQUENCE public.fresh;
-- Change owner of sequence: "fresh"
ALTER SEQUENCE public.fresh OWNER TO golden_app;
-- Modify sequence "fresh"
ALTER SEQUENCE public.fresh OWNED BY public.users.other;
-- Start "fresh" behind the values of "users"."other"
SELECT pg_catalog.setval('public.fresh', GREATEST((SELECT max(other) FROM public.users) + 1, 1), false);

-- Change owner of sequence: "numbers"
ALTER SEQUENCE public.numbers OWNER TO golden_app;
-- Grant privileges on sequence: "numbers"
GRANT USAGE ON SEQUENCE public.numbers TO golden_reader;
-- Modify sequence "numbers"
ALTER SEQUENCE public.numbers OWNED BY public.users.id;
