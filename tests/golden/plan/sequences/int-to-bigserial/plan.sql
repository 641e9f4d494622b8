-- Create sequence "users_id_seq"
CREATE SEQUENCE public.users_id_seq;
-- Modify "users" table
-- Rewrites public.users under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends.
ALTER TABLE public.users
  ALTER COLUMN id TYPE bigint,
  ALTER COLUMN id SET DEFAULT nextval('public.users_id_seq'::regclass);
-- Modify sequence "users_id_seq"
ALTER SEQUENCE public.users_id_seq OWNED BY public.users.id;
-- Start "users_id_seq" behind the values of "users"."id"
SELECT pg_catalog.setval('public.users_id_seq', GREATEST((SELECT max(id) FROM public.users) + 1, 1), false);
