CREATE TABLE public.t (a timestamptz, b timestamp);
