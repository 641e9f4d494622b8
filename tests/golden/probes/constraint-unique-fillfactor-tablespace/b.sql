CREATE TABLE public.t (a integer, CONSTRAINT u UNIQUE (a) WITH (fillfactor = 70));
