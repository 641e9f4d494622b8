CREATE TABLE public.p (a integer NOT NULL, CONSTRAINT k CHECK (a > 0));
