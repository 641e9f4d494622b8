-- Modify "kid" table
ALTER TABLE public.kid INHERIT public.base;
