CREATE COLLATION public.b (PROVIDER = builtin, LOCALE = 'C.UTF-8');
CREATE TABLE public.t (a text COLLATE public.b);
