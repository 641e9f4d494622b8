CREATE TABLE public.t (a text) WITH (fillfactor = 70, autovacuum_enabled = false);
