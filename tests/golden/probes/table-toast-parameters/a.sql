CREATE TABLE public.t (a text) WITH (toast.autovacuum_enabled = false);
