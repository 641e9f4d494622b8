CREATE TABLE public.t (v text DEFAULT 'a' NOT NULL);
