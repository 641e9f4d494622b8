-- Do not check function bodies before all objects are there
SET check_function_bodies = off;
-- Create "count_users" function
CREATE OR REPLACE FUNCTION public.count_users()
 RETURNS bigint
 LANGUAGE sql
 STABLE
AS $function$SELECT count(*) FROM users$function$;
-- Create "stats" table
CREATE TABLE public.stats (
  n bigint DEFAULT public.count_users()
);
-- Create "users" table
CREATE TABLE public.users (
  id integer NOT NULL,
  email text NOT NULL,
  name text,
  CONSTRAINT users_pkey PRIMARY KEY (id)
);
-- Create "forget" procedure
CREATE OR REPLACE PROCEDURE public.forget()
 LANGUAGE plpgsql
AS $procedure$BEGIN DELETE FROM users; END$procedure$;
