CREATE COLLATION public.german (PROVIDER = icu, LOCALE = 'de-u-co-phonebk');
CREATE TABLE public.t (id integer, name text COLLATE public.german);
COMMENT ON COLLATION public.german IS 'telephone book';
