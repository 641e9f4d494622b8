CREATE TABLE public.t (a integer);
ALTER TABLE public.t ADD CONSTRAINT k CHECK (a > 0) NOT VALID;
