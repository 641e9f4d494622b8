-- Modify "kid" table
ALTER TABLE public.kid NO INHERIT public.base;
