CREATE TABLE public.t (a text) WITH (toast_tuple_target = 1000, toast.autovacuum_vacuum_threshold = 100);
