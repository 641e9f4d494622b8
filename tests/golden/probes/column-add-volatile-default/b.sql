CREATE TABLE public.t (id integer PRIMARY KEY, u uuid DEFAULT gen_random_uuid() NOT NULL);
