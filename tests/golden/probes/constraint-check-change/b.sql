CREATE TABLE public.t (a integer, CONSTRAINT k CHECK (a > 1));
