-- Create sequence "plain_n_seq"
CREATE SEQUENCE public.plain_n_seq AS integer;
-- Create sequence "shared_n_seq"
CREATE SEQUENCE public.shared_n_seq AS integer;
-- Create "plain" table
CREATE TABLE public.plain (
  id integer GENERATED ALWAYS AS IDENTITY,
  n integer DEFAULT nextval('public.plain_n_seq'::regclass) NOT NULL
);
-- Create "shared" table
CREATE TABLE public.shared (
  id integer GENERATED ALWAYS AS IDENTITY,
  n integer DEFAULT nextval('public.shared_n_seq'::regclass) NOT NULL
);
-- Modify sequence "shared_n_seq"
ALTER SEQUENCE public.shared_n_seq OWNED BY public.shared.n;
-- Create "closed" function
CREATE OR REPLACE FUNCTION public.closed()
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT 1$function$;
-- Create "open_to_all" function
CREATE OR REPLACE FUNCTION public.open_to_all()
 RETURNS integer
 LANGUAGE sql
AS $function$SELECT 1$function$;
-- Grant privileges on function: "open_to_all"
GRANT EXECUTE ON FUNCTION public.open_to_all() TO PUBLIC;
-- Revoke privileges on table: "plain"
REVOKE SELECT ON TABLE public.plain FROM golden_reader;
-- Revoke privileges on sequence: "plain_id_seq"
REVOKE USAGE ON SEQUENCE public.plain_id_seq FROM golden_reader;
-- Revoke privileges on sequence: "plain_n_seq"
REVOKE USAGE ON SEQUENCE public.plain_n_seq FROM golden_reader;
-- Modify sequence "plain_n_seq"
ALTER SEQUENCE public.plain_n_seq OWNED BY public.plain.n;
